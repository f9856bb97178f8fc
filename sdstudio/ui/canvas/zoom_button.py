"""The button that shows how large and how rotated the picture is, with a menu to change that."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMenu, QToolButton

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.navigation import Navigation
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

_MENU: Final = (
    ActionId.FIT,
    ActionId.FULL_SIZE,
    ActionId.DOUBLE_SIZE,
    ActionId.ZOOM_IN,
    ActionId.ZOOM_OUT,
    None,
    ActionId.ROTATE_LEFT,
    ActionId.ROTATE_RIGHT,
    ActionId.MIRROR_VIEW,
    ActionId.RESET_VIEW,
    None,
    ActionId.PIXEL_GRID,
    ActionId.CROSSHAIR,
    ActionId.COMPOSITE_MASK,
)

_WIDEST: Final = ("3200%", "−180°")


class ZoomButton(Retranslates, QToolButton):
    """Says "37%", and below "−15°" and "↔" of a picture that is rotated and mirrored."""

    def __init__(self, navigation: Navigation, actions: Actions) -> None:
        super().__init__()
        self._navigation = navigation
        self.setObjectName("zoom_button")
        self.setProperty("flat", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        for do in _MENU:
            if do is None:
                menu.addSeparator()
            else:
                menu.addAction(actions[do])
        self.setMenu(menu)
        navigation.zoomed.connect(self._show_state)
        self.retranslate()

    def retranslate(self) -> None:
        self.setToolTip(plain_tip(self.tr("Zoom, rotate or mirror the view")))
        self._show_state()

    def sizeHint(self) -> QSize:
        # The same for every state: what is beside it must not move while the picture is zoomed.
        widest = max(self.fontMetrics().horizontalAdvance(text) for text in _WIDEST)
        return QSize(widest + GRID_PX, super().sizeHint().height())

    def _show_state(self) -> None:
        navigation = self._navigation
        zoom = self.tr("{percent}%").format(percent=_rounded(100 * navigation.zoom))
        lines, spoken = [zoom], [zoom]
        if angle := round(navigation.angle) % 360:
            # The shorter way round.
            shown = angle if angle <= 180 else angle - 360
            rotated = self.tr("{degrees}°").format(degrees=str(shown).replace("-", "−"))
            lines.append(rotated)
            spoken.append(rotated)
        if navigation.is_mirrored:
            lines.append("↔")
            spoken.append(self.tr("mirrored"))
        # Below each other, since the strip of tools is narrow.
        self.setText("\n".join(lines))
        self.setAccessibleName(self.tr("View: {state}").format(state=", ".join(spoken)))


def _rounded(percent: float) -> str:
    """Two digits suffice."""
    return f"{percent:.1f}" if percent < 10 else f"{percent:.0f}"
