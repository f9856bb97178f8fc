"""UNets run by a runtime other than torch: prepared once, cached, and used as drop-ins."""

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

#: Upper bound for the size of the graph file next to the weights.
_GRAPH_BYTES = 8 * 2**20
_POLL_MS = 50
# Increase whenever the cached files change.
_FORMAT = 1

Values = npt.NDArray[np.float32]
#: ``addition_embed_type`` of UNets that are told a pooled prompt and sizes.
_POOLED_AND_SIZES = "text_time"


class Computation(Protocol):
    """A loaded network that runs one evaluation at a time."""

    def start(self, inputs: tuple[Values, ...]) -> None:
        """Start evaluating; see :class:`CoreUnet` for the inputs."""

    def wait(self, milliseconds: int) -> bool:
        """Wait at most that long; return whether the evaluation has finished."""

    def stop(self) -> None:
        """Abort the evaluation; blocks until it has stopped."""

    def result(self) -> Values:
        """A copy of the output."""


class Runtime(Protocol):
    """Prepares and runs UNets."""

    @property
    def backend(self) -> Backend:
        """The backend this runtime implements."""

    @property
    def version(self) -> str:
        """Other versions may be unable to read what this one has prepared."""

    def prepare(
        self, unet: Path, target: Path, dtype: torch.dtype, check_cancelled: Callable[[], None]
    ) -> None:
        """Write the files that :meth:`open` reads into ``target``.

        Args:
            unet: a folder in diffusers' layout; the weights are in ``dtype`` or get cast to it.
            check_cancelled: called a few times a second; raises to stop.

        Raises:
            OSError, RuntimeError: the UNet can't be prepared.
        """

    def open(self, folder: Path, dtype: torch.dtype) -> Computation:
        """Load what :meth:`prepare` wrote, to compute in ``dtype``."""


class CoreUnet(nn.Module):
    """The part of ``unet`` that a runtime computes: what follows the sinusoidal embeddings."""

    def __init__(self, unet: Any) -> None:
        super().__init__()
        unet.get_time_embed = lambda sample, timestep: timestep.to(sample.dtype)
        if unet.config.get("addition_embed_type") == _POOLED_AND_SIZES:
            unet.get_aug_embed = lambda emb, added_cond_kwargs, **_: unet.add_embedding(
                added_cond_kwargs["added"].to(emb.dtype)
            )
        self.unet = unet

    def forward(
        self, sample: Tensor, time: Tensor, prompt: Tensor, added: Tensor | None = None
    ) -> Tensor:
        """Predict like the UNet.

        Args:
            sample: (n, channels, h, w).
            time: embedded timesteps, (n, width of the first level).
            prompt: (n, tokens, width).
            added: the pooled prompt and the embedded sizes side by side, (n, width), of UNets that
                take them.
        """
        told = None if added is None else {"added": added}
        predicted: Tensor = self.unet(
            sample, time, prompt, added_cond_kwargs=told, return_dict=False
        )[0]
        return predicted


class CompiledUnet(nn.Module):
    """Drop-in replacement for diffusers' UNet in the denoising loop.

    Sinusoidal embeddings are computed here: in bfloat16 a runtime rounds timestep 801 to 800, which
    makes its predictions ten times less accurate.

    Args:
        folder: written by ``runtime.prepare``.
        config: the UNet's diffusers configuration.
        check_cancelled: called during an evaluation; raises to stop it.
    """

    def __init__(
        self,
        runtime: Runtime,
        folder: Path,
        config: Mapping[str, Any],
        dtype: torch.dtype,
        check_cancelled: Callable[[], None],
    ) -> None:
        super().__init__()
        self.config = config
        self.dtype = dtype
        self.backend = runtime.backend
        self.version = runtime.version
        self._runtime = runtime
        self._folder = folder
        self._check_cancelled = check_cancelled
        self._usual = self._computation = runtime.open(folder, dtype)
        self._usual_dtype = dtype

    def forward(
        self,
        sample: Tensor,
        timestep: Tensor,
        *,
        encoder_hidden_states: Tensor,
        class_labels: Tensor | None = None,  # noqa: ARG002 - see can_compile
        added_cond_kwargs: Mapping[str, Tensor] | None = None,
        return_dict: bool = False,  # noqa: ARG002
    ) -> tuple[Tensor]:
        """See diffusers; (n, channels, h, w) and (n, tokens, width) to (n, 4, h, w)."""
        timesteps = timestep.reshape(-1).expand(len(sample))
        time = self._embedded(timesteps, self.config["block_out_channels"][0])
        inputs = [sample, time, encoder_hidden_states]
        if added_cond_kwargs is not None:
            sizes = added_cond_kwargs["time_ids"]
            told = self._embedded(sizes.flatten(), self.config["addition_time_embed_dim"])
            pooled = added_cond_kwargs["text_embeds"].float()
            inputs.append(torch.cat((pooled, told.reshape(len(sizes), -1)), dim=1))
        computation = self._computation
        computation.start(tuple(_values(one) for one in inputs))
        try:
            while not computation.wait(_POLL_MS):
                self._check_cancelled()
        except BaseException:
            computation.stop()
            raise
        return (torch.from_numpy(computation.result()),)

    def _embedded(self, numbers: Tensor, width: int) -> Tensor:
        """The sinusoids of ``numbers``, (n), float32: (n, width)."""
        embedded: Tensor = get_timestep_embedding(
            numbers,
            width,
            flip_sin_to_cos=self.config["flip_sin_to_cos"],
            downscale_freq_shift=self.config["freq_shift"],
        )
        return embedded

    def to(self, dtype: torch.dtype) -> "CompiledUnet":  # type: ignore[override]
        """Compute in ``dtype`` from now on: float32 to retry a step, then back."""
        is_usual = dtype is self._usual_dtype
        self._computation = self._usual if is_usual else self._runtime.open(self._folder, dtype)
        self.dtype = dtype
        return self


class CompiledUnets:
    """Finds UNets prepared for a runtime in the cache, or has them prepared.

    Args:
        runtime: ``None`` if none is installed.
        check_cancelled: see :class:`CompiledUnet`.
    """

    def __init__(
        self,
        runtime: Runtime | None,
        converted: ConvertedWeights,
        check_cancelled: Callable[[], None],
    ) -> None:
        self.runtime = runtime
        self._converted = converted
        self._check_cancelled = check_cancelled

    def take(
        self,
        file: HashedWeights,
        config: Mapping[str, Any],
        dtype: torch.dtype,
        cancelled: CancelFlag,
        on_waiting: Callable[[], None],
    ) -> CompiledUnet | None:
        """Load the UNet in ``file``, preparing it first if necessary (about a minute).

        Returns:
            ``None`` if torch must run it: no runtime, unsupported inputs (see
            :func:`can_compile`), no room in the cache, or a failure, which is logged.

        Args:
            on_waiting: called a few times a second while it is prepared.

        Raises:
            JobCancelled: while it is prepared.
        """
        runtime = self.runtime
        if runtime is None or not can_compile(config):
            return None

        def check_cancelled() -> None:
            cancelled.check()
            on_waiting()

        def make(target: Path) -> None:
            copy = self._converted.take(file, dtype, cancelled)
            if not self._converted.all_intact(cancelled):
                copy = self._converted.take(file, dtype, cancelled)
            if copy is None and not file.is_in_place:
                raise ValueError("the UNet has no folder to prepare it from")
            runtime.prepare(copy or file.path.parent, target, dtype, check_cancelled)

        written = file.config.read_bytes()
        kind = str(dtype).removeprefix("torch.")
        version = f"{runtime.backend}-{runtime.version}-{_FORMAT}"
        name = f"{kind}-{hashlib.sha256(written).hexdigest()[:12]}-{version}"
        try:
            size_bytes = file.parameter_count() * dtype.itemsize + _GRAPH_BYTES
            folder = self._converted.derive(file, name, size_bytes, make, cancelled)
            if folder is None:
                return None
            return CompiledUnet(runtime, folder, config, dtype, self._check_cancelled)
        except (OSError, RuntimeError, ValueError):
            _log.warning("%s can't run this UNet", runtime.backend, exc_info=True)
            return None


def can_compile(config: Mapping[str, Any]) -> bool:
    """Whether :class:`CoreUnet` has all inputs of the UNet: no labels, no other embeddings."""
    more = ("class_embed_type", "num_class_embeds", "encoder_hid_dim_type")
    known = ("block_out_channels", "flip_sin_to_cos", "freq_shift")
    return (
        not any(config.get(name) for name in more)
        and all(name in config for name in known)
        and config.get("addition_embed_type") in (None, _POOLED_AND_SIZES)
    )


def _values(tensor: Tensor) -> Values:
    values: Values = tensor.detach().float().contiguous().numpy()
    return values
