"""The actions of the canvas."""

from typing import Final

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_rows import INTENT_OF, ROWS
from sdstudio.ui.canvas.view_actions import VIEW_ACTIONS
from sdstudio.ui.menus import LAYERS, SNAPSHOTS, actions_in

#: Actions for layers, which are enabled depending on the layers.
LAYER_ACTIONS: Final = tuple(actions_in(LAYERS.members))
#: Actions for snapshots, which are enabled depending on the snapshots.
SNAPSHOT_ACTIONS: Final = tuple(actions_in(SNAPSHOTS.members))
#: Their shortcuts work while the canvas has the focus.
CANVAS_KEYS: Final = (
    # Whose key means something else in the row of results.
    *(do for do in LAYER_ACTIONS if ROWS[do].in_zone and do is not ActionId.LAYER_CLEAR),
    *(do for do in (*LAYER_ACTIONS, *SNAPSHOT_ACTIONS) if ROWS[do].in_zone),
    ActionId.MASK_BRUSH,
    ActionId.MASK_ERASER,
    ActionId.MASK_SWAP,
    ActionId.MASK_RECTANGLE,
    ActionId.MASK_ELLIPSE,
    ActionId.MASK_LASSO,
    ActionId.MASK_POLYGON,
    ActionId.MASK_WAND,
    ActionId.MASK_BUCKET,
    ActionId.MASK_OBJECT,
    ActionId.TOOL_EYEDROPPER,
    ActionId.COLOUR_DEFAULT,
    ActionId.COLOUR_FILL,
    ActionId.BRUSH_SMALLER,
    ActionId.BRUSH_LARGER,
    ActionId.MASK_FILL,
    ActionId.MASK_CLEAR,
    ActionId.MASK_INVERT,
    ActionId.MASK_EDGES,
    ActionId.MASK_COPY,
    ActionId.MASK_PASTE,
    ActionId.MASK_HIDE,
    ActionId.TOOL_MOVE,
    ActionId.TOOL_TRANSFORM,
    ActionId.LAYER_CUT,
    ActionId.LAYER_COPY,
    ActionId.LAYER_COPY_MERGED,
    ActionId.LAYER_PASTE,
)
#: Actions that are useful only in a mode with a mask.
MASK_MODE_ACTIONS: Final = (
    *INTENT_OF,
    ActionId.INTENT_AUTOMATIC,
    ActionId.PREFILL_SHOW,
    ActionId.CONTEXT_RESET,
)
#: They are of use only while the canvas is shown.
CANVAS_ACTIONS: Final = (
    *CANVAS_KEYS,
    *VIEW_ACTIONS,
    ActionId.MASK_FROM_LAYER,
    ActionId.MASK_FACES,
    ActionId.COLOUR_CHOOSE,
    ActionId.CANVAS_OPEN_PICTURE,
    ActionId.MASK_OPEN,
    ActionId.MASK_SAVE,
    ActionId.MASK_LIST,
    ActionId.MASK_NEW,
    ActionId.MASK_DUPLICATE,
    ActionId.MASK_RENAME,
    ActionId.MASK_DELETE,
    ActionId.MASK_TAKE,
    ActionId.LAYER_FLIP_ACROSS,
    ActionId.LAYER_FLIP_DOWN,
    ActionId.LAYER_TURN_LEFT,
    ActionId.LAYER_TURN_RIGHT,
    ActionId.LAYER_CROP,
    ActionId.CANVAS_CROP,
    ActionId.CANVAS_EXPORT,
    ActionId.PROJECT_SAVE,
    ActionId.PROJECT_EXPORT_PSD,
    ActionId.DEPTH_ESTIMATE,
    ActionId.DEPTH_OPEN,
    ActionId.DEPTH_ADJUST,
    ActionId.DEPTH_SHOW,
    ActionId.DEPTH_SAVE,
    *MASK_MODE_ACTIONS,
)
