"""The ControlNets in memory: read from single files, and kept for the next job."""

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import torch
from diffusers import ControlNetModel, ControlNetUnionModel
from diffusers.loaders.single_file_utils import convert_controlnet_checkpoint
from safetensors import SafetensorError, safe_open
from torch import Tensor, nn

from sdstudio.disk import open_regular
from sdstudio.domain.controls import ControlRef
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.request import GenerationRequest
from sdstudio.engine.assets import Weights
from sdstudio.engine.cancellation import CancelGate
from sdstudio.engine.derived_weights import release_derived
from sdstudio.engine.device import backend
from sdstudio.engine.extensions.controlnet import LoadedControlNet
from sdstudio.engine.optimizations import optimize_unet
from sdstudio.engine.pipeline import Pipeline
from sdstudio.engine.protocol import CancelFlag
from sdstudio.weights.controlnet import ControlNetShape
from sdstudio.weights.header import read_header

#: What a ControlNet has in common with the UNet that it was copied from.
_SHARED: Final = (
    "act_fn",
    "addition_time_embed_dim",
    "attention_head_dim",
    "downsample_padding",
    "flip_sin_to_cos",
    "freq_shift",
    "mid_block_scale_factor",
    "norm_eps",
    "norm_num_groups",
    "num_attention_heads",
    "only_cross_attention",
    "resnet_time_scale_shift",
    "upcast_attention",
)
#: Of a union's transformer, in all that were published.
_UNION_HEADS: Final = 8


class ControlNets:
    """Loads ControlNets and keeps those of the last job.

    Args:
        gate: watches every network that is loaded.
        check: raises ``OSError`` or ``ValueError`` if a file isn't what its hash says.
    """

    def __init__(
        self,
        device: torch.device,
        gate: CancelGate,
        check: Callable[[Weights, CancelFlag], None],
    ) -> None:
        self._device = device
        self._gate = gate
        self._check = check
        self._kept: dict[tuple[str, torch.dtype, str], LoadedControlNet] = {}

    def keep_only(self, wanted: Iterable[str]) -> None:
        """Release all but those with these hashes."""
        names = frozenset(wanted)
        for key in [one for one in self._kept if one[0] not in names]:
            del self._kept[key]

    def clear(self) -> bool:
        """Release all; ``False`` if there are none."""
        had_any = bool(self._kept)
        self._kept.clear()
        return had_any

    def release(self) -> bool:
        """Release the weights of all, also of those in use, which can compute no more.

        ``False`` if it gains nothing: there are none, or they are elsewhere.
        """
        if backend(self._device).has_own_memory:
            return False
        for loaded in self._kept.values():
            release_derived(loaded.network)
            for weight in loaded.network.parameters():
                weight.data = weight.new_empty(0)
        return self.clear()

    @contextmanager
    def in_use(
        self,
        request: GenerationRequest,
        files: Mapping[str, Path],
        pipeline: Pipeline,
        cancelled: CancelFlag,
    ) -> Iterator[tuple[LoadedControlNet, ...]]:
        """Have the request's ControlNets take turns with the networks of ``pipeline``.

        Args:
            files: of the ControlNets, by SHA-256.

        Yields:
            One for each of ``request.controls``, in their order.

        Raises:
            StudioError: ``CONTROL_GONE``, ``CONTROL_UNFIT``, ``CONTROL_KIND_UNKNOWN`` or
                ``MODEL_FILE_DAMAGED``.
            JobCancelled: while one is read.
        """
        self.keep_only(one.sha256 for one in request.controls)
        used: dict[nn.Module, None] = {}
        offload = pipeline.offload
        try:
            found = []
            for ref in request.controls:
                loaded = self._take(ref, files, pipeline, request.checkpoint.name, cancelled)
                if loaded.network not in used:
                    offload.add(loaded.network.to(offload.home))
                    used[loaded.network] = None
                found.append(loaded)
            yield tuple(found)
        finally:
            for network in used:
                offload.remove(network)

    def _take(
        self,
        ref: ControlRef,
        files: Mapping[str, Path],
        pipeline: Pipeline,
        model: str,
        cancelled: CancelFlag,
    ) -> LoadedControlNet:
        unet = pipeline.unet.config
        config = json.dumps({name: unet.get(name) for name in _SHARED})
        key = ref.sha256, pipeline.dtype, config
        if key not in self._kept:
            weights = Weights(files[ref.sha256], ref.sha256, ref.name)
            self._kept[key] = self._load(ref, weights, pipeline, model, cancelled)
        loaded = self._kept[key]
        _check_fits(loaded.shape, pipeline, ref, model)
        return loaded

    def _load(
        self,
        ref: ControlRef,
        weights: Weights,
        pipeline: Pipeline,
        model: str,
        cancelled: CancelFlag,
    ) -> LoadedControlNet:
        try:
            self._check(weights, cancelled)
            with open_regular(weights.path) as opened:
                shape = ControlNetShape.of(read_header(opened).shapes)
            _check_fits(shape, pipeline, ref, model)
            network = _network(shape, pipeline.unet.config)
            found = _read(weights.path, shape, pipeline.dtype, cancelled)
            network.load_state_dict(found, strict=True, assign=True)
        except FileNotFoundError as error:
            raise StudioError(ErrorCode.CONTROL_GONE, control=ref.name) from error
        except (OSError, ValueError, KeyError, StopIteration, SafetensorError) as error:
            raise _damaged(ref, weights.path) from error
        except RuntimeError as error:
            # Of load_state_dict: a tensor is missing or has another shape.
            if "state_dict" not in str(error):
                raise
            raise _damaged(ref, weights.path) from error
        network = network.requires_grad_(False).eval().to(pipeline.offload.home)
        optimize_unet(network, self._device, pipeline.dtype, self._gate.check)
        self._gate.watch(network)
        return LoadedControlNet(network, shape)


def bytes_of(files: Iterable[Path], dtype: torch.dtype) -> int:
    """What the weights of ControlNets take in memory.

    Raises:
        OSError, ValueError: a file can't be read.
    """
    found = 0
    for path in files:
        with open_regular(path) as opened:
            found += sum(map(math.prod, read_header(opened).shapes.values())) * dtype.itemsize
    return found


def _damaged(ref: ControlRef, file: Path) -> StudioError:
    return StudioError(ErrorCode.MODEL_FILE_DAMAGED, model=ref.name, file=file.name)


def _check_fits(shape: ControlNetShape, pipeline: Pipeline, ref: ControlRef, model: str) -> None:
    """Raise unless what it adds and takes is what the UNet takes, and it knows the hint.

    Args:
        model: the checkpoint's name.
    """
    unet = pipeline.unet.config
    is_told_more = unet.get("addition_embed_type") is not None
    fits = (
        [level.channels for level in shape.levels] == list(unet["block_out_channels"])
        and set(_listed(unet["layers_per_block"])) == {shape.layers_per_level}
        and shape.text_width in (0, unet["cross_attention_dim"])
        and shape.added_width
        == (unet["projection_class_embeddings_input_dim"] if is_told_more else 0)
    )
    if not fits:
        raise StudioError(ErrorCode.CONTROL_UNFIT, control=ref.name, model=model)
    if shape.union is not None and ref.row.union_type >= shape.union.types:
        raise StudioError(ErrorCode.CONTROL_KIND_UNKNOWN, control=ref.name, hint=ref.kind)


def _listed(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def _network(
    shape: ControlNetShape, unet: Mapping[str, Any]
) -> ControlNetModel | ControlNetUnionModel:
    """The network without weights."""
    config = {name: unet[name] for name in _SHARED if unet.get(name) is not None}
    config |= {
        "block_out_channels": [level.channels for level in shape.levels],
        "down_block_types": [
            "CrossAttnDownBlock2D" if level.transformers else "DownBlock2D"
            for level in shape.levels
        ],
        "layers_per_block": shape.layers_per_level,
        "transformer_layers_per_block": [
            level.transformers or shape.middle_transformers or 1 for level in shape.levels
        ],
        "cross_attention_dim": shape.text_width or unet["cross_attention_dim"],
        "use_linear_projection": shape.has_linear_projection,
        "conditioning_embedding_out_channels": shape.hint_channels,
    }
    if shape.added_width:
        config["addition_embed_type"] = "text_time"
        config["projection_class_embeddings_input_dim"] = shape.added_width
    union = shape.union
    with torch.device("meta"):
        if union is None:
            if not shape.middle_transformers:
                config["mid_block_type"] = "UNetMidBlock2D"
            return ControlNetModel(**config)
        # The same number embeds the kind of hint.
        config["addition_time_embed_dim"] = union.type_width
        return ControlNetUnionModel(
            **config,
            num_control_type=union.types,
            num_trans_channel=union.width,
            num_trans_head=_UNION_HEADS,
            num_trans_layer=union.layers,
            num_proj_channel=shape.levels[0].channels,
        )


def _read(
    path: Path, shape: ControlNetShape, dtype: torch.dtype, cancelled: CancelFlag
) -> Mapping[str, Tensor]:
    """The weights by the names of the network, in memory of their own."""
    weights = {}
    with safe_open(path, "pt") as opened:
        for name in opened.keys():  # noqa: SIM118 - not a mapping
            cancelled.check()
            # Copied: the file may disappear while the network is in use.
            weights[name.removeprefix(shape.prefix)] = opened.get_tensor(name).to(dtype, copy=True)
    if not shape.is_original:
        return weights
    converted: dict[str, Tensor] = convert_controlnet_checkpoint(
        weights, {"layers_per_block": shape.layers_per_level}
    )
    for one, number in (("linear_1", 0), ("linear_2", 2)):
        for kind in ("weight", "bias"):
            name = f"label_emb.0.{number}.{kind}"
            if name in weights:
                converted[f"add_embedding.{one}.{kind}"] = weights[name]
    return converted
