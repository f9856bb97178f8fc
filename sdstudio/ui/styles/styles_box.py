"""The styles in use, below the prompts."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.draft_model import DraftModel
from sdstudio.app.style_store import StyleStore
from sdstudio.domain.errors import StudioError
from sdstudio.domain.styles import PLACEHOLDER, StyleRef
from sdstudio.domain.vocabulary import Vocabulary
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import tip_of
from sdstudio.ui.layouts import FlowLayout
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import TARGET_PX
from sdstudio.ui.wording import plain_tip, style_name

_PICTURE_PX: Final = 20
_NAME_CHARACTERS: Final = 24


class StylesBox(Retranslates, QWidget):
    """A heading with the way to all styles, and a chip for each in use, in order.

    Signals:
        removed(str): a style should not be used any more, by its uid.
        moved(str, int): it should be applied earlier (-1) or later (1).
    """

    removed = Signal(str)
    moved = Signal(str, int)

    def __init__(
        self, draft: DraftModel, store: StyleStore, choose: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._store = store
        self._shown: tuple[StyleRef, ...] = ()
        self.chips: list[StyleChip] = []
        self._heading = QLabel()
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._heading.setProperty("heading", True)
        self.choose = QPushButton()
        self.choose.setProperty("link", True)
        self.choose.clicked.connect(choose.trigger)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self.choose)
        self._flow = FlowLayout(spacing=6)
        self._vocabulary = Vocabulary()
        self.hint = QLabel()
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.hint.setProperty("dim", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._flow)
        column.addWidget(self.hint)
        self.setMinimumHeight(TARGET_PX)
        draft.changed.connect(self._show)
        self.retranslate()

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Say which styles have words that are not in ``vocabulary``."""
        self._vocabulary = vocabulary
        self._show_hint()

    def retranslate(self) -> None:
        self._heading.setText(self.tr("Styles"))
        self.choose.setText(self.tr("Choose styles…"))
        self.choose.setAccessibleName(self.choose.text())
        self.choose.setToolTip(tip_of(ActionId.STYLES))
        self._shown = ()
        self._show()
        self._show_hint()

    def _show(self) -> None:
        styles = self._draft.draft.styles
        if styles == self._shown and len(self.chips) == len(styles):
            return
        self._shown = styles
        focused = next((one.ref.uid for one in self.chips if one.hasFocus()), "")
        self._flow.clear()
        self.chips = [
            StyleChip(one, self._picture(one), place, len(styles))
            for place, one in enumerate(styles)
        ]
        for chip in self.chips:
            chip.removed.connect(self.removed)
            chip.moved.connect(self.moved)
            self._flow.addWidget(chip)
            chip.show()
            if chip.ref.uid == focused:
                chip.setFocus()
        self._show_hint()
        self.updateGeometry()

    def _show_hint(self) -> None:
        unknown = [
            style_name(one)
            for one in self._shown
            if self._vocabulary.unknown_spans(one.prompt.replace(PLACEHOLDER, " "))
        ]
        self.hint.setVisible(bool(unknown))
        text = self.tr("The practice model doesn't know the words of {names}.")
        self.hint.setText(text.format(names=self.tr(", ").join(unknown)))

    def _picture(self, ref: StyleRef) -> Path | None:
        try:
            style = self._store.find(ref.uid)
        except StudioError:
            return None
        return None if style is None else self._store.thumbnail(style)


class StyleChip(QPushButton):
    """A style in use. A click or Delete removes it, Alt with an arrow key moves it.

    Signals:
        removed(str), moved(str, int): as of :class:`StylesBox`.
    """

    removed = Signal(str)
    moved = Signal(str, int)

    def __init__(self, ref: StyleRef, picture: Path | None, place: int, count: int) -> None:
        super().__init__()
        self.ref = ref
        self._place, self._count = place, count
        self.setProperty("chip", True)
        name = style_name(ref)
        shown = name if len(name) <= _NAME_CHARACTERS else f"{name[: _NAME_CHARACTERS - 1]}…"
        # A sign besides the tooltip that a click removes it.
        self.setText(f"{shown.replace('&', '&&')}  ×")
        pixmap = QPixmap() if picture is None else QPixmap(str(picture))
        if pixmap.isNull():
            icons.set_icon(self, "palette")
        else:
            self.setIcon(QIcon(pixmap))
        self.setIconSize(QSize(_PICTURE_PX, _PICTURE_PX))
        self.setMinimumHeight(TARGET_PX)
        self.setAccessibleName(self.tr("Remove the style {name}").format(name=name))
        words = "\n".join(one for one in (ref.prompt, ref.negative_prompt) if one)
        help_ = self.tr("Click to remove it. Alt+Left and Alt+Right change the order.")
        self.setToolTip(plain_tip(f"{name}\n{words}\n{help_}"))
        self.setAccessibleDescription(help_)
        self.clicked.connect(lambda: self.removed.emit(ref.uid))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.ref.uid)
        elif with_alt and by:
            self.moved.emit(self.ref.uid, by)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        uid = self.ref.uid
        for text, act, is_possible in (
            (self.tr("Apply earlier"), lambda: self.moved.emit(uid, -1), self._place > 0),
            (
                self.tr("Apply later"),
                lambda: self.moved.emit(uid, 1),
                self._place < self._count - 1,
            ),
            (self.tr("Remove"), lambda: self.removed.emit(uid), True),
        ):
            action = menu.addAction(text)
            action.setEnabled(is_possible)
            action.triggered.connect(lambda _=False, act=act: act())
        menu.popup(event.globalPos())
