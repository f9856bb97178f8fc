"""Whether things may move: one answer for everything that fades, flickers or slides."""

import ctypes
import os
import sys
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QProgressBar, QStyle, QWidget

from sdstudio.app.settings import Motion

_USUAL_MS: Final = 150
_EFFECTS: Final = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)
#: Windows: whether windows are to be animated inside.
_GET_CLIENT_AREA_ANIMATION: Final = 0x1042
#: Of the desktop portal: namespace, key, and the value by which it asks for less motion.
_PORTAL_KEYS: Final = (
    ("org.freedesktop.appearance", "reduced-motion", 1),
    ("org.gnome.desktop.interface", "enable-animations", False),
)


class _Wishes:
    chosen = Motion.SYSTEM
    #: What asks for less motion in the system, as far as that has answered.
    system: Final[set[str]] = set()
    #: Effects of Qt's own that move otherwise.
    stopped: set[Qt.UIEffect] = set()  # noqa: RUF012 - the only instance


def use(chosen: Motion) -> None:
    """Follow the artist's choice."""
    _Wishes.chosen = chosen
    is_reduced = chosen is Motion.REDUCED or (chosen is Motion.SYSTEM and bool(_Wishes.system))
    if is_reduced:
        _Wishes.stopped |= {one for one in _EFFECTS if QApplication.isEffectEnabled(one)}
    for effect in _Wishes.stopped:
        QApplication.setEffectEnabled(effect, not is_reduced)


def moves(widget: QWidget) -> bool:
    """Whether anything in ``widget`` may move without being dragged or scrolled."""
    return duration_ms(widget) > 0


def duration_ms(widget: QWidget) -> int:
    """How long a transition in ``widget`` takes; 0 if it is to happen at once."""
    if _Wishes.chosen is Motion.REDUCED:
        return 0
    if _Wishes.chosen is Motion.FULL:
        return _USUAL_MS
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    asked = widget.style().styleHint(hint, None, widget)
    return 0 if _Wishes.system else min(asked, _USUAL_MS)


def show_busy(bar: QProgressBar) -> None:
    """Show that something of unknown length goes on; without motion, by an empty bar."""
    bar.setRange(0, 0 if moves(bar) else 1)
    bar.setValue(0)


class SystemMotion(QObject):
    """Asks the system whether it wants less motion, again whenever the program comes to the front.

    Qt says so on no platform before 6.12.

    Thread: GUI.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.applicationStateChanged.connect(self._on_state)
        self.ask()

    def ask(self) -> None:
        """Ask; the answer may come a moment later."""
        if sys.platform == "win32":
            note("windows", is_reduced=not _animates_on_windows())
        elif "DBUS_SESSION_BUS_ADDRESS" in os.environ:
            for namespace, key, reduced in _PORTAL_KEYS:
                self._ask_portal(namespace, key, reduced)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.ask()

    def _ask_portal(self, namespace: str, key: str, reduced: int | bool) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        call = QDBusMessage.createMethodCall(
            "org.freedesktop.portal.Desktop",
            "/org/freedesktop/portal/desktop",
            "org.freedesktop.portal.Settings",
            "ReadOne",
        )
        call.setArguments([namespace, key])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(call), self)

        def answered() -> None:
            # Without a portal, or one that doesn't know the key, nothing is asked for.
            said = watcher.reply().arguments()
            is_reduced = not watcher.isError() and bool(said) and plain(said[0]) == reduced
            note(key, is_reduced=is_reduced)
            watcher.deleteLater()

        watcher.finished.connect(answered)


def note(source: str, *, is_reduced: bool) -> None:
    """``source`` in the system wants less motion, or no longer."""
    if is_reduced is not (source in _Wishes.system):
        (_Wishes.system.add if is_reduced else _Wishes.system.discard)(source)
        use(_Wishes.chosen)


def plain(value: object) -> object:
    """What is in variants of D-Bus, which may be in one another."""
    from PySide6.QtDBus import QDBusVariant

    while isinstance(value, QDBusVariant):
        value = value.variant()
    return value


def _animates_on_windows() -> bool:
    animates = ctypes.c_int(1)
    user32 = getattr(ctypes, "windll").user32  # noqa: B009 - mypy knows it on Windows alone
    user32.SystemParametersInfoW(_GET_CLIENT_AREA_ANIMATION, 0, ctypes.byref(animates), 0)
    return bool(animates.value)
