"""The line under the prompt that appears if it is a template."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sdstudio.app.studio import Studio
from sdstudio.app.translation import translate
from sdstudio.domain.prompt_expansion import METHOD_LABELS, Method
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import tip_of
from sdstudio.ui.prompts.summary import PromptSummary
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip


class DynamicLine(Retranslates, QWidget):
    """Says what the prompt stands for, and how its options are chosen.

    Signals:
        preview_asked(), wildcards_asked(): a button was pressed.
    """

    preview_asked = Signal()
    wildcards_asked = Signal()

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._summary = PromptSummary(studio, self)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setProperty("dim", True)
        self._text.setWordWrap(True)
        self.method = QComboBox()
        for method in METHOD_LABELS:
            self.method.addItem("", method)
        self.preview = QPushButton()
        self.wildcards = QPushButton()
        row = QHBoxLayout()
        row.setSpacing(GRID_PX)
        row.addWidget(self.method, 1)
        row.addWidget(self.preview)
        row.addWidget(self.wildcards)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._text)
        column.addLayout(row)
        self.method.activated.connect(self._choose)
        self.preview.clicked.connect(self.preview_asked)
        self.wildcards.clicked.connect(self.wildcards_asked)
        studio.prompt_preview.changed.connect(self._show)
        studio.draft.changed.connect(self._show)
        studio.picture_speed.changed.connect(self._show)
        # As beside Generate, where the estimate follows what each step took.
        studio.dispatcher.changed.connect(self._show)
        studio.dispatcher.progressed.connect(self._show)
        self.retranslate()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def retranslate(self) -> None:
        for index in range(self.method.count()):
            method = Method(self.method.itemData(index))
            self.method.setItemText(index, translate("dynamic", METHOD_LABELS[method]))
        self.method.setAccessibleName(self.tr("How options are chosen"))
        self.method.setToolTip(
            plain_tip(
                self.tr(
                    "Random: by the seed, anew for each picture. All combinations: each "
                    "combination once, with the same seed. In turn: the first option of each, "
                    "then the second, and so on."
                )
            )
        )
        self.preview.setText(self.tr("Preview…"))
        self.preview.setAccessibleName(self.preview.text())
        self.preview.setToolTip(tip_of(ActionId.PREVIEW_PROMPTS))
        self.wildcards.setText(self.tr("Wildcards…"))
        self.wildcards.setAccessibleName(self.wildcards.text())
        self.wildcards.setToolTip(tip_of(ActionId.WILDCARDS))
        self._show()

    def _show(self) -> None:
        preview = self._studio.prompt_preview
        self.setVisible(preview.is_dynamic)
        if not preview.is_dynamic:
            return
        self._text.setText(self._summary.text)
        self.method.setCurrentIndex(self.method.findData(self._studio.draft.draft.method))
        has_failed = preview.failure is not None
        self.preview.setVisible(not has_failed)
        self.wildcards.setVisible(has_failed)

    def _choose(self) -> None:
        # Qt gives a plain string back.
        self._studio.draft.set_method(Method(self.method.currentData()))
