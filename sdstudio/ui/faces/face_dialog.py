"""FaceDialog: asks how to repair the faces in pictures."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sdstudio.domain.face_repair import FaceRepair
from sdstudio.ui.faces.face_settings import FaceSettings
from sdstudio.ui.finishing_dialog import FinishingDialog
from sdstudio.ui.layouts import lay_out_dialog
from sdstudio.ui.model_chooser import CalmComboBox
from sdstudio.ui.theme import GRID_PX, ActiveTheme
from sdstudio.ui.wording import counted, plain_tip

_SIZE_PX: Final = (520, 620)


@dataclass(frozen=True, slots=True)
class FaceOrder:
    """What the artist chose.

    Args:
        with_own: with the model and settings of each picture, as far as they are known; else with
            those of the form.
    """

    how: FaceRepair
    with_own: bool


@dataclass(frozen=True, slots=True)
class FacePictures:
    """What the dialog is opened for.

    Args:
        count: how many pictures.
        known: of how many the model is installed.
        model: the name of the model that is chosen in the form; empty: none that can do it.
    """

    count: int
    known: int
    model: str


class FaceDialog(FinishingDialog):
    """Args:
    how: the settings to begin with.
    order: called with the choice.
    """

    def __init__(
        self,
        pictures: FacePictures,
        how: FaceRepair,
        order: Callable[[FaceOrder], None],
        look: ActiveTheme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._pictures, self._order = pictures, order
        self.model_label, self.model = QLabel(), CalmComboBox()
        self.model_label.setBuddy(self.model)
        self.settings = FaceSettings(look)
        self.settings.show_value(how)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(GRID_PX)
        for widget in (
            self.model_label,
            self.model,
            self.settings,
            self.note,
            self.progress,
            self.failures,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        lay_out_dialog(self, inside, self._buttons)
        self.resize(*_SIZE_PX)
        for with_own, is_offered in ((True, pictures.known > 0), (False, bool(pictures.model))):
            if is_offered:
                self.model.addItem("", with_own)
        self.model.currentIndexChanged.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Repair faces"))
        name = self.tr("Model and settings")
        self.model_label.setText(name)
        self.model.setAccessibleName(name)
        self.model.setToolTip(
            plain_tip(
                self.tr(
                    "What makes the faces anew: usually what made the picture, with its prompt, "
                    "LoRAs, steps and sampler."
                )
            )
        )
        for row in range(self.model.count()):
            self.model.setItemText(row, self._name_of(with_own=self.model.itemData(row)))
        super().retranslate()

    def _name_of(self, *, with_own: bool) -> str:
        if with_own:
            return self.tr("As the picture was made", "", self._pictures.count)
        return self.tr("“{model}” with the settings in Create").format(model=self._pictures.model)

    def _order_all(self) -> None:
        self._order(FaceOrder(self.settings.value, self.model.currentData()))

    @property
    def _can_start(self) -> bool:
        return self.model.count() > 0

    @property
    def _about(self) -> str:
        pictures = self._pictures
        if not self._can_start:
            return self.tr("This needs a model that makes pictures from text. Choose one first.")
        text = counted(
            self.tr(
                "The faces in %n picture(s) will be made anew; everything else stays as it is. A "
                "picture without faces isn't saved again.",
                "",
                pictures.count,
            ),
            pictures.count,
        )
        others = pictures.count - pictures.known
        if self.model.currentData() and others and pictures.model:
            left = self.tr(
                "“{model}” is used for %n of them, whose own model isn't known or installed.",
                "",
                others,
            )
            text += "\n" + counted(left, others).format(model=pictures.model)
        return text

    def _show(self) -> None:
        for editor in (self.model, self.settings):
            editor.setEnabled(not self.is_running)
        super()._show()
