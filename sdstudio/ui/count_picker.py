"""The number of pictures per job."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from sdstudio.app.draft_model import DraftModel
from sdstudio.domain.request import COUNT_MAX
from sdstudio.ui import icons
from sdstudio.ui.number_box import NumberBox
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.text_size import scaled
from sdstudio.ui.wording import plain_tip

_WIDTH_PX: Final = 56


class CountPicker(Retranslates, QWidget):
    """A number between buttons for fewer and more."""

    def __init__(self, draft: DraftModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self.box = NumberBox(1, COUNT_MAX, step=1, decimals=0)
        self.box.setKeyboardTracking(True)
        self.box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.box.setFixedWidth(scaled(_WIDTH_PX))
        self.fewer, self.more = QToolButton(), QToolButton()
        icons.set_icon(self.fewer, "minus")
        icons.set_icon(self.more, "plus")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.fewer, self.box, self.more):
            row.addWidget(widget)
        self.setFocusProxy(self.box)
        self.fewer.clicked.connect(self.box.stepDown)
        self.more.clicked.connect(self.box.stepUp)
        self.box.valueChanged.connect(lambda count: draft.set_count(round(count)))
        draft.changed.connect(self._show)
        self.retranslate()
        self._show()

    def retranslate(self) -> None:
        self.box.setAccessibleName(self.tr("Number of pictures"))
        self.box.setToolTip(
            plain_tip(self.tr("How many pictures each click on Generate makes (batch count)"))
        )
        for button, text in ((self.fewer, self.tr("Fewer")), (self.more, self.tr("More"))):
            button.setAccessibleName(text)
            button.setToolTip(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.box.setFixedWidth(scaled(_WIDTH_PX))

    def _show(self) -> None:
        self.box.blockSignals(True)
        self.box.setValue(self._draft.count)
        self.box.blockSignals(False)
        self.fewer.setEnabled(self._draft.count > 1)
