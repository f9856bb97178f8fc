"""From a checkpoint's folder to networks in memory, and the one that is kept there."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from transformers import CLIPTextModel, CLIPTokenizer

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.engine.attention import choose_attention
from sdstudio.engine.cancellation import CancelGate
from sdstudio.engine.device import precision, release_memory
from sdstudio.engine.failures import is_out_of_memory
from sdstudio.engine.preview import Previewer
from sdstudio.engine.protocol import CancelFlag
from sdstudio.engine.weights import COMPONENTS, WeightsFile, find_weights

#: Pixels along one side of what one latent stands for, and its numbers.
LATENT_SIDE_PX = 8
LATENT_CHANNELS = 4

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A checkpoint's parts, ready to run.

    Args:
        scheduler_config: of the scheduler it comes with.
        weights: the files its numbers come from.
        attention: the attention path taken, for the provenance.
    """

    tokenizer: CLIPTokenizer
    text_encoder: CLIPTextModel
    unet: UNet2DConditionModel
    vae: AutoencoderKL
    scheduler_config: Mapping[str, Any]
    previewer: Previewer
    weights: tuple[WeightsFile, ...]
    device: torch.device
    dtype: torch.dtype
    attention: str


class PipelineShelf:
    """Loads checkpoints and keeps the last one.

    Args:
        gate: is made to watch every network.
        dtype: instead of the precision policy's.
    """

    def __init__(
        self, device: torch.device, gate: CancelGate, dtype: torch.dtype | None = None
    ) -> None:
        self._device = device
        self._gate = gate
        self._dtype = dtype
        self._kept: tuple[object, Pipeline] | None = None

    def take(self, folder: Path, model: str, cancelled: CancelFlag) -> Pipeline:
        """The checkpoint in ``folder``, which is called ``model`` where something is wrong.

        Raises:
            StudioError: it cannot be loaded.
            JobCancelled: between two parts.
        """
        if not folder.is_dir():
            raise StudioError(ErrorCode.MODEL_NOT_FOUND, model=model)
        weights = tuple(find_weights(folder, component, model) for component in COMPONENTS)
        key = (folder, weights, _configs_changed(folder))
        if self._kept is None or self._kept[0] != key:
            self.clear()
            pipeline = self._load(folder, model, weights, cancelled)
            self._kept = key, pipeline
        return self._kept[1]

    def clear(self) -> None:
        """Let go of what is kept."""
        self._kept = None
        release_memory()

    def _load(
        self, folder: Path, model: str, weights: tuple[WeightsFile, ...], cancelled: CancelFlag
    ) -> Pipeline:
        files = dict(zip(COMPONENTS, weights, strict=True))
        reader = _Reader(model, cancelled)
        parameters = {component: reader.count(file) for component, file in files.items()}
        dtype = self._dtype or precision(self._device, parameters["unet"])

        def network(component: str, cls: Any, **options: Any) -> Any:
            def load() -> Any:
                loaded, report = cls.from_pretrained(
                    folder,
                    subfolder=component,
                    use_safetensors=True,
                    local_files_only=True,
                    variant=files[component].variant,
                    output_loading_info=True,
                    **options,
                )
                # What is missing would be left random and only warned of.
                if report["missing_keys"] or report["mismatched_keys"]:
                    raise reader.damaged(files[component])
                return loaded

            loaded = reader.read(load).requires_grad_(False).eval()
            loaded = loaded.to(self._device)
            if dtype is not torch.float32 and component != "text_encoder":
                loaded = loaded.to(memory_format=torch.channels_last)
            self._gate.watch(loaded)
            return loaded

        unet = cast(UNet2DConditionModel, network("unet", UNet2DConditionModel, dtype=dtype))
        vae = cast(AutoencoderKL, network("vae", AutoencoderKL, dtype=dtype))
        _check_shapes(unet, vae, model)
        return Pipeline(
            tokenizer=reader.read(
                lambda: CLIPTokenizer.from_pretrained(
                    folder, subfolder="tokenizer", local_files_only=True
                ),
            ),
            text_encoder=network(
                "text_encoder", CLIPTextModel, dtype=dtype, attn_implementation="sdpa"
            ),
            unet=unet,
            vae=vae,
            scheduler_config=reader.read(lambda: _scheduler_config(folder)),
            previewer=Previewer.of(folder),
            weights=weights,
            device=self._device,
            dtype=dtype,
            attention=choose_attention(unet, self._device, dtype),
        )


class _Reader:
    """Reads the parts one by one and turns what libraries raise into what it means."""

    def __init__(self, model: str, cancelled: CancelFlag) -> None:
        self._model = model
        self._cancelled = cancelled

    def count(self, file: WeightsFile) -> int:
        try:
            return file.parameter_count()
        except (ValueError, LookupError, TypeError) as error:
            raise self.damaged(file) from error

    def read(self, load: Callable[[], T]) -> T:
        self._cancelled.check()
        try:
            return load()
        except StudioError:
            raise
        except Exception as error:
            if is_out_of_memory(error):
                raise
            raise StudioError(ErrorCode.MODEL_LOAD_FAILED, model=self._model) from error

    def damaged(self, file: WeightsFile) -> StudioError:
        return StudioError(ErrorCode.MODEL_FILE_DAMAGED, model=self._model, file=file.name)


def _check_shapes(unet: UNet2DConditionModel, vae: AutoencoderKL, model: str) -> None:
    channels = unet.config["in_channels"]
    factor = 2 ** (len(vae.config["block_out_channels"]) - 1)
    if (channels, factor) != (LATENT_CHANNELS, LATENT_SIDE_PX):
        found = f"made for {channels} channels at 1/{factor} of the size"
        raise StudioError(ErrorCode.MODEL_UNSUPPORTED, model=model, found=found)


def _scheduler_config(folder: Path) -> Mapping[str, Any]:
    path = folder / "scheduler" / "scheduler_config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(config, dict):
        raise ValueError(f"{path.name} holds no object")
    return config


def _configs_changed(folder: Path) -> tuple[tuple[str, int, int], ...]:
    files = sorted([*folder.glob("*.json"), *folder.glob("*/*.json"), *folder.glob("*/*.txt")])
    stats = ((file, file.stat()) for file in files)
    return tuple((str(file), stat.st_size, stat.st_mtime_ns) for file, stat in stats)
