"""The dialog in which styles are found, chosen and managed."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.notices import Notice
from sdstudio.app.studio import Studio
from sdstudio.app.translation import translate
from sdstudio.domain.errors import StudioError
from sdstudio.domain.shipped_styles import CATEGORIES
from sdstudio.domain.style_formats import StyleFormat
from sdstudio.domain.styles import Style
from sdstudio.ui import icons
from sdstudio.ui.cards.card_grid import Card, CardGrid
from sdstudio.ui.notice_bar import DoneBar, NoticeBar
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.styles.styles_controller import StylesController
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip, style_name

_WORDS_LINES: Final = 4
# The values of the filter that aren't categories.
_ALL, _USED, _FAVOURITES, _OWN = "*all", "*used", "*favourites", "*own"
_FORMATS: Final = (
    (StyleFormat.OWN, "SD Studio (JSON)"),
    (StyleFormat.FOOOCUS, "Fooocus (JSON)"),
    (StyleFormat.INVOKEAI, "InvokeAI (JSON)"),
    (StyleFormat.A1111, "A1111 (CSV)"),
)


class StylesDialog(Retranslates, QDialog):
    """Thumbnails of the styles; Enter, Space or a double-click uses one, or stops using it."""

    def __init__(self, studio: Studio, controller: StylesController, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._studio = studio
        self._controller = controller
        self._styles: dict[str, Style] = {}
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.filter = QComboBox()
        self.grid = CardGrid()
        self.empty = QLabel()
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("dim", True)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setProperty("heading", True)
        self._about = QLabel()
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setWordWrap(True)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(self.words.fontMetrics().lineSpacing() * (_WORDS_LINES + 1))
        self.use = QPushButton()
        self.use.setDefault(False)
        self.edit = QPushButton()
        self.more = QPushButton()
        self.new = QPushButton()
        self.close_button = QPushButton()
        for button in (self.use, self.edit, self.more, self.new, self.close_button):
            button.setAutoDefault(False)
        self.notices = NoticeBar()
        self.done_bar = DoneBar()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.resize(760, 680)
        keep_on_screen(self)
        self.grid.setFocus()

    @property
    def current(self) -> Style | None:
        """The style that buttons and menus work on."""
        card = self.grid.current
        return None if card is None else self._styles.get(card.uid)

    def select(self, uid: str) -> None:
        """Make a style current, even if the search didn't find it."""
        if self.grid.cards.row_of(uid) < 0:
            self.search.clear()
            self.filter.setCurrentIndex(0)
        if (row := self.grid.cards.row_of(uid)) >= 0:
            self.grid.select(row)

    def tell(self, error: StudioError) -> None:
        """Show what went wrong."""
        self.notices.tell(Notice(error.code, error.arguments))

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Styles"))
        self.search.setPlaceholderText(self.tr("Search styles"))
        self.search.setAccessibleName(self.tr("Search styles"))
        self.search.setToolTip(plain_tip(self.tr("Finds names, descriptions and words of styles")))
        self.filter.setAccessibleName(self.tr("Category"))
        self.filter.setToolTip(plain_tip(self.tr("Which styles are shown")))
        self.grid.setAccessibleName(self.tr("Styles"))
        self.words.setAccessibleName(self.tr("Words of the style"))
        for button, text, tip in (
            (self.edit, self.tr("Edit…"), self.tr("Change the style; of a shipped one, a copy")),
            (self.more, self.tr("More"), self.tr("More to do with this style, import and export")),
            (
                self.new,
                self.tr("New from prompt…"),
                self.tr("Make a style of the words in the prompt fields"),
            ),
            (self.close_button, self.tr("Close"), self.tr("Close this window")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip(plain_tip(tip))
        self._show()

    # Construction.

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(GRID_PX)
        top = QHBoxLayout()
        top.setSpacing(GRID_PX)
        top.addWidget(self.search, 1)
        top.addWidget(self.filter)
        column.addLayout(top)
        column.addWidget(self.grid, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addWidget(self.words)
        column.addWidget(self.done_bar)
        column.addWidget(self.notices)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID_PX)
        for button in (self.use, self.edit, self.more, self.new):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)
        icons.set_icon(self.more, "dots-three")
        icons.set_icon(self.new, "plus")

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show)
        self.filter.currentIndexChanged.connect(self._show)
        self.grid.current_changed.connect(self._show_current)
        self.grid.used.connect(self._toggle)
        self.grid.menu_asked.connect(self._open_menu)
        self.grid.delete_asked.connect(lambda: self._with_current(self._controller.delete))
        self.grid.rename_asked.connect(self.rename)
        self.use.clicked.connect(lambda: self._with_current(self._controller.toggle))
        self.edit.clicked.connect(lambda: self._with_current(self._controller.edit))
        self.more.clicked.connect(
            lambda: self._open_menu(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )
        self.new.clicked.connect(self._controller.new_from_prompt)
        self.close_button.clicked.connect(self.reject)
        self._studio.styles.changed.connect(self._show)
        self._studio.draft.changed.connect(self._show)
        undo = self._controller.undo
        for key, act in (
            (QKeySequence.StandardKey.Undo, undo.undo_newest),
            (QKeySequence.StandardKey.Redo, undo.redo_newest),
            (QKeySequence.StandardKey.Find, self.search.setFocus),
        ):
            QShortcut(key, self).activated.connect(act)

    # Showing.

    def _show(self) -> None:
        store = self._studio.styles
        try:
            styles, favourites = store.all, store.favourites
        except StudioError as error:
            self.tell(error)
            return
        used = [one.uid for one in self._studio.draft.draft.styles]
        self._styles = {one.uid: one for one in styles}
        self._fill_filter(styles)
        chosen, text = self.filter.currentData(), self.search.text().casefold().split()
        found = [
            one for one in styles if _is_in(one, chosen, used, favourites) and _matches(one, text)
        ]
        self.grid.show_cards(
            [
                Card(
                    one.uid,
                    style_name(one),
                    store.thumbnail(one),
                    _tip(one),
                    is_used=one.uid in used,
                    is_marked=one.uid in favourites,
                )
                for one in found
            ]
        )
        self.grid.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.empty.setText(self._why_empty(str(chosen), bool(text)))

    def _fill_filter(self, styles: tuple[Style, ...]) -> None:
        own = sorted({one.category for one in styles if one.category and not one.is_shipped})
        rows = [
            (self.tr("All styles"), _ALL),
            (self.tr("In use"), _USED),
            (self.tr("Favourites"), _FAVOURITES),
            (self.tr("Your own"), _OWN),
            *((translate("styles", one), one) for one in CATEGORIES),
            *((one, f"own:{one}") for one in own),
        ]
        shown = [(self.filter.itemText(at), self.filter.itemData(at)) for at in self._places()]
        if rows == shown:
            return
        chosen = self.filter.currentData()
        self.filter.blockSignals(True)
        self.filter.clear()
        for text, value in rows:
            self.filter.addItem(text, value)
        self.filter.setCurrentIndex(max(self.filter.findData(chosen), 0))
        self.filter.blockSignals(False)

    def _places(self) -> range:
        return range(self.filter.count())

    def _why_empty(self, chosen: str, is_searched: bool) -> str:
        if is_searched:
            return self.tr("No style matches the search.")
        match chosen:
            case "*own":
                return self.tr(
                    "You have no styles of your own yet. Make one of the current prompt or of a "
                    "picture, or drop a file of styles here to import it."
                )
            case "*favourites":
                return self.tr(
                    "No favourites yet. Add a style to them in its menu to find it here."
                )
            case "*used":
                return self.tr("No style is in use. Double-click one to use it.")
        return self.tr("There are no styles here.")

    def _show_current(self) -> None:
        style = self.current
        used = {one.uid for one in self._studio.draft.draft.styles}
        for widget in (self._title, self._about, self.words):
            widget.setVisible(style is not None)
        for button in (self.use, self.edit):
            button.setEnabled(style is not None)
        is_used = style is not None and style.uid in used
        self.use.setText(self.tr("Stop using") if is_used else self.tr("Use style"))
        self.use.setAccessibleName(self.use.text())
        tip = (
            self.tr("Make the next pictures without this style")
            if is_used
            else self.tr("Put your prompt in this style; several can be used at once")
        )
        self.use.setToolTip(plain_tip(tip))
        if style is None:
            return
        self._title.setText(style_name(style))
        self._about.setText(_about(style))
        self._about.setVisible(bool(_about(style)))
        self.words.setPlainText("\n".join(_lines(style, self.tr("Negative prompt"))))

    # Acting.

    def rename(self) -> None:
        """Ask for another name of the current style, if it is the artist's own."""
        style = self.current
        if style is None or style.is_shipped:
            return
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Rename style"))
        dialog.setLabelText(self.tr("Name"))
        dialog.setTextValue(style.name)
        dialog.textValueSelected.connect(lambda name: self._controller.rename(style, name))
        dialog.open()

    def _toggle(self, uid: str) -> None:
        if uid in self._styles:
            self._controller.toggle(self._styles[uid])

    def _with_current(self, act: Callable[[Style], object]) -> None:
        if (style := self.current) is not None:
            act(style)

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        style = self.current
        if style is not None:
            self._fill_menu(menu, style)
            menu.addSeparator()
        menu.addAction(self.tr("Import…")).triggered.connect(self._controller.ask_import)
        own = self._studio.styles.own
        export = menu.addMenu(self.tr("Export all your own"))
        export.setEnabled(bool(own))
        for format_, name in _FORMATS:
            ask = partial(self._controller.ask_export, own, format_)
            export.addAction(name).triggered.connect(lambda _=False, ask=ask: ask())
        menu.popup(at)

    def _fill_menu(self, menu: QMenu, style: Style) -> None:
        controller = self._controller
        is_favourite = style.uid in self._studio.styles.favourites
        used = style.uid in {one.uid for one in self._studio.draft.draft.styles}
        rows = (
            (self.tr("Stop using") if used else self.tr("Use style"), controller.toggle, True),
            (
                self.tr("Remove from favourites") if is_favourite else self.tr("Add to favourites"),
                partial(controller.set_favourite, favourite=not is_favourite),
                True,
            ),
            (self.tr("Edit…"), controller.edit, not style.is_shipped),
            (self.tr("Duplicate…"), controller.duplicate, True),
            (self.tr("Rename…"), lambda _style: self.rename(), not style.is_shipped),
            (self.tr("Delete"), controller.delete, not style.is_shipped),
        )
        for text, act, is_possible in rows:
            action = menu.addAction(text)
            action.setEnabled(is_possible)
            action.triggered.connect(lambda _=False, act=act: act(style))
        export = menu.addMenu(self.tr("Export this style"))
        for format_, name in _FORMATS:
            ask = partial(controller.ask_export, (style,), format_)
            export.addAction(name).triggered.connect(lambda _=False, ask=ask: ask())

    # Qt overrides.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(one.toLocalFile()) for one in event.mimeData().urls() if one.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self._controller.import_files(files)


def _is_in(style: Style, chosen: object, used: list[str], favourites: frozenset[str]) -> bool:
    match chosen:
        case "*used":
            return style.uid in used
        case "*favourites":
            return style.uid in favourites
        case "*own":
            return not style.is_shipped
        case str() if chosen.startswith("own:"):
            return not style.is_shipped and style.category == chosen.removeprefix("own:")
        case str() if chosen in CATEGORIES:
            return style.is_shipped and style.category == chosen
    return True


def _matches(style: Style, words: list[str]) -> bool:
    texts = (style.name, style_name(style), _about(style), style.category, *_lines(style, ""))
    text = " ".join(texts).casefold()
    return all(one in text for one in words)


def _about(style: Style) -> str:
    return translate("styles", style.description) if style.is_shipped else style.description


def _tip(style: Style) -> str:
    return _about(style) or "\n".join(_lines(style, ""))


def _lines(style: Style, negative: str) -> Iterator[str]:
    if style.prompt:
        yield style.prompt
    if style.negative_prompt:
        yield f"{negative}: {style.negative_prompt}" if negative else style.negative_prompt
