"""Train the UNet and the text encoder on encoded scenes; resumable with the same command.

First at 128 pixels (16x16 latents), where shapes are learnt fastest; 256 goes on from there.

On a CPU, one single-threaded worker per core is several times faster than one process with as many
threads, above all beside other programs, since workers wait for each other once a step:

    OMP_NUM_THREADS=1 torchrun --nproc-per-node 2 -m tools.starter.train_unet --work DIR
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import torch
from diffusers import AutoencoderKL, DDIMScheduler, UNet2DConditionModel
from diffusers.models.attention_processor import AttnProcessor
from torch import nn
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from tools.starter import workers
from tools.starter.convolution import use_matrix_backward
from tools.starter.fetch import pictures_folder, vocabulary_wheel
from tools.starter.muon import Both
from tools.starter.progress import Average, Session, averaged, rate_at
from tools.starter.shards import SHARD_SCENES, Shard, shard, tokenize
from tools.starter.text import END, MAX_LENGTH, START, build_tokenizer, read_merges
from tools.starter.train_vae import build_vae

WIDTH = 192
DROPPED_SHARE = 0.1
MIN_SNR_GAMMA = 5.0
# Encoding costs four times as much at 256 as at 128, and the steps there draw fewer scenes.
FIRST_SHARDS = {128: 3, 256: 1}
STEPS_PER_SHARD = 300


class Painter(nn.Module):
    """Text encoder and UNet, trained together."""

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
        # On the CPU, plain products train faster than the fused attention kernel.
        self.text.set_attn_implementation("eager")
        self.unet = UNet2DConditionModel(
            sample_size=32,
            in_channels=4,
            out_channels=4,
            block_out_channels=(48, 96, 160, 224),
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
            attention_head_dim=[2, 3, 5, 7],
            norm_num_groups=16,
            cross_attention_dim=WIDTH,
            use_linear_projection=True,
        )
        self.unet.set_attn_processor(AttnProcessor())

    def forward(
        self, noisy: torch.Tensor, timesteps: torch.Tensor, ids: torch.Tensor
    ) -> torch.Tensor:
        """Predict v: noisy (n, 4, h, w), timesteps (n,), ids (n, 77)."""
        states = self.text(ids).last_hidden_state
        made: torch.Tensor = self.unet(noisy, timesteps, states).sample
        return made


class Pool:
    """The encoded scenes drawn from; it grows as training goes on, up to ``most`` shards."""

    def __init__(self, work: Path, side_px: int, tokenizer: CLIPTokenizer, most: int) -> None:
        self._work = work
        self._side_px = side_px
        self._tokenizer = tokenizer
        self._most = most
        self._vae = load_vae(work)
        self._shards: list[Shard] = []
        self._empty = tokenize(tokenizer, [""])[0]

    def grow_for(self, step: int) -> None:
        """Have the shards that ``step`` is entitled to."""
        # Each worker has shards of its own.
        while len(self._shards) < min(
            self._most, FIRST_SHARDS[self._side_px] + step // STEPS_PER_SHARD
        ):
            self._shards.append(
                shard(
                    len(self._shards) * workers.count() + workers.number(),
                    self._side_px,
                    vae=self._vae,
                    tokenizer=self._tokenizer,
                    assets=pictures_folder(self._work),
                    folder=self._work,
                )
            )

    def draw(self, batch: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Scaled latents (batch, 4, h, w) float32, and ids (batch, 77), a tenth of them empty."""
        factor = scaling_factor(self._work, self._shards[0].latents)
        chosen = torch.randint(len(self._shards) * SHARD_SCENES, (batch,)).tolist()
        places = [divmod(number, SHARD_SCENES) for number in chosen]
        latents = torch.stack([self._shards[at].latents[row] for at, row in places])
        ids = torch.stack([self._shards[at].ids[row] for at, row in places]).long()
        ids[torch.rand(batch) < DROPPED_SHARE] = self._empty
        return latents.float() * factor, ids


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


def build_painter(tokenizer: CLIPTokenizer) -> Painter:
    """An untrained painter for ``tokenizer``."""
    start_id, end_id = tokenizer.convert_tokens_to_ids([START, END])
    return Painter(len(tokenizer), start_id, end_id)


def load_vae(work: Path) -> AutoencoderKL:
    """The averaged autoencoder of the last ``train_vae`` run in ``work``, float32, on the CPU."""
    vae = build_vae()
    vae.load_state_dict(averaged(work / "vae.pt"))
    return vae.eval().requires_grad_(False)


def scaling_factor(work: Path, latents: torch.Tensor) -> float:
    """1 / standard deviation of the first latents seen, kept in ``work`` for every later stage."""
    path = work / "scaling.json"
    if not path.exists():
        path.write_text(json.dumps({"scaling_factor": round(1 / float(latents.float().std()), 5)}))
    return float(json.loads(path.read_text())["scaling_factor"])


class Objective:
    """v-prediction on a spread of noise levels; easy, nearly clean ones weigh less (min-SNR)."""

    def __init__(self, device: torch.device) -> None:
        self._alphas = build_scheduler().alphas_cumprod.to(device)
        snr = self._alphas / (1 - self._alphas)
        self._weights = (MIN_SNR_GAMMA / snr).clamp(max=1)
        self._device = device

    def losses(
        self, model: Painter, clean: torch.Tensor, ids: torch.Tensor
    ) -> tuple[torch.Tensor, float]:
        """The weighted loss to minimise, and the plain mean square error for the log."""
        count = len(clean)
        # One draw spread over the batch: every level of noise in every step.
        spread = (torch.rand(1) + torch.arange(count) / count) % 1
        timesteps = (spread * 1000).long().to(self._device)
        noise = torch.randn_like(clean)
        signal = self._alphas[timesteps].sqrt()[:, None, None, None]
        sigma = (1 - self._alphas[timesteps]).sqrt()[:, None, None, None]
        noisy = (signal * clean + sigma * noise).contiguous(memory_format=torch.channels_last)
        with torch.autocast(self._device.type, torch.bfloat16):
            made = model(noisy, timesteps, ids).float()
        errors = (made - (signal * noise - sigma * clean)).square().mean((1, 2, 3))
        return (errors * self._weights[timesteps]).mean(), errors.mean().item()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--side", type=int, choices=(128, 256), default=128)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--batch", type=int, default=32, help="per worker")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--warm-up", type=int, default=200, help="steps")
    parser.add_argument("--decay", type=float, default=0.2, help="share of the steps that decay")
    parser.add_argument(
        "--shards", type=int, default=12, help=f"of {SHARD_SCENES} scenes, per worker"
    )
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    device = torch.device(options.device)
    workers.join()

    torch.manual_seed(2 + options.side)
    rng = random.Random(2 + options.side)
    tokenizer = build_tokenizer(read_merges(vocabulary_wheel(options.work)))
    model = build_painter(tokenizer)
    path = options.work / f"unet-{options.side}.pt"
    if options.side == 256 and not path.exists():
        model.load_state_dict(averaged(options.work / "unet-128.pt"))
    model.to(device)
    model.unet.to(memory_format=torch.channels_last)
    average = Average(model, 0.998)
    if device.type == "cpu":
        use_matrix_backward(model)
    optimizer = Both(model, options.rate, (0.9, 0.99))
    session = Session(
        f"unet-{options.side}", path, model, average, optimizer, batch=options.batch, rng=rng
    )
    torch.manual_seed(1_000_003 * options.side + 101 * session.step + workers.number())
    pool = Pool(options.work, options.side, tokenizer, options.shards)
    objective = Objective(device)
    while session.step < options.steps:
        pool.grow_for(session.step)
        rate = rate_at(
            session.step,
            peak=options.rate,
            warm_up=options.warm_up,
            total=options.steps,
            decay_share=options.decay,
        )
        optimizer.set_rate(rate)
        clean, ids = (part.to(device) for part in pool.draw(options.batch))
        loss, error = objective.losses(model, clean, ids)
        optimizer.zero_grad()
        loss.backward()
        workers.average_gradients(model)
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        session.advance(error, rate, last=session.step + 1 == options.steps)


if __name__ == "__main__":
    main()
