"""Train the UNet and the text encoder on encoded scenes; resume with the same command.

On a CPU, one single-threaded worker per core is several times faster than one process with as many
threads, especially on a busy machine, since workers synchronise only once per step:

    OMP_NUM_THREADS=1 torchrun --nproc-per-node 2 -m tools.starter.train_unet --work DIR
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from diffusers import AutoencoderKL
from torch import nn

from tools.starter import workers
from tools.starter.compose import Sprites
from tools.starter.convolution import use_matrix_backward
from tools.starter.fetch import assets_path
from tools.starter.latents import Pool
from tools.starter.muon import Both
from tools.starter.painter import Objective, build_painter
from tools.starter.progress import Average, Plan, Session
from tools.starter.text import build_tokenizer, read_merges
from tools.starter.train_vae import load_vae, test_pictures

SIDE_PX = 256
CLOSE_UP_LATENTS = 16
DROPPED_SHARE = 0.1


def scaling_factor(work: Path, vae: AutoencoderKL, sprites: Sprites) -> float:
    """1 / standard deviation of the latents, measured once and stored in ``work``."""
    path = work / "scaling.json"
    if not path.exists():
        with torch.no_grad():
            latents = vae.encode(test_pictures(sprites).cpu()).latent_dist.mode()
        # All workers measure the same value; rename so that none reads a partial file.
        part = path.with_suffix(f".{workers.number()}.part")
        part.write_text(json.dumps({"scaling_factor": round(1 / float(latents.std()), 5)}))
        part.replace(path)
    return float(json.loads(path.read_text())["scaling_factor"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    Plan.add_arguments(parser, steps=20_000, rate=2e-3)
    parser.add_argument("--batch", type=int, default=32, help="per worker")
    parser.add_argument("--average", type=float, default=0.999, help="decay of the average")
    parser.add_argument("--shards", type=int, default=20, help="of 2000 scenes, per worker")
    parser.add_argument("--first-shards", type=int, default=2, help="encoded before the first step")
    parser.add_argument("--steps-per-shard", type=int, default=150)
    parser.add_argument(
        "--close-ups", type=int, default=0, help="use close-ups in all but one of so many steps"
    )
    parser.add_argument("--close-up-batch", type=int, default=128, help="per worker")
    parser.add_argument("--compile", action="store_true", help="worth it on a GPU")
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    device = torch.device(options.device)
    workers.join()
    assets = assets_path(options.work)

    torch.manual_seed(2)
    tokenizer = build_tokenizer(read_merges(assets))
    model = build_painter(tokenizer).to(device)
    model.unet.to(memory_format=torch.channels_last)
    average = Average(model, options.average)
    if device.type == "cpu":
        model.use_plain_products()
        use_matrix_backward(model)
    optimizer = Both(model, options.rate, (0.9, 0.99))
    session = Session(
        options.work / "unet.pt",
        Plan.of(options),
        model,
        average,
        optimizer,
    )
    torch.manual_seed(1_000_003 + 101 * session.step + workers.number())
    sprites, vae = Sprites(assets, device), load_vae(options.work)
    pool = Pool(
        options.work / "latents",
        SIDE_PX,
        factor=scaling_factor(options.work, vae, sprites),
        vae=vae,
        tokenizer=tokenizer,
        sprites=sprites,
    )
    objective = Objective(device)
    trained = torch.compile(model) if options.compile else model
    while session.has_next_step():
        entitled = options.first_shards + session.step // options.steps_per_shard
        pool.grow_to(min(options.shards, entitled))
        optimizer.set_rate(session.rate)
        closely = options.close_ups > 0 and session.step % options.close_ups != 0
        if closely:
            shown = pool.draw_close_ups(options.close_up_batch, DROPPED_SHARE, CLOSE_UP_LATENTS)
        else:
            shown = pool.draw(options.batch, DROPPED_SHARE)
        loss, error = objective.losses(trained, *shown)
        optimizer.zero_grad()
        loss.backward()
        workers.average_gradients(model)
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        session.advance(error, len(shown[0]))
    session.end()


if __name__ == "__main__":
    main()
