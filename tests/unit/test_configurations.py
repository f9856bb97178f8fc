"""Whatever a foreign model's small files say, nothing of any size is built from it."""

import json
import math
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from sdstudio.domain.configurations import CONFIGURATIONS, SCHEDULER, check_configuration
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.inspect import inspect
from sdstudio.paths import user_paths
from tests.support.model_folders import a_model, change_json, write_json

#: No number is any of these.
NO_NUMBERS: Mapping[str, object] = {
    "not a number": math.nan,
    "infinite": math.inf,
    "huge": 10.0**30,
    "a word": "640",
    "a truth": True,
    "a long list": [1] * 10**6,
    "a nested list": [[[[1]]]],
    "an object": {"any": {"thing": 1}},
}
#: Nor are whole numbers that size something.
NO_SIZES: Mapping[str, object] = {"a billion": 10**9, "negative": -1, "a fraction": 1.5}
#: How long a tokenizer says a prompt may be is not what is read of it.
UNBOUNDED = {"model_max_length"}


def numbers(kind: str) -> list[tuple[str, str]]:
    """(file, key) of all that hold numbers of a kind: ``int`` or ``float``."""
    found = []
    for file, bounds in CONFIGURATIONS.items():
        for key, field in bounds.model_fields.items():
            words = str(field.annotation) + str(field.metadata)
            is_whole = "int" in words or ("Ge(" in words and "float" not in words)
            if ("float" if "float" in words else "int" if is_whole else "") == kind:
                found.append((file, key))
    return found


def refusal(file: str, content: Mapping[str, Any]) -> StudioError:
    began_s = time.process_time()
    with pytest.raises(StudioError) as caught:
        check_configuration(file, content, "Tiny")
    assert time.process_time() - began_s < 1
    return caught.value


def is_refused(file: str, key: str, value: object) -> None:
    error = refusal(file, {key: value})
    assert error.code is ErrorCode.MODEL_VALUE_REFUSED
    said = sentence_for(error)
    assert said.startswith(f"The model “Tiny” cannot be used: its {file} sets {key} to ")
    assert len(said) < 250


@pytest.mark.parametrize("what", NO_NUMBERS)
def test_what_is_no_number_is_refused(what: str) -> None:
    for file, key in (*numbers("int"), *numbers("float")):
        is_refused(file, key, NO_NUMBERS[what])


@pytest.mark.parametrize("what", NO_SIZES)
def test_a_size_that_none_has_is_refused(what: str) -> None:
    sizes = [(file, key) for file, key in numbers("int") if key not in UNBOUNDED]
    assert len(sizes) > 60
    for file, key in sizes:
        is_refused(file, key, NO_SIZES[what])


@pytest.mark.parametrize("file", [one for one in CONFIGURATIONS if "scheduler" not in one])
@pytest.mark.parametrize("value", [10**9, math.nan, [1] * 10**6, "x" * 10**6, [[[[[[[[[1]]]]]]]]]])
def test_what_nobody_has_heard_of_is_bounded_as_well(file: str, value: object) -> None:
    is_refused(file, "a_new_key", value)


def test_a_schedule_has_a_beta_for_each_timestep() -> None:
    check_configuration(SCHEDULER, {"trained_betas": [0.01] * 1000}, "Tiny")
    is_refused(SCHEDULER, "trained_betas", [0.01] * 999)


def test_what_is_nested_is_bounded() -> None:
    file = "depth_estimator/config.json"
    is_refused(file, "backbone_config", {"depths": [3, 4, 10**9]})
    is_refused(file, "backbone_config", {"a_new_key": {"another": 10**9}})


def bundled() -> Iterator[tuple[str, Path]]:
    paths = user_paths()
    roots = [paths.starter, *(paths.model_configurations / "configurations").iterdir()]
    for root in roots:
        for file in CONFIGURATIONS:
            if (root / file).is_file():
                yield file, root / file


def test_all_that_ships_is_within_the_bounds() -> None:
    seen = set()
    for file, path in bundled():
        check_configuration(file, json.loads(path.read_bytes()), "Tiny")
        seen.add(file)
    # Tokenizers are written from another place.
    assert seen >= {file for file in CONFIGURATIONS if not file.startswith("tokenizer")}


def test_what_is_said_to_be_nothing_is_left_to_its_class() -> None:
    for file, bounds in CONFIGURATIONS.items():
        check_configuration(file, dict.fromkeys(bounds.model_fields), "Tiny")


@pytest.mark.parametrize(
    ("file", "changes"),
    [
        (SCHEDULER, {"num_train_timesteps": 10**9}),
        ("unet/config.json", {"layers_per_block": 10**9}),
        ("vae/config.json", {"block_out_channels": [1] * 10**6}),
        ("text_encoder/config.json", {"vocab_size": 10**9}),
        ("feature_extractor/preprocessor_config.json", {"size": {"height": 10**9}}),
        ("tokenizer/tokenizer_config.json", {"model_max_length": 0}),
    ],
)
def test_a_model_is_refused_when_it_is_looked_at(
    tmp_path: Path, file: str, changes: dict[str, Any]
) -> None:
    model = a_model(tmp_path / "model")
    if not (model / file).exists():
        write_json(model / file, {})
    inspect(model)
    change_json(model / file, **changes)
    with pytest.raises(StudioError) as caught:
        inspect(model)
    assert caught.value.code is ErrorCode.MODEL_VALUE_REFUSED
    assert caught.value.arguments["file"] == file


def test_a_vocabulary_of_any_length_is_not_read(tmp_path: Path) -> None:
    model = a_model(tmp_path / "model")
    with (model / "tokenizer" / "vocab.json").open("wb") as opened:
        opened.truncate(2**33)
    with pytest.raises(StudioError) as caught:
        inspect(model)
    assert caught.value.code is ErrorCode.MODEL_FILE_DAMAGED
    assert caught.value.arguments["file"] == "tokenizer/vocab.json"
