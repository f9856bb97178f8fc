"""Our loop makes the pictures that diffusers' own pipelines make: every mode with every sampler.

The pairs of both with the two kinds of prediction are covered too; ``make parity`` runs the whole
table.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from diffusers import UNet2DConditionModel

from sdstudio.domain import samplers
from sdstudio.domain.families import FAMILIES
from sdstudio.domain.request import GenerationRequest
from sdstudio.engine import attention, optimizations, process_environment
from tests.engine.tiny import write_tokenizer
from tests.support.checkpoints import EPSILON, V_PREDICTION
from tests.support.parity import (
    PARITY,
    PREDICTIONS,
    SIDE_PX,
    Comparison,
    ParityMode,
    Published,
)

SAMPLERS = [row.key for row in samplers.SAMPLERS]
# Two rows of a mode alternate: they differ in the UNet's extra channels, not in the loop.
TURNS = [
    [row for row in PARITY if (row.family, row.mode) == key]
    for key in {(row.family, row.mode): 0 for row in PARITY}
]
PAIRWISE = [
    pytest.param(row, sampler, PREDICTIONS[(across + down) % 2], id=f"{row.id}-{sampler}")
    for down, sampler in enumerate(SAMPLERS)
    for across, rows in enumerate(TURNS)
    for row in [rows[(down // 2) % len(rows)]]
    if not row.is_rarely_compared or down % 5 == across % 5
]

process_environment.prepare_environment()

BY_ROWS = [row for row in PARITY if row.name in ("text to image", "inpainting, own checkpoint")]
BY_ROWS = [row for row in BY_ROWS if row.family == FAMILIES[0].key]


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    folder = tmp_path_factory.mktemp("parity")
    return Comparison(
        folder, tokenizer=write_tokenizer(folder / "tokenizer"), layers_per_block=1, levels=2
    )


@pytest.mark.parametrize(("row", "sampler", "prediction"), PAIRWISE)
def test_the_picture_is_the_one_that_diffusers_makes(
    comparison: Comparison, row: ParityMode, sampler: str, prediction: str
) -> None:
    found = comparison.difference(row, sampler, prediction, steps=4)
    assert found.spread > 10
    assert found.largest <= 1


@pytest.mark.parametrize("row", BY_ROWS, ids=lambda row: row.name)
def test_it_is_also_where_attention_goes_by_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: ParityMode
) -> None:
    looks: list[int] = []

    def by_rows(unet: UNet2DConditionModel, *_arguments: object) -> str:
        # In float32, where it isn't the default.
        processor = attention.RowTiledProcessor(attention.Scratch(), lambda: looks.append(1))
        unet.set_attn_processor(processor)
        return attention.ROW_TILED

    monkeypatch.setattr(optimizations, "choose_attention", by_rows)
    # The pictures are small, and yet it is to be several rows of several heads.
    monkeypatch.setattr(attention, "_tile", lambda *_arguments: (24, 2))
    comparison = Comparison(
        tmp_path, tokenizer=write_tokenizer(tmp_path / "tokenizer"), layers_per_block=1, levels=2
    )
    found = comparison.difference(row, "dpmpp_2m", PREDICTIONS[0], steps=2)
    assert looks
    assert found.spread > 10
    assert found.largest <= 1


def _row(family: str, **changes: Any) -> ParityMode:
    row = next(row for row in PARITY if row.id == f"{family}-text to image")
    return replace(row, **changes)


def test_rescaled_guidance_of_a_checkpoint_with_zero_terminal_snr_is_diffusers_own(
    comparison: Comparison,
) -> None:
    def arguments(request: GenerationRequest, _inputs: object) -> Mapping[str, object]:
        rescale = request.params.guidance_rescale
        return {"width": SIDE_PX, "height": SIDE_PX, "guidance_rescale": rescale}

    row = _row("sdxl", arguments=arguments)
    found = comparison.difference(row, "euler_a", V_PREDICTION, steps=4, guidance_rescale=0.7)
    assert found.spread > 10
    assert found.largest <= 1


@pytest.mark.parametrize("steps", [1, 4])
def test_a_distilled_checkpoint_makes_diffusers_picture_in_few_steps(
    comparison: Comparison, steps: int
) -> None:
    row = _row("sdxl", checkpoint=Published("sdxl", "sdxl-turbo", "sdxl-turbo"))
    found = comparison.difference(row, "euler", EPSILON, steps=steps, guidance_scale=1.0)
    assert found.spread > 10
    assert found.largest <= 1
