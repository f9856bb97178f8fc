"""Culling: go through pictures full screen, and decide for all of them at the end."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QMessageBox, QVBoxLayout, QWidget

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_view.privacy import Blur
from sdstudio.app.operations import Operations
from sdstudio.domain.annotations import ColourLabel, Flag
from sdstudio.library import AnyPicture
from sdstudio.ui.library.blurred_sign import BlurredSign
from sdstudio.ui.library.marks_text import marks_text
from sdstudio.ui.question import message_box
from sdstudio.ui.stage.picture_loader import PictureLoader
from sdstudio.ui.stage.picture_view import PictureView
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import counted, number

_AROUND: Final = 8
_FLAGS: Final = {
    Qt.Key.Key_P: Flag.PICK,
    Qt.Key.Key_X: Flag.REJECT,
    Qt.Key.Key_U: Flag.NONE,
}
_LABELS: Final = {
    Qt.Key.Key_6: ColourLabel.RED,
    Qt.Key.Key_7: ColourLabel.YELLOW,
    Qt.Key.Key_8: ColourLabel.GREEN,
    Qt.Key.Key_9: ColourLabel.BLUE,
}


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about a picture; ``None`` leaves it as it was."""

    flag: Flag | None = None
    rating: int | None = None
    label: ColourLabel | None = None

    def over(self, earlier: "Decision") -> "Decision":
        """This one, and where it leaves something, what was ``earlier``."""
        return Decision(
            earlier.flag if self.flag is None else self.flag,
            earlier.rating if self.rating is None else self.rating,
            earlier.label if self.label is None else self.label,
        )


class Culling(QDialog):
    """P picks, X rejects, U removes the flag, 0–5 rate, 6–9 give a colour.

    Each advances to the next picture, unless the artist switches that off.

    The arrow keys move without deciding, Backspace undoes the last decision, V reveals a blurred
    picture, Enter and Esc end it. Nothing is written before the artist has answered the question
    at the end.

    Args:
        ids: any number; each picture is read when it is its turn.
        read: reads pictures.
        marks: what a picture has already.
        decided: receives the decisions by id, and whether the rejects go to the trash.
    """

    def __init__(
        self,
        ids: Sequence[int],
        read: Callable[[Sequence[int]], Awaitable[Sequence[AnyPicture]]],
        background: BackgroundTasks,
        decided: Callable[[Mapping[int, Decision], bool], None],
        marks: Callable[[int], Decision],
        blur: Blur,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("stage")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Cull pictures"))
        self._ids = ids
        self._read = read
        self._operations = Operations(self, lambda _error: None)
        self._decided = decided
        self._marks = marks
        self._blur = blur
        self._loaded = QImage()
        self._row = 0
        #: Of the picture whose file is being read, and of that which is shown.
        self._loading_id = self._loaded_id = -1
        #: The row in which each key was pressed, and what was decided there before.
        self._history: list[tuple[int, Decision | None]] = []
        self.decisions: dict[int, Decision] = {}
        self._question: QMessageBox | None = None
        self.view = PictureView()
        self.view.setAccessibleName(self.tr("Picture"))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sign = BlurredSign(self.view)
        self.sign.asked.connect(self._toggle_blur)
        blur.changed.connect(self._show_image)
        self.progress = QLabel()
        self.progress.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.keys = QLabel(
            self.tr(
                "P pick · X reject · U unflag · 0–5 stars · 6–9 colour · Backspace undo · Enter "
                "finish"
            )
        )
        self.keys.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.goes_on = QCheckBox(self.tr("Advance after each key (A)"))
        self.goes_on.setAccessibleName(self.tr("Advance after each key"))
        self.goes_on.setChecked(True)
        # The keys decide about pictures.
        self.goes_on.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._loader = PictureLoader(background, self)
        self._loader.loaded.connect(self._on_loaded)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID_PX, 0, GRID_PX)
        for widget in (self.progress, self.view, self.keys):
            column.addWidget(widget, 1 if widget is self.view else 0)
        column.addWidget(self.goes_on, 0, Qt.AlignmentFlag.AlignHCenter)
        self._show()

    @property
    def current_id(self) -> int:
        """The picture that is decided about."""
        return int(self._ids[self._row])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _FLAGS:
            self._decide(Decision(flag=_FLAGS[key]))
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_5:
            self._decide(Decision(rating=key - Qt.Key.Key_0))
        elif key in _LABELS:
            self._decide(Decision(label=_LABELS[key]))
        elif key == Qt.Key.Key_A:
            self.goes_on.toggle()
        elif key == Qt.Key.Key_V:
            self._toggle_blur()
        elif key == Qt.Key.Key_Backspace:
            self._take_back()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space):
            self._go(1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self._go(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self._end()

    def reject(self) -> None:
        """Ask first: the window's close button and Alt+F4 come here, too."""
        self._end()

    def _decide(self, decision: Decision) -> None:
        self._history.append((self._row, self.decisions.get(self.current_id)))
        before = self.decisions.get(self.current_id, Decision())
        self.decisions[self.current_id] = decision.over(before)
        if not self.goes_on.isChecked():
            self._show()
        elif self._row + 1 == len(self._ids):
            self._show()
            self._end()
        else:
            self._go(1)

    def _take_back(self) -> None:
        if self._history:
            self._row, before = self._history.pop()
            if before is None:
                del self.decisions[self.current_id]
            else:
                self.decisions[self.current_id] = before
            self._show()

    def _go(self, steps: int) -> None:
        self._row = min(max(self._row + steps, 0), len(self._ids) - 1)
        self._show()

    def _show(self) -> None:
        text = self.tr("{position} of {count}").format(
            position=number(self._row + 1), count=number(len(self._ids))
        )
        decision = self.decisions.get(self.current_id, Decision())
        now = decision.over(self._marks(self.current_id))
        marks = marks_text(now.rating or 0, now.flag or 0, now.label or 0)
        self.progress.setText(f"{text} · {marks}" if marks else text)
        if self.current_id != self._loading_id:
            # That which was revealed is left.
            self._blur.reveal((), self)
        self._operations.start(self._load(self.current_id), replacing="load")

    async def _load(self, picture_id: int) -> None:
        # Those around it with it, so that the next keys don't wait for the library.
        around = self._ids[max(0, self._row - _AROUND) : self._row + _AROUND + 1]
        for picture in await self._read(around):
            if picture.id == picture_id:
                self._loading_id = picture_id
                self._loader.load(picture.path)

    def _on_loaded(self, _path: object, image: QImage) -> None:
        self._loaded, self._loaded_id = image, self._loading_id
        self._show_image()

    def _show_image(self) -> None:
        """Show what may be seen of the picture."""
        shown = self._blur.shown(self._loaded_id, self._loaded) or QImage()
        self.view.show_image(shown, self._loaded.size())
        self.sign.show_if(not shown.isNull() and self._blur.is_blurred(self._loaded_id))

    def _toggle_blur(self) -> None:
        if self._blur.is_private(self.current_id):
            self._blur.toggle([self.current_id], self)

    def done(self, result: int) -> None:
        """Blur again what was revealed."""
        self._blur.reveal((), self)
        super().done(result)

    def _end(self) -> None:
        """Ask what to do with the decisions, if there are any."""
        if not self.decisions:
            super().reject()
            return
        if self._question is not None:
            return
        rejects = sum(one.flag is Flag.REJECT for one in self.decisions.values())
        offer = counted(
            self.tr(
                "%n rejected picture(s) can be moved to the trash now; Undo restores them.",
                "",
                rejects,
            ),
            rejects,
        )
        box = message_box(
            self,
            self.tr("Cull pictures"),
            counted(
                self.tr("Keep your decisions about %n picture(s)?", "", len(self.decisions)),
                len(self.decisions),
            ),
            offer if rejects else "",
        )
        self._question = box
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(self._on_answered)
        roles = box.ButtonRole
        keep = box.addButton(
            self.tr("Keep decisions and delete rejects") if rejects else self.tr("Keep decisions"),
            roles.AcceptRole,
        )
        keep.clicked.connect(lambda: self._finish(deletes=bool(rejects)))
        # A second Enter must not delete.
        box.setDefaultButton(keep)
        if rejects:
            only = box.addButton(self.tr("Keep decisions only"), roles.AcceptRole)
            only.clicked.connect(lambda: self._finish(deletes=False))
            box.setDefaultButton(only)
        discard = box.addButton(self.tr("Discard decisions"), roles.DestructiveRole)
        discard.clicked.connect(lambda: self.done(QDialog.DialogCode.Rejected))
        back = box.addButton(self.tr("Continue culling"), roles.RejectRole)
        for button in box.buttons():
            button.setAccessibleName(button.text())
        box.setEscapeButton(back)
        box.open()

    def _finish(self, *, deletes: bool) -> None:
        self._decided(self.decisions, deletes)
        self.accept()

    def _on_answered(self) -> None:
        self._question = None
