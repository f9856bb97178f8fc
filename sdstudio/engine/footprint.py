"""How much memory a picture takes on the last rung of the ladder, by its networks' shapes.

The networks run once on torch's meta device, which knows shapes and no numbers, and what lives at
the same time is added up.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from torch import Tensor, nn
from torch.multiprocessing.reductions import StorageWeakRef
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from sdstudio.domain import modes
from sdstudio.domain.modes import Output
from sdstudio.domain.request import GenerationRequest
from sdstudio.engine.autoencoder import SMALL_TILE_PX
from sdstudio.engine.loading import latent_side_px

#: What kernels and the allocator take beside the tensors themselves. Measured with the full-size
#: UNet in bfloat16 on a CPU: 2.0 at 512² and 2.6 at 768².
_MARGIN = 3
#: A pixel in bytes and floats: what it was made from, what it is blended from, the picture, its
#: copies on the way out.
_PIXEL_BYTES = 48
#: On which the UNet is tried; what it takes grows with the latents.
_LATENTS_SIDE = 64
#: Sizes that are offered are multiples of this.
_STEP_PX = 64


@dataclass(frozen=True, slots=True)
class Footprint:
    """What a checkpoint takes, in bytes.

    Args:
        weights: of all parts that lie on the device at once.
        latent: of denoising, for each latent, with the halves of guidance one after the other.
        tile: of a small tile on its way through the autoencoder.
        side_px: along one side of what one latent stands for.
        most_latents: that the UNet ever sees at once.
    """

    weights: int
    latent: float
    tile: int
    side_px: int
    most_latents: float = math.inf

    @classmethod
    def of(cls, folder: Path, weights: int, dtype: torch.dtype, *, tiled: bool) -> "Footprint":
        """That of the checkpoint in ``folder``.

        Args:
            weights: of the parts that lie on the device at once, in bytes.
            tiled: the UNet sees tiles of at most the side it was trained on.
        """
        unet_config, vae_config = (
            json.loads((folder / part / "config.json").read_text(encoding="utf-8"))
            for part in ("unet", "vae")
        )
        with torch.device("meta"), torch.inference_mode():
            unet: Any = UNet2DConditionModel.from_config(unet_config).to(dtype)
            vae: Any = AutoencoderKL.from_config(vae_config).to(dtype)
            for network in (unet, vae):
                network.set_attn_processor(_Shapes())
            side_px = latent_side_px(vae)
            trained = unet.config["sample_size"]
            side = trained if isinstance(trained, int) else min(trained)
            return cls(
                weights=weights,
                latent=_unet_bytes(unet, dtype) / _LATENTS_SIDE**2,
                tile=_tile_bytes(vae, side_px, dtype),
                side_px=side_px,
                most_latents=side * side if tiled else math.inf,
            )

    def needed(self, width: int, height: int) -> int:
        """Bytes for a picture of that size, the weights included."""
        latents = min(width * height / self.side_px**2, self.most_latents)
        work = max(self.latent * latents, self.tile) * _MARGIN
        return int(self.weights + work + width * height * _PIXEL_BYTES)

    def fitting(self, width: int, height: int, free_bytes: int) -> tuple[int, int] | None:
        """The largest size of about the same shape and clearly below it that takes no more.

        Args:
            free_bytes: without the weights in memory.

        Returns:
            multiples of 64, or ``None`` where not even the smallest would fit.
        """
        longest = max(width, height)
        for side in range(longest * 3 // 4 // _STEP_PX * _STEP_PX, 0, -_STEP_PX):
            fit_width, fit_height = (
                max(_STEP_PX, round(length * side / longest / _STEP_PX) * _STEP_PX)
                for length in (width, height)
            )
            if self.needed(fit_width, fit_height) <= free_bytes:
                return fit_width, fit_height
        return None


def denoised_size_px(request: GenerationRequest) -> tuple[int, int] | None:
    """The size that decides what ``request`` takes; ``None`` where no size does."""
    mode = modes.mode(request.mode)
    if "width" in mode.parameters and mode.output is Output.AS_INPUT:
        return request.params.width, request.params.height
    return None if mode.output is Output.AS_INPUT else request.size_px


def _unet_bytes(unet: Any, dtype: torch.dtype) -> int:
    config: Mapping[str, Any] = unet.config
    sample = torch.empty(1, config["in_channels"], _LATENTS_SIDE, _LATENTS_SIDE, dtype=dtype)
    prompt = torch.empty(1, 77, config["cross_attention_dim"], dtype=dtype)
    labels = None
    if config.get("num_class_embeds") is not None:
        labels = torch.zeros(1, dtype=torch.long)
    elif config.get("class_embed_type") is not None:
        labels = torch.empty(1, config["projection_class_embeddings_input_dim"], dtype=dtype)
    with Living() as living:
        unet(sample, torch.zeros(1), encoder_hidden_states=prompt, class_labels=labels)
    return int(living.most_bytes)


def _tile_bytes(vae: Any, side_px: int, dtype: torch.dtype) -> int:
    side = SMALL_TILE_PX // side_px
    with Living() as decoding:
        vae.decode(torch.empty(1, vae.config["latent_channels"], side, side, dtype=dtype))
    with Living() as encoding:
        vae.encode(torch.empty(1, 3, SMALL_TILE_PX, SMALL_TILE_PX, dtype=dtype))
    return max(int(decoding.most_bytes), int(encoding.most_bytes))


class _Shapes:
    """Attention that never holds all scores, as far as memory goes."""

    def __call__(
        self,
        attn: Any,
        hidden_states: Tensor,
        encoder_hidden_states: Tensor | None = None,
        attention_mask: Tensor | None = None,  # noqa: ARG002 - what diffusers looks for
        temb: Tensor | None = None,  # noqa: ARG002
    ) -> Tensor:
        spatial = hidden_states.ndim == 4  # in an autoencoder
        tokens = hidden_states.flatten(2).transpose(1, 2) if spatial else hidden_states
        seen = tokens if encoder_hidden_states is None else encoder_hidden_states
        query, _key, _value = attn.to_q(tokens), attn.to_k(seen), attn.to_v(seen)
        taken: Tensor = attn.to_out[0](torch.empty_like(query))
        if spatial:
            taken = taken.transpose(1, 2).reshape(hidden_states.shape)
        return taken + hidden_states if attn.residual_connection else taken


class Living(TorchDispatchMode):
    """Adds up the tensors that are made and live at the same time, parameters left out.

    Attributes:
        most_bytes: they took at once, so far.
    """

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.most_bytes = 0
        self._living: dict[int, tuple[StorageWeakRef, int]] = {}

    def __torch_dispatch__(self, func: Any, _types: Any, args: Any = (), kwargs: Any = None) -> Any:
        done = func(*args, **(kwargs or {}))
        self._living = {key: kept for key, kept in self._living.items() if not kept[0].expired()}
        for tensor in tree_leaves(done):
            if isinstance(tensor, Tensor) and not isinstance(tensor, nn.Parameter):
                storage = tensor.untyped_storage()
                reference = StorageWeakRef(storage)
                self._living.setdefault(reference.cdata, (reference, storage.nbytes()))
        self._holds(sum(size for _, size in self._living.values()))
        return done

    def _holds(self, held_bytes: int) -> None:
        self.most_bytes = max(self.most_bytes, held_bytes)
