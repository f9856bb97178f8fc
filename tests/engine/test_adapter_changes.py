"""Adapters of every kind change weights as the programs that train them say."""

from pathlib import Path

import pytest
import torch
from safetensors import safe_open
from torch import Tensor, nn

from sdstudio.domain.adapter_changes import outline
from sdstudio.domain.adapter_layers import UNET, Layer, Part
from sdstudio.domain.adapter_scales import LoraScales
from sdstudio.domain.adapters import AdapterKind, AdapterRef
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.engine.adapter_changes import Change
from sdstudio.engine.adapter_merge import changes_of

MERGED_BY_OTHERS = sorted(
    (Path(__file__).parents[1] / "fixtures" / "adapters").glob("*.safetensors")
)
A_REF = AdapterRef(kind=AdapterKind.LORA, name="ink", sha256="0" * 64)


def read(file: Path) -> tuple[dict[str, dict[str, Tensor]], dict[str, str]]:
    """The tensors of a file by what they are, and what its header says."""
    found: dict[str, dict[str, Tensor]] = {"base": {}, "adapter": {}, "merged": {}}
    with safe_open(file, "pt") as opened:
        for key in opened.keys():  # noqa: SIM118 - not a mapping
            kind, _, name = key.partition(":")
            found[kind][name] = opened.get_tensor(key)
        return found, dict(opened.metadata())


def where(name: str) -> tuple[Layer, str]:
    """The layer of a weight or bias, and which of them it is."""
    component, colon, path = name.rpartition(":")
    path, _, which = path.rpartition(".")
    return Layer(component if colon else UNET, path.replace(".", "_")), which


@pytest.mark.parametrize("file", MERGED_BY_OTHERS, ids=lambda file: file.stem)
def test_a_weight_changes_as_where_the_adapter_comes_from(file: Path) -> None:
    tensors, said = read(file)
    ref = A_REF.model_copy(update={"weight": float(said["weight"])})
    changes = changes_of(ref, tensors["adapter"], LoraScales.of(said))
    assert tensors["merged"]
    for name, expected in tensors["merged"].items():
        layer, which = where(name)
        base = tensors["base"][name]
        change = changes[layer]
        added = change.to_weight(base) if which == "weight" else change.to_bias()
        found = base if added is None else base + added
        torch.testing.assert_close(found, expected, rtol=1e-5, atol=1e-5)
    assert any(
        not torch.equal(tensors["base"][one], tensors["merged"][one]) for one in tensors["merged"]
    )


def test_each_kind_was_merged_by_others() -> None:
    assert len(MERGED_BY_OTHERS) == 21
    merged = {part for file in MERGED_BY_OTHERS for part in parts_in(file)}
    assert merged == set(Part)


def parts_in(file: Path) -> set[Part]:
    tensors, said = read(file)
    changes = changes_of(A_REF, tensors["adapter"], LoraScales.of(said)).values()
    return {part for change in changes for part in change.parts}


def a_change(strength: float, **parts: Tensor) -> Change:
    named = {Part(name): tensor for name, tensor in parts.items()}
    planned = outline({part: tuple(tensor.shape) for part, tensor in named.items()})
    return Change(A_REF, named, planned, 1.0, strength)


def test_dora_at_no_strength_changes_nothing_and_at_half_is_half_way() -> None:
    weight = torch.randn(4, 3)
    parts = {"down": torch.randn(2, 3), "up": torch.randn(4, 2), "dora_scale": torch.rand(4, 1)}
    none, half, whole = (a_change(strength, **parts).to_weight(weight) for strength in (0, 0.5, 1))
    assert none is not None
    assert half is not None
    assert whole is not None
    assert not none.any()
    torch.testing.assert_close(half, whole / 2)
    norms = torch.linalg.vector_norm(weight + whole, dim=1, keepdim=True)
    torch.testing.assert_close(norms, parts["dora_scale"])


def test_differences_of_weight_and_bias_are_added() -> None:
    layer = nn.GroupNorm(2, 4)
    change = a_change(0.5, diff=torch.ones(4), diff_b=torch.arange(4.0))
    assert change.fits(layer)
    added = change.to_weight(layer.weight.data)
    assert added is not None
    assert added.tolist() == [0.5] * 4
    bias = change.to_bias()
    assert bias is not None
    assert bias.tolist() == [0, 0.5, 1, 1.5]
    assert not change.fits(nn.GroupNorm(2, 8))
    assert not change.fits(nn.Linear(1, 4, bias=False))


@pytest.mark.parametrize(
    "parts",
    [
        {"hada_w1_a": (8, 2), "hada_w1_b": (2, 6), "hada_w2_a": (8, 2)},
        {"hada_w1_a": (8, 2), "hada_w1_b": (2, 6), "hada_w2_a": (6, 2), "hada_w2_b": (2, 8)},
        {"hada_w1_a": (8, 2), "hada_w1_b": (3, 6), "hada_w2_a": (8, 2), "hada_w2_b": (2, 6)},
        {"lokr_w1": (2, 2), "lokr_w2_a": (4, 1)},
        {"lokr_w1": (2, 2), "lokr_w1_a": (2, 1), "lokr_w1_b": (1, 2), "lokr_w2": (4, 3)},
        {"lokr_w1": (2,), "lokr_w2": (4, 3)},
        {"down": (2, 6), "up": (8, 2), "diff": (8, 6)},
        {"down": (2, 6), "up": (8, 2), "hada_t1": (2, 2, 1, 1)},
        {"down": (2, 6), "up": (8, 2), "dora_scale": (5,)},
        {"down": (2, 6), "up": (8, 2), "magnitude": (6,)},
        {"down": (2, 6), "up": (8, 2), "mid": (3, 2, 3, 3)},
        {"dora_scale": (8, 1)},
        {"alpha": ()},
        {"diff": ()},
    ],
)
def test_parts_that_do_not_go_together_are_refused_before_anything_is_multiplied(
    parts: dict[str, tuple[int, ...]],
) -> None:
    ends = {"down": "lora_down.weight", "up": "lora_up.weight", "mid": "lora_mid.weight"}
    ends |= {"magnitude": "lora_magnitude_vector"}
    tensors = {
        f"lora_unet_x.{ends.get(part, part)}": torch.ones(shape) for part, shape in parts.items()
    }
    with pytest.raises(StudioError) as caught:
        changes_of(A_REF, tensors, LoraScales.of({}))
    assert caught.value.code is ErrorCode.ADAPTER_UNREADABLE


def test_norms_of_another_number_of_inputs_do_not_fit() -> None:
    parts = {"down": torch.ones(1, 6), "up": torch.ones(8, 1), "dora_scale": torch.ones(1, 3)}
    assert not a_change(1.0, **parts).fits(nn.Linear(6, 8))
    parts["dora_scale"] = torch.ones(1, 6)
    assert a_change(1.0, **parts).fits(nn.Linear(6, 8))
