"""What was found at the path the artist chose, and how it would be installed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from sdstudio.domain.auxiliary_models import ModelKind
from sdstudio.domain.checkpoint_task import PredictionType
from sdstudio.domain.few_steps import FewSteps
from sdstudio.domain.model_family import Configuration, ModelFamily
from sdstudio.models.catalogue import Catalogue
from sdstudio.models.importing.vae_sources import VaeSource
from sdstudio.models.records import InstallRecord
from sdstudio.models.single_file_detection import Certainty


class Content(StrEnum):
    """What a file or folder is."""

    MODEL = "model"
    LORA = "lora"
    TEXTUAL_INVERSION = "textual_inversion"


class SourceLayout(StrEnum):
    """The layout of its files."""

    #: A single safetensors file with everything, named as in the original code.
    SINGLE_FILE = "single_file"
    #: A folder per component.
    DIFFUSERS = "diffusers"
    #: A folder with an install record: exported or installed by SD Studio.
    EXPORTED = "exported"
    #: A pickle with everything; converted to a single safetensors file.
    CKPT = "ckpt"
    #: A LoRA or embedding file.
    ADAPTER = "adapter"


@dataclass(frozen=True, slots=True)
class ImportCandidate:
    """Something that can be imported. Finding it changed and loaded nothing.

    Args:
        path: the file, or the model's folder.
        content: what it is.
        source: the layout in which it was found.
        name: shown and suggested; the artist can change it.
        size_bytes: of the files to import.
        needed_bytes: disk space that a copy takes; links take next to none.
        kind: of a model; else ``None``.
        family: of a model that makes pictures, or that an adapter or VAE was made for; ``None`` if
            it is neither or unknown.
        prediction_type, native_size_px: of a model that makes pictures; else ``None``.
        said_size_px: what a single file says of its native size; ``None``: nothing, so it is as its
            configuration.
        is_distilled: made to need few steps and no guidance.
        few_steps: of a LoRA with which a model needs few steps; else ``None``.
        certainty: of the prediction type.
        choices: the configurations of a single file between which it doesn't tell, the likeliest
            first. Where there are several, ask the artist, or say which was taken; ``import_model``
            follows the catalogue where the hash is known.
        lacks_vae: of a single file that has everything else: import it with a VAE.
        vae_sources: what is installed that it can be taken from, if somebody has looked.
        vae_families: of a VAE: one for each of the architectures between which its file doesn't
            tell; ask the artist. Empty where it is known.
        fits_float16: of a VAE: its values don't overflow in float16.
        has_zero_snr: what a single file says; ``None``: nothing, so it is as its configuration.
        model, variant: keys of the catalogue if size and shape match. Only the hash, which
            importing computes, makes it certain. ``None``: a model that isn't in the catalogue.
        licence: key of the catalogue's licence whose terms are to be accepted first, where the
            catalogue says so: of a model that isn't in the catalogue, that of the model from which
            those of its family are trained. ``None``: unknown, as of adapters and of auxiliary
            models from elsewhere.
        can_link: whether the weights can stay where they are.
        files: what would be imported: path in the installed folder, and current location.
    """

    path: Path
    content: Content
    source: SourceLayout
    name: str
    size_bytes: int
    needed_bytes: int
    kind: ModelKind | None = None
    family: ModelFamily | None = None
    prediction_type: PredictionType | None = None
    native_size_px: int | None = None
    said_size_px: int | None = None
    is_distilled: bool = False
    few_steps: FewSteps | None = None
    certainty: Certainty = Certainty.SAID
    choices: tuple[Configuration, ...] = ()
    has_zero_snr: bool | None = None
    lacks_vae: bool = False
    vae_sources: tuple[VaeSource, ...] = ()
    vae_families: tuple[ModelFamily, ...] = ()
    fits_float16: bool = False
    model: str | None = None
    variant: str | None = None
    licence: str | None = None
    can_link: bool = False
    files: Mapping[str, Path] = field(default_factory=dict, repr=False)
    record: InstallRecord | None = field(default=None, repr=False)
    catalogue: Catalogue = field(default_factory=Catalogue, repr=False, compare=False)

    @property
    def needs_conversion(self) -> bool:
        """Whether it is a pickle: the artist must agree first, and it is never executed."""
        return self.source is SourceLayout.CKPT

    def licence_with(self, configuration: Configuration | None) -> str | None:
        """The licence if the artist says what it was trained for; ``None`` says nothing."""
        if configuration is None or self.family is None or self.model is not None:
            return self.licence
        return self.family.licence_of(configuration)

    @property
    def is_licence_known(self) -> bool:
        """Whether it says, or the catalogue knows, under which licence it was published."""
        if self.record is not None:
            return not self.record.is_imported
        return self.model is not None

    @property
    def is_adapter(self) -> bool:
        """Whether it is a LoRA or an embedding, which go to the adapters folder."""
        return self.content is not Content.MODEL


@dataclass(frozen=True, slots=True)
class Converter:
    """How to start the process that reads a ``.ckpt`` (see ``app/conversion.py``).

    Args:
        command: to be extended by the paths of the pickle and the safetensors file, the maximum
            number of bytes to write, and the prefixes of names to keep.
        environment: of the process.
    """

    command: Sequence[str]
    environment: Mapping[str, str]
