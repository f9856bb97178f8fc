"""Merges LoRAs and textual inversions into a checkpoint for a job and removes them afterwards.

A LoRA is added to the weights themselves, so denoising costs nothing extra and works with any
attention implementation. The CPU does the additions: results don't depend on where a network is,
and an accelerator needs no memory for them. The original weights are kept and restored bit for bit.
"""

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load
from torch import Tensor, nn

from sdstudio.domain.adapter_layers import TEXT_ENCODER, UNET, Part, layer_of, layer_path
from sdstudio.domain.adapter_scales import LoraScales
from sdstudio.domain.adapters import AdapterKind, AdapterRef
from sdstudio.domain.controls import ControlRef
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.text import plain_name
from sdstudio.domain.triggers import word_key
from sdstudio.engine.failures import is_out_of_memory
from sdstudio.engine.pipeline import Pipeline
from sdstudio.engine.protocol import CancelFlag
from sdstudio.engine.winograd import weight_changed
from sdstudio.weights.header import read_header


@contextmanager
def adapted(
    pipeline: Pipeline,
    request: GenerationRequest,
    files: Mapping[str, Path],
    cancelled: CancelFlag,
) -> Iterator[Mapping[str, Mapping[str, Tensor]]]:
    """Merge the request's LoRAs into ``pipeline`` during the block.

    Args:
        files: paths of the adapters' files, by SHA-256.

    Yields:
        the learned embeddings, (vectors, width) in float32, by the key of their word and the
        component of the text encoder that they are for.

    Raises:
        StudioError: ``ADAPTER_GONE``, ``ADAPTER_UNREADABLE``, ``ADAPTER_UNSUPPORTED``,
            ``ADAPTER_UNFIT`` or ``ADAPTER_SAME_WORD``.
        JobCancelled: between two layers.
    """
    learned: dict[str, Mapping[str, Tensor]] = {}
    changes: dict[str, list[_Change]] = defaultdict(list)
    encoder = pipeline.text_encoders[0]
    for ref in request.adapters:
        cancelled.check()
        data = _read(ref, files)
        tensors = _tensors(ref, data)
        if ref.kind is AdapterKind.EMBEDDING:
            vectors = next(iter(tensors.values()))
            if len(tensors) != 1 or vectors.shape[-1] != encoder.width or vectors.ndim > 2:
                raise _unfit(ref, request)
            word = word_key(ref.name)
            if word in learned:
                raise StudioError(ErrorCode.ADAPTER_SAME_WORD, adapter=ref.name)
            learned[word] = {encoder.row.component: vectors.reshape(-1, encoder.width)}
        else:
            for layer, change in _changes(ref, tensors, _scales(ref, data)).items():
                changes[layer].append(change)
    with _merged(pipeline, request, changes, cancelled):
        yield learned


def sha256_by_name(files: Iterable[AdapterRef | ControlRef]) -> dict[str, str]:
    """The hashes of files by name, each once; equal names get the start of their hash appended."""
    named = dict.fromkeys((one.name, one.sha256) for one in files)
    often = Counter(name for name, _ in named)
    return {
        name if often[name] == 1 else f"{name} ({sha256[:8]})": sha256 for name, sha256 in named
    }


@dataclass(frozen=True, slots=True)
class _Change:
    """What a LoRA adds to one layer: ``scale`` × up @ middle @ down."""

    ref: AdapterRef
    down: Tensor
    up: Tensor
    middle: Tensor | None
    scale: float

    def added_to(self, weight: Tensor) -> Tensor | None:
        """``weight`` (float32, on the CPU) plus the change; ``None`` if the shapes don't match."""
        up, down = self.up.flatten(1), self.down.flatten(1)
        kernel = 1 if self.middle is None else math.prod(self.middle.shape[2:])
        # Before it is multiplied: thin files can ask for products of any size.
        if len(up) * down.shape[1] * kernel != weight.numel():
            return None
        try:
            if self.middle is None:
                product = up @ down
            else:
                product = torch.einsum("or,rshw,si->oihw", up, self.middle, down)
            return weight + self.scale * product.reshape(weight.shape)
        except RuntimeError as error:
            if is_out_of_memory(error):
                raise
            return None


@contextmanager
def _merged(
    pipeline: Pipeline,
    request: GenerationRequest,
    changes: Mapping[str, list[_Change]],
    cancelled: CancelFlag,
) -> Iterator[None]:
    layers = _layers(pipeline) if changes else {}
    kept: list[tuple[nn.Linear | nn.Conv2d, Tensor]] = []
    try:
        for name, added in changes.items():
            cancelled.check()
            layer = layers.get(name)
            if layer is None:
                raise _unfit(added[0].ref, request)
            original = layer.weight.data.cpu()
            weight = original.float()
            for change in added:
                merged = change.added_to(weight)
                if merged is None:
                    raise _unfit(change.ref, request)
                weight = merged
            # On the CPU: an accelerator may lack room for a second copy.
            kept.append((layer, original))
            layer.weight.data = weight.to(layer.weight.dtype).to(layer.weight.device)
            weight_changed(layer)
        yield
    finally:
        for layer, original in kept:
            layer.weight.data = original.to(layer.weight.device)
            weight_changed(layer)


def _layers(pipeline: Pipeline) -> dict[str, nn.Linear | nn.Conv2d]:
    """The layers that a LoRA can change, by the names used in LoRA files."""
    networks = ((UNET, pipeline.unet), (TEXT_ENCODER, pipeline.text_encoders[0].network))
    return {
        prefix + name.removeprefix("text_model.").replace(".", "_"): module
        for prefix, network in networks
        for name, module in network.named_modules()
        if isinstance(module, nn.Linear | nn.Conv2d)
    }


def _read(ref: AdapterRef, files: Mapping[str, Path]) -> bytes:
    try:
        data = files[ref.sha256].read_bytes()
    except (OSError, KeyError) as error:
        raise StudioError(ErrorCode.ADAPTER_GONE, adapter=ref.name) from error
    if hashlib.sha256(data).hexdigest() != ref.sha256:
        raise StudioError(ErrorCode.ADAPTER_GONE, adapter=ref.name)
    return data


def _tensors(ref: AdapterRef, data: bytes) -> dict[str, Tensor]:
    try:
        tensors = {key: tensor.float() for key, tensor in load(data).items()}
    except (SafetensorError, ValueError, KeyError) as error:
        raise StudioError(ErrorCode.ADAPTER_UNREADABLE, adapter=ref.name) from error
    # A single non-finite value would make every picture black.
    if not tensors or not all(bool(torch.isfinite(tensor).all()) for tensor in tensors.values()):
        raise StudioError(ErrorCode.ADAPTER_UNREADABLE, adapter=ref.name)
    return tensors


def _changes(
    ref: AdapterRef, tensors: Mapping[str, Tensor], scales: LoraScales
) -> dict[str, _Change]:
    parts: dict[str, dict[Part, Tensor]] = defaultdict(dict)
    paths: dict[str, str] = {}
    for key, tensor in tensors.items():
        found = layer_of(key)
        if found is None:
            raise StudioError(ErrorCode.ADAPTER_UNSUPPORTED, adapter=ref.name, found=key[:80])
        parts[found[0]][found[1]] = tensor
        paths[found[0]] = layer_path(key)
    changes = {}
    for layer, has in parts.items():
        if Part.DOWN not in has or Part.UP not in has:
            raise StudioError(ErrorCode.ADAPTER_UNREADABLE, adapter=ref.name)
        if has[Part.DOWN].ndim < 2 or has[Part.UP].ndim < 2:
            raise StudioError(ErrorCode.ADAPTER_UNREADABLE, adapter=ref.name)
        rank = len(has[Part.DOWN])
        if Part.ALPHA in has:
            scale = float(has[Part.ALPHA].flatten()[0]) / rank
        else:
            scale = scales.scale(paths[layer], rank)
        is_text = layer.startswith(TEXT_ENCODER)
        weight = ref.weight_in_text if is_text else ref.weight
        middle = has.get(Part.MIDDLE)
        changes[layer] = _Change(ref, has[Part.DOWN], has[Part.UP], middle, scale * weight)
    return changes


def _scales(ref: AdapterRef, data: bytes) -> LoraScales:
    try:
        return LoraScales.of(read_header(BytesIO(data)).metadata)
    except ValueError as error:
        found = plain_name(str(error)[:80])
        raise StudioError(ErrorCode.ADAPTER_UNSUPPORTED, adapter=ref.name, found=found) from error


def _unfit(ref: AdapterRef, request: GenerationRequest) -> StudioError:
    return StudioError(ErrorCode.ADAPTER_UNFIT, adapter=ref.name, model=request.checkpoint.name)
