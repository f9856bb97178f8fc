"""ControlNets: the pictures that diffusers makes, and what happens if one can't be used."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import diffusers
import numpy as np
import pytest
import torch
from diffusers import ControlNetModel, MultiControlNetModel
from PIL import Image

from sdstudio.domain import modes, samplers
from sdstudio.domain.backends import Backend
from sdstudio.domain.controls import ControlRef
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.memory_savings import MemorySaving
from sdstudio.domain.request import GenerationRequest
from sdstudio.engine import autoencoder
from sdstudio.engine.diffusers_engine import DiffusersEngine, _backend
from sdstudio.engine.extensions import controlnet_loading
from sdstudio.engine.protocol import CancelFlag, JobCancelled
from sdstudio.engine.sequential_offload import SequentialOffload
from sdstudio.imaging import Rgb
from sdstudio.models.adapter_inspection import inspect_adapter
from tests.engine.conversation import a_request
from tests.engine.test_adapter_merge import merged_by_hand
from tests.engine.test_sequential_offload import a_card, same_in_turns
from tests.engine.tiny import an_engine, run
from tests.support.adapters import RANK, write_kohya
from tests.support.checkpoints import Variant, build_checkpoint
from tests.support.controlnets import (
    SMALLER,
    a_control,
    controlnet_for,
    smaller_for,
    union_for,
    write_controlnet,
    write_original,
)
from tests.support.parity import picture, their_scheduler

SIDE_PX = 64


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> DiffusersEngine:
    return an_engine(tmp_path_factory.mktemp("cache"), exact=True)


@pytest.fixture(scope="module")
def nets(
    tiny_checkpoints: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[ControlNetModel, str, Path]]:
    """Two for the small checkpoints, with their hashes and files."""
    folder = tmp_path_factory.mktemp("controlnets")
    found = []
    for seed in (1, 2):
        network = controlnet_for(tiny_checkpoints["epsilon"], seed)
        file = folder / f"{seed}.safetensors"
        found.append((network, write_controlnet(file, network), file))
    return found


def lines(seed: int = 0) -> Rgb:
    """A hint: some white lines on black."""
    levels = np.zeros((SIDE_PX, SIDE_PX, 3), np.uint8)
    levels[10 + 7 * seed, 5:50] = levels[20:60, 30 - 5 * seed] = 255
    return levels


def with_controls(request: GenerationRequest, *controls: ControlRef) -> GenerationRequest:
    return request.model_copy(update={"controls": controls})


def made(
    engine: DiffusersEngine,
    folder: Path,
    request: GenerationRequest,
    files: Mapping[str, Path],
    hints: list[Rgb],
    **options: Any,
) -> Any:
    heard = run(engine, request, folder, controls=files, hints=hints, **options)
    return heard.pictures()[0].astype(int)


def theirs(
    name: str, folder: Path, request: GenerationRequest, controlnet: Any, **arguments: Any
) -> Any:
    """What diffusers' pipeline makes of it."""
    params = request.params
    nothing = {"safety_checker": None, "requires_safety_checker": False}
    pipeline = getattr(diffusers, name).from_pretrained(
        folder,
        controlnet=controlnet,
        dtype=torch.float32,
        feature_extractor=None,
        **({} if "XL" in name else nothing),
    )
    pipeline.set_progress_bar_config(disable=True)
    pipeline.scheduler = their_scheduler(
        samplers.sampler(params.sampler), pipeline.scheduler.config
    )
    found = pipeline(
        prompt=params.prompt,
        negative_prompt=params.negative_prompt,
        num_inference_steps=params.steps,
        guidance_scale=params.guidance_scale,
        generator=torch.Generator("cpu").manual_seed(params.seed),
        output_type="np",
        **arguments,
    ).images[0]
    return (found * 255).round().astype(int)


SIZE = {"width": SIDE_PX, "height": SIDE_PX}


@pytest.mark.parametrize(
    ("sampler", "fields"),
    [
        ("dpmpp_2m", {}),
        ("euler_a", {"weight": 0.6}),
        ("heun", {"start": 0.3, "end": 0.8}),
        ("ddim", {"weight": 1.7, "end": 0.5}),
    ],
)
def test_the_picture_is_the_one_that_diffusers_makes(
    engine: DiffusersEngine,
    tiny_checkpoints: dict[str, Path],
    nets: list[tuple[ControlNetModel, str, Path]],
    sampler: str,
    fields: dict[str, float],
) -> None:
    folder, (network, sha256, file) = tiny_checkpoints["epsilon"], nets[0]
    request = a_request(sampler=sampler, steps=6, seed=3)
    control = a_control(sha256, lines(), **fields)
    ours = made(engine, folder, with_controls(request, control), {sha256: file}, [lines()])
    reference = theirs(
        "StableDiffusionControlNetPipeline",
        folder,
        request,
        network,
        image=Image.fromarray(lines()),
        controlnet_conditioning_scale=control.weight,
        control_guidance_start=control.start,
        control_guidance_end=control.end,
        **SIZE,
    )
    assert np.abs(ours - reference).max() <= 1
    assert np.abs(ours - made(engine, folder, request, {}, [])).max() > 10


def test_several_at_once_add_up_as_in_diffusers(
    engine: DiffusersEngine,
    tiny_checkpoints: dict[str, Path],
    nets: list[tuple[ControlNetModel, str, Path]],
) -> None:
    folder = tiny_checkpoints["v_prediction"]
    hints = [lines(0), lines(1)]
    controls = [
        a_control(nets[0][1], hints[0], weight=0.8, end=0.7),
        a_control(nets[1][1], hints[1], kind="depth", weight=0.5, start=0.2),
    ]
    request = with_controls(a_request(steps=6, seed=3), *controls)
    files = {sha256: file for _network, sha256, file in nets}
    reference = theirs(
        "StableDiffusionControlNetPipeline",
        folder,
        request,
        MultiControlNetModel([nets[0][0], nets[1][0]]),
        image=[Image.fromarray(one) for one in hints],
        controlnet_conditioning_scale=[0.8, 0.5],
        control_guidance_start=[0.0, 0.2],
        control_guidance_end=[0.7, 1.0],
        **SIZE,
    )
    ours = made(engine, folder, request, files, hints)
    assert np.abs(ours - reference).max() <= 1


def test_image_to_image_counts_the_steps_that_are_made(
    engine: DiffusersEngine,
    tiny_checkpoints: dict[str, Path],
    nets: list[tuple[ControlNetModel, str, Path]],
) -> None:
    folder, (network, sha256, file) = tiny_checkpoints["epsilon"], nets[0]
    image = picture(InputRole.IMAGE)
    inputs = {InputRole.IMAGE: image}
    plain = a_request(mode=modes.IMAGE_TO_IMAGE.key, inputs=inputs, strength=0.75, steps=8, seed=3)
    request = with_controls(plain, a_control(sha256, lines(), end=0.5))
    ours = made(engine, folder, request, {sha256: file}, [lines()], inputs=inputs)
    reference = theirs(
        "StableDiffusionControlNetImg2ImgPipeline",
        folder,
        request,
        network,
        image=Image.fromarray(image),
        control_image=Image.fromarray(lines()),
        strength=0.75,
        control_guidance_end=0.5,
        controlnet_conditioning_scale=1.0,
    )
    assert np.abs(ours - reference).max() <= 1


@pytest.mark.parametrize("checkpoint", ["epsilon", "inpainting"])
def test_inpainting_shows_it_the_latents_alone(
    engine: DiffusersEngine,
    tiny_checkpoints: dict[str, Path],
    nets: list[tuple[ControlNetModel, str, Path]],
    checkpoint: str,
) -> None:
    folder, (network, sha256, file) = tiny_checkpoints[checkpoint], nets[0]
    inputs = {role: picture(role) for role in (InputRole.IMAGE, InputRole.MASK)}
    plain = a_request(mode=modes.INPAINTING.key, inputs=inputs, strength=1.0, steps=6, seed=3)
    request = with_controls(plain, a_control(sha256, lines(), weight=0.8))
    ours = made(engine, folder, request, {sha256: file}, [lines()], inputs=inputs)
    reference = theirs(
        "StableDiffusionControlNetInpaintPipeline",
        folder,
        request,
        network,
        image=Image.fromarray(inputs[InputRole.IMAGE]),
        mask_image=Image.fromarray(inputs[InputRole.MASK]),
        control_image=Image.fromarray(lines()),
        strength=1.0,
        controlnet_conditioning_scale=0.8,
        **SIZE,
    )
    assert np.abs(ours - reference).max() <= 1


def test_a_lora_changes_the_unet_alone(
    engine: DiffusersEngine,
    tiny_checkpoints: dict[str, Path],
    nets: list[tuple[ControlNetModel, str, Path]],
    tmp_path: Path,
) -> None:
    folder, (network, sha256, file) = tiny_checkpoints["epsilon"], nets[0]
    lora = inspect_adapter(write_kohya(tmp_path / "lora.safetensors", alpha=2.0))
    plain = with_controls(a_request(steps=4), a_control(sha256, lines()))
    request = plain.model_copy(update={"adapters": (lora.ref(0.8),)})
    ours = partial(made, engine, folder, files={sha256: file}, hints=[lines()])
    with_both = ours(request=request, adapters={lora.sha256: str(lora.file)})
    pipeline_folder = tmp_path / "merged"
    merged_by_hand(folder, pipeline_folder, lambda _: 0.8 * 2.0 / RANK)
    reference = theirs(
        "StableDiffusionControlNetPipeline",
        pipeline_folder,
        plain,
        network,
        image=Image.fromarray(lines()),
        controlnet_conditioning_scale=1.0,
        **SIZE,
    )
    assert np.abs(with_both - reference).max() <= 1
    assert not np.array_equal(with_both, ours(request=plain))


def test_both_layouts_and_half_precision_give_the_same_picture(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    engine = an_engine(tmp_path / "cache")
    folder = build_checkpoint(tmp_path / "checkpoint", Variant.BASE)
    network = controlnet_for(folder)
    ours, original, bare, half = (tmp_path / f"{name}.safetensors" for name in "abcd")
    hashes = {
        write_controlnet(ours, network): ours,
        write_original(original, network): original,
        write_original(bare, network, prefix=""): bare,
    }
    request = a_request(steps=3)
    pictures = [
        made(
            engine,
            folder,
            with_controls(request, a_control(sha256, lines())),
            {sha256: file},
            [lines()],
        )
        for sha256, file in hashes.items()
    ]
    assert len(hashes) == 3
    assert np.array_equal(pictures[0], pictures[1])
    assert np.array_equal(pictures[0], pictures[2])
    sha256 = write_controlnet(half, network, torch.float16)
    request = with_controls(request, a_control(sha256, lines()))
    # Rounding the weights changes little in small networks.
    in_half = made(engine, folder, request, {sha256: half}, [lines()])
    assert 0 < np.abs(in_half - pictures[0]).mean() < 5


def test_a_union_is_told_what_the_hint_shows(
    tmp_path: Path, tiny_checkpoints: dict[str, Path]
) -> None:
    engine, folder = an_engine(tmp_path / "cache", exact=True), tiny_checkpoints["epsilon"]
    network = union_for(folder)
    file = tmp_path / "union.safetensors"
    sha256 = write_controlnet(file, network)
    request = a_request(steps=3, guidance_scale=1.0, sampler="euler")
    by_kind = {
        kind: made(
            engine,
            folder,
            with_controls(request, a_control(sha256, lines(), kind=kind)),
            {sha256: file},
            [lines()],
        )
        for kind in ("canny", "lineart", "pose", "tile")
    }
    assert np.array_equal(by_kind["canny"], by_kind["lineart"])
    assert not np.array_equal(by_kind["canny"], by_kind["pose"])
    assert not np.array_equal(by_kind["canny"], by_kind["tile"])
    old = tmp_path / "old.safetensors"
    sha256 = write_controlnet(old, union_for(folder, types=6))
    with pytest.raises(StudioError) as caught:
        made(
            engine,
            folder,
            with_controls(request, a_control(sha256, lines(), kind="tile")),
            {sha256: old},
            [lines()],
        )
    assert caught.value.code is ErrorCode.CONTROL_KIND_UNKNOWN


def test_a_weight_of_nothing_changes_nothing(
    engine: DiffusersEngine,
    tiny_checkpoints: dict[str, Path],
    nets: list[tuple[ControlNetModel, str, Path]],
) -> None:
    folder, (_network, sha256, file) = tiny_checkpoints["epsilon"], nets[0]
    request = a_request()
    for fields in ({"weight": 0.0}, {"start": 0.5, "end": 0.5}):
        control = a_control(sha256, lines(), **fields)
        ours = made(engine, folder, with_controls(request, control), {sha256: file}, [lines()])
        assert np.array_equal(ours, made(engine, folder, request, {}, []))


@pytest.mark.parametrize("params", [{"fast": True}, {"seamless": "both"}])
def test_fast_and_seamless_pictures_follow_it_too(
    tiny_checkpoints: dict[str, Path],
    nets: list[tuple[ControlNetModel, str, Path]],
    tmp_path: Path,
    params: dict[str, Any],
) -> None:
    engine = an_engine(tmp_path)
    folder, (_network, sha256, file) = tiny_checkpoints["epsilon"], nets[0]
    request = a_request(steps=8, **params)
    controlled = with_controls(request, a_control(sha256, lines()))
    ours = made(engine, folder, controlled, {sha256: file}, [lines()])
    whole = made(
        engine,
        folder,
        with_controls(a_request(steps=8), *controlled.controls),
        {sha256: file},
        [lines()],
    )
    without = made(engine, folder, request, {}, [])
    assert not np.array_equal(ours, whole)
    # Nearer to what it approximates than to the picture that doesn't follow the hint.
    assert np.abs(ours - whole).mean() < np.abs(ours - without).mean()


def test_halves_one_after_the_other_give_the_same_picture(
    engine: DiffusersEngine,
    tiny_checkpoints: dict[str, Path],
    nets: list[tuple[ControlNetModel, str, Path]],
) -> None:
    folder, (_network, sha256, file) = tiny_checkpoints["epsilon"], nets[0]
    request = with_controls(a_request(), a_control(sha256, lines()))
    usual, saving = (
        made(engine, folder, request, {sha256: file}, [lines()], savings=savings)
        for savings in (0, int(MemorySaving.LOW_MEMORY_DENOISING))
    )
    assert np.abs(usual - saving).max() <= 1


def test_a_tile_is_the_picture_itself_unless_another_is_given(
    tiny_checkpoints: dict[str, Path],
    nets: list[tuple[ControlNetModel, str, Path]],
    tmp_path: Path,
) -> None:
    engine = an_engine(tmp_path)
    folder, (_network, sha256, file) = tiny_checkpoints["epsilon"], nets[0]
    image = picture(InputRole.IMAGE)
    inputs = {InputRole.IMAGE: image}
    plain = a_request(mode=modes.IMAGE_TO_IMAGE.key, inputs=inputs, strength=0.5)
    pictures = [
        made(
            engine,
            folder,
            with_controls(plain, a_control(sha256, hint, kind="tile")),
            {sha256: file},
            [] if hint is None else [hint],
            inputs=inputs,
        )
        for hint in (None, image, lines())
    ]
    assert np.array_equal(pictures[0], pictures[1])
    assert not np.array_equal(pictures[0], pictures[2])


def test_a_hint_is_cropped_like_the_part_that_is_inpainted(
    tiny_checkpoints: dict[str, Path],
    nets: list[tuple[ControlNetModel, str, Path]],
    tmp_path: Path,
) -> None:
    engine = an_engine(tmp_path)
    folder, (_network, sha256, file) = tiny_checkpoints["epsilon"], nets[0]
    image = np.zeros((SIDE_PX, 2 * SIDE_PX, 3), np.uint8) + 120
    mask = np.zeros_like(image)
    mask[20:40, 80:100] = 255
    hint = np.zeros_like(image)
    hint[:, 64:] = lines()
    inputs = {InputRole.IMAGE: image, InputRole.MASK: mask}
    request = a_request(
        mode=modes.INPAINTING.key, inputs=inputs, strength=1.0, context="64,0,64,64"
    )

    def with_hint(rgb: Rgb) -> Any:
        control = a_control(sha256, rgb)
        return made(
            engine, folder, with_controls(request, control), {sha256: file}, [rgb], inputs=inputs
        )

    beside = hint.copy()
    beside[:, :60] = 255  # isn't seen
    within = hint.copy()
    within[30, 64:] = 255
    assert np.array_equal(with_hint(hint), with_hint(beside))
    assert not np.array_equal(with_hint(hint), with_hint(within))


def test_an_inpainting_controlnet_sees_the_picture_without_its_masked_area(
    tiny_checkpoints: dict[str, Path],
    nets: list[tuple[ControlNetModel, str, Path]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine = an_engine(tmp_path)
    folder, (_network, sha256, file) = tiny_checkpoints["epsilon"], nets[0]
    seen: list[Any] = []
    usual = ControlNetModel.forward

    def watched(self: ControlNetModel, *rest: Any, **options: Any) -> Any:
        seen.append(options["controlnet_cond"][0].permute(1, 2, 0).float().numpy())
        return usual(self, *rest, **options)

    monkeypatch.setattr(ControlNetModel, "forward", watched)
    inputs = {role: picture(role) for role in (InputRole.IMAGE, InputRole.MASK)}
    plain = a_request(mode=modes.INPAINTING.key, inputs=inputs, strength=1.0, steps=1)
    request = with_controls(plain, a_control(sha256, None, kind="inpaint"))
    made(engine, folder, request, {sha256: file}, [], inputs=inputs)
    masked = inputs[InputRole.MASK][..., 0] == 255
    clear = inputs[InputRole.MASK][..., 0] == 0
    assert (seen[0][masked] == -1).all()
    assert np.abs(seen[0][clear] - inputs[InputRole.IMAGE][clear] / 255).max() < 0.01


def test_the_picture_says_which_were_used(
    engine: DiffusersEngine,
    tiny_checkpoints: dict[str, Path],
    nets: list[tuple[ControlNetModel, str, Path]],
) -> None:
    folder, (_network, sha256, file) = tiny_checkpoints["epsilon"], nets[0]
    request = with_controls(a_request(), a_control(sha256, lines(), weight=0.5))
    (ready,) = run(engine, request, folder, controls={sha256: file}, hints=[lines()]).ready()
    assert ready.provenance.controls_sha256 == {"Tiny control": sha256}
    assert ready.request.controls == request.controls


def test_it_stays_in_memory_for_the_next_job_and_goes_with_the_last_that_uses_it(
    tiny_checkpoints: dict[str, Path],
    nets: list[tuple[ControlNetModel, str, Path]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reads: list[Path] = []
    usual = controlnet_loading._read

    def counted(path: Path, *rest: Any) -> Any:
        reads.append(path)
        return usual(path, *rest)

    monkeypatch.setattr(controlnet_loading, "_read", counted)
    engine = an_engine(tmp_path)
    folder, (_network, sha256, file) = tiny_checkpoints["epsilon"], nets[0]
    request = a_request(steps=1)
    controlled = with_controls(request, a_control(sha256, lines()), a_control(sha256, lines(1)))
    hints = [lines(), lines(1)]
    made(engine, folder, controlled, {sha256: file}, hints)
    made(engine, folder, controlled, {sha256: file}, hints)
    assert len(reads) == 1
    # The same network, in another checkpoint.
    made(
        engine,
        tiny_checkpoints["inpainting"],
        _inpainting(controlled),
        {sha256: file},
        hints,
        inputs=_BOTH,
    )
    assert len(reads) == 1
    made(engine, folder, request, {}, [])
    made(engine, folder, controlled, {sha256: file}, hints)
    assert len(reads) == 2


_BOTH = {role: picture(role) for role in (InputRole.IMAGE, InputRole.MASK)}


def _inpainting(request: GenerationRequest) -> GenerationRequest:
    plain = a_request(mode=modes.INPAINTING.key, inputs=_BOTH, steps=1)
    return with_controls(plain, *request.controls)


def test_memory_that_runs_out_while_it_is_read_is_found_elsewhere(
    tiny_checkpoints: dict[str, Path],
    nets: list[tuple[ControlNetModel, str, Path]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine = an_engine(tmp_path)
    folder, (_network, sha256, file) = tiny_checkpoints["epsilon"], nets[0]
    made(engine, tiny_checkpoints["v_prediction"], a_request(steps=1), {}, [])
    usual, failures = controlnet_loading._read, [MemoryError()]

    def short(path: Path, *rest: Any) -> Any:
        if failures:
            raise failures.pop()
        return usual(path, *rest)

    monkeypatch.setattr(controlnet_loading, "_read", short)
    request = with_controls(a_request(), a_control(sha256, lines()))
    made(engine, folder, request, {sha256: file}, [lines()])
    assert not failures


def test_it_goes_before_the_last_picture_is_decoded_in_tiles(
    tiny_checkpoints: dict[str, Path],
    nets: list[tuple[ControlNetModel, str, Path]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine, folder = an_engine(tmp_path), tiny_checkpoints["epsilon"]
    _network, sha256, file = nets[0]
    request = with_controls(a_request(), a_control(sha256, lines()))
    options: dict[str, Any] = {"controls": {sha256: file}, "hints": [lines()]}
    plain = run(engine, request, folder, **options).pictures()[0]
    decode = autoencoder.decode
    kept = engine._control_nets._kept

    def scarce(*arguments: Any) -> Any:
        if kept:
            raise MemoryError
        return decode(*arguments)

    monkeypatch.setattr(autoencoder, "decode", scarce)
    sparing = run(engine, request, folder, **options)
    assert sparing.ready()[0].provenance.memory_rung == 0
    monkeypatch.setattr(autoencoder, "decode", decode)
    again = run(engine, request, folder, **options).pictures()[0]
    assert np.array_equal(plain, sparing.pictures()[0])
    assert np.array_equal(plain, again)


def test_it_takes_turns_with_the_other_networks_on_a_small_card(
    tiny_checkpoints: dict[str, Path],
    nets: list[tuple[ControlNetModel, str, Path]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder, (_network, sha256, file) = tiny_checkpoints["epsilon"], nets[0]
    request = with_controls(a_request(steps=2), a_control(sha256, lines()))
    options: dict[str, Any] = {"controls": {sha256: file}, "hints": [lines()]}
    usual = run(an_engine(tmp_path), request, folder, **options)
    a_card(monkeypatch, free_bytes=2**30)
    brought: list[Any] = []
    bring = SequentialOffload._bring

    def watched(self: SequentialOffload, network: Any) -> None:
        brought.append(type(network).__name__)
        bring(self, network)

    monkeypatch.setattr(SequentialOffload, "_bring", watched)
    engine = an_engine(tmp_path)
    same_in_turns(usual, run(engine, request, folder, **options))
    assert brought.count("ControlNetModel") == 2
    # It has left the turns with the job, and joins them again.
    same_in_turns(usual, run(engine, request, folder, **options))
    assert brought.count("ControlNetModel") == 4


def test_stop_takes_effect_inside_it(
    tiny_checkpoints: dict[str, Path],
    nets: list[tuple[ControlNetModel, str, Path]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine = an_engine(tmp_path)
    folder, (_network, sha256, file) = tiny_checkpoints["epsilon"], nets[0]
    request = with_controls(a_request(steps=2), a_control(sha256, lines()))
    flag = CancelFlag()
    predicted: list[int] = []
    usual = ControlNetModel.forward

    def stopping(self: ControlNetModel, *rest: Any, **options: Any) -> Any:
        flag.set()
        found = usual(self, *rest, **options)
        predicted.append(1)
        return found

    monkeypatch.setattr(ControlNetModel, "forward", stopping)
    with pytest.raises(JobCancelled):
        made(engine, folder, request, {sha256: file}, [lines()], flag=flag)
    assert not predicted


def test_one_that_fits_no_other_checkpoint_is_refused(
    engine: DiffusersEngine,
    nets: list[tuple[ControlNetModel, str, Path]],
    tmp_path: Path,
) -> None:
    folder = build_checkpoint(tmp_path / "larger", Variant.BASE)
    _network, sha256, file = nets[0]
    request = with_controls(a_request(), a_control(sha256, lines()))
    with pytest.raises(StudioError) as caught:
        made(engine, folder, request, {sha256: file}, [lines()])
    assert caught.value.code is ErrorCode.CONTROL_UNFIT
    assert caught.value.arguments == {"control": "Tiny control", "model": "Tiny"}


def test_a_file_that_is_gone_or_another_is_reported_by_its_name(
    engine: DiffusersEngine,
    tiny_checkpoints: dict[str, Path],
    nets: list[tuple[ControlNetModel, str, Path]],
    tmp_path: Path,
) -> None:
    folder = tiny_checkpoints["epsilon"]
    sha256, other = nets[0][1], nets[1][2]
    request = with_controls(a_request(), a_control(sha256, lines()))
    for file, code in (
        (tmp_path / "gone.safetensors", ErrorCode.CONTROL_GONE),
        (other, ErrorCode.MODEL_FILE_DAMAGED),
    ):
        # A new engine: the last one still has it.
        with pytest.raises(StudioError) as caught:
            made(an_engine(tmp_path / "cache"), folder, request, {sha256: file}, [lines()])
        assert caught.value.code is code


def test_a_runtime_that_runs_the_whole_unet_leaves_it_to_torch() -> None:
    controlled = with_controls(a_request(), a_control("0" * 64, lines()))
    for wanted in Backend:
        assert _backend(a_request(), wanted) is wanted
    assert _backend(controlled, Backend.OPENVINO) is Backend.TORCH
    assert _backend(controlled, Backend.INDUCTOR) is Backend.INDUCTOR


@pytest.mark.parametrize(
    ("key", "pipeline"),
    [
        ("sd1-base", "StableDiffusionControlNetPipeline"),
        ("sdxl-base", "StableDiffusionXLControlNetPipeline"),
        ("sdxl-v", "StableDiffusionXLControlNetPipeline"),
    ],
)
def test_every_family_makes_the_picture_that_diffusers_makes(
    engine: DiffusersEngine,
    family_checkpoint: Callable[[str], Path],
    tmp_path: Path,
    key: str,
    pipeline: str,
) -> None:
    folder = family_checkpoint(key)
    networks = [controlnet_for(folder, seed) for seed in (1, 2)]
    files = {
        write_controlnet(file, network): file
        for network, file in zip(
            networks, (tmp_path / "1.safetensors", tmp_path / "2.safetensors"), strict=True
        )
    }
    hints = [lines(0), lines(1)]
    controls = [
        a_control(sha256, hint, weight=weight, end=end)
        for sha256, hint, weight, end in zip(files, hints, (0.8, 0.5), (0.7, 1.0), strict=True)
    ]
    request = a_request(steps=5, seed=3, sampler="euler")
    ours = made(engine, folder, with_controls(request, *controls), files, hints)
    reference = theirs(
        pipeline,
        folder,
        request,
        MultiControlNetModel(networks),
        image=[Image.fromarray(one) for one in hints],
        controlnet_conditioning_scale=[0.8, 0.5],
        control_guidance_end=[0.7, 1.0],
        **SIZE,
    )
    assert np.abs(ours - reference).max() <= 1
    assert np.abs(ours - made(engine, folder, request, {}, [])).max() > 10


@pytest.mark.parametrize("size", list(SMALLER))
def test_smaller_ones_make_the_picture_that_diffusers_makes(
    engine: DiffusersEngine,
    family_checkpoint: Callable[[str], Path],
    tmp_path: Path,
    size: str,
) -> None:
    folder, file = family_checkpoint("sdxl-base"), tmp_path / "small.safetensors"
    network = smaller_for(folder, size)
    sha256 = write_controlnet(file, network)
    request = a_request(steps=5, seed=3, sampler="euler")
    control = a_control(sha256, lines(), weight=0.8)
    ours = made(engine, folder, with_controls(request, control), {sha256: file}, [lines()])
    reference = theirs(
        "StableDiffusionXLControlNetPipeline",
        folder,
        request,
        network,
        image=Image.fromarray(lines()),
        controlnet_conditioning_scale=0.8,
        **SIZE,
    )
    assert np.abs(ours - reference).max() <= 1
    assert np.abs(ours - made(engine, folder, request, {}, [])).max() > 10


@pytest.mark.parametrize(("kind", "number"), [("pose", 0), ("tile", 6)])
def test_a_union_makes_the_picture_that_diffusers_makes(
    engine: DiffusersEngine,
    family_checkpoint: Callable[[str], Path],
    tmp_path: Path,
    kind: str,
    number: int,
) -> None:
    folder, file = family_checkpoint("sdxl-base"), tmp_path / "union.safetensors"
    network = union_for(folder)
    sha256 = write_controlnet(file, network)
    request = a_request(steps=5, seed=3, sampler="euler")
    control = a_control(sha256, lines(), kind=kind, weight=0.8, end=0.7)
    ours = made(engine, folder, with_controls(request, control), {sha256: file}, [lines()])
    reference = theirs(
        "StableDiffusionXLControlNetUnionPipeline",
        folder,
        request,
        network,
        control_image=[Image.fromarray(lines())],
        control_mode=[number],
        controlnet_conditioning_scale=0.8,
        control_guidance_end=0.7,
        **SIZE,
    )
    assert np.abs(ours - reference).max() <= 1


def test_one_of_another_family_is_refused_by_name(
    engine: DiffusersEngine, family_checkpoint: Callable[[str], Path], tmp_path: Path
) -> None:
    file = tmp_path / "control.safetensors"
    sha256 = write_controlnet(file, controlnet_for(family_checkpoint("sd1-base")))
    request = with_controls(a_request(), a_control(sha256, lines()))
    with pytest.raises(StudioError) as caught:
        made(engine, family_checkpoint("sdxl-base"), request, {sha256: file}, [lines()])
    assert caught.value.code is ErrorCode.CONTROL_UNFIT
