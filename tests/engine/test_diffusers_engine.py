"""The engine with torch: repeatable, cancellable, and honest about what it did."""

import hashlib
import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from pydantic import BaseModel
from safetensors.torch import load_file, save_file

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.messages import Phase, PhaseStarted, Preview, Progress
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.engine.protocol import CancelFlag, JobCancelled
from tests.engine.conversation import a_request
from tests.engine.tiny import an_engine, run

WEIGHTS = (
    "unet/diffusion_pytorch_model.safetensors",
    "vae/diffusion_pytorch_model.safetensors",
    "text_encoder/model.safetensors",
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> DiffusersEngine:
    return an_engine(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def folder(tiny_checkpoints: dict[str, Path]) -> Path:
    return tiny_checkpoints["v_prediction"]


@pytest.fixture
def own_folder(folder: Path, tmp_path: Path) -> Path:
    """A checkpoint that the test may change."""
    return shutil.copytree(folder, tmp_path / "own")


class TestTheSameRequest:
    @pytest.mark.parametrize("sampler", ["dpmpp_2m", "euler_a"])
    def test_gives_the_same_pixels_alone_and_in_a_batch(
        self, engine: DiffusersEngine, folder: Path, sampler: str
    ) -> None:
        request = a_request(count=3, seed=2**32 - 2, sampler=sampler)
        batch = run(engine, request, folder)
        for index, (ready, picture) in enumerate(zip(batch.ready(), batch.pictures(), strict=True)):
            assert ready.request == request.single(index)
            alone = run(engine, ready.request, folder).pictures()[0]
            assert np.array_equal(alone, picture)

    def test_in_the_chinese_of_a_model_that_has_some_gives_the_same_pixels(
        self, engine: DiffusersEngine, own_folder: Path
    ) -> None:
        plain = run(engine, a_request(prompt="红 apple", negative_prompt="鱼"), own_folder)
        words = {"examples": [], "labels_zh": {"red": "红", "fish": "鱼"}}
        (own_folder / "words.json").write_text(json.dumps(words), encoding="utf-8")
        english, chinese = (
            run(engine, a_request(prompt=prompt, negative_prompt=negative), own_folder)
            for prompt, negative in (("red apple", "fish"), ("红 apple", "鱼"))
        )
        assert np.array_equal(english.pictures()[0], chinese.pictures()[0])
        assert not np.array_equal(plain.pictures()[0], chinese.pictures()[0])
        recorded = [one.ready()[0].provenance.settings_sha256 for one in (plain, chinese)]
        assert {*recorded[1]} - {*recorded[0]} == {"words.json"}
        # What was typed is what is kept.
        assert chinese.ready()[0].request.params.prompt == "红 apple"

    def test_gives_the_same_pixels_after_a_cancelled_job_and_another_model(
        self, engine: DiffusersEngine, folder: Path, tiny_checkpoints: dict[str, Path]
    ) -> None:
        request = a_request(seed=3, sampler="euler_a")
        before = run(engine, request, folder).pictures()[0]
        flag = CancelFlag()
        with pytest.raises(JobCancelled):
            run(engine, request, folder, flag=flag, on_event=set_at(flag, Progress))
        assert np.array_equal(before, run(engine, request, folder).pictures()[0])
        other = run(engine, request, tiny_checkpoints["epsilon"]).pictures()[0]
        assert not np.array_equal(before, other)
        assert np.array_equal(before, run(engine, request, folder).pictures()[0])

    def test_gives_other_pixels_once_the_model_behind_the_folder_has_changed(
        self, engine: DiffusersEngine, own_folder: Path, tiny_checkpoints: dict[str, Path]
    ) -> None:
        before = run(engine, a_request(), own_folder)
        shutil.copytree(tiny_checkpoints["epsilon"], own_folder, dirs_exist_ok=True)
        after = run(engine, a_request(), own_folder)
        assert not np.array_equal(before.pictures()[0], after.pictures()[0])
        hashes = [heard.ready()[0].provenance.weights_sha256 for heard in (before, after)]
        assert hashes[0] != hashes[1]


def test_a_second_attempt_makes_only_the_pictures_that_are_missing(
    engine: DiffusersEngine, folder: Path
) -> None:
    request = a_request(count=3)
    whole = run(engine, request, folder)
    rest = run(engine, request, folder, first=2)
    assert [ready.index for ready in rest.ready()] == [2]
    assert np.array_equal(rest.pictures()[0], whole.pictures()[2])


class TestCancelling:
    @pytest.mark.parametrize("network", ["unet", "vae", "text_encoder"])
    def test_stops_inside_a_network_and_the_next_job_works(
        self, engine: DiffusersEngine, folder: Path, network: str
    ) -> None:
        expected = run(engine, a_request(), folder).pictures()[0]
        pipeline = engine._pipeline_cache.take(folder, "Tiny", CancelFlag())
        flag = CancelFlag()
        finished = []
        networks: dict[str, Any] = {
            "unet": pipeline.unet,
            "vae": pipeline.vae.decoder,
            "text_encoder": pipeline.text_encoders[0].network,
        }
        # Set once the network has begun, so that only a look from inside it can stop it.
        begin = networks[network].register_forward_pre_hook(lambda *_: flag.set())
        end = networks[network].register_forward_hook(lambda *_: finished.append(1))
        try:
            with pytest.raises(JobCancelled):
                run(engine, a_request(), folder, flag=flag)
        finally:
            begin.remove()
            end.remove()
        assert not finished
        assert np.array_equal(expected, run(engine, a_request(), folder).pictures()[0])

    @pytest.mark.parametrize("phase", list(Phase))
    def test_stops_in_every_phase_without_a_picture(
        self, engine: DiffusersEngine, folder: Path, phase: Phase
    ) -> None:
        flag = CancelFlag()
        heard: list[BaseModel] = []

        def on_event(event: BaseModel) -> None:
            heard.append(event)
            if isinstance(event, PhaseStarted) and event.phase is phase:
                flag.set()

        with pytest.raises(JobCancelled):
            run(engine, a_request(), folder, flag=flag, on_event=on_event)
        assert isinstance(heard[-1], PhaseStarted)

    def test_stops_between_two_parts_of_a_model_that_is_being_loaded(
        self, tmp_path: Path, folder: Path
    ) -> None:
        engine, flag = an_engine(tmp_path), CancelFlag()
        with pytest.raises(JobCancelled):
            run(engine, a_request(), folder, flag=flag, on_event=set_at(flag, PhaseStarted))
        assert not engine._pipeline_cache._kept

    def test_keeps_the_pictures_that_were_finished(
        self, engine: DiffusersEngine, folder: Path
    ) -> None:
        flag, pictures = CancelFlag(), []

        def on_event(event: BaseModel) -> None:
            if isinstance(event, PhaseStarted) and event.index == 1:
                flag.set()
            pictures.append(event)

        with pytest.raises(JobCancelled):
            run(engine, a_request(count=3), folder, flag=flag, on_event=on_event)
        assert len([event for event in pictures if type(event).__name__ == "ImageReady"]) == 1


class TestValuesThatAreNotFinite:
    def test_are_computed_again_in_float32(self, tmp_path: Path, folder: Path) -> None:
        engine = an_engine(tmp_path, dtype=torch.bfloat16)
        poison = poisoned(engine, folder, below=torch.float32, calls={2})
        with poison:
            heard = run(engine, a_request(), folder)
        provenance = heard.ready()[0].provenance
        assert provenance.redone_steps == 1
        assert provenance.dtype == "bfloat16"
        assert heard.pictures()[0].std() > 5
        # Nothing stays in float32 or is left behind.
        again = run(engine, a_request(), folder)
        assert again.ready()[0].provenance.redone_steps == 0
        assert (
            engine._pipeline_cache.take(folder, "Tiny", CancelFlag()).unet.dtype is torch.bfloat16
        )

    def test_in_float32_too_are_a_failure(self, tmp_path: Path, folder: Path) -> None:
        engine = an_engine(tmp_path, dtype=torch.bfloat16)
        with poisoned(engine, folder, below=None, calls=None), pytest.raises(StudioError) as caught:
            run(engine, a_request(), folder)
        assert caught.value.code is ErrorCode.NOT_FINITE
        assert len(run(engine, a_request(), folder).pictures()) == 1

    def test_of_the_vae_are_told_apart(self, tmp_path: Path, folder: Path) -> None:
        damaged = shutil.copytree(folder, tmp_path / "damaged")
        file = next((damaged / "vae").glob("*.safetensors"))
        tensors = load_file(file)
        tensors["decoder.conv_out.bias"][0] = float("nan")
        save_file(tensors, file)
        engine = an_engine(tmp_path, dtype=torch.float32)
        with pytest.raises(StudioError) as caught:
            run(engine, a_request(), damaged)
        assert caught.value.code is ErrorCode.CODED_NOT_FINITE
        assert caught.value.arguments == {"model": a_request().checkpoint.name}


class TestProvenance:
    def test_names_what_could_have_changed_the_pixels(
        self, engine: DiffusersEngine, folder: Path
    ) -> None:
        provenance = run(engine, a_request(sampler="euler"), folder).ready()[0].provenance
        assert provenance.weights_sha256 == {
            name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in WEIGHTS
        }
        assert {*provenance.settings_sha256} == {
            *(f"{part}/config.json" for part in ("unet", "vae", "text_encoder")),
            "scheduler/scheduler_config.json",
            *(f"tokenizer/{file.name}" for file in (folder / "tokenizer").iterdir()),
        }
        assert provenance.capability.startswith(torch.backends.cpu.get_cpu_capability())
        assert provenance.libraries["torch"] == torch.__version__
        assert provenance.scheduler["class"] == "EulerDiscreteScheduler"
        assert provenance.scheduler["prediction_type"] == "v_prediction"
        assert (provenance.device, provenance.dtype) == ("cpu", "float32")
        assert provenance.threads == torch.get_num_threads()
        assert 0 < provenance.duration_s < 60

    def test_hashes_are_remembered_and_a_damaged_memory_is_not_believed(
        self, tmp_path: Path, folder: Path
    ) -> None:
        first = run(an_engine(tmp_path), a_request(), folder).ready()[0].provenance
        remembered = tmp_path / "weights.json"
        files = json.loads(remembered.read_text(encoding="utf-8"))["files"]
        assert {entry["sha256"] for entry in files.values()} == set(first.weights_sha256.values())
        remembered.write_text('{"files": 3', encoding="utf-8")
        again = run(an_engine(tmp_path), a_request(), folder).ready()[0].provenance
        assert again.weights_sha256 == first.weights_sha256

    def test_a_file_that_vanishes_after_loading_costs_its_hash_and_not_the_picture(
        self, engine: DiffusersEngine, own_folder: Path
    ) -> None:
        def on_event(event: BaseModel) -> None:
            if isinstance(event, PhaseStarted) and event.phase is Phase.ENCODE:
                (own_folder / WEIGHTS[2]).unlink()

        provenance = run(engine, a_request(), own_folder, on_event=on_event).ready()[0].provenance
        assert set(provenance.weights_sha256) == set(WEIGHTS[:2])

    def test_a_cache_that_cannot_be_written_costs_nothing(
        self, tmp_path: Path, folder: Path
    ) -> None:
        (tmp_path / "file").write_text("no folder", encoding="utf-8")
        heard = run(an_engine(tmp_path / "file"), a_request(), folder)
        assert len(heard.ready()[0].provenance.weights_sha256) == len(WEIGHTS)


class TestModelsThatCannotBeUsed:
    @pytest.mark.parametrize(
        ("change", "code", "arguments"),
        [
            (lambda folder: shutil.rmtree(folder), ErrorCode.MODEL_NOT_FOUND, {}),
            (
                lambda folder: (folder / WEIGHTS[1]).unlink(),
                ErrorCode.MODEL_FILE_MISSING,
                {"file": WEIGHTS[1]},
            ),
            (
                lambda folder: cut_short(folder / WEIGHTS[0]),
                ErrorCode.MODEL_FILE_DAMAGED,
                {"file": WEIGHTS[0]},
            ),
            (
                lambda folder: cut_short(folder / WEIGHTS[2]),
                ErrorCode.MODEL_FILE_DAMAGED,
                {"file": WEIGHTS[2]},
            ),
            (
                lambda folder: without_a_weight(folder / WEIGHTS[0]),
                ErrorCode.MODEL_FILE_DAMAGED,
                {"file": WEIGHTS[0]},
            ),
            (
                lambda folder: (folder / "unet" / "config.json").write_text("{"),
                ErrorCode.MODEL_LOAD_FAILED,
                {},
            ),
            (
                lambda folder: (folder / "scheduler" / "scheduler_config.json").unlink(),
                ErrorCode.MODEL_LOAD_FAILED,
                {},
            ),
        ],
    )
    def test_fail_with_what_is_wrong(
        self,
        engine: DiffusersEngine,
        own_folder: Path,
        change: Callable[[Path], object],
        code: ErrorCode,
        arguments: dict[str, str],
    ) -> None:
        change(own_folder)
        with pytest.raises(StudioError) as caught:
            run(engine, a_request(), own_folder)
        assert caught.value.code is code
        assert caught.value.arguments == {"model": "Tiny", **arguments}

    def test_inpainting_models_are_not_run_as_something_else(
        self, engine: DiffusersEngine, tiny_checkpoints: dict[str, Path]
    ) -> None:
        with pytest.raises(StudioError) as caught:
            run(engine, a_request(), tiny_checkpoints["inpainting"])
        assert caught.value.code is ErrorCode.MODEL_WRONG_KIND
        assert caught.value.arguments == {"model": "Tiny", "mode": "text_to_image"}


def test_half_precision_files_are_used_where_the_plain_ones_are_absent(
    engine: DiffusersEngine, own_folder: Path
) -> None:
    expected = run(engine, a_request(), own_folder).pictures()[0]
    for name in WEIGHTS:
        file = own_folder / name
        file.rename(file.with_name(file.name.replace(".safetensors", ".fp16.safetensors")))
    heard = run(engine, a_request(), own_folder)
    assert np.array_equal(heard.pictures()[0], expected)
    assert all("fp16" in name for name in heard.ready()[0].provenance.weights_sha256)


def test_files_with_the_names_of_the_first_releases_are_understood(
    engine: DiffusersEngine, own_folder: Path
) -> None:
    expected = run(engine, a_request(), own_folder).pictures()[0]
    weights = load_file(own_folder / WEIGHTS[1])
    for now, then in (
        ("to_q", "query"),
        ("to_k", "key"),
        ("to_v", "value"),
        ("to_out.0", "proj_attn"),
    ):
        weights = {key.replace(f".{now}.", f".{then}."): value for key, value in weights.items()}
    assert any(".proj_attn." in key for key in weights)
    save_file(weights, own_folder / WEIGHTS[1], metadata={"format": "pt"})
    assert np.array_equal(run(engine, a_request(), own_folder).pictures()[0], expected)


def test_a_model_stored_in_half_precision_is_computed_in_float32_on_a_cpu(
    engine: DiffusersEngine, tiny_checkpoints: dict[str, Path], folder: Path
) -> None:
    heard = run(engine, a_request(), tiny_checkpoints["half"])
    assert heard.ready()[0].provenance.dtype == "float32"
    exact = run(engine, a_request(), folder).pictures()[0]
    assert 0 < np.abs(np.subtract(heard.pictures()[0], exact, dtype=float)).mean() < 3


def test_previews_are_throttled(engine: DiffusersEngine, folder: Path) -> None:
    shown_s: list[float] = []

    def on_event(event: BaseModel) -> None:
        if isinstance(event, Preview):
            shown_s.append(time.monotonic())

    heard = run(engine, a_request(steps=40, width=128), folder, on_event=on_event)
    previews = [event for event in heard.events if isinstance(event, Preview)]
    assert previews
    assert {(preview.width, preview.height) for preview in previews} == {(16, 8)}
    assert len(previews) <= 1 + 10 * (shown_s[-1] - shown_s[0]) + 1


def set_at(flag: CancelFlag, kind: type[BaseModel]) -> Callable[[BaseModel], None]:
    def on_event(event: BaseModel) -> None:
        if isinstance(event, kind):
            flag.set()

    return on_event


class poisoned:  # noqa: N801 - read as a phrase
    """While it lasts, some calls of the UNet give values that are not finite.

    Args:
        below: only where the UNet is not in this dtype; ``None``: always.
        calls: which of its calls, from 1; ``None``: all.
    """

    def __init__(
        self,
        engine: DiffusersEngine,
        folder: Path,
        *,
        below: torch.dtype | None,
        calls: set[int] | None,
    ) -> None:
        self._unet = engine._pipeline_cache.take(folder, "Tiny", CancelFlag()).unet
        self._below = below
        self._calls = calls
        self._count = 0

    def __enter__(self) -> None:
        self._hook = self._unet.register_forward_hook(self._spoil)

    def __exit__(self, *_exception: object) -> None:
        self._hook.remove()

    def _spoil(self, _network: Any, _inputs: Any, output: tuple[torch.Tensor, ...]) -> Any:
        self._count += 1
        if self._calls is not None and self._count not in self._calls:
            return output
        if output[0].dtype is self._below:
            return output
        spoiled = output[0].clone()
        spoiled[0, 0, 0, 0] = float("inf")
        return (spoiled,)


def cut_short(file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])


def without_a_weight(file: Path) -> None:
    weights = load_file(file)
    weights.pop("conv_out.weight")
    save_file(weights, file, metadata={"format": "pt"})
