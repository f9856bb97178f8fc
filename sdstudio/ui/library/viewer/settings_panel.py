"""How a picture was made, beside it: to read, to copy, and whether the model is here."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.library_view.model_of import NamedModel
from sdstudio.ui import icons
from sdstudio.ui.layouts import scrolled
from sdstudio.ui.library.viewer.setting_rows import SettingRow, ShownSettings
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import family_name, plain_tip


class SettingsPanel(Retranslates, QFrame):
    """Shows settings as plain text, each with a button that copies it.

    Args:
        scrolls: else it is as high as its settings, for a place that scrolls.

    Signals:
        models_asked(): the artist wants to get the model that is missing.
    """

    models_asked = Signal()

    def __init__(self, parent: QWidget | None = None, *, scrolls: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("settings_panel")
        self._scrolls = scrolls
        self._read: Callable[[], ShownSettings] | None = None
        self._named: NamedModel | None = None
        self._is_stale = False
        self.heading = QLabel()
        self.heading.setProperty("heading", True)
        self.copy_all = QPushButton()
        icons.set_icon(self.copy_all, "copy-simple", beside_text=True)
        self.copy_all.clicked.connect(self._copy_all)
        self.models = QPushButton()
        icons.set_icon(self.models, "cube", beside_text=True)
        self.models.clicked.connect(self.models_asked)
        self.model_mark, self.model_state = QLabel(), QLabel()
        self._model = _Setting(self._copy)
        self._rows: list[_Setting] = []
        self._lay_out()
        self.retranslate()
        self.show_settings(None)

    def show_settings(
        self, read: Callable[[], ShownSettings] | None, *, model: NamedModel | None = None
    ) -> None:
        """Show other settings, as soon as this is visible.

        Args:
            read: called then, and again in another language; ``None``: nothing is known.
            model: its model; ``None`` if that is unknown.
        """
        self._read, self._named = read, model
        self._is_stale = True
        if self.isVisible():
            self._fill()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Settings of the picture"))
        self.heading.setText(self.tr("Settings"))
        self.copy_all.setText(self.tr("Copy all"))
        self.copy_all.setAccessibleName(self.copy_all.text())
        self.copy_all.setToolTip(self.tr("Copy all settings of this picture as text"))
        self.models.setText(self.tr("Models…"))
        self.models.setAccessibleName(self.models.text())
        self.models.setToolTip(self.tr("Open the models window to download or import this model"))
        self._is_stale = True
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.copy_all)
        state = QHBoxLayout()
        state.setSpacing(GRID_PX // 2)
        state.addWidget(self.model_mark)
        state.addWidget(self.model_state, 1)
        state.addWidget(self.models)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        side_px = 2 * GRID_PX if self._scrolls else 0
        self._column.setContentsMargins(side_px, GRID_PX, side_px, 2 * GRID_PX)
        self._column.setSpacing(GRID_PX)
        self._column.addLayout(top)
        self._column.addWidget(self._model)
        self._column.addLayout(state)
        self._column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(inside) if self._scrolls else inside)

    def _fill(self) -> None:
        if not self._is_stale:
            return
        self._is_stale = False
        shown = ShownSettings("", ()) if self._read is None else self._read()
        self.copy_all.setEnabled(bool(shown.text))
        self._model.show_row(SettingRow(self.tr("Model"), shown.model))
        self._model.setVisible(bool(shown.model))
        knows = bool(shown.model) and self._named is not None
        checkpoint = None if self._named is None else self._named.checkpoint
        for part in (self.model_mark, self.model_state):
            part.setVisible(knows)
        self.models.setVisible(knows and checkpoint is None)
        if knows:
            icons.set_label_icon(
                self.model_mark, "warning" if checkpoint is None else "check-circle", 16
            )
            self.model_state.setText(
                self.tr("Not installed")
                if checkpoint is None
                else " · ".join(filter(None, (self.tr("Installed"), family_name(checkpoint))))
            )
        while len(self._rows) < len(shown.rows):
            row = _Setting(self._copy)
            self._column.insertWidget(self._column.count() - 1, row)
            self._rows.append(row)
        for index, row in enumerate(self._rows):
            row.setVisible(index < len(shown.rows))
            if index < len(shown.rows):
                row.show_row(shown.rows[index])

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    def _copy_all(self) -> None:
        if self._read is not None:
            self._copy(self._read().text)


class _Setting(QWidget):
    """A name, its value below or beside it, and the button that copies the value."""

    def __init__(self, copy: Callable[[str], None]) -> None:
        super().__init__()
        self._copy = copy
        self._value = ""
        self.name = QLabel()
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setProperty("dim", True)
        self.value = _Value()
        self.button = QToolButton()
        self.button.setProperty("flat", True)
        icons.set_icon(self.button, "copy-simple")
        self.button.clicked.connect(lambda: self._copy(self._value))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def show_row(self, row: SettingRow) -> None:
        """Show another setting."""
        self._value = row.value or row.name
        self.name.setText(row.name)
        self.value.setText(row.value)
        self.value.setVisible(bool(row.value))
        self.value.setAccessibleName(row.name)
        tip = QCoreApplication.translate("SettingsPanel", "Copy: {name}").format(name=row.name)
        self.button.setToolTip(plain_tip(tip))
        self.button.setAccessibleName(tip)


class _Value(QLabel):
    """Plain text that is wrapped anywhere, so that no long name widens the panel."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
