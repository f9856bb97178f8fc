"""A packed UNet computes what it did before."""

import copy
from pathlib import Path

import pytest
import torch
from diffusers import UNet2DConditionModel

from sdstudio.engine import packing
from sdstudio.engine.packing import PackedConv2d, PackedLinear, can_pack, pack
from sdstudio.engine.pipelines import PACKED, PLAIN
from sdstudio.engine.protocol import JobCancelled
from tests.engine.conversation import a_request
from tests.engine.tiny import an_engine, run
from tests.support.checkpoints import Variant, build_checkpoint

CPU = torch.device("cpu")

needs_packing = pytest.mark.skipif(
    not can_pack(CPU, torch.float32), reason="this torch cannot pack weights"
)


def a_unet(folder: Path) -> UNet2DConditionModel:
    loaded: UNet2DConditionModel = UNet2DConditionModel.from_pretrained(folder, subfolder="unet")
    return loaded.requires_grad_(False).eval()


@torch.inference_mode()
def predict(unet: UNet2DConditionModel, side: int = 24) -> torch.Tensor:
    drawn = torch.Generator().manual_seed(1)
    dtype, config = unet.dtype, unet.config
    latents = torch.randn(2, config["in_channels"], side, side, generator=drawn)
    prompt = torch.randn(2, 77, config["cross_attention_dim"], generator=drawn)
    labels = torch.tensor([20, 20]) if config["num_class_embeds"] else None
    if config["class_embed_type"] == "projection":
        width = config["projection_class_embeddings_input_dim"]
        labels = torch.randn(2, width, generator=drawn).to(dtype)
    result: torch.Tensor = unet(
        latents.to(dtype), torch.tensor(801), prompt.to(dtype), labels, return_dict=False
    )[0]
    return result.float()


def distance(one: torch.Tensor, other: torch.Tensor) -> float:
    return float((one - other).norm() / other.norm())


@needs_packing
@pytest.mark.parametrize("variant", list(Variant))
def test_it_computes_the_same_for_every_member_of_the_family(
    variant: Variant, tmp_path: Path
) -> None:
    unet = a_unet(build_checkpoint(tmp_path / "checkpoint", variant))
    expected = predict(unet)
    pack(unet, lambda: None)
    assert not any(type(part) is torch.nn.Linear for part in unet.modules())
    assert not any(type(part) is torch.nn.Conv2d for part in unet.modules())
    assert distance(predict(unet), expected) < 1e-5


@needs_packing
def test_in_bfloat16_it_is_as_exact_as_plain_bfloat16(tiny_checkpoints: dict[str, Path]) -> None:
    if not can_pack(CPU, torch.bfloat16):
        pytest.skip("no bfloat16 here")
    exact = a_unet(tiny_checkpoints["v_prediction"])
    plain = copy.deepcopy(exact).to(torch.bfloat16)
    packed = copy.deepcopy(plain)
    pack(packed, lambda: None)
    expected = predict(exact)
    assert distance(predict(packed), expected) < 1.2 * distance(predict(plain), expected)


@needs_packing
def test_moved_to_float32_and_back_it_computes_the_same(tiny_checkpoints: dict[str, Path]) -> None:
    if not can_pack(CPU, torch.bfloat16):
        pytest.skip("no bfloat16 here")
    unet = a_unet(tiny_checkpoints["v_prediction"]).to(torch.bfloat16)
    rounded = predict(copy.deepcopy(unet).float())
    pack(unet, lambda: None)
    before = predict(unet)
    unet.to(torch.float32)
    assert distance(predict(unet), rounded) < 1e-5
    unet.to(torch.bfloat16)
    assert torch.equal(predict(unet), before)


@needs_packing
def test_packing_can_be_stopped(tiny_checkpoints: dict[str, Path]) -> None:
    def stop() -> None:
        raise JobCancelled

    with pytest.raises(JobCancelled):
        pack(a_unet(tiny_checkpoints["v_prediction"]), stop)


def test_where_torch_lacks_the_operations_pictures_are_made_without_them(
    tiny_checkpoints: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tiny_checkpoints["v_prediction"]
    usual = run(an_engine(tmp_path), a_request(), folder)

    def gone(_dtype: torch.dtype) -> None:
        raise AttributeError("_linear_pointwise")

    monkeypatch.setattr(packing, "_try_out", gone)
    plain = run(an_engine(tmp_path), a_request(), folder)
    assert plain.ready()[0].provenance.kernels == PLAIN
    assert usual.ready()[0].provenance.kernels in {PLAIN, PACKED}
    assert abs(plain.pictures()[0].astype(int) - usual.pictures()[0]).max() <= 1


def test_a_graphics_card_is_left_alone() -> None:
    assert not can_pack(torch.device("meta"), torch.float32)


@needs_packing
def test_packed_parts_say_what_they_are() -> None:
    linear = PackedLinear(torch.eye(4), None)
    values = torch.arange(8.0).view(2, 4)
    assert torch.allclose(linear(values), values)
    assert torch.allclose(linear.combined(values, values, "mul"), values**2)
    conv = PackedConv2d(torch.nn.Conv2d(4, 4, 1, bias=False))
    assert conv(torch.zeros(1, 4, 3, 3)).shape == (1, 4, 3, 3)
