"""Find duplicates: pictures that look alike, side by side, and which of them stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.library_view.duplicate_finder import AlikePair, Duplicates, find_duplicates
from sdstudio.app.library_view.find_pictures import find_in
from sdstudio.app.library_view.picture_cache import PictureCache
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.app.translation import translate
from sdstudio.domain.annotations import Verdict
from sdstudio.domain.error_formatting import sentence
from sdstudio.domain.errors import StudioError
from sdstudio.library import AnyPicture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import name_of
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.library.compare.compare_view import CompareView
from sdstudio.ui.library.copies_list import CopiesList
from sdstudio.ui.library.duplicate_pair import DuplicatePair, PairAnswer
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.question import message_box
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import counted, sentences

_SIZE: Final = QSize(1000, 660)
_LISTED_MAX: Final = 200
_VERDICTS: Final = {
    PairAnswer.LEFT: Verdict.BETTER,
    PairAnswer.RIGHT: Verdict.WORSE,
    PairAnswer.BOTH: Verdict.ALTERNATE,
    PairAnswer.UNRELATED: Verdict.UNRELATED,
}


@dataclass(frozen=True, slots=True)
class _Judged:
    """What was decided about a pair.

    Args:
        rejected: the id that isn't kept.
    """

    row: int
    pair: AlikePair
    pictures: tuple[AnyPicture, AnyPicture]
    rejected: int | None


class DuplicatesDialog(Retranslates, QDialog):
    """Looks at all pictures, then shows those that are alike: exact copies first, all at once.

    Verdicts are kept as they are given; what was rejected goes to the trash at the end, together,
    if the artist agrees.

    Signals:
        delete_asked(tuple of ids): these are to go to the trash.
    """

    delete_asked = Signal(object)

    def __init__(self, studio: Studio, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._studio = studio
        self._operations = Operations(self, self._on_trouble)
        self._find = find_in(studio.library)
        self.found = Duplicates()
        #: The ids of pictures that aren't kept.
        self.losers: dict[int, None] = {}
        self._row = 0
        self._history: list[_Judged] = []
        self._shown: tuple[AnyPicture, AnyPicture] | None = None
        self._is_stopped = False
        self._total = 0
        self.progress_page, self.told_page, self.exact_page = (QWidget() for _ in range(3))
        self.pair_page = DuplicatePair(
            CompareView(
                studio.thumbnails,
                PictureCache(studio.background),
                studio.background,
                studio.privacy,
            ),
            studio.privacy,
        )
        self.doing, self.told, self.about_exact = (_label() for _ in range(3))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop, self.again, self.close_button = (QPushButton() for _ in range(3))
        self.copies = CopiesList(studio.thumbnails, studio.privacy)
        self.keep_one, self.look_at_each = QPushButton(), QPushButton()
        self._stack = QStackedLayout(self)
        self._lay_out()
        self._connect()
        self.retranslate()
        keep_on_screen(self)
        self.resize(_SIZE)
        self._begin()

    def retranslate(self) -> None:
        self.setWindowTitle(name_of(ActionId.FIND_DUPLICATES))
        self.bar.setAccessibleName(self.tr("Progress"))
        self.copies.setAccessibleName(self.tr("Exact copies"))
        self.copies.retranslate()
        for button, text in (
            (self.stop, self.tr("Stop")),
            (self.again, self.tr("Search again")),
            (self.close_button, self.tr("Close")),
            (self.keep_one, self.tr("Keep one of each")),
            (self.look_at_each, self.tr("Look at each pair")),
        ):
            button.setText(text)
            button.setAccessibleName(text)

    # Qt overrides.

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.finish()

    def reject(self) -> None:
        """Esc: ask about what was decided, if anything was."""
        self.finish()

    def leave(self) -> None:
        """Close without a question."""
        self._is_stopped = True
        self._studio.hasher.calm_down()
        super().reject()

    # Construction.

    def _lay_out(self) -> None:
        for page in (self.progress_page, self.told_page, self.exact_page, self.pair_page):
            self._stack.addWidget(page)
        progress = _column(self.progress_page)
        progress.addStretch(1)
        progress.addWidget(self.doing)
        progress.addWidget(self.bar)
        progress.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        progress.addStretch(1)
        told = _column(self.told_page)
        told.addStretch(1)
        told.addWidget(self.told)
        told.addLayout(_row(self.again, self.close_button))
        told.addStretch(1)
        exact = _column(self.exact_page)
        exact.addWidget(self.about_exact)
        exact.addWidget(self.copies, 1)
        exact.addLayout(_row(self.keep_one, self.look_at_each))
        never_default(*self.findChildren(QPushButton))

    def _connect(self) -> None:
        self.stop.clicked.connect(self._stop)
        self.again.clicked.connect(self._begin)
        self.close_button.clicked.connect(self.leave)
        self.keep_one.clicked.connect(self._keep_one_of_each)
        self.look_at_each.clicked.connect(self._show_next)
        self.pair_page.answered.connect(self._on_answer)
        self.pair_page.done_asked.connect(self.finish)
        self._studio.hasher.advanced.connect(self._show_progress)

    def show_page(self, page: QWidget) -> None:
        """Show one of the pages."""
        self._stack.setCurrentWidget(page)

    # Searching.

    def _begin(self) -> None:
        self._is_stopped = False
        self._row = 0
        self.show_page(self.progress_page)
        self.stop.setFocus()
        self._operations.start(self._search(), replacing="search")

    async def _search(self) -> None:
        studio = self._studio
        self._total = await studio.library.do(lambda library: library.count())
        self.doing.setText(self.tr("Looking at all pictures…"))
        await studio.hasher.look_at_all()
        self.doing.setText(self.tr("Comparing pictures…"))
        self.bar.setRange(0, 100)
        found = await find_duplicates(
            studio.library,
            studio.hasher.store,
            studio.background,
            lambda part: self.bar.setValue(round(100 * part)),
            lambda: self._is_stopped,
        )
        if found is not None and not self._is_stopped:
            await self._show_found(found)

    def _show_progress(self) -> None:
        if self._stack.currentWidget() is self.progress_page and self._studio.hasher.is_running:
            self.bar.setRange(0, max(1, self._total))
            self.bar.setValue(min(self._studio.hasher.looked, self._total))

    def _stop(self) -> None:
        self._is_stopped = True
        self._studio.hasher.calm_down()
        self._operations.cancel_all()
        self._tell(self.tr("Stopped. Nothing was changed."))

    def _on_trouble(self, error: StudioError) -> None:
        self._tell(sentence(error.code, error.arguments, translate))

    def _tell(self, text: str) -> None:
        self.told.setText(text)
        self.show_page(self.told_page)
        self.close_button.setFocus()

    # Exact copies.

    async def _show_found(self, found: Duplicates) -> None:
        self.found = found
        if not found.pairs:
            self._tell(
                self.tr("No pictures look alike, apart from those you have already decided on.")
                if found.has_judged
                else self.tr("No pictures look alike.")
            )
            return
        if not found.exact:
            self._show_next()
            return
        ids = [one for group in found.exact[:_LISTED_MAX] for one in group]
        pictures = await self._find(ids)
        groups = found.exact[:_LISTED_MAX]
        listed = [[pictures[one] for one in group if one in pictures] for group in groups]
        self.copies.show_groups([group for group in listed if group])
        extra = sum(len(group) - 1 for group in found.exact)
        self.about_exact.setText(
            sentences(
                counted(
                    self.tr("%n picture(s) have exactly the same pixels as another.", "", extra),
                    extra,
                ),
                self.tr(
                    "“Keep one of each” keeps the one with stars, tags or boards, or the oldest. "
                    "The others go to the trash at the end, if you agree."
                ),
            )
        )
        self.show_page(self.exact_page)
        self.keep_one.setFocus()

    def _keep_one_of_each(self) -> None:
        for group in self.found.exact:
            self.losers.update(dict.fromkeys(group[1:]))
        self._show_next()

    # Pairs.

    def _show_next(self) -> None:
        self._operations.start(self._show_pair(), replacing="pair")

    async def _show_pair(self) -> None:
        """Show the next pair of which both are still there."""
        pairs = self.found.pairs
        self.pair_page.allow(is_answer=False, is_back=False)
        while self._row < len(pairs):
            pair = pairs[self._row]
            if pair.one in self.losers or pair.other in self.losers:
                self._row += 1
                continue
            pictures = await self._find([pair.one, pair.other])
            both = [pictures[one] for one in (pair.one, pair.other) if one in pictures]
            if len(both) == 2 and not any(one.is_deleted for one in both):
                self._shown = both[0], both[1]
                self.show_page(self.pair_page)
                self.pair_page.show_pair(pair, self._shown, self._row + 1, len(pairs))
                self.pair_page.allow(is_answer=True, is_back=bool(self._history))
                return
            self._row += 1
        self._shown = None
        self.finish()

    def _on_answer(self, answer: PairAnswer) -> None:
        if answer is PairAnswer.BACK:
            self.take_back()
        else:
            self.judge(answer)

    def judge(self, answer: PairAnswer) -> None:
        """Decide about the pair that is shown; not ``BACK``."""
        if self._shown is None or self._operations.is_running("pair"):
            return
        one, other = self._shown
        rejected = {PairAnswer.LEFT: other.id, PairAnswer.RIGHT: one.id}.get(answer)
        if rejected is not None:
            self.losers[rejected] = None
        pair = self.found.pairs[self._row]
        self._history.append(_Judged(self._row, pair, self._shown, rejected))
        self._keep(self._shown, _VERDICTS[answer])
        self._row += 1
        self._show_next()

    def take_back(self) -> None:
        """Undo the last verdict, and show its pair again."""
        if not self._history or self._operations.is_running("pair"):
            return
        last = self._history.pop()
        if last.rejected is not None:
            self.losers.pop(last.rejected, None)
        self._keep(last.pictures, None)
        self._row = last.row
        self._show_next()

    def _keep(self, pictures: tuple[AnyPicture, AnyPicture], verdict: Verdict | None) -> None:
        one, other = (picture.identity for picture in pictures)
        if one != other:
            judging = self._studio.library.do(
                lambda library: library.annotations.judge(one, other, verdict)
            )
            self._operations.start(judging, must_finish=True)

    # The end.

    def finish(self) -> None:
        """Ask whether to delete the rejected pictures, if there are any."""
        rejected = tuple(self.losers)
        if not rejected:
            is_reviewed = self._stack.currentWidget() is self.pair_page and self._shown is None
            if is_reviewed or (self._history and self._shown is None):
                self._tell(
                    self.tr("You have decided on all pairs. You won't be asked about them again.")
                )
            else:
                self.leave()
            return
        box = message_box(
            self,
            self.windowTitle(),
            counted(
                self.tr("Move %n rejected picture(s) to the trash?", "", len(rejected)),
                len(rejected),
            ),
            self.tr("Undo restores them. Your decisions are kept in any case."),
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        roles = box.ButtonRole
        move = box.addButton(self.tr("Move to trash"), roles.AcceptRole)
        keep = box.addButton(self.tr("Keep them"), roles.DestructiveRole)
        back = box.addButton(self.tr("Continue comparing"), roles.RejectRole)
        move.clicked.connect(lambda: self._end(rejected))
        keep.clicked.connect(lambda: self._end(()))
        back.setVisible(self._shown is not None)
        for button in (move, keep, back):
            button.setAccessibleName(button.text())
        box.setEscapeButton(back)
        box.open()

    def _end(self, rejected: Sequence[int]) -> None:
        if rejected:
            self.delete_asked.emit(tuple(rejected))
        self.leave()


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _column(page: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(page)
    column.setSpacing(GRID_PX)
    return column


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID_PX)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
