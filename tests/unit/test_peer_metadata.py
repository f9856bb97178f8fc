"""The settings that other programs write are read as those programs mean them."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdstudio.domain.embedded import (
    COMMENT,
    MAKER_NOTE,
    SIDECAR,
    USER_COMMENT,
    XMP_USER_COMMENT,
    Embedded,
)
from sdstudio.domain.metadata import encode
from sdstudio.domain.peer_metadata import PEERS, READER_VERSION, read_settings
from sdstudio.domain.picture_settings import LoraUse, PictureSettings
from sdstudio.imaging import encode_png, read_embedded
from tests.support.pictures import a_metadata, some_rgb

A1111 = (
    "a red fish <lora:ink:0.5>, {water|air}\nsecond line\n"
    "Negative prompt: blur, Negative prompt: twice\nlow quality\n"
    "Steps: 20, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 7.5, Seed: 0, "
    "Size: 512x768, Model hash: c0d1994c73, Model: real_v20, VAE: mse.safetensors, "
    "Denoising strength: 0.4, Clip skip: 2, "
    'Lora hashes: "ink: 0123456789ab, other: ff", '
    'Hashes: {"vae": "735e4c3a44", "model": "c0d1994c73"}, Version: v1.10.1'
)


def read(**texts: str) -> PictureSettings:
    found = read_or_none(texts)
    assert found is not None
    return found


def read_or_none(texts: dict[str, str]) -> PictureSettings | None:
    found, version = read_settings(Embedded("PNG", 8, 8, texts))
    assert version == READER_VERSION
    return found


def fields(found: PictureSettings, *names: str) -> tuple[Any, ...]:
    return tuple(getattr(found, name) for name in names)


def test_a_picture_of_ours_is_shown_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(encode_png(some_rgb(), encode(a_metadata("红鱼", seed=7))))
    found, _ = read_settings(read_embedded(path))
    assert found is not None
    assert fields(found, "program", "prompt", "seed", "sampler", "scheduler", "model_name") == (
        "SD Studio",
        "红鱼",
        7,
        "DPM++ 2M",
        "Uniform",
        "sd 2.1",
    )


# A1111 and those that write like it.


def test_a1111_is_read_exactly() -> None:
    found = read(parameters=A1111)
    assert found == PictureSettings(
        program="AUTOMATIC1111",
        prompt="a red fish <lora:ink:0.5>, {water|air}\nsecond line",
        negative_prompt="blur, Negative prompt: twice\nlow quality",
        seed=0,
        steps=20,
        sampler="DPM++ 2M",
        scheduler="Karras",
        guidance=7.5,
        width=512,
        height=768,
        strength=0.4,
        model_name="real_v20",
        model_hash="c0d1994c73",
        vae="mse",
        loras=(LoraUse(name="ink", weight=0.5, hash="0123456789ab"),),
        clip_skip=2,
        others=(
            ("Lora hashes", "ink: 0123456789ab, other: ff"),
            ("Hashes", '{"vae": "735e4c3a44", "model": "c0d1994c73"}'),
            ("Version", "v1.10.1"),
        ),
    )


def test_negative_prompt_is_a_label_only_at_the_start_of_a_line() -> None:
    found = read(parameters="a Negative prompt: sign\nSteps: 20, Seed: 1, Size: 8x8")
    assert fields(found, "prompt", "negative_prompt") == ("a Negative prompt: sign", "")


def test_a_last_line_with_fewer_than_three_pairs_is_prompt() -> None:
    found = read(parameters="a fish\nphoto by: me, year: 1999")
    assert fields(found, "prompt", "steps") == ("a fish\nphoto by: me, year: 1999", None)


def test_the_prompt_may_be_absent_or_begin_with_a_brace() -> None:
    found = read(parameters="Steps: 20, Sampler: Euler, Seed: 1, Size: 8x8")
    assert fields(found, "prompt", "steps") == ("", 20)
    found = read(parameters="Negative prompt: blur\nSteps: 20, Sampler: Euler, Seed: 1")
    assert fields(found, "prompt", "negative_prompt") == ("", "blur")
    found = read(parameters="{a|b} fish\nSteps: 20, Sampler: Euler, Seed: 1, Size: 8x8")
    assert fields(found, "prompt", "seed") == ("{a|b} fish", 1)


def test_a_line_that_an_extension_adds_does_not_hide_the_settings() -> None:
    found = read(parameters="a fish\nSteps: 20, Sampler: Euler, Seed: 3\nTemplate: a {fish|cat}\n")
    assert fields(found, "prompt", "seed") == ("a fish", 3)
    assert ("After the settings", "Template: a {fish|cat}") in found.others


@pytest.mark.parametrize(
    ("more", "program"),
    [
        ("Version: v1.10.1", "AUTOMATIC1111"),
        ("Version: f2.0.1v1.10.1-previous-669-gdfdcbab6", "Forge"),
        ("App: SD.Next, Version: 0123abc", "SD.Next"),
        ("Version: ComfyUI", "ComfyUI"),
        ('Civitai resources: [{"type":"checkpoint","modelName":"Real, v2"}]', "Civitai"),
    ],
)
def test_programs_that_write_alike_are_told_apart(more: str, program: str) -> None:
    found = read(parameters=f"x\nSteps: 9, Sampler: Euler, Seed: 1, {more}")
    assert fields(found, "program", "steps", "seed") == (program, 9, 1)


def test_civitai_names_models_in_json_and_unknown_samplers() -> None:
    resources = [
        {"type": "checkpoint", "modelVersionId": 1, "modelName": "Real: v2, best"},
        {"type": "lora", "weight": 0.8, "modelName": "Ink, dark"},
    ]
    found = read(
        parameters="x\nSteps: 9, Sampler: Undefined, CFG scale: 7, Seed: 1, "
        f"Civitai resources: {json.dumps(resources)}, Civitai metadata: {{}}"
    )
    assert fields(found, "sampler", "model_name") == ("", "Real: v2, best")
    assert found.loras == (LoraUse(name="Ink, dark", weight=0.8),)


def test_forge_keeps_its_second_guidance() -> None:
    found = read(
        parameters="x\nSteps: 9, Sampler: Euler, Schedule type: Simple, CFG scale: 1, "
        "Distilled CFG Scale: 3.5, Seed: 1, Size: 8x8, Version: f2.0"
    )
    assert found.guidance == 1
    assert ("Distilled CFG Scale", "3.5") in found.others


@pytest.mark.parametrize("key", [USER_COMMENT, COMMENT, SIDECAR])
def test_its_text_is_found_in_comments_and_beside_the_picture(key: str) -> None:
    assert read(**{key: A1111}).seed == 0
    assert read_or_none({key: "Taken at: home, by: me, with: love"}) is None


@given(st.text(max_size=200), st.text(max_size=200))
def test_what_we_write_for_a1111_is_read_back(prompt: str, negative: str) -> None:
    metadata = a_metadata(prompt, negative_prompt=negative, seed=5)
    found = read(parameters=encode(metadata)["parameters"])
    assert fields(found, "program", "seed", "steps") == ("SD Studio", 5, 25)
    if not any(one in prompt + negative for one in "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"):
        cleaned = PictureSettings(program="", prompt=prompt, negative_prompt=negative)
        if "\n" not in prompt + negative:
            assert fields(found, "prompt") == (cleaned.prompt,)


# InvokeAI.


def test_invokeai_3_and_later_name_models_differently() -> None:
    for model in (
        {"model_name": "sdxl/real.safetensors", "base_model": "sdxl", "model_type": "main"},
        {"key": "abc", "hash": "blake3:ff", "name": "real", "base": "sdxl", "type": "main"},
    ):
        said = {
            "app_version": "5.0",
            "generation_mode": "img2img",
            "positive_prompt": "a fish",
            "negative_prompt": "blur",
            "width": 1024,
            "height": 768,
            "seed": 0,
            "cfg_scale": 7.5,
            "steps": 30,
            "scheduler": "dpmpp_2m_k",
            "strength": 0.6,
            "model": model,
            "vae": model,
            "loras": [{"model": model, "weight": 0.7}, {"lora": {"model_name": "ink"}}],
            "clip_skip": 0,
        }
        found = read(invokeai_metadata=json.dumps(said))
        assert fields(found, "program", "prompt", "seed", "sampler", "strength") == (
            "InvokeAI",
            "a fish",
            0,
            "dpmpp_2m_k",
            0.6,
        )
        assert fields(found, "model_name", "vae") == ("real", "real")
        assert [(one.name, one.weight) for one in found.loras] == [("real", 0.7), ("ink", 1.0)]


def test_invokeai_2_is_read() -> None:
    said = {
        "model": "stable diffusion",
        "model_weights": "sd-1.5",
        "model_hash": "ff",
        "app_version": "2.2",
        "image": {
            "prompt": [{"prompt": "a fish [blur, (bad)]", "weight": 1}],
            "steps": 30,
            "cfg_scale": 7,
            "width": 512,
            "height": 512,
            "seed": 9,
            "sampler": "k_lms",
            "type": "txt2img",
            "strength": 0.7,
        },
    }
    found = read(**{"sd-metadata": json.dumps(said)})
    assert fields(found, "prompt", "negative_prompt", "seed", "model_name", "strength") == (
        "a fish",
        "blur, (bad)",
        9,
        "sd-1.5",
        None,
    )


def test_invokeai_1_is_read() -> None:
    found = read(Dream='"a \\"red\\" fish" -s 30 -S 42 -W512 -H 640 -C7.5 -A k_euler_a')
    assert fields(found, "prompt", "steps", "seed", "width", "height", "guidance", "sampler") == (
        'a "red" fish',
        30,
        42,
        512,
        640,
        7.5,
        "k_euler_a",
    )


# Others.


def test_fooocus_is_read_in_both_schemes_and_from_its_log() -> None:
    said = {
        "prompt": "a fish",
        "negative_prompt": "",
        "full_negative_prompt": ["blur"],
        "seed": "6952411511246973023",
        "steps": 30,
        "resolution": "(896, 1152)",
        "guidance_scale": 4.0,
        "base_model": "jugg.safetensors",
        "base_model_hash": "aeb7",
        "sampler": "dpmpp_2m_sde_gpu",
        "scheduler": "karras",
        "loras": [["ink", 0.1, "4852"], ["None", 1.0, ""]],
        "styles": "['Fooocus V2']",
        "vae": "Default (model)",
        "version": "Fooocus v2.5.5",
    }
    for texts in (
        {"parameters": json.dumps(said), "fooocus_scheme": "fooocus"},
        {USER_COMMENT: json.dumps(said), MAKER_NOTE: "fooocus"},
        {"Comment": json.dumps(said)},
    ):
        found = read(**texts)
        assert fields(found, "program", "negative_prompt", "width", "height", "vae") == (
            "Fooocus",
            "",
            896,
            1152,
            "",
        )
        assert found.seed == 6952411511246973023
        assert found.loras == (LoraUse(name="ink", weight=0.1, hash="4852"),)
    log = {
        "Prompt": "a fish",
        "Performance": "Speed",
        "Base Model": "jugg.safetensors",
        "Seed": 4,
        "LoRA 1": "ink.safetensors : 0.1",
    }
    found = read(Comment=json.dumps(log))
    assert fields(found, "program", "model_name", "seed") == ("Fooocus", "jugg", 4)
    assert found.loras == (LoraUse(name="ink", weight=0.1),)
    found = read(parameters=A1111, fooocus_scheme="a1111")
    assert fields(found, "program", "seed") == ("Fooocus", 0)


def test_novelai_is_read_in_all_its_forms() -> None:
    said = {"steps": 28, "sampler": "k_euler", "seed": 0, "scale": 5, "uc": "blur", "strength": 0.7}
    texts = {
        "Software": "NovelAI",
        "Description": "a fish",
        "Source": "NovelAI Diffusion V4.5 4BDE2A90",
        "Comment": json.dumps(said),
    }
    for given_ in (texts, {USER_COMMENT: json.dumps(texts)}):
        found = read(**given_)
        assert fields(
            found, "program", "prompt", "negative_prompt", "seed", "model_name", "model_hash"
        ) == ("NovelAI", "a fish", "blur", 0, "NovelAI Diffusion V4.5", "4BDE2A90")
    fourth = {
        **said,
        "request_type": "PromptGenerateRequest",
        "v4_prompt": {
            "caption": {"base_caption": "two", "char_captions": [{"char_caption": "girl"}]}
        },
        "v4_negative_prompt": {"caption": {"base_caption": "none", "char_captions": []}},
    }
    found = read(**{**texts, "Comment": json.dumps(fourth)})
    assert fields(found, "prompt", "negative_prompt", "strength") == ("two", "none", None)
    assert ("Character 1", "girl") in found.others


def test_swarmui_is_read_wherever_it_writes() -> None:
    said = {
        "sui_image_params": {
            "prompt": "a fish",
            "negativeprompt": "blur",
            "model": "OfficialStableDiffusion/sd_xl_base_1.0",
            "seed": "0",
            "steps": "20",
            "cfgscale": "7.0",
            "width": 1024,
            "height": 1024,
            "sampler": "euler",
            "scheduler": "normal",
            "loras": ["folder/ink"],
            "loraweights": ["0.5"],
            "swarm_version": "0.9.5",
        },
        "sui_extra_data": {"date": "2025-01-01"},
        "sui_models": [
            {"name": "OfficialStableDiffusion/sd_xl_base_1.0", "param": "model", "hash": "0xd7a9"},
            {"name": "folder/ink.safetensors", "param": "loras", "hash": "0xabc"},
        ],
    }
    for key in ("parameters", USER_COMMENT, "Model"):
        found = read(**{key: json.dumps(said, indent=2)})
        assert fields(
            found, "program", "seed", "steps", "guidance", "model_name", "model_hash"
        ) == (
            "SwarmUI",
            0,
            20,
            7.0,
            "sd_xl_base_1.0",
            "d7a9",
        )
        assert found.loras == (LoraUse(name="ink", weight=0.5, hash="abc"),)


def test_easy_diffusion_is_read_under_both_sets_of_names() -> None:
    spoken = {
        "Prompt": "a fish",
        "Negative Prompt": "blur",
        "Seed": "0",
        "Steps": "25",
        "Guidance Scale": "7.5",
        "Sampler": "euler_a",
        "Width": "512",
        "Height": "640",
        "Stable Diffusion model": "models/sd.ckpt",
        "Clip Skip": "True",
        "VAE model": "None",
    }
    requested = {
        "prompt": "a fish",
        "negative_prompt": "blur",
        "seed": 0,
        "num_inference_steps": 25,
        "guidance_scale": 7.5,
        "sampler_name": "euler_a",
        "width": 512,
        "height": 640,
        "use_stable_diffusion_model": "models/sd.ckpt",
        "use_lora_model": ["ink"],
        "lora_alpha": [0.4],
        "clip_skip": True,
    }
    as_texts = {key: str(value) for key, value in requested.items()}
    for texts in (spoken, as_texts, {USER_COMMENT: json.dumps(requested)}):
        found = read(**texts)
        assert fields(found, "program", "seed", "steps", "height", "model_name", "clip_skip") == (
            "Easy Diffusion",
            0,
            25,
            640,
            "sd",
            2,
        )
    assert read(**as_texts).loras == (LoraUse(name="ink", weight=0.4),)


def test_draw_things_is_read_from_xmp() -> None:
    said = {
        "c": "a fish",
        "uc": "blur",
        "scale": 5,
        "seed": 3,
        "size": "512x640",
        "steps": 20,
        "sampler": "DPM++ 2M Karras",
        "strength": 0.5,
        "model": "real.ckpt",
        "lora": [{"model": "ink.ckpt", "weight": 0.3}],
        "v2": {"clipSkip": 2},
    }
    found = read(**{XMP_USER_COMMENT: json.dumps(said)})
    assert fields(found, "program", "prompt", "width", "height", "strength", "clip_skip") == (
        "Draw Things",
        "a fish",
        512,
        640,
        0.5,
        2,
    )
    assert found.loras == (LoraUse(name="ink", weight=0.3),)


def test_midjourney_is_read_from_its_description() -> None:
    found = read(
        Description="a red fish --ar 16:9 --no blur --v 6 "
        "Job ID: 01234567-89ab-cdef-0123-456789abcdef"
    )
    assert fields(found, "program", "prompt", "negative_prompt", "model_name") == (
        "Midjourney",
        "a red fish",
        "blur",
        "Midjourney 6",
    )
    assert read_or_none({"Description": "a caption --of mine"}) is None


# Nothing raises.

_HOSTILE = [
    "{" * 100_000,
    '{"a":' * 50_000,
    "[" * 100_000,
    "[]",
    "{}",
    "null",
    "NaN",
    '{"prompt": NaN}',
    '{"1": {"class_type": "KSampler", "inputs": {"seed": NaN, "positive": ["1", 0]}}}',
    '{"a": ' + "9" * 5000 + "}",
    '{"nodes": [null, 1, [], {"id": {}}], "links": [null, [1, 2], {"id": []}]}',
    '"' + "\\" * 1000,
    "a: b, " * 20_000,
    "Steps: 1, a: {" * 5000,
    'Steps: 1, a: "' * 5000,
    "Negative prompt:" * 9999,
    "\ud800\0\u202e<img src=x>",
    "<lora:" * 5000,
    "--a " * 9000 + "Job ID: 01234567-89ab-cdef-0123-456789abcdef",
]
_KEYS = [
    "parameters",
    "prompt",
    "workflow",
    "Comment",
    "Description",
    "Dream",
    "sd-metadata",
    "invokeai_metadata",
    "invokeai_graph",
    USER_COMMENT,
    XMP_USER_COMMENT,
    SIDECAR,
]


@pytest.mark.parametrize("key", _KEYS)
def test_no_reader_raises_on_hostile_texts(key: str) -> None:
    for text in _HOSTILE:
        for peer in PEERS:
            found = peer.read({key: text, "fooocus_scheme": "a1111", "Software": "NovelAI"})
            assert found is None or isinstance(found, PictureSettings)


_WORDS = [
    "class_type",
    "inputs",
    "positive",
    "negative",
    "model",
    "seed",
    "steps",
    "latent_image",
    "text",
    "nodes",
    "links",
    "id",
    "type",
    "mode",
    "widgets_values",
    "outputs",
    "image",
    "prompt",
    "caption",
    "char_captions",
    "sui_image_params",
    "loras",
    "loraweights",
    "base_model",
    "performance",
    "uc",
    "c",
    "scale",
    "v4_prompt",
    "sampler",
    "1",
    "2",
    "3",
    "lora_name",
    "definitions",
    "subgraphs",
    "lora_1",
    "lora",
    "strength",
    "resolution",
    "sui_models",
]
_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["KSampler", "1", "2", "LoraLoader", "CLIPTextEncode"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(st.sampled_from(["1", "2", "3"]), st.integers(-2, 2)).map(list)
        | st.dictionaries(
            st.sampled_from(_WORDS) | st.text(max_size=3),
            inner,
            max_size=6,
        )
    ),
    max_leaves=25,
)


@given(st.dictionaries(st.sampled_from(_KEYS), _JSON, max_size=3))
@settings(max_examples=300)
def test_no_reader_raises_on_json_of_any_shape(values: dict[str, Any]) -> None:
    texts = {key: json.dumps(value) for key, value in values.items()}
    for peer in PEERS:
        found = peer.read(texts)
        assert found is None or isinstance(found, PictureSettings)


def test_more_loras_than_can_be_kept_are_not_even_built() -> None:
    for texts in (
        {"parameters": "<lora:a:1>" * 100_000 + "\nSteps: 1, Sampler: x, Seed: 1"},
        {"Prompt": "x", "num_inference_steps": "1", "use_lora_model": "[" + "a," * 500_000},
        {"parameters": json.dumps({"loras": [["a", 1]] * 100_000}), "fooocus_scheme": "fooocus"},
    ):
        assert len(read(**texts).loras) == 1


def test_a_subgraph_that_is_used_over_and_over_ends() -> None:
    inner = [
        {
            "id": f"s{number}",
            "nodes": [
                {"id": id_, "type": f"s{number + 1}", "inputs": [{"name": "a", "link": 1}] * 400}
                for id_ in range(3)
            ],
            "links": [[link, -10, 0, 1, 0, "x"] for link in range(2000)],
        }
        for number in range(17)
    ]
    said = {
        "nodes": [{"id": 1, "type": "s0"}, {"id": 2, "type": "CLIPTextEncode"}],
        "links": [],
        "definitions": {"subgraphs": inner},
    }
    assert read_or_none({"workflow": json.dumps(said)}) is None
