"""What a LoRA or an embedding is, told from its header; what is broken or hostile is refused."""

import hashlib
import json
import pickle
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from safetensors.torch import load_file, save_file

from sdstudio.domain.adapter_layers import (
    TEXT_ENCODER,
    TEXT_ENCODER_2,
    UNET,
    Layer,
    Part,
    layer_name,
    layer_of,
)
from sdstudio.domain.adapter_notes import adapter_notes
from sdstudio.domain.adapters import AdapterKind
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.adapter_inspection import inspect_adapter
from tests.support.adapters import (
    write_diffusers,
    write_embedding,
    write_kohya,
    write_old_diffusers,
    write_peft,
    write_widths,
)


def refusal(file: Path) -> StudioError:
    with pytest.raises(StudioError) as caught:
        inspect_adapter(file)
    return caught.value


@pytest.mark.parametrize("write", [write_kohya, write_diffusers, write_old_diffusers])
def test_a_lora_of_any_layout_tells_its_kind_name_hash_and_width(
    tmp_path: Path, write: object
) -> None:
    file = write(tmp_path / "水彩 style.safetensors")  # type: ignore[operator]
    adapter = inspect_adapter(file)
    assert (adapter.kind, adapter.name, adapter.text_width) == (
        AdapterKind.LORA, "水彩 style", 32,
    )  # fmt: skip
    assert adapter.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert adapter.ref(0.5).weight == 0.5


def test_embeddings_tell_their_word_and_its_length(tmp_path: Path) -> None:
    a1111 = inspect_adapter(write_embedding(tmp_path / "my-cat.safetensors", torch.ones(4, 1024)))
    assert (a1111.kind, a1111.name, a1111.vectors, a1111.text_width) == (
        AdapterKind.EMBEDDING, "my-cat", 4, 1024,
    )  # fmt: skip
    diffusers = write_embedding(tmp_path / "learned.safetensors", torch.ones(1024), key="<cat>")
    assert (inspect_adapter(diffusers).name, inspect_adapter(diffusers).vectors) == ("<cat>", 1)


@pytest.mark.parametrize(("width", "key"), [(768, "sd1"), (1024, "sd2"), (2048, "sdxl"), (32, "")])
def test_what_the_unet_reads_tells_the_family_of_a_lora(
    tmp_path: Path, width: int, key: str
) -> None:
    file = write_widths(tmp_path / "a.safetensors", width)
    assert (inspect_adapter(file).family, inspect_adapter(file).text_width) == (key, width)


def write_text_encoder_lora(
    file: Path, layers: dict[str, int], metadata: dict[str, str] | None = None
) -> Path:
    """A LoRA of text encoders alone; ``layers`` have these widths."""
    tensors = {}
    for layer, width in layers.items():
        tensors[f"{layer}.lora_down.weight"] = torch.ones(1, width)
        tensors[f"{layer}.lora_up.weight"] = torch.ones(width, 1)
    save_file(tensors, file, metadata=metadata)
    return file


TE1, TE2, TE = (
    f"lora_{prefix}_text_model_encoder_layers_0_self_attn_q_proj" for prefix in ("te1", "te2", "te")
)
PEFT_TE = "text_encoder.text_model.encoder.layers.0.self_attn.q_proj"


@pytest.mark.parametrize(
    ("layers", "metadata", "key", "text_width"),
    [
        ({TE: 1024}, {}, "sd2", 1024),
        ({TE: 768}, {}, "sd1", 768),
        ({TE1: 768, TE2: 1280}, {}, "sdxl", 2048),
        ({TE2: 1280}, {}, "sdxl", 2048),
        # Trainers number them where there are several.
        ({TE1: 768}, {}, "sdxl", 2048),
        ({PEFT_TE: 768}, {"ss_base_model_version": "sdxl_base_v1-0"}, "sdxl", 2048),
        (
            {PEFT_TE: 768},
            {"modelspec.architecture": "stable-diffusion-xl-v1-base/lora"},
            "sdxl",
            2048,
        ),
        # What its layers tell counts more.
        ({TE: 1024}, {"ss_base_model_version": "sd_v1"}, "sd2", 1024),
    ],
)
def test_text_encoders_tell_the_family_of_a_lora_with_its_header(
    tmp_path: Path, layers: dict[str, int], metadata: dict[str, str], key: str, text_width: int
) -> None:
    adapter = inspect_adapter(write_text_encoder_lora(tmp_path / "a.safetensors", layers, metadata))
    assert (adapter.family, adapter.text_width) == (key, text_width)


def test_a_lora_of_layers_that_no_family_tells_apart_has_what_its_header_says(
    tmp_path: Path,
) -> None:
    layer = "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn1_to_q"
    plain = write_text_encoder_lora(tmp_path / "a.safetensors", {layer: 1280})
    assert (inspect_adapter(plain).family, inspect_adapter(plain).text_width) == ("", 0)
    said = {"ss_base_model_version": "sd_v2"}
    told = write_text_encoder_lora(tmp_path / "b.safetensors", {layer: 1280}, said)
    assert (inspect_adapter(told).family, inspect_adapter(told).text_width) == ("sd2", 1024)


def test_embeddings_tell_their_family(tmp_path: Path) -> None:
    for width, key in ((768, "sd1"), (1024, "sd2"), (32, "")):
        file = write_embedding(tmp_path / f"{width}.safetensors", torch.ones(2, width))
        assert inspect_adapter(file).family == key
    both = tmp_path / "both.safetensors"
    save_file({"clip_l": torch.ones(3, 768), "clip_g": torch.ones(3, 1280)}, both)
    adapter = inspect_adapter(both)
    assert (adapter.kind, adapter.family, adapter.name, adapter.vectors, adapter.text_width) == (
        AdapterKind.EMBEDDING, "sdxl", "both", 3, 2048,
    )  # fmt: skip
    save_file({"clip_l": torch.ones(3, 768), "clip_g": torch.ones(2, 1280)}, both)
    assert refusal(both).code is ErrorCode.ADAPTER_UNREADABLE


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("lora_unet_double_blocks_0_img_attn_qkv.alpha", "FLUX.1"),
        ("transformer.single_transformer_blocks.0.attn.to_k.lora_A.weight", "FLUX.1"),
        ("diffusion_model.context_refiner.0.attention.to_k.lora_A.weight", "Z-Image"),
        ("diffusion_model.layers.0.attention.to_k.lora_A.weight", "Z-Image or Lumina 2"),
        ("lora_unet_layers_0_attention_to_k.lora_down.weight", "Z-Image or Lumina 2"),
        ("lora_unet_joint_blocks_0_x_block_attn_qkv.alpha", "Stable Diffusion 3"),
        ("transformer.transformer_blocks.0.txt_mlp.net.2.lora_A.weight", "Qwen-Image"),
    ],
)
def test_what_was_made_for_another_family_is_refused_by_its_name(
    tmp_path: Path, key: str, found: str
) -> None:
    error = refusal(write_widths(tmp_path / "a.safetensors", 1024, (key,)))
    assert error.code is ErrorCode.ADAPTER_OTHER_FAMILY
    assert error.arguments == {"adapter": "a", "found": found}


@pytest.mark.parametrize("word", ["cat\u202egnp.exe", "two\nlines", "\x1b]0;title\x07", "\ud800"])
def test_a_word_that_cannot_be_shown_gives_way_to_the_name_of_its_file(
    tmp_path: Path, word: str
) -> None:
    header = json.dumps({word: {"dtype": "U8", "shape": [8], "data_offsets": [0, 8]}}).encode()
    file = tmp_path / "my-cat.safetensors"
    file.write_bytes(len(header).to_bytes(8, "little") + header + bytes(8))
    assert inspect_adapter(file).name == "my-cat"


@pytest.mark.parametrize("key", ["a.lora_B.bias", "a.set_weight", "conv_in.weight"])
def test_what_is_no_lora_is_refused(tmp_path: Path, key: str) -> None:
    error = refusal(write_widths(tmp_path / "a.safetensors", 1024, (key,)))
    assert error.code is ErrorCode.ADAPTER_UNSUPPORTED
    assert error.arguments["found"] == key


@pytest.mark.parametrize(
    ("ending", "method"),
    [
        ("oft_blocks", "OFT"),
        ("boft_R", "BOFT"),
        ("on_input", "IA³"),
        ("a1.weight", "GLoRA"),
        ("vera_lambda_b", "VeRA"),
    ],
)
def test_what_cannot_be_merged_is_refused_by_the_name_of_its_method(
    tmp_path: Path, ending: str, method: str
) -> None:
    error = refusal(write_widths(tmp_path / "a.safetensors", 1024, (f"lora_unet_x.{ending}",)))
    assert error.code is ErrorCode.ADAPTER_METHOD
    assert error.arguments == {"adapter": "a", "method": method}


@pytest.mark.parametrize(
    ("metadata", "found"),
    [
        ({"lora_adapter_metadata": "{"}, "lora_adapter_metadata: {"),
        ({"lora_adapter_metadata": "[" * 100_000}, "lora_adapter_metadata: [[["),
        ({"unet.lora_alpha": "auto"}, "lora_alpha: auto"),
        ({"lora_alpha": "nan"}, "lora_alpha: nan"),
        ({"unet.alpha_pattern": "7"}, "alpha_pattern: 7"),
        ({"unet.alpha_pattern": '{"(a+)+b": 7}'}, "alpha_pattern: (a+)+b"),
        ({"unet.alpha_pattern": '{"to_k": null}'}, "alpha_pattern: None"),
    ],
)
def test_a_lora_whose_scale_cannot_be_read_is_refused(
    tmp_path: Path, metadata: dict[str, str], found: str
) -> None:
    error = refusal(write_peft(tmp_path / "a.safetensors", metadata))
    assert error.code is ErrorCode.ADAPTER_UNSUPPORTED
    assert str(error.arguments["found"]).startswith(found)


def test_what_a_header_says_besides_scales_is_of_no_concern(tmp_path: Path) -> None:
    said = {"format": "pt", "ss_network_alpha": "x", "unet.rank_pattern": "?", "unet.r": "many"}
    assert inspect_adapter(write_peft(tmp_path / "a.safetensors", said)).name == "a"


def test_what_is_broken_is_refused(tmp_path: Path) -> None:
    whole = write_kohya(tmp_path / "whole.safetensors").read_bytes()
    file = tmp_path / "a.safetensors"
    empty_header = (2).to_bytes(8, "little") + b"{}"
    for data in (b"", whole[:50], whole[:-1], whole + b"x", pickle.dumps({}), empty_header):
        file.write_bytes(data)
        is_part = whole.startswith(data)
        expected = ErrorCode.FILE_CUT_SHORT if is_part else ErrorCode.ADAPTER_UNREADABLE
        assert refusal(file).code is (expected if data else ErrorCode.FILE_EMPTY)
    write_embedding(file, torch.ones(0, 1024))
    assert refusal(file).code is ErrorCode.ADAPTER_UNREADABLE
    assert refusal(tmp_path).code is ErrorCode.ADAPTER_UNREADABLE
    assert refusal(tmp_path / "none.safetensors").code is ErrorCode.ADAPTER_GONE


@pytest.mark.parametrize("name", ["a.pt", "a.bin", "a.ckpt"])
def test_pickles_are_not_even_opened(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path / name).code is ErrorCode.ADAPTER_PICKLE


@pytest.mark.parametrize(
    "path",
    [
        "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn1_to_out_0",
        "unet.mid_block.attentions.0.transformer_blocks.0.attn1.to_out.0",
        "unet.mid_block.attentions.0.transformer_blocks.0.attn1.processor.to_out",
        "mid_block.attentions.0.transformer_blocks.0.attn1.processor.to_out",
        "base_model.model.mid_block.attentions.0.transformer_blocks.0.attn1.to_out.0",
        "base_model.model.unet.mid_block.attentions.0.transformer_blocks.0.attn1.to_out.0",
        "unet.base_model.model.mid_block.attentions.0.transformer_blocks.0.attn1.to_out.0",
    ],
)
def test_a_layer_has_one_name_whoever_writes_it(path: str) -> None:
    expected = "mid_block_attentions_0_transformer_blocks_0_attn1_to_out_0"
    assert layer_name(path) == Layer(UNET, expected)


@pytest.mark.parametrize(
    "path",
    [
        "lora_te_text_model_encoder_layers_3_self_attn_q_proj",
        "text_encoder.text_model.encoder.layers.3.self_attn.q_proj",
        "text_encoder.encoder.layers.3.self_attn.q_proj",
        "text_encoder.text_model.encoder.layers.3.self_attn.to_q",
        "text_encoder.base_model.model.text_model.encoder.layers.3.self_attn.q_proj",
        "base_model.model.text_model.encoder.layers.3.self_attn.q_proj",
    ],
)
def test_so_has_a_layer_of_the_text_encoder(path: str) -> None:
    assert layer_name(path) == Layer(TEXT_ENCODER, "encoder_layers_3_self_attn_q_proj")
    assert layer_of(f"{path}.lora_A.weight") == (layer_name(path), Part.DOWN)


@pytest.mark.parametrize(
    ("key", "component", "name"),
    [
        ("lora_te1_text_model_final_layer_norm", TEXT_ENCODER, "final_layer_norm"),
        (
            "lora_te2_text_model_encoder_layers_0_mlp_fc1",
            TEXT_ENCODER_2,
            "encoder_layers_0_mlp_fc1",
        ),
        ("text_encoder_2.text_model.final_layer_norm", TEXT_ENCODER_2, "final_layer_norm"),
        ("lora_te2_text_projection", TEXT_ENCODER_2, "text_projection"),
        ("clip_g.transformer.text_model.final_layer_norm", TEXT_ENCODER_2, "final_layer_norm"),
        ("diffusion_model.input_blocks.0.0", UNET, "conv_in"),
        ("lora_unet_time_embed_2", UNET, "time_embedding_linear_2"),
        ("lora_unet_label_emb_0_0", UNET, "add_embedding_linear_1"),
        ("lora_unet_out_2", UNET, "conv_out"),
        (
            "lora_unet_input_blocks_7_0_emb_layers_1",
            UNET,
            "down_blocks_2_resnets_0_time_emb_proj",
        ),
        (
            "lora_unet_output_blocks_3_0_in_layers_0",
            UNET,
            "up_blocks_1_resnets_0_norm1",
        ),
        ("lora_unet_output_blocks_2_1_conv", UNET, "up_blocks_0_upsamplers_0_conv"),
        ("lora_unet_middle_block_2_out_layers_3", UNET, "mid_block_resnets_1_conv2"),
        ("lora_te3_encoder_block_0", "", "lora_te3_encoder_block_0"),
    ],
)
def test_layers_of_every_component_and_of_the_original_code_have_their_names(
    key: str, component: str, name: str
) -> None:
    assert layer_name(key) == Layer(component, name)


@given(st.text(max_size=80))
def test_no_key_breaks_the_names(key: str) -> None:
    assert layer_of(key + ".alpha") == (layer_name(key), Part.ALPHA)


def test_embeddings_in_the_file_of_a_lora_are_told_and_left_out(tmp_path: Path) -> None:
    plain = write_kohya(tmp_path / "plain.safetensors")
    bundled = {
        **load_file(plain),
        "bundle_emb.ace.string_to_param.*": torch.zeros(2, 32),
        "bundle_emb.toy.clip_l": torch.zeros(1, 32),
        "bundle_emb.toy.clip_g": torch.zeros(1, 64),
    }
    save_file(bundled, tmp_path / "bundle.safetensors")
    adapter = inspect_adapter(tmp_path / "bundle.safetensors")
    assert adapter.layers == inspect_adapter(plain).layers
    assert adapter.bundled == ("ace", "toy")
    notes = " ".join(adapter_notes(adapter, None, lambda _context, text: text))
    assert "aren't used: “ace”, “toy”" in notes
    without = {key: value for key, value in bundled.items() if key.startswith("bundle_emb")}
    save_file(without, tmp_path / "bundle.safetensors")
    assert refusal(tmp_path / "bundle.safetensors").code is ErrorCode.ADAPTER_UNSUPPORTED
