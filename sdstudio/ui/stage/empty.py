"""The stage while there is no picture."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sdstudio.app.studio import Studio
from sdstudio.ui import icons
from sdstudio.ui.actions import ActionId, keys_of
from sdstudio.ui.retranslation import Retranslates


class EmptyStage(Retranslates, QWidget):
    """What to do while there is no picture.

    Signals:
        models_asked(): the button for getting a model was pressed.
    """

    models_asked = Signal()

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.setObjectName("empty_stage")
        self._studio = studio
        self._sign, self._title, self._text = QLabel(), QLabel(), QLabel()
        icons.set_label_icon(self._sign, "sparkle", 56)
        self._title.setProperty("title", True)
        for label in (self._sign, self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self._open = QPushButton()
        self._open.setProperty("primary", True)
        self._open.clicked.connect(self.models_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 32, 16, 32)
        column.setSpacing(12)
        column.addStretch(2)
        for label in (self._sign, self._title, self._text):
            column.addWidget(label)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignCenter)
        self._place = QVBoxLayout()
        column.addLayout(self._place)
        column.addStretch(3)
        studio.draft.checkpoint_changed.connect(self.retranslate)
        studio.pictures.rowsInserted.connect(self.retranslate)
        studio.pictures.rowsRemoved.connect(self.retranslate)
        self.retranslate()

    def place(self, widget: QWidget) -> None:
        """Show ``widget`` under what is said here."""
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(widget, 100)
        row.addStretch()
        self._place.addLayout(row)

    def retranslate(self) -> None:
        has_model = self._studio.draft.checkpoint is not None
        self._open.setText(self.tr("Get a model…"))
        self._open.setAccessibleName(self._open.text())
        self._open.setVisible(not has_model)
        if not has_model:
            self._title.setText(self.tr("First, a model"))
            self._text.setText(
                self.tr("A model is what makes the pictures. Get one, or import it, to begin.")
            )
        elif self._studio.pictures.rowCount():
            self._title.setText(self.tr("No picture chosen"))
            self._text.setText(self.tr("Click one on the right to see it, or make a new one."))
        else:
            self._title.setText(self.tr("What would you like to see?"))
            self._text.setText(
                self.tr("Describe it on the left, then press Generate or {keys}.").format(
                    keys=keys_of(ActionId.GENERATE)
                )
            )
