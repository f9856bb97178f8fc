"""The library: pictures in a visible folder, their index and the queue in a database."""

import contextlib
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from sdstudio.disk import Disk, SystemDisk, disk_errors
from sdstudio.domain.annotations import Parent
from sdstudio.domain.errors import Argument, ErrorCode, StudioError
from sdstudio.domain.grid import Grid
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.metadata import PictureMetadata, encode
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.source_type import source_type_of
from sdstudio.imaging import Rgb, encode_png, input_ref
from sdstudio.library import thumbnail_store
from sdstudio.library.annotation_store import AnnotationStore
from sdstudio.library.backups import Backups
from sdstudio.library.boards import Boards
from sdstudio.library.canvas_files import CanvasFiles
from sdstudio.library.database import Database, is_corruption, suspect
from sdstudio.library.facts import LibraryCounts
from sdstudio.library.family import Family
from sdstudio.library.file_names import SHEET_NAME, picture_name
from sdstudio.library.files import write_new
from sdstudio.library.folder_index import FolderIndex
from sdstudio.library.folders import Folders
from sdstudio.library.grids import GridTable, KeptGrid
from sdstudio.library.identity import identity
from sdstudio.library.indexed_folders import IndexedFolders
from sdstudio.library.input_cleanup import InputCleanup
from sdstudio.library.input_store import InputStore
from sdstudio.library.jobs import Job, JobState, JobTable
from sdstudio.library.journal import Journal
from sdstudio.library.journal_sync import JournalSync
from sdstudio.library.journal_tables import JournalTables
from sdstudio.library.last_listing import LastListing, OwnDisk
from sdstudio.library.lock import LibraryLock
from sdstudio.library.missing import MissingPictures
from sdstudio.library.past_jobs import PastJobs
from sdstudio.library.picture_rows import NewPicture, created_at
from sdstudio.library.picture_table import PictureTable
from sdstudio.library.pictures import AnyPicture, FilePlace, Picture
from sdstudio.library.pictures_folder import PicturesFolder
from sdstudio.library.prompt_texts import PromptTexts
from sdstudio.library.reconcile import Reconciler
from sdstudio.library.repairs import Repairs
from sdstudio.library.salvage import Salvage
from sdstudio.library.saved_searches import SavedSearches
from sdstudio.library.search.feed import SearchLink
from sdstudio.library.sheets import Sheet, sheets_in
from sdstudio.library.thumbnail_store import ThumbnailStore
from sdstudio.library.trash import SendToTrash, Trash, send_to_system_trash
from sdstudio.library.upkeep import Upkeep


class Library:
    """The only writer of a library. Created by :meth:`open`; used by one thread at a time.

    Every change is on disk when its method returns. If the disk refuses, it raises
    ``StudioError`` with the folder (``DISK_FULL``, ``FOLDER_READ_ONLY``, ``SAVE_FAILED``), and
    nothing has changed.

    Attributes:
        folders: of its files.
        pictures_folder: the visible one, which may be missing.
        inputs: the pictures that jobs start from.
        canvases: what was painted on pictures.
        past_jobs: the jobs that have left the queue.
        prompt_texts: the prompts of pictures as they were written.
        grids: those whose sheets may still change.
        trash: moves pictures there and back.
        annotations, boards, saved_searches: what the artist adds. A change is also in
            the journal, next to the pictures, when its method returns; pass what that returns to
            :meth:`AnnotationStore.restore` to undo it.
        family: which pictures others were made from.
        indexed_folders: the folders whose pictures are shown where they are.
        folder_index: writes rows for the pictures in those.
        missing: the pictures whose files have vanished.
        backups: copies of the database.
        upkeep: reconciles the library with its files, rebuilds it and keeps it tidy.
        search: what the search reads, and how it tells what it has taken over.
        thumbnails: of its pictures; may be used by any thread.
        crashed: the last run didn't end with :meth:`close`, so the queue was paused.
    """

    def __init__(
        self,
        database: Database,
        folders: Folders,
        lock: LibraryLock | None,
        disk: Disk,
        send: SendToTrash,
        thumbnails: ThumbnailStore | None,
        *,
        makes_folder: bool,
        refusal: StudioError | None = None,
    ) -> None:
        self.folders = folders
        self._database = database
        self._lock = lock
        self._closed = False
        state = LastListing(folders.pictures)
        self._disk = disk = OwnDisk(disk, state)
        self._notices = [] if refusal is None else [_not_kept(refusal)]
        self.thumbnails = thumbnails or ThumbnailStore(folders.thumbnails)
        self._owns_thumbnails = thumbnails is None
        self._is_kept = is_kept = refusal is None
        self.search = SearchLink(database, folders.data if is_kept else None, self.thumbnails)
        repairs = Repairs(database)
        self.inputs = InputStore(folders.inputs, disk)
        self._jobs = JobTable(database, repairs)
        self.past_jobs = PastJobs(database)
        self.prompt_texts = PromptTexts(database)
        self.grids = GridTable(database, folders.pictures, repairs)
        self._pictures = PictureTable(database, folders, repairs, self.thumbnails)
        self.pictures_folder = PicturesFolder(folders, self._pictures, is_made=makes_folder)
        self.canvases = CanvasFiles(folders.canvases, disk, self.pictures_folder.check, send)
        self.trash = Trash(
            database, self._pictures, disk, send, self._about_to_purge, self._trash_canvases
        )
        tables = JournalTables(database)
        self._journal = Journal(folders.journal, folders.pictures, disk)
        self._sync = JournalSync(
            database, tables, self._journal, folders, self.pictures_folder.check
        )
        self.annotations = AnnotationStore(self._sync, tables)
        self.boards = Boards(self._sync, tables, self.annotations)
        self.saved_searches = SavedSearches(self._sync, tables.searches)
        self.family = Family(
            database, folders, self.thumbnails, tables, self.annotations, self.inputs
        )
        self._pictures.about_to_forget = self.family.remember_gone
        self.indexed_folders = IndexedFolders(database, self._pictures, folders, disk, self._sync)
        self.folder_index = FolderIndex(database, self._pictures, self._sync)
        self.missing = MissingPictures(
            database, self._pictures, folders, self._sync, self.pictures_folder
        )
        self.backups = Backups(folders.data, folders.backups, disk)
        self.upkeep = Upkeep(
            self.pictures_folder,
            self._pictures,
            Reconciler(database, self._pictures, folders, disk, self._sync, state),
            self._sync,
            repairs,
            self.trash,
            self.backups,
            InputCleanup(database, folders, send),
            self.canvases,
            is_rebuilding=database.is_rebuilt,
            is_kept=is_kept,
        )
        self.crashed = self._jobs.recover()
        with database.transaction():
            self._pictures.correct_folders()

    @classmethod
    def open(
        cls,
        pictures: Path,
        data: Path,
        disk: Disk | None = None,
        *,
        makes_folder: bool = True,
        send_to_trash: SendToTrash = send_to_system_trash,
        trusts_clean: bool = False,
        thumbnails: ThumbnailStore | None = None,
    ) -> "Library":
        """Open the library, creating it if there is none.

        A damaged database is kept, and replaced with a new one made from what was legible and from
        the pictures' files; jobs that were waiting are paused. If ``data`` can't be written to, the
        library works on a copy in memory: pictures are shown and can be made.
        :meth:`take_notices` reports what happened.

        Args:
            pictures: the visible folder.
            data: for the database and thumbnails.
            makes_folder: whether to create ``pictures`` if it is missing. A folder that the artist
                chose may be on a drive that isn't connected.
            trusts_clean: as in :meth:`Database.open`; and a library that was rebuilt is open before
                the pictures' files have been read again, which :meth:`Upkeep.reconcile_step` does.
            thumbnails: those in ``data``, if others use them too; they are not closed with it.

        Raises:
            StudioError: ``LIBRARY_IN_USE`` or ``LIBRARY_NEWER``.
        """

        def once() -> Library:
            return cls._open(
                Folders(pictures, data),
                disk or SystemDisk(),
                send_to_trash,
                thumbnails,
                makes_folder=makes_folder,
                trusts_clean=trusts_clean,
            )

        try:
            return once()
        except sqlite3.DatabaseError as error:
            if not (trusts_clean and is_corruption(error)):
                raise
            suspect(data)
            return once()

    @classmethod
    def _open(
        cls,
        folders: Folders,
        disk: Disk,
        send_to_trash: SendToTrash,
        thumbnails: ThumbnailStore | None,
        *,
        makes_folder: bool,
        trusts_clean: bool,
    ) -> "Library":
        data = folders.data
        salvage = Salvage(folders)
        if thumbnails is not None:
            thumbnails.open_again()  # since the library was closed, to be opened again

        def on(database: Database, refusal: StudioError | None = None) -> Library:
            try:
                return cls(
                    database,
                    folders,
                    lock,
                    disk,
                    send_to_trash,
                    thumbnails,
                    makes_folder=makes_folder,
                    refusal=refusal,
                )
            except BaseException:
                database.close()
                raise

        lock: LibraryLock | None = None
        try:
            try:
                with disk_errors(data):
                    data.mkdir(parents=True, exist_ok=True)
                    lock = LibraryLock(data)
                library = on(Database.open(data, salvage=salvage, trusts_clean=trusts_clean))
            except StudioError as error:
                if error.code in (ErrorCode.LIBRARY_IN_USE, ErrorCode.LIBRARY_NEWER):
                    raise
                library = on(Database.in_memory(data, salvage), error)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        try:
            with contextlib.suppress(StudioError):
                library._sync.catch_up(from_start=library._database.is_rebuilt)
            if library._is_kept:
                library._sync.write_missing()
        except BaseException:
            library.close()
            raise
        if library.upkeep.is_rebuilding and not trusts_clean:
            with contextlib.suppress(StudioError):
                library.upkeep.reconcile()
        return library

    def close(self) -> None:
        """Record a clean exit and let others write. Calling it again does nothing."""
        if self._closed:
            return
        self._closed = True
        try:
            with contextlib.suppress(StudioError, sqlite3.DatabaseError):
                self._jobs.note_clean_close()
        finally:
            self.search.close()
            if self._owns_thumbnails:
                self.thumbnails.close()
            self._database.close()
            if self._lock is not None:
                self._lock.release()

    def take_notices(self) -> list[StudioError]:
        """What has happened since the last call that the artist must know, such as repairs."""
        notices, self._notices = self._notices, []
        while self._journal.kept_damaged:
            kept = self._journal.kept_damaged.pop()
            notices.append(StudioError(ErrorCode.JOURNAL_DAMAGED, kept_as=str(kept)))
        return [*notices, *self.upkeep.take_notices()]

    # Pictures.

    def save_picture(
        self,
        rgb: Rgb,
        request: GenerationRequest,
        provenance: Provenance,
        *,
        job_id: int | None = None,
        index: int | None = None,
        says_ai: bool = True,
    ) -> Picture:
        """Save a picture: when this returns, file and row are on disk.

        Args:
            rgb: (height, width, 3).
            request: for this picture alone.
            job_id, index: picture ``index`` of that job; it counts as done in the same step, and is
                on the job's board, if that is still there.
            says_ai: the file is marked as made with AI; what it says else isn't up to the artist,
                since the library can be rebuilt from it.

        Raises:
            StudioError: the disk's failure; then there is neither a file nor a row.
        """
        self.pictures_folder.check()
        metadata = PictureMetadata(request, provenance)
        texts = encode(metadata)
        source = source_type_of(request) if says_ai else None
        png = encode_png(rgb, texts, program=provenance.program, source=source)
        name = picture_name(request, created_at(provenance))
        path = write_new(self._disk, self.folders.pictures, name, png)
        modified_ns = _modified_ns(path)
        height, width, _ = rgb.shape
        key = identity(metadata, texts)
        new = NewPicture(path.name, width, height, metadata, key, job_id, index)
        board = "" if job_id is None else self._jobs.board_of(job_id)
        try:
            parents = self.family.parents_of(request, provenance.program)
            picture = self._insert(new, parents, board, len(png), modified_ns)
        except BaseException:
            # It is still in memory, and saving it again would make a second picture.
            with contextlib.suppress(OSError):
                self._disk.remove(path)
            raise
        thumbnail_store.keep(self.thumbnails, picture.identity, rgb)
        return picture

    def _about_to_purge(self, picture_ids: Sequence[int]) -> None:
        # Before the files go: afterwards, a database that is lost takes all with it.
        with self._database.transaction():
            self.family.remember_gone(picture_ids)
        self._sync.write_missing()

    def _trash_canvases(self, picture_ids: Sequence[int], in_use: Collection[str]) -> None:
        """Trash what was painted on pictures with them, unless they are still needed.

        That is: there are other copies of them, or a draft or a job in the queue starts from them.
        """
        identities = self._pictures.identities(picture_ids)
        pixels = self.thumbnails.pixels_of(identities)
        # In doubt they stay.
        with contextlib.suppress(StudioError):
            for sha256 in self.canvases.hashes().intersection(pixels.values()):
                if sha256 in in_use or self._jobs.is_any_of(sha256):
                    continue
                if not set(self.thumbnails.with_pixels(sha256)).difference(identities):
                    self.canvases.trash(sha256)

    def _insert(
        self,
        new: NewPicture,
        parents: Sequence[Parent],
        board: str,
        size_bytes: int,
        modified_ns: int | None,
    ) -> Picture:
        """Add a row, what the picture was made from, and the board it goes on, in one step."""

        def insert() -> Picture:
            picture = self._pictures.insert(new)
            if modified_ns is not None:
                # So that it is noticed if another program overwrites it before the next look.
                self._pictures.note_file(
                    new.name, is_deleted=False, size_bytes=size_bytes, modified_ns=modified_ns
                )
            if new.job_id is not None and new.job_index is not None:
                self._jobs.count_picture(new.job_id, new.job_index)
            return picture

        if parents or board:
            try:
                with self.annotations.adding(parents, board) as add:
                    picture = insert()
                    add(picture.id)
                return picture
            except StudioError:
                # If the journal can't be written, the picture matters more than its parents, which
                # are found again later; but nothing else would remember the board.
                if board:
                    raise
        with self._database.transaction():
            return insert()

    def pictures(self, limit: int, before_id: int | None = None) -> list[Picture]:
        """Up to ``limit`` pictures, newest first, those older than ``before_id``."""
        return self._pictures.page(limit, before_id)

    def picture_ids(self) -> list[int]:
        """The ids of all pictures that :meth:`pictures` returns, newest first."""
        return self._pictures.ids()

    def picture(self, picture_id: int) -> Picture:
        """One picture, even a deleted one. Raises ``KeyError`` if there is none."""
        return self._pictures.get(picture_id)

    def prompts(self, picture_ids: Sequence[int]) -> dict[int, str]:
        """The prompts of pictures of any program, as far as they have one."""
        return self._pictures.prompts(picture_ids)

    def pictures_of(self, job_id: int) -> list[Picture]:
        """The pictures of a job that are shown, newest first."""
        return self._pictures.of_job(job_id)

    def any_picture(self, picture_id: int) -> AnyPicture:
        """A picture of any program in any folder. Raises ``KeyError`` if there is none."""
        return self._pictures.any(picture_id)

    def file(self, picture_id: int) -> FilePlace:
        """The file of a picture of any program. Raises ``KeyError`` if there is none."""
        return self._pictures.file(picture_id)

    def count(self) -> int:
        """How many pictures :meth:`pictures` returns in all."""
        return self._pictures.count()

    def counts(self) -> LibraryCounts:
        """How many pictures there are."""
        return LibraryCounts(*self._pictures.counts())

    def keep_sheet(self, grid_id: int, png: bytes, count: int) -> Path:
        """Write a sheet with ``count`` of a grid's pictures and return its path.

        Raises:
            StudioError: the disk's failures.
        """
        self.pictures_folder.check()
        path = write_new(self._disk, self.folders.sheets, SHEET_NAME, png)
        self.grids.set_composed(grid_id, count)
        return path

    # Pictures that jobs start from.

    def keep_input(self, role: InputRole, rgb: Rgb, origins: Collection[str] = ()) -> InputRef:
        """Store a picture for jobs to start from; returns how requests refer to it.

        Args:
            origins: as of :meth:`InputStore.keep`; what is made of it descends from those.

        Raises:
            StudioError: its size can't be used, ``MASK_EMPTY``, or the disk's failure.
        """
        self.pictures_folder.check()
        ref = input_ref(role, rgb)
        self.inputs.keep(rgb, origins)
        return ref

    # The queue.

    def jobs(self) -> list[Job]:
        """The queue in order, without finished and removed jobs."""
        return self._jobs.jobs()

    def job(self, job_id: int) -> Job:
        """One job, even one that has left the queue. Raises ``KeyError`` if there is none."""
        return self._jobs.job(job_id)

    def submit(self, request: GenerationRequest, board: str = "") -> Job:
        """Add a job to the end.

        Args:
            board: uid of the board that its pictures go to.
        """
        return self._jobs.submit(request, board)

    def submit_like(self, job_id: int, request: GenerationRequest) -> Job:
        """Add a job to the end whose pictures go to the board of another job."""
        return self._jobs.submit(request, self._jobs.board_of(job_id))

    def submit_all(
        self, requests: Sequence[GenerationRequest], board: str = "", *, only_new: bool = False
    ) -> list[Job]:
        """Add jobs to the end, all or none.

        Args:
            board: as of :meth:`submit`.
            only_new: leave out those whose pictures all exist or are about to be made.
        """
        if only_new:
            requests = self._not_made(requests)
        with self._database.transaction():
            return self._jobs.append(requests, board)

    def _not_made(self, requests: Sequence[GenerationRequest]) -> list[GenerationRequest]:
        coming = {
            job.request.single(index)
            for job in self._jobs.jobs()
            if job.state is not JobState.FAILED
            for index in range(job.request.count)
        }

        def is_new(request: GenerationRequest) -> bool:
            singles = (request.single(index) for index in range(request.count))
            return not all(one in coming or self._pictures.has_made(one) for one in singles)

        return [one for one in requests if is_new(one)]

    def submit_grid(
        self, grid: Grid, requests: Iterable[GenerationRequest], board: str = ""
    ) -> KeptGrid:
        """Add the jobs of a grid's pictures to the end and keep the grid, in one step."""
        with self._database.transaction():
            jobs = tuple(job.id for job in self._jobs.append(requests, board))
            return KeptGrid(self.grids.keep(grid, jobs), grid, jobs, composed=0, pictures={})

    def sheets(self) -> list[Sheet]:
        """The sheets of grids, newest first, whether or not they may still change."""
        return sheets_in(self.folders.sheets)

    def begin_attempt(self, job_id: int) -> Job | None:
        """Record that a job is about to start. ``None`` if it isn't waiting."""
        return self._jobs.begin_attempt(job_id)

    def finish_job(self, job_id: int) -> None:
        """Remove a job from the queue, since all its pictures are saved."""
        self._jobs.finish(job_id)

    def cancel_job(self, job_id: int) -> None:
        """Remove a stopped job from the queue; the pictures it made stay.

        One that was removed and put back in the meantime waits again.
        """
        self._jobs.cancel(job_id)

    def fail_job(self, job_id: int, code: ErrorCode, arguments: Mapping[str, Argument]) -> None:
        """Record why a job can't continue; it stays in the queue."""
        self._jobs.fail(job_id, code, arguments)

    def pause_job(self, job_id: int, error: StudioError | None = None) -> None:
        """Pause a job where it is until it is resumed, and record the ``error``, if any."""
        self._jobs.pause(job_id, error)

    def requeue_job(self, job_id: int) -> None:
        """Have a job wait again without the artist asking for it: its attempts still count."""
        self._jobs.requeue(job_id)

    def resume_job(self, job_id: int) -> None:
        """Have a job wait again at the artist's request: its attempts count from 0."""
        self._jobs.resume([job_id])

    def resume_jobs(self, job_ids: Sequence[int]) -> None:
        """Like :meth:`resume_job` for several jobs: all of them or none."""
        self._jobs.resume(job_ids)

    def resume_all(self) -> None:
        """Resume paused jobs, but not failed ones."""
        self._jobs.resume_all()

    def remove_jobs(self, job_ids: Sequence[int]) -> None:
        """Remove jobs from the queue; the pictures they made stay."""
        self._jobs.remove(job_ids)

    def restore_jobs(self, job_ids: Sequence[int]) -> None:
        """Undo :meth:`remove_jobs`: jobs return to their places; one that was running waits."""
        self._jobs.restore(job_ids)

    def arrange_jobs(self, job_ids: Sequence[int]) -> None:
        """Put jobs in this order, in the places that they occupy among the others."""
        self._jobs.arrange(job_ids)

    def submit_behind(self, job_id: int, request: GenerationRequest) -> Job:
        """Add a job right after another one, or to the end if that has left the queue."""
        return self._jobs.append_behind(job_id, request)

    def replace_job(self, job_id: int, request: GenerationRequest) -> Job | None:
        """Give a job another request; ``None`` if it has started or left the queue.

        One that failed, or was paused because of an error, waits again. If it has made pictures or
        belongs to a grid, it is removed, and a new job takes its place: the pictures and the sheet
        keep what they were made for.
        """
        as_new = self._pictures.has_job(job_id) or any(
            job_id in kept.jobs for kept in self.grids.all()
        )
        return self._jobs.replace(job_id, request, as_new=as_new)

    def undo_replace_job(self, before: Job, now_id: int) -> bool:
        """Undo :meth:`replace_job`; returns whether the job had not started meanwhile.

        Args:
            before: the job as it was.
            now_id: of the job that it was replaced with.
        """
        return self._jobs.undo_replace(before, now_id)


def _modified_ns(path: Path) -> int | None:
    """When a file was written; ``None`` if the disk refuses to say."""
    with contextlib.suppress(OSError):
        return path.stat().st_mtime_ns
    return None


def _not_kept(refusal: StudioError) -> StudioError:
    """The notice about a disk that refuses the database."""
    cause = refusal.arguments.get("detail", refusal.code.value)
    folder = refusal.arguments.get("folder", "?")
    return StudioError(ErrorCode.LIBRARY_NOT_KEPT, folder=folder, cause=cause)
