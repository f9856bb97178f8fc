"""The hint of a ControlNet as it takes it: at the size of the picture that is denoised."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from diffusers import ControlNetModel, ControlNetUnionModel
from torch import Tensor

from sdstudio.domain.controls import ControlRef, HintSource
from sdstudio.domain.input_refs import InputRef
from sdstudio.engine.denoising import SeenPart
from sdstudio.engine.extensions import StepRange
from sdstudio.engine.extensions.controlnet import ControlNetExtension, LoadedControlNet
from sdstudio.imaging import Rgb, fitted, stretched


@dataclass(frozen=True, slots=True)
class Controls:
    """The ControlNets of a request.

    Args:
        loaded: in the request's order.
        hints: the pictures that they are given, (height, width, 3).
    """

    loaded: Sequence[LoadedControlNet] = ()
    hints: Mapping[InputRef, Rgb] = field(default_factory=dict)

    @property
    def networks(self) -> tuple[ControlNetModel | ControlNetUnionModel, ...]:
        """Each once."""
        return tuple({id(one): one.network for one in self.loaded}.values())

    def extensions(
        self,
        refs: Sequence[ControlRef],
        seen: SeenPart | None,
        size_px: tuple[int, int],
        device: torch.device,
    ) -> list[ControlNetExtension]:
        """Those that take part in one denoising run.

        Args:
            refs: of the request.
            seen: what the run starts from, if it starts from a picture.
            size_px: width and height of what is denoised.
        """
        found = []
        for ref, one in zip(refs, self.loaded, strict=True):
            if ref.weight == 0:
                continue
            given = self.hints[ref.hint] if ref.hint is not None else None
            is_union = one.shape.union is not None
            if given is not None:
                pixels = _hint(_at(given, seen, size_px))
            elif seen is None:
                raise LookupError("there is no picture that could be the hint")
            else:
                pixels = _hint(seen.picture)
                if ref.row.source is HintSource.UNMASKED and seen.hidden is not None:
                    # Those that were published expect a masked area to be black or below black.
                    hidden = seen.hidden > 0
                    pixels = torch.where(hidden, 0.0 if is_union else -1.0, pixels)
            steps = StepRange(ref.start, ref.end)
            found.append(
                ControlNetExtension(one, pixels.to(device), ref.weight, steps, ref.row.union_type)
            )
        return found


def _at(given: Rgb, seen: SeenPart | None, size_px: tuple[int, int]) -> Rgb:
    """A hint at the size of what is denoised; the same part of it, if that is a part."""
    if seen is None or seen.box is None:
        return fitted(given, *size_px)
    whole = fitted(given, *seen.whole_px)
    return stretched(seen.box.of(whole), *size_px)


def _hint(rgb: Rgb) -> Tensor:
    """(1, 3, H, W), 0 … 1."""
    return torch.from_numpy(np.array(rgb)).permute(2, 0, 1)[None].float() / 255
