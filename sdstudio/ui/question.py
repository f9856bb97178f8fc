"""A question before something is lost: one button does it, the other, which Enter presses, not."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from sdstudio.ui.on_screen import keep_on_screen


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
        title: of the question's own window.
        about: what would be lost, and what not.
        do: what the button that goes through with it says, and what it does.
        keep: what the other button says; Enter and Esc press it.
    """
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.NoIcon)
    # Names of models and files are no markup.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(text)
    box.setInformativeText(about)
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
