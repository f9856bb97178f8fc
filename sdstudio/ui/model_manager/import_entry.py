"""An item found in a file or folder, and the artist's choices about importing it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.model_management.model_files import ImportChoice
from sdstudio.app.translation import translate
from sdstudio.domain.families import families_with_latents
from sdstudio.ui import icons
from sdstudio.ui.model_chooser import CalmComboBox
from sdstudio.ui.model_manager import status_text
from sdstudio.ui.model_manager.model_card import plain_label
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip, size

if TYPE_CHECKING:
    from sdstudio.domain.model_family import Configuration, ModelFamily
    from sdstudio.models.importing import ImportCandidate, VaeSource


class ImportEntry(Retranslates, QFrame):
    """One model, LoRA or embedding.

    Signals:
        changed(): whether or how it can be imported has changed.
        vae_asked(float): the artist wants a VAE for latents of that scale.
    """

    changed = Signal()
    vae_asked = Signal(float)

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
        self.vae, self.get_vae = CalmComboBox(), QPushButton()
        for source in found.vae_sources:
            self.vae.addItem("", source.key)
        for one in found.vae_families:
            self.vae.addItem(_family_names(one))
        if found.vae_families:
            # Nothing is likelier than the other, and the wrong one makes other colours.
            self.vae.setCurrentIndex(-1)
        icons.set_icon(self.get_vae, "download-simple", beside_text=True)
        self._why_vae = plain_label()
        self._why_vae.setProperty("dim", True)
        self._is_chosen = False
        self._why = plain_label()
        self._why.setProperty("dim", True)
        self.consent = QCheckBox()
        self._danger = plain_label()
        self._labels = [QLabel() for _ in range(3)]
        for widget in (self.consent, self._danger):
            widget.setVisible(found.needs_conversion)
        form = QGridLayout()
        form.setHorizontalSpacing(16)
        form.setColumnStretch(1, 1)
        for row, field in enumerate((self.name, self.configuration)):
            form.addWidget(self._labels[row], row, 0)
            form.addWidget(field, row, 1)
        form.addWidget(self._why, 2, 1)
        form.addWidget(self._labels[2], 3, 0)
        form.addWidget(self.vae, 3, 1)
        form.addWidget(self._why_vae, 4, 1)
        form.addWidget(self.get_vae, 5, 1, Qt.AlignmentFlag.AlignLeft)
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
        needs_vae, can_choose = found.lacks_vae or bool(found.vae_families), self.vae.count() > 0
        self._labels[2].setVisible(needs_vae and can_choose)
        self.vae.setVisible(needs_vae and can_choose)
        self._why_vae.setVisible(needs_vae)
        self.get_vae.setVisible(found.lacks_vae and not can_choose)
        self.vae.currentIndexChanged.connect(self.changed)
        self.get_vae.clicked.connect(self._ask_for_vae)
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
        return self.missing is None

    @property
    def missing(self) -> QWidget | None:
        """Where the first required choice can be made that hasn't been made."""
        needs_vae = self.found.lacks_vae or bool(self.found.vae_families)
        if not self.name.text().strip():
            return self.name
        if needs_vae and self.vae.currentIndex() < 0:
            return self.vae if self.vae.count() else self.get_vae
        return self.consent if self.lacks_consent else None

    @property
    def lacks_consent(self) -> bool:
        """Whether it is a pickle whose source hasn't been said to be trusted."""
        return self.found.needs_conversion and not self.consent.isChecked()

    @property
    def needed_bytes(self) -> int:
        """The disk space that a copy takes, with the VAE that it is completed with."""
        return self.found.needed_bytes + self.vae_bytes

    @property
    def vae_bytes(self) -> int:
        """The disk space that the VAE takes that it is completed with, even if linked."""
        return 0 if self._source is None else self._source.needed_bytes

    @property
    def _source(self) -> "VaeSource | None":
        row = self.vae.currentIndex()
        return self.found.vae_sources[row] if self.found.vae_sources and row >= 0 else None

    def choice(self, *, link: bool) -> ImportChoice:
        """The artist's choices."""
        return ImportChoice(
            name=self.name.text().strip(),
            # If the artist says nothing, what is known of the file by its hash counts.
            configuration=self._chosen,
            link=link and self.found.can_link,
            consent=self.found.needs_conversion and self.consent.isChecked(),
            vae=self._source,
            vae_family=self.found.vae_families[self.vae.currentIndex()]
            if self.found.vae_families
            else None,
        )

    def retranslate(self) -> None:
        found = self.found
        self.wanted.setText(found.name)
        self.wanted.setAccessibleName(self.tr("Import {name}").format(name=found.name))
        self.what.setText(what_text(found, self._chosen))
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
        self._show_vae()
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

    def _show_vae(self) -> None:
        found = self.found
        for row, source in enumerate(found.vae_sources):
            text = (
                source.name
                if source.is_alone
                else self.tr("from {model}").format(model=source.name)
            )
            self.vae.setItemText(row, text)
        if found.vae_families:
            label, why = (
                self.tr("For"),
                self.tr("The file doesn't say for which models this VAE is. Choose their family."),
            )
        elif found.vae_sources:
            label, why = (
                self.tr("VAE"),
                self.tr(
                    "The file has no VAE, which turns what it makes into pictures. A copy of this "
                    "one completes it."
                ),
            )
        else:
            label, why = (
                self.tr("VAE"),
                self.tr(
                    "The file has no VAE, which turns what it makes into pictures, and none that "
                    "fits is installed. Get one, then import the file again."
                ),
            )
        self._labels[2].setText(label)
        self.vae.setAccessibleName(label)
        self._why_vae.setText(why)
        self.get_vae.setText(self.tr("Get a VAE…"))
        self.get_vae.setAccessibleName(self.get_vae.text())
        self.get_vae.setToolTip(plain_tip(self.tr("Show the VAE that can be downloaded")))

    def _ask_for_vae(self) -> None:
        if self.found.family is not None:
            self.vae_asked.emit(self.found.family.latent_scale)

    def _choose(self) -> None:
        self._is_chosen = True
        self.what.setText(what_text(self.found, self._chosen))
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
    def _chosen(self) -> "Configuration | None":
        """What the artist said; ``None``: nothing."""
        return self.found.choices[self.configuration.currentIndex()] if self._is_chosen else None

    @property
    def _asks(self) -> bool:
        return len(self.found.choices) > 1


def _family_names(one: "ModelFamily") -> str:
    """The families whose models a VAE for those of ``one`` fits."""
    return ", ".join(row.name for row in families_with_latents(one.latent_scale))


def what_text(found: "ImportCandidate", chosen: "Configuration | None" = None) -> str:
    """What was found, for example “Text to image · 768 × 768 · 5.2 GB”.

    Args:
        chosen: what the artist says that it was trained for.
    """
    parts = []
    if found.is_adapter:
        parts.append(_adapter_text(found))
        if found.family is not None:
            parts.append(found.family.name)
    elif found.kind is not None:
        if found.family is not None:
            parts.append(found.family.name)
        parts.append(status_text.kind_text(found.kind))
    side_px = found.native_size_px
    if chosen is not None:
        side_px = found.said_size_px or chosen.native_size_px
    if side_px is not None:
        parts.append(size(side_px, side_px))
    parts.append(status_text.bytes_text(found.size_bytes))
    if not found.is_licence_known:
        parts.append(QCoreApplication.translate("models", "licence unknown"))
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
