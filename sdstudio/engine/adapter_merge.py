"""Merges LoRAs and textual inversions into a checkpoint for a job and removes them afterwards.

A LoRA is added to the weights themselves, so denoising costs nothing extra and works with any
attention implementation. The CPU does the additions: results don't depend on where a network is,
and an accelerator needs no memory for them. The original weights are kept and restored bit for bit.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load
from torch import Tensor, nn

from sdstudio.domain.adapter_changes import is_enough, outline
from sdstudio.domain.adapter_layers import (
    LAYERS_PER_BLOCK,
    UNET,
    Layer,
    Part,
    bundled_word,
    layer_of,
    layer_path,
)
from sdstudio.domain.adapter_scales import LoraScales
from sdstudio.domain.adapters import AdapterKind, AdapterRef, embedding_key
from sdstudio.domain.controls import ControlRef
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.text import plain_name
from sdstudio.domain.triggers import word_key
from sdstudio.engine.adapter_changes import Change, ChangeableLayer
from sdstudio.engine.derived_weights import weight_changed
from sdstudio.engine.pipeline import Pipeline
from sdstudio.engine.protocol import CancelFlag
from sdstudio.weights.header import read_header

_Learned = dict[str, Mapping[str, Tensor]]
_Changes = dict[Layer, list[Change]]


class Adapted:
    """A checkpoint with adapters.

    Args:
        learned: the learned embeddings, (vectors, width) in float32, by the key of their word and
            the component of the text encoder that they are for.
    """

    def __init__(self, learned: Mapping[str, Mapping[str, Tensor]]) -> None:
        self.learned = learned
        self._changed: list[ChangeableLayer] = []
        #: The parameters that have changed, as they were.
        self._kept: list[tuple[Tensor, Tensor]] = []

    def change(self, layer: ChangeableLayer, added: Iterable[Change]) -> None:
        """Make changes to a layer."""
        self._changed.append(layer)
        _change(layer, added, self._kept)

    def restore(self) -> bool:
        """Bring the original weights back, and release those that took their place.

        ``False`` if there are none.
        """
        had_any = bool(self._kept)
        while self._kept:
            _set(*self._kept.pop())
        while self._changed:
            weight_changed(self._changed.pop())
        return had_any


@contextmanager
def adapted(
    pipeline: Pipeline,
    request: GenerationRequest,
    files: Mapping[str, Path],
    cancelled: CancelFlag,
) -> Iterator[Adapted]:
    """Merge the request's LoRAs into ``pipeline`` during the block.

    Args:
        files: paths of the adapters' files, by SHA-256.

    Raises:
        StudioError: ``ADAPTER_GONE``, ``ADAPTER_UNREADABLE``, ``ADAPTER_UNSUPPORTED``,
            ``ADAPTER_UNFIT`` or ``ADAPTER_SAME_WORD``.
        JobCancelled: between two layers.
    """
    learned, changes = _read_all(pipeline, request, files, cancelled)
    layers = changeable_layers(pipeline) if changes else {}
    fitting = _fitting(layers, changes, request)
    # An adapter can take more than a gigabyte, which the job may need.
    changes.clear()
    merged = Adapted(learned)
    try:
        while fitting:
            cancelled.check()
            name, added = fitting.popitem()
            merged.change(layers[name], added)
            del added
        yield merged
    finally:
        merged.restore()


def _read_all(
    pipeline: Pipeline,
    request: GenerationRequest,
    files: Mapping[str, Path],
    cancelled: CancelFlag,
) -> tuple[_Learned, _Changes]:
    """The learned embeddings by their words, and the LoRAs' changes by layer."""
    learned: _Learned = {}
    changes: _Changes = defaultdict(list)
    for ref in request.adapters:
        cancelled.check()
        data = _read(ref, files)
        tensors = _tensors(ref, data)
        if ref.kind is AdapterKind.EMBEDDING:
            word = word_key(ref.name)
            if word in learned:
                raise StudioError(ErrorCode.ADAPTER_SAME_WORD, adapter=ref.name)
            learned[word] = _vectors(ref, tensors, pipeline, request)
        else:
            found = changes_of(ref, tensors, _scales(ref, data), _layers_per_block(pipeline))
            for layer, change in found.items():
                changes[layer].append(change)
    return learned, changes


def changes_of(
    ref: AdapterRef,
    tensors: Mapping[str, Tensor],
    scales: LoraScales,
    layers_per_block: int = LAYERS_PER_BLOCK,
) -> dict[Layer, Change]:
    """What a LoRA with these ``tensors`` (float32) changes, by layer.

    Args:
        scales: as its header gives them, for layers without their own.
        layers_per_block: of the UNet.

    Raises:
        StudioError: ``ADAPTER_UNREADABLE`` or ``ADAPTER_UNSUPPORTED``.
    """
    parts: dict[Layer, dict[Part, Tensor]] = defaultdict(dict)
    paths: dict[Layer, str] = {}
    for key, tensor in tensors.items():
        if bundled_word(key) is not None:
            continue
        found = layer_of(key, layers_per_block)
        if found is None:
            raise StudioError(ErrorCode.ADAPTER_UNSUPPORTED, adapter=ref.name, found=key[:80])
        parts[found[0]][found[1]] = tensor
        paths[found[0]] = layer_path(key)
    changes = {}
    for layer, has in parts.items():
        try:
            planned = outline({part: tuple(tensor.shape) for part, tensor in has.items()})
        except ValueError as error:
            raise StudioError(ErrorCode.ADAPTER_UNREADABLE, adapter=ref.name) from error
        if not planned.rank:
            scale = 1.0
        elif Part.ALPHA in has:
            scale = float(has[Part.ALPHA].flatten()[0]) / planned.rank
        else:
            scale = scales.scale(layer, paths[layer], planned.rank)
        strength = ref.weight if layer.component == UNET else ref.weight_in_text
        changes[layer] = Change(ref, has, planned, scale, strength)
    return changes


def sha256_by_name(files: Iterable[AdapterRef | ControlRef]) -> dict[str, str]:
    """The hashes of files by name, each once; equal names get the start of their hash appended."""
    named = dict.fromkeys((one.name, one.sha256) for one in files)
    often = Counter(name for name, _ in named)
    return {
        name if often[name] == 1 else f"{name} ({sha256[:8]})": sha256 for name, sha256 in named
    }


def _change(
    layer: ChangeableLayer, added: Iterable[Change], kept: list[tuple[Tensor, Tensor]]
) -> None:
    """Make changes to a layer; add the parameters that change to ``kept``, as they were."""
    original = layer.weight.data.cpu()
    weight = float_weight = original.float()
    bias: Tensor | None = None
    for change in added:
        more = change.to_weight(float_weight)
        weight = weight if more is None else weight + more
        more = change.to_bias()
        if more is not None:
            bias = more if bias is None else bias + more
    if weight is not float_weight:
        kept.append((layer.weight, original))
        _set(layer.weight, weight)
    if bias is not None and layer.bias is not None:
        original = layer.bias.data.cpu()
        kept.append((layer.bias, original))
        _set(layer.bias, original.float() + bias)
    weight_changed(layer)


def _set(parameter: Tensor, value: Tensor) -> None:
    # It was computed on the CPU: an accelerator may lack room for a second copy.
    parameter.data = value.to(parameter.dtype).to(parameter.device)


def _fitting(
    layers: Mapping[Layer, ChangeableLayer],
    changes: Mapping[Layer, list[Change]],
    request: GenerationRequest,
) -> dict[Layer, list[Change]]:
    """The changes of layers that the checkpoint has, at their sizes.

    Others are left out, such as what was trained on a checkpoint with other input channels, unless
    they are most of an adapter's. Nothing has been multiplied yet: thin files can ask for products
    of any size.

    Raises:
        StudioError: ``ADAPTER_UNFIT``.
    """
    fitting: dict[Layer, list[Change]] = {}
    total: Counter[str] = Counter()
    fits: Counter[str] = Counter()
    for name, added in changes.items():
        for change in added:
            total[change.ref.sha256] += 1
            if name in layers and change.fits(layers[name]):
                fits[change.ref.sha256] += 1
                fitting.setdefault(name, []).append(change)
    for ref in request.adapters:
        if not is_enough(fits[ref.sha256], total[ref.sha256]):
            raise _unfit(ref, request)
    return fitting


def _networks(pipeline: Pipeline) -> dict[str, nn.Module]:
    """The networks that an adapter can change, by component."""
    encoders = {one.row.component: one.network for one in pipeline.text_encoders}
    return {UNET: pipeline.unet, **encoders}


def changeable_layers(pipeline: Pipeline) -> dict[Layer, ChangeableLayer]:
    """The layers that an adapter can change."""
    return {
        Layer(component, name.removeprefix("text_model.").replace(".", "_")): module
        for component, network in _networks(pipeline).items()
        for name, module in network.named_modules()
        if isinstance(module, ChangeableLayer) and module.weight is not None
    }


def _layers_per_block(pipeline: Pipeline) -> int:
    found = pipeline.unet.config.get("layers_per_block")
    return found if isinstance(found, int) else LAYERS_PER_BLOCK


def _vectors(
    ref: AdapterRef,
    tensors: Mapping[str, Tensor],
    pipeline: Pipeline,
    request: GenerationRequest,
) -> dict[str, Tensor]:
    """An embedding's vectors for each text encoder, (vectors, width), by component."""
    found = {}
    for encoder in pipeline.text_encoders:
        key = embedding_key(tensors, encoder.row.component)
        if key is None or tensors[key].ndim > 2 or tensors[key].shape[-1] != encoder.width:
            raise _unfit(ref, request)
        found[encoder.row.component] = tensors[key].reshape(-1, encoder.width)
    if len(tensors) != len(found) or len({len(one) for one in found.values()}) != 1:
        raise _unfit(ref, request)
    return found


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


def _scales(ref: AdapterRef, data: bytes) -> LoraScales:
    try:
        return LoraScales.of(read_header(BytesIO(data)).metadata)
    except ValueError as error:
        found = plain_name(str(error)[:80])
        raise StudioError(ErrorCode.ADAPTER_UNSUPPORTED, adapter=ref.name, found=found) from error


def _unfit(ref: AdapterRef, request: GenerationRequest) -> StudioError:
    return StudioError(ErrorCode.ADAPTER_UNFIT, adapter=ref.name, model=request.checkpoint.name)
