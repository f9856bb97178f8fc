"""What the system tells screen readers of a program: a client of AT-SPI, over D-Bus.

The interfaces are those of at-spi2-core (xml/Accessible.xml, Action.xml, …).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from jeepney import DBusAddress, HeaderFields, MatchRule, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

Found = TypeVar("Found")

_ATSPI: Final = "org.a11y.atspi"
_REGISTRY: Final = f"{_ATSPI}.Registry"
_ROOT: Final = f"/{_ATSPI.replace('.', '/')}/accessible/root"
#: Between two looks, so that the program gets to work.
_PAUSE_S: Final = 0.5
_CALL_S: Final = 20.0
#: Numbers of states in AT-SPI's set, as far as they are asked for.
STATES: Final = {
    "checked": 4,
    "enabled": 8,
    "focusable": 11,
    "focused": 12,
    "selected": 23,
    "showing": 25,
    "visible": 30,
}


class NotFoundError(Exception):
    """Nothing in the tree is what was asked for, and nothing became it in time."""


class GoneError(Exception):
    """What was asked is no longer in the tree."""


@dataclass(frozen=True, slots=True)
class Node:
    """A control, or what contains some."""

    bus: Bus = field(repr=False, compare=False)
    owner: str
    path: str

    @property
    def name(self) -> str:
        """What a screen reader says first."""
        return str(self._property("Accessible", "Name"))

    @property
    def description(self) -> str:
        """What a screen reader says after a while, or when asked."""
        return str(self._property("Accessible", "Description"))

    @property
    def role(self) -> str:
        """What kind of control it is, in AT-SPI's words: ``push button``, ``list item`` …"""
        return str(self._call("Accessible", "GetRoleName")[0])

    @property
    def states(self) -> frozenset[str]:
        """Those of :data:`STATES` that it is in."""
        low, high = self._call("Accessible", "GetState")[0]
        bits = low | high << 32
        return frozenset(name for name, number in STATES.items() if bits >> number & 1)

    @property
    def children(self) -> list[Node]:
        """What it contains."""
        found = self._call("Accessible", "GetChildren")[0]
        return [Node(self.bus, owner, path) for owner, path in found]

    @property
    def text(self) -> str:
        """The text of a field."""
        return str(self._call("Text", "GetText", "ii", (0, -1))[0])

    def write(self, text: str) -> None:
        """Replace the text of a field."""
        self._call("EditableText", "SetTextContents", "s", (text,))

    def act(self, action: str) -> None:
        """Do what it offers under this name: Press, Toggle, SetFocus …"""
        names = [one[0] for one in self._call("Action", "GetActions")[0]]
        if action not in names:
            raise NotFoundError(f"{self} offers {names}, not {action}")
        self._call("Action", "DoAction", "i", (names.index(action),))

    def walk(self, *, shown: bool = True) -> Iterator[Node]:
        """This and everything below it.

        Args:
            shown: only what is on the screen.
        """
        try:
            if shown and "showing" not in self.states:
                return
            children = self.children
        except GoneError:
            return
        yield self
        for child in children:
            yield from child.walk(shown=shown)

    def find(self, role: str, name: str, *, partly: bool = False, shown: bool = True) -> Node:
        """Wait for the first one below it that has a role and name.

        Args:
            partly: the name need only contain ``name``.
            shown: it must be on the screen; what is in a closed menu isn't.
        """

        def found() -> Node | None:
            return next(self.matching(role, name, partly=partly, shown=shown), None)

        return self.bus.wait(found, f"{role} “{name}”")

    def matching(
        self, role: str, name: str = "", *, partly: bool = True, shown: bool = True
    ) -> Iterator[Node]:
        """Those below it that have a role and name now."""
        for node in self.walk(shown=shown):
            try:
                is_named = node.role == role and (
                    name in node.name if partly else node.name == name
                )
            except GoneError:
                continue
            if is_named:
                yield node

    def outline(self) -> str:
        """What of it is on the screen, a line for each node."""
        lines: list[str] = []
        self._outline(lines, 0)
        return "\n".join(lines)

    def _outline(self, lines: list[str], depth: int) -> None:
        try:
            if depth == 0 or "showing" in self.states:
                lines.append(f"{'  ' * depth}{self}")
                for child in self.children:
                    child._outline(lines, depth + 1)
        except GoneError:
            return

    def __str__(self) -> str:
        return f"{self.role} “{self.name}”"

    def _property(self, interface: str, name: str) -> Any:
        body = (f"{_ATSPI}.{interface}", name)
        return self._send("org.freedesktop.DBus.Properties", "Get", "ss", body)[0][1]

    def _call(self, interface: str, method: str, signature: str = "", body: Any = ()) -> Any:
        return self._send(f"{_ATSPI}.{interface}", method, signature, body)

    def _send(self, interface: str, method: str, signature: str, body: Any) -> Any:
        address = DBusAddress(self.path, bus_name=self.owner, interface=interface)
        return self.bus.call(address, method, signature, body)


class Bus:
    """The accessibility bus of a session.

    Attributes:
        announced: what programs had screen readers say so far.
    """

    def __init__(self, session_address: str, patience_s: float) -> None:
        """Args:
        patience_s: how long anything may take until it is in the tree.
        """
        self._patience_s = patience_s
        self.announced: list[str] = []
        launcher = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
        with open_dbus_connection(session_address) as connection:
            asked = new_method_call(launcher, "GetAddress")
            (address,) = unwrap_msg(connection.send_and_get_reply(asked, timeout=_CALL_S))
        self._connection: DBusConnection = open_dbus_connection(address)
        self._listen()

    def close(self) -> None:
        """Leave the bus."""
        self._connection.close()

    def has_announced(self, text: str) -> bool:
        """Whether a program had ``text`` said."""
        return text in self.announced

    def program(self, name: str) -> Node:
        """Wait for the program that calls itself ``name``."""
        root = Node(self, _REGISTRY, _ROOT)

        def found() -> Node | None:
            return next((one for one in root.children if one.name == name), None)

        return self.wait(found, f"program “{name}”")

    def wait(self, ask: Callable[[], Found | None], what: str) -> Found:
        """Ask until there is an answer."""
        end_s = time.monotonic() + self._patience_s
        while time.monotonic() < end_s:
            try:
                found = ask()
            except GoneError:
                found = None
            if found:
                return found
            self._take_signals(_PAUSE_S)
        raise NotFoundError(f"{what} didn't appear within {self._patience_s:.0f} s.")

    def call(self, address: DBusAddress, method: str, signature: str, body: Any) -> Any:
        """Call a method and return its results.

        Raises:
            GoneError: the object isn't there any more, or its program isn't.
        """
        message = new_method_call(address, method, signature or None, body)
        with self._connection.filter(_ANNOUNCEMENT, bufsize=None) as signals:
            reply = self._connection.send_and_get_reply(message, timeout=_CALL_S)
            self._note(signals)
        try:
            return unwrap_msg(reply)
        except DBusErrorResponse as error:
            raise GoneError(f"{method} of {address.object_path}: {error}") from error

    def _listen(self) -> None:
        """Have announcements sent here."""
        self._connection.send_and_get_reply(message_bus.AddMatch(_ANNOUNCEMENT), timeout=_CALL_S)
        registry = DBusAddress(
            f"/{_ATSPI.replace('.', '/')}/registry", bus_name=_REGISTRY, interface=_REGISTRY
        )
        self.call(registry, "RegisterEvent", "s", ("object:announcement",))

    def _take_signals(self, seconds: float) -> None:
        end_s = time.monotonic() + seconds
        with self._connection.filter(_ANNOUNCEMENT, bufsize=None) as signals:
            while (left_s := end_s - time.monotonic()) > 0:
                try:
                    self._connection.recv_messages(timeout=left_s)
                except TimeoutError:
                    break
            self._note(signals)

    def _note(self, signals: Any) -> None:
        while signals:
            message = signals.popleft()
            assert message.header.message_type is MessageType.signal
            assert message.header.fields[HeaderFields.member] == "Announcement"
            self.announced.append(str(message.body[3][1]))


_ANNOUNCEMENT: Final = MatchRule(
    type="signal", interface=f"{_ATSPI}.Event.Object", member="Announcement"
)
