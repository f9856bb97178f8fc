"""Users and passwords of the artist's own servers: in the system's keyring, or a private file."""

import logging
import queue
import threading
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from pydantic import BaseModel, ConfigDict

from sdstudio.disk import PrivateDisk, open_regular, write_over
from sdstudio.paths import APP_NAME

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

    from sdstudio.models.catalogue import Endpoint

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

#: A keyring that is locked asks for its own password; nobody may be there to type it.
_TIMEOUT_S = 20.0
_LIMIT_BYTES = 2**20
#: Backends below it store plain text, or nothing.
_PRIORITY_MIN = 1


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    secrets: dict[str, str] = {}


class Credentials:
    """Keeps ``user:password`` by the key of an endpoint.

    What is added goes to the file first, which takes no time, and from there to the keyring where
    the system has one: see :meth:`settle`.

    Args:
        file: readable by this user only; need not exist.
        timeout_s: for which the keyring is waited for.

    Thread: :meth:`keep` any; the others may wait for the keyring, so any but the GUI's.
    """

    def __init__(self, file: Path, timeout_s: float = _TIMEOUT_S) -> None:
        self._file = file
        self._timeout_s = timeout_s
        self._lock = threading.Lock()
        # Whoever waited once for a keyring that does not answer need not do so again.
        self._has_keyring = True

    def keep(self, secrets: Mapping[str, str]) -> None:
        """Add secrets by the keys of their endpoints.

        Raises:
            StudioError: as :func:`sdstudio.disk.write_over`.
        """
        with self._lock:
            self._write({**self._read(), **secrets})

    def settle(self) -> None:
        """Move what the file has to the keyring; what does not get there stays in the file."""
        with self._lock:
            waiting = self._read()
        moved = [key for key, secret in waiting.items() if self._store(key, secret)]
        with self._lock:
            # What was changed meanwhile is moved the next time.
            left = {
                key: secret
                for key, secret in self._read().items()
                if key not in moved or waiting[key] != secret
            }
            if moved:
                self._write(left)

    def of(self, key: str) -> str | None:
        """The secret of an endpoint; ``None``: there is none, or the keyring does not tell."""
        with self._lock:
            kept = self._read().get(key)
        return kept or self._ask(lambda ring: ring.get_password(APP_NAME, key))

    def filled_in(
        self, endpoints: "Iterable[Endpoint]", keys: Collection[str]
    ) -> "tuple[Endpoint, ...]":
        """The ``endpoints``, those of ``keys`` with their secrets in their addresses."""
        from sdstudio.models.endpoints import with_secret

        return tuple(
            with_secret(one, secret) if one.key in keys and (secret := self.of(one.key)) else one
            for one in endpoints
        )

    def forget(self, key: str) -> None:
        """Remove the secret of an endpoint. Raises as :meth:`keep`."""
        with self._lock:
            left = self._read()
            if left.pop(key, None) is not None:
                self._write(left)
        self._ask(lambda ring: ring.delete_password(APP_NAME, key))

    def _store(self, key: str, secret: str) -> bool:
        def store(ring: "KeyringBackend") -> bool:
            ring.set_password(APP_NAME, key, secret)
            return ring.get_password(APP_NAME, key) == secret

        return self._ask(store) or False

    def _ask(self, act: "Callable[[KeyringBackend], _T | None]") -> _T | None:
        """What ``act`` gets from the keyring, on a thread that is left alone if it takes long."""
        if not self._has_keyring:
            return None
        answers: queue.SimpleQueue[_T | None] = queue.SimpleQueue()
        threading.Thread(
            target=lambda: answers.put(_asked(act)), name="keyring", daemon=True
        ).start()
        try:
            return answers.get(timeout=self._timeout_s)
        except queue.Empty:
            _log.warning("the keyring does not answer")
            self._has_keyring = False
            return None

    def _read(self) -> dict[str, str]:
        try:
            with open_regular(self._file) as file:
                return dict(_File.model_validate_json(file.read(_LIMIT_BYTES)).secrets)
        except (OSError, ValueError):
            return {}

    def _write(self, secrets: Mapping[str, str]) -> None:
        content = _File(secrets=dict(secrets)).model_dump_json(indent=1)
        write_over(PrivateDisk(), self._file, content.encode())


def _asked(act: "Callable[[KeyringBackend], _T | None]") -> _T | None:
    # Here: it takes half a second to load, and few use their own server.
    import keyring

    try:
        ring = keyring.get_keyring()
        return act(ring) if ring.priority >= _PRIORITY_MIN else None
    except Exception:  # each system's keyring raises its own errors
        _log.warning("the keyring cannot be used", exc_info=True)
        return None
