"""Tiny checkpoints, made once."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from sdstudio.engine import process_environment

# Before torch is imported, as in the engine process.
process_environment.prepare_environment()

import torch  # noqa: E402

from sdstudio.domain.families import FAMILIES  # noqa: E402
from tests.engine.tiny import write_tokenizer  # noqa: E402
from tests.support.checkpoints import Variant, build_checkpoint  # noqa: E402
from tests.support.family_checkpoints import build_family_checkpoint  # noqa: E402


@pytest.fixture(scope="session", autouse=True)
def one_thread() -> Iterator[None]:
    """More threads than that only wait for each other in networks of this size."""
    usual = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(usual)


@pytest.fixture(scope="session", autouse=True)
def compiled_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """As in the engine process, torch keeps what it compiles out of the temporary folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TORCHINDUCTOR_CACHE_DIR", str(tmp_path_factory.mktemp("inductor")))
        yield


@pytest.fixture(scope="session")
def tiny_checkpoints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One by prediction type, one each for inpainting and depth, and one stored in float16."""
    folder = tmp_path_factory.mktemp("checkpoints")
    tokenizer = write_tokenizer(folder / "tokenizer")
    return {
        name: build_checkpoint(
            folder / name, variant, dtype=dtype, tokenizer=tokenizer, layers_per_block=1, levels=2
        )
        for name, variant, dtype in (
            ("epsilon", Variant.BASE, torch.float32),
            ("v_prediction", Variant.V, torch.float32),
            ("inpainting", Variant.INPAINTING, torch.float32),
            ("depth", Variant.DEPTH, torch.float32),
            ("half", Variant.V, torch.float16),
        )
    }


@pytest.fixture(scope="session")
def family_checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A tiny checkpoint, not to be changed, by the key of its configuration."""
    folder = tmp_path_factory.mktemp("families")
    tokenizer = write_tokenizer(folder / "tokenizer")
    known = {one.key: (row, one) for row in FAMILIES for one in row.configurations}

    @cache
    def build(key: str) -> Path:
        return build_family_checkpoint(folder / key, *known[key], tokenizer=tokenizer)

    return build
