"""The actions that change what the canvas shows, but no pixel."""

import contextlib
from typing import TYPE_CHECKING, Final

from sdstudio.app.session import SessionStore
from sdstudio.domain.errors import StudioError
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions

if TYPE_CHECKING:
    from sdstudio.ui.canvas.view import CanvasView

#: Those that only the canvas has, not the stage.
VIEW_ACTIONS: Final = (
    ActionId.DOUBLE_SIZE,
    ActionId.ROTATE_LEFT,
    ActionId.ROTATE_RIGHT,
    ActionId.MIRROR_VIEW,
    ActionId.RESET_VIEW,
    ActionId.PIXEL_GRID,
    ActionId.CROSSHAIR,
    ActionId.COMPOSITE_MASK,
)
#: How far one step rotates the picture.
_STEP_DEGREES: Final = 15.0


def connect_view(view: "CanvasView", actions: Actions, session: SessionStore) -> None:
    """Connect ``actions`` to ``view``; what is shown over the picture is remembered."""
    navigation = view.navigation
    actions.connect_triggered(
        (ActionId.DOUBLE_SIZE, lambda: navigation.zoom_to(2.0)),
        (ActionId.ROTATE_LEFT, lambda: navigation.rotate_by(-_STEP_DEGREES)),
        (ActionId.ROTATE_RIGHT, lambda: navigation.rotate_by(_STEP_DEGREES)),
        (ActionId.MIRROR_VIEW, navigation.mirror),
        (ActionId.RESET_VIEW, navigation.straighten),
    )
    view.zoomed.connect(lambda: actions[ActionId.MIRROR_VIEW].setChecked(navigation.is_mirrored))
    for do, show, name in (
        (ActionId.PIXEL_GRID, view.show_grid, "pixel_grid"),
        (ActionId.CROSSHAIR, view.show_crosshair, "crosshair"),
    ):
        actions[do].toggled.connect(show)
        actions[do].setChecked(getattr(session.current, name))
        actions[do].triggered.connect(lambda on, name=name: _keep(session, name, on=on))


def _keep(session: SessionStore, name: str, *, on: bool) -> None:
    # What matters so little is not worth a notice.
    with contextlib.suppress(StudioError):
        session.update(**{name: on})
