"""Regular work on a library, so that it agrees with the files and stays tidy."""

import contextlib
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from sdstudio.domain.errors import StudioError
from sdstudio.library.backups import Backups
from sdstudio.library.canvas_files import CanvasFiles
from sdstudio.library.input_cleanup import InputCleanup
from sdstudio.library.journal_sync import JournalSync
from sdstudio.library.picture_table import PictureTable
from sdstudio.library.pictures_folder import PicturesFolder
from sdstudio.library.reconcile import Reconciler
from sdstudio.library.reconciled import Reconciled, Tally
from sdstudio.library.repairs import Repairs
from sdstudio.library.trash import Trash

_OVER: Final = object()


class Upkeep:
    """Follows changes to the files, and rebuilds the library from them.

    Args:
        is_rebuilding: the files have to be read, since the database was made from remains.
        is_kept: the library is on disk. One that is only in memory moves no file away and is not
            copied.
    """

    def __init__(
        self,
        folder: PicturesFolder,
        pictures: PictureTable,
        reconciler: Reconciler,
        sync: JournalSync,
        repairs: Repairs,
        trash: Trash,
        backups: Backups,
        inputs: InputCleanup,
        canvases: CanvasFiles,
        *,
        is_rebuilding: bool,
        is_kept: bool,
    ) -> None:
        self._folder = folder
        self._pictures = pictures
        self._reconciler = reconciler
        self._sync = sync
        self._repairs = repairs
        self._trash = trash
        self._backups = backups
        self._inputs = inputs
        self._canvases = canvases
        self._is_rebuilding = is_rebuilding
        self._is_kept = is_kept
        self._reconciling: Iterator[Reconciled] | None = None
        self._found = Tally()
        self._tidying: Iterator[object] | None = None
        self._is_reconciled = False
        self._told_gone = False
        self._notices: list[StudioError] = []

    @property
    def is_rebuilding(self) -> bool:
        """Whether files are still to be read for a database that was made from remains."""
        return self._is_rebuilding

    def take_notices(self) -> list[StudioError]:
        """What has happened since the last call that the artist must know."""
        notices, self._notices = self._notices, []
        # How much was read from the pictures' files is known when all of them have been.
        return [*notices, *([] if self._is_rebuilding else self._repairs.take())]

    def is_current(self) -> bool:
        """Whether only the library has changed the pictures folder since all was reconciled.

        A change that another program made at the same moment as the library isn't noticed: after
        changes of its own, reconcile now and then, too.
        """
        return self._reconciler.is_current()

    def reconcile(self, reads_max: int | None = None) -> Reconciled:
        """Import new and overwritten files, and hide pictures whose files are missing.

        Args:
            reads_max: how many files to read at most; call again while some remain.
        """
        with contextlib.suppress(StudioError):
            self._sync.catch_up()
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
                self._sync.catch_up()
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

    def rebuild(self, reads_max: int | None = None) -> Reconciled:
        """Rebuild the library, except for the queue, from the pictures' files and the journal.

        Rows keep their ids. Meanwhile, the pictures are shown as before.

        Args:
            reads_max: as of :meth:`reconcile`, which continues while some remain.

        Raises:
            StudioError: the disk's failures.
        """
        self._reconciler.forget_readings()
        self._sync.replay()
        return self.reconcile(reads_max)

    def begin_rebuild(self) -> None:
        """Make :meth:`reconcile_step` read every file again, while other work continues.

        The queue stays, rows keep their ids, and what was added is rebuilt from the journal. If
        it isn't completed, everything is as it was, apart from the files read until then.

        Raises:
            StudioError: the disk's failures; then nothing has changed.
        """
        self._sync.replay()
        self.stop_looking()
        self._reconciling, self._found = self._reconciler.steps(reads_all=True), Tally()

    def stop_looking(self) -> None:
        """Make the next :meth:`reconcile_step` begin again."""
        self._reconciling = None

    def tidy_journal_step(self) -> bool:
        """Make the journal smaller in steps where that helps; whether some remain. Never raises.

        What is added meanwhile ends it.
        """
        if not self._is_kept:
            return False
        if self._tidying is None:
            self._tidying = self._sync.compacting()
        if next(self._tidying, _OVER) is _OVER:
            self._tidying = None
        return self._tidying is not None

    def tidy_inputs(self, in_use: Iterable[str] = (), older_than_days: int = 30) -> int:
        """Move stored pictures that nothing refers to to the system's trash; returns how many.

        References count from pictures (shown, deleted or missing), queued jobs, canvases, and other
        PNG files in the folder. If they can't all be read, and before the first complete
        :meth:`reconcile`, nothing is moved.

        Args:
            in_use: hashes that a draft refers to.
            older_than_days: since ``Library.keep_input`` last returned it.
        """
        if not (self._is_reconciled and self._is_kept):
            return 0
        try:
            painted = self._canvases.hashes()
        except StudioError:
            return 0
        return self._inputs.run(painted.union(in_use), older_than_days)

    def purge_pictures(self, picture_ids: Iterable[int], in_use: Collection[str] = ()) -> int:
        """Move pictures from the trash to the system's trash; returns how many.

        Args:
            in_use: hashes of pixels that a draft refers to; what was painted on them stays.
        """
        return self._trash.purge(picture_ids, in_use) if self._is_kept else 0

    def back_up(self) -> bool:
        """Copy the database unless that was done within a day; returns whether it was copied.

        It takes a while; :class:`Backups` can be used on another thread meanwhile.
        """
        return self._is_kept and self._backups.make_if_due()

    def _note_reconciled(self, found: Tally) -> None:
        """Record what the artist must know, once the folder has been looked through."""
        self._is_reconciled = not found.remaining
        if self._is_rebuilding:
            self._repairs.note_rebuilt(len(found.imported))
            self._is_rebuilding = bool(found.remaining)
        none_is_left = found.missing > 0 and self._pictures.count() == 0
        if none_is_left or not self._folder.is_there():
            if not self._told_gone:
                self._notices.append(self._folder.gone())
            self._told_gone = True
        else:
            self._told_gone = False
