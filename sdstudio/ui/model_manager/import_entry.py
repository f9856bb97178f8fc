"""An item found in a file or folder, and the artist's choices about importing it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
)

from sdstudio.app.model_management.model_files import ImportChoice
from sdstudio.app.translation import translate
from sdstudio.ui.model_chooser import CalmComboBox
from sdstudio.ui.model_manager import status_text
from sdstudio.ui.model_manager.model_card import plain_label
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip, size

if TYPE_CHECKING:
    from sdstudio.models.importing import ImportCandidate


class ImportEntry(Retranslates, QFrame):
    """One model, LoRA or embedding.

    Signals:
        changed(): whether or how it can be imported has changed.
    """

    changed = Signal()

    def __init__(self, found: "ImportCandidate") -> None:
        super().__init__()
        self.setObjectName("card")
        self.found = found
        self.wanted = QCheckBox()
        self.wanted.setChecked(True)
        self.what = plain_label()
        self.name = QLineEdit(found.name)
        self.name.setMaxLength(100)
        self.name.setReadOnly(found.is_adapter)
        self.configuration = CalmComboBox()
        for choice in found.choices:
            self.configuration.addItem("", choice.key)
        self._is_chosen = False
        self._why = plain_label()
        self._why.setProperty("dim", True)
        self.consent = QCheckBox()
        self._danger = plain_label()
        self._labels = [QLabel() for _ in range(2)]
        for widget in (self.consent, self._danger):
            widget.setVisible(found.needs_conversion)
        form = QGridLayout()
        form.setHorizontalSpacing(16)
        form.setColumnStretch(1, 1)
        for row, field in enumerate((self.name, self.configuration)):
            form.addWidget(self._labels[row], row, 0)
            form.addWidget(field, row, 1)
        form.addWidget(self._why, 2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(GRID_PX)
        column.addWidget(self.wanted)
        column.addWidget(self.what)
        column.addLayout(form)
        column.addWidget(self._danger)
        column.addWidget(self.consent)
        for asked in (self._labels[1], self.configuration, self._why):
            asked.setVisible(self._asks)
        self.wanted.toggled.connect(self.changed)
        self.consent.toggled.connect(self.changed)
        self.configuration.activated.connect(self._choose)
        self.name.textChanged.connect(self.changed)
        self.retranslate()

    def set_alone(self, *, alone: bool) -> None:
        """Set whether it is the only item, so that there is nothing to select."""
        self.wanted.setVisible(not alone)

    @property
    def is_wanted(self) -> bool:
        """Whether it is selected for import."""
        return self.wanted.isChecked()

    @property
    def is_complete(self) -> bool:
        """Whether all required choices have been made."""
        return bool(self.name.text().strip()) and not self.lacks_consent

    @property
    def lacks_consent(self) -> bool:
        """Whether it is a pickle whose source hasn't been said to be trusted."""
        return self.found.needs_conversion and not self.consent.isChecked()

    def choice(self, *, link: bool) -> ImportChoice:
        """The artist's choices."""
        return ImportChoice(
            name=self.name.text().strip(),
            # Unless the artist says something, what is known of the file's hash counts.
            configuration=self.found.choices[self.configuration.currentIndex()]
            if self._is_chosen
            else None,
            link=link and self.found.can_link,
            consent=self.found.needs_conversion and self.consent.isChecked(),
        )

    def retranslate(self) -> None:
        found = self.found
        self.wanted.setText(found.name)
        self.wanted.setAccessibleName(self.tr("Import {name}").format(name=found.name))
        self.what.setText(what_text(found))
        self._labels[0].setText(self.tr("Name"))
        self.name.setAccessibleName(self.tr("Name"))
        self._labels[1].setText(self.tr("Trained for"))
        for index, choice in enumerate(found.choices):
            self.configuration.setItemText(index, translate("families", choice.described))
        self.configuration.setAccessibleName(self._labels[1].text())
        tip = self.tr(
            "What the model's network predicts in each step, and whether it needs only a few steps"
        )
        self.configuration.setToolTip(plain_tip(tip))
        self._explain()
        self._danger.setText(
            self.tr(
                "This is a pickle file (.ckpt or .pth), which could contain malicious code. SD "
                "Studio doesn't run any of it: a separate process, isolated as far as your system "
                "allows, reads only the weights and saves them in the safe safetensors format. "
                "Import it only if you trust its source."
            )
        )
        self.consent.setText(self.tr("I trust the source of this file"))
        self.consent.setAccessibleName(self.consent.text())

    def _choose(self) -> None:
        self._is_chosen = True
        self._explain()

    def _explain(self) -> None:
        """Say what to do if the type is wrong, and that it is a guess unless the artist chose."""
        self._why.setText(
            self.tr(
                "If pictures come out grey, as noise or overexposed, choose another type later in "
                "the model's menu."
            )
            if self._is_chosen
            else self.tr(
                "The file doesn't specify this, so it is a guess. If pictures come out grey, as "
                "noise or overexposed, choose another type later in the model's menu."
            )
        )

    @property
    def _asks(self) -> bool:
        return len(self.found.choices) > 1


def what_text(found: "ImportCandidate") -> str:
    """What was found, for example “Text to image · 768 × 768 · 5.2 GB”."""
    parts = []
    if found.is_adapter:
        parts.append(_adapter_text(found))
        if found.family is not None:
            parts.append(found.family.name)
    elif found.kind is not None:
        if found.family is not None:
            parts.append(found.family.name)
        parts.append(status_text.kind_text(found.kind))
    if found.native_size_px is not None:
        parts.append(size(found.native_size_px, found.native_size_px))
    parts.append(status_text.bytes_text(found.size_bytes))
    return " · ".join(parts)


def _adapter_text(found: "ImportCandidate") -> str:
    if found.content.value != "lora":
        return QCoreApplication.translate(
            "models", "Embedding (textual inversion): use it by writing its name in the prompt"
        )
    if found.few_steps is not None:
        return QCoreApplication.translate(
            "models", "LoRA: lets a model make pictures in few steps (4–8)"
        )
    return QCoreApplication.translate("models", "LoRA: teaches a model a style or an object")
