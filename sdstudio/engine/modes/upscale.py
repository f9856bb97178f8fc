"""4× upscaling, equivalent to diffusers' StableDiffusionUpscalePipeline.

Except for large pictures: diffusers runs the networks on the whole picture, which takes more
memory than any machine has. Here they work in overlapping tiles that share one noise field and are
blended in every step.
"""

import torch
from torch import Tensor
from torch.nn.functional import pad

from sdstudio.domain.input_refs import InputRole
from sdstudio.engine.autoencoder import to_tensor
from sdstudio.engine.denoising import DenoisingStart
from sdstudio.engine.pipeline import Pipeline
from sdstudio.engine.run import Run
from sdstudio.engine.tiling import Tiles
from sdstudio.imaging import Rgb


def make(run: Run) -> Rgb:
    """Upscale the input picture: (4 × height, 4 × width, 3)."""
    noising, guidance = run.pipeline.low_res_noising, run.guidance
    if noising is None:
        raise LookupError("the checkpoint has no low-resolution noise schedule")
    small = to_tensor(run.inputs[InputRole.IMAGE])
    height, width = small.shape[2:]
    small = _padded(small, _multiple(run.pipeline)).to(run.pipeline.device)
    level = torch.tensor([run.params.noise_level], device=run.pipeline.device)
    noisy = noising.add_noise(small, run.noise_like(small), level)
    run.guidance = guidance.with_labels(level.expand(guidance.rows))
    channels = run.pipeline.family.latent_channels
    latents = run.noise_like(small[:, :1].expand(-1, channels, -1, -1))
    start = DenoisingStart(
        latents * run.scheduler.init_noise_sigma,
        extra_channels=noisy,
        tiles=None if run.exact else _tiles(run.pipeline, latents, low_memory=run.saves_memory),
    )
    return run.decode(run.denoise(start)[..., :height, :width])


def _padded(picture: Tensor, multiple: int) -> Tensor:
    """Pad ``picture`` by reflection at the right and bottom."""
    height, width = picture.shape[2:]
    return pad(picture, (0, -width % multiple, 0, -height % multiple), mode="reflect")


def _multiple(pipeline: Pipeline) -> int:
    """The UNet's total downsampling factor, which must divide the latents' sides."""
    levels: int = len(pipeline.unet.config["block_out_channels"])
    return 1 << (levels - 1)


def _tiles(pipeline: Pipeline, latents: Tensor, *, low_memory: bool) -> Tiles:
    """Tiles of at most twice the UNet's training size; with ``low_memory``, at most that size."""
    size: int | tuple[int, int] = pipeline.unet.config["sample_size"]
    trained = size if isinstance(size, int) else min(size)
    multiple = _multiple(pipeline)
    overlap = max(trained // 4, multiple)
    most = trained if low_memory else 2 * trained
    side = max(most // multiple * multiple, 3 * overlap)
    height, width = latents.shape[2:]
    return Tiles.over(height, width, side=side, overlap=overlap, multiple=multiple)
