"""The networks that are trained together: text encoder and UNet with SD 2's architecture."""

from __future__ import annotations

from collections.abc import Callable

import torch
from diffusers import DDIMScheduler, UNet2DConditionModel
from diffusers.models.attention_processor import AttnProcessor
from torch import nn
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from tools.starter.text import END, MAX_LENGTH, START

WIDTH = 192
MIN_SNR_GAMMA = 5.0
BLIND_SHARE = 1 / 16
BLIND_FROM = 900


class Painter(nn.Module):
    """Text encoder and UNet.

    The UNet's outermost level is narrow to keep 256 pixels cheap; shapes are learned by the inner
    levels, at 16, 8 and 4 latents across.
    """

    def __init__(self, vocabulary_size: int, start_id: int, end_id: int) -> None:
        super().__init__()
        self.text = CLIPTextModel(
            CLIPTextConfig(
                vocab_size=vocabulary_size,
                hidden_size=WIDTH,
                intermediate_size=2 * WIDTH,
                projection_dim=WIDTH,
                num_hidden_layers=3,
                num_attention_heads=4,
                max_position_embeddings=MAX_LENGTH,
                hidden_act="gelu",
                bos_token_id=start_id,
                eos_token_id=end_id,
                pad_token_id=0,
            )
        )
        self.unet = UNet2DConditionModel(
            sample_size=32,
            in_channels=4,
            out_channels=4,
            block_out_channels=(32, 64, 160, 288),
            down_block_types=(
                "DownBlock2D",
                "CrossAttnDownBlock2D",
                "CrossAttnDownBlock2D",
                "DownBlock2D",
            ),
            up_block_types=(
                "UpBlock2D",
                "CrossAttnUpBlock2D",
                "CrossAttnUpBlock2D",
                "UpBlock2D",
            ),
            layers_per_block=1,
            attention_head_dim=[1, 2, 5, 9],
            norm_num_groups=16,
            cross_attention_dim=WIDTH,
            use_linear_projection=True,
        )

    def use_plain_products(self) -> None:
        """Use unfused attention, which trains faster on a CPU."""
        self.text.set_attn_implementation("eager")
        self.unet.set_attn_processor(AttnProcessor())

    def forward(
        self, noisy: torch.Tensor, timesteps: torch.Tensor, ids: torch.Tensor
    ) -> torch.Tensor:
        """Predict v: noisy (n, 4, h, w), timesteps (n,), ids (n, 77)."""
        states = self.text(ids).last_hidden_state
        made: torch.Tensor = self.unet(noisy, timesteps, states).sample
        return made


def build_painter(tokenizer: CLIPTokenizer) -> Painter:
    """Create an untrained painter for ``tokenizer``."""
    start_id, end_id = tokenizer.convert_tokens_to_ids([START, END])
    return Painter(len(tokenizer), start_id, end_id)


def build_scheduler() -> DDIMScheduler:
    """SD 2-1's scheduler."""
    return DDIMScheduler(
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule="scaled_linear",
        prediction_type="v_prediction",
        clip_sample=False,
        set_alpha_to_one=False,
        steps_offset=1,
    )


class Objective:
    """v-prediction over all noise levels, with min-SNR weighting.

    SD's highest noise level still contains a trace of the picture, above all its mean colour, but
    samplers start from pure noise. So a sixteenth of each batch gets pure noise at the levels where
    samplers start, and learns to take colours and places from the prompt.
    """

    def __init__(self, device: torch.device) -> None:
        self._alphas = build_scheduler().alphas_cumprod.to(device)
        snr = self._alphas / (1 - self._alphas)
        self._weights = (MIN_SNR_GAMMA / snr).clamp(max=1)
        self._device = device

    def losses(
        self, model: Callable[..., torch.Tensor], clean: torch.Tensor, ids: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """The weighted loss to minimise, and the plain mean square error for the log."""
        count = len(clean)
        # Stratified sampling: every step covers all noise levels.
        spread = (torch.rand(1) + torch.arange(count) / count) % 1
        timesteps = (spread * 1000).long()
        blind = torch.rand(count) < BLIND_SHARE
        timesteps[blind] = torch.randint(BLIND_FROM, 1000, (int(blind.sum()),))
        timesteps, seen = timesteps.to(self._device), (~blind).to(self._device)
        noise = torch.randn_like(clean)
        signal = self._alphas[timesteps].sqrt()[:, None, None, None]
        sigma = (1 - self._alphas[timesteps]).sqrt()[:, None, None, None]
        shown = torch.where(seen[:, None, None, None], signal * clean + sigma * noise, noise)
        noisy = shown.contiguous(memory_format=torch.channels_last)
        with torch.autocast(self._device.type, torch.bfloat16):
            made = model(noisy, timesteps, ids).float()
        errors = (made - (signal * noise - sigma * clean)).square().mean((1, 2, 3))
        mean_error = errors.detach()[seen].mean()
        return (errors * self._weights[timesteps]).mean(), mean_error
