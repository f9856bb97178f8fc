"""Inpainting: repaint part of a picture, with inpainting checkpoints or any other.

Equivalent to diffusers' StableDiffusionInpaintPipeline, except for what ``Run.exact`` turns off:

* unpainted pixels are returned byte for byte, at the picture's own size, and partly painted ones
  change in proportion to the mask;
* the painted part can be cropped with its surroundings, and its colours matched;
* grey levels of the mask set the step from which a place may change, so a half-painted place
  changes like image to image at half strength (Levin and Fried, "Differential Diffusion", 2023)
  and is blended half and half;
* the mask can be grown and feathered: its levels then say only from which step a place may change,
  and the result blends into the picture over the edge of what may change at all;
* something else can take the place of the painted part before denoising starts, also at full
  strength, where some of its colours come through the noise;
* with inpainting checkpoints, too, unpainted latents are reset to the picture at each step, not
  only in the result.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.input_refs import InputRole
from sdstudio.engine import schedulers
from sdstudio.engine.autoencoder import to_tensor
from sdstudio.engine.denoising import DenoisingStart, SeenPart, skipped_steps
from sdstudio.engine.run import Run
from sdstudio.imaging import Rgb, stretched
from sdstudio.imaging.colour_matching import colours_matched
from sdstudio.imaging.inpainting import areas_of, prefilled, seen_box
from sdstudio.imaging.mask_areas import MaskAreas
from sdstudio.imaging.masks import (
    Box,
    Grey,
    composited,
    grey,
    most_in_cells,
    pasted,
)

_WHITE_FROM = 128


def make(run: Run) -> Rgb:
    """Repaint the painted part of the input picture: (height, width, 3), at the input's size.

    With ``exact``: the decoded picture, at the requested size.
    """
    picture, mask = run.inputs[InputRole.IMAGE], grey(run.inputs[InputRole.MASK])
    params = run.params
    areas = areas_of(params, mask)
    box = seen_box(params, areas)
    seen = box.of(picture)
    new = run.decode(run.denoise(_begin(run, seen, areas, box)))
    if run.exact:
        return new
    new = stretched(new, box.width, box.height)
    if params.color_match:
        new = colours_matched(new, seen, box.of(areas.free))
    return pasted(picture, composited(seen, new, box.of(areas.shown)), box)


@dataclass(frozen=True, slots=True)
class _MaskPlanes:
    """The mask at the two resolutions it is needed in.

    Args:
        free: (1, 1, h, w), 0 … 1, on the device: how much each latent may change.
        hidden: (1, 1, H, W), 0 or 1: pixels hidden from an inpainting checkpoint.
        marked: (1, 1, h, w), 0 or 1, on the device: latents it is told to repaint.
    """

    free: Tensor
    hidden: Tensor
    marked: Tensor


def _begin(run: Run, seen: Rgb, areas: MaskAreas, box: Box) -> DenoisingStart:
    """Noise the picture. Draws from the generator in diffusers' order: picture, noise, masked."""
    params = run.params
    width, height = params.width, params.height
    planes = _hard_mask(run, box.of(areas.free)) if run.exact else _soft_mask(run, areas, box)
    pixels = to_tensor(prefilled(params, seen, box.of(areas.filled)))
    is_inpainting_model = run.pipeline.task is CheckpointTask.INPAINTING
    from_noise = params.strength == 1 and (run.exact or params.fill == "original")
    keeps_unpainted = not (run.exact and is_inpainting_model)
    clean = run.encode(pixels) if keeps_unpainted or not from_noise else None
    noise = run.noise(width, height)
    skipped = skipped_steps(params.steps, params.strength)
    if clean is None or from_noise:
        latents = noise * run.scheduler.init_noise_sigma
    else:
        latents = run.noised(clean, noise, skipped)
    extra_channels = None
    if is_inpainting_model:
        masked = run.encode(pixels * (1 - planes.hidden))
        extra_channels = torch.cat((planes.marked, masked), dim=1)
    elif run.exact:
        # diffusers encodes the masked picture even if it doesn't use it; draw as many numbers.
        run.noise(width, height)
    after_step = None
    if keeps_unpainted and clean is not None:
        after_step = _keep_unpainted(run, planes.free, clean, noise, skipped)
    image_height, image_width, _ = run.inputs[InputRole.IMAGE].shape
    return DenoisingStart(
        latents,
        skipped=skipped,
        extra_channels=extra_channels,
        after_step=after_step,
        seen=SeenPart(
            stretched(seen, width, height), planes.hidden, box, (image_width, image_height)
        ),
    )


def _hard_mask(run: Run, mask: Grey) -> _MaskPlanes:
    """As diffusers takes a mask: black or white, and the first pixel of each latent."""
    height, width = run.params.height, run.params.width
    if mask.shape != (height, width):
        raise ValueError("an exact comparison needs a picture of the chosen size")
    white = torch.from_numpy(mask >= _WHITE_FROM).float()[None, None]
    side_px = run.pipeline.latent_side_px
    free = white[..., ::side_px, ::side_px].contiguous().to(run.pipeline.device)
    return _MaskPlanes(free, white, free)


def _soft_mask(run: Run, areas: MaskAreas, box: Box) -> _MaskPlanes:
    height, width = run.params.height, run.params.width
    side_px = run.pipeline.latent_side_px
    columns, rows = width // side_px, height // side_px
    hidden = box.of(areas.hidden).astype(np.uint8)

    def over(levels: Grey, columns: int, rows: int) -> Tensor:
        return torch.from_numpy(most_in_cells(levels, columns, rows)).float()[None, None]

    return _MaskPlanes(
        (over(box.of(areas.free), columns, rows) / 255).to(run.pipeline.device),
        over(hidden, width, height),
        over(hidden, columns, rows).to(run.pipeline.device),
    )


def _keep_unpainted(
    run: Run, free: Tensor, clean: Tensor, noise: Tensor, skipped: int
) -> Callable[[Tensor, int], Tensor]:
    """The ``after_step`` function that resets latents which may not change yet to the picture's.

    Args:
        free: (1, 1, h, w): 1 always changes, 0 never, a half in the second half of the steps.
        clean, noise: the picture's latents and the noise added to them, (1, 4, h, w).
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
            # In the middle of a two-evaluation step, latents have no well-defined noise level.
            return latents
        else:
            share = (free > 1 - done(evaluation) / made).float()
        known = clean
        if not is_last:
            following = scheduler.timesteps[evaluation + 1 : evaluation + 2]
            known = scheduler.add_noise(clean, noise, following)
        return (1 - share) * known + share * latents

    return hold
