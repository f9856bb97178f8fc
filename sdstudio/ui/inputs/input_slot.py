"""A slot for one input picture."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.draft_model import DraftModel
from sdstudio.app.input_pictures import InputPictures
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.ui import icons
from sdstudio.ui.inputs.drops import DropTarget
from sdstudio.ui.inputs.input_thumbnail import InputThumbnail
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip, size

_THUMBNAIL = QSize(128, 96)


class InputSlot(Retranslates, QFrame):
    """Explains how to fill it while empty; shows the picture otherwise.

    Signals:
        choose_asked(), stage_asked(), paste_asked(), remove_asked(): a button was pressed.
        describe_asked(): the artist wants to know in words what the picture shows.
        dropped(Dropped): a picture was dropped on it.
    """

    choose_asked = Signal()
    stage_asked = Signal()
    paste_asked = Signal()
    remove_asked = Signal()
    describe_asked = Signal()
    dropped = Signal(object)

    def __init__(
        self,
        role: InputRole,
        draft: DraftModel,
        pictures: InputPictures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("slot")
        self.role = role
        self._draft = draft
        self._pictures = pictures
        self._reading = self._is_from_canvas = False
        self.is_blurred: Callable[[InputRef], bool] = lambda _ref: False
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.hint.setProperty("dim", True)
        self.thumbnail = InputThumbnail(pictures, _THUMBNAIL)
        self.facts = QLabel()
        self.facts.setProperty("dim", True)
        self.facts.setWordWrap(True)
        self.choose, self.from_stage, self.change = QPushButton(), QPushButton(), QPushButton()
        self.remove = QToolButton()
        self.remove.setProperty("flat", True)
        icons.set_icon(self.remove, "x")
        self._menu = QMenu(self)
        self._menu_choose = self._menu.addAction("")
        self._menu_stage = self._menu.addAction("")
        self._menu_paste = self._menu.addAction("")
        self._menu.addSeparator()
        self._menu_describe = self._menu.addAction("")
        self._menu_describe.setVisible(role is InputRole.IMAGE)
        self._menu_describe.triggered.connect(self.describe_asked)
        self._menu_choose.triggered.connect(self.choose_asked)
        self._menu_stage.triggered.connect(self.stage_asked)
        self._menu_paste.triggered.connect(self.paste_asked)
        self.change.setMenu(self._menu)
        self.choose.clicked.connect(self.choose_asked)
        self.from_stage.clicked.connect(self.stage_asked)
        self.remove.clicked.connect(self.remove_asked)
        self._lay_out()
        target = DropTarget(self)
        target.dropped.connect(self.dropped)
        target.entered.connect(lambda: self._highlight(True))
        target.left.connect(lambda: self._highlight(False))
        draft.changed.connect(self._show)
        pictures.loaded.connect(self._show)
        pictures.gone.connect(self._show)
        self.retranslate()

    def set_stage_has_picture(self, has_picture: bool) -> None:
        """Offer the picture on the stage, if there is one."""
        self.from_stage.setEnabled(has_picture)
        self._menu_stage.setEnabled(has_picture)

    def show_reading(self, reading: bool) -> None:
        """Show whether a picture is loading."""
        self._reading = reading
        self._show()

    def show_from_canvas(self, is_from_canvas: bool) -> None:
        """Say that what is on the canvas is used, instead of a picture given here."""
        if is_from_canvas != self._is_from_canvas:
            self._is_from_canvas = is_from_canvas
            self._show()

    def look_again(self) -> None:
        """``is_blurred`` may return something else."""
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        self._show()
        super().showEvent(event)

    def retranslate(self) -> None:
        depth = self.role is InputRole.DEPTH
        self.setAccessibleName(self.tr("Depth map") if depth else self.tr("Input picture"))
        self.choose.setText(self.tr("Choose…"))
        self.choose.setAccessibleName(
            self.tr("Choose a depth map") if depth else self.tr("Choose an input picture")
        )
        self.from_stage.setText(self.tr("Use current picture"))
        self.from_stage.setAccessibleName(self.from_stage.text())
        self.from_stage.setToolTip(plain_tip(self.tr("Use the picture shown in the middle")))
        self.change.setText(self.tr("Change"))
        self.change.setAccessibleName(self.tr("Change the picture"))
        self.remove.setAccessibleName(self.tr("Remove the picture"))
        self.remove.setToolTip(self.tr("Remove the picture; Undo restores it"))
        self._menu_choose.setText(self.tr("Choose a picture…"))
        self._menu_stage.setText(self.tr("Use current picture"))
        self._menu_paste.setText(self.tr("Paste"))
        self._menu_describe.setText(self.tr("Describe for prompt…"))
        self._show()

    def _lay_out(self) -> None:
        self._empty, self._filled = QWidget(), QWidget()
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID_PX)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.from_stage)
        buttons.addStretch()
        empty = QVBoxLayout(self._empty)
        empty.setContentsMargins(0, 0, 0, 0)
        empty.setSpacing(GRID_PX)
        empty.addWidget(self.hint)
        empty.addLayout(buttons)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self.change)
        below.addWidget(self.remove)
        below.addStretch()
        filled = QGridLayout(self._filled)
        filled.setContentsMargins(0, 0, 0, 0)
        filled.setHorizontalSpacing(GRID_PX)
        filled.addWidget(self.thumbnail, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        filled.addWidget(self.facts, 0, 1)
        filled.addLayout(below, 1, 1, Qt.AlignmentFlag.AlignBottom)
        filled.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID_PX, GRID_PX, GRID_PX, GRID_PX)
        column.addWidget(self._empty)
        column.addWidget(self._filled)

    def _highlight(self, over: bool) -> None:
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)

    def _show(self) -> None:
        if self.isHidden():
            return
        ref = None if self._is_from_canvas else self._draft.draft.input(self.role)
        for button in (self.choose, self.from_stage):
            button.setVisible(not self._is_from_canvas)
        self._empty.setVisible(ref is None)
        self._filled.setVisible(ref is not None)
        if ref is None:
            self.thumbnail.show_input(None, is_blurred=False)
            self.hint.setText(self._empty_text())
            return
        facts = self.tr("{size} pixels").format(size=size(ref.width, ref.height))
        if not self.thumbnail.show_input(ref, is_blurred=self.is_blurred(ref)):
            missing = self._pictures.is_missing(ref)
            facts = self.tr("This picture no longer exists.") if missing else self._reading_text()
        self.facts.setText(self._reading_text() if self._reading else facts)

    def _empty_text(self) -> str:
        if self._reading:
            return self._reading_text()
        if self._is_from_canvas:
            return self.tr("From the canvas. Hide the depth there to use a different depth map.")
        if self.role is InputRole.DEPTH:
            return self.tr(
                "Optional: add a depth map, where white is near. Otherwise the model estimates one."
            )
        return self.tr("Drop or paste a picture here, or:")

    def _reading_text(self) -> str:
        return self.tr("Loading the picture…")
