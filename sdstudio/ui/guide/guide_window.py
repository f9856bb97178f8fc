"""The window in which the user guide is read."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QDesktopServices,
    QFont,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QTextBrowser,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sdstudio.ui import icons
from sdstudio.ui.guide.document import page_document
from sdstudio.ui.guide.pages import Guide, GuidePlace
from sdstudio.ui.guide.search import GuideSearch
from sdstudio.ui.icon_names import IconName
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX, ActiveTheme
from sdstudio.ui.wording import key_text, with_shortcut

_SIZE_PX: Final = (1000, 700)
_LIST_PX: Final = 250
#: Longer lines are hard to read.
_COLUMN_PX: Final = 720
_MARGIN_PX: Final = 28
_PLACE: Final = Qt.ItemDataRole.UserRole
_RESIZED_MS: Final = 120
_TOUR: Final = "tour"
#: Steps of the text's size, up and down.
_ZOOM: Final = range(-4, 13)


class GuideWindow(Retranslates, QWidget):
    """Contents or what a search found at the left, a page at the right.

    A window without an owner: dialogs of the main window block those that it owns, and help is
    wanted most while one is open.

    Signals:
        tour_asked(str): the artist wants to be shown in the window how this is done.
    """

    tour_asked = Signal(str)

    def __init__(self, guide: Guide, look: ActiveTheme) -> None:
        super().__init__()
        self._guide = guide
        self._look = look
        self._history: list[tuple[GuidePlace, int]] = []
        self._at = -1
        self._zoom = 0
        self._search: GuideSearch | None = None
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.contents = QTreeWidget()
        self.results = QListWidget()
        self.results.setWordWrap(True)
        self.results.setSpacing(2)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.browser = _Browser()
        self.back, self.forward, self.home = (
            self._tool(icon) for icon in ("arrow-left", "arrow-right", "books")
        )
        self._nothing = QLabel()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.resize(*_SIZE_PX)
        keep_on_screen(self)

    @property
    def place(self) -> GuidePlace:
        """What is shown."""
        return self._history[self._at][0] if self._history else GuidePlace("index")

    def open(self, place: GuidePlace) -> None:
        """Show ``place``, and remember it and what is shown now for Back and Forward."""
        if self._history and place == self.place:
            self._show(None)
            return
        self._keep_position()
        del self._history[self._at + 1 :]
        self._history.append((place, 0))
        self._at += 1
        self._show(None)

    def come_forward(self) -> None:
        """Show the window in front, with the keyboard on the page."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.browser.setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("SD Studio user guide"))
        self.field.setPlaceholderText(self.tr("Search the guide"))
        self.field.setAccessibleName(self.tr("Search the guide"))
        self.contents.setAccessibleName(self.tr("Contents"))
        self.results.setAccessibleName(self.tr("Search results"))
        self.browser.setAccessibleName(self.tr("Page"))
        self._nothing.setText(self.tr("Nothing in the guide has all of these words."))
        for button, text, keys in (
            (self.back, self.tr("Back"), QKeySequence(QKeySequence.StandardKey.Back)),
            (self.forward, self.tr("Forward"), QKeySequence(QKeySequence.StandardKey.Forward)),
            (self.home, self.tr("Start of the guide"), QKeySequence("Alt+Home")),
        ):
            button.setToolTip(with_shortcut(text, key_text(keys)))
            button.setAccessibleName(text)
        self._search = None
        self._fill_contents()
        self._on_typed(self.field.text())
        if self._history:
            self._show(self.browser.verticalScrollBar().value())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Pictures get the size of the column.
        self._resized.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.field.text():
                self.field.clear()
            else:
                self.close()
            return
        super().keyPressEvent(event)

    # Construction.

    def _tool(self, icon: IconName) -> QToolButton:
        button = QToolButton()
        button.setProperty("flat", True)
        icons.set_icon(button, icon)
        return button

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(4)
        for button in (self.back, self.forward, self.home):
            tools.addWidget(button)
        tools.addStretch()
        self.contents.setHeaderHidden(True)
        self.contents.setIndentation(14)
        self._nothing.setWordWrap(True)
        self._nothing.setProperty("dim", True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(GRID_PX, GRID_PX, GRID_PX, 0)
        self._lists = QStackedWidget()
        for widget in (self.contents, self.results, self._nothing):
            self._lists.addWidget(widget)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(GRID_PX, GRID_PX, 0, GRID_PX)
        column.setSpacing(GRID_PX)
        column.addLayout(tools)
        column.addWidget(self.field)
        column.addWidget(self._lists, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(side)
        splitter.addWidget(self.browser)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_LIST_PX, _SIZE_PX[0] - _LIST_PX])
        splitter.splitterMoved.connect(lambda *_: self._resized.start())
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(splitter)

    def _connect(self) -> None:
        self._resized = QTimer(self, singleShot=True, interval=_RESIZED_MS)
        self._resized.timeout.connect(self._on_resized)
        self.back.clicked.connect(lambda: self._go(-1))
        self.forward.clicked.connect(lambda: self._go(1))
        self.home.clicked.connect(lambda: self.open(GuidePlace("index")))
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._open_first)
        self.contents.itemClicked.connect(self._on_item)
        self.contents.itemActivated.connect(self._on_item)
        self.results.itemClicked.connect(self._on_result)
        self.results.itemActivated.connect(self._on_result)
        self.browser.anchorClicked.connect(self._on_link)
        self._look.changed.connect(self._on_look)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Back), lambda: self._go(-1)),
            (QKeySequence(QKeySequence.StandardKey.Forward), lambda: self._go(1)),
            (QKeySequence("Alt+Home"), lambda: self.open(GuidePlace("index"))),
            (QKeySequence("Ctrl+F"), self._focus_search),
            (QKeySequence("Ctrl++"), lambda: self._zoom_by(1)),
            (QKeySequence("Ctrl+="), lambda: self._zoom_by(1)),
            (QKeySequence("Ctrl+-"), lambda: self._zoom_by(-1)),
            (QKeySequence("Ctrl+0"), lambda: self._zoom_by(-self._zoom)),
            (QKeySequence("Ctrl+W"), self.close),
        ):
            action = QAction(self)
            action.setShortcut(keys)
            action.triggered.connect(lambda _checked=False, act=act: act())
            self.addAction(action)

    # The lists.

    def _fill_contents(self) -> None:
        self.contents.clear()
        for page in self._guide.pages():
            item = QTreeWidgetItem([page.title])
            item.setData(0, _PLACE, GuidePlace(page.key))
            for heading in page.headings:
                if heading.level == 2 and heading.anchor:
                    below = QTreeWidgetItem([heading.title])
                    below.setData(0, _PLACE, GuidePlace(page.key, heading.anchor))
                    item.addChild(below)
            self.contents.addTopLevelItem(item)
        self._mark_current()

    def _mark_current(self) -> None:
        for row in range(self.contents.topLevelItemCount()):
            item = self.contents.topLevelItem(row)
            assert item is not None
            is_shown = item.data(0, _PLACE).page == self.place.page
            item.setExpanded(is_shown)
            if is_shown:
                self.contents.setCurrentItem(self._nearest(item))

    def _nearest(self, page: QTreeWidgetItem) -> QTreeWidgetItem:
        """The entry of the current place below that of its page, or else that one."""
        for number in range(page.childCount()):
            below = page.child(number)
            if below is not None and below.data(0, _PLACE) == self.place:
                return below
        return page

    def _on_item(self, item: QTreeWidgetItem) -> None:
        self.open(item.data(0, _PLACE))

    def _on_typed(self, text: str) -> None:
        if not text.strip():
            self._lists.setCurrentWidget(self.contents)
            return
        if self._search is None:
            self._search = GuideSearch(self._guide.pages())
        self.results.clear()
        for found in self._search.find(text):
            title = f"{found.title} → {found.heading}" if found.heading else found.title
            item = QListWidgetItem(f"{title}\n{found.snippet}")
            item.setToolTip(title)
            item.setData(_PLACE, found.place)
            self.results.addItem(item)
        self._lists.setCurrentWidget(self.results if self.results.count() else self._nothing)

    def _open_first(self) -> None:
        if self._lists.currentWidget() is self.results:
            self.results.setCurrentRow(max(0, self.results.currentRow()))
            self._on_result(self.results.currentItem())

    def _on_result(self, item: QListWidgetItem) -> None:
        self.open(item.data(_PLACE))
        self._show_match()

    def _show_match(self) -> None:
        """Select the first of the words that are searched, from the heading on."""
        words = self.field.text().split()
        start = self.browser.cursorForPosition(self.browser.viewport().rect().topLeft())
        for word in words:
            match = self.browser.document().find(word, start)
            if not match.isNull():
                self.browser.setTextCursor(match)
                return

    def _focus_search(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    # The page.

    def _go(self, by: int) -> None:
        if 0 <= self._at + by < len(self._history):
            self._keep_position()
            self._at += by
            self._show(self._history[self._at][1])

    def _keep_position(self) -> None:
        if self._history:
            position = self.browser.verticalScrollBar().value()
            self._history[self._at] = (self.place, position)

    def _show(self, position: int | None) -> None:
        """Show the current place, scrolled to ``position`` or else to its anchor."""
        page = self._guide.page(self.place.page)
        font = QFont(self.font())
        font.setPointSizeF(max(6, font.pointSizeF() + 1 + self._zoom))
        self.browser.show_document(
            page_document(
                page,
                font,
                self._look.colours,
                self.browser.column_px,
                self.devicePixelRatioF(),
            )
        )
        if position is not None:
            self.browser.verticalScrollBar().setValue(position)
        elif self.place.anchor:
            self.browser.scrollToAnchor(self.place.anchor)
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at + 1 < len(self._history))
        self._mark_current()

    def _on_resized(self) -> None:
        if self._history and self.browser.is_column_other():
            self._show(self.browser.verticalScrollBar().value())

    def _on_look(self) -> None:
        if self._history:
            self._show(self.browser.verticalScrollBar().value())

    def _zoom_by(self, steps: int) -> None:
        if steps and self._zoom + steps in _ZOOM:
            self._zoom += steps
            self._show(self.browser.verticalScrollBar().value())

    def _on_link(self, url: QUrl) -> None:
        if url.scheme() == _TOUR:
            self.tour_asked.emit(url.path())
        elif url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)
        elif (place := GuidePlace.of_link(url.toString(), self.place.page)) is not None:
            self.open(place)


class _Browser(QTextBrowser):
    """Shows documents in a column in its middle."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown_px = 0
        self._own: QTextDocument | None = None

    @property
    def column_px(self) -> int:
        """How wide a page is."""
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * _MARGIN_PX
        return max(200, min(_COLUMN_PX, room))

    def is_column_other(self) -> bool:
        """Whether what is shown was made for a column of another width."""
        return self._shown_px != self.column_px

    def show_document(self, document: QTextDocument) -> None:
        """Show ``document`` from its beginning."""
        old, self._own = self._own, document
        document.setParent(self)
        # Qt deletes the document that it made itself.
        self.setDocument(document)
        if old is not None:
            old.deleteLater()
        self._shown_px = self.column_px
        self._centre()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._centre()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._centre()

    def sizeHint(self) -> QSize:
        return QSize(_COLUMN_PX, _SIZE_PX[1])

    def _centre(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        side = max(_MARGIN_PX, (self.width() - bar - self.column_px) // 2)
        self.setViewportMargins(side, 20, max(_MARGIN_PX, side - bar), 0)
