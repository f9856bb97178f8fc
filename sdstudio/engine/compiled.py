"""A UNet that another runtime computes: prepared once, kept in the cache, and in its place."""

import hashlib
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import torch
from diffusers.models.embeddings import get_timestep_embedding
from torch import Tensor, nn

from sdstudio.domain.backends import Backend
from sdstudio.engine.converted_weights import ConvertedWeights
from sdstudio.engine.protocol import CancelFlag
from sdstudio.engine.weights_hashes import HashedWeights

_log = logging.getLogger(__name__)

#: Larger than the model's file for the graph beside the weights.
_GRAPH_BYTES = 8 * 2**20
_LOOK_MS = 50
# A new number wherever what is written into the cache changes.
_FORMAT = 1

Values = npt.NDArray[np.float32]


class Computation(Protocol):
    """A network that is ready to compute, one evaluation at a time."""

    def start(self, inputs: tuple[Values, Values, Values]) -> None:
        """Begin an evaluation: of the latents, the time's embedding and the prompt."""

    def wait(self, milliseconds: int) -> bool:
        """Whether it has ended by then."""

    def stop(self) -> None:
        """Give the evaluation up; returns when it has."""

    def result(self) -> Values:
        """What came out; a copy."""


class Runtime(Protocol):
    """What can prepare UNets and compute them."""

    @property
    def backend(self) -> Backend:
        """Which one it is."""

    @property
    def version(self) -> str:
        """Another one may not read what this one has prepared."""

    def prepare(
        self, unet: Path, target: Path, dtype: torch.dtype, look: Callable[[], None]
    ) -> None:
        """Write into ``target`` what :meth:`open` reads.

        Args:
            unet: a folder in diffusers' layout: weights in ``dtype``, or to be read in it.
            look: called some times a second, to stop by raising.

        Raises:
            OSError, RuntimeError: it does not work; the reason is in the log.
        """

    def open(self, folder: Path, dtype: torch.dtype) -> Computation:
        """What :meth:`prepare` wrote, ready to compute in ``dtype``."""


class CompiledUnet(nn.Module):
    """Stands where diffusers' UNet stands in the denoising.

    What the time is turned into is computed here: in bfloat16 a runtime takes step 801 for 800,
    and its predictions are then ten times further from the exact ones.

    Args:
        runtime: what computes it.
        folder: what it has prepared.
        config: the UNet's, in diffusers' terms.
        look: called while an evaluation goes on, to stop it by raising.
    """

    def __init__(
        self,
        runtime: Runtime,
        folder: Path,
        config: Mapping[str, Any],
        dtype: torch.dtype,
        look: Callable[[], None],
    ) -> None:
        super().__init__()
        self.config = config
        self.dtype = dtype
        self.backend = runtime.backend
        self.version = runtime.version
        self._runtime = runtime
        self._folder = folder
        self._look = look
        self._usual = self._computation = runtime.open(folder, dtype)
        self._usual_dtype = dtype

    def forward(
        self,
        sample: Tensor,
        timestep: Tensor,
        *,
        encoder_hidden_states: Tensor,
        class_labels: Tensor | None = None,  # noqa: ARG002 - none of those that are compiled
        return_dict: bool = False,  # noqa: ARG002
    ) -> tuple[Tensor]:
        """See diffusers; (n, channels, h, w) and (n, tokens, width) to (n, 4, h, w)."""
        time = get_timestep_embedding(
            timestep.reshape(-1).expand(len(sample)),
            self.config["block_out_channels"][0],
            flip_sin_to_cos=self.config["flip_sin_to_cos"],
            downscale_freq_shift=self.config["freq_shift"],
        )
        computation = self._computation
        computation.start((_values(sample), _values(time), _values(encoder_hidden_states)))
        try:
            while not computation.wait(_LOOK_MS):
                self._look()
        except BaseException:
            computation.stop()
            raise
        return (torch.from_numpy(computation.result()),)

    def to(self, dtype: torch.dtype) -> "CompiledUnet":  # type: ignore[override]
        """Compute in ``dtype`` from here on: in float32, to redo a step, and back."""
        is_usual = dtype is self._usual_dtype
        self._computation = self._usual if is_usual else self._runtime.open(self._folder, dtype)
        self.dtype = dtype
        return self


class CompiledUnets:
    """Finds what a runtime has prepared in the cache, and has it prepared where there is none.

    Args:
        runtime: ``None`` where none is installed.
        look: see :class:`CompiledUnet`.
    """

    def __init__(
        self, runtime: Runtime | None, converted: ConvertedWeights, look: Callable[[], None]
    ) -> None:
        self.runtime = runtime
        self._converted = converted
        self._look = look

    def take(
        self,
        file: HashedWeights,
        config: Mapping[str, Any],
        dtype: torch.dtype,
        cancelled: CancelFlag,
        on_waiting: Callable[[], None],
    ) -> CompiledUnet | None:
        """The UNet of ``file``, prepared now if it was not before (about a minute).

        ``None`` where torch has to do it: no runtime, a UNet that needs more than latents, time
        and prompt, no room in the cache, or a failure, which is in the log.

        Args:
            on_waiting: called some times a second while it is prepared.

        Raises:
            JobCancelled: while it is prepared.
        """
        runtime = self.runtime
        if runtime is None or not can_compile(config):
            return None

        def look() -> None:
            cancelled.check()
            on_waiting()

        def make(target: Path) -> None:
            copy = self._converted.take(file, dtype, cancelled)
            if not self._converted.were_sound(cancelled):
                copy = self._converted.take(file, dtype, cancelled)
            if copy is None and not file.is_in_place:
                raise ValueError("no folder of the UNet's own to prepare it from")
            runtime.prepare(copy or file.path.parent, target, dtype, look)

        written = file.config.read_bytes()
        kind = str(dtype).removeprefix("torch.")
        version = f"{runtime.backend}-{runtime.version}-{_FORMAT}"
        name = f"{kind}-{hashlib.sha256(written).hexdigest()[:12]}-{version}"
        try:
            size_bytes = file.parameter_count() * dtype.itemsize + _GRAPH_BYTES
            folder = self._converted.derive(file, name, size_bytes, make, cancelled)
            if folder is None:
                return None
            return CompiledUnet(runtime, folder, config, dtype, self._look)
        except (OSError, RuntimeError, ValueError):
            _log.warning("%s does not take the UNet", runtime.backend, exc_info=True)
            return None


def can_compile(config: Mapping[str, Any]) -> bool:
    """Whether a UNet sees nothing but latents, time and prompt."""
    more = ("class_embed_type", "num_class_embeds", "addition_embed_type", "encoder_hid_dim_type")
    known = ("block_out_channels", "flip_sin_to_cos", "freq_shift")
    return not any(config.get(name) for name in more) and all(name in config for name in known)


def _values(tensor: Tensor) -> Values:
    values: Values = tensor.detach().float().contiguous().numpy()
    return values
