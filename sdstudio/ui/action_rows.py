"""The table of the window's actions: one row each, with its texts, shortcuts and icon."""

from dataclasses import dataclass
from typing import Final

from sdstudio.domain import intents, modes
from sdstudio.domain.intents import Intent
from sdstudio.domain.modes import Mode
from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.icon_names import IconName


@dataclass(frozen=True, slots=True)
class ActionRow:
    """The definition of an action.

    Args:
        text: with the menu mnemonic; tip: a sentence. Both are translated in ``context``.
        keys: the shortcuts; the first one is shown.
        icon: from the icon family.
        in_zone: its shortcuts work only in the zones that the action is added to.
        colour: of the icon, where it doesn't follow the theme.
    """

    text: str
    tip: str
    keys: tuple[str, ...] = ()
    icon: IconName = icons.PLACEHOLDER
    checkable: bool = False
    in_zone: bool = False
    context: str = "actions"
    colour: str = ""


def _mode(mode: Mode, icon: IconName, *keys: str) -> ActionRow:
    return ActionRow(mode.label, mode.help, keys, icon, checkable=True, context="modes")


# The modes, in the order in which they are offered.
MODE_OF: Final[dict[ActionId, Mode]] = {
    ActionId.FROM_WORDS: modes.TEXT_TO_IMAGE,
    ActionId.FROM_PICTURE: modes.IMAGE_TO_IMAGE,
    ActionId.PART: modes.INPAINTING,
    ActionId.FROM_DEPTH: modes.DEPTH_TO_IMAGE,
    ActionId.DEPTH_OF: modes.DEPTH_MAP,
    ActionId.ENLARGE: modes.UPSCALE,
    ActionId.LIKE: modes.VARIATION,
}

#: Pairs of actions that may share keys: while the canvas is seen, they mean the second one, as in
#: painting programs, and elsewhere the first.
ON_CANVAS: Final[dict[ActionId, ActionId]] = {
    ActionId.SAVE_AS: ActionId.PROJECT_SAVE,
    ActionId.EXPORT: ActionId.LAYER_MERGE_DOWN,
    ActionId.NEW_BOARD: ActionId.LAYER_NEW,
    ActionId.JUMP_TO_DATE: ActionId.LAYER_DUPLICATE,
    ActionId.SHOW_IN_FOLDER: ActionId.LAYER_MERGE_VISIBLE,
}

#: The intents, in the order in which they are offered.
INTENT_OF: Final[dict[ActionId, Intent]] = {
    ActionId.INTENT_REPLACE: intents.REPLACE,
    ActionId.INTENT_REMOVE: intents.REMOVE,
    ActionId.INTENT_ADD: intents.ADD,
    ActionId.INTENT_REFINE: intents.REFINE,
    ActionId.INTENT_EXTEND: intents.EXTEND,
    ActionId.INTENT_VARY: intents.VARY,
}


def _intent(do: ActionId, icon: IconName) -> ActionRow:
    row = INTENT_OF[do]
    return ActionRow(row.label, row.help, (), icon, checkable=True, context="intents")


ROWS: Final[dict[ActionId, ActionRow]] = {
    ActionId.VIEW_CREATE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Create"),
        QT_TRANSLATE_NOOP("actions", "Make new pictures"),
        ("Ctrl+1",),
        "sparkle",
        checkable=True,
    ),
    ActionId.VIEW_CANVAS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Canvas"),
        QT_TRANSLATE_NOOP("actions", "Paint on a picture, or over what should change in it"),
        ("Ctrl+2",),
        "paint-brush-broad",
        checkable=True,
    ),
    ActionId.VIEW_LIBRARY: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Library"),
        QT_TRANSLATE_NOOP("actions", "Find, sort and look at all your pictures"),
        ("Ctrl+3",),
        "squares-four",
        checkable=True,
    ),
    ActionId.GENERATE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Generate"),
        QT_TRANSLATE_NOOP("actions", "Generate pictures from the prompt"),
        ("Ctrl+Enter", "Ctrl+Return"),
        "sparkle",
    ),
    ActionId.STOP: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Stop"),
        QT_TRANSLATE_NOOP("actions", "Stop the current picture; finished pictures are kept"),
        ("Ctrl+.",),
        "stop-fill",
    ),
    ActionId.STOP_CAREFULLY: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Stop with con&firmation"),
        QT_TRANSLATE_NOOP(
            "actions", "Stop the current picture, but ask first if a lot of work would be lost"
        ),
        ("Esc",),
        "hand-palm",
    ),
    ActionId.MODEL: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Choose &model"),
        QT_TRANSLATE_NOOP("actions", "Choose the model that generates the pictures"),
        ("Ctrl+M",),
        "cube",
    ),
    ActionId.OPEN_MODEL: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Open model folder…"),
        QT_TRANSLATE_NOOP("actions", "Use a Stable Diffusion model from a folder"),
        ("Ctrl+O",),
        "folder-open",
    ),
    ActionId.MODELS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Manage mo&dels…"),
        QT_TRANSLATE_NOOP("actions", "Download, import, verify, export and remove models"),
        ("Ctrl+Shift+D",),
        "download-simple",
    ),
    ActionId.IMPORT_MODEL: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Import model…"),
        QT_TRANSLATE_NOOP("actions", "Import a model, LoRA or embedding from a file"),
        ("F6",),
        "upload-simple",
    ),
    ActionId.FROM_WORDS: _mode(modes.TEXT_TO_IMAGE, "text-aa", "Alt+1"),
    ActionId.FROM_PICTURE: _mode(modes.IMAGE_TO_IMAGE, "image", "Alt+2"),
    ActionId.PART: _mode(modes.INPAINTING, "paint-brush", "Alt+3"),
    ActionId.FROM_DEPTH: _mode(modes.DEPTH_TO_IMAGE, "stack", "Alt+4"),
    ActionId.DEPTH_OF: _mode(modes.DEPTH_MAP, "circle-half", "Alt+5"),
    ActionId.ENLARGE: _mode(modes.UPSCALE, "arrows-out", "Alt+6"),
    ActionId.LIKE: _mode(modes.VARIATION, "copy-simple", "Alt+7"),
    ActionId.CHOOSE_INPUT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "C&hoose input picture…"),
        QT_TRANSLATE_NOOP("actions", "Start from an existing picture instead of the prompt alone"),
        ("Ctrl+Shift+O",),
        "folder-open",
    ),
    ActionId.PASTE_INPUT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Paste pict&ure"),
        QT_TRANSLATE_NOOP("actions", "Use the picture on the clipboard as the input picture"),
        ("Ctrl+V",),
        "clipboard",
        in_zone=True,
    ),
    ActionId.START_FROM_THIS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Start f&rom this picture"),
        QT_TRANSLATE_NOOP("actions", "Generate a new picture based on this one (image to image)"),
        ("Ctrl+Shift+I",),
        "image",
    ),
    ActionId.CHANGE_PART_OF_THIS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "In&paint this picture"),
        QT_TRANSLATE_NOOP(
            "actions", "Regenerate the parts you paint over; the rest stays as it is"
        ),
        ("Ctrl+Shift+P",),
        "paint-brush",
    ),
    ActionId.ENLARGE_THIS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Upsca&le this picture"),
        QT_TRANSLATE_NOOP(
            "actions", "Enlarge this picture to four times its width and height (x4 upscaler)"
        ),
        ("Ctrl+Shift+L",),
        "arrows-out",
    ),
    ActionId.FAST_UPSCALE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Fast upscale…"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Enlarge the selected pictures with an upscaler, without a prompt",
        ),
        ("Ctrl+Alt+G",),
        "arrows-out",
    ),
    ActionId.FAST_UPSCALE_FOLDER: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Fast upscale a folder…"),
        QT_TRANSLATE_NOOP("actions", "Enlarge all pictures in a folder with an upscaler"),
        (),
        "folder-open",
    ),
    ActionId.DESCRIBE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Describe for prompt…"),
        QT_TRANSLATE_NOOP(
            "actions", "Say in words what this picture shows, and use that in the prompt"
        ),
        ("F12",),
        "text-aa",
    ),
    ActionId.REPAIR_FACES: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Repair faces…"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Find the faces in the selected pictures and make them anew in more detail",
        ),
        ("F4",),
        "smiley",
    ),
    ActionId.COMPARE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Before and after"),
        QT_TRANSLATE_NOOP("actions", "Compare this picture with the one it started from"),
        ("C",),
        "square-half",
        checkable=True,
        in_zone=True,
    ),
    ActionId.MASK_VIEW: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Paint on can&vas"),
        QT_TRANSLATE_NOOP(
            "actions", "Switch between painting on the input picture and viewing the result"
        ),
        ("Ctrl+Shift+M",),
        "selection",
        checkable=True,
    ),
    ActionId.CANVAS_NEW: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Ne&w canvas…"),
        QT_TRANSLATE_NOOP(
            "actions", "Start with a blank picture to sketch on, then repaint it with Generate"
        ),
        ("Ctrl+N",),
        "square",
    ),
    ActionId.DEPTH_ESTIMATE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Estimate depth"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Let the depth model estimate what is near and far, as a layer that you can change",
        ),
        icon="sparkle",
    ),
    ActionId.DEPTH_OPEN: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Open depth map…"),
        QT_TRANSLATE_NOOP("actions", "Use a greyscale picture as the depth: white is near"),
        icon="folder-open",
    ),
    ActionId.DEPTH_ADJUST: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Adjust depth…"),
        QT_TRANSLATE_NOOP("actions", "Change the levels of the depth, invert it or blur it"),
        icon="sliders-horizontal",
    ),
    ActionId.DEPTH_SHOW: ActionRow(
        QT_TRANSLATE_NOOP("actions", "S&how depth"),
        QT_TRANSLATE_NOOP(
            "actions", "Show the depth over the picture and use it; hidden depth isn't used"
        ),
        icon="eye",
        checkable=True,
    ),
    ActionId.DEPTH_SAVE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Save depth map…"),
        QT_TRANSLATE_NOOP("actions", "Save the depth as a greyscale picture: white is near"),
        icon="floppy-disk",
    ),
    ActionId.MASK_BRUSH: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Brush"),
        QT_TRANSLATE_NOOP(
            "actions", "Paint over what should change; the right mouse button erases"
        ),
        ("B",),
        "paint-brush",
        checkable=True,
        in_zone=True,
    ),
    ActionId.MASK_ERASER: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Eraser"),
        QT_TRANSLATE_NOOP("actions", "Erase parts of the mask; the right mouse button paints"),
        ("E",),
        "eraser",
        checkable=True,
        in_zone=True,
    ),
    ActionId.MASK_SWAP: ActionRow(
        QT_TRANSLATE_NOOP("actions", "S&wap brush and eraser, or colours"),
        QT_TRANSLATE_NOOP(
            "actions",
            "On a mask, switch between brush and eraser; on a layer, swap foreground and "
            "background colour",
        ),
        ("X",),
        "swap",
        in_zone=True,
    ),
    ActionId.MASK_RECTANGLE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Rectangle"),
        QT_TRANSLATE_NOOP("actions", "Mask a rectangle; Shift makes it square"),
        ("R",),
        "rectangle",
        checkable=True,
        in_zone=True,
    ),
    ActionId.MASK_ELLIPSE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Ell&ipse"),
        QT_TRANSLATE_NOOP("actions", "Mask an ellipse; Shift makes it a circle"),
        ("Shift+R",),
        "circle",
        checkable=True,
        in_zone=True,
    ),
    ActionId.MASK_LASSO: ActionRow(
        QT_TRANSLATE_NOOP("actions", "L&asso"),
        QT_TRANSLATE_NOOP("actions", "Mask an area that you draw around freehand"),
        ("L",),
        "scribble-loop",
        checkable=True,
        in_zone=True,
    ),
    ActionId.MASK_POLYGON: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Polygon"),
        QT_TRANSLATE_NOOP("actions", "Mask an area with straight edges, corner by corner"),
        ("P",),
        "polygon",
        checkable=True,
        in_zone=True,
    ),
    ActionId.MASK_WAND: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Magic wan&d"),
        QT_TRANSLATE_NOOP("actions", "Mask areas of the colour you click"),
        ("W",),
        "magic-wand",
        checkable=True,
        in_zone=True,
    ),
    ActionId.MASK_BUCKET: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Fill an area"),
        QT_TRANSLATE_NOOP(
            "actions", "Fill an outline painted on the mask, or an area of one colour on a layer"
        ),
        ("G",),
        "paint-bucket",
        checkable=True,
        in_zone=True,
    ),
    ActionId.MASK_OBJECT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Select &object"),
        QT_TRANSLATE_NOOP("actions", "Mask an object that you click or drag a box around"),
        ("S",),
        "bounding-box",
        checkable=True,
        in_zone=True,
    ),
    ActionId.TOOL_EYEDROPPER: ActionRow(
        QT_TRANSLATE_NOOP("actions", "E&yedropper"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Pick a colour from the picture; while painting on a layer, you can also hold Alt",
        ),
        ("I",),
        "eyedropper",
        checkable=True,
        in_zone=True,
    ),
    ActionId.COLOUR_CHOOSE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Colour…"),
        QT_TRANSLATE_NOOP("actions", "Choose the colours for painting on layers"),
        icon="palette",
    ),
    ActionId.COLOUR_DEFAULT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Default colours: black and w&hite"),
        QT_TRANSLATE_NOOP(
            "actions", "Make the foreground colour black and the background colour white"
        ),
        ("D",),
        "circle-half",
        in_zone=True,
    ),
    ActionId.COLOUR_FILL: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Fill with colo&ur"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Fill the selected part of the layer, or all of it if nothing is selected, "
            "with the foreground colour",
        ),
        ("Shift+Backspace",),
        "paint-bucket",
        in_zone=True,
    ),
    ActionId.CANVAS_OPEN_PICTURE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Open a picture…"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Choose a picture to add as a layer, to start from, to use as a mask, and more",
        ),
        icon="image",
    ),
    ActionId.BRUSH_SMALLER: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Smaller brush"),
        QT_TRANSLATE_NOOP("actions", "Make the brush and eraser smaller"),
        ("[",),
        "minus",
        in_zone=True,
    ),
    ActionId.BRUSH_LARGER: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Larger brush"),
        QT_TRANSLATE_NOOP("actions", "Make the brush and eraser larger"),
        ("]",),
        "plus",
        in_zone=True,
    ),
    ActionId.MASK_FILL: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Fill mask"),
        QT_TRANSLATE_NOOP("actions", "Mask the whole picture; then erase what should stay"),
        ("Ctrl+A",),
        "selection-all",
        in_zone=True,
    ),
    ActionId.MASK_CLEAR: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Clear mask"),
        QT_TRANSLATE_NOOP("actions", "Erase the whole mask"),
        ("Ctrl+D",),
        "selection-slash",
        in_zone=True,
    ),
    ActionId.MASK_INVERT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Invert mask"),
        QT_TRANSLATE_NOOP("actions", "Change what would stay, and keep what would change"),
        ("Ctrl+I",),
        "selection-inverse",
        in_zone=True,
    ),
    ActionId.MASK_FROM_LAYER: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Select what is painted"),
        QT_TRANSLATE_NOOP("actions", "Replace the mask with what is painted on the current layer"),
        icon="selection-all",
    ),
    ActionId.MASK_FACES: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Mask faces"),
        QT_TRANSLATE_NOOP("actions", "Replace the mask with the faces in what is seen"),
        icon="smiley",
    ),
    ActionId.MASK_EDGES: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Grow, shrink or feather…"),
        QT_TRANSLATE_NOOP("actions", "Move the edge of the mask, or soften it"),
        ("F",),
        "plus-minus",
        in_zone=True,
    ),
    ActionId.MASK_OPEN: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Open mask…"),
        QT_TRANSLATE_NOOP(
            "actions", "Load a mask from a file: white areas change, black areas stay"
        ),
        icon="folder-open",
    ),
    ActionId.MASK_SAVE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Save mask…"),
        QT_TRANSLATE_NOOP("actions", "Save the mask as a picture: white areas change"),
        icon="floppy-disk",
    ),
    ActionId.MASK_COPY: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Cop&y mask"),
        QT_TRANSLATE_NOOP("actions", "Copy the mask, for another picture or another program"),
        ("Ctrl+Shift+C",),
        "copy",
        in_zone=True,
    ),
    ActionId.MASK_PASTE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Paste mask"),
        QT_TRANSLATE_NOOP("actions", "Use the picture on the clipboard as the mask"),
        ("Ctrl+Shift+V",),
        "clipboard",
        in_zone=True,
    ),
    ActionId.MASK_HIDE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Hide mask"),
        QT_TRANSLATE_NOOP("actions", "Show the picture without the mask"),
        ("H",),
        "eye-slash",
        checkable=True,
        in_zone=True,
    ),
    ActionId.INTENT_AUTOMATIC: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Choose &automatically"),
        QT_TRANSLATE_NOOP(
            "actions", "Replace what is masked, or vary the whole picture if nothing is"
        ),
        icon="circle-half",
        checkable=True,
    ),
    ActionId.INTENT_REPLACE: _intent(ActionId.INTENT_REPLACE, "swap"),
    ActionId.INTENT_REMOVE: _intent(ActionId.INTENT_REMOVE, "x-circle"),
    ActionId.INTENT_ADD: _intent(ActionId.INTENT_ADD, "plus"),
    ActionId.INTENT_REFINE: _intent(ActionId.INTENT_REFINE, "sparkle"),
    ActionId.INTENT_EXTEND: _intent(ActionId.INTENT_EXTEND, "arrows-out"),
    ActionId.INTENT_VARY: _intent(ActionId.INTENT_VARY, "shuffle"),
    ActionId.PREFILL_SHOW: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Show &pre-fill"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Show what the model starts from: its context with the masked area pre-filled",
        ),
        icon="eye",
        checkable=True,
    ),
    ActionId.CONTEXT_RESET: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Reset context"),
        QT_TRANSLATE_NOOP(
            "actions", "Let the mask decide again which part of the picture the model sees"
        ),
        icon="frame-corners",
    ),
    ActionId.MASK_LIST: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Mask &list"),
        QT_TRANSLATE_NOOP("actions", "List all masks of the picture beside it"),
        icon="list-bullets",
        checkable=True,
    ),
    ActionId.MASK_NEW: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&New mask"),
        QT_TRANSLATE_NOOP("actions", "Add an empty mask with its own strength, and paint on it"),
        icon="plus",
    ),
    ActionId.MASK_DUPLICATE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "D&uplicate mask"),
        QT_TRANSLATE_NOOP("actions", "Add a copy of the mask you are painting on"),
        icon="copy",
    ),
    ActionId.MASK_RENAME: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Rename mask"),
        QT_TRANSLATE_NOOP("actions", "Rename the mask you are painting on"),
        icon="pencil-simple",
    ),
    ActionId.MASK_DELETE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Delete mask"),
        QT_TRANSLATE_NOOP("actions", "Delete the mask you are painting on"),
        icon="trash",
    ),
    ActionId.MASK_TAKE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Use a mask from another pic&ture…"),
        QT_TRANSLATE_NOOP("actions", "Add a mask that you painted on another picture"),
        icon="intersect",
    ),
    ActionId.LAYER_LIST: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Layers and masks"),
        QT_TRANSLATE_NOOP("actions", "Show the layers and masks beside the canvas"),
        icon="stack-simple",
        checkable=True,
    ),
    ActionId.LAYER_NEW: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&New layer"),
        QT_TRANSLATE_NOOP("actions", "Add an empty layer to paint on; the picture stays as it is"),
        ("Ctrl+Shift+N", "Ins"),
        icon="plus",
        in_zone=True,
    ),
    ActionId.LAYER_DUPLICATE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "D&uplicate layer"),
        QT_TRANSLATE_NOOP("actions", "Add a copy of the layer, directly above it"),
        ("Ctrl+J", "Ctrl+Alt+J"),
        icon="copy",
        in_zone=True,
    ),
    ActionId.LAYER_RENAME: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Rename layer"),
        QT_TRANSLATE_NOOP("actions", "Give the layer a name that says what is on it"),
        icon="pencil-simple",
    ),
    ActionId.LAYER_DELETE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Delete layer"),
        QT_TRANSLATE_NOOP(
            "actions", "Delete the layer with all that is painted on it; Undo brings it back"
        ),
        icon="trash",
    ),
    ActionId.LAYER_CLEAR: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Clear layer"),
        QT_TRANSLATE_NOOP(
            "actions", "Erase the selected part of the layer, or all of it if nothing is selected"
        ),
        ("Delete",),
        "eraser",
        in_zone=True,
    ),
    ActionId.LAYER_ABOVE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Choose layer &above"),
        QT_TRANSLATE_NOOP("actions", "Paint on the layer above this one"),
        ("Alt+]",),
        icon="arrow-up",
        in_zone=True,
    ),
    ActionId.LAYER_BELOW: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Choose layer &below"),
        QT_TRANSLATE_NOOP("actions", "Paint on the layer below this one"),
        ("Alt+[",),
        icon="arrow-down",
        in_zone=True,
    ),
    ActionId.LAYER_UP: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Move layer u&p"),
        QT_TRANSLATE_NOOP("actions", "Move the layer one place up in the list"),
        ("Ctrl+PgUp",),
        icon="arrow-line-up",
        in_zone=True,
    ),
    ActionId.LAYER_DOWN: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Move layer d&own"),
        QT_TRANSLATE_NOOP("actions", "Move the layer one place down in the list"),
        ("Ctrl+PgDown",),
        icon="arrow-line-down",
        in_zone=True,
    ),
    ActionId.LAYER_LOCK: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Lock &transparency"),
        QT_TRANSLATE_NOOP("actions", "Paint only where the layer already has colour"),
        icon="lock-simple",
        checkable=True,
    ),
    ActionId.LAYER_REFERENCE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Re&ference layer"),
        QT_TRANSLATE_NOOP(
            "actions", "Keep the layer for reference only; it is not part of the picture"
        ),
        icon="image-square",
        checkable=True,
    ),
    ActionId.LAYER_MASK_ADD: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Layer mask from &selection"),
        QT_TRANSLATE_NOOP("actions", "Show only the selected part of the layer; nothing is erased"),
        ("K",),
        icon="selection",
        in_zone=True,
    ),
    ActionId.LAYER_MASK_EDIT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Pa&int on layer mask"),
        QT_TRANSLATE_NOOP("actions", "Brush and eraser show and hide parts of the layer"),
        icon="paint-brush",
        checkable=True,
    ),
    ActionId.LAYER_MASK_APPLY: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Appl&y layer mask"),
        QT_TRANSLATE_NOOP("actions", "Erase what the layer mask hides, and remove the mask"),
        icon="check",
    ),
    ActionId.LAYER_MASK_DELETE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Delete layer mas&k"),
        QT_TRANSLATE_NOOP("actions", "Remove the layer mask, so that all of the layer shows"),
        icon="x",
    ),
    ActionId.LAYER_MERGE_DOWN: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Merge down"),
        QT_TRANSLATE_NOOP("actions", "Merge the layer with the one below it"),
        ("Ctrl+E",),
        icon="intersect",
        in_zone=True,
    ),
    ActionId.LAYER_MERGE_VISIBLE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Merge &visible layers"),
        QT_TRANSLATE_NOOP(
            "actions", "Merge all visible layers into one; the picture below them stays as it is"
        ),
        ("Ctrl+Shift+E",),
        icon="stack",
        in_zone=True,
    ),
    ActionId.LAYER_FLATTEN: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Flatten to ne&w picture"),
        QT_TRANSLATE_NOOP(
            "actions", "Continue on a new picture that combines this one and its visible layers"
        ),
        icon="frame-corners",
    ),
    ActionId.TOOL_MOVE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Mo&ve"),
        QT_TRANSLATE_NOOP("actions", "Drag the layer, its selected part, or the mask"),
        ("V",),
        "arrows-out-cardinal",
        checkable=True,
        in_zone=True,
    ),
    ActionId.TOOL_TRANSFORM: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Transform"),
        QT_TRANSLATE_NOOP("actions", "Scale and rotate the layer, its selected part, or the mask"),
        ("Ctrl+T",),
        "frame-corners",
        checkable=True,
        in_zone=True,
    ),
    ActionId.LAYER_CUT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Cu&t"),
        QT_TRANSLATE_NOOP("actions", "Move the selected part of the layer to the clipboard"),
        ("Ctrl+X",),
        "scissors",
        in_zone=True,
    ),
    ActionId.LAYER_COPY: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Copy"),
        QT_TRANSLATE_NOOP("actions", "Copy the selected part of the layer to the clipboard"),
        ("Ctrl+C",),
        "copy",
        in_zone=True,
    ),
    ActionId.LAYER_COPY_MERGED: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Copy &merged"),
        QT_TRANSLATE_NOOP(
            "actions", "Copy the selected part of the picture with all its visible layers"
        ),
        ("Ctrl+Shift+Ins",),
        "copy-simple",
        in_zone=True,
    ),
    ActionId.LAYER_PASTE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Paste as layer"),
        QT_TRANSLATE_NOOP("actions", "Add the picture on the clipboard as a new layer"),
        ("Ctrl+V",),
        "clipboard",
        in_zone=True,
    ),
    ActionId.LAYER_FLIP_ACROSS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Flip &horizontally"),
        QT_TRANSLATE_NOOP(
            "actions", "Mirror the layer, its selected part, or the mask from left to right"
        ),
        icon="arrows-left-right",
    ),
    ActionId.LAYER_FLIP_DOWN: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Flip &vertically"),
        QT_TRANSLATE_NOOP(
            "actions", "Mirror the layer, its selected part, or the mask from top to bottom"
        ),
        icon="arrows-down-up",
    ),
    ActionId.LAYER_TURN_LEFT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Rotate &left by 90°"),
        QT_TRANSLATE_NOOP(
            "actions", "Turn the layer, its selected part, or the mask anticlockwise"
        ),
        icon="arrow-counter-clockwise",
    ),
    ActionId.LAYER_TURN_RIGHT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Rotate &right by 90°"),
        QT_TRANSLATE_NOOP("actions", "Turn the layer, its selected part, or the mask clockwise"),
        icon="arrow-clockwise",
    ),
    ActionId.LAYER_CROP: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Crop l&ayer to selection"),
        QT_TRANSLATE_NOOP(
            "actions", "Remove the part of the layer outside the rectangle around the selection"
        ),
        icon="crop",
    ),
    ActionId.CANVAS_CROP: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Crop ca&nvas to selection"),
        QT_TRANSLATE_NOOP(
            "actions", "Continue on the selected part of the picture, with its layers"
        ),
        icon="crop",
    ),
    ActionId.CANVAS_EXPORT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "E&xport canvas…"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Save the picture and its visible layers, or only the selected part, as a single file "
            "such as PNG or JPEG",
        ),
        ("Ctrl+Alt+Shift+W",),
        icon="export",
    ),
    ActionId.SNAPSHOT_KEEP: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Keep a snapshot…"),
        QT_TRANSLATE_NOOP(
            "actions", "Keep the canvas as it is now under a name; undo never removes it"
        ),
        ("Ctrl+Alt+B",),
        icon="camera",
        in_zone=True,
    ),
    ActionId.SNAPSHOT_RESTORE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Restore snapshot"),
        QT_TRANSLATE_NOOP("actions", "Return to the snapshot; this can be undone"),
        icon="clock-counter-clockwise",
    ),
    ActionId.SNAPSHOT_RENAME: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Re&name snapshot"),
        QT_TRANSLATE_NOOP("actions", "Give the snapshot a name that says what it keeps"),
        icon="pencil-simple",
    ),
    ActionId.SNAPSHOT_DELETE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Delete snapshot"),
        QT_TRANSLATE_NOOP("actions", "Delete the snapshot; the canvas stays as it is"),
        icon="trash",
    ),
    ActionId.SNAPSHOT_LIST: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Snapshot &list"),
        QT_TRANSLATE_NOOP("actions", "Show the snapshots beside the canvas"),
        icon="list-bullets",
        checkable=True,
    ),
    ActionId.SNAPSHOT_REVERT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Revert to &opened state"),
        QT_TRANSLATE_NOOP(
            "actions", "Return to the canvas as it was when it was opened; this can be undone"
        ),
        icon="arrow-counter-clockwise",
    ),
    ActionId.PROJECT_OPEN: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Op&en project…"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Open an OpenRaster file on the canvas, such as one from Krita, GIMP or MyPaint, with "
            "its layers and masks",
        ),
        icon="folder-open",
    ),
    ActionId.PROJECT_SAVE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Save pro&ject as…"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Save the picture with its layers, masks and settings as an OpenRaster file, which "
            "Krita, GIMP and MyPaint can also open",
        ),
        ("Ctrl+S",),
        icon="floppy-disk",
    ),
    ActionId.PROJECT_EXPORT_PSD: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Export as P&SD…"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Save the picture with its layers and masks as a Photoshop file, which "
            "many other programs can also open",
        ),
        icon="floppy-disk",
    ),
    ActionId.RESULT_NEXT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Next result"),
        QT_TRANSLATE_NOOP(
            "actions", "Show the next result on the canvas, as the right arrow key does"
        ),
        (".",),
        "caret-right",
        in_zone=True,
    ),
    ActionId.RESULT_PREVIOUS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Previous result"),
        QT_TRANSLATE_NOOP(
            "actions", "Show the previous result on the canvas, as the left arrow key does"
        ),
        (",",),
        "caret-left",
        in_zone=True,
    ),
    ActionId.RESULT_ORIGINAL: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Show &original"),
        QT_TRANSLATE_NOOP("actions", "Show the canvas without a result"),
        ("O",),
        "image-square",
        checkable=True,
        in_zone=True,
    ),
    ActionId.RESULT_COMPARE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Compare with original"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Show the canvas without the result to the left and with it to the right of a line "
            "that you can drag",
        ),
        ("C",),
        "square-half",
        checkable=True,
        in_zone=True,
    ),
    ActionId.RESULT_USE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Use as layer"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Add what this result changes to the canvas, as a layer with its own mask",
        ),
        ("Shift+Enter", "Shift+Return"),
        "check",
        in_zone=True,
    ),
    ActionId.RESULT_CONTINUE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Continue &from this result"),
        QT_TRANSLATE_NOOP(
            "actions", "Make this result the picture on a new canvas, without layers"
        ),
        icon="arrow-right",
        in_zone=True,
    ),
    ActionId.RESULT_MORE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&More like this result"),
        QT_TRANSLATE_NOOP(
            "actions", "Generate another result with the same settings and a different seed"
        ),
        ("A",),
        "plus",
        in_zone=True,
    ),
    ActionId.RESULT_DELETE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Delete result"),
        QT_TRANSLATE_NOOP("actions", "Move this result to the trash; Undo restores it"),
        ("Delete", "Backspace"),
        "trash",
        in_zone=True,
    ),
    ActionId.WEIGHT_UP: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Increase weight"),
        QT_TRANSLATE_NOOP(
            "actions", "Have the model follow the selected words, or the word at the cursor, more"
        ),
        ("Ctrl+Up",),
        "plus",
        in_zone=True,
    ),
    ActionId.WEIGHT_DOWN: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Decrease weight"),
        QT_TRANSLATE_NOOP(
            "actions", "Have the model follow the selected words, or the word at the cursor, less"
        ),
        ("Ctrl+Down",),
        "minus",
        in_zone=True,
    ),
    ActionId.FIX_PROMPT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Fix the syntax"),
        QT_TRANSLATE_NOOP(
            "actions", "Close the brace or bracket at the cursor, or fix the first mistake"
        ),
        ("Alt+Return", "Alt+Enter"),
        "wrench",
        in_zone=True,
    ),
    ActionId.PROMPT_HISTORY: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Prompt &history…"),
        QT_TRANSLATE_NOOP("actions", "Find earlier prompts, with the pictures made with them"),
        ("Ctrl+Alt+H",),
        "clock-counter-clockwise",
    ),
    ActionId.SNIPPETS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Snippets…"),
        QT_TRANSLATE_NOOP("actions", "Insert, edit, import and export saved pieces of prompts"),
        ("F3",),
        "scissors",
    ),
    ActionId.SNIPPET_NEW: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Save as s&nippet…"),
        QT_TRANSLATE_NOOP("actions", "Save the selected words, or the whole prompt, under a name"),
        (),
        "note-pencil",
    ),
    ActionId.TAG_LISTS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Tag lists…"),
        QT_TRANSLATE_NOOP("actions", "Import lists of tags that are suggested in prompts"),
        (),
        "tag",
    ),
    ActionId.PREVIEW_PROMPTS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Pre&view prompts…"),
        QT_TRANSLATE_NOOP(
            "actions", "List the prompts that a dynamic prompt stands for, before they are queued"
        ),
        ("Ctrl+Alt+V",),
        "list-bullets",
    ),
    ActionId.WILDCARDS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Wil&dcards…"),
        QT_TRANSLATE_NOOP(
            "actions", "Edit the word lists from which __name__ in a prompt takes an entry"
        ),
        ("Ctrl+Shift+W",),
        "shuffle",
    ),
    ActionId.GRID: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Compare se&ttings…"),
        QT_TRANSLATE_NOOP(
            "actions", "Generate the same picture with different settings, side by side in a grid"
        ),
        ("Ctrl+G",),
        "squares-four",
    ),
    ActionId.SHEETS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Co&mparison grids…"),
        QT_TRANSLATE_NOOP("actions", "View the comparison grids made so far"),
        ("Ctrl+Shift+G",),
        "grid-four",
    ),
    ActionId.NEW_SEED: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Random seed"),
        QT_TRANSLATE_NOOP("actions", "Use a new seed for every picture"),
        ("Ctrl+R",),
        "dice-five",
    ),
    ActionId.STYLES: ActionRow(
        QT_TRANSLATE_NOOP("actions", "St&yles…"),
        QT_TRANSLATE_NOOP("actions", "Choose, make and import styles for the prompt"),
        ("Ctrl+Alt+Y",),
        "palette",
    ),
    ActionId.STYLE_FROM_PROMPT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Make a style from the pro&mpt…"),
        QT_TRANSLATE_NOOP("actions", "Save the words of the prompt fields as a style"),
        (),
        "text-t",
    ),
    ActionId.STYLE_FROM_PICTURE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Ma&ke a style from this picture…"),
        QT_TRANSLATE_NOOP(
            "actions", "Save the picture's prompt as a style, with the picture as its thumbnail"
        ),
        (),
        "palette",
    ),
    ActionId.PRESETS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Presets…"),
        QT_TRANSLATE_NOOP(
            "actions", "Use saved settings, and choose those that a model starts with"
        ),
        ("Ctrl+B",),
        "bookmark-simple",
    ),
    ActionId.PRESET_SAVE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Save settings as p&reset…"),
        QT_TRANSLATE_NOOP("actions", "Save the current settings under a name, to use them again"),
        (),
        "floppy-disk",
    ),
    ActionId.RESET_SETTINGS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Reset settin&gs"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Use the defaults of the model for all settings; prompt, styles and LoRAs stay",
        ),
        (),
        "arrow-counter-clockwise",
    ),
    ActionId.FEW_STEPS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Fe&w steps (4–8)"),
        QT_TRANSLATE_NOOP(
            "actions", "Make pictures in few steps, with a LoRA that fits the chosen model"
        ),
        ("Ctrl+Shift+8",),
        "lightning",
        checkable=True,
    ),
    ActionId.BOARD_FOR_NEW: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Board for new pictures…"),
        QT_TRANSLATE_NOOP("actions", "Choose the board that new pictures go to"),
        ("Ctrl+Shift+B",),
        "folder",
    ),
    ActionId.ADVANCED: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Show ad&vanced settings"),
        QT_TRANSLATE_NOOP("actions", "Show every setting, or only the essential ones"),
        ("Ctrl+Shift+A",),
        "sliders-horizontal",
        checkable=True,
    ),
    ActionId.SAVE_AS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Save as…"),
        QT_TRANSLATE_NOOP("actions", "Save a copy of this picture"),
        ("Ctrl+S",),
        "floppy-disk",
    ),
    ActionId.COPY: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Copy picture"),
        QT_TRANSLATE_NOOP("actions", "Copy this picture to the clipboard"),
        ("Ctrl+C",),
        "copy",
        in_zone=True,
    ),
    ActionId.SHOW_IN_FOLDER: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Show in &folder"),
        QT_TRANSLATE_NOOP("actions", "Show this picture's file in the file manager"),
        ("Ctrl+Shift+E",),
        "folder-open",
    ),
    ActionId.REUSE_SEED: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Reuse s&eed"),
        QT_TRANSLATE_NOOP(
            "actions", "Use this picture's seed for the next ones, to change only the prompt"
        ),
        ("Ctrl+Shift+R",),
        "hash",
    ),
    ActionId.RECALL: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Use these settings"),
        QT_TRANSLATE_NOOP("actions", "Use the prompt and all settings of this picture"),
        ("Ctrl+U",),
        "faders",
    ),
    ActionId.DELETE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Delete"),
        QT_TRANSLATE_NOOP("actions", "Move this picture to the trash; Undo restores it"),
        ("Delete", "Backspace"),
        "trash",
        in_zone=True,
    ),
    ActionId.LOOK: ActionRow(
        QT_TRANSLATE_NOOP("actions", "View &full screen"),
        QT_TRANSLATE_NOOP("actions", "View this picture full screen; use the arrow keys to browse"),
        ("Space",),
        "corners-out",
        in_zone=True,
    ),
    ActionId.FIT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Fit to &window"),
        QT_TRANSLATE_NOOP("actions", "Zoom so that the whole picture fits the window"),
        ("Ctrl+0",),
        "frame-corners",
    ),
    ActionId.FULL_SIZE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Actual size"),
        QT_TRANSLATE_NOOP("actions", "Zoom to 100%: one picture pixel per screen pixel"),
        ("Ctrl+9",),
        "selection-all",
    ),
    ActionId.ZOOM_IN: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Zoom &in"),
        QT_TRANSLATE_NOOP("actions", "Enlarge the view"),
        ("Ctrl++", "Ctrl+="),
        "magnifying-glass-plus",
    ),
    ActionId.ZOOM_OUT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Zoom &out"),
        QT_TRANSLATE_NOOP("actions", "Shrink the view"),
        ("Ctrl+-",),
        "magnifying-glass-minus",
    ),
    ActionId.DOUBLE_SIZE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Double size"),
        QT_TRANSLATE_NOOP("actions", "Show the picture at 200%, each pixel as 2 × 2"),
        ("Ctrl+8",),
        "magnifying-glass-plus",
        in_zone=True,
    ),
    ActionId.ROTATE_LEFT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Rotate view &left"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Rotate the view by 15°, or drag with Shift and Space held; the picture itself "
            "doesn't change",
        ),
        ("Ctrl+[",),
        "arrow-counter-clockwise",
        in_zone=True,
    ),
    ActionId.ROTATE_RIGHT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Rotate view &right"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Rotate the view by 15°, or drag with Shift and Space held; the picture itself "
            "doesn't change",
        ),
        ("Ctrl+]",),
        "arrow-clockwise",
        in_zone=True,
    ),
    ActionId.MIRROR_VIEW: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Mirror view"),
        QT_TRANSLATE_NOOP("actions", "See the picture as in a mirror, to spot what is askew"),
        ("M",),
        "arrows-left-right",
        checkable=True,
        in_zone=True,
    ),
    ActionId.RESET_VIEW: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Re&set rotation"),
        QT_TRANSLATE_NOOP("actions", "Show the picture upright and not mirrored"),
        ("Alt+0",),
        "arrow-u-up-left",
        in_zone=True,
    ),
    ActionId.PIXEL_GRID: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Pixel &grid"),
        QT_TRANSLATE_NOOP("actions", "Show lines between pixels at a zoom of 800% or more"),
        ("Ctrl+'",),
        "hash-straight",
        checkable=True,
        in_zone=True,
    ),
    ActionId.CROSSHAIR: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Crosshair"),
        QT_TRANSLATE_NOOP("actions", "Show a horizontal and a vertical line through the pointer"),
        ("Shift+C",),
        "crosshair",
        checkable=True,
        in_zone=True,
    ),
    ActionId.COMPOSITE_MASK: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Composite mas&k"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Show what layers and results change: the picture is grey where it is still exactly "
            "the original",
        ),
        ("Shift+M",),
        "intersect",
        checkable=True,
        in_zone=True,
    ),
    ActionId.FLOATING_PANELS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Floating panels"),
        QT_TRANSLATE_NOOP(
            "actions", "In full screen, show or hide the tools, layers and masks over the picture"
        ),
        ("Shift+H",),
        "frame-corners",
        checkable=True,
        in_zone=True,
    ),
    ActionId.FIND_PICTURES: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Find pictures"),
        QT_TRANSLATE_NOOP(
            "actions", "Search prompts, negative prompts, tags, notes and file names"
        ),
        # Not any letter: those mark pictures.
        ("Ctrl+F", "/"),
        "magnifying-glass",
    ),
    ActionId.SAVE_SEARCH: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Sa&ve this search"),
        QT_TRANSLATE_NOOP("actions", "Keep this search under a name, in the panel on the left"),
        icon="bookmark-simple",
    ),
    ActionId.NEW_BOARD: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&New board"),
        QT_TRANSLATE_NOOP(
            "actions", "Make a board to collect pictures on; a picture may be on several boards"
        ),
        ("Ctrl+Shift+N",),
        "folder-plus",
    ),
    ActionId.GROUP_DAYS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Group by &day"),
        QT_TRANSLATE_NOOP("actions", "Show the pictures under the day they were made"),
        icon="list-bullets",
        checkable=True,
    ),
    ActionId.GROUP_MONTHS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Group by &month"),
        QT_TRANSLATE_NOOP("actions", "Show the pictures under the month they were made"),
        icon="list-bullets",
        checkable=True,
    ),
    ActionId.GROUP_SESSIONS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Group by se&ssion"),
        QT_TRANSLATE_NOOP(
            "actions", "Show pictures that were made one after the other under one heading"
        ),
        icon="list-bullets",
        checkable=True,
    ),
    ActionId.GROUP_NONE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Don't &group"),
        QT_TRANSLATE_NOOP("actions", "Show all pictures without headings"),
        icon="list-bullets",
        checkable=True,
    ),
    ActionId.STACK_TRIES: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Stac&k by prompt"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Show one picture for all those made in one session with the same prompt, model and "
            "size",
        ),
        ("Ctrl+Shift+S",),
        "stack",
        checkable=True,
    ),
    ActionId.OPEN_STACK: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Expa&nd or collapse this stack"),
        QT_TRANSLATE_NOOP("actions", "Show the pictures in this stack, or only the first one"),
        ("S",),
        "stack",
        in_zone=True,
    ),
    ActionId.SHOW_NAMES: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Show file names"),
        QT_TRANSLATE_NOOP("actions", "Show the file's name below each picture of the library"),
        ("Ctrl+Shift+T",),
        "text-aa",
        checkable=True,
    ),
    ActionId.JUMP_TO_DATE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Jump to date…"),
        QT_TRANSLATE_NOOP("actions", "Go to the pictures of a month or a day"),
        ("Ctrl+J",),
        "calendar-blank",
    ),
    ActionId.SHOW_TRASH: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Sho&w trash"),
        QT_TRANSLATE_NOOP("actions", "Show the pictures that were deleted, to put them back"),
        icon="trash",
    ),
    ActionId.HIDE_PICTURES: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Hide all pict&ures"),
        QT_TRANSLATE_NOOP(
            "actions", "Cover everything in the window at once; the same key brings it back"
        ),
        ("F7",),
        "eye-slash",
        checkable=True,
    ),
    ActionId.REVEAL: ActionRow(
        QT_TRANSLATE_NOOP("actions", "R&eveal blurred pictures"),
        QT_TRANSLATE_NOOP("actions", "Show the selected pictures without blur until you move on"),
        ("V",),
        "eye",
        in_zone=True,
    ),
    ActionId.IMPORT_PICTURES: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Import pictures…"),
        QT_TRANSLATE_NOOP("actions", "Copy pictures made with any program into the library"),
        icon="download-simple",
    ),
    ActionId.IMPORT_FOLDER: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Import folder…"),
        QT_TRANSLATE_NOOP(
            "actions", "Copy the pictures in a folder and its subfolders into the library"
        ),
        icon="folder-plus",
    ),
    ActionId.ADD_FOLDER: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Add folder…"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Show the pictures in a folder without copying them, and new ones as they appear",
        ),
        icon="folder-open",
    ),
    ActionId.CULL: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Cull pictures"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Go through the pictures full screen: pick, reject, rate, and decide at the end",
        ),
        ("Ctrl+Shift+K",),
        "check-circle",
    ),
    ActionId.COMPARE_PICTURES: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Compare pictures"),
        QT_TRANSLATE_NOOP("actions", "Compare two to four selected pictures and their settings"),
        ("C",),
        "columns",
        in_zone=True,
    ),
    ActionId.OPEN_ON_CANVAS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Op&en on the canvas"),
        QT_TRANSLATE_NOOP("actions", "Paint on this picture to change parts of it"),
        ("Enter", "Return"),
        "paint-brush",
        in_zone=True,
    ),
    ActionId.OPEN_IN_CREATE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Open in Create"),
        QT_TRANSLATE_NOOP("actions", "Show this picture in Create (double-click)"),
        icon="sparkle",
    ),
    ActionId.RATE_0: ActionRow(
        QT_TRANSLATE_NOOP("actions", "No s&tars"),
        QT_TRANSLATE_NOOP("actions", "Remove the stars of the selected pictures"),
        ("0",),
        "star",
        in_zone=True,
    ),
    ActionId.RATE_1: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&1 star"),
        QT_TRANSLATE_NOOP("actions", "Rate the selected pictures: 1 of 5 stars"),
        ("1",),
        "star-fill",
        in_zone=True,
    ),
    ActionId.RATE_2: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&2 stars"),
        QT_TRANSLATE_NOOP("actions", "Rate the selected pictures: 2 of 5 stars"),
        ("2",),
        "star-fill",
        in_zone=True,
    ),
    ActionId.RATE_3: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&3 stars"),
        QT_TRANSLATE_NOOP("actions", "Rate the selected pictures: 3 of 5 stars"),
        ("3",),
        "star-fill",
        in_zone=True,
    ),
    ActionId.RATE_4: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&4 stars"),
        QT_TRANSLATE_NOOP("actions", "Rate the selected pictures: 4 of 5 stars"),
        ("4",),
        "star-fill",
        in_zone=True,
    ),
    ActionId.RATE_5: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&5 stars"),
        QT_TRANSLATE_NOOP("actions", "Rate the selected pictures: 5 of 5 stars"),
        ("5",),
        "star-fill",
        in_zone=True,
    ),
    ActionId.PICK: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Pick"),
        QT_TRANSLATE_NOOP("actions", "Mark the selected pictures as picked"),
        ("P",),
        "flag-fill",
        in_zone=True,
    ),
    ActionId.REJECT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Re&ject"),
        QT_TRANSLATE_NOOP("actions", "Mark the selected pictures as rejected"),
        ("X",),
        "x-circle",
        in_zone=True,
    ),
    ActionId.UNFLAG: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Unflag"),
        QT_TRANSLATE_NOOP("actions", "Remove the flag of the selected pictures"),
        ("U",),
        "flag",
        in_zone=True,
    ),
    ActionId.LABEL_NONE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "No co&lour"),
        QT_TRANSLATE_NOOP("actions", "Remove the colour label of the selected pictures"),
        icon="circle",
        in_zone=True,
    ),
    ActionId.LABEL_RED: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Red"),
        QT_TRANSLATE_NOOP("actions", "Give the selected pictures a red label"),
        ("6",),
        "circle-fill",
        in_zone=True,
        colour="#e0524d",
    ),
    ActionId.LABEL_YELLOW: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Yellow"),
        QT_TRANSLATE_NOOP("actions", "Give the selected pictures a yellow label"),
        ("7",),
        "triangle-fill",
        in_zone=True,
        colour="#e3b62f",
    ),
    ActionId.LABEL_GREEN: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Green"),
        QT_TRANSLATE_NOOP("actions", "Give the selected pictures a green label"),
        ("8",),
        "square-fill",
        in_zone=True,
        colour="#4fa554",
    ),
    ActionId.LABEL_BLUE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Blue"),
        QT_TRANSLATE_NOOP("actions", "Give the selected pictures a blue label"),
        ("9",),
        "diamond-fill",
        in_zone=True,
        colour="#4a8fd8",
    ),
    ActionId.LABEL_PURPLE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Purpl&e"),
        QT_TRANSLATE_NOOP("actions", "Give the selected pictures a purple label"),
        icon="hexagon-fill",
        in_zone=True,
        colour="#a06bd0",
    ),
    ActionId.EDIT_TAGS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Edit t&ags"),
        QT_TRANSLATE_NOOP("actions", "Add tags to the selected pictures, or remove some"),
        ("T",),
        "tag",
        in_zone=True,
    ),
    ActionId.ADD_TO_BOARD: ActionRow(
        QT_TRANSLATE_NOOP("actions", "A&dd to board…"),
        QT_TRANSLATE_NOOP("actions", "Put the selected pictures on a board"),
        ("B",),
        "folder-plus",
        in_zone=True,
    ),
    ActionId.REMOVE_FROM_BOARD: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Re&move from this board"),
        QT_TRANSLATE_NOOP("actions", "Remove the selected pictures from the board that is shown"),
        icon="folder",
        in_zone=True,
    ),
    ActionId.EDIT_NOTE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Ed&it note"),
        QT_TRANSLATE_NOOP("actions", "Write a note about this picture"),
        ("N",),
        "note-pencil",
        in_zone=True,
    ),
    ActionId.DESCRIBE_NOTES: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Describe in notes…"),
        QT_TRANSLATE_NOOP(
            "actions", "Write what the selected pictures show into their notes, for the search"
        ),
        ("Shift+N",),
        "text-aa",
        in_zone=True,
    ),
    ActionId.UPDATE_SEARCH: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Update saved sea&rch"),
        QT_TRANSLATE_NOOP(
            "actions", "Have the saved search that was chosen last find the pictures that are shown"
        ),
        icon="bookmark-simple",
    ),
    ActionId.PASTE_PICTURES: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Paste pictures"),
        QT_TRANSLATE_NOOP("actions", "Import the pictures on the clipboard"),
        ("Ctrl+V",),
        "clipboard",
        in_zone=True,
    ),
    ActionId.PUT_BACK: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Put bac&k"),
        QT_TRANSLATE_NOOP(
            "actions", "Put the selected pictures back where they were before they were deleted"
        ),
        icon="arrow-u-up-left",
    ),
    ActionId.DELETE_FOR_GOOD: ActionRow(
        QT_TRANSLATE_NOOP("actions", "D&elete for good…"),
        QT_TRANSLATE_NOOP(
            "actions", "Move the selected pictures from the trash to the system's trash"
        ),
        ("Delete", "Backspace"),
        "x-circle",
        in_zone=True,
    ),
    ActionId.EMPTY_TRASH: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Empty tras&h…"),
        QT_TRANSLATE_NOOP("actions", "Move everything in the trash to the system's trash"),
        icon="trash",
    ),
    ActionId.USE_PROMPT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Use pr&ompt"),
        QT_TRANSLATE_NOOP("actions", "Use this picture's prompt and negative prompt"),
        ("Ctrl+Alt+P",),
        "text-t",
    ),
    ActionId.USE_TEMPLATE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Use prompt template"),
        QT_TRANSLATE_NOOP(
            "actions", "Use the dynamic prompt that this picture's prompt was written from"
        ),
        ("Ctrl+Alt+T",),
        "shuffle",
    ),
    ActionId.USE_SETTINGS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Use settin&gs without prompt"),
        QT_TRANSLATE_NOOP("actions", "Use all settings of this picture except its prompt and seed"),
        ("Ctrl+Alt+W",),
        "sliders",
    ),
    ActionId.REMIX: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Rem&ix"),
        QT_TRANSLATE_NOOP(
            "actions", "Use all settings of this picture except its seed, to make more like it"
        ),
        ("Ctrl+Alt+R",),
        "shuffle",
    ),
    ActionId.DEPTH_OF_THIS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Depth from t&his picture"),
        QT_TRANSLATE_NOOP(
            "actions", "Keep the depth of this picture and draw something else (depth to image)"
        ),
        ("Ctrl+Alt+D",),
        "stack",
    ),
    ActionId.COPY_COMMAND: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Copy command li&ne"),
        QT_TRANSLATE_NOOP("actions", "Copy a command that makes this picture again in a terminal"),
        icon="terminal-window",
    ),
    ActionId.UNDO: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Undo"),
        QT_TRANSLATE_NOOP("actions", "Undo the last action"),
        ("Ctrl+Z",),
        "arrow-counter-clockwise",
    ),
    ActionId.REDO: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Redo"),
        QT_TRANSLATE_NOOP("actions", "Redo the last undone action"),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "arrow-clockwise",
    ),
    ActionId.HISTORY: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&History…"),
        QT_TRANSLATE_NOOP("actions", "List what can be undone and redone, and go back to any step"),
        ("Ctrl+H",),
        "list-bullets",
    ),
    ActionId.PAUSE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Pause queue"),
        QT_TRANSLATE_NOOP("actions", "Finish the current job, then pause"),
        ("Ctrl+P",),
        "pause",
        checkable=True,
    ),
    ActionId.CLEAR_QUEUE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Clear queue"),
        QT_TRANSLATE_NOOP("actions", "Remove every job that hasn't started; Undo restores them"),
        ("Ctrl+Shift+Backspace",),
        "x",
    ),
    ActionId.PICTURE_SETTINGS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Picture se&ttings"),
        QT_TRANSLATE_NOOP("actions", "Show or hide the settings below a picture"),
        ("F8",),
        "info",
        checkable=True,
    ),
    ActionId.FOLD_MAKE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Left &panel"),
        QT_TRANSLATE_NOOP("actions", "Show or hide the panel on the left"),
        ("F9",),
        "sliders",
        checkable=True,
    ),
    ActionId.FOLD_PICTURES: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Right panel"),
        QT_TRANSLATE_NOOP("actions", "Show or hide the panel on the right"),
        ("F10",),
        "squares-four",
        checkable=True,
    ),
    ActionId.FOLD_BOTH: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Hide both panels"),
        QT_TRANSLATE_NOOP("actions", "Hide both panels and fill the screen"),
        ("F11",),
        "corners-out",
        checkable=True,
    ),
    ActionId.PALETTE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Find a command…"),
        QT_TRANSLATE_NOOP("actions", "Find any command by name or by what it does"),
        ("Ctrl+K",),
        "magnifying-glass",
    ),
    ActionId.SETTINGS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Settings…"),
        QT_TRANSLATE_NOOP("actions", "Language, theme, folders and performance"),
        ("Ctrl+,",),
        "gear-six",
    ),
    ActionId.GRAPHICS_CARD: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Graphics card…"),
        QT_TRANSLATE_NOOP("actions", "Make pictures on the graphics card instead of the processor"),
        (),
        "cube",
    ),
    ActionId.GUIDE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "User &guide"),
        QT_TRANSLATE_NOOP("actions", "Read about what you are doing now"),
        ("F1",),
        "book-open",
    ),
    ActionId.WHAT_IS_THIS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&What is this?"),
        QT_TRANSLATE_NOOP(
            "actions", "Explain each setting that you click or move to, with small pictures"
        ),
        ("Shift+F1",),
        "question",
        checkable=True,
    ),
    ActionId.TOUR_PICTURE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "First &picture"),
        QT_TRANSLATE_NOOP("actions", "Be shown in the window how to make a picture"),
        icon="sparkle",
    ),
    ActionId.TOUR_CHANGE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "First &change"),
        QT_TRANSLATE_NOOP("actions", "Be shown in the window how to change a part of a picture"),
        icon="paint-brush-broad",
    ),
    ActionId.TOUR_FIND: ActionRow(
        QT_TRANSLATE_NOOP("actions", "First &find"),
        QT_TRANSLATE_NOOP("actions", "Be shown in the window how to find a picture again"),
        icon="squares-four",
    ),
    ActionId.SHORTCUTS: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Keyboard shortcuts"),
        QT_TRANSLATE_NOOP("actions", "See every command and its shortcut, and change shortcuts"),
        ("Ctrl+F1",),
        "keyboard",
    ),
    ActionId.SEARCH_SYNTAX: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Search s&yntax"),
        QT_TRANSLATE_NOOP("actions", "See what can be typed in the library’s search field"),
        ("Ctrl+Shift+F1",),
        "magnifying-glass",
    ),
    ActionId.WELCOME: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Getting &started"),
        QT_TRANSLATE_NOOP(
            "actions", "See which models are available and how fast they run on this computer"
        ),
        icon="hand-waving",
    ),
    ActionId.LICENCES: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Model &licence"),
        QT_TRANSLATE_NOOP("actions", "Read the licence of the models"),
        icon="scales",
    ),
    ActionId.REPORT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Problem &report…"),
        QT_TRANSLATE_NOOP("actions", "See what to tell the developers about a problem"),
        icon="bug",
    ),
    ActionId.UPDATES: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Check for &updates…"),
        QT_TRANSLATE_NOOP("actions", "See whether there is a newer version of SD Studio"),
        icon="arrow-circle-up",
    ),
    ActionId.ABOUT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&About SD Studio"),
        QT_TRANSLATE_NOOP("actions", "Version and licences"),
        icon="info",
    ),
    ActionId.QUIT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Quit"),
        QT_TRANSLATE_NOOP("actions", "Close SD Studio; the queue and all pictures are kept"),
        ("Ctrl+Q",),
        "sign-out",
    ),
    ActionId.EXPORT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "E&xport…"),
        QT_TRANSLATE_NOOP(
            "actions", "Export the selected pictures in another format or size, or as a list"
        ),
        ("Ctrl+E",),
        "export",
    ),
    ActionId.EDIT_JOB: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Edit job"),
        QT_TRANSLATE_NOOP(
            "actions", "Change the prompt and settings of the selected job before it runs"
        ),
        ("F2",),
        "pen-nib",
        in_zone=True,
    ),
    ActionId.DUPLICATE_JOB: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Dup&licate job"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Add a copy right after the selected job. It gets a new seed, unless the settings "
            "on the left have this seed fixed.",
        ),
        ("Ctrl+Shift+J",),
        "copy-simple",
        in_zone=True,
    ),
    ActionId.RETRY_FAILED: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Retr&y all failed jobs"),
        QT_TRANSLATE_NOOP("actions", "Try every failed job in the queue again"),
        ("Ctrl+Shift+Y",),
        "arrow-clockwise",
    ),
    ActionId.JOB_HISTORY: ActionRow(
        QT_TRANSLATE_NOOP("actions", "&Job history…"),
        QT_TRANSLATE_NOOP(
            "actions", "See the jobs that finished, failed or were stopped, and use them again"
        ),
        ("Ctrl+Shift+H",),
        "list-bullets",
    ),
    ActionId.LIBRARY_HEALTH: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Library status and backups…"),
        QT_TRANSLATE_NOOP("actions", "Check, back up, restore or rebuild the library"),
        icon="shield-check",
    ),
    ActionId.FAMILY: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Famil&y…"),
        QT_TRANSLATE_NOOP(
            "actions", "Show what this picture was made from, and what was made from it"
        ),
        ("Ctrl+Shift+F",),
        "tree-structure",
    ),
    ActionId.FIND_SIMILAR: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Find simil&ar pictures"),
        QT_TRANSLATE_NOOP(
            "actions", "Show pictures that look like this one, the most similar first"
        ),
        ("Ctrl+L",),
        "intersect",
    ),
    ActionId.FIND_CONTENT: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Find pictures &with similar content"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Show pictures with similar things in them, whatever their colours and composition",
        ),
        ("Ctrl+Alt+K",),
        "polygon",
    ),
    ActionId.FIND_DUPLICATES: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Find duplicates…"),
        QT_TRANSLATE_NOOP(
            "actions", "Compare pictures that are the same or look alike, and keep the better ones"
        ),
        ("Ctrl+Alt+F",),
        "copy-simple",
    ),
    ActionId.OPEN_OUTSIDE: ActionRow(
        QT_TRANSLATE_NOOP("actions", "Open in ano&ther program"),
        QT_TRANSLATE_NOOP(
            "actions", "Open a copy in another program; what you save becomes a new picture"
        ),
        ("Ctrl+Shift+X",),
        "arrow-square-out",
    ),
}
