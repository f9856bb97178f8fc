"""The perceptual hashes of all pictures, in memory: what looks like one is found in a few ms."""

import contextlib
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

_KEY_BYTES = 16
_KEY = f"S{_KEY_BYTES}"
#: More than any distance.
FAR = 255


class KnownHashes:
    """Hashes in the order of the identities of their pictures, 24 bytes for each picture."""

    def __init__(self) -> None:
        self._keys = np.array([], _KEY)
        self._hashes = np.empty(0, np.uint64)
        #: What isn't in the arrays yet; ``None``: it is no longer to be there.
        self._changed: dict[bytes, int | None] = {}

    def fill(self, keys: Sequence[bytes], hashes: NDArray[np.uint64]) -> None:
        """Know what was read. What was put or forgotten since this was made is more recent.

        Args:
            keys: the identities, in ascending order.
            hashes: of each.
        """
        self._keys, self._hashes = np.array(keys, _KEY), hashes

    def put(self, identity: str, looks: int) -> None:
        """Know the hash of a picture, in place of an earlier one."""
        self._changed[bytes.fromhex(identity)] = looks

    def forget(self, identities: Iterable[str]) -> None:
        """Forget hashes."""
        self._changed.update((bytes.fromhex(one), None) for one in identities)

    def near(self, identities: Iterable[str], limit: int) -> dict[str, int]:
        """The identities of pictures that look like one of these, with their distances in bits."""
        self._merge()
        nearest = np.full(len(self._keys), FAR, np.uint8)
        for one in np.unique(self._hashes[self._at(identities)]):
            np.minimum(nearest, np.bitwise_count(self._hashes ^ one), out=nearest)
        found = np.flatnonzero(nearest <= limit)
        keys = self._keys[found].tobytes()
        return {
            keys[begin : begin + _KEY_BYTES].hex(): distance
            for begin, distance in zip(
                range(0, len(keys), _KEY_BYTES), nearest[found].tolist(), strict=True
            )
        }

    def _at(self, identities: Iterable[str]) -> NDArray[np.intp]:
        """Where those are that are known."""
        keys = []
        for one in identities:
            with contextlib.suppress(ValueError):  # from a damaged row
                keys.append(bytes.fromhex(one))
        wanted = np.array([one for one in keys if len(one) == _KEY_BYTES], _KEY)
        at = np.searchsorted(self._keys, wanted)
        is_within = at < len(self._keys)
        at, wanted = at[is_within], wanted[is_within]
        is_known: NDArray[np.bool_] = self._keys[at] == wanted
        known: NDArray[np.intp] = at[is_known]
        return known

    def _merge(self) -> None:
        """Take what has changed since the last question into the arrays."""
        if not self._changed:
            return
        new = {key: one for key, one in self._changed.items() if one is not None}
        kept = ~np.isin(self._keys, np.array(list(self._changed), _KEY))
        keys = np.concatenate([self._keys[kept], np.array(list(new), _KEY)])
        hashes = np.concatenate(
            [self._hashes[kept], np.fromiter(new.values(), np.uint64, len(new))]
        )
        order = np.argsort(keys, kind="stable")
        self._keys, self._hashes = keys[order], hashes[order]
        self._changed.clear()
