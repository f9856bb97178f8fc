"""The library: pictures in a visible folder, their index and the queue in a database."""

import contextlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sdstudio.disk import Disk, SystemDisk, disk_errors
from sdstudio.domain.annotations import (
    RATING_MAX,
    Annotations,
    Board,
    ColourLabel,
    Flag,
    Parent,
    SavedSearch,
    TagUse,
    Verdict,
    clean_note,
    clean_tags,
)
from sdstudio.domain.errors import Argument, ErrorCode, StudioError
from sdstudio.domain.grid import Grid
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.metadata import PictureMetadata, encode
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest
from sdstudio.imaging import Rgb, encode_png, input_ref
from sdstudio.library import thumbnail_store
from sdstudio.library.annotation_store import AnnotationStore, Previous
from sdstudio.library.annotations import AnnotationTable
from sdstudio.library.backups import Backup, Backups
from sdstudio.library.database import Database, is_corruption, suspect, utc_now
from sdstudio.library.facts import LibraryCounts
from sdstudio.library.family import Batch, Family, GonePicture
from sdstudio.library.file_names import SHEET_NAME, picture_name
from sdstudio.library.files import write_new
from sdstudio.library.folder_index import (
    FolderIndex,
    forget_rows,
    hide_rows,
    show_rows,
)
from sdstudio.library.folder_listing import comparable
from sdstudio.library.folders import Folders
from sdstudio.library.grids import GridTable, KeptGrid
from sdstudio.library.identity import identity
from sdstudio.library.input_cleanup import InputCleanup
from sdstudio.library.input_store import InputStore
from sdstudio.library.jobs import Job, JobState, JobTable
from sdstudio.library.journal import Journal
from sdstudio.library.lock import LibraryLock
from sdstudio.library.missing import MissingPicture, MissingPictures
from sdstudio.library.past_jobs import PastJob, PastJobs
from sdstudio.library.picture_folders import (
    IMPORTED_NAME,
    FolderState,
    PictureFolder,
    RemovedFolder,
)
from sdstudio.library.pictures import (
    AnyPicture,
    NewPicture,
    Picture,
    PictureTable,
    created_at,
)
from sdstudio.library.reconcile import Reconciled, Reconciler, Tally, remove_leftover
from sdstudio.library.repairs import Repairs
from sdstudio.library.salvage import Salvage
from sdstudio.library.search.feed import SearchLink
from sdstudio.library.sheets import Sheet, sheets_in
from sdstudio.library.thumbnail_store import ThumbnailStore
from sdstudio.library.trash import KEPT_DAYS, SendToTrash, Trash, send_to_system_trash


class Library:
    """The only writer of a library. Created by :meth:`open`; used by one thread at a time.

    Every change is on disk when its method returns. If the disk refuses, it raises
    ``StudioError`` with the folder (``DISK_FULL``, ``FOLDER_READ_ONLY``, ``SAVE_FAILED``), and
    nothing has changed.

    Attributes:
        folders: of its files.
        folder_index: writes rows for the pictures in folders that are indexed in place.
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
        self._disk = disk
        self._makes_folder = makes_folder
        self._is_kept = refusal is None
        self._notices = [] if refusal is None else [_not_kept(refusal)]
        self._inputs = InputStore(folders.inputs, disk)
        self.thumbnails = thumbnails or ThumbnailStore(folders.thumbnails)
        self._owns_thumbnails = thumbnails is None
        self.search = SearchLink(
            database, folders.data if refusal is None else None, self.thumbnails
        )
        self._repairs = Repairs(database)
        self._jobs = JobTable(database, self._repairs)
        self._past = PastJobs(database)
        self._grids = GridTable(database, folders.pictures, self._repairs)
        self._pictures = PictureTable(database, folders, self._repairs, self.thumbnails)
        self._trash = Trash(database, self._pictures, disk, send)
        self._annotations = AnnotationTable(database)
        self._journal = Journal(folders.journal, folders.pictures, disk)
        self._artist = AnnotationStore(
            database, self._annotations, self._journal, folders, self._need_folder
        )
        self.folder_index = FolderIndex(database, self._pictures, self._artist)
        self._family = Family(database, folders, self.thumbnails, self._artist)
        self._pictures.about_to_forget = self._family.remember_gone
        self._reconciler = Reconciler(database, self._pictures, folders, disk, self._artist)
        self._missing = MissingPictures(database, self._pictures, folders, self._artist)
        self._backups = Backups(folders.data, folders.backups, disk)
        self._tidier = InputCleanup(database, folders, send)
        self._reconciling: Iterator[Reconciled] | None = None
        self._found = Tally()
        self._is_reconciled = False
        self._is_rebuilding = database.is_rebuilt
        self._told_gone = False
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
                the pictures' files have been read again, which :meth:`reconcile_step` does.
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
                library._artist.catch_up(from_start=library._database.is_rebuilt)
        except BaseException:
            library.close()
            raise
        if library._is_rebuilding and not trusts_clean:
            with contextlib.suppress(StudioError):
                library.reconcile()
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
        """What the artist has to be told since the last call, such as repairs."""
        notices, self._notices = self._notices, []
        while self._journal.kept_damaged:
            kept = self._journal.kept_damaged.pop()
            notices.append(StudioError(ErrorCode.JOURNAL_DAMAGED, kept_as=str(kept)))
        # How much was read from the pictures' files is known when all of them have been.
        repairs = [] if self._is_rebuilding else self._repairs.take()
        return [*notices, *repairs]

    # Pictures.

    def save_picture(
        self,
        rgb: Rgb,
        request: GenerationRequest,
        provenance: Provenance,
        *,
        job_id: int | None = None,
        index: int | None = None,
    ) -> Picture:
        """Save a picture: when this returns, file and row are on disk.

        Args:
            rgb: (height, width, 3).
            request: for this picture alone.
            job_id, index: picture ``index`` of that job; it counts as done in the same step, and is
                on the job's board, if that is still there.

        Raises:
            StudioError: the disk's failure; then there is neither a file nor a row.
        """
        self._need_folder()
        metadata = PictureMetadata(request, provenance)
        texts = encode(metadata)
        png = encode_png(rgb, texts, program=provenance.program)
        name = picture_name(request, created_at(provenance))
        path = write_new(self._disk, self.folders.pictures, name, png)
        height, width, _ = rgb.shape
        key = identity(metadata, texts)
        new = NewPicture(path.name, width, height, metadata, key, job_id, index)
        board = "" if job_id is None else self._jobs.board_of(job_id)
        try:
            parents = self._family.parents_of(request, provenance.program)
            picture = self._insert(new, parents, board)
        except BaseException:
            # It is still in memory, and saving it again would make a second picture.
            with contextlib.suppress(OSError):
                self._disk.remove(path)
            raise
        thumbnail_store.keep(self.thumbnails, picture.identity, rgb)
        return picture

    def _insert(self, new: NewPicture, parents: Sequence[Parent], board: str) -> Picture:
        """Add a row, what the picture was made from, and the board it goes on, in one step."""

        def insert() -> Picture:
            picture = self._pictures.insert(new)
            if new.job_id is not None and new.job_index is not None:
                self._jobs.count_picture(new.job_id, new.job_index)
            return picture

        if parents or board:
            try:
                with self._artist.adding(parents, board) as add:
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

    def trashed(self, limit: int) -> list[Picture]:
        """Up to ``limit`` pictures in the library's trash, newest first."""
        return self._pictures.page(limit, deleted=True)

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

    def count(self) -> int:
        """How many pictures :meth:`pictures` returns in all."""
        return self._pictures.count()

    def delete(self, picture_ids: Iterable[int]) -> None:
        """Move pictures to the library's trash: all of them or none."""
        self._trash.delete(picture_ids)

    def restore(self, picture_ids: Iterable[int]) -> list[AnyPicture]:
        """Undo :meth:`delete`; returns the restored pictures."""
        return self._trash.restore(picture_ids)

    def purge_trash(self, older_than_days: int = KEPT_DAYS) -> int:
        """Move pictures deleted longer ago to the system's trash; returns how many."""
        if not self._is_kept:
            return 0
        return self._trash.purge(older_than_days)

    def reconcile(self, reads_max: int | None = None) -> Reconciled:
        """Import new and overwritten files, and hide pictures whose files are missing.

        Args:
            reads_max: how many files to read at most; call again while some remain.
        """
        with contextlib.suppress(StudioError):
            self._artist.catch_up()
        found = self._reconciler.run(reads_max)
        self._note_reconciled(found)
        return found.total()

    def reconcile_step(self) -> Reconciled | None:
        """The same in steps of some milliseconds; ``None`` when all is done.

        Raises:
            StudioError: the disk's failure; the next call begins again.
        """
        if self._reconciling is None:
            with contextlib.suppress(StudioError):
                self._artist.catch_up()
            self._reconciling, self._found = self._reconciler.steps(), Tally()
        try:
            step = next(self._reconciling)
        except StopIteration:
            self._reconciling = None
            self._note_reconciled(self._found)
            return None
        except StudioError:
            self._reconciling = None
            raise
        self._found.add(step)
        return step

    def _note_reconciled(self, found: Tally) -> None:
        """Notice what the artist has to be told, once the folder was looked through."""
        self._is_reconciled = not found.remaining
        if self._is_rebuilding:
            self._repairs.note_rebuilt(len(found.imported))
            self._is_rebuilding = bool(found.remaining)
        none_is_left = found.missing > 0 and self.count() == 0
        if none_is_left or not self._has_folder():
            if not self._told_gone:
                self._notices.append(self._folder_gone())
            self._told_gone = True
        else:
            self._told_gone = False

    def rebuild(self, reads_max: int | None = None) -> Reconciled:
        """Make the library anew from the pictures' files and the journal, except for the queue.

        Rows keep their ids. What is shown meanwhile is what was there before.

        Args:
            reads_max: as of :meth:`reconcile`, which continues while some remain.

        Raises:
            StudioError: the disk's failures.
        """
        self._reconciler.forget_readings()
        self._artist.replay()
        return self.reconcile(reads_max)

    def begin_rebuild(self) -> None:
        """Have :meth:`reconcile_step` read every file again, beside what else is done.

        The queue stays, rows keep their ids, and what was added is made anew from the journal. If
        that is not carried to its end, everything is as it was but for what was read until then.

        Raises:
            StudioError: the disk's failures; then nothing has changed.
        """
        self._artist.replay()
        self.stop_looking()
        self._reconciling, self._found = self._reconciler.steps(reads_all=True), Tally()

    def stop_looking(self) -> None:
        """Have the next :meth:`reconcile_step` begin again."""
        self._reconciling = None

    def missing(self) -> list[MissingPicture]:
        """The pictures whose files have vanished."""
        return self._missing.all()

    def forget_missing(self, picture_ids: Collection[int]) -> int:
        """Forget pictures whose files have vanished, but not what was added to them.

        Returns:
            How many there were; those whose files are back stay.

        Raises:
            StudioError: ``PICTURES_FOLDER_GONE``, or the disk's failure; then nothing has changed.
        """
        if not self.folders.pictures.is_dir():
            raise self._folder_gone()
        return self._missing.forget(picture_ids)

    def counts(self) -> LibraryCounts:
        """How many pictures there are."""
        return LibraryCounts(*self._pictures.counts())

    # Folders that are indexed where they are.

    def picture_folders(self) -> list[PictureFolder]:
        """The folders whose pictures are shown besides those in the pictures folder."""
        return self._pictures.places.all()

    def add_folder(self, path: Path) -> PictureFolder:
        """Show the pictures in a folder where they are. They come when it is looked into.

        Raises:
            StudioError: ``FOLDER_ADDED_ALREADY``, or the disk's failure.
        """
        with self._database.transaction():
            folder_id = self._pictures.places.add(path)
        return self._pictures.places.get(folder_id)

    def imported_folder(self) -> PictureFolder:
        """The folder for pictures of other programs that are imported."""
        with self._database.transaction():
            folder_id = self._pictures.places.imported()
        return self._pictures.places.get(folder_id)

    def check_pictures_folder(self) -> Path:
        """The pictures folder, where pictures can be imported to.

        Raises:
            StudioError: ``PICTURES_FOLDER_GONE``.
        """
        self._need_folder()
        return self.folders.pictures

    def find_imported_folder(self) -> None:
        """Know that folder again after the library was rebuilt."""
        is_known = self._pictures.places.find(IMPORTED_NAME) is not None
        if not is_known and (self.folders.pictures / IMPORTED_NAME).is_dir():
            self.imported_folder()

    def archive_folder(self, folder_id: int, is_archived: bool) -> None:
        """Keep a folder's pictures but no longer look into it, or look into it again."""
        state = FolderState.ARCHIVED if is_archived else FolderState.WATCHED
        with self._database.transaction():
            self._pictures.places.set_state(folder_id, state)

    def remove_folder(self, folder_id: int) -> RemovedFolder:
        """Take a folder out of the library; its files stay. Raises ``KeyError``.

        Its rows are hidden by :meth:`remove_folder_step` and go at the next start. What was added
        to the pictures stays in the journal, and is there again if the folder is added again.
        """
        removed = RemovedFolder(folder_id, self._pictures.places.state(folder_id), utc_now())
        with self._database.transaction():
            self._pictures.places.set_state(folder_id, FolderState.REMOVED)
        return removed

    def remove_folder_step(self, removed: RemovedFolder) -> bool:
        """Hide some of the folder's pictures; whether some remain."""
        with self._database.transaction():
            return hide_rows(self._database, removed.id, removed.stamp)

    def restore_folder(self, removed: RemovedFolder) -> None:
        """Undo :meth:`remove_folder`; :meth:`restore_folder_step` shows the pictures."""
        with self._database.transaction():
            self._pictures.places.set_state(removed.id, removed.state)

    def restore_folder_step(self, removed: RemovedFolder) -> bool:
        """Show some of the folder's pictures again; whether some remain."""
        with self._database.transaction():
            return show_rows(self._database, removed.id, removed.stamp)

    def forget_removed_step(self) -> bool:
        """Forget some pictures of folders that were removed before; whether some remain.

        Only at the start: afterwards, :meth:`restore_folder` couldn't put them back.
        """
        for folder_id in self._pictures.places.removed():
            with self._database.transaction():
                if not forget_rows(self._database, self._pictures, folder_id):
                    self._pictures.places.forget(folder_id)
            return True
        return False

    def folder_to_look_into(self, folder_id: int) -> tuple[Path, frozenset[str]] | None:
        """A folder's path, and those that are looked into on their own.

        ``None`` if it is archived or was removed.
        """
        try:
            if self._pictures.places.state(folder_id) is not FolderState.WATCHED:
                return None
            root = self._pictures.places.root(folder_id)
        except KeyError:
            return None
        others = self._pictures.places.others(folder_id)
        # Sheets of grids are no pictures of the library.
        return root, others | {comparable(self.folders.sheets)}

    def remove_import_leftovers(self, folder_id: int, names: Iterable[str]) -> None:
        """Remove temporary files that an interrupted import left in the folder for imports."""
        if folder_id == self._pictures.places.find(IMPORTED_NAME):
            for name in names:
                remove_leftover(self._disk, self._pictures.places.root(folder_id) / name)

    def was_mounted(self, folder_id: int) -> bool:
        """Whether a folder was that of a whole drive when it was last looked into."""
        return self._pictures.places.was_mounted(folder_id)

    def note_available(self, folder_id: int, is_mounted: bool) -> None:
        """Note that a folder could be reached, and whether it is that of a whole drive."""
        places = self._pictures.places
        places.unavailable.discard(folder_id)
        if places.was_mounted(folder_id) is not is_mounted:
            with self._database.transaction():
                places.set_mounted(folder_id, is_mounted)

    def note_unavailable(self, folder_id: int) -> None:
        """Note that a folder couldn't be reached; its pictures stay."""
        self._pictures.places.unavailable.add(folder_id)

    # What the artist adds. A change is in the journal beside the pictures, too, when its method
    # returns, and what it returns is undone by restore_annotations.

    def annotations(self, picture_ids: Collection[int]) -> dict[int, Annotations]:
        """What was added to those of the pictures that exist."""
        return self._annotations.get(picture_ids)

    def rate(self, picture_ids: Collection[int], rating: int) -> Previous:
        """Give pictures 0 to ``RATING_MAX`` stars."""
        if not 0 <= rating <= RATING_MAX:
            raise ValueError(rating)
        return self._artist.change(
            picture_ids, ["rating"], lambda _, was: replace(was, rating=rating)
        )

    def flag(self, picture_ids: Collection[int], flag: Flag) -> Previous:
        """Pick or reject pictures."""
        return self._artist.change(picture_ids, ["flag"], lambda _, was: replace(was, flag=flag))

    def label(self, picture_ids: Collection[int], label: ColourLabel) -> Previous:
        """Give pictures a colour."""
        return self._artist.change(picture_ids, ["label"], lambda _, was: replace(was, label=label))

    def write_note(self, picture_id: int, text: str) -> Previous:
        """Replace a picture's note."""
        note = clean_note(text)
        return self._artist.change([picture_id], ["note"], lambda _, was: replace(was, note=note))

    def add_tags(self, picture_ids: Collection[int], names: Iterable[str]) -> Previous:
        """Give pictures tags; those that they have stay."""
        tags = clean_tags(names)
        return self._artist.change(
            picture_ids, ["tags"], lambda _, was: replace(was, tags=clean_tags([*was.tags, *tags]))
        )

    def remove_tags(self, picture_ids: Collection[int], names: Iterable[str]) -> Previous:
        """Take tags from pictures, whatever their case."""
        gone = {name.lower() for name in clean_tags(names)}
        return self._artist.change(
            picture_ids,
            ["tags"],
            lambda _, was: replace(
                was, tags=tuple(tag for tag in was.tags if tag.lower() not in gone)
            ),
        )

    def tags(self) -> list[TagUse]:
        """The tags in use, by name."""
        return self._annotations.tags()

    def boards(self) -> list[Board]:
        """The boards in their order."""
        return self._annotations.boards()

    def create_board(self, name: str) -> Board:
        """Create a board at the end."""
        return self._artist.create_board(name)

    def rename_board(self, uid: str, name: str) -> Previous:
        """Rename a board. Raises ``KeyError`` if there is none."""
        return self._artist.rename_board(uid, name)

    def delete_board(self, uid: str) -> Previous:
        """Delete a board, but none of its pictures. Raises ``KeyError`` if there is none."""
        return self._artist.delete_board(uid)

    def add_to_board(self, uid: str, picture_ids: Collection[int]) -> Previous:
        """Put pictures on a board, too."""
        return self._artist.change(
            picture_ids, ["boards"], lambda _, was: replace(was, boards=was.boards | {uid})
        )

    def remove_from_board(self, uid: str, picture_ids: Collection[int]) -> Previous:
        """Take pictures from a board."""
        return self._artist.change(
            picture_ids, ["boards"], lambda _, was: replace(was, boards=was.boards - {uid})
        )

    def saved_searches(self) -> list[SavedSearch]:
        """The saved searches in their order."""
        return self._annotations.saved_searches()

    def keep_search(self, name: str, query: str) -> Previous:
        """Keep a query under a name, in place of another one of that name."""
        return self._artist.keep_search(name, query)

    def forget_search(self, uid: str) -> Previous:
        """Forget a saved search. Raises ``KeyError`` if there is none."""
        return self._artist.forget_search(uid)

    def judge(self, one: str, other: str, verdict: Verdict | None) -> None:
        """Keep how a picture relates to another one, by identity; ``None`` withdraws that."""
        self._artist.judge(one, other, verdict)

    def verdicts(self) -> dict[tuple[str, str], Verdict]:
        """How pictures relate to others, by both identities, the lower one first."""
        return self._annotations.verdicts()

    def set_parents(self, picture_id: int, parents: Iterable[Parent]) -> None:
        """Keep what a picture was made from."""
        self._artist.set_parents(picture_id, parents)

    def parents(self, picture_id: int) -> list[Parent]:
        """What a picture was made from; the files of those may be gone."""
        return self._annotations.parents(picture_id)

    def children(self, identity: str) -> list[int]:
        """The pictures that were made from the one of that identity."""
        return self._annotations.children(identity)

    def find_parents(self, below: int) -> int:
        """Find what some pictures below that id were made from, as far as hashes are known.

        Returns:
            Below which id to go on; 0 if these were the last.
        """
        return self._family.find_missing(below)

    def unhashed(self, below: int, limit: int) -> Batch:
        """Some pictures whose hashes aren't known yet, for :func:`~.family.hash_files`."""
        return self._family.unhashed(below, limit)

    def ids_of(self, identities: Iterable[str]) -> dict[str, list[int]]:
        """The pictures of those identities that are shown, by identity."""
        return self._family.ids_of(identities)

    def ids_anywhere(self, identity: str) -> list[int]:
        """The pictures of that identity, even in the trash or missing, the shown ones first."""
        return [id_ for id_, _ in self._annotations.named(identity)]

    def identity_of(self, picture_id: int) -> str | None:
        """The identity of a picture that is shown; ``None`` if there is none."""
        return self._family.identity_of(picture_id)

    def gone(self, identities: Iterable[str]) -> Mapping[str, GonePicture]:
        """What is known of pictures that are in no folder any more, by identity."""
        return self._family.gone(identities)

    def restore_annotations(self, previous: Previous) -> Previous:
        """Undo a change of what was added; returns what would undo that."""
        return self._artist.restore(previous)

    def tidy_journal(self) -> None:
        """Make the journal smaller where that helps. It may take seconds; never raises."""
        if self._is_kept:
            self._artist.compact()

    # Copies of the database.

    def back_up(self) -> bool:
        """Copy the database if that was not done for a day; returns whether it was.

        It takes a while; :class:`Backups` can be used on another thread meanwhile.
        """
        return self._is_kept and self._backups.make_if_due()

    def backups(self) -> list[Backup]:
        """The copies of the database, newest first."""
        return self._backups.all()

    def restore_backup(self, name: str) -> None:
        """Have a copy take the database's place at the next :meth:`open`.

        What the artist added since then is in the journal and stays. Jobs in the copy's queue are
        paused; the present database is kept beside it.

        Raises:
            StudioError: ``BACKUP_DAMAGED``, ``LIBRARY_NEWER`` or the disk's failures; then nothing
                has changed.
        """
        self._backups.restore(name)

    def keep_sheet(self, grid_id: int, png: bytes, count: int) -> Path:
        """Write a sheet with ``count`` of a grid's pictures and return its path.

        Raises:
            StudioError: the disk's failures.
        """
        self._need_folder()
        path = write_new(self._disk, self.folders.sheets, SHEET_NAME, png)
        self._grids.set_composed(grid_id, count)
        return path

    # Pictures that jobs start from.

    def keep_input(self, role: InputRole, rgb: Rgb) -> InputRef:
        """Store a picture for jobs to start from; returns how requests refer to it.

        Raises:
            StudioError: its size can't be used, ``MASK_EMPTY``, or the disk's failure.
        """
        self._need_folder()
        ref = input_ref(role, rgb)
        self._inputs.keep(rgb)
        return ref

    def input(self, ref: InputRef) -> Rgb:
        """A stored picture, (height, width, 3). Raises ``StudioError`` ``INPUT_GONE``."""
        return self._inputs.read(ref)

    def input_path(self, ref: InputRef) -> Path:
        """The path of a stored picture. Raises ``StudioError`` ``INPUT_GONE``."""
        return self._inputs.find(ref)

    def tidy_inputs(self, in_use: Iterable[str] = (), older_than_days: int = 30) -> int:
        """Move stored pictures that nothing refers to to the system's trash; returns how many.

        References count from pictures (shown, deleted or missing), queued jobs, and other PNG
        files in the folder. If they can't all be read, and before the first complete
        :meth:`reconcile`, nothing is moved.

        Args:
            in_use: hashes that a draft refers to.
            older_than_days: since :meth:`keep_input` last returned it.
        """
        if not (self._is_reconciled and self._is_kept):
            return 0
        return self._tidier.run(in_use, older_than_days)

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

    def board_of_job(self, job_id: int) -> str:
        """The uid of the board that a job's pictures go to; empty without one."""
        return self._jobs.board_of(job_id)

    def submit_new(self, request: GenerationRequest, board: str = "") -> Job | None:
        """Like :meth:`submit`; ``None`` if each of its pictures exists or is about to be made."""
        missing = {request.single(index) for index in range(request.count)}
        for job in self._jobs.jobs():
            if job.state is not JobState.FAILED:
                missing -= {job.request.single(index) for index in range(job.request.count)}
        if all(self._pictures.has_made(one) for one in missing):
            return None
        return self.submit(request, board)

    def submit_grid(
        self, grid: Grid, requests: Iterable[GenerationRequest], board: str = ""
    ) -> KeptGrid:
        """Add the jobs of a grid's pictures to the end and keep the grid, in one step."""
        with self._database.transaction():
            jobs = tuple(job.id for job in self._jobs.append(requests, board))
            return KeptGrid(self._grids.keep(grid, jobs), grid, jobs, composed=0, pictures={})

    def sheets(self) -> list[Sheet]:
        """The sheets of grids, newest first, whether or not they may still change."""
        return sheets_in(self.folders.sheets)

    def grids(self) -> list[KeptGrid]:
        """The grids whose sheets may still change, oldest first."""
        return self._grids.all()

    def forget_grid(self, grid_id: int) -> None:
        """Forget a grid whose sheet won't change any more."""
        self._grids.forget(grid_id)

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
        """Put jobs in this order, in the places that they have among the others."""
        self._jobs.arrange(job_ids)

    def submit_behind(self, job_id: int, request: GenerationRequest) -> Job:
        """Add a job right behind another one, or to the end if that has left the queue."""
        return self._jobs.append_behind(job_id, request)

    def replace_job(self, job_id: int, request: GenerationRequest) -> Job | None:
        """Give a job another request; ``None`` if it has started or left the queue.

        One that failed, or was paused because of an error, waits again. If it has made pictures or
        belongs to a grid, it is removed, and a new job takes its place: the pictures and the sheet
        keep what they were made for.
        """
        as_new = self._pictures.has_job(job_id) or any(
            job_id in kept.jobs for kept in self._grids.all()
        )
        return self._jobs.replace(job_id, request, as_new=as_new)

    def undo_replace_job(self, before: Job, now_id: int) -> bool:
        """Undo :meth:`replace_job`; returns whether the job had not started meanwhile.

        Args:
            before: the job as it was.
            now_id: of the job that it was replaced with.
        """
        return self._jobs.undo_replace(before, now_id)

    def past_jobs(self, limit: int, before: PastJob | None = None) -> list[PastJob]:
        """Up to ``limit`` jobs that finished, stopped or failed, the latest first.

        Args:
            before: only those that ended before this one.
        """
        return self._past.page(limit, before)

    # The pictures folder.

    def _has_folder(self) -> bool:
        """Whether it exists, or was never needed."""
        if self.folders.pictures.is_dir():
            return True
        return self._makes_folder and not self._pictures.has_rows()

    def _need_folder(self) -> None:
        """Raise if a folder that the artist chose is missing.

        A new one would not be on the drive that it was on, which would hide it later.
        """
        if not (self._makes_folder or self.folders.pictures.is_dir()):
            raise self._folder_gone()

    def _folder_gone(self) -> StudioError:
        return StudioError(ErrorCode.PICTURES_FOLDER_GONE, folder=str(self.folders.pictures))


def _not_kept(refusal: StudioError) -> StudioError:
    """The notice about a disk that refuses the database."""
    cause = refusal.arguments.get("detail", refusal.code.value)
    folder = refusal.arguments.get("folder", "?")
    return StudioError(ErrorCode.LIBRARY_NOT_KEPT, folder=folder, cause=cause)
