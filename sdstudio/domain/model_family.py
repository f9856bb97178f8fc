"""What a family of models is: an architecture, and what differs between families as data.

The rows are in ``sdstudio.domain.families``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from types import MappingProxyType

from pydantic import JsonValue

from sdstudio.domain.checkpoint_task import CheckpointTask, PredictionType


class Naming(Enum):
    """How the tensors of a component are named in a single file."""

    #: CompVis' and Stability's code.
    LDM = auto()
    #: CLIP as transformers has it; in old files without ``text_model.``.
    TRANSFORMERS_CLIP = auto()
    #: OpenCLIP.
    OPEN_CLIP = auto()
    #: MiDaS.
    MIDAS = auto()


@dataclass(frozen=True, slots=True)
class SingleFilePart:
    """A component in a single file with all of them.

    Args:
        component: its folder in diffusers' layout.
        prefixes: of its tensors' names, the usual one first.
    """

    component: str
    prefixes: tuple[str, ...]
    naming: Naming


@dataclass(frozen=True, slots=True)
class TextEncoder:
    """A network that reads prompts.

    Args:
        component: its folder in diffusers' layout.
        tokenizer: the folder of its tokenizer.
        pad_token: that fills a chunk up.
        width: how many numbers it gives for a token, in a full-size checkpoint.
        has_projection: whether it gives a vector for the prompt as a whole, too.
    """

    component: str
    tokenizer: str
    pad_token: str
    width: int
    has_projection: bool = False


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A single file that was published with everything; ``size_bytes`` where that is known."""

    sha256: str
    size_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class Configuration:
    """A bundled configuration: that of a published checkpoint.

    Args:
        key: its folder in ``resources/models/configurations``.
        is_distilled: made to need few steps and no guidance.
        has_zero_snr: trained up to noise without any signal (zero terminal SNR).
        described: for the artist, who is asked where the file doesn't tell; translated in context
            ``families``. Empty where nothing else can be chosen.
        steps: usual, where it isn't the family's number.
        licence: key of the catalogue's licence of what was published so; empty: the family's.
        files: that were published so, and don't tell by their tensors.
    """

    key: str
    task: CheckpointTask
    prediction_type: PredictionType
    native_size_px: int
    described: str = ""
    is_distilled: bool = False
    has_zero_snr: bool = False
    steps: int | None = None
    licence: str = ""
    files: tuple[PublishedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class VPredictionBias:
    """A bias of the UNet whose spread tells v-prediction from epsilon in trained checkpoints.

    ComfyUI uses it, too.

    Args:
        name: of the tensor in a single file, without the UNet's prefix.
        spread: from this standard deviation on it is v-prediction.
    """

    name: str
    spread: float


@dataclass(frozen=True, slots=True)
class NetworkOperations:
    """Floating-point operations of a network for one picture, in GFLOP.

    Args:
        linear: for each latent pixel.
        square: for each pair of them, in self-attention.
    """

    linear: float
    square: float

    def gflop(self, pixels: float) -> float:
        """For so many latent pixels."""
        return self.linear * pixels + self.square * pixels**2


@dataclass(frozen=True, slots=True)
class UnetLevel:
    """A level of a full-size UNet.

    Args:
        channels, heads: of its transformer blocks.
        side: in latents, at 512².
        operations: of the level in one evaluation. The last one has the small ones below it, too.
    """

    channels: int
    heads: int
    side: int
    operations: NetworkOperations


@dataclass(frozen=True, slots=True)
class Cost:
    """What a picture costs with a full-size checkpoint, from which its time is estimated.

    Counted with torch's FLOP counter on the published configurations.

    Args:
        unet_parameters: decide the precision.
        unet_levels: the largest first.
        text_gflop: of the text encoders for a prompt of one chunk; negligible.
    """

    unet_parameters: int
    unet_levels: tuple[UnetLevel, UnetLevel, UnetLevel]
    decoder: NetworkOperations
    text_gflop: float

    @property
    def decode_evaluations(self) -> float:
        """Decoding in UNet evaluations at the same size; depends on pixels alone."""
        return self.decoder.linear / sum(level.operations.linear for level in self.unet_levels)


@dataclass(frozen=True, slots=True)
class UsualSettings:
    """Defaults with full-size checkpoints, for parameters that the artist has not set.

    Args:
        guidance_scale: 1 is off.
        guidance_rescale: 0 is off.
    """

    steps: int
    guidance_scale: float
    sampler: str
    guidance_rescale: float = 0.0


@dataclass(frozen=True, slots=True)
class ModelFamily:
    """An architecture, and how checkpoints of it are told from others.

    Args:
        key: stored in catalogues and caches, and the name of its module; never changes.
        name: a proper name, never translated.
        pipelines: classes of diffusers in ``model_index.json``.
        unet: what the configuration of a full-size UNet says.
        tasks: by the input channels of the UNet.
        latent_channels: of the autoencoder.
        latent_scale: what the autoencoder's latents are multiplied by. Families with the same one
            share their latents, so that an autoencoder of one fits the others.
        latent_side_px: side of the pixel block that one latent represents, by task.
        latent_rgb_factors: for previews: a row for each latent channel, as the UNet takes it, with
            what it adds to red, green and blue in −1 … 1.
        latent_rgb_offset: what is added besides.
        single_file: the components that a single file can have.
        text_encoders: what reads prompts; the UNet takes what they give side by side.
        more_components: those that checkpoints for a task have besides.
        more_schedulers: the second scheduler that checkpoints for a task have.
        default_clip_skip: the text encoders' layer that prompts are taken from, counted from the
            end: 1 is the last.
        never_float16: components whose values overflow in float16, unless their own configuration
            says that they don't.
        configurations: the published checkpoints; the first for a task is the usual one.
        sizes_px: width and height of the pictures that it was trained on; empty: any size near
            the checkpoint's own square.
        usual, usual_distilled, usual_zero_snr: defaults; the others with distilled checkpoints and
            those trained to zero terminal SNR.
        cost: of a picture.
        licence: key of the catalogue's licence that its checkpoints come under.
        addition_embed_type: of the UNet.
        has_linear_projections: whether the UNet's transformers begin and end with linear layers;
            else with convolutions over single pixels.
        v_prediction_key: a tensor that says that a single file is for v-prediction.
        zero_snr_key: a tensor that says that it was trained to zero terminal SNR.
        v_prediction_bias: for single files that don't say what they are for.
        distilled_key: a tensor that only a distilled checkpoint has in a single file.
        training_marks: beginnings of what trainers call it in an adapter's header.
        unused_parameters: fields of ``GenerationParams`` that its checkpoints don't have.
    """

    key: str
    name: str
    pipelines: frozenset[str]
    unet: Mapping[str, JsonValue]
    tasks: Mapping[int, CheckpointTask]
    latent_channels: int
    latent_scale: float
    latent_side_px: Mapping[CheckpointTask, int]
    latent_rgb_factors: tuple[tuple[float, float, float], ...]
    single_file: tuple[SingleFilePart, ...]
    text_encoders: tuple[TextEncoder, ...]
    configurations: tuple[Configuration, ...]
    usual: UsualSettings
    usual_distilled: UsualSettings
    cost: Cost
    licence: str
    latent_rgb_offset: tuple[float, float, float] = (0.0, 0.0, 0.0)
    sizes_px: tuple[tuple[int, int], ...] = ()
    usual_zero_snr: UsualSettings | None = None
    more_components: Mapping[CheckpointTask, tuple[str, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    more_schedulers: Mapping[CheckpointTask, str] = field(
        default_factory=lambda: MappingProxyType({})
    )
    addition_embed_type: str | None = None
    has_linear_projections: bool = True
    v_prediction_key: str = "v_pred"
    zero_snr_key: str = "ztsnr"
    v_prediction_bias: VPredictionBias | None = None
    distilled_key: str | None = None
    default_clip_skip: int = 1
    never_float16: frozenset[str] = frozenset()
    training_marks: tuple[str, ...] = ()
    unused_parameters: frozenset[str] = frozenset()

    @property
    def components(self) -> tuple[str, ...]:
        """Those with weights that every checkpoint has."""
        return ("unet", "vae", *(one.component for one in self.text_encoders))

    @property
    def text_width(self) -> int:
        """How many numbers its UNet takes for a token."""
        width = self.unet["cross_attention_dim"]
        assert isinstance(width, int)
        return width

    def task(self, unet: Mapping[str, object]) -> CheckpointTask | None:
        """What a checkpoint with the UNet configuration ``unet`` does; ``None`` if unknown.

        As many input channels as the latents have are the latents; the others tell the task.
        """
        channels = unet.get("in_channels", self.latent_channels)
        if type(channels) is not int:
            return None
        if channels == self.latent_channels and unet.get("class_embed_type") is not None:
            return CheckpointTask.VARIATION
        return self.tasks.get(channels)

    def weighted(self, task: CheckpointTask) -> tuple[str, ...]:
        """The components with weights of checkpoints for ``task``."""
        return (*self.components, *self.more_components.get(task, ()))

    def prefix(self, component: str) -> str:
        """The usual prefix of a component's tensors in a single file."""
        return next(part.prefixes[0] for part in self.single_file if part.component == component)

    def usual_for(self, *, is_distilled: bool, has_zero_snr: bool = False) -> UsualSettings:
        """The defaults with its checkpoints."""
        if is_distilled:
            return self.usual_distilled
        return (self.usual_zero_snr if has_zero_snr else None) or self.usual

    def configuration(
        self,
        task: CheckpointTask,
        prediction_type: PredictionType,
        *,
        is_distilled: bool = False,
        native_size_px: int | None = None,
    ) -> Configuration:
        """The published checkpoint that is most like the one described.

        Args:
            native_size_px: decides between those that are alike otherwise.

        Raises:
            LookupError: none was published for ``task``.
        """
        rows = [row for row in self.configurations if row.task is task]
        if not rows:
            raise LookupError(task)

        def likeness(row: Configuration) -> tuple[bool, bool, bool]:
            return (
                row.is_distilled == is_distilled,
                row.prediction_type is prediction_type,
                row.native_size_px == native_size_px,
            )

        return max(rows, key=likeness)

    def choices(
        self, task: CheckpointTask, prediction_type: PredictionType | None
    ) -> tuple[Configuration, ...]:
        """What an undistilled checkpoint's file doesn't tell apart, the usual one first.

        Args:
            prediction_type: what the file says; ``None`` if it doesn't.
        """
        return tuple(
            row
            for row in self.configurations
            if row.task is task
            and (prediction_type is None or row.prediction_type is prediction_type)
            # Where they are known by a mark of their own, there is nothing to ask.
            and not (row.is_distilled and self.distilled_key is not None)
        )

    def published_as(self, sha256: str) -> Configuration | None:
        """What a single file was trained for, if it was published and is known."""
        rows = (row for row in self.configurations if any(f.sha256 == sha256 for f in row.files))
        return next(rows, None)

    def licence_of(self, configuration: Configuration) -> str:
        """Key of the catalogue's licence that a checkpoint like a published one comes under."""
        return configuration.licence or self.licence

    def distilled(self, task: CheckpointTask) -> Configuration | None:
        """The published checkpoint for ``task`` that needs few steps, if there is one."""
        rows = (row for row in self.configurations if row.task is task and row.is_distilled)
        return next(rows, None)

    def only_prediction_type(self, task: CheckpointTask) -> PredictionType | None:
        """What all published checkpoints for ``task`` predict; ``None`` if they differ."""
        found = {row.prediction_type for row in self.configurations if row.task is task}
        return found.pop() if len(found) == 1 else None
