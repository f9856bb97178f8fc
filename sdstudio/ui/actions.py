"""Every action of the window: one row each, with its texts, keys and icon."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

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
    ABOUT = auto()
    QUIT = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """An action as it is written down.

    Args:
        text: with the menu's mnemonic; tip: a sentence. Both translated in context ``actions``.
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
_REPEATED: Final = frozenset({Do.ZOOM_IN, Do.ZOOM_OUT, Do.UNDO, Do.REDO})


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
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            tip = QCoreApplication.translate("actions", row.tip)
            text = QCoreApplication.translate("actions", row.text)
            action.setText(text)
            action.setIconText(without_mnemonic(text).removesuffix("…"))
            action.setToolTip(with_shortcut(tip, keys))
            action.setStatusTip(tip)

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
