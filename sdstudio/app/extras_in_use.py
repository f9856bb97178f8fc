"""ExtrasInUse: what is known of the LoRAs and learned words that the draft uses."""

from PySide6.QtCore import QObject, Signal, Slot

from sdstudio.app.adapter_shelf import AdapterShelf
from sdstudio.app.beside import Beside
from sdstudio.app.draft_model import DraftModel
from sdstudio.domain.adapters import AdapterRef
from sdstudio.domain.errors import ErrorCode, StudioError

_LANE = "adapters"


class ExtrasInUse(QObject):
    """Has the files of the draft's adapters looked at, so that the shelf knows what they are.

    Signals:
        learned(): more of them are known.
        gone(StudioError): one that was kept from the last start is not there; it was left out.

    Thread: GUI; files are read beside it.
    """

    learned = Signal()
    gone = Signal(object)

    def __init__(
        self,
        draft: DraftModel,
        shelf: AdapterShelf,
        beside: Beside,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._shelf = shelf
        self._beside = beside
        self._asked: set[str] = set()
        self._begun = False

    def begin(self) -> None:
        """Look at what is in use now, and from then on at what is used; once."""
        if self._begun:
            return
        self._begun = True
        for ref in self._draft.draft.adapters:
            self._look_at(ref, is_kept=True)
        self._draft.changed.connect(self._look)

    @Slot()
    def _look(self) -> None:
        for ref in self._draft.draft.adapters:
            if ref.sha256 not in self._asked:
                self._look_at(ref)

    def _look_at(self, ref: AdapterRef, *, is_kept: bool = False) -> None:
        self._asked.add(ref.sha256)

        def refused(_error: StudioError) -> None:
            # One that a picture brought back stays: whoever generates is told what is missing.
            if is_kept:
                self._draft.leave_out_adapter(ref)
                self.gone.emit(StudioError(ErrorCode.ADAPTER_LEFT_OUT, adapter=ref.name))

        self._beside.ask(
            _LANE, lambda: self._shelf.inspect(ref), lambda _one: self.learned.emit(), refused
        )
