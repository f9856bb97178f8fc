"""Words that change while a picture is made: what the networks are given in each step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from torch import Tensor

from sdstudio.domain import modes
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.memory_savings import ALL
from sdstudio.domain.request import GenerationRequest
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.engine.extensions import DenoisingContext
from sdstudio.engine.extensions.control_hints import Controls
from tests.engine.conversation import a_request
from tests.engine.tiny import Heard, an_engine, run
from tests.support.pictures import some_rgb


@dataclass
class Recorder:
    """An extension, as ControlNets are; notes what it is given for the prompt."""

    network: None = None
    given: list[tuple[Tensor, ...]] = field(default_factory=list)

    def before_prediction(self, context: DenoisingContext) -> None:
        tensors = context.conditioning.tensors
        names = ("encoder_hidden_states", "text_embeds")
        self.given.append(tuple(tensors[name] for name in names if name in tensors))


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    found = Recorder()
    monkeypatch.setattr(Controls, "extensions", lambda *_: [found])
    return found


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> DiffusersEngine:
    return an_engine(tmp_path_factory.mktemp("cache"))


def edited(prompt: str, **settings: Any) -> GenerationRequest:
    request = a_request(prompt=prompt, **{"guidance_scale": 4, **settings})
    return request.model_copy(update={"version": 2})


def written(words: Sequence[str], recorder: Recorder, engine: DiffusersEngine, folder: Path) -> str:
    """Which of ``words`` each evaluation in ``recorder`` was given, by their first letters."""
    seen, recorder.given = recorder.given, []
    known = []
    for word in words:
        run(engine, a_request(prompt=word, guidance_scale=4, steps=1, sampler="ddim"), folder)
        known.append(recorder.given.pop())

    def name(given: tuple[Tensor, ...]) -> str:
        same = [
            word
            for word, one in zip(words, known, strict=True)
            if all(a.equal(b) for a, b in zip(given, one, strict=True))
        ]
        return same[0][0] if same else "?"

    return "".join(map(name, seen))


# One evaluation in each step, one more in the first, and two.
@pytest.mark.parametrize(
    ("key", "sampler", "expected"),
    [
        ("sd1-base", "pndm", "c" * 6 + "d" * 5),
        ("sdxl-base", "ddim", "c" * 5 + "d" * 5),
        ("sdxl-base", "heun", "c" * 10 + "d" * 9),
    ],
)
def test_the_words_change_between_steps_whatever_the_sampler_and_the_family(
    engine: DiffusersEngine,
    family_checkpoint: Callable[[str], Path],
    recorder: Recorder,
    key: str,
    sampler: str,
    expected: str,
) -> None:
    folder = family_checkpoint(key)
    run(engine, edited("[cat:dog:0.4]", steps=10, sampler=sampler), folder)
    assert written(["cat", "dog"], recorder, engine, folder) == expected


@pytest.fixture
def folder(tiny_checkpoints: dict[str, Path]) -> Path:
    return tiny_checkpoints["v_prediction"]


@pytest.mark.parametrize(
    ("prompt", "settings", "expected"),
    [
        ("[cat|dog]", {}, "ccdc"),
        ("[cat:dog:1]", {}, "ccdd"),
        ("[cat:dog:0.5]", {"second_pass": 1.5, "second_pass_strength": 0.5}, "cccddd"),
        ("[cat:dog:1.5]", {"second_pass": 1.5, "second_pass_strength": 0.75}, "ccccccd"),
        ("[cat:dog:5]", {"second_pass": 1.5, "second_pass_strength": 0.75}, "ccccccd"),
        ("[cat|dog]", {"second_pass": 1.5, "second_pass_strength": 0.25}, "ccdcc"),
        # Otherwise every second evaluation would reuse what the other words made.
        ("[cat|dog]", {"fast": True, "steps": 5}, "ccdcd"),
        ("[cat:dog:0.6]", {"fast": True, "steps": 5}, "cccd"),
    ],
)
def test_they_change_where_they_say(
    engine: DiffusersEngine,
    folder: Path,
    recorder: Recorder,
    prompt: str,
    settings: dict[str, Any],
    expected: str,
) -> None:
    run(engine, edited(prompt, sampler="ddim", **settings), folder)
    if "fast" in settings:
        # Only the prompt's row is left at the end.
        recorder.given = [tuple(one[-1:] for one in given) for given in recorder.given]
        seen, recorder.given = recorder.given, []
        for word in ("cat", "dog"):
            run(engine, a_request(prompt=word, steps=1, guidance_scale=4), folder)
        cat, dog = (given[0][-1:] for given in recorder.given)
        names = ["c" if one[0].equal(cat) else "d" if one[0].equal(dog) else "?" for one in seen]
        assert "".join(names) == expected
    else:
        assert written(["cat", "dog"], recorder, engine, folder) == expected


def test_image_to_image_counts_the_steps_that_are_made(
    engine: DiffusersEngine, folder: Path, recorder: Recorder
) -> None:
    inputs = {InputRole.IMAGE: some_rgb(64, 64)}
    request = a_request(
        mode=modes.IMAGE_TO_IMAGE.key,
        inputs=inputs,
        prompt="[cat:dog:0.5]",
        guidance_scale=4,
        steps=8,
        strength=0.5,
        sampler="ddim",
    ).model_copy(update={"version": 2})
    run(engine, request, folder, inputs=inputs)
    assert written(["cat", "dog"], recorder, engine, folder) == "cccd"


def test_the_negative_prompt_may_change_too_and_one_row_at_a_time_gives_the_same(
    tmp_path: Path, folder: Path
) -> None:
    engine = an_engine(tmp_path)

    def picture(savings: int = 0, **params: str) -> Any:
        request = edited("a fish", sampler="ddim", **params)
        return run(engine, request, folder, savings=savings).pictures()[0]

    changing = picture(negative_prompt="[dull:grey:0.5]")
    assert not np.array_equal(changing, picture(negative_prompt="dull"))
    assert not np.array_equal(changing, picture(negative_prompt="grey"))
    sparing = picture(int(ALL), negative_prompt="[dull:grey:0.5]")
    assert np.abs(changing.astype(float) - sparing).max() <= 2


def made(engine: DiffusersEngine, request: GenerationRequest, folder: Path) -> Heard:
    return run(engine, request, folder)


def test_a_request_of_before_reads_nothing_but_weights_in_square_brackets(
    engine: DiffusersEngine, folder: Path
) -> None:
    def picture(request: GenerationRequest) -> Any:
        return made(engine, request, folder).pictures()[0]

    before = picture(a_request(prompt="[cat:dog:0.5] [a|b]", guidance_scale=4))
    assert np.array_equal(before, picture(edited(r"[cat\:dog\:0.5] [a\|b]")))
    assert not np.array_equal(before, picture(edited("[cat:dog:0.5] [a|b]")))
    # Words that never come, or come at once, are the prompt without them.
    plain = picture(a_request(prompt="cat", guidance_scale=4))
    assert np.array_equal(plain, picture(edited("[cat:dog:99]")))
    assert np.array_equal(plain, picture(edited("[dog:cat:0]")))


def test_all_texts_are_as_long_as_the_longest(
    engine: DiffusersEngine, folder: Path, recorder: Recorder
) -> None:
    # Each letter is a token here, and a chunk has 75.
    run(engine, edited(f"[{'x' * 80}:cat:0.5]", sampler="ddim"), folder)
    assert {given[0].shape[1] for given in recorder.given} == {2 * 77}
    given = [one[0] for one in recorder.given]
    assert given[1].equal(given[2])
    assert not given[2].equal(given[3])
