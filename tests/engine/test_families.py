"""Every family of the table has its code, and what the UNet is conditioned on splits by rows."""

import json
from types import SimpleNamespace
from typing import Any

import pytest
import torch

from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.families import FAMILIES
from sdstudio.domain.model_family import ModelFamily
from sdstudio.engine.conditioning import Conditioning
from sdstudio.engine.families import functions
from sdstudio.paths import user_paths


@pytest.mark.parametrize("row", FAMILIES, ids=lambda row: row.key)
def test_a_family_has_a_network_for_each_component(row: ModelFamily) -> None:
    networks = functions(row.key).NETWORKS
    assert {part for task in CheckpointTask for part in row.weighted(task)} <= networks.keys()
    assert {part.component for part in row.single_file} <= networks.keys()


@pytest.mark.parametrize("row", FAMILIES, ids=lambda row: row.key)
def test_latents_are_scaled_there_and_back(row: ModelFamily) -> None:
    vae: Any = SimpleNamespace(config={"scaling_factor": 0.5})
    latents = torch.randn(1, row.latent_channels, 2, 2)
    scaled = functions(row.key).scaled(vae, latents)
    assert not torch.equal(scaled, latents)
    assert torch.allclose(functions(row.key).unscaled(vae, scaled), latents)


@pytest.mark.parametrize("row", FAMILIES, ids=lambda row: row.key)
def test_a_published_unet_is_measured_with_all_that_it_takes(row: ModelFamily) -> None:
    for one in row.configurations:
        folder = user_paths().model_configurations / "configurations" / one.key / "unet"
        unet = json.loads((folder / "config.json").read_text("utf-8"))
        tensors = functions(row.key).blank_conditioning(unet, torch.bfloat16).tensors
        assert tensors["encoder_hidden_states"].shape == (1, 77, row.text_width)
        takes_labels = unet["num_class_embeds"] or unet["class_embed_type"]
        assert ("class_labels" in tensors) == bool(takes_labels)


def test_a_conditioning_splits_by_rows() -> None:
    prompts = torch.arange(24.0).reshape(2, 3, 4)
    both = Conditioning({"prompts": prompts}).extended_by("labels", torch.tensor([7, 9]))
    assert both.rows == 2
    first, second = both.in_batches_of(1)
    assert torch.equal(first.tensors["prompts"], prompts[:1])
    assert second.tensors["labels"].tolist() == [9]
    assert [one.rows for one in both.in_batches_of(2)] == [2]
    towards = both.of_prompt()
    assert torch.equal(towards.tensors["prompts"], prompts[1:])
    assert towards.tensors["labels"].tolist() == [9]


def test_only_floating_point_tensors_change_their_dtype() -> None:
    one = Conditioning({"prompts": torch.ones(1, 2), "labels": torch.tensor([7])})
    half = one.to(torch.bfloat16)
    assert half.tensors["prompts"].dtype is torch.bfloat16
    assert half.tensors["labels"].dtype is torch.int64
