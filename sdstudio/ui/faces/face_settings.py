"""FaceSettings: how faces are repaired, with an editor for each setting."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sdstudio.app.translation import translate
from sdstudio.domain.face_repair import FACE_PARAMETERS, FaceRepair
from sdstudio.domain.params import Value
from sdstudio.ui.explained.explained import explain
from sdstudio.ui.forms.editors import EDITORS, Editor
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX, ActiveTheme
from sdstudio.ui.wording import plain_tip


class FaceSettings(Retranslates, QWidget):
    """Signals:
    edited(FaceRepair): the artist changed something.
    """

    edited = Signal(object)

    def __init__(self, look: ActiveTheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = FaceRepair()
        self.editors: dict[str, Editor] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID_PX)
        for name, parameter in FACE_PARAMETERS.items():
            editor = EDITORS[parameter.kind](parameter, look)
            editor.edited.connect(lambda value, name=name: self._on_edited(name, value))
            editor.reset_asked.connect(lambda name=name: self._on_edited(name, _default(name)))
            self.editors[name] = editor
            column.addWidget(editor)
        explain("faces", self)
        self.retranslate()
        self._show()

    def show_value(self, value: FaceRepair) -> None:
        """Show other settings."""
        if value != self.value:
            self.value = value
            self._show()

    def retranslate(self) -> None:
        reset = QCoreApplication.translate("Form", "Double-click the name to reset it.")
        for name, parameter in FACE_PARAMETERS.items():
            help_ = translate("parameters", parameter.help)
            self.editors[name].set_name(translate("parameters", parameter.label), help_)
            self.editors[name].setToolTip(plain_tip(f"{help_}\n{reset}"))

    def _on_edited(self, name: str, value: Value) -> None:
        self.value = self.value.model_copy(update={name: value})
        self._show()
        self.edited.emit(self.value)

    def _show(self) -> None:
        for name, editor in self.editors.items():
            value = getattr(self.value, name)
            editor.show_value(value, chosen=value != _default(name))


def _default(name: str) -> Value:
    default: Value = FaceRepair.model_fields[name].default
    return default
