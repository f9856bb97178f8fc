"""Our loop makes the pictures that diffusers' own pipelines make: every mode with every sampler.

The pairs of both with the two kinds of prediction are covered too; ``make parity`` runs the whole
table.
"""

import pytest

from sdstudio.domain import samplers
from sdstudio.engine import stdio
from tests.engine.tiny import write_tokenizer
from tests.support.parity import PARITY, PREDICTIONS, Comparison, ParityMode

SAMPLERS = [row.key for row in samplers.SAMPLERS]
PAIRWISE = [
    pytest.param(
        row,
        sampler,
        PREDICTIONS[(across + down) % 2],
        id=f"{row.name}, {sampler}".replace(" ", "-"),
    )
    for across, row in enumerate(PARITY)
    for down, sampler in enumerate(SAMPLERS)
]

stdio.prepare_environment()


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    folder = tmp_path_factory.mktemp("parity")
    return Comparison(folder, tokenizer=write_tokenizer(folder / "tokenizer"))


@pytest.mark.parametrize(("row", "sampler", "prediction"), PAIRWISE)
def test_the_picture_is_the_one_that_diffusers_makes(
    comparison: Comparison, row: ParityMode, sampler: str, prediction: str
) -> None:
    found = comparison.difference(row, sampler, prediction, steps=5)
    assert found.spread > 10
    assert found.largest <= 1
