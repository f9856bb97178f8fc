"""Questions in message boxes, as before something is lost: Enter presses the safe button."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QMessageBox, QSpacerItem, QWidget

from sdstudio.ui.on_screen import keep_on_screen

_MARGIN_PX: Final = 24
_TEXT_PX: Final = 320


def ask(
    window: QWidget,
    title: str,
    text: str,
    about: str = "",
    *,
    do: tuple[str, Callable[[], object]],
    keep: str,
) -> QMessageBox:
    """Ask over ``window``, without waiting for the answer.

    Args:
        title: of the message box.
        about: what would be lost, and what wouldn't.
        do: the label of the button that goes ahead, and its action.
        keep: the label of the safe button; Enter and Esc press it.
    """
    box = message_box(window, title, text, about)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    said, act = do
    doing = box.addButton(said, QMessageBox.ButtonRole.DestructiveRole)
    keeping = box.addButton(keep, QMessageBox.ButtonRole.RejectRole)
    for button in (doing, keeping):
        button.setAccessibleName(button.text())
    box.setDefaultButton(keeping)
    doing.clicked.connect(act)
    keep_on_screen(box)
    box.open()
    return box


def message_box(window: QWidget, title: str, text: str, about: str) -> QMessageBox:
    """A message box without buttons yet, with its texts above the first of them."""
    box = QMessageBox(window)
    # Names of models and files are not markup.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(text)
    box.setInformativeText(about)
    layout = box.layout()
    assert isinstance(layout, QGridLayout)
    layout.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, 16)
    # Qt indents the texts even if there is no icon beside them.
    indent = layout.itemAtPosition(0, 0)
    if isinstance(indent, QSpacerItem):
        indent.changeSize(0, 0)
    layout.setHorizontalSpacing(0)
    layout.setColumnStretch(1, 1)
    # Qt makes it as narrow as its title or first line, and breaks the rest into a column.
    layout.setColumnMinimumWidth(1, _TEXT_PX)
    return box
