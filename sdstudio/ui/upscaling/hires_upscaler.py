"""HiresUpscaler: what enlarges the first pass's picture of the hires fix."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from sdstudio.app.draft_model import DraftModel
from sdstudio.app.model_registry import ModelRegistry
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.upscaler import UpscalerRef
from sdstudio.ui.model_chooser import CalmComboBox
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip


class HiresUpscaler(Retranslates, QWidget):
    """A list of Lanczos and the installed upscalers, while the hires fix is on.

    One that is chosen and no longer installed stays in the list, so that the draft isn't changed
    behind the artist's back.
    """

    def __init__(self, draft: DraftModel, registry: ModelRegistry) -> None:
        super().__init__()
        self._draft, self._registry = draft, registry
        self._is_unfolded = False
        self.label, self.box = QLabel(), CalmComboBox()
        self.label.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID_PX)
        row.addWidget(self.label)
        row.addWidget(self.box, 1)
        self.setFocusProxy(self.box)
        self.box.activated.connect(self._on_chosen)
        draft.changed.connect(self._show)
        registry.auxiliary_changed.connect(self._show)
        self.retranslate()

    def unfold(self, *, is_unfolded: bool) -> None:
        """Be seen while the settings that it belongs to are."""
        self._is_unfolded = is_unfolded
        self._show()

    def retranslate(self) -> None:
        name = self.tr("Hires upscaler")
        self.label.setText(name)
        self.box.setAccessibleName(name)
        self.box.setToolTip(
            plain_tip(
                self.tr(
                    "Enlarges the first picture before it is refined. An upscaler such as ESRGAN "
                    "gives sharper edges than Lanczos, so less strength is needed."
                )
            )
        )
        self._show()

    def _show(self) -> None:
        factor = self._draft.value("second_pass")
        has_two = "second_pass" in self._draft.mode.parameters and float(factor or 1) > 1
        self.setVisible(has_two and self._is_unfolded)
        chosen = self._draft.draft.upscaler
        known = self._registry.auxiliary_models(AuxiliaryKind.UPSCALER)
        refs = [None, *(UpscalerRef.of(one) for one in known)]
        if chosen is not None and all(one is None or one.sha256 != chosen.sha256 for one in refs):
            refs.append(chosen)
        self.box.clear()
        for ref in refs:
            self.box.addItem(self.tr("Lanczos") if ref is None else ref.name, ref)
            if ref is not None and chosen is not None and ref.sha256 == chosen.sha256:
                self.box.setCurrentIndex(self.box.count() - 1)

    def _on_chosen(self, _row: int) -> None:
        self._draft.set_upscaler(self.box.currentData())
