"""Every action of the window: one row each, with its texts, keys and icon."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from sdstudio.app.translation import translate
from sdstudio.domain import modes
from sdstudio.domain.modes import Mode
from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.ui import icons
from sdstudio.ui.wording import with_shortcut, without_mnemonic


class Do(Enum):
    """What can be done."""

    GENERATE = auto()
    STOP = auto()
    STOP_CAREFULLY = auto()
    MODEL = auto()
    OPEN_MODEL = auto()
    MODELS = auto()
    IMPORT_MODEL = auto()
    FROM_WORDS = auto()
    FROM_PICTURE = auto()
    PART = auto()
    FROM_DEPTH = auto()
    DEPTH_OF = auto()
    ENLARGE = auto()
    LIKE = auto()
    CHOOSE_INPUT = auto()
    PASTE_INPUT = auto()
    START_FROM_THIS = auto()
    CHANGE_PART_OF_THIS = auto()
    ENLARGE_THIS = auto()
    COMPARE = auto()
    MASK_VIEW = auto()
    MASK_BRUSH = auto()
    MASK_ERASER = auto()
    MASK_SWAP = auto()
    BRUSH_SMALLER = auto()
    BRUSH_LARGER = auto()
    MASK_FILL = auto()
    MASK_CLEAR = auto()
    MASK_INVERT = auto()
    MASK_OPEN = auto()
    MASK_HIDE = auto()
    GRID = auto()
    NEW_SEED = auto()
    ADVANCED = auto()
    SAVE_AS = auto()
    COPY = auto()
    SHOW_IN_FOLDER = auto()
    REUSE_SEED = auto()
    RECALL = auto()
    DELETE = auto()
    LOOK = auto()
    FIT = auto()
    FULL_SIZE = auto()
    ZOOM_IN = auto()
    ZOOM_OUT = auto()
    UNDO = auto()
    REDO = auto()
    PAUSE = auto()
    CLEAR_QUEUE = auto()
    FOLD_MAKE = auto()
    FOLD_PICTURES = auto()
    FOLD_BOTH = auto()
    PALETTE = auto()
    SETTINGS = auto()
    SHORTCUTS = auto()
    WELCOME = auto()
    LICENCES = auto()
    ABOUT = auto()
    QUIT = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """An action as it is written down.

    Args:
        text: with the menu's mnemonic; tip: a sentence. Both translated in ``context``.
        keys: the first is shown.
        icon: of the family, or none.
        in_zone: its keys work only in the zones that the action is added to.
    """

    text: str
    tip: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    in_zone: bool = False
    context: str = "actions"


def _mode(mode: Mode, icon: str, *keys: str) -> Row:
    return Row(mode.label, mode.help, keys, icon, checkable=True, context="modes")


# The ways of making a picture, in the order in which they are offered.
MODE_OF: Final[dict[Do, Mode]] = {
    Do.FROM_WORDS: modes.TEXT_TO_IMAGE,
    Do.FROM_PICTURE: modes.IMAGE_TO_IMAGE,
    Do.PART: modes.INPAINTING,
    Do.FROM_DEPTH: modes.DEPTH_TO_IMAGE,
    Do.DEPTH_OF: modes.DEPTH_MAP,
    Do.ENLARGE: modes.UPSCALE,
    Do.LIKE: modes.VARIATION,
}

ROWS: Final[dict[Do, Row]] = {
    Do.GENERATE: Row(
        QT_TRANSLATE_NOOP("actions", "&Generate"),
        QT_TRANSLATE_NOOP("actions", "Make pictures from the prompt"),
        ("Ctrl+Enter", "Ctrl+Return"),
        "sparkle",
    ),
    Do.STOP: Row(
        QT_TRANSLATE_NOOP("actions", "&Stop"),
        QT_TRANSLATE_NOOP("actions", "Stop the picture that is being made; finished ones stay"),
        ("Ctrl+.",),
        "stop-fill",
    ),
    Do.STOP_CAREFULLY: Row(
        QT_TRANSLATE_NOOP("actions", "Stop after as&king"),
        QT_TRANSLATE_NOOP("actions", "Stop; asks first if much work would be lost"),
        ("Esc",),
        "hand-palm",
    ),
    Do.MODEL: Row(
        QT_TRANSLATE_NOOP("actions", "Choose a &model"),
        QT_TRANSLATE_NOOP("actions", "Choose the model that makes the pictures"),
        ("Ctrl+M",),
        "cube",
    ),
    Do.OPEN_MODEL: Row(
        QT_TRANSLATE_NOOP("actions", "&Open a model folder…"),
        QT_TRANSLATE_NOOP("actions", "Use a Stable Diffusion 2 model from a folder"),
        ("Ctrl+O",),
        "folder-open",
    ),
    Do.MODELS: Row(
        QT_TRANSLATE_NOOP("actions", "Get and keep mo&dels…"),
        QT_TRANSLATE_NOOP("actions", "Download, import, verify, export and remove models"),
        ("Ctrl+Shift+D",),
        "download-simple",
    ),
    Do.IMPORT_MODEL: Row(
        QT_TRANSLATE_NOOP("actions", "&Import a model…"),
        QT_TRANSLATE_NOOP("actions", "Take a model, LoRA or learned word from a file"),
        ("Ctrl+Alt+O",),
        "upload-simple",
    ),
    Do.FROM_WORDS: _mode(modes.TEXT_TO_IMAGE, "text-aa", "Alt+1"),
    Do.FROM_PICTURE: _mode(modes.IMAGE_TO_IMAGE, "image", "Alt+2"),
    Do.PART: _mode(modes.INPAINTING, "paint-brush", "Alt+3"),
    Do.FROM_DEPTH: _mode(modes.DEPTH_TO_IMAGE, "stack", "Alt+4"),
    Do.DEPTH_OF: _mode(modes.DEPTH_MAP, "circle-half", "Alt+5"),
    Do.ENLARGE: _mode(modes.UPSCALE, "arrows-out", "Alt+6"),
    Do.LIKE: _mode(modes.VARIATION, "copy-simple", "Alt+7"),
    Do.CHOOSE_INPUT: Row(
        QT_TRANSLATE_NOOP("actions", "Choose a picture to start &from…"),
        QT_TRANSLATE_NOOP("actions", "Start from a picture in a file, instead of words alone"),
        ("Ctrl+Shift+O",),
        "folder-open",
    ),
    Do.PASTE_INPUT: Row(
        QT_TRANSLATE_NOOP("actions", "&Paste a picture"),
        QT_TRANSLATE_NOOP("actions", "Start from the picture on the clipboard"),
        ("Ctrl+V",),
        "clipboard",
    ),
    Do.START_FROM_THIS: Row(
        QT_TRANSLATE_NOOP("actions", "Start f&rom this picture"),
        QT_TRANSLATE_NOOP("actions", "Paint this picture over in another way (image to image)"),
        ("Ctrl+Shift+I",),
        "image",
    ),
    Do.CHANGE_PART_OF_THIS: Row(
        QT_TRANSLATE_NOOP("actions", "Change a &part of it"),
        QT_TRANSLATE_NOOP(
            "actions", "Paint over what is to be made anew; the rest stays (inpainting)"
        ),
        ("Ctrl+Shift+P",),
        "paint-brush",
    ),
    Do.ENLARGE_THIS: Row(
        QT_TRANSLATE_NOOP("actions", "En&large it"),
        QT_TRANSLATE_NOOP("actions", "Make this picture four times as wide and high (x4 upscaler)"),
        ("Ctrl+Shift+L",),
        "arrows-out",
    ),
    Do.COMPARE: Row(
        QT_TRANSLATE_NOOP("actions", "&Before and after"),
        QT_TRANSLATE_NOOP("actions", "Show the picture that this one was made from"),
        ("C",),
        "square-half",
        checkable=True,
        in_zone=True,
    ),
    Do.MASK_VIEW: Row(
        QT_TRANSLATE_NOOP("actions", "Paint the &mask"),
        QT_TRANSLATE_NOOP("actions", "Show the mask to paint on, or the result"),
        ("Ctrl+Shift+M",),
        "selection",
        checkable=True,
    ),
    Do.MASK_BRUSH: Row(
        QT_TRANSLATE_NOOP("actions", "&Brush"),
        QT_TRANSLATE_NOOP("actions", "Paint over what is to be made anew; right button: erase"),
        ("B",),
        "paint-brush",
        checkable=True,
        in_zone=True,
    ),
    Do.MASK_ERASER: Row(
        QT_TRANSLATE_NOOP("actions", "&Eraser"),
        QT_TRANSLATE_NOOP("actions", "Take away what was painted; right button: paint"),
        ("E",),
        "eraser",
        checkable=True,
        in_zone=True,
    ),
    Do.MASK_SWAP: Row(
        QT_TRANSLATE_NOOP("actions", "S&wap brush and eraser"),
        QT_TRANSLATE_NOOP("actions", "Hold the other of brush and eraser"),
        ("X",),
        "swap",
        in_zone=True,
    ),
    Do.BRUSH_SMALLER: Row(
        QT_TRANSLATE_NOOP("actions", "&Smaller brush"),
        QT_TRANSLATE_NOOP("actions", "Make brush and eraser smaller"),
        ("[",),
        "minus",
        in_zone=True,
    ),
    Do.BRUSH_LARGER: Row(
        QT_TRANSLATE_NOOP("actions", "&Larger brush"),
        QT_TRANSLATE_NOOP("actions", "Make brush and eraser larger"),
        ("]",),
        "plus",
        in_zone=True,
    ),
    Do.MASK_FILL: Row(
        QT_TRANSLATE_NOOP("actions", "Paint &all of it"),
        QT_TRANSLATE_NOOP("actions", "Make the whole picture anew, to erase what stays"),
        ("Ctrl+A",),
        "paint-bucket",
        in_zone=True,
    ),
    Do.MASK_CLEAR: Row(
        QT_TRANSLATE_NOOP("actions", "&Clear the mask"),
        QT_TRANSLATE_NOOP("actions", "Take away all that was painted"),
        ("Ctrl+D",),
        "selection-slash",
        in_zone=True,
    ),
    Do.MASK_INVERT: Row(
        QT_TRANSLATE_NOOP("actions", "&Invert the mask"),
        QT_TRANSLATE_NOOP("actions", "Change what would stay, and keep what would be changed"),
        ("Ctrl+I",),
        "selection-inverse",
        in_zone=True,
    ),
    Do.MASK_OPEN: Row(
        QT_TRANSLATE_NOOP("actions", "&Open a mask…"),
        QT_TRANSLATE_NOOP("actions", "Take the mask from a file: white is made anew, black stays"),
        icon="folder-open",
    ),
    Do.MASK_HIDE: Row(
        QT_TRANSLATE_NOOP("actions", "&Hide the mask"),
        QT_TRANSLATE_NOOP("actions", "Show the picture without the mask over it"),
        ("H",),
        "eye-slash",
        checkable=True,
        in_zone=True,
    ),
    Do.GRID: Row(
        QT_TRANSLATE_NOOP("actions", "Compare se&ttings…"),
        QT_TRANSLATE_NOOP(
            "actions", "Make the same picture with different settings, seen together on a sheet"
        ),
        ("Ctrl+G",),
        "squares-four",
    ),
    Do.NEW_SEED: Row(
        QT_TRANSLATE_NOOP("actions", "&New picture number each time"),
        QT_TRANSLATE_NOOP("actions", "Let every picture start from another number (random seed)"),
        ("Ctrl+R",),
        "dice-five",
    ),
    Do.ADVANCED: Row(
        QT_TRANSLATE_NOOP("actions", "Show &all settings"),
        QT_TRANSLATE_NOOP("actions", "Show every setting, or only the five that matter most"),
        ("Ctrl+Shift+A",),
        "sliders-horizontal",
        checkable=True,
    ),
    Do.SAVE_AS: Row(
        QT_TRANSLATE_NOOP("actions", "&Save as…"),
        QT_TRANSLATE_NOOP("actions", "Save a copy of this picture where you like"),
        ("Ctrl+S",),
        "floppy-disk",
    ),
    Do.COPY: Row(
        QT_TRANSLATE_NOOP("actions", "&Copy picture"),
        QT_TRANSLATE_NOOP("actions", "Copy this picture, to paste it into another program"),
        ("Ctrl+C",),
        "copy",
        in_zone=True,
    ),
    Do.SHOW_IN_FOLDER: Row(
        QT_TRANSLATE_NOOP("actions", "Show in &folder"),
        QT_TRANSLATE_NOOP("actions", "Show this picture's file in its folder"),
        ("Ctrl+Shift+E",),
        "folder-open",
    ),
    Do.REUSE_SEED: Row(
        QT_TRANSLATE_NOOP("actions", "Keep this picture's &number"),
        QT_TRANSLATE_NOOP(
            "actions", "Start the next picture from the same number (seed), to vary only the words"
        ),
        ("Ctrl+Shift+R",),
        "push-pin",
    ),
    Do.RECALL: Row(
        QT_TRANSLATE_NOOP("actions", "&Use these settings"),
        QT_TRANSLATE_NOOP("actions", "Take over the prompt and all settings of this picture"),
        ("Ctrl+U",),
        "arrow-bend-up-left",
    ),
    Do.DELETE: Row(
        QT_TRANSLATE_NOOP("actions", "&Delete"),
        QT_TRANSLATE_NOOP("actions", "Move to the trash; Undo brings it back"),
        ("Delete", "Backspace"),
        "trash",
        in_zone=True,
    ),
    Do.LOOK: Row(
        QT_TRANSLATE_NOOP("actions", "&Look at it large"),
        QT_TRANSLATE_NOOP("actions", "Fill the screen with this picture; the arrow keys leaf on"),
        ("Space",),
        "corners-out",
        in_zone=True,
    ),
    Do.FIT: Row(
        QT_TRANSLATE_NOOP("actions", "&Whole picture"),
        QT_TRANSLATE_NOOP("actions", "Show the whole picture"),
        ("Ctrl+0",),
        "frame-corners",
    ),
    Do.FULL_SIZE: Row(
        QT_TRANSLATE_NOOP("actions", "&Every pixel (100 %)"),
        QT_TRANSLATE_NOOP("actions", "Show every pixel of the picture as one of the screen"),
        ("Ctrl+1",),
        "selection-all",
    ),
    Do.ZOOM_IN: Row(
        QT_TRANSLATE_NOOP("actions", "Zoom &in"),
        QT_TRANSLATE_NOOP("actions", "Show the picture larger"),
        ("Ctrl++", "Ctrl+="),
        "magnifying-glass-plus",
    ),
    Do.ZOOM_OUT: Row(
        QT_TRANSLATE_NOOP("actions", "Zoom &out"),
        QT_TRANSLATE_NOOP("actions", "Show the picture smaller"),
        ("Ctrl+-",),
        "magnifying-glass-minus",
    ),
    Do.UNDO: Row(
        QT_TRANSLATE_NOOP("actions", "&Undo"),
        QT_TRANSLATE_NOOP("actions", "Take back what was done last"),
        ("Ctrl+Z",),
        "arrow-counter-clockwise",
    ),
    Do.REDO: Row(
        QT_TRANSLATE_NOOP("actions", "&Redo"),
        QT_TRANSLATE_NOOP("actions", "Do again what was taken back"),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "arrow-clockwise",
    ),
    Do.PAUSE: Row(
        QT_TRANSLATE_NOOP("actions", "&Pause the queue"),
        QT_TRANSLATE_NOOP("actions", "Finish the running job and begin no other"),
        ("Ctrl+P",),
        "pause",
        checkable=True,
    ),
    Do.CLEAR_QUEUE: Row(
        QT_TRANSLATE_NOOP("actions", "&Clear the queue"),
        QT_TRANSLATE_NOOP(
            "actions", "Take out every job that has not begun; Undo brings them back"
        ),
        ("Ctrl+Shift+Backspace",),
        "x",
    ),
    Do.FOLD_MAKE: Row(
        QT_TRANSLATE_NOOP("actions", "&Settings side"),
        QT_TRANSLATE_NOOP("actions", "Show or fold away the left side"),
        ("F9",),
        "sliders",
        checkable=True,
    ),
    Do.FOLD_PICTURES: Row(
        QT_TRANSLATE_NOOP("actions", "&Pictures side"),
        QT_TRANSLATE_NOOP("actions", "Show or fold away the right side"),
        ("F10",),
        "squares-four",
        checkable=True,
    ),
    Do.FOLD_BOTH: Row(
        QT_TRANSLATE_NOOP("actions", "Picture &alone, full screen"),
        QT_TRANSLATE_NOOP("actions", "Fold both sides away and fill the screen"),
        ("F11",),
        "corners-out",
        checkable=True,
    ),
    Do.PALETTE: Row(
        QT_TRANSLATE_NOOP("actions", "&Find a command…"),
        QT_TRANSLATE_NOOP("actions", "Find anything this program can do by typing its name"),
        ("Ctrl+K",),
        "magnifying-glass",
    ),
    Do.SETTINGS: Row(
        QT_TRANSLATE_NOOP("actions", "&Settings…"),
        QT_TRANSLATE_NOOP("actions", "Language, colours, and where pictures are kept"),
        ("Ctrl+,",),
        "gear-six",
    ),
    Do.SHORTCUTS: Row(
        QT_TRANSLATE_NOOP("actions", "&Keyboard shortcuts"),
        QT_TRANSLATE_NOOP("actions", "Every command and its keys"),
        ("F1",),
        "keyboard",
    ),
    Do.WELCOME: Row(
        QT_TRANSLATE_NOOP("actions", "&First steps"),
        QT_TRANSLATE_NOOP("actions", "Which models there are, and how quick they are here"),
        icon="hand-waving",
    ),
    Do.LICENCES: Row(
        QT_TRANSLATE_NOOP("actions", "&Licence of the models"),
        QT_TRANSLATE_NOOP("actions", "Read the terms that models come under"),
        icon="scroll",
    ),
    Do.ABOUT: Row(
        QT_TRANSLATE_NOOP("actions", "&About SD Studio"),
        QT_TRANSLATE_NOOP("actions", "Version and licences"),
        icon="info",
    ),
    Do.QUIT: Row(
        QT_TRANSLATE_NOOP("actions", "&Quit"),
        QT_TRANSLATE_NOOP("actions", "Close SD Studio; the queue and all pictures are kept"),
        ("Ctrl+Q",),
        "sign-out",
    ),
}


#: Done again while their keys are held down. A held Ctrl+. would end the engine, a held Ctrl+Enter
#: fill the queue.
_REPEATED: Final = frozenset(
    {Do.ZOOM_IN, Do.ZOOM_OUT, Do.UNDO, Do.REDO, Do.BRUSH_SMALLER, Do.BRUSH_LARGER}
)


def name_of(do: Do) -> str:
    """What a button for ``do`` says."""
    row = ROWS[do]
    return without_mnemonic(translate(row.context, row.text)).removesuffix("…")


def keys_of(do: Do) -> str:
    """The first keys of ``do``, as the system writes them; empty where it has none."""
    keys = ROWS[do].keys
    return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""


def tip_of(do: Do, text: str = "") -> str:
    """A tooltip for ``do`` with its keys: ``text``, or else what it says itself."""
    row = ROWS[do]
    return with_shortcut(text or translate(row.context, row.tip), keys_of(do))


class Actions(QObject):
    """The window's actions by what they do."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._made = {do: self._make(do, row) for do, row in ROWS.items()}
        self.retranslate()

    def __getitem__(self, do: Do) -> QAction:
        return self._made[do]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._made.values())

    def retranslate(self) -> None:
        """Set all texts in the language of the moment."""
        for do, row in ROWS.items():
            action = self._made[do]
            action.setText(translate(row.context, row.text))
            action.setIconText(name_of(do))
            action.setToolTip(tip_of(do))
            action.setStatusTip(translate(row.context, row.tip))

    def _make(self, do: Do, row: Row) -> QAction:
        action = QAction(self)
        action.setShortcuts([QKeySequence(keys) for keys in row.keys])
        action.setCheckable(row.checkable)
        action.setAutoRepeat(do in _REPEATED)
        if row.in_zone:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if row.icon:
            icons.set_icon(action, row.icon)
        # No icon in menus and no surprise places on macOS.
        action.setMenuRole(QAction.MenuRole.NoRole)
        return action
