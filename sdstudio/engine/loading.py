"""Loads a checkpoint's files into networks. Files are untrusted; nothing in them is executed."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar, cast

import torch
from diffusers import AutoencoderKL, DDPMScheduler, UNet2DConditionModel
from safetensors.torch import load_file
from torch import nn
from transformers import (
    CLIPTokenizer,
    CLIPVisionModelWithProjection,
    PreTrainedModel,
)
from transformers.models.dpt.image_processing_pil_dpt import DPTImageProcessorPil

from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.configurations import (
    SMALL_FILE_MAX_BYTES,
    check_configuration,
    noise_schedule,
)
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import FAMILIES, family_of_unet
from sdstudio.domain.model_family import ModelFamily, TextEncoder
from sdstudio.domain.noise_schedule import NoiseSchedule
from sdstudio.domain.vocabulary import Vocabulary, parse_vocabulary
from sdstudio.domain.weights_layout import STEMS
from sdstudio.engine import families
from sdstudio.engine.converted_weights import ConvertedWeights
from sdstudio.engine.depth import DepthEstimator
from sdstudio.engine.device import backend
from sdstudio.engine.failures import is_out_of_memory
from sdstudio.engine.image_encoding import ImageEncoder
from sdstudio.engine.original_layout import read_component
from sdstudio.engine.protocol import CancelFlag
from sdstudio.engine.schedulers import make_noising
from sdstudio.engine.text_encoders import TextEncoderUnit
from sdstudio.engine.weights_hashes import HashedWeights

#: Supported sides of the pixel block that one latent represents.
_LATENT_SIDES_PX = (8, 4)

#: What :class:`Loader` reads besides weights; all of it can affect pixels.
_WORDS = "words.json"
_SMALL_PARTS = (
    *STEMS,
    *dict.fromkeys(one.tokenizer for row in FAMILIES for one in row.text_encoders),
    "scheduler",
    "low_res_scheduler",
    "image_noising_scheduler",
    "feature_extractor",
)

T = TypeVar("T")


def settings_in(folder: Path) -> tuple[Path, ...]:
    """The small files of the checkpoint in ``folder`` that affect its pictures."""
    found = [*folder.glob(_WORDS)]
    for part in _SMALL_PARTS:
        found += [*(folder / part).glob("*.json"), *(folder / part).glob("*.txt")]
    return tuple(sorted(found))


def latent_side_px(vae: AutoencoderKL) -> int:
    """Side of the pixel block that one latent of ``vae`` represents."""
    levels: int = len(vae.config["block_out_channels"])
    return 1 << (levels - 1)


def part_dtype(
    family: ModelFamily,
    component: str,
    config: Mapping[str, Any],
    dtype: torch.dtype,
    fits_float16: bool | None = None,
) -> torch.dtype:
    """The dtype to compute a component in: float32 in place of float16 if it would overflow.

    Args:
        config: of the component. Autoencoders that were changed to fit into float16 say so.
        dtype: of the checkpoint.
        fits_float16: overrides ``config``, of an autoencoder in place of the checkpoint's own.
    """
    if fits_float16 is None:
        fits_float16 = config.get("force_upcast") is False
    overflows = component in family.never_float16 and not fits_float16
    return torch.float32 if dtype is torch.float16 and overflows else dtype


class Loader:
    """Loads the parts of one checkpoint; raises ``StudioError`` for those that can't be read.

    The classes are fixed here: class names in the files are ignored.

    Args:
        model: the checkpoint's name in error messages.
        files: the weights, by component.
        cancelled: checked before each part is loaded.
        converted: cache of weights in the requested dtype.
        before_network: called before each network is loaded, with the bytes of the file that will
            be mapped.

    Attributes:
        copied: components whose weights were copied into memory instead of mapped.
    """

    def __init__(
        self,
        folder: Path,
        model: str,
        files: Mapping[str, HashedWeights],
        cancelled: CancelFlag,
        converted: ConvertedWeights,
        before_network: Callable[[int], None] = lambda _mapped_bytes: None,
    ) -> None:
        self.copied: set[str] = set()
        self._before_network = before_network
        self._folder = folder
        self._model = model
        self._files = files
        self._cancelled = cancelled
        self._converted = converted

    def during(self, cancelled: CancelFlag) -> "Loader":
        """A copy for another job with its own flag."""
        return Loader(
            self._folder,
            self._model,
            self._files,
            cancelled,
            self._converted,
            self._before_network,
        )

    def parameter_counts(self) -> dict[str, int]:
        """The number of parameters of each component.

        Raises:
            StudioError: a file is damaged, or its configuration asks for more than it has: what
                is missing would be made up in memory before that is found.
        """
        counts = {}
        for component, file in self._files.items():
            try:
                counts[component] = file.parameter_count()
            except (ValueError, LookupError, TypeError) as error:
                raise self._damaged(component) from error
            empty = self._empty(component)
            if sum(weight.numel() for weight in empty.parameters()) > counts[component]:
                raise self._damaged(component)
        return counts

    def task(self) -> CheckpointTask:
        """What the checkpoint was trained to do."""
        config = self.unet_config()
        task = self.family().task(config)
        if task is None:
            raise self._built_differently(f"in_channels={config.get('in_channels')!s:.10}")
        return task

    def family(self) -> ModelFamily:
        """The architecture of the checkpoint."""
        return family_of_unet(self.unet_config())

    def part_dtype(self, component: str, dtype: torch.dtype) -> torch.dtype:
        """The dtype to compute a component in; see :func:`part_dtype`."""
        if dtype is not torch.float16:
            return dtype
        config = self._json(f"{component}/config.json")
        fits_float16 = self._files[component].fits_float16
        return part_dtype(self.family(), component, config, dtype, fits_float16)

    def unet_config(self) -> Mapping[str, Any]:
        """The UNet's diffusers configuration."""
        return self._json("unet/config.json")

    def empty_unet(self, dtype: torch.dtype) -> nn.Module:
        """The UNet without memory for its weights."""
        return self._empty("unet").to(dtype)

    def unet(self, device: torch.device, dtype: torch.dtype) -> UNet2DConditionModel:
        """The network that takes the noise away."""
        loaded = cast(UNet2DConditionModel, self._network("unet", dtype=dtype))
        return loaded.to(device)

    def vae(self, device: torch.device, dtype: torch.dtype) -> AutoencoderKL:
        """The network between latents and pixels."""
        loaded = cast(AutoencoderKL, self._network("vae", dtype=dtype))
        factor = latent_side_px(loaded)
        if factor not in _LATENT_SIDES_PX:
            raise self._built_differently(f"VAE f{factor}")
        return loaded.to(memory_format=backend(device).memory_format).to(device)

    def text_encoders(
        self, device: torch.device, dtype: torch.dtype
    ) -> tuple[TextEncoderUnit, ...]:
        """The networks that read the prompt."""
        return tuple(self._text_encoder(row, device, dtype) for row in self.family().text_encoders)

    def _text_encoder(
        self, row: TextEncoder, device: torch.device, dtype: torch.dtype
    ) -> TextEncoderUnit:
        network = self._network(row.component, dtype=dtype, attn_implementation="sdpa")
        return TextEncoderUnit(row, network.to(device), self._tokenizer(row))

    def depth_estimator(self, place: torch.device, device: torch.device) -> DepthEstimator:
        """The depth estimator, in float32; kept on ``place``, moved to ``device`` to run."""
        # No attention implementation is chosen: MiDaS supports only its default.
        network = self._network("depth_estimator", dtype=torch.float32).to(place)
        self._json("feature_extractor/preprocessor_config.json")
        processor = self._read(
            lambda: DPTImageProcessorPil.from_pretrained(
                self._folder, subfolder="feature_extractor", local_files_only=True
            )
        )
        return DepthEstimator(network, processor, device)

    def _tokenizer(self, row: TextEncoder) -> CLIPTokenizer:
        """What turns a prompt into numbers for a text encoder."""

        def read() -> CLIPTokenizer:
            for file in (self._folder / row.tokenizer).iterdir():
                self._small(f"{row.tokenizer}/{file.name}")
            return CLIPTokenizer.from_pretrained(
                self._folder, subfolder=row.tokenizer, local_files_only=True
            )

        settings = f"{row.tokenizer}/tokenizer_config.json"
        if (self._folder / settings).is_file():
            self._json(settings)
        tokenizer = self._read(read)
        taken = self._json(f"{row.component}/config.json").get("vocab_size")
        if isinstance(taken, int) and len(tokenizer) > taken:
            raise self._built_differently(f"tokenizer {len(tokenizer)}, vocab_size={taken}")
        return tokenizer

    def vocabulary(self) -> Vocabulary:
        """The words that the model was trained on, if it lists them; otherwise empty."""
        try:
            with (self._folder / _WORDS).open("rb") as opened:
                return parse_vocabulary(opened.read(SMALL_FILE_MAX_BYTES))
        except OSError:
            return Vocabulary()

    def noise_schedule(self, name: str = "scheduler") -> NoiseSchedule:
        """How the checkpoint was trained, or how noise is put on what it is shown."""
        file = f"{name}/scheduler_config.json"
        return noise_schedule(self._json(file), self._model, file)

    def _networks(self) -> Mapping[str, Any]:
        return families.functions(self.family().key).NETWORKS

    def _json(self, name: str) -> Mapping[str, Any]:
        def read() -> Mapping[str, Any]:
            config = json.loads(self._small(name).read_text(encoding="utf-8"))
            if not isinstance(config, dict):
                raise TypeError(f"{name} isn't a JSON object")
            return config

        config = self._read(read)
        check_configuration(name, config, self._model)
        return config

    def _small(self, name: str) -> Path:
        """A file of the folder that does not hold weights."""
        path = self._folder / name
        if path.stat().st_size > SMALL_FILE_MAX_BYTES:
            raise ValueError(f"{name} is too large")
        return path

    def noising(self, name: str) -> DDPMScheduler:
        """The scheduler that adds noise to a low-resolution or encoded input picture."""
        return make_noising(self.noise_schedule(name))

    def image_encoder(
        self, place: torch.device, device: torch.device, dtype: torch.dtype
    ) -> ImageEncoder:
        """The CLIP image encoder of an unCLIP checkpoint; ``place`` as for the depth estimator."""
        network = self._network("image_encoder", dtype=dtype, attn_implementation="sdpa")
        normalizer = self._network("image_normalizer", dtype=torch.float32)
        return ImageEncoder(
            network=cast(CLIPVisionModelWithProjection, network.to(place)),
            device=device,
            mean=normalizer.mean.detach().float(),
            std=normalizer.std.detach().float(),
            noising=self.noising("image_noising_scheduler"),
        )

    def _empty(self, component: str) -> nn.Module:
        """The network as its configuration has it, without memory for its weights."""
        config, cls = self._json(f"{component}/config.json"), self._networks()[component]

        def build() -> Any:
            with torch.device("meta"):
                if issubclass(cls, PreTrainedModel):
                    return cls(cls.config_class.from_dict(dict(config)))
                return cls.from_config(config)

        return cast(nn.Module, self._read(build))

    def _network(self, component: str, *, dtype: torch.dtype, **options: Any) -> Any:
        self._cancelled.check()
        dtype = self.part_dtype(component, dtype)
        file, cls = self._files[component], self._networks()[component]
        copy = self._converted.take(file, dtype, self._cancelled)
        if copy is None:
            self._before_network(file.size_bytes)
        else:
            self._before_network(sum(one.stat().st_size for one in copy.iterdir()))
        if copy is None and not file.is_in_place:
            self.copied.add(component)
            return self._from_elsewhere(component, dtype, options)
        if copy is None and self._converted.is_needed(file, dtype):
            self.copied.add(component)
        loaded, report = self._read(
            lambda: cls.from_pretrained(
                copy or self._folder,
                subfolder="" if copy else component,
                use_safetensors=True,
                local_files_only=True,
                variant=None if copy else file.variant,
                output_loading_info=True,
                dtype=dtype,
                **options,
            )
        )
        # The library would leave missing weights random and only warn.
        if report["missing_keys"] or report["mismatched_keys"]:
            raise self._damaged(component)
        return loaded.requires_grad_(False).eval()

    def _from_elsewhere(
        self, component: str, dtype: torch.dtype, options: Mapping[str, Any]
    ) -> Any:
        """A network whose weights do not lie where its library would look for them."""
        file, cls = self._files[component], self._networks()[component]
        config = self._json(f"{component}/config.json")

        def weights() -> dict[str, torch.Tensor]:
            if file.part is not None:
                found = read_component(file.path, file.part, config)
            else:
                found = load_file(file.path)
            # Copied: a linked file may disappear while the network is in use.
            return {key: weight.to(dtype, copy=True) for key, weight in found.items()}

        if issubclass(cls, PreTrainedModel):
            loaded, report = self._read(
                lambda: cls.from_pretrained(
                    None,
                    config=cls.config_class.from_pretrained(self._folder / component),
                    state_dict=weights(),
                    output_loading_info=True,
                    dtype=dtype,
                    **options,
                )
            )
            missing = report["missing_keys"] or report["mismatched_keys"]
        else:
            loaded = self._empty(component)
            report = self._read(
                lambda: loaded.load_state_dict(weights(), strict=False, assign=True)
            )
            missing = report.missing_keys
        if missing:
            raise self._damaged(component)
        return loaded.requires_grad_(False).eval()

    def _read(self, load: Callable[[], T]) -> T:
        self._cancelled.check()
        try:
            return load()
        except Exception as error:
            if is_out_of_memory(error):
                raise
            raise StudioError(ErrorCode.MODEL_LOAD_FAILED, model=self._model) from error

    def _damaged(self, component: str) -> StudioError:
        file = self._files[component].name
        return StudioError(ErrorCode.MODEL_FILE_DAMAGED, model=self._model, file=file)

    def _built_differently(self, found: str) -> StudioError:
        return StudioError(ErrorCode.MODEL_BUILT_DIFFERENTLY, model=self._model, found=found)
