"""The menu bar, which contains every action, and how a menu is emptied."""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMainWindow, QMenu

from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions

#: A title and its actions; ``None`` is a separator.
MENUS: Final[tuple[tuple[str, tuple[ActionId | None, ...]], ...]] = (
    (
        QT_TRANSLATE_NOOP("menus", "&Create"),
        (
            ActionId.GENERATE,
            ActionId.STOP,
            ActionId.STOP_CAREFULLY,
            None,
            ActionId.FROM_WORDS,
            ActionId.FROM_PICTURE,
            ActionId.PART,
            ActionId.FROM_DEPTH,
            ActionId.DEPTH_OF,
            ActionId.ENLARGE,
            ActionId.LIKE,
            None,
            ActionId.CHOOSE_INPUT,
            ActionId.PASTE_INPUT,
            None,
            ActionId.MODEL,
            ActionId.MODELS,
            ActionId.IMPORT_MODEL,
            ActionId.OPEN_MODEL,
            None,
            ActionId.GRID,
            ActionId.NEW_SEED,
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
        QT_TRANSLATE_NOOP("menus", "&Edit"),
        (
            ActionId.UNDO,
            ActionId.REDO,
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
            ActionId.ENLARGE_THIS,
            None,
            ActionId.RECALL,
            ActionId.REMIX,
            ActionId.USE_PROMPT,
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
            None,
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
            ActionId.CULL,
            ActionId.COMPARE_PICTURES,
            ActionId.FIND_DUPLICATES,
            ActionId.OPEN_IN_CREATE,
            None,
            ActionId.RATE_0,
            ActionId.RATE_1,
            ActionId.RATE_2,
            ActionId.RATE_3,
            ActionId.RATE_4,
            ActionId.RATE_5,
            None,
            ActionId.PICK,
            ActionId.REJECT,
            ActionId.UNFLAG,
            None,
            ActionId.LABEL_NONE,
            ActionId.LABEL_RED,
            ActionId.LABEL_YELLOW,
            ActionId.LABEL_GREEN,
            ActionId.LABEL_BLUE,
            ActionId.LABEL_PURPLE,
            None,
            ActionId.EDIT_TAGS,
            ActionId.EDIT_NOTE,
            None,
            ActionId.IMPORT_PICTURES,
            ActionId.ADD_FOLDER,
            None,
            ActionId.NEW_BOARD,
            ActionId.ADD_TO_BOARD,
            ActionId.REMOVE_FROM_BOARD,
            None,
            ActionId.PUT_BACK,
            ActionId.EMPTY_TRASH,
            None,
            ActionId.LIBRARY_HEALTH,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "Mas&k"),
        (
            ActionId.MASK_VIEW,
            ActionId.MASK_HIDE,
            None,
            ActionId.MASK_BRUSH,
            ActionId.MASK_ERASER,
            ActionId.MASK_SWAP,
            ActionId.BRUSH_SMALLER,
            ActionId.BRUSH_LARGER,
            None,
            ActionId.MASK_FILL,
            ActionId.MASK_CLEAR,
            ActionId.MASK_INVERT,
            ActionId.MASK_OPEN,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "&View"),
        (
            ActionId.VIEW_CREATE,
            ActionId.VIEW_LIBRARY,
            None,
            ActionId.GROUP_DAYS,
            ActionId.GROUP_MONTHS,
            ActionId.GROUP_SESSIONS,
            ActionId.GROUP_NONE,
            ActionId.STACK_TRIES,
            ActionId.OPEN_STACK,
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
            ActionId.WELCOME,
            ActionId.SHORTCUTS,
            None,
            ActionId.REPORT,
            ActionId.UPDATES,
            None,
            ActionId.LICENCES,
            ActionId.ABOUT,
        ),
    ),
)


class Menus:
    """The menus of one window."""

    def __init__(self, window: QMainWindow, actions: Actions) -> None:
        self._menus: list[tuple[QMenu, str]] = []
        for title, members in MENUS:
            menu = window.menuBar().addMenu(title)
            menu.setToolTipsVisible(True)
            for do in members:
                if do is None:
                    menu.addSeparator()
                else:
                    menu.addAction(actions[do])
            self._menus.append((menu, title))

    def retranslate(self) -> None:
        """Set the titles in the current language."""
        for menu, title in self._menus:
            menu.setTitle(QCoreApplication.translate("menus", title))


def empty(menu: QMenu) -> None:
    """Remove the actions of ``menu``, which may be open, or running one of them right now.

    ``QMenu.clear`` would delete an action while Qt still delivers the event that triggered it.
    """
    for action in menu.actions():
        menu.removeAction(action)
        if action.parent() is menu:
            action.deleteLater()
