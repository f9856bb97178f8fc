"""Pictures with similar content: found as the engine learns what they show."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from sdstudio.app.library_view.picture_encoder import Encoding
from sdstudio.app.studio import Studio
from sdstudio.domain.picture_query import Field, FieldTerm
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.library.content_bar import ContentBar

if TYPE_CHECKING:
    from sdstudio.ui.library.page import LibraryPage

#: Not more often: whoever looks at what was found would see it move.
_ASKED_AGAIN_MS: Final = 5000


class ContentController(QObject):
    """Says how far it has got while such pictures are looked for, and asks for them again."""

    def __init__(self, studio: Studio, actions: Actions, page: "LibraryPage") -> None:
        super().__init__(page)
        self._studio = studio
        self._page = page
        self.bar = ContentBar()
        encoder = self._encoder = studio.encoder
        self._shown = encoder.state
        self._query = studio.results.shown_query
        self._is_due = False
        self._resting = QTimer(self, singleShot=True, interval=_ASKED_AGAIN_MS)
        self._resting.timeout.connect(self._on_rested)
        self.bar.stop_asked.connect(encoder.stop)
        self.bar.continue_asked.connect(encoder.hurry)
        self.bar.models_asked.connect(actions[ActionId.MODELS].trigger)
        encoder.changed.connect(self._on_state)
        studio.results.facets_changed.connect(self.show_state)

    @property
    def is_asked(self) -> bool:
        """Whether pictures are looked for by their content."""
        return any(
            isinstance(term, FieldTerm) and term.field is Field.CONTENT
            for term in self._page.query.terms
        )

    def show_state(self) -> None:
        """Say how far it has got, if that is of interest."""
        results, state = self._studio.results, self._encoder.state
        if results.shown_query != self._query:
            self._query = results.shown_query
            self._resting.stop()
        self.bar.show_state(state, results.shown_count + results.trash_count)
        is_asked = self.is_asked
        self.bar.setVisible(is_asked and not self.bar.says_nothing)
        if not is_asked:
            self._encoder.calm_down()
        elif not self._encoder.is_awake:
            # The search of the last session: what has been compared isn't known before.
            self._encoder.begin()

    def _on_state(self) -> None:
        before, state = self._shown, self._encoder.state
        self._shown = state
        is_over = state.is_at is Encoding.COMPLETE is not before.is_at
        if self.is_asked and (is_over or state.done > before.done):
            self._is_due = True
            if is_over or not self._resting.isActive():
                self._ask_again()
        self.show_state()

    def _on_rested(self) -> None:
        if self._is_due and self.is_asked:
            self._ask_again()

    def _ask_again(self) -> None:
        self._is_due = False
        self._studio.results.refresh()
        self._resting.start()
