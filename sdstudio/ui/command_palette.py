"""Find any command by its name, by what it does, or by an everyday word for it."""

from operator import itemgetter
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from sdstudio.app.translation import translate
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_keywords import KEYWORDS
from sdstudio.ui.action_rows import ROWS
from sdstudio.ui.actions import Actions
from sdstudio.ui.popups import MEANT, ChoicePopup
from sdstudio.ui.wording import key_text, without_mnemonic

_SIZE: Final = QSize(480, 420)
# Only in a list that has these last: many descriptions contain the words of a name.
_WORDS: Final = 6
_NO_MATCH: Final = 7


class CommandPalette(ChoicePopup):
    """A search field and the matching commands; Enter runs the selected one."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        self.list = QTreeWidget()
        super().__init__(self.list, _SIZE, parent)
        self.setWindowTitle(self.tr("Find a command"))
        self._actions = {do: actions[do] for do in ActionId if actions[do].isEnabled()}
        self.field.setPlaceholderText(self.tr("What do you want to do?"))
        self.field.setAccessibleName(self.windowTitle())
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setIconSize(QSize(icons.ICON_PX, icons.ICON_PX))
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.field.textChanged.connect(self._fill)
        self.taken.connect(lambda action: action.trigger())
        # The first row decides on the height of all, so it needs the style sheet.
        self.list.ensurePolished()
        self._fill("")
        self.place(parent.mapToGlobal(QPoint((parent.width() - _SIZE.width()) // 2, 72)))

    def _fill(self, typed: str) -> None:
        self.list.clear()
        ranks = {do: _rank(typed, do, action) for do, action in self._actions.items()}
        for do, rank in sorted(ranks.items(), key=itemgetter(1)):
            if rank < _NO_MATCH:
                action = self._actions[do]
                keys = key_text(action.shortcut())
                item = QTreeWidgetItem([_name(action), keys])
                item.setIcon(0, action.icon())
                item.setToolTip(0, action.toolTip())
                item.setData(0, MEANT, action)
                self.list.addTopLevelItem(item)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
            return
        nothing = QTreeWidgetItem([self.tr("No command available now matches this")])
        nothing.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addTopLevelItem(nothing)


def is_meant_by(typed: str, do: ActionId, action: QAction) -> bool:
    """Whether ``typed`` is part of the command's name, its description or a keyword."""
    return _rank(typed, do, action) < _WORDS


def _rank(typed: str, do: ActionId, action: QAction) -> int:
    """0: the name starts with it, 1: the name contains it, 2 and 3: so does the English name,
    4: a name has each of its words, 5: the description or a keyword contains it,
    6: each of its words is somewhere in these.
    """
    wanted = typed.strip().lower()
    # Also in English, which tutorials use, whatever the language of the window.
    names = _name(action).lower(), without_mnemonic(ROWS[do].text).lower()
    for rank, name in enumerate(names):
        if name.startswith(wanted):
            return 2 * rank
        if wanted in name:
            return 2 * rank + 1
    words = wanted.split()
    if any(all(one in name for one in words) for name in names):
        return 2 * len(names)
    keywords = KEYWORDS.get(do, "")
    described = f"{action.statusTip()}\n{translate('keywords', keywords)}\n{keywords}".lower()
    if wanted in described:
        return 2 * len(names) + 1
    everything = "\n".join((*names, described))
    return _WORDS if all(one in everything for one in words) else _NO_MATCH


def _name(action: QAction) -> str:
    return without_mnemonic(action.text())
