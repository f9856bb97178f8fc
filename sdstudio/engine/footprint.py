"""Estimates the memory that a picture needs with every memory saving applied.

Runs the networks once on torch's meta device, which tracks shapes without data, and adds up the
tensors that are alive at the same time.
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
from sdstudio.domain.families import family_of_unet
from sdstudio.domain.modes import Output
from sdstudio.domain.request import GenerationRequest
from sdstudio.engine.families import functions
from sdstudio.engine.loading import latent_side_px, part_dtype
from sdstudio.engine.tiling import SMALL_TILE_PX

#: Factor for kernels' and the allocator's overhead. Measured with the full-size UNet in bfloat16
#: on a CPU: 2.0 at 512² and 2.6 at 768². It grows with the size, so more than that is promised not
#: to be needed.
_MARGIN = 4
#: Regardless of size: kernels that oneDNN compiles for each saving that is tried, and the stacks of
#: one more thread and its pool.
ALWAYS_BYTES = 48 * 2**20
#: Per pixel: the input, the blended tiles, the output and its copies, as bytes and floats.
_PIXEL_BYTES = 48
#: Per pixel of an input picture: as it is kept, and as it is decoded.
_INPUT_PIXEL_BYTES = 10
#: Latents to try the UNet with; its memory is proportional to their number.
_LATENTS_SIDE = 64
#: Suggested sizes are multiples of this.
_STEP_PX = 64


@dataclass(frozen=True, slots=True)
class Footprint:
    """A checkpoint's memory needs, in bytes.

    Args:
        weights: of all parts that are on the device at once.
        latent: per latent while denoising, with the halves of guidance one after the other.
        tile: for a small tile in the autoencoder.
        side_px: side of the pixel block that one latent represents.
        max_latents: most latents that the UNet sees at once.
    """

    weights: int
    latent: float
    tile: int
    side_px: int
    max_latents: float = math.inf

    @classmethod
    def of(
        cls,
        folder: Path,
        weights: int,
        dtype: torch.dtype,
        *,
        tiled: bool,
        vae_fits_float16: bool | None = None,
    ) -> "Footprint":
        """Estimate the footprint of the checkpoint in ``folder``.

        Args:
            weights: bytes of the parts that are on the device at once.
            dtype: of the checkpoint.
            tiled: the UNet sees tiles of at most its training size.
            vae_fits_float16: of the VAE that decodes in place of the checkpoint's own, if one does.
        """
        unet_config, vae_config = (
            json.loads((folder / part / "config.json").read_text(encoding="utf-8"))
            for part in ("unet", "vae")
        )
        with torch.device("meta"), torch.inference_mode():
            unet: Any = UNet2DConditionModel.from_config(unet_config).to(dtype)
            family = family_of_unet(unet_config)
            vae_dtype = part_dtype(family, "vae", vae_config, dtype, vae_fits_float16)
            vae: Any = AutoencoderKL.from_config(vae_config).to(vae_dtype)
            for network in (unet, vae):
                network.set_attn_processor(_Shapes())
            side_px = latent_side_px(vae)
            trained = unet.config["sample_size"]
            side = trained if isinstance(trained, int) else min(trained)
            return cls(
                weights=weights,
                latent=_unet_bytes(unet, dtype) / _LATENTS_SIDE**2,
                tile=_tile_bytes(vae, side_px, vae_dtype),
                side_px=side_px,
                max_latents=side * side if tiled else math.inf,
            )

    def needed(self, width: int, height: int) -> int:
        """Bytes for a picture of that size, including the weights."""
        latents = min(width * height / self.side_px**2, self.max_latents)
        work = max(self.latent * latents, self.tile) * _MARGIN
        return int(self.weights + ALWAYS_BYTES + work + width * height * _PIXEL_BYTES)

    def fitting(self, width: int, height: int, free_bytes: int) -> tuple[int, int] | None:
        """The largest size of about the same shape that fits; at most three quarters as large.

        Args:
            free_bytes: without the weights in memory.

        Returns:
            Multiples of 64, or ``None`` if not even the smallest size fits.
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


def input_bytes(request: GenerationRequest) -> int:
    """What the input pictures take, which is the same for every size that is made from them."""
    if modes.mode(request.mode).output is Output.ENLARGED:
        return 0  # A smaller one is suggested.
    return sum(one.width * one.height for one in request.pictures) * _INPUT_PIXEL_BYTES


def denoised_size_px(request: GenerationRequest) -> tuple[int, int] | None:
    """The size that decides the memory ``request`` needs; ``None`` if none does."""
    mode = modes.mode(request.mode)
    if "width" in mode.parameters and mode.output is Output.AS_INPUT:
        return request.params.width, request.params.height
    return None if mode.output is Output.AS_INPUT else request.size_px


def _unet_bytes(unet: Any, dtype: torch.dtype) -> int:
    config: Mapping[str, Any] = unet.config
    sample = torch.empty(1, config["in_channels"], _LATENTS_SIDE, _LATENTS_SIDE, dtype=dtype)
    code = functions(family_of_unet(config).key)
    conditioning = code.blank_conditioning(config, dtype)
    with LiveTensors() as live:
        code.predict(unet, sample, torch.zeros(1), conditioning)
    return int(live.peak_bytes)


def _tile_bytes(vae: Any, side_px: int, dtype: torch.dtype) -> int:
    side = SMALL_TILE_PX // side_px
    with LiveTensors() as decoding:
        vae.decode(torch.empty(1, vae.config["latent_channels"], side, side, dtype=dtype))
    with LiveTensors() as encoding:
        vae.encode(torch.empty(1, 3, SMALL_TILE_PX, SMALL_TILE_PX, dtype=dtype))
    return max(int(decoding.peak_bytes), int(encoding.peak_bytes))


class _Shapes:
    """Stand-in for attention that never holds all scores, as far as memory is concerned."""

    def __call__(
        self,
        attn: Any,
        hidden_states: Tensor,
        encoder_hidden_states: Tensor | None = None,
        attention_mask: Tensor | None = None,  # noqa: ARG002 - diffusers checks the signature
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


class LiveTensors(TorchDispatchMode):
    """Tracks how many bytes of tensors, not counting parameters, are alive at the same time.

    Attributes:
        peak_bytes: the maximum so far.
    """

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.peak_bytes = 0
        self._live: dict[int, tuple[StorageWeakRef, int]] = {}

    def __torch_dispatch__(self, func: Any, _types: Any, args: Any = (), kwargs: Any = None) -> Any:
        done = func(*args, **(kwargs or {}))
        self._live = {key: kept for key, kept in self._live.items() if not kept[0].expired()}
        for tensor in tree_leaves(done):
            if isinstance(tensor, Tensor) and not isinstance(tensor, nn.Parameter):
                storage = tensor.untyped_storage()
                reference = StorageWeakRef(storage)
                self._live.setdefault(reference.cdata, (reference, storage.nbytes()))
        self._update_peak(sum(size for _, size in self._live.values()))
        return done

    def _update_peak(self, held_bytes: int) -> None:
        self.peak_bytes = max(self.peak_bytes, held_bytes)
