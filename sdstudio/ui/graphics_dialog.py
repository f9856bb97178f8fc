"""The graphics card's dialog: what was found, the pack for it, and what can be done with it."""

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.graphics.pack_status import PackState, PackStatus
from sdstudio.app.translation import translate
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.pack_errors import of_pack
from sdstudio.ui import file_dialogs, icons
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.file_dialogs import Purpose
from sdstudio.ui.graphics_states import ACTIONS, STATES, PackAction, title
from sdstudio.ui.layouts import lay_out_dialog, size_dialog
from sdstudio.ui.model_manager.model_card import plain_label
from sdstudio.ui.model_manager.status_text import bytes_text, progress_text
from sdstudio.ui.model_manager.steady_text import SteadyText
from sdstudio.ui.question import ask
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import about, plain_tip, sentences, without_mnemonic

if TYPE_CHECKING:
    from sdstudio.packs.cards import GraphicsCard
    from sdstudio.packs.manifest import Pack
    from sdstudio.ui.main_window import MainWindow

_WIDTH_PX: Final = 620
_STEPS: Final = 1000
#: As high as the longest text in either language, so that nothing jumps when the state changes.
_NOTE_LINES: Final = 5
_BYTES_PER_S: Final = 50e6 / 8
_MOVING: Final = frozenset(
    {
        PackState.CHECKING,
        PackState.FETCHING,
        PackState.PAUSED,
        PackState.INTERRUPTED,
        PackState.COPYING,
        PackState.UNPACKING,
    }
)

_INSTALLING: Final = frozenset({PackAction.DOWNLOAD, PackAction.FROM_FILE})


class GraphicsDialog(Retranslates, QDialog):
    """Follows :class:`~sdstudio.app.graphics.packs.GraphicsPacks`; may be closed at any time.

    Attributes:
        buttons: those that are shown.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._packs = window.studio.graphics
        self._shown: tuple[PackState, str] | None = None
        self.cards = plain_label()
        self.name, self.state = plain_label(), plain_label()
        self.name.setProperty("title", True)
        self.state.setProperty("condition", True)
        self.state.setWordWrap(False)
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.progress = SteadyText(dim=True)
        self.note = plain_label()
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.buttons: dict[PackAction, QPushButton] = {}
        self._actions = QHBoxLayout()
        self._actions.setSpacing(GRID_PX)
        self._close = QDialogButtonBox()
        self._done = self._close.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self._close.rejected.connect(self.reject)
        self._lay_out()
        self.retranslate()
        size_dialog(self, _WIDTH_PX)
        self._packs.changed.connect(self._show)
        self._packs.refresh()

    def changeEvent(self, event: QEvent) -> None:
        # Space was perhaps freed elsewhere, without which the buttons stay disabled.
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._packs.refresh()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Graphics card"))
        self._done.setText(self.tr("Close"))
        self._done.setAccessibleName(self._done.text())
        self.bar.setAccessibleName(self.tr("Progress"))
        self._shown = None
        self._show()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(GRID_PX)
        top = QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        for widget in (self.bar, self.progress):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)
        self.note.setMinimumHeight(_NOTE_LINES * self.note.fontMetrics().lineSpacing())
        # Keeps its height while there are no buttons.
        row = QWidget()
        row.setMinimumHeight(self._done.sizeHint().height())
        row.setLayout(self._actions)
        self._actions.setContentsMargins(0, 0, 0, 0)
        self._actions.addStretch(1)
        column.addWidget(self.cards)
        column.addSpacing(GRID_PX)
        column.addLayout(top)
        column.addWidget(self.note)
        column.addWidget(self.bar)
        column.addWidget(self.progress)
        column.addWidget(row)
        column.addStretch(1)
        lay_out_dialog(self, inside, self._close)

    def _show(self) -> None:
        """Show the status; called often."""
        status = self._packs.status
        _set(self.cards, self._cards_text(status))
        _set(self.name, self._name(status))
        _set(self.state, translate("graphics", title(status)))
        _set(self.note, self._note_text(status))
        is_moving = status.state in _MOVING and status.progress.size_bytes > 0
        self.bar.setVisible(is_moving)
        self.progress.setVisible(is_moving)
        if is_moving:
            self.bar.setValue(round(_STEPS * status.progress.share))
            self.progress.set_text(progress_text(status.progress))
        shown = status.state, self._hindrance(status)
        if shown != self._shown:
            self._shown = shown
            self._show_buttons(*shown)

    def _name(self, status: PackStatus) -> str:
        """What the heading is about: the pack, or the card that none can be offered for."""
        if status.pack is not None:
            return status.pack.name
        card = None if status.trouble is None else status.trouble.arguments.get("card")
        return self.tr("Processor") if card is None else str(card)

    def _cards_text(self, status: PackStatus) -> str:
        if status.state is PackState.LOOKING:
            return self.tr("Found: …")
        if not status.cards:
            return self.tr("Found: no graphics card")
        listed = ", ".join(self._card_text(one) for one in status.cards)
        return self.tr("Found: {cards}").format(cards=listed)

    def _card_text(self, card: "GraphicsCard") -> str:
        if not card.driver:
            return card.name
        return self.tr("{card} (driver {version})").format(card=card.name, version=card.driver)

    def _note_text(self, status: PackStatus) -> str:
        row = STATES[status.state]
        if status.trouble is not None:
            text = sentence_for(of_pack(status.trouble), translate)
            if not status.retries:
                return text
            return sentences(text, self.tr("SD Studio will retry automatically."))
        note = translate("graphics", row.note) if row.note else ""
        pack = status.pack
        if pack is None:
            return note
        free = status.free_bytes
        text = note.format(
            size=bytes_text(pack.size_bytes),
            time=about(pack.size_bytes / _BYTES_PER_S),
            needed=bytes_text(_needed_bytes(pack)),
            unpacked=bytes_text(pack.unpacked_bytes),
            free="?" if free is None else bytes_text(free),
            card=status.used_card,
        )
        if self._hindrance(status):
            return sentences(text, self.tr("Free some space first."))
        return text

    def _hindrance(self, status: PackStatus) -> str:
        """Why the pack can't be installed now; empty if it can."""
        pack, free = status.pack, status.free_bytes
        if status.state is not PackState.OFFERED or pack is None or free is None:
            return ""
        needed = _needed_bytes(pack)
        if free >= needed:
            return ""
        text = self.tr(
            "Needs {needed} of disk space, but only {free} is available. Free some space first."
        )
        return text.format(needed=bytes_text(needed), free=bytes_text(free))

    def _show_buttons(self, state: PackState, hindrance: str) -> None:
        row = STATES[state]
        had_focus = any(button.hasFocus() for button in self.buttons.values())
        before, self.buttons = self.buttons, {}
        firsts = () if row.first is None else (row.first,)
        for number, action in enumerate((*firsts, *row.buttons)):
            why_not = hindrance if action in _INSTALLING else ""
            is_first = action is row.first and not why_not
            button = self._button(action, is_first=is_first, why_not=why_not)
            self.buttons[action] = button
            self._actions.insertWidget(number, button)
        in_order = (*self.buttons.values(), self._done)
        for button, following in pairwise(in_order):
            QWidget.setTabOrder(button, following)
        if had_focus:
            next(one for one in in_order if one.isEnabled()).setFocus()
        for button in before.values():
            self._actions.removeWidget(button)
            button.hide()
            button.deleteLater()

    def _button(self, action: PackAction, *, is_first: bool, why_not: str) -> QPushButton:
        row = ACTIONS[action]
        button = QPushButton(translate("graphics", row.text))
        never_default(button)
        button.setProperty("accent", is_first)
        button.setToolTip(plain_tip(why_not or translate("graphics", row.tip)))
        button.setEnabled(not why_not)
        button.setAccessibleName(without_mnemonic(button.text()))
        icons.set_icon(button, row.icon, on_accent=is_first, beside_text=True)
        button.clicked.connect(partial(self._do, action))
        return button

    def _do(self, action: PackAction) -> None:
        match action:
            case PackAction.DOWNLOAD:
                self._packs.download()
            case PackAction.PAUSE:
                self._packs.pause()
            case PackAction.CONTINUE | PackAction.DOWNLOAD_ANYWAY:
                self._packs.resume()
            case PackAction.CANCEL:
                self._packs.cancel()
            case PackAction.FROM_FILE:
                self._choose_file()
            case PackAction.USE | PackAction.TRY_AGAIN:
                self._packs.use()
            case PackAction.STOP_USING:
                self._packs.stop_using()
            case PackAction.REMOVE:
                self._ask_removal()

    def _choose_file(self) -> None:
        title, kinds = self.tr("Graphics pack"), {self.tr("Graphics packs"): (".sdpack",)}
        if chosen := file_dialogs.ask_file(self, Purpose.GRAPHICS_PACKS, title, kinds):
            self._packs.add_file(chosen)

    def _ask_removal(self) -> None:
        pack = self._packs.status.pack
        if pack is None:
            return
        ask(
            self,
            self.tr("Remove graphics pack"),
            self.tr("Remove {pack}?").format(pack=pack.name),
            self.tr(
                "This frees {size} of disk space, and pictures will be made on the processor. "
                "Nothing else changes; to use the graphics card again, download the pack again."
            ).format(size=bytes_text(pack.unpacked_bytes)),
            do=(self.tr("Remove"), self._packs.remove),
            keep=self.tr("Keep"),
        )


def _needed_bytes(pack: "Pack") -> int:
    """On the disk while it is being installed."""
    return pack.size_bytes + pack.unpacked_bytes


def _set(label: QLabel, text: str) -> None:
    """Set a text only if it differs: each one has the layout computed again."""
    if label.text() != text:
        label.setText(text)
