"""Compare our pictures with those of diffusers' pipelines and write ``docs/parity.md``.

Covers every mode that diffusers has, with every sampler and both prediction types, in float32; and
the effect of bfloat16 on the practice model end to end.
"""

import argparse
import sys
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path

from sdstudio.engine import process_environment
from sdstudio.paths import user_paths

# Before torch is imported, as in the engine process.
process_environment.prepare_process(user_paths().cache)

import torch  # noqa: E402

from benchmarks import practice  # noqa: E402
from benchmarks.report import Report  # noqa: E402
from sdstudio.domain import samplers  # noqa: E402
from sdstudio.domain.families import FAMILIES  # noqa: E402
from sdstudio.domain.model_family import ModelFamily  # noqa: E402
from tests.support.parity import PARITY, PREDICTIONS, Comparison  # noqa: E402

#: What a family's table compares besides.
_KINDS = {
    "sdxl": ". By v-prediction: checkpoints with zero terminal SNR and trailing timesteps, but for "
    "the inpainting ones."
}

TARGET = Path(__file__).parents[1] / "docs" / "parity.md"


def main(arguments: Sequence[str] = ()) -> None:
    """Measure everything and write the document; of parts, print what was measured."""
    parser = argparse.ArgumentParser(prog="python -m tools.parity")
    parser.add_argument("rows", nargs="*", metavar="ROW", help="as the headings in the document")
    parser.add_argument("--samplers", default="", help="their labels, separated by semicolons")
    options = parser.parse_args(arguments)
    wanted = options.rows
    every = [sampler.label for sampler in samplers.SAMPLERS]
    labels = options.samplers.split(";") if options.samplers else every
    # diffusers emits thousands.
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    report = Report("How close our pictures are to diffusers' own")
    report.line(
        "The same request with the same random weights, in the real checkpoints' architecture, in "
        "float32 on a CPU: the largest difference between corresponding values of the 8-bit "
        "pictures (64 × 64, 8 steps, guidance 5), in 1/255; epsilon, then v-prediction. Measured "
        "by `make parity`."
    )
    with tempfile.TemporaryDirectory() as folder:
        comparison = Comparison(Path(folder))
        for row in FAMILIES:
            _table(report, comparison, row, wanted, labels)
    if wanted or options.samplers:
        report.print()
        return
    _deviations(report)
    _bfloat16(report)
    TARGET.write_text(report.text().replace("## ", "# ", 1), encoding="utf-8")
    print(f"Written: {TARGET}")


def _table(
    report: Report,
    comparison: Comparison,
    family: ModelFamily,
    wanted: Sequence[str],
    labels: Sequence[str],
) -> None:
    largest, differing = 0, 0.0
    rows = []
    compared = [row for row in PARITY if row.family == family.key]
    compared = [row for row in compared if not wanted or row.name in wanted or row.id in wanted]
    if not compared:
        return
    for sampler in (one for one in samplers.SAMPLERS if one.label in labels):
        cells: list[str] = [sampler.label]
        for row in compared:
            found = [comparison.difference(row, sampler.key, kind) for kind in PREDICTIONS]
            if min(one.spread for one in found) < 5:
                raise RuntimeError(f"{row.id}, {sampler.key}: the picture is nearly uniform")
            cells.append(" · ".join(str(one.largest) for one in found))
            largest = max(largest, *(one.largest for one in found))
            differing = max(differing, *(one.share for one in found))
        rows.append(cells)
        print(family.key, *cells, flush=True)
    report.line(f"**{family.name}**{_KINDS.get(family.key, '')}")
    report.table(("", *(row.name for row in compared)), rows)
    report.line(
        f"Largest difference: {largest}/255; at most {differing:.2%} of a picture's values differ "
        "at all (by rounding)."
    )


def _deviations(report: Report) -> None:
    report.line(
        "Deliberate differences from diffusers are turned off for the comparison and have their "
        "own tests: pure noise at full strength (image to image, depth); grey mask levels, "
        "unpainted areas kept with inpainting checkpoints too, “only masked” rendering, colour "
        "matching and soft edges (inpainting); PNDM and LMS started in the middle, where diffusers "
        "has bugs; zero terminal SNR with `leading` timesteps, which begin short of pure noise "
        "(trailing here); too few steps for a sampler, and a single step; tiles (upscaling)."
    )
    report.line(
        "Clip skip: diffusers' own fails for a single text encoder with transformers 5.6 and later "
        "(`text_model` is gone), so it is compared with the layer's output after the final "
        "normalisation, as NovelAI's code computes it. With two text encoders diffusers skips "
        "layers of the prompt alone; the program skips them for the negative prompt, too, as other "
        "programs do, and the prompts are compared bit for bit. An empty negative prompt is "
        "encoded; diffusers replaces it by zeros only if none is given at all."
    )
    report.line(
        "ControlNets are compared with diffusers' pipelines in `tests/engine/test_controlnet.py`: "
        "text to image, image to image and inpainting with both kinds of checkpoints, several at "
        "once, with weight, start and end, with a LoRA, for each family, and union and smaller "
        "ControlNets for Stable Diffusion XL."
    )
    report.line(
        "diffusers' LMS needs scipy, which the program doesn't use. If scipy isn't installed, the "
        "comparison provides a quadrature that is exact for the polynomials it integrates."
    )


def _bfloat16(report: Report) -> None:
    """Report the end-to-end effect of bfloat16 on the practice model."""
    report.line(
        "End-to-end effect of bfloat16 on the practice model (20 steps, guidance 4; on a CPU the "
        "program uses float32 for it)."
    )
    rows = []
    pipelines = [practice.load(dtype) for dtype in (torch.float32, torch.bfloat16)]
    for prompt in practice.PROMPTS:
        exact, theirs = (
            practice.make(pipeline, {"prompt": prompt}, exact=True) for pipeline in pipelines
        )
        error = float((theirs.latents - exact.latents).norm() / exact.latents.norm())
        rows.append((prompt, f"{error:.4f}", f"{practice.psnr_db(exact.rgb, theirs.rgb):.1f}"))
    report.table(("prompt", "latents, relative L2", "picture, PSNR dB"), rows)


if __name__ == "__main__":
    main(sys.argv[1:])
