"""Find any command by its name, by what it does, or by an everyday word for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from sdstudio.app.settings import Language
from sdstudio.app.translation import translate, translate_to
from sdstudio.domain.text import QT_TRANSLATE_NOOP, folded, spellings
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_keywords import KEYWORDS
from sdstudio.ui.action_rows import ROWS
from sdstudio.ui.actions import Actions
from sdstudio.ui.popups import MEANT, ChoicePopup
from sdstudio.ui.wording import key_text, without_mnemonic

_SIZE: Final = QSize(480, 420)
_NAMED: Final = 4
_DESCRIBED: Final = 5
# Only in a list that has these last: many descriptions contain the words of a name.
_WORDS: Final = 6
_NO_MATCH: Final = 7
#: What people type around the words that matter.
_FILLERS: Final = QT_TRANSLATE_NOOP(
    "keywords", "make, do, get, want, please, how, to, i, a, an, the, my, me, it, this, of"
)


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
        for action in commands_for(typed, self._actions):
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


def commands_for(typed: str, actions: Mapping[ActionId, QAction]) -> list[QAction]:
    """The commands that ``typed`` finds, the best first.

    If it is a word of none of them, it may be one in another of the program's languages. Last come
    those found without the words that say nothing, as in "make it bigger".
    """
    found = _found(typed, actions)
    telling = _without_fillers(typed)
    if telling and telling != typed.strip():
        found += [action for action in _found(telling, actions) if action not in found]
    return found


def _without_fillers(typed: str) -> str:
    fillers = {
        folded(word.strip())
        for language in Language.all()
        for word in translate_to(language, "keywords", _FILLERS).split(",")
    }
    return " ".join(word for word in typed.split() if folded(word) not in fillers)


def _found(typed: str, actions: Mapping[ActionId, QAction]) -> list[QAction]:
    ranks = {do: _rank(typed, _texts_of(do, action)) for do, action in actions.items()}
    for language in Language.all():
        if min(ranks.values(), default=0) < _NO_MATCH:
            break
        ranks = {do: _rank(typed, _texts_in(language, do)) for do in actions}
    order = sorted(ranks.items(), key=itemgetter(1))
    return [actions[do] for do, rank in order if rank < _NO_MATCH]


def is_meant_by(typed: str, do: ActionId, action: QAction, *, loosely: bool = False) -> bool:
    """Whether ``typed`` is part of the command's name, its description or a keyword.

    Args:
        loosely: or each of its words is somewhere in these, as for the palette.
    """
    return _rank(typed, _texts_of(do, action)) < (_NO_MATCH if loosely else _WORDS)


@dataclass(frozen=True, slots=True)
class _Texts:
    """What a command is found by.

    Args:
        names: the one that comes first in the list first.
        described: description and keywords.
    """

    names: tuple[str, ...]
    described: str


def _texts_of(do: ActionId, action: QAction) -> _Texts:
    keywords = KEYWORDS.get(do, "")
    return _Texts(
        # Also in English, which tutorials use, whatever the language of the window.
        (_name(action), without_mnemonic(ROWS[do].text)),
        f"{action.statusTip()}\n{translate('keywords', keywords)}\n{keywords}",
    )


def _texts_in(language: Language, do: ActionId) -> _Texts:
    row, keywords = ROWS[do], KEYWORDS.get(do, "")
    tip = translate_to(language, row.context, row.tip)
    return _Texts(
        (without_mnemonic(translate_to(language, row.context, row.text)),),
        f"{tip}\n{translate_to(language, 'keywords', keywords)}",
    )


def _rank(typed: str, texts: _Texts) -> int:
    """0: the name starts with it, 1: the name contains it, 2 and 3: so does the second name,
    4: a name has each of its words, 5: the description or a keyword contains it,
    6: each of its words is somewhere in these; 7: none of that.

    Case and accents don't matter, and umlauts may be written out.
    """
    wanted = folded(typed.strip())
    names = [_spellings(name) for name in texts.names]
    for number, forms in enumerate(names):
        if any(form.startswith(wanted) for form in forms):
            return 2 * number
        if any(wanted in form for form in forms):
            return 2 * number + 1
    words = wanted.split()
    if any(all(any(one in form for form in forms) for one in words) for forms in names):
        return _NAMED
    described = _spellings(texts.described)
    if any(wanted in form for form in described):
        return _DESCRIBED
    everything = "\n".join(form for forms in (*names, described) for form in forms)
    return _WORDS if all(one in everything for one in words) else _NO_MATCH


def _name(action: QAction) -> str:
    return without_mnemonic(action.text())


#: The same texts are compared with at each key.
_spellings = lru_cache(4096)(spellings)
