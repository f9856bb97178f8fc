"""Snapshots of a canvas that the artist keeps, and how the canvas was when it was opened."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QImage

from sdstudio.app.operations import Operations
from sdstudio.app.snapshot_rendering import small_picture
from sdstudio.app.studio import Studio
from sdstudio.canvas import snapshots
from sdstudio.canvas.document import Document, NamedSnapshot, first_unused
from sdstudio.canvas.snapshot_entries import SNAPSHOTS_MAX
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions, tip_of
from sdstudio.ui.canvas.canvas_keys import SNAPSHOT_ACTIONS
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.canvas.side_lists import SideLists
from sdstudio.ui.canvas.snapshots_panel import SnapshotsPanel
from sdstudio.ui.notice_bar import DoneBar, Until

_LANE: Final = "snapshots"
#: Actions that change what is stored with the picture.
_STORED: Final = (
    ActionId.SNAPSHOT_KEEP,
    ActionId.SNAPSHOT_RENAME,
    ActionId.SNAPSHOT_DELETE,
)


class SnapshotsController(QObject):
    """Keeps, restores, renames and deletes snapshots, as the artist asks.

    They belong to the document, but aren't steps: undo leaves them alone. To restore one is a step.
    """

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        painted: CanvasModel,
        page: CanvasPage,
        lists: SideLists,
        done: DoneBar,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._actions = actions
        self._painted = painted
        self._page = page
        self._lists = lists
        self._done = done
        self._operations = Operations(self)
        self._is_shown = False
        self._thumbnails: dict[str, QImage] = {}
        self.panel = panel = SnapshotsPanel(actions)
        lists.add_snapshots(panel)
        actions.connect_triggered(
            (ActionId.SNAPSHOT_KEEP, self._ask_keep),
            (ActionId.SNAPSHOT_RESTORE, self.restore),
            (ActionId.SNAPSHOT_RENAME, self._rename),
            (ActionId.SNAPSHOT_DELETE, self.delete),
            (ActionId.SNAPSHOT_REVERT, self.revert),
        )
        panel.chosen.connect(self._enable)
        panel.renamed.connect(self.rename)
        panel.restore_asked.connect(self.restore)
        panel.delete_asked.connect(self.delete)
        painted.listed.connect(self._on_listed)
        page.picture_shown.connect(self._make_thumbnails)
        self._on_listed()

    def set_shown(self, shown: bool) -> None:
        """Have the actions usable only while the canvas is shown."""
        self._is_shown = shown
        self._enable()

    def keep(self, name: str) -> None:
        """Keep the canvas as it is now."""
        self._change(lambda document: snapshots.with_snapshot(document, name))

    def restore(self) -> None:
        """Return to the chosen snapshot."""
        if (snapshot := self.panel.current) is not None:
            text = QCoreApplication.translate("commands", "restore snapshot “{name}”")
            self._restore(snapshot.document, text.format(name=snapshot.name))

    def revert(self) -> None:
        """Return to how the canvas was when it was opened."""
        if (state := self._state_at_opening) is not None:
            self._restore(state, QCoreApplication.translate("commands", "revert to opened state"))

    def rename(self, id_: str, name: str) -> None:
        """Give a snapshot another name."""
        self._change(lambda document: snapshots.with_renamed_snapshot(document, id_, name))

    def delete(self) -> None:
        """Delete the chosen snapshot, and offer to bring it back, since undo doesn't."""
        snapshot, image = self.panel.current, self._painted.documents.image
        # Delete in the list asks as well.
        if snapshot is None or not self._actions[ActionId.SNAPSHOT_DELETE].isEnabled():
            return
        self._change(lambda document: snapshots.without_snapshot(document, snapshot.id))
        self._done.tell(
            lambda: self.tr("Deleted the snapshot “{name}”.").format(name=snapshot.name),
            lambda: self.tr("Put back"),
            lambda: self._change(lambda document: snapshots.with_again(document, snapshot)),
            Until(
                self._studio.draft.changed,
                unless=lambda: self._painted.documents.image == image,
            ),
        )

    def _ask_keep(self) -> None:
        """Keep a snapshot, and have the artist type its name."""
        self._painted.end()
        if (document := self._painted.document) is not None:
            self._lists.show_snapshots()
            self.keep(_unused_name(document.snapshots))
            self.panel.choose_newest()
            self.panel.rename_chosen()

    def _rename(self) -> None:
        self._lists.show_snapshots()
        self.panel.rename_chosen()

    def _change(self, change: Callable[[Document], Document]) -> None:
        """Replace the snapshots, which isn't an undo step."""
        self._painted.end()
        if (document := self._painted.document) is not None:
            self._painted.documents.change_without_step(change(document))

    def _restore(self, state: Document, text: str) -> None:
        self._painted.end()
        if (document := self._painted.document) is not None:
            self._painted.edit(snapshots.restored(document, state), text)

    @property
    def _state_at_opening(self) -> Document | None:
        shown = self._painted.documents.shown
        return None if shown is None else shown.at_opening

    def _on_listed(self) -> None:
        document = self._painted.document
        self.panel.show_snapshots(() if document is None else document.snapshots)
        for id_, thumbnail in self._thumbnails.items():
            self.panel.show_thumbnail(id_, thumbnail)
        self._make_thumbnails()
        self._enable()

    # Thumbnails.

    def _make_thumbnails(self) -> None:
        document, picture = self._painted.document, self._page.picture
        kept = () if document is None else document.snapshots
        ids = {one.id for one in kept}
        self._thumbnails = {id_: one for id_, one in self._thumbnails.items() if id_ in ids}
        missing = [one for one in kept if one.id not in self._thumbnails]
        if picture is not None and missing:
            self._operations.start(self._make(missing, picture.levels[-1]), replacing="make")

    async def _make(self, missing: list[NamedSnapshot], base: QImage) -> None:
        for one in missing:
            small = await self._studio.background.do(
                _LANE, partial(small_picture, base, one.document)
            )
            self._thumbnails[one.id] = small
            self.panel.show_thumbnail(one.id, small)

    # Actions.

    def _enable(self) -> None:
        for do in SNAPSHOT_ACTIONS:
            obstacle = self._obstacle(do)
            self._actions[do].setEnabled(self._is_shown and not obstacle)
            self._actions[do].setToolTip(tip_of(do, obstacle if self._is_shown else ""))

    def _obstacle(self, do: ActionId) -> str:
        """Why ``do`` isn't possible; empty if it is."""
        document, chosen = self._painted.document, self.panel.current
        if do is ActionId.SNAPSHOT_LIST:
            return ""
        if document is None:
            return self.tr("There is no picture to paint on.")
        shown = self._painted.documents.shown
        if do in _STORED and shown is not None and not shown.is_artists:
            return self.tr("Finish editing the queued job first.")
        if do is ActionId.SNAPSHOT_KEEP:
            full = self.tr("There are {count} snapshots already; delete one first.")
            has_room = len(document.snapshots) < SNAPSHOTS_MAX
            return "" if has_room else full.format(count=SNAPSHOTS_MAX)
        if do is ActionId.SNAPSHOT_REVERT:
            state = self._state_at_opening
            is_same = state is None or snapshots.is_restored(document, state)
            same = self.tr("Nothing has changed since the canvas was opened.")
            return same if is_same else ""
        if chosen is None:
            return self.tr("Choose a snapshot first.")
        if do is ActionId.SNAPSHOT_RESTORE and snapshots.is_restored(document, chosen.document):
            return self.tr("The canvas is the same as this snapshot.")
        return ""


def _unused_name(kept: tuple[NamedSnapshot, ...]) -> str:
    text = QCoreApplication.translate("snapshots", "Snapshot {number}")
    return first_unused(text, (one.name for one in kept))
