"""Computes what an adapter adds to a layer, on the CPU in float32."""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from sdstudio.domain.adapter_changes import ChangeMethod, Outline, Size
from sdstudio.domain.adapter_layers import Part
from sdstudio.domain.adapters import AdapterRef

#: A layer with a weight that an adapter can change.
ChangeableLayer = nn.Linear | nn.Conv2d | nn.LayerNorm | nn.GroupNorm


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """What an adapter does to one layer.

    Args:
        ref: the adapter.
        parts: tensors in float32, on the CPU, that go together as ``outline`` says.
        scale: of the product, as the file gives it: alpha / rank.
        strength: how much of the change the artist wants; 1 is all of it.
    """

    ref: AdapterRef
    parts: Mapping[Part, Tensor]
    outline: Outline
    scale: float
    strength: float

    def fits(self, layer: ChangeableLayer) -> bool:
        """Whether it can be added to ``layer``; nothing is multiplied."""
        shape = tuple(layer.weight.shape)
        bias: Tensor | None = layer.bias
        norms = self.parts.get(Part.DORA_SCALE)
        return self.outline.size.fits(Size.of(shape, 0 if bias is None else len(bias))) and (
            norms is None or norms.numel() in shape[:2]
        )

    def to_weight(self, original: Tensor) -> Tensor | None:
        """What is added to the weight ``original`` (float32); ``None``: it isn't changed."""
        if self.outline.method is ChangeMethod.NONE:
            return None
        product = self._product().reshape(original.shape)
        learned = self._norms(original)
        if learned is None:
            return product * (self.scale * self.strength)
        # Between none and all of it, DoRA is defined nowhere; what it changes is scaled, so that a
        # strength of 0 changes nothing.
        norms, axis = learned
        changed = original + self.scale * product
        others = [one for one in range(changed.ndim) if one != axis]
        current = torch.linalg.vector_norm(changed, dim=others, keepdim=True)
        changed = changed * (norms / (current + torch.finfo(current.dtype).eps))
        added: Tensor = (changed - original) * self.strength
        return added

    def to_bias(self) -> Tensor | None:
        """What is added to the bias; ``None``: it isn't changed."""
        bias = self.parts.get(Part.DIFF_BIAS)
        return None if bias is None else self.strength * bias.flatten()

    def _product(self) -> Tensor:
        """(rows, columns), without its scale."""
        parts = self.parts
        match self.outline.method:
            case ChangeMethod.LORA:
                up, down = parts[Part.UP].flatten(1), parts[Part.DOWN].flatten(1)
                if Part.MIDDLE not in parts:
                    return up @ down
                middle = parts[Part.MIDDLE].flatten(2)
                return torch.einsum("or,rsk,si->oik", up, middle, down).flatten(1)
            case ChangeMethod.LOHA:
                first = self._pair(Part.HADA_1A, Part.HADA_1B, Part.HADA_1T)
                return first * self._pair(Part.HADA_2A, Part.HADA_2B, Part.HADA_2T)
            case ChangeMethod.LOKR:
                one = parts.get(Part.KRON_1)
                other = parts.get(Part.KRON_2)
                if one is None:
                    one = self._pair(Part.KRON_1A, Part.KRON_1B)
                if other is None:
                    other = self._pair(Part.KRON_2A, Part.KRON_2B, Part.KRON_2T)
                return torch.kron(one.flatten(1), other.flatten(1))
            case _:
                return parts[Part.DIFF].reshape(self.outline.size.rows, -1)

    def _pair(self, left: Part, right: Part, core: Part | None = None) -> Tensor:
        one, other = self.parts[left].flatten(1), self.parts[right].flatten(1)
        middle = None if core is None else self.parts.get(core)
        if middle is None:
            return one @ other
        return torch.einsum("ijk,ip,jr->prk", middle.flatten(2), one, other).flatten(1)

    def _norms(self, original: Tensor) -> tuple[Tensor, int] | None:
        """The learned norms of DoRA, to be multiplied with ``original``, and their axis."""
        rows = self.outline.size.rows
        beside = [1] * (original.ndim - 1)
        magnitude = self.parts.get(Part.MAGNITUDE)
        if magnitude is not None:
            return magnitude.reshape(rows, *beside), 0
        norms = self.parts.get(Part.DORA_SCALE)
        if norms is None:
            return None
        if len(norms) == norms.numel() == rows:
            return norms.reshape(rows, *beside), 0
        # OneTrainer and earlier LyCORIS have one for each input.
        return norms.reshape(1, -1, *beside[1:]), 1
