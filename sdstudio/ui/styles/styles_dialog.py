"""The dialog in which styles are found, chosen and managed."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QMenu, QWidget

from sdstudio.app.studio import Studio
from sdstudio.app.translation import translate
from sdstudio.domain.errors import StudioError
from sdstudio.domain.shipped_styles import CATEGORIES
from sdstudio.domain.style_formats import StyleFormat
from sdstudio.domain.styles import Style, StyleRef
from sdstudio.ui.cards.card_grid import Card
from sdstudio.ui.cards.cards_dialog import CardsDialog, name_button
from sdstudio.ui.styles.styles_controller import StylesController
from sdstudio.ui.wording import plain_tip, style_name

_WORDS_LINES: Final = 4
#: The fixed rows and the categories, without scrolling.
_FILTER_ROWS: Final = 16
# The values of the filter that aren't categories.
_ALL, _USED, _FAVOURITES, _OWN = "*all", "*used", "*favourites", "*own"


class StylesDialog(CardsDialog):
    """Thumbnails of the styles; Enter, Space or a double-click uses one, or stops using it."""

    def __init__(self, studio: Studio, controller: StylesController, parent: QWidget) -> None:
        self.filter = QComboBox()
        self.filter.setMaxVisibleItems(_FILTER_ROWS)
        super().__init__(controller.undo, self.filter, _WORDS_LINES, parent)
        self._studio = studio
        self._controller = controller
        self._styles: dict[str, Style] = {}
        self._used: tuple[StyleRef, ...] = ()
        self.search.textChanged.connect(self._show)
        self.filter.currentIndexChanged.connect(self._show)
        self.grid.current_changed.connect(self._show_current)
        self.grid.used.connect(lambda uid: controller.toggle(self._styles[uid]))
        self.grid.delete_asked.connect(lambda: self._with_current(controller.delete))
        self.grid.rename_asked.connect(lambda: self._with_current(self._rename))
        self.use.clicked.connect(lambda: self._with_current(controller.toggle))
        self.second.clicked.connect(lambda: self._with_current(controller.edit))
        self.menu_asked.connect(self._open_menu)
        self.new_asked.connect(controller.new_from_prompt)
        self.files_dropped.connect(controller.import_files)
        studio.styles.changed.connect(self._show)
        studio.draft.changed.connect(self._on_draft_changed)
        self.retranslate()

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

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Styles"))
        self.search.setPlaceholderText(self.tr("Search styles"))
        self.search.setAccessibleName(self.tr("Search styles"))
        self.search.setToolTip(plain_tip(self.tr("Finds names, descriptions and words of styles")))
        self.filter.setAccessibleName(self.tr("Category"))
        self.filter.setToolTip(plain_tip(self.tr("Which styles are shown")))
        self.grid.setAccessibleName(self.tr("Styles"))
        self.details.setAccessibleName(self.tr("Words of the style"))
        name_button(
            self.second,
            self.tr("Edit…"),
            self.tr("Edit the style, or a copy of it if it ships with SD Studio"),
        )
        name_button(
            self.new,
            self.tr("New from prompt…"),
            self.tr("Make a style from the words in the prompt fields"),
        )
        self._show()

    # Showing.

    def _on_draft_changed(self) -> None:
        # Not on each keystroke in the prompt.
        if self._used != self._studio.draft.draft.styles:
            self._show()

    def _show(self) -> None:
        store = self._studio.styles
        try:
            styles, favourites = store.all, store.favourites
        except StudioError as error:
            self.tell(error)
            return
        self._used = self._studio.draft.draft.styles
        used = [one.uid for one in self._used]
        self._styles = {one.uid: one for one in styles}
        self._fill_filter(styles)
        chosen, text = self.filter.currentData(), self.search.text().casefold().split()
        found = [
            one for one in styles if _is_in(one, chosen, used, favourites) and _matches(one, text)
        ]
        cards = [
            Card(
                one.uid,
                style_name(one),
                store.thumbnail(one),
                _tip(one),
                is_used=one.uid in used,
                mark=self.tr("favourite") if one.uid in favourites else "",
            )
            for one in found
        ]
        self.show_cards(cards, self._why_empty(str(chosen), bool(text)))

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
                    "You have no styles of your own yet. Make one from the current prompt or from "
                    "a picture, or drop a style file here to import it."
                )
            case "*favourites":
                return self.tr(
                    "No favourites yet. Choose “Add to favourites” in a style's menu to find it "
                    "here."
                )
            case "*used":
                return self.tr("No style is in use. Double-click one to use it.")
        return self.tr("There are no styles here.")

    def _show_current(self) -> None:
        style = self.current
        used = {one.uid for one in self._studio.draft.draft.styles}
        for button in (self.use, self.second):
            button.setEnabled(style is not None)
        if style is not None and style.uid in used:
            tip = self.tr("Make the next pictures without this style")
            name_button(self.use, self.tr("Stop using"), tip)
        else:
            tip = self.tr("Put your prompt in this style; several can be used at once")
            name_button(self.use, self.tr("Use style"), tip)
        if style is None:
            self.show_details("", "", "")
        else:
            words = "\n".join(_lines(style, self.tr("Negative prompt")))
            self.show_details(style_name(style), _about(style), words)

    # Acting.

    def _rename(self, style: Style) -> None:
        if not style.is_shipped:
            asked = self.ask_name(self.tr("Rename style"), style.name)
            asked.textValueSelected.connect(lambda name: self._controller.rename(style, name))

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
        for format_ in StyleFormat:
            ask = partial(self._controller.ask_export, own, format_)
            export.addAction(_format_name(format_)).triggered.connect(
                lambda _=False, ask=ask: ask()
            )
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
            # One that ships is edited as a copy, as with the button.
            (self.tr("Edit…"), controller.edit, True),
            (self.tr("Duplicate…"), controller.duplicate, True),
            (self.tr("Rename…"), self._rename, not style.is_shipped),
            (self.tr("Delete"), controller.delete, not style.is_shipped),
        )
        for text, act, is_possible in rows:
            action = menu.addAction(text)
            action.setEnabled(is_possible)
            action.triggered.connect(lambda _=False, act=act: act(style))
        export = menu.addMenu(self.tr("Export this style"))
        for format_ in StyleFormat:
            ask = partial(controller.ask_export, (style,), format_)
            export.addAction(_format_name(format_)).triggered.connect(
                lambda _=False, ask=ask: ask()
            )


def _format_name(format_: StyleFormat) -> str:
    return f"{format_.program} ({format_.suffix.removeprefix('.').upper()})"


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
