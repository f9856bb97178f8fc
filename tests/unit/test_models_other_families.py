"""Files of every family are told apart by their tensors; what can't be run is refused by name."""

import errno
import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sdstudio.cli.model_commands.add import few_steps_configuration
from sdstudio.disk import SystemDisk
from sdstudio.domain.checkpoint_task import CheckpointTask, PredictionType
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import FAMILIES, family
from sdstudio.domain.model_family import Configuration, ModelFamily, Naming, PublishedFile
from sdstudio.domain.weights_layout import STEMS
from sdstudio.models import architecture, reconfiguring, single_file_detection
from sdstudio.models.catalogue import Precision, read_catalogue
from sdstudio.models.importing import Certainty, ImportCandidate, examine, import_model
from sdstudio.models.inspect import inspect
from sdstudio.models.records import read_record
from sdstudio.models.stop import Stop
from sdstudio.paths import user_paths
from sdstudio.weights.header import NewTensor, header_bytes
from tests.support.model_folders import change_json
from tests.support.originals import SHIPPED, UNET, bundled, examined, tensors_of, write_tensors
from tests.support.pickles import write_ckpt

SD1, XL = family("sd1"), family("sdxl")
TEXT, INPAINTING = CheckpointTask.TEXT_TO_IMAGE, CheckpointTask.INPAINTING
EPSILON, V = PredictionType.EPSILON, PredictionType.V_PREDICTION
MARK = np.zeros(0, "f4")
CLIP = {SD1.key: SD1.prefix("text_encoder"), XL.key: XL.prefix("text_encoder")}

Tensors = Mapping[str, "np.typing.NDArray[Any]"]


def single(tmp_path: Path, tensors: Tensors, **metadata: str) -> Path:
    said = {key.replace("_", ".", 1): value for key, value in metadata.items()}
    return write_tensors(tmp_path / "x.safetensors", tensors, said)


def refused(path: Path) -> StudioError:
    with pytest.raises(StudioError) as raised:
        examined(path)
    assert "{" not in sentence_for(raised.value)
    return raised.value


def imported(
    found: ImportCandidate, tmp_path: Path, configuration: Configuration | None = None
) -> Path:
    return import_model(
        found,
        tmp_path / "models",
        disk=SystemDisk(),
        bundled=bundled(),
        name="",
        configuration=configuration,
        link=False,
        stop=Stop(),
        progress=lambda _done, _total: None,
    )


def scheduler(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (folder / "scheduler" / "scheduler_config.json").read_text("utf-8")
    )
    return found


# Recognised.


@pytest.mark.parametrize("task", [TEXT, INPAINTING])
@pytest.mark.parametrize("row", [SD1, XL], ids=lambda row: row.key)
@pytest.mark.parametrize("suffix", [".safetensors", ".ckpt"])
def test_each_family_and_task_is_known_by_its_tensors(
    tmp_path: Path, row: ModelFamily, task: CheckpointTask, suffix: str
) -> None:
    write = write_ckpt if suffix == ".ckpt" else write_tensors
    found = examined(write(tmp_path / f"any sd2 name{suffix}", tensors_of(task, family=row)))
    assert (found.family, found.kind, found.licence) == (row, task, row.licence)
    assert found.prediction_type is EPSILON
    assert found.native_size_px == row.configuration(task, EPSILON).native_size_px
    assert found.choices == row.choices(task, None)
    assert found.choices[0] is row.configuration(task, EPSILON)


@pytest.mark.parametrize("task", [TEXT, INPAINTING])
@pytest.mark.parametrize("row", [SD1, XL], ids=lambda row: row.key)
def test_what_is_imported_is_a_checkpoint_of_its_family(
    tmp_path: Path, row: ModelFamily, task: CheckpointTask
) -> None:
    file = single(tmp_path, tensors_of(task, family=row))
    checkpoint = inspect(imported(examined(file), tmp_path))
    assert (checkpoint.family, checkpoint.task) == (row.key, task)
    assert checkpoint.prediction_type is EPSILON
    assert not checkpoint.is_distilled
    assert {path.name for path in checkpoint.folder.glob("tokenizer*")} == {
        encoder.tokenizer for encoder in row.text_encoders
    }


@pytest.mark.parametrize("row", [SD1, XL], ids=lambda row: row.key)
def test_old_files_whose_text_encoder_lacks_the_first_word_are_read(
    tmp_path: Path, row: ModelFamily
) -> None:
    old = {name.replace(".text_model.", "."): one for name, one in tensors_of(family=row).items()}
    positions = f"{CLIP[row.key]}embeddings.position_ids"
    file = single(tmp_path, {**old, positions: np.arange(77, dtype="i8")[None]})
    checkpoint = inspect(imported(examined(file), tmp_path))
    assert checkpoint.family == row.key


def test_v_is_known_by_a_mark_and_zero_snr_by_another(tmp_path: Path) -> None:
    plain = tensors_of(family=XL)
    found = examined(single(tmp_path, {**plain, "v_pred": MARK, "ztsnr": MARK}))
    assert (found.prediction_type, found.certainty) == (V, Certainty.SAID)
    assert [one.key for one in found.choices] == ["sdxl-v"]
    checkpoint = inspect(imported(found, tmp_path))
    assert (checkpoint.prediction_type, checkpoint.has_zero_snr) == (V, True)
    assert scheduler(checkpoint.folder)["timestep_spacing"] == "trailing"
    usual = checkpoint.defaults
    assert (usual["sampler"], usual["guidance_scale"], usual["guidance_rescale"]) == (
        "euler_a", 5.0, 0.7,
    )  # fmt: skip


def test_v_without_zero_snr_is_believed(tmp_path: Path) -> None:
    found = examined(single(tmp_path, {**tensors_of(family=XL), "v_pred": MARK}))
    checkpoint = inspect(imported(found, tmp_path))
    assert (checkpoint.prediction_type, checkpoint.has_zero_snr) == (V, False)
    assert "guidance_rescale" not in checkpoint.defaults


@pytest.mark.parametrize("marks", [("v_pred",), ("v_pred", "ztsnr")])
def test_inpainting_by_v_is_known_by_its_marks(tmp_path: Path, marks: tuple[str, ...]) -> None:
    tensors = {**tensors_of(INPAINTING, family=XL), **dict.fromkeys(marks, MARK)}
    checkpoint = inspect(imported(examined(single(tmp_path, tensors)), tmp_path))
    assert (checkpoint.task, checkpoint.prediction_type) == (INPAINTING, V)
    assert checkpoint.has_zero_snr is ("ztsnr" in marks)


@pytest.mark.parametrize("row", [SD1, XL], ids=lambda row: row.key)
def test_metadata_tell_the_prediction_type(tmp_path: Path, row: ModelFamily) -> None:
    found = examined(single(tmp_path, tensors_of(family=row), modelspec_prediction_type="v"))
    assert (found.prediction_type, found.certainty) == (V, Certainty.SAID)
    assert len(found.choices) == 1
    said = examined(single(tmp_path, tensors_of(family=row), modelspec_prediction_type="epsilon"))
    # Whether it needs few steps only is still unknown.
    assert [one.is_distilled for one in said.choices][:2] == [False, True]


def test_files_of_the_first_family_are_asked_about_as_ever(tmp_path: Path) -> None:
    found = examined(single(tmp_path, tensors_of()))
    assert [one.key for one in found.choices] == ["base", "v"]
    marked = examined(single(tmp_path, {**tensors_of(), "denoiser.sigmas": np.zeros(8, "f4")}))
    assert [one.key for one in marked.choices] == ["turbo"]


@pytest.mark.parametrize("row", FAMILIES, ids=lambda row: row.key)
def test_whatever_is_asked_has_words(row: ModelFamily) -> None:
    for task in row.tasks.values():
        choices = row.choices(task, None)
        assert len(choices) == 1 or all(one.described for one in choices)


@pytest.mark.parametrize(
    ("row", "one"),
    [pytest.param(row, one, id=one.key) for row in (SD1, XL) for one in row.configurations],
)
def test_a_file_of_the_published_size_is_known(
    tmp_path: Path, row: ModelFamily, one: Configuration
) -> None:
    shapes: dict[str, tuple[int, ...]] = {}
    for part in row.single_file:
        path = SHIPPED / "configurations" / one.key / part.component / "config.json"
        is_clip = part.naming is Naming.TRANSFORMERS_CLIP
        config = json.loads(path.read_text("utf-8"))
        needed = architecture.tensors(part.component, config, original=not is_clip)
        begin = part.prefixes[0] + ("text_model." if is_clip else "")
        shapes |= {begin + name: shape for name, shape in needed.items()}
    found = {name: NewTensor("F16", shape, 2 * math.prod(shape)) for name, shape in shapes.items()}
    header = header_bytes(found, {})
    file = tmp_path / "x.safetensors"
    with file.open("wb") as opened:
        opened.write(header)
        # No byte of it takes room on the disk.
        opened.truncate(len(header) + sum(tensor.size_bytes for tensor in found.values()))
    catalogue, _ = read_catalogue(user_paths().catalogue)
    candidate = examine(file, catalogue=catalogue, bundled=SHIPPED)
    assert (candidate.family, candidate.kind) == (row, one.task)
    assert one in candidate.choices
    assert candidate.native_size_px == candidate.choices[0].native_size_px
    for model in catalogue.models:
        for variant in model.variants:
            if model.configuration == one.key and variant.precision is Precision.FP16:
                # But for its own header, and numbers that nobody needs.
                size_bytes = variant.files[0].size_bytes
                assert 0 <= size_bytes - candidate.size_bytes < 0.03 * size_bytes


# What tensors can't tell.


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (SD1, "sd1-v"),
        (SD1, "sd1-lcm"),
        (XL, "sdxl-v"),
        (XL, "sdxl-turbo"),
        (XL, "sdxl-turbo-512"),
    ],
    ids=lambda one: one if isinstance(one, str) else one.key,
)
def test_what_the_artist_says_is_kept_and_can_be_changed(
    tmp_path: Path, row: ModelFamily, key: str
) -> None:
    found = examined(single(tmp_path, tensors_of(family=row)))
    chosen = next(one for one in found.choices if one.key == key)
    folder = imported(found, tmp_path, chosen)
    checkpoint = inspect(folder)
    assert checkpoint.prediction_type is chosen.prediction_type
    assert checkpoint.is_distilled is chosen.is_distilled
    assert checkpoint.has_zero_snr is chosen.has_zero_snr
    assert reconfiguring.choices(checkpoint) == row.choices(TEXT, None)
    assert checkpoint.configuration is chosen
    assert checkpoint.native_size_px == chosen.native_size_px
    record = read_record(folder)
    assert record is not None
    assert record.licence == row.licence_of(chosen)
    usual = row.configuration(TEXT, EPSILON)
    reconfiguring.reconfigure(folder, "x", usual, disk=SystemDisk(), bundled=bundled())
    changed = inspect(folder)
    assert (changed.prediction_type, changed.is_distilled) == (EPSILON, False)
    assert changed.native_size_px == usual.native_size_px
    record = read_record(folder)
    assert record is not None
    assert record.licence == row.licence
    assert changed.defaults["guidance_scale"] == row.usual.guidance_scale
    reconfiguring.reconfigure(folder, "x", chosen, disk=SystemDisk(), bundled=bundled())
    assert inspect(folder) == checkpoint
    # Requests name it so, and its pictures differ.
    assert changed.ref != checkpoint.ref


class Killed(BaseException):
    """The program's end in the middle of something."""


class FailingDisk(SystemDisk):
    """Moves so many files into place, fails at the next, and works again."""

    def __init__(self, moves: int, failure: BaseException) -> None:
        self._left, self._failure = moves, failure

    def replace(self, source: Path, target: Path) -> None:
        self._left -= 1
        if self._left == -1:
            raise self._failure
        super().replace(source, target)


@pytest.mark.parametrize("moves", range(5))
def test_a_change_that_is_cut_short_is_completed_later_or_never_began(
    tmp_path: Path, moves: int
) -> None:
    folder = imported(examined(single(tmp_path, tensors_of(family=XL))), tmp_path)
    before = inspect(folder)
    turbo = next(one for one in XL.configurations if one.native_size_px == 512)
    killed = FailingDisk(moves, Killed())
    with pytest.raises(Killed):
        reconfiguring.reconfigure(folder, "x", turbo, disk=killed, bundled=bundled())
    reconfiguring.finish_changes(tmp_path / "models", disk=SystemDisk(), bundled=bundled())
    found = inspect(folder)
    assert not (folder / reconfiguring.UNFINISHED_NAME).exists()
    if moves:
        assert found.configuration is turbo
        reconfiguring.reconfigure(folder, "x", turbo, disk=SystemDisk(), bundled=bundled())
        assert inspect(folder) == found
    else:
        assert found == before


@pytest.mark.parametrize("moves", range(5))
def test_a_change_that_fails_leaves_the_model_as_it_was(tmp_path: Path, moves: int) -> None:
    folder = imported(examined(single(tmp_path, tensors_of(family=XL))), tmp_path)
    before = inspect(folder)
    full = FailingDisk(moves, OSError(errno.ENOSPC, "full"))
    with pytest.raises(StudioError) as raised:
        reconfiguring.reconfigure(
            folder, "x", XL.configuration(TEXT, V), disk=full, bundled=bundled()
        )
    assert raised.value.code is ErrorCode.DISK_FULL
    reconfiguring.finish_changes(tmp_path / "models", disk=SystemDisk(), bundled=bundled())
    assert inspect(folder) == before


def test_published_files_are_known_by_their_hashes_and_a_size_hints_at_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = single(tmp_path, tensors_of(family=XL))
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    turbo = next(one for one in XL.configurations if one.native_size_px == 512)
    for size_bytes in (None, file.stat().st_size):
        published = replace(turbo, files=(PublishedFile(sha256, size_bytes),))
        rows = tuple(published if one is turbo else one for one in XL.configurations)
        row = replace(XL, configurations=rows)
        monkeypatch.setattr(single_file_detection, "family_of_unet", lambda _unet, row=row: row)
        found = examined(file)
        assert (found.choices[0] is published) is (size_bytes is not None)
        folder = imported(found, tmp_path)
        checkpoint = inspect(folder)
        assert (checkpoint.native_size_px, checkpoint.is_distilled) == (512, True)
        assert checkpoint.defaults["steps"] == turbo.steps
        record = read_record(folder)
        assert record is not None
        assert record.licence == turbo.licence


def test_a_folder_that_is_gone_is_reported(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    with pytest.raises(StudioError) as raised:
        reconfiguring.reconfigure(
            gone, "x", XL.configuration(TEXT, EPSILON), disk=SystemDisk(), bundled=bundled()
        )
    assert raised.value.code is ErrorCode.SAVE_FAILED
    assert not gone.exists()


def test_the_command_line_says_that_few_steps_are_enough(tmp_path: Path) -> None:
    found = examined(single(tmp_path, tensors_of(family=XL)))
    assert few_steps_configuration(found).key == "sdxl-turbo"
    inpainting = examined(single(tmp_path, tensors_of(INPAINTING, family=XL)))
    with pytest.raises(StudioError) as raised:
        few_steps_configuration(inpainting)
    assert raised.value.code is ErrorCode.NOT_VALID


def test_what_the_file_says_of_zero_snr_outlasts_another_answer(tmp_path: Path) -> None:
    found = examined(single(tmp_path, {**tensors_of(family=XL), "v_pred": MARK}))
    folder = imported(found, tmp_path)
    for prediction_type in (EPSILON, V):
        chosen = XL.configuration(TEXT, prediction_type)
        reconfiguring.reconfigure(folder, "x", chosen, disk=SystemDisk(), bundled=bundled())
    checkpoint = inspect(folder)
    assert (checkpoint.prediction_type, checkpoint.has_zero_snr) == (V, False)


def test_an_inpainting_model_leaves_nothing_to_choose(tmp_path: Path) -> None:
    folder = imported(examined(single(tmp_path, tensors_of(INPAINTING, family=XL))), tmp_path)
    assert reconfiguring.choices(inspect(folder)) == ()


@pytest.mark.parametrize("name", ["LCMScheduler", "TCDScheduler"])
def test_a_folder_for_few_steps_is_known_by_its_scheduler(tmp_path: Path, name: str) -> None:
    folder = imported(examined(single(tmp_path, tensors_of(family=XL))), tmp_path)
    change_json(folder / "scheduler" / "scheduler_config.json", _class_name=name)
    assert inspect(folder).is_distilled


def test_a_folder_as_published_with_files_in_half_precision_is_taken(tmp_path: Path) -> None:
    """With what Stability's and others' repositories have besides."""
    folder = imported(examined(single(tmp_path, tensors_of(family=XL))), tmp_path)
    whole = next(folder.glob("*.safetensors"))
    for component in XL.components:
        config = json.loads((folder / component / "config.json").read_text("utf-8"))
        named = {
            name: np.zeros(shape, "f2")
            for name, shape in architecture.tensors(component, config).items()
        }
        stem = f"{STEMS[component]}.fp16.safetensors"
        write_tensors(folder / component / stem, named)
    whole.unlink()
    (folder / "sd-studio-model.json").unlink()
    (folder / "vae_1_0").mkdir()
    write_tensors(folder / "sd_xl_offset_example-lora_1.0.safetensors", {"x": MARK})
    change_json(
        folder / "model_index.json",
        image_encoder=[None, None],
        feature_extractor=[None, None],
        force_zeros_for_empty_prompt=True,
    )
    found = examined(folder)
    assert (found.family, found.kind) == (XL, TEXT)
    assert found.choices == ()
    assert all("fp16" in name for name in found.files if name.endswith(".safetensors"))


# Refused.


def test_a_file_with_one_of_two_text_encoders_is_told_so(tmp_path: Path) -> None:
    second = XL.prefix("text_encoder_2")
    tensors = {
        name: one for name, one in tensors_of(family=XL).items() if not name.startswith(second)
    }
    # As wide as published, since the missing part would tell the family of a small one.
    wide = np.zeros((4, XL.text_width), "f4")
    name = f"{UNET}input_blocks.0.1.transformer_blocks.0.attn2.to_k.weight"
    error = refused(single(tmp_path, {name: wide, **tensors}))
    assert error.code is ErrorCode.IMPORT_LACKS_PART
    assert error.arguments["missing"] == "CLIP-G"


def published(depth: int, channels: int = 4, width: int = 2048) -> dict[str, Any]:
    """The tensors that tell what a full-size UNet is."""
    found = {f"{UNET}input_blocks.0.0.weight": np.zeros((1, channels, 3, 3), "f4")}
    for block, count in ((4, 2), (7, depth)):
        for number in range(count):
            name = f"{UNET}input_blocks.{block}.1.transformer_blocks.{number}.attn2.to_k.weight"
            found[name] = np.zeros((1, width), "f4")
    return {**found, "conditioner.embedders.1.model.ln_final.bias": np.zeros(4, "f4")}


@pytest.mark.parametrize(
    ("tensors", "name"),
    [
        (published(10, width=1280), "the Stable Diffusion XL refiner"),
        (published(4), "SSD-1B, Segmind Vega or KOALA"),
        ({**published(10), "edm_mean": MARK, "edm_std": MARK}, "Playground 2.5"),
        ({**published(10), "edm_vpred.sigma_max": MARK}, "CosXL"),
        (published(10, channels=8), "InstructPix2Pix"),
        (
            {"model.diffusion_model.single_transformer_blocks.0.x": MARK, "x": MARK},
            "FLUX.1",
        ),
        ({"net.llm_adapter.blocks.0.x": MARK, "x": MARK}, "Anima"),
        ({"txtfusion.projector.weight": MARK, "x": MARK}, "Krea 2"),
    ],
)
def test_what_cannot_be_run_is_refused_by_name(tmp_path: Path, tensors: Tensors, name: str) -> None:
    error = refused(single(tmp_path, tensors))
    assert (error.code, error.arguments["found"]) == (ErrorCode.MODEL_UNSUPPORTED, name)


@pytest.mark.parametrize(
    ("file", "changes", "name"),
    [
        ("unet/config.json", {"cross_attention_dim": 1280}, "the Stable Diffusion XL refiner"),
        (
            "unet/config.json",
            {"cross_attention_dim": 2048, "transformer_layers_per_block": [1, 2, 4]},
            "SSD-1B, Segmind Vega or KOALA",
        ),
        ("unet/config.json", {"in_channels": 8}, "InstructPix2Pix"),
        (
            "unet/config.json",
            {"time_cond_proj_dim": 256},
            "a Latent Consistency model that embeds its guidance",
        ),
        (
            "model_index.json",
            {"scheduler": ["diffusers", "EDMDPMSolverMultistepScheduler"]},
            "Playground 2.5 or CosXL",
        ),
        (
            "model_index.json",
            {"_class_name": "StableDiffusionXLInstructPix2PixPipeline"},
            "InstructPix2Pix",
        ),
    ],
)
def test_a_folder_that_cannot_be_run_is_refused_by_the_same_name(
    tmp_path: Path, file: str, changes: dict[str, Any], name: str
) -> None:
    folder = imported(examined(single(tmp_path, tensors_of(family=XL))), tmp_path)
    change_json(folder / file, **changes)
    with pytest.raises(StudioError) as raised:
        inspect(folder)
    assert (raised.value.code, raised.value.arguments["found"]) == (
        ErrorCode.MODEL_UNSUPPORTED, name,
    )  # fmt: skip


def test_a_refiner_is_refused_by_name_although_it_has_one_text_encoder(tmp_path: Path) -> None:
    folder = imported(examined(single(tmp_path, tensors_of(family=XL))), tmp_path)
    change_json(folder / "unet" / "config.json", cross_attention_dim=1280)
    change_json(
        folder / "model_index.json",
        _class_name="StableDiffusionXLImg2ImgPipeline",
        text_encoder=[None, None],
        tokenizer=[None, None],
    )
    with pytest.raises(StudioError) as raised:
        inspect(folder)
    assert (raised.value.code, raised.value.arguments["found"]) == (
        ErrorCode.MODEL_UNSUPPORTED, "the Stable Diffusion XL refiner",
    )  # fmt: skip


def packed(kind: str) -> dict[str, Any]:
    tensors = tensors_of(family=XL)
    name = next(one for one in tensors if one.endswith("attn1.to_q.weight"))
    match kind:
        case "FP8":
            tensors[name] = tensors[name].astype("u1")
        case "INT8":
            tensors[name] = tensors[name].astype("i1")
        case "NVFP4":
            tensors[name + "_scale_2"] = np.zeros(1, "f4")
        case "NF4":
            tensors[name + ".quant_state.bitsandbytes__nf4"] = np.zeros(1, "f4")
    return tensors


@pytest.mark.parametrize("kind", ["FP8", "INT8", "NVFP4", "NF4"])
def test_weights_in_fewer_bits_are_refused_by_name(tmp_path: Path, kind: str) -> None:
    file = single(tmp_path, packed(kind))
    error = refused(file)
    assert (error.code, error.arguments["found"]) == (ErrorCode.MODEL_QUANTISED, kind)
    folder = imported(examined(single(tmp_path, tensors_of(family=XL))), tmp_path)
    single(tmp_path, packed(kind)).replace(next(folder.glob("*.safetensors")))
    with pytest.raises(StudioError) as raised:
        inspect(folder)
    assert raised.value.code is ErrorCode.MODEL_QUANTISED


def test_gguf_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "model.gguf"
    file.write_bytes(b"GGUF" + bytes(60))
    error = refused(file)
    assert (error.code, error.arguments["found"]) == (ErrorCode.MODEL_QUANTISED, "GGUF")


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("encoder.down.0.block.0.conv1.weight", "VAE"),
        ("text_model.encoder.layers.0.mlp.fc1.weight", "CLIP"),
        ("transformer.resblocks.0.mlp.c_fc.weight", "CLIP"),
        ("encoder.block.0.layer.0.SelfAttention.q.weight", "T5"),
        ("model.layers.0.self_attn.q_proj.weight", "LLM"),
        ("vision_model.encoder.layers.0.mlp.fc1.weight", "CLIP Vision"),
        ("input_blocks.0.0.weight", "UNet"),
        ("diffusion_model.input_blocks.0.0.weight", "UNet"),
    ],
)
def test_a_part_alone_says_what_it_is(tmp_path: Path, name: str, part: str) -> None:
    error = refused(single(tmp_path, {name: np.zeros((4, 4, 1), "f4"), "x": MARK}))
    assert (error.code, error.arguments["part"]) == (ErrorCode.IMPORT_PART_ONLY, part)
