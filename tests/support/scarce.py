"""An allocator that refuses: what torch's own does when memory has run out, wherever wanted."""

from __future__ import annotations

from typing import Any

from torch import Tensor, nn
from torch.multiprocessing.reductions import StorageWeakRef
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves


class Scarce(TorchDispatchMode):
    """While it lasts, tensors that are made and live at the same time take no more than a limit.

    Attributes:
        most_bytes: they took at once, so far.
        refused: how often there was no more.
    """

    def __init__(self, limit_bytes: float = float("inf")) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.most_bytes = 0
        self.refused = 0
        self._limit_bytes = limit_bytes
        self._living: dict[int, tuple[StorageWeakRef, int]] = {}

    def __torch_dispatch__(self, func: Any, _types: Any, args: Any = (), kwargs: Any = None) -> Any:
        done = func(*args, **(kwargs or {}))
        self._living = {key: kept for key, kept in self._living.items() if not kept[0].expired()}
        for tensor in tree_leaves(done):
            if isinstance(tensor, Tensor) and not isinstance(tensor, nn.Parameter):
                storage = tensor.untyped_storage()
                reference = StorageWeakRef(storage)
                self._living.setdefault(reference.cdata, (reference, storage.nbytes()))
        held = sum(size for _, size in self._living.values())
        if held > self._limit_bytes:
            self.refused += 1
            raise RuntimeError(f"DefaultCPUAllocator: can't allocate memory: {held} bytes")
        self.most_bytes = max(self.most_bytes, held)
        return done
