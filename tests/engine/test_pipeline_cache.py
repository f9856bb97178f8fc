"""The pipeline cache keeps as many models as fit and drops the least recently used one."""

from pathlib import Path

import pytest
import torch

from sdstudio.engine.cancellation import CancelGate
from sdstudio.engine.converted_weights import ConvertedWeights
from sdstudio.engine.pipeline import Pipeline
from sdstudio.engine.pipeline_cache import PipelineCache
from sdstudio.engine.protocol import CancelFlag
from sdstudio.engine.weights_hashes import WeightsHashes

ROOM = 2**50


class SmallCache:
    """A pipeline cache on a machine whose memory has room for ``models`` of them."""

    def __init__(self, cache: Path, models: int) -> None:
        self.kept = PipelineCache(
            torch.device("cpu"),
            CancelGate(),
            ConvertedWeights(cache, WeightsHashes(cache)),
            available_bytes=lambda _device: ROOM if len(self.kept._kept) < models else 0,
        )

    def take(self, folder: Path) -> Pipeline:
        return self.kept.take(folder, "Tiny", CancelFlag())


@pytest.fixture
def folders(tiny_checkpoints: dict[str, Path]) -> list[Path]:
    return [tiny_checkpoints[name] for name in ("epsilon", "v_prediction", "half")]


def test_two_models_that_fit_are_both_kept(folders: list[Path], tmp_path: Path) -> None:
    pipeline_cache = SmallCache(tmp_path, 3)
    first, second = pipeline_cache.take(folders[0]), pipeline_cache.take(folders[1])
    assert pipeline_cache.take(folders[0]) is first
    assert pipeline_cache.take(folders[1]) is second


def test_the_one_used_longest_ago_goes_when_memory_is_short(
    folders: list[Path], tmp_path: Path
) -> None:
    pipeline_cache = SmallCache(tmp_path, 2)
    first, second = pipeline_cache.take(folders[0]), pipeline_cache.take(folders[1])
    assert pipeline_cache.take(folders[0]) is first
    pipeline_cache.take(folders[2])
    assert pipeline_cache.take(folders[0]) is first
    assert pipeline_cache.take(folders[1]) is not second


def test_the_model_that_is_asked_for_stays_whatever_the_memory(
    folders: list[Path], tmp_path: Path
) -> None:
    pipeline_cache = SmallCache(tmp_path, 0)
    first = pipeline_cache.take(folders[0])
    assert pipeline_cache.take(folders[0]) is first
