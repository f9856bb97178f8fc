"""From a checkpoint's files to networks in memory. Nothing in them is believed or executed."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar, cast

import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from transformers import CLIPTextModel, CLIPTokenizer

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.words import Vocabulary, parse_vocabulary
from sdstudio.engine.converted import ConvertedWeights
from sdstudio.engine.device import backend
from sdstudio.engine.failures import is_out_of_memory
from sdstudio.engine.protocol import CancelFlag
from sdstudio.engine.weights import WeightsFile

#: Pixels along one side of what one latent stands for, and its numbers.
LATENT_SIDE_PX = 8
LATENT_CHANNELS = 4

T = TypeVar("T")


class Loader:
    """Reads the parts of one checkpoint and says what is wrong with those that can't be read.

    The classes are ours to choose: what a file says of its class is not asked.

    Args:
        model: what the checkpoint is called where something is wrong.
        files: the weights, by component.
        cancelled: looked at before each part.
        converted: copies of the weights in the dtype that is asked for.
    """

    def __init__(
        self,
        folder: Path,
        model: str,
        files: Mapping[str, WeightsFile],
        cancelled: CancelFlag,
        converted: ConvertedWeights,
    ) -> None:
        self._folder = folder
        self._model = model
        self._files = files
        self._cancelled = cancelled
        self._converted = converted

    def parameter_counts(self) -> dict[str, int]:
        """How many numbers each component has.

        Raises:
            StudioError: a file is damaged.
        """
        counts = {}
        for component, file in self._files.items():
            try:
                counts[component] = file.parameter_count()
            except (ValueError, LookupError, TypeError) as error:
                raise self._damaged(component) from error
        return counts

    def unet(self, device: torch.device, dtype: torch.dtype) -> UNet2DConditionModel:
        """The network that takes the noise away."""
        loaded = cast(
            UNet2DConditionModel, self._network("unet", UNet2DConditionModel, dtype=dtype)
        )
        channels = loaded.config["in_channels"]
        if channels != LATENT_CHANNELS:
            raise self._unsupported(f"a UNet with {channels} input channels")
        return loaded.to(device)

    def vae(self, device: torch.device, dtype: torch.dtype) -> AutoencoderKL:
        """The network between latents and pixels."""
        loaded = cast(AutoencoderKL, self._network("vae", AutoencoderKL, dtype=dtype))
        factor = 2 ** (len(loaded.config["block_out_channels"]) - 1)
        if factor != LATENT_SIDE_PX:
            raise self._unsupported(f"an autoencoder with latents at 1/{factor} of the size")
        return loaded.to(memory_format=backend(device).memory_format).to(device)

    def text_encoder(self, device: torch.device, dtype: torch.dtype) -> CLIPTextModel:
        """The network that reads the prompt."""
        loaded = self._network(
            "text_encoder", CLIPTextModel, dtype=dtype, attn_implementation="sdpa"
        )
        return cast(CLIPTextModel, loaded.to(device))

    def tokenizer(self) -> CLIPTokenizer:
        """What turns a prompt into numbers."""
        return cast(
            CLIPTokenizer,
            self._read(
                lambda: CLIPTokenizer.from_pretrained(
                    self._folder, subfolder="tokenizer", local_files_only=True
                )
            ),
        )

    def vocabulary(self) -> Vocabulary:
        """The words of a model that says which it was taught; else an empty one."""
        path = self._folder / "words.json"
        if not path.exists():
            return Vocabulary()
        return self._read(lambda: parse_vocabulary(path.read_text(encoding="utf-8")))

    def scheduler_config(self) -> Mapping[str, Any]:
        """How the scheduler is set up that the checkpoint comes with."""

        def read() -> Mapping[str, Any]:
            path = self._folder / "scheduler" / "scheduler_config.json"
            config = json.loads(path.read_text(encoding="utf-8"))
            if not isinstance(config, dict):
                raise TypeError(f"{path.name} holds no object")
            return config

        return self._read(read)

    def _network(self, component: str, cls: Any, *, dtype: torch.dtype, **options: Any) -> Any:
        self._cancelled.check()
        file = self._files[component]
        copy = self._converted.take(file, dtype, self._cancelled)
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
        # What is missing would be left random and only warned of.
        if report["missing_keys"] or report["mismatched_keys"]:
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

    def _unsupported(self, found: str) -> StudioError:
        return StudioError(ErrorCode.MODEL_UNSUPPORTED, model=self._model, found=found)
