"""The actions of the canvas."""

from typing import Final

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_rows import INTENT_OF
from sdstudio.ui.canvas.view_actions import VIEW_ACTIONS

#: Their shortcuts work while the canvas has the focus.
CANVAS_KEYS: Final = (
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
#: They are of use only while the canvas is shown.
CANVAS_ACTIONS: Final = (
    *CANVAS_KEYS,
    *VIEW_ACTIONS,
    ActionId.MASK_FROM_LAYER,
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
    ActionId.PROJECT_SAVE,
    *INTENT_OF,
    ActionId.INTENT_AUTOMATIC,
    ActionId.PREFILL_SHOW,
    ActionId.CONTEXT_RESET,
)
