"""The menu bar, which contains every action, and how a menu is emptied."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.ui import icons, shortcuts
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_rows import ROWS
from sdstudio.ui.actions import Actions
from sdstudio.ui.icon_names import IconName


@dataclass(frozen=True, slots=True)
class Submenu:
    """A menu within a menu.

    Args:
        title: translated in context ``menus``.
    """

    title: str
    icon: IconName
    members: tuple[ActionId | None, ...]


MODES: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "Mode"),
    "squares-four",
    (
        ActionId.FROM_WORDS,
        ActionId.FROM_PICTURE,
        ActionId.PART,
        ActionId.FROM_DEPTH,
        ActionId.DEPTH_OF,
        ActionId.ENLARGE,
        ActionId.LIKE,
    ),
)
BEGIN_WITH: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "Start &from"),
    "image",
    (
        ActionId.START_FROM_THIS,
        ActionId.CHANGE_PART_OF_THIS,
        ActionId.DEPTH_OF_THIS,
        ActionId.ENLARGE_THIS,
        ActionId.FAST_UPSCALE,
        ActionId.REPAIR_FACES,
    ),
)
USE: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "&Use settings"),
    "sliders-horizontal",
    (
        ActionId.RECALL,
        ActionId.REMIX,
        ActionId.USE_PROMPT,
        ActionId.USE_TEMPLATE,
        ActionId.DESCRIBE,
        ActionId.REUSE_SEED,
        ActionId.USE_SETTINGS,
        ActionId.STYLE_FROM_PICTURE,
        ActionId.COPY_COMMAND,
    ),
)
STARS: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "&Stars"),
    "star",
    (
        ActionId.RATE_0,
        ActionId.RATE_1,
        ActionId.RATE_2,
        ActionId.RATE_3,
        ActionId.RATE_4,
        ActionId.RATE_5,
    ),
)
FLAGS: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "Fla&g"),
    "flag",
    (ActionId.PICK, ActionId.REJECT, ActionId.UNFLAG),
)
LABELS: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "Colour &label"),
    "circle",
    (
        ActionId.LABEL_NONE,
        ActionId.LABEL_RED,
        ActionId.LABEL_YELLOW,
        ActionId.LABEL_GREEN,
        ActionId.LABEL_BLUE,
        ActionId.LABEL_PURPLE,
    ),
)
NOTES: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "Notes"),
    "note-pencil",
    (ActionId.EDIT_NOTE, ActionId.DESCRIBE_NOTES),
)
# In menus of their own, or those that contain them would be as high as a small screen.
SAMPLING: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "Sampling"),
    "faders",
    (ActionId.NEW_SEED, ActionId.FEW_STEPS, ActionId.GRID),
)
PROMPT: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "Pro&mpt"),
    "text-t",
    (
        ActionId.WEIGHT_UP,
        ActionId.WEIGHT_DOWN,
        ActionId.FIX_PROMPT,
        ActionId.DESCRIBE,
        None,
        ActionId.PROMPT_HISTORY,
        ActionId.SNIPPETS,
        ActionId.SNIPPET_NEW,
        ActionId.TAG_LISTS,
    ),
)
STYLES: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "Wildcards, styles a&nd presets"),
    "palette",
    (
        ActionId.PREVIEW_PROMPTS,
        ActionId.WILDCARDS,
        None,
        ActionId.STYLES,
        ActionId.STYLE_FROM_PROMPT,
        ActionId.STYLE_FROM_PICTURE,
        None,
        ActionId.PRESETS,
        ActionId.PRESET_SAVE,
        ActionId.RESET_SETTINGS,
    ),
)
GROUP: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "&Group and stack"),
    "list-bullets",
    (
        ActionId.GROUP_DAYS,
        ActionId.GROUP_MONTHS,
        ActionId.GROUP_SESSIONS,
        ActionId.GROUP_NONE,
        None,
        ActionId.STACK_TRIES,
        ActionId.OPEN_STACK,
    ),
)
TRASH: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "Tras&h"),
    "trash",
    (
        ActionId.SHOW_TRASH,
        ActionId.PUT_BACK,
        ActionId.DELETE_FOR_GOOD,
        ActionId.EMPTY_TRASH,
    ),
)
ADD: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "Add &pictures"),
    "download-simple",
    (
        ActionId.IMPORT_PICTURES,
        ActionId.IMPORT_FOLDER,
        ActionId.PASTE_PICTURES,
        None,
        ActionId.ADD_FOLDER,
    ),
)
MASKS: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "M&asks"),
    "list-bullets",
    (
        ActionId.MASK_FILL,
        ActionId.MASK_CLEAR,
        ActionId.MASK_INVERT,
        ActionId.MASK_FROM_LAYER,
        ActionId.MASK_FACES,
        ActionId.MASK_EDGES,
        None,
        ActionId.MASK_COPY,
        ActionId.MASK_PASTE,
        ActionId.MASK_OPEN,
        ActionId.MASK_SAVE,
        None,
        ActionId.MASK_LIST,
        None,
        ActionId.MASK_NEW,
        ActionId.MASK_DUPLICATE,
        ActionId.MASK_RENAME,
        ActionId.MASK_DELETE,
        None,
        ActionId.MASK_TAKE,
    ),
)
LAYERS: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "&Layer"),
    "stack-simple",
    (
        ActionId.LAYER_LIST,
        None,
        ActionId.LAYER_NEW,
        ActionId.LAYER_DUPLICATE,
        ActionId.LAYER_RENAME,
        ActionId.LAYER_DELETE,
        ActionId.LAYER_CLEAR,
        None,
        ActionId.LAYER_ABOVE,
        ActionId.LAYER_BELOW,
        ActionId.LAYER_UP,
        ActionId.LAYER_DOWN,
        None,
        ActionId.LAYER_LOCK,
        ActionId.LAYER_REFERENCE,
        None,
        ActionId.LAYER_MASK_ADD,
        ActionId.LAYER_MASK_EDIT,
        ActionId.LAYER_MASK_APPLY,
        ActionId.LAYER_MASK_DELETE,
        None,
        ActionId.LAYER_MERGE_DOWN,
        ActionId.LAYER_MERGE_VISIBLE,
        ActionId.LAYER_FLATTEN,
    ),
)
EDIT_LAYER: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "E&dit"),
    "scissors",
    (
        ActionId.LAYER_CUT,
        ActionId.LAYER_COPY,
        ActionId.LAYER_COPY_MERGED,
        ActionId.LAYER_PASTE,
        ActionId.COLOUR_FILL,
        None,
        ActionId.LAYER_FLIP_ACROSS,
        ActionId.LAYER_FLIP_DOWN,
        ActionId.LAYER_TURN_LEFT,
        ActionId.LAYER_TURN_RIGHT,
        None,
        ActionId.LAYER_CROP,
        ActionId.CANVAS_CROP,
    ),
)
SNAPSHOTS: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "Snapshots"),
    "camera",
    (
        ActionId.SNAPSHOT_KEEP,
        ActionId.SNAPSHOT_LIST,
        None,
        ActionId.SNAPSHOT_RESTORE,
        ActionId.SNAPSHOT_RENAME,
        ActionId.SNAPSHOT_DELETE,
        None,
        ActionId.SNAPSHOT_REVERT,
    ),
)
RESULTS: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "&Results"),
    "grid-four",
    (
        ActionId.RESULT_NEXT,
        ActionId.RESULT_PREVIOUS,
        ActionId.RESULT_ORIGINAL,
        ActionId.RESULT_COMPARE,
        None,
        ActionId.RESULT_USE,
        ActionId.RESULT_CONTINUE,
        ActionId.RESULT_MORE,
        ActionId.RESULT_DELETE,
    ),
)
CANVAS_VIEW: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "Ca&nvas view"),
    "magnifying-glass-plus",
    (
        ActionId.DOUBLE_SIZE,
        ActionId.ROTATE_LEFT,
        ActionId.ROTATE_RIGHT,
        ActionId.MIRROR_VIEW,
        ActionId.RESET_VIEW,
        None,
        ActionId.PIXEL_GRID,
        ActionId.CROSSHAIR,
        ActionId.COMPOSITE_MASK,
        ActionId.FLOATING_PANELS,
    ),
)
INTENTS: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "I&ntent"),
    "sparkle",
    (
        ActionId.INTENT_AUTOMATIC,
        None,
        ActionId.INTENT_REPLACE,
        ActionId.INTENT_REMOVE,
        ActionId.INTENT_ADD,
        ActionId.INTENT_REFINE,
        ActionId.INTENT_EXTEND,
        ActionId.INTENT_VARY,
        None,
        ActionId.PREFILL_SHOW,
        ActionId.CONTEXT_RESET,
    ),
)
DEPTH: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "De&pth"),
    "circle-half",
    (
        ActionId.DEPTH_ESTIMATE,
        ActionId.DEPTH_OPEN,
        None,
        ActionId.DEPTH_SHOW,
        ActionId.DEPTH_ADJUST,
        ActionId.DEPTH_SAVE,
    ),
)
MASK_TOOLS: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "&Tools"),
    "paint-brush",
    (
        ActionId.MASK_BRUSH,
        ActionId.MASK_ERASER,
        ActionId.MASK_SWAP,
        ActionId.BRUSH_SMALLER,
        ActionId.BRUSH_LARGER,
        None,
        ActionId.MASK_RECTANGLE,
        ActionId.MASK_ELLIPSE,
        ActionId.MASK_LASSO,
        ActionId.MASK_POLYGON,
        ActionId.MASK_WAND,
        ActionId.MASK_BUCKET,
        ActionId.MASK_OBJECT,
        None,
        ActionId.TOOL_EYEDROPPER,
        ActionId.COLOUR_CHOOSE,
        ActionId.COLOUR_DEFAULT,
        ActionId.TOOL_MOVE,
        ActionId.TOOL_TRANSFORM,
    ),
)
ENLARGE: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "Upsca&le and repair"),
    "arrows-out",
    (
        ActionId.ENLARGE_THIS,
        ActionId.FAST_UPSCALE,
        ActionId.FAST_UPSCALE_FOLDER,
        None,
        ActionId.REPAIR_FACES,
    ),
)
TOURS: Final = Submenu(
    QT_TRANSLATE_NOOP("menus", "&Tours"),
    "hand-waving",
    (ActionId.TOUR_PICTURE, ActionId.TOUR_CHANGE, ActionId.TOUR_FIND),
)
Member = ActionId | Submenu | None

#: A title and its actions; ``None`` is a separator.
MENUS: Final[tuple[tuple[str, tuple[Member, ...]], ...]] = (
    (
        QT_TRANSLATE_NOOP("menus", "&Create"),
        (
            ActionId.GENERATE,
            ActionId.STOP,
            ActionId.STOP_CAREFULLY,
            None,
            MODES,
            None,
            ActionId.CHOOSE_INPUT,
            ActionId.PASTE_INPUT,
            None,
            ActionId.MODEL,
            ActionId.MODELS,
            ActionId.IMPORT_MODEL,
            ActionId.OPEN_MODEL,
            None,
            STYLES,
            SAMPLING,
            ActionId.BOARD_FOR_NEW,
            None,
            ActionId.PAUSE,
            ActionId.CLEAR_QUEUE,
            ActionId.EDIT_JOB,
            ActionId.DUPLICATE_JOB,
            ActionId.RETRY_FAILED,
            ActionId.JOB_HISTORY,
            None,
            ActionId.QUIT,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "E&dit"),
        (
            ActionId.UNDO,
            ActionId.REDO,
            ActionId.HISTORY,
            None,
            PROMPT,
            None,
            ActionId.PALETTE,
            None,
            ActionId.SETTINGS,
            ActionId.GRAPHICS_CARD,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "&Picture"),
        (
            ActionId.START_FROM_THIS,
            ActionId.CHANGE_PART_OF_THIS,
            ActionId.DEPTH_OF_THIS,
            ENLARGE,
            None,
            ActionId.RECALL,
            ActionId.REMIX,
            ActionId.USE_PROMPT,
            ActionId.USE_TEMPLATE,
            ActionId.REUSE_SEED,
            ActionId.USE_SETTINGS,
            ActionId.COPY_COMMAND,
            None,
            ActionId.SAVE_AS,
            ActionId.EXPORT,
            ActionId.COPY,
            ActionId.SHOW_IN_FOLDER,
            ActionId.OPEN_OUTSIDE,
            None,
            ActionId.FAMILY,
            ActionId.FIND_SIMILAR,
            ActionId.FIND_CONTENT,
            ActionId.SHEETS,
            None,
            ActionId.DELETE,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "&Library"),
        (
            ActionId.FIND_PICTURES,
            ActionId.SAVE_SEARCH,
            ActionId.UPDATE_SEARCH,
            ActionId.CULL,
            ActionId.COMPARE_PICTURES,
            ActionId.FIND_DUPLICATES,
            ActionId.OPEN_ON_CANVAS,
            ActionId.OPEN_IN_CREATE,
            None,
            STARS,
            FLAGS,
            LABELS,
            ActionId.EDIT_TAGS,
            NOTES,
            None,
            ADD,
            None,
            ActionId.NEW_BOARD,
            ActionId.ADD_TO_BOARD,
            ActionId.REMOVE_FROM_BOARD,
            None,
            TRASH,
            ActionId.LIBRARY_HEALTH,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "C&anvas"),
        (
            ActionId.CANVAS_NEW,
            ActionId.MASK_VIEW,
            ActionId.MASK_HIDE,
            None,
            MASK_TOOLS,
            EDIT_LAYER,
            INTENTS,
            LAYERS,
            MASKS,
            DEPTH,
            RESULTS,
            SNAPSHOTS,
            None,
            ActionId.CANVAS_OPEN_PICTURE,
            ActionId.PROJECT_OPEN,
            ActionId.PROJECT_SAVE,
            ActionId.CANVAS_EXPORT,
            ActionId.PROJECT_EXPORT_PSD,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "&View"),
        (
            ActionId.VIEW_CREATE,
            ActionId.VIEW_CANVAS,
            ActionId.VIEW_LIBRARY,
            None,
            GROUP,
            ActionId.SHOW_NAMES,
            ActionId.JUMP_TO_DATE,
            None,
            ActionId.HIDE_PICTURES,
            ActionId.REVEAL,
            None,
            ActionId.LOOK,
            ActionId.COMPARE,
            None,
            ActionId.FIT,
            ActionId.FULL_SIZE,
            ActionId.ZOOM_IN,
            ActionId.ZOOM_OUT,
            CANVAS_VIEW,
            None,
            ActionId.ADVANCED,
            ActionId.PICTURE_SETTINGS,
            ActionId.FOLD_MAKE,
            ActionId.FOLD_PICTURES,
            ActionId.FOLD_BOTH,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "&Help"),
        (
            ActionId.GUIDE,
            ActionId.WHAT_IS_THIS,
            TOURS,
            None,
            ActionId.WELCOME,
            ActionId.SHORTCUTS,
            ActionId.SEARCH_SYNTAX,
            None,
            ActionId.REPORT,
            ActionId.UPDATES,
            None,
            ActionId.LICENCES,
            ActionId.ABOUT,
        ),
    ),
)


class _ZoneKeysIgnored(QObject):
    """Keeps the keys of zones from a menu bar with the keyboard focus, and from an open menu.

    They contain the actions of all zones, so to Qt they are within each of them, and a key that
    means something else in each zone would be ambiguous; a letter would not choose the command
    that has it as its mnemonic.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and QKeySequence(event.keyCombination()) in _zone_keys()
        ):
            # An accepted event reaches the widget as a key, not as a shortcut.
            event.accept()
            return True
        return super().eventFilter(watched, event)


def _zone_keys() -> frozenset[QKeySequence]:
    in_zones = (do for do, row in ROWS.items() if row.in_zone)
    return frozenset(keys for do in in_zones for keys in shortcuts.sequences(do))


class Menus:
    """The menus of one window."""

    def __init__(self, window: QMainWindow, actions: Actions) -> None:
        bar = window.menuBar()
        bar.installEventFilter(_ZoneKeysIgnored(bar))
        self._menus: list[tuple[QMenu, str]] = []
        for title, members in MENUS:
            menu = bar.addMenu(title)
            menu.setToolTipsVisible(True)
            self._menus += [(menu, title), *fill(menu, members, actions)]

    def retranslate(self) -> None:
        """Set the titles in the current language."""
        for menu, title in self._menus:
            menu.setTitle(QCoreApplication.translate("menus", title))


def fill(menu: QMenu, members: Iterable[Member], actions: Actions) -> list[tuple[QMenu, str]]:
    """Add ``members`` to ``menu``; returns its submenus with their titles before translation."""
    inside: list[tuple[QMenu, str]] = []
    menu.installEventFilter(_ZoneKeysIgnored(menu))
    for one in members:
        if one is None:
            menu.addSeparator()
        elif isinstance(one, Submenu):
            below = menu.addMenu(QCoreApplication.translate("menus", one.title))
            icons.set_icon(below.menuAction(), one.icon)
            below.setToolTipsVisible(menu.toolTipsVisible())
            fill(below, one.members, actions)
            inside.append((below, one.title))
        else:
            menu.addAction(actions[one])
    return inside


def actions_in(members: Iterable[Member]) -> Iterator[ActionId]:
    """All actions of a menu and its submenus."""
    for one in members:
        if isinstance(one, Submenu):
            yield from actions_in(one.members)
        elif one is not None:
            yield one


def empty(menu: QMenu) -> None:
    """Remove the actions of ``menu``, which may be open, or running one of them right now.

    ``QMenu.clear`` would delete an action while Qt still delivers the event that triggered it.
    """
    for action in menu.actions():
        menu.removeAction(action)
        if action.parent() is menu:
            action.deleteLater()
