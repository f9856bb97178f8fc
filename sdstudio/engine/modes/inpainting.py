"""Part of a picture made anew, with checkpoints made for it and with any other.

As diffusers' StableDiffusionInpaintPipeline computes it, but for what ``Run.exact`` turns off:

* what is not painted comes back byte for byte, at the picture's own size, and what is partly
  painted changes no more than its level of the mask says;
* the painted part can be looked at closely, with its surroundings, and its colours matched;
* grey levels of the mask say from which step on a place may change, so that a place half painted
  changes like image to image at half strength (Levin and Fried, "Differential Diffusion", 2023),
  and half of that shows;
* with checkpoints made for inpainting, too, what is not painted is held to the picture in each
  step, not only in the result.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from sdstudio.domain.checkpoint import CheckpointKind
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.params import GenerationParams
from sdstudio.engine import schedulers
from sdstudio.engine.autoencoder import to_tensor
from sdstudio.engine.denoising import DenoisingStart, skipped_steps
from sdstudio.engine.run import Run
from sdstudio.imaging import Rgb, stretched
from sdstudio.imaging.colours import colours_matched
from sdstudio.imaging.masks import (
    Box,
    Grey,
    close_box,
    composited,
    grey,
    most_in_cells,
    opacity,
    painted,
    pasted,
)

_WHITE_FROM = 128


def make(run: Run) -> Rgb:
    """The input picture with its painted part made anew: (height, width, 3), its own size.

    With ``exact``: the picture as it was decoded, at the chosen size.
    """
    picture, mask = run.inputs[InputRole.IMAGE], grey(run.inputs[InputRole.MASK])
    box = _seen(run.params, mask)
    seen, seen_mask = box.of(picture), box.of(mask)
    new = run.decode(run.denoise(_begin(run, seen, seen_mask)))
    if run.exact:
        return new
    new = stretched(new, box.width, box.height)
    if run.params.color_match:
        new = colours_matched(new, seen, seen_mask)
    shown = box.of(opacity(mask, run.params.mask_blur))
    return pasted(picture, composited(seen, new, shown), box)


def _seen(params: GenerationParams, mask: Grey) -> Box:
    if params.masked_only:
        return close_box(
            mask, padding_px=params.mask_padding, width=params.width, height=params.height
        )
    height, width = mask.shape
    return Box(0, 0, width, height)


@dataclass(frozen=True, slots=True)
class _Places:
    """How much may change where.

    Args:
        free: (1, 1, h, w), 0 … 1, on the device.
        hidden: (1, 1, H, W), 0 or 1: what a checkpoint for inpainting does not get to see.
        marked: (1, 1, h, w), 0 or 1, on the device: what it is told to make.
    """

    free: Tensor
    hidden: Tensor
    marked: Tensor


def _begin(run: Run, seen: Rgb, mask: Grey) -> DenoisingStart:
    """Draws from the generator in diffusers' order: the picture, the noise, the masked picture."""
    params = run.params
    width, height = params.width, params.height
    places = (_hard_places if run.exact else _soft_places)(run, mask)
    pixels = to_tensor(stretched(seen, width, height))
    is_made_for_it = run.pipeline.kind is CheckpointKind.INPAINTING
    from_noise = params.strength == 1
    holds = not (run.exact and is_made_for_it)
    clean = run.encode(pixels) if holds or not from_noise else None
    noise = run.noise(width, height)
    skipped = skipped_steps(params.steps, params.strength)
    if clean is None or from_noise:
        latents = noise * run.scheduler.init_noise_sigma
    else:
        latents = run.noised(clean, noise, skipped)
    in_thread = None
    if is_made_for_it:
        masked = run.encode(pixels * (1 - places.hidden))
        in_thread = torch.cat((places.marked, masked), dim=1)
    elif run.exact:
        # diffusers encodes the masked picture also where it is not used.
        run.noise(width, height)
    after_step = None
    if holds and clean is not None:
        after_step = _hold(run, places.free, clean, noise, skipped)
    return DenoisingStart(latents, skipped=skipped, in_thread=in_thread, after_step=after_step)


def _hard_places(run: Run, mask: Grey) -> _Places:
    """As diffusers takes a mask: black or white, and the first pixel of each latent."""
    height, width = run.params.height, run.params.width
    if mask.shape != (height, width):
        raise ValueError("an exact comparison needs a picture of the chosen size")
    white = torch.from_numpy(mask >= _WHITE_FROM).float()[None, None]
    side_px = run.pipeline.latent_side_px
    free = white[..., ::side_px, ::side_px].contiguous().to(run.pipeline.device)
    return _Places(free, white, free)


def _soft_places(run: Run, mask: Grey) -> _Places:
    height, width = run.params.height, run.params.width
    side_px = run.pipeline.latent_side_px
    columns, rows = width // side_px, height // side_px
    found = painted(mask).astype(np.uint8)

    def over(levels: Grey, columns: int, rows: int) -> Tensor:
        return torch.from_numpy(most_in_cells(levels, columns, rows)).float()[None, None]

    return _Places(
        (over(mask, columns, rows) / 255).to(run.pipeline.device),
        over(found, width, height),
        over(found, columns, rows).to(run.pipeline.device),
    )


def _hold(
    run: Run, free: Tensor, clean: Tensor, noise: Tensor, skipped: int
) -> Callable[[Tensor, int], Tensor]:
    """What follows each evaluation: places that may not change yet go back to the picture.

    Args:
        free: (1, 1, h, w): 1 may always change, 0 never, a half in the last half of the steps.
        clean, noise: the picture's latents and what they were noised with, (1, 4, h, w).
    """
    scheduler, steps = run.scheduler, run.params.steps
    made = steps - skipped

    def done(evaluation: int) -> int:
        return max(0, schedulers.steps_done(scheduler, evaluation, steps) - skipped)

    def hold(latents: Tensor, evaluation: int) -> Tensor:
        is_last = evaluation == len(scheduler.timesteps) - 1
        if run.exact:
            share = free
        elif done(evaluation) == done(evaluation - 1):
            # Between two halves of a step, latents are at no noise level of their own.
            return latents
        else:
            share = (free > 1 - done(evaluation) / made).float()
        known = clean
        if not is_last:
            following = scheduler.timesteps[evaluation + 1 : evaluation + 2]
            known = scheduler.add_noise(clean, noise, following)
        return (1 - share) * known + share * latents

    return hold
