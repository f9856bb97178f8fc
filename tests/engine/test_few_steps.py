"""A quick sketch is one: few steps give a picture with the right colours, whichever sampler."""

from functools import cache

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from benchmarks import practice
from sdstudio.domain import samplers
from sdstudio.engine import schedulers
from sdstudio.engine.pipeline import Pipeline

IMPATIENT = [row for row in samplers.SAMPLERS if row.fewest_steps > 1]
# Euler makes the sketches of all that need more steps, so one of those is enough.
KEYS = [row.key for row in samplers.SAMPLERS if row not in IMPATIENT[1:]]


@cache
def model() -> Pipeline:
    return practice.load()


def colours(sampler: str, steps: int) -> npt.NDArray[np.float64]:
    """Where in a picture there is which colour, from grey on: (4, 4, 3)."""
    chosen: dict[str, str | int] = {"prompt": practice.PROMPTS[0], "width": 128, "height": 128}
    made = practice.make(model(), {**chosen, "sampler": sampler, "steps": steps})
    small = Image.fromarray(made.rgb).resize((4, 4), Image.Resampling.BOX)
    return np.asarray(small, np.float64) - 128


@cache
def finished() -> npt.NDArray[np.float64]:
    return colours("euler", 20)


@pytest.mark.parametrize("steps", [1, 4])
@pytest.mark.parametrize("key", KEYS)
def test_few_steps_have_the_colours_of_the_finished_picture(key: str, steps: int) -> None:
    sketch = colours(key, steps)
    alike = float((sketch * finished()).sum())
    # Noise and grey have a sixth of them, and where a sampler overshoots they are inverted.
    assert 0.6 < alike / float((finished() ** 2).sum()) < 1.6
    assert alike / float(np.linalg.norm(sketch) * np.linalg.norm(finished())) > 0.6


@pytest.mark.parametrize("row", IMPATIENT, ids=lambda row: row.key)
def test_a_sampler_makes_the_fewest_steps_that_it_needs_itself(row: samplers.Sampler) -> None:
    assert samplers.for_steps(row, row.fewest_steps) is row
    assert samplers.for_steps(row, row.fewest_steps - 1).key == "euler"
    fewer = schedulers.make_scheduler(row, model().trained, row.fewest_steps - 1)
    assert schedulers.describe(fewer)["class"] == "EulerDiscreteScheduler"
    sketch = colours(row.key, row.fewest_steps)
    assert float((sketch * finished()).sum()) > 0.4 * float((finished() ** 2).sum())
