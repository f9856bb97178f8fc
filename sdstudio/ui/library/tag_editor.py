"""The tags of the selected pictures as chips, and a field that completes known ones."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QVBoxLayout, QWidget

from sdstudio.domain.annotations import NAME_LENGTH_MAX
from sdstudio.ui import icons
from sdstudio.ui.layouts import FlowLayout
from sdstudio.ui.library.elided_chip import ElidedChip
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.wording import plain_tip

_COMMAS = str.maketrans("，、", ",,")


class TagField(QLineEdit):
    """Signals:
    left(): Escape was pressed.
    """

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TagEditor(Retranslates, QWidget):
    """Signals:
    added(list of str), removed(str): the artist added or removed tags.
    left(): the keyboard focus goes back to the pictures.
    """

    added = Signal(object)
    removed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: Sequence[str] = ()
        self._partly: Sequence[str] = ()
        self._names: Sequence[str] = ()
        self.chips: list[QPushButton] = []
        self._flow = FlowLayout(4)
        self.field = TagField()
        self.field.setMaxLength(NAME_LENGTH_MAX)
        self._known = QStringListModel(self)
        # Not given to the field, which would have it complete the whole text.
        self.completer = QCompleter(self._known, self)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.completer.setWidget(self.field)
        self.completer.highlighted.connect(self._put)
        self.completer.activated.connect(self._put)
        self.field.textEdited.connect(self._complete)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._flow)
        column.addWidget(self.field)
        self.field.returnPressed.connect(self._on_entered)
        self.field.left.connect(self.left)
        self.retranslate()

    def offer(self, names: Sequence[str]) -> None:
        """Offer these names for completion, but for those that all selected pictures have."""
        self._names = names
        offered = [name for name in names if name not in self._tags]
        if self._known.stringList() != offered:
            self._known.setStringList(offered)

    def show_tags(self, tags: Sequence[str], partly: Sequence[str] = ()) -> None:
        """Show the tags that all selected pictures have, and those of only some, which are dim."""
        if (tags, partly) != (self._tags, self._partly):
            self._tags, self._partly = tags, partly
            self.offer(self._names)
            self._show()

    def retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("Add tags, separated by commas"))
        self.field.setAccessibleName(self.tr("Add tags"))
        self._show()

    def _show(self) -> None:
        self._flow.clear()
        self.chips = [
            *(self._chip(tag, is_partial=False) for tag in self._tags),
            *(self._chip(tag, is_partial=True) for tag in self._partly),
        ]
        for chip in self.chips:
            self._flow.addWidget(chip)
        self.updateGeometry()

    def _chip(self, tag: str, *, is_partial: bool) -> QPushButton:
        chip = ElidedChip(tag, self)
        icons.set_icon(chip, "x")
        chip.setIconSize(QSize(12, 12))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setProperty("dim", is_partial)
        said = self.tr("Remove the tag “{tag}”").format(tag=tag)
        if is_partial:
            said = self.tr("Only some pictures have the tag “{tag}”. Remove it from them").format(
                tag=tag
            )
        chip.setAccessibleName(said)
        chip.setToolTip(plain_tip(said))
        # Not at once: it deletes the button whose signal this is.
        chip.clicked.connect(lambda: QTimer.singleShot(0, self, lambda: self.removed.emit(tag)))
        return chip

    def _complete(self, typed: str) -> None:
        """Offer names for the last of those between commas."""
        name = typed.translate(_COMMAS).rpartition(",")[2].strip()
        # Nothing contains a comma: there is nothing to offer, and the list goes.
        self.completer.setCompletionPrefix(name or ",")
        self.completer.complete()

    def _put(self, name: str) -> None:
        before, comma, _last = self.field.text().translate(_COMMAS).rpartition(",")
        self.field.setText(f"{before}, {name}" if comma else name)

    def _on_entered(self) -> None:
        names = [one.strip() for one in self.field.text().translate(_COMMAS).split(",")]
        names = [one for one in names if one]
        # The completer types what it completed once more after this.
        QTimer.singleShot(0, self.field, self.field.clear)
        if names:
            self.added.emit(names)
        else:
            self.left.emit()
