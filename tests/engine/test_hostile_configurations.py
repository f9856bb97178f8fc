"""An engine that is given a folder which nobody looked at builds nothing of any size from it."""

import json
import shutil
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from diffusers import AutoencoderKL, UNet2DConditionModel
from diffusers.pipelines.stable_diffusion.stable_unclip_image_normalizer import (
    StableUnCLIPImageNormalizer,
)
from transformers import CLIPTextConfig, CLIPVisionConfig, DPTConfig

from sdstudio.domain.configurations import CONFIGURATIONS, SCHEDULER
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.engine.diffusers_engine import DiffusersEngine
from tests.engine.conversation import a_request
from tests.engine.tiny import an_engine, run

#: It knows how much memory was ever held; not on Windows.
resource = pytest.importorskip("resource")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> DiffusersEngine:
    return an_engine(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def folder(tiny_checkpoints: dict[str, Path], tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_checkpoints["epsilon"], tmp_path / "model"))


def change(file: Path, **changes: Any) -> None:
    file.write_text(json.dumps({**json.loads(file.read_bytes()), **changes}), encoding="utf-8")


def failure(engine: DiffusersEngine, folder: Path) -> StudioError:
    """What is said, after no time and without much memory."""
    began_s, held_kb = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(StudioError) as caught:
        run(engine, a_request(), folder)
    assert time.process_time() - began_s < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held_kb < 500_000
    return caught.value


@pytest.mark.parametrize(
    ("file", "changes"),
    [
        (SCHEDULER, {"num_train_timesteps": 10**9}),
        (SCHEDULER, {"trained_betas": [0.01] * 10**6}),
        ("unet/config.json", {"layers_per_block": 10**9}),
        ("unet/config.json", {"block_out_channels": [10**9] * 2}),
        ("vae/config.json", {"latent_channels": 10**9}),
        ("text_encoder/config.json", {"num_hidden_layers": 10**9}),
        ("text_encoder/config.json", {"max_position_embeddings": 10**9}),
        ("tokenizer/tokenizer_config.json", {"model_max_length": 1}),
    ],
)
def test_a_value_out_of_bounds_is_refused(
    engine: DiffusersEngine, folder: Path, file: str, changes: dict[str, Any]
) -> None:
    change(folder / file, **changes)
    error = failure(engine, folder)
    assert error.code is ErrorCode.MODEL_VALUE_REFUSED
    assert error.arguments["file"] == file


@pytest.mark.parametrize(
    ("file", "changes"),
    [
        ("unet/config.json", {"block_out_channels": [16_384] * 2}),
        ("vae/config.json", {"layers_per_block": 8}),
        ("text_encoder/config.json", {"num_hidden_layers": 64}),
        ("text_encoder/config.json", {"intermediate_size": 65_536}),
    ],
)
def test_a_network_of_which_the_file_has_only_a_part_is_not_built(
    engine: DiffusersEngine, folder: Path, file: str, changes: dict[str, Any]
) -> None:
    change(folder / file, **changes)
    error = failure(engine, folder)
    assert error.code is ErrorCode.MODEL_FILE_DAMAGED
    assert str(error.arguments["file"]).startswith(file.partition("/")[0])


def test_a_prompt_is_as_long_as_the_text_encoder_reads_whatever_the_tokenizer_says(
    engine: DiffusersEngine, folder: Path
) -> None:
    before = run(engine, a_request(), folder).pictures()[0]
    change(folder / "tokenizer" / "tokenizer_config.json", model_max_length=10**30)
    assert np.array_equal(run(engine, a_request(), folder).pictures()[0], before)


def test_a_tokenizer_has_no_more_words_than_the_text_encoder(
    engine: DiffusersEngine, folder: Path
) -> None:
    file = folder / "tokenizer" / "tokenizer.json"
    content = json.loads(file.read_bytes())
    content["model"]["vocab"]["zzz</w>"] = 10**6
    change(file, model=content["model"])
    error = failure(engine, folder)
    assert error.code is ErrorCode.MODEL_BUILT_DIFFERENTLY
    known = json.loads((folder / "text_encoder" / "config.json").read_bytes())["vocab_size"]
    said = sentence_for(error)
    assert f"vocab_size={known})" in said


def test_a_vocabulary_of_any_length_is_not_read(engine: DiffusersEngine, folder: Path) -> None:
    with (folder / "tokenizer" / "tokenizer.json").open("r+b") as opened:
        opened.truncate(2**33)
    assert failure(engine, folder).code is ErrorCode.MODEL_LOAD_FAILED


#: Counts of labels, and indices: nothing is allocated in their size.
NO_SIZES = {
    "id2label",
    "label2id",
    "pad_token_id",
    "bos_token_id",
    "eos_token_id",
    "head_in_index",
    "semantic_loss_ignore_index",
    "auxiliary_loss_weight",
    "hidden_dropout_prob",
    "attention_probs_dropout_prob",
    "semantic_classifier_dropout",
}


@pytest.mark.parametrize(
    ("component", "known"),
    [
        ("unet", UNet2DConditionModel.__init__.__annotations__),
        ("vae", AutoencoderKL.__init__.__annotations__),
        ("image_normalizer", StableUnCLIPImageNormalizer.__init__.__annotations__),
        ("text_encoder", CLIPTextConfig.__dataclass_fields__),
        ("image_encoder", CLIPVisionConfig.__dataclass_fields__),
        ("depth_estimator", DPTConfig.__dataclass_fields__),
    ],
)
def test_every_number_that_sizes_a_network_has_its_bounds(
    component: str, known: dict[str, Any]
) -> None:
    sizes = {
        name for name, kind in known.items() if "int" in str(getattr(kind, "type", kind)).lower()
    }
    assert sizes
    assert sizes - NO_SIZES <= set(CONFIGURATIONS[f"{component}/config.json"].model_fields)
