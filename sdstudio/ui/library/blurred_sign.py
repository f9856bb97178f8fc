"""Over a picture that is shown blurred: says so, and reveals it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import keys_of
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.floating import Floating
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import with_shortcut


class BlurredSign(Retranslates, QFrame):
    """At the lower edge of ``area``; on the canvas at the upper one, since there are bars below.

    Args:
        on_canvas: where the key that reveals pictures chooses a tool.

    Signals:
        asked(): the artist wants to see the picture.
    """

    asked = Signal()

    def __init__(self, area: QWidget, *, on_canvas: bool = False) -> None:
        super().__init__(area)
        self._on_canvas = on_canvas
        self.setObjectName("notice")
        self._area = area
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton()
        never_default(self.button)
        # The picture keeps the keyboard when the button is clicked.
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        icons.set_icon(self.button, "eye", beside_text=True)
        self.button.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID_PX, GRID_PX // 2, GRID_PX // 2, GRID_PX // 2)
        row.setSpacing(GRID_PX)
        row.addWidget(self.said)
        row.addWidget(self.button)
        Floating(self, area, Qt.AlignmentFlag.AlignHCenter, at_top=on_canvas)
        self.retranslate()

    def show_if(self, is_blurred: bool) -> None:
        """Be there, or not."""
        if is_blurred == self.isHidden():
            if not is_blurred and self.button.hasFocus():
                self._area.setFocus()
            self.setVisible(is_blurred)

    def retranslate(self) -> None:
        keys = "" if self._on_canvas else keys_of(ActionId.REVEAL)
        name = self.tr("Reveal")
        self.said.setText(self.tr("Blurred"))
        self.button.setText(f"{name} ({keys})" if keys else name)
        self.button.setAccessibleName(self.tr("Reveal the blurred picture"))
        tip = self.tr("Show it clearly until you leave it")
        self.button.setToolTip(with_shortcut(tip, keys))
