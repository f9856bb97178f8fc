"""The menu bar: every action stands in it."""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMainWindow, QMenu

from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.ui.actions import Actions, Do

#: Title, then its actions; ``None`` is a line between them.
MENUS: Final[tuple[tuple[str, tuple[Do | None, ...]], ...]] = (
    (
        QT_TRANSLATE_NOOP("menus", "&Make"),
        (
            Do.GENERATE,
            Do.STOP,
            Do.STOP_CAREFULLY,
            None,
            Do.FROM_WORDS,
            Do.FROM_PICTURE,
            Do.PART,
            Do.FROM_DEPTH,
            Do.DEPTH_OF,
            Do.ENLARGE,
            Do.LIKE,
            None,
            Do.CHOOSE_INPUT,
            Do.PASTE_INPUT,
            None,
            Do.MODEL,
            Do.MODELS,
            Do.IMPORT_MODEL,
            Do.OPEN_MODEL,
            None,
            Do.GRID,
            Do.NEW_SEED,
            None,
            Do.PAUSE,
            Do.CLEAR_QUEUE,
            None,
            Do.QUIT,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "&Edit"),
        (Do.UNDO, Do.REDO, None, Do.PALETTE, None, Do.SETTINGS),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "&Picture"),
        (
            Do.START_FROM_THIS,
            Do.CHANGE_PART_OF_THIS,
            Do.ENLARGE_THIS,
            None,
            Do.RECALL,
            Do.REUSE_SEED,
            None,
            Do.SAVE_AS,
            Do.COPY,
            Do.SHOW_IN_FOLDER,
            None,
            Do.DELETE,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "Mas&k"),
        (
            Do.MASK_VIEW,
            Do.MASK_HIDE,
            None,
            Do.MASK_BRUSH,
            Do.MASK_ERASER,
            Do.MASK_SWAP,
            Do.BRUSH_SMALLER,
            Do.BRUSH_LARGER,
            None,
            Do.MASK_FILL,
            Do.MASK_CLEAR,
            Do.MASK_INVERT,
            Do.MASK_OPEN,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "&View"),
        (
            Do.LOOK,
            Do.COMPARE,
            None,
            Do.FIT,
            Do.FULL_SIZE,
            Do.ZOOM_IN,
            Do.ZOOM_OUT,
            None,
            Do.ADVANCED,
            Do.FOLD_MAKE,
            Do.FOLD_PICTURES,
            Do.FOLD_BOTH,
        ),
    ),
    (QT_TRANSLATE_NOOP("menus", "&Help"), (Do.WELCOME, Do.SHORTCUTS, None, Do.LICENCES, Do.ABOUT)),
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
        """Set the titles in the language of the moment."""
        for menu, title in self._menus:
            menu.setTitle(QCoreApplication.translate("menus", title))
