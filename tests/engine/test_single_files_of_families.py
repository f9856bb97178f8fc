"""A single file makes the pictures that its folder makes, whatever the family."""

from pathlib import Path

import numpy as np
import pytest

from sdstudio.domain.families import FAMILIES
from sdstudio.domain.model_family import Configuration, ModelFamily
from tests.engine.conversation import a_request
from tests.engine.test_each_family import inputs_of
from tests.engine.tiny import an_engine, run, write_tokenizer
from tests.support.family_checkpoints import build_family_checkpoint
from tests.support.family_single_files import as_single_file

#: The first family has tests of its own.
ROWS = [
    pytest.param(row, one, id=one.key)
    for row in FAMILIES[1:]
    for one in row.configurations
    if not one.is_distilled
]


@pytest.mark.parametrize("has_clip_prefix", [True, False], ids=["new", "old"])
@pytest.mark.parametrize(("row", "one"), ROWS)
def test_it_makes_the_same_picture(
    tmp_path: Path, row: ModelFamily, one: Configuration, has_clip_prefix: bool
) -> None:
    folder = build_family_checkpoint(
        tmp_path / "folder",
        row,
        one,
        tokenizer=write_tokenizer(tmp_path / "tokenizer"),
        # The layout has no place for fewer.
        changes={"unet": {"layers_per_block": 2}, "vae": {"layers_per_block": 2}},
    )
    single = as_single_file(folder, tmp_path / "single", row, has_clip_prefix=has_clip_prefix)
    mode, inputs = inputs_of(one.key)
    request = a_request(mode=mode, inputs=inputs, sampler="ddim", steps=2)
    ours, theirs = (
        run(an_engine(tmp_path), request, place, inputs=inputs).pictures()[0]
        for place in (folder, single)
    )
    assert ours.std() > 10
    assert np.array_equal(ours, theirs)
