"""Storm: one action after another, chosen at random by a seed."""

import contextlib
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Final

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from sdstudio.app.local_engine import LocalEngine
from sdstudio.app.settings import Language, Theme
from sdstudio.domain.backends import Backend
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_rows import ROWS
from tools.monkey.hand import Hand
from tools.monkey.program import Program, kill, make_unreadable

_PAUSES_MS: Final = (0, 5, 20, 50, 150)
#: An action that takes longer runs its own event loop: a menu or a drag.
_NESTED_S: Final = 0.4
#: How deeply such loops may be nested; beyond that they are ended before anything else.
_DEEPEST: Final = 5
_TEXTS: Final = (
    *("a red fish on a blue background", "owl, (purple:1.3), [tree], ", "((((", "a AND b", "\\"),
    *("slow", "slow load", "crash", "crash-once", "fail", "oom", "nan", "missing", "print"),
    *("0", "-1", "7", "512", "1e999", "99999999999999999999", "٣", "1, 2; 3", "1:9:2", "NaN"),
    *(
        "一只红色的鱼",
        "🐟",
        "\u202eright to left",
        "<b>bold</b>",
        "{name} %1 %n",
        "\t",
        "a " * 2000,
    ),
)
_KEYS: Final = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter),
    *(Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Backspace),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home),
    *(Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Menu),
    *(Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_C, Qt.Key.Key_E, Qt.Key.Key_X, Qt.Key.Key_Z),
    *(Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_T, Qt.Key.Key_U, Qt.Key.Key_3, Qt.Key.Key_6),
    *(Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_5, Qt.Key.Key_Plus, Qt.Key.Key_Minus),
    *(Qt.Key.Key_F1, Qt.Key.Key_F2, Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_F10, Qt.Key.Key_F11),
)
_MODIFIERS: Final = (
    *[Qt.KeyboardModifier.NoModifier] * 6,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)
_SIZES: Final = ((1280, 800), (1024, 700), (400, 300), (1, 1), (2560, 1440), (3000, 500))

Act = Callable[[], None]


class Storm:
    """Runs from :meth:`begin` to :meth:`end`, driven by a timer, so that menus and drags, which run
    their own event loops, don't stop it.

    Every action draws from its own random numbers, so that one that goes differently in another run
    doesn't change the next ones.

    Args:
        files, folders: what is dropped.
        log: called with each action before it is done.
        limit: how many actions at most.
    """

    def __init__(
        self,
        program: Program,
        seed: int,
        files: Sequence[Path],
        folders: Sequence[Path],
        log: Callable[[str], None],
        limit: int | None = None,
    ) -> None:
        self._program = program
        self._limit = limit
        self._seed = seed
        self._files, self._folders = files, folders
        self._log = log
        self._depth = 0
        self._begun_s = 0.0
        self._ends = True
        self.count = 0
        self.rng = Random(seed)

    def begin(self) -> None:
        """Act until :meth:`end`."""
        self._ends = False
        QTimer.singleShot(0, self._step)

    def end(self) -> None:
        """Stop acting."""
        self._ends = True

    def _step(self) -> None:
        if self._ends:
            return
        # What is open by then is still closed.
        if self._limit is not None and self.count >= self._limit and not self._depth:
            return
        if self._depth and time.monotonic() - self._begun_s < _NESTED_S:
            QTimer.singleShot(_PAUSES_MS[-1], self._step)
            return
        self.count += 1
        self._begun_s = time.monotonic()
        self.rng = Random(f"{self._seed}/{self.count}")
        # Set before the action, which may not return until a menu is closed.
        QTimer.singleShot(self.rng.choice(_PAUSES_MS), self._step)
        self._depth += 1
        try:
            act = self._choose() if self._depth <= _DEEPEST else self._escape
            act()
        finally:
            self._depth -= 1

    def _say(self, what: str) -> None:
        self._log(f"{self.count} {what}")

    def _choose(self) -> Act:
        if QApplication.activeModalWidget() is not None and self.rng.random() < 0.15:
            return self._escape
        hand = Hand(self.rng, self._say)
        acts: dict[Act, int] = {
            hand.click: 30,
            hand.drag: 8,
            hand.wheel: 5,
            self._press: 12,
            self._type: 8,
            self._shortcut: 8,
            self._command: 8,
            self._palette: 2,
            self._menu: 3,
            self._drop: 4,
            self._paste: 2,
            self._resize: 2,
            self._look: 1,
            self._setting: 1,
            self._generate: 4,
            self._escape: 6,
            self._model: 2,
            self._break_file: 2,
            self._kill_engine: 1,
        }
        return self.rng.choices(list(acts), list(acts.values()))[0]

    def _press(self) -> None:
        Hand(self.rng, self._say).press(self.rng.choice(_KEYS), self.rng.choice(_MODIFIERS))

    def _type(self) -> None:
        Hand(self.rng, self._say).type(self.rng.choice(_TEXTS))

    def _shortcut(self) -> None:
        keys = self.rng.choice([row.keys[0] for row in ROWS.values() if row.keys])
        pressed = QKeySequence(keys)[0]  # type: ignore[index]
        Hand(self.rng, self._say).press(pressed.key(), pressed.keyboardModifiers())

    def _command(self) -> None:
        """Trigger an action as the palette and the menus do."""
        do = self.rng.choice(list(ActionId))
        action = self._program.window.actions_[do]
        if not action.isEnabled() or QApplication.activeModalWidget() is not None:
            self._say(f"{do.name} can't be done")
            return
        self._say(f"do {do.name}")
        action.trigger()

    def _palette(self) -> None:
        if QApplication.activeModalWidget() is not None:
            return
        self._say("open the palette")
        self._program.window.actions_[ActionId.PALETTE].trigger()
        words = self.rng.choice(("", "img2img", "mask", "model", "undo", "图", "zzz"))
        hand = Hand(self.rng, self._say)
        hand.type(words)
        hand.press(Qt.Key.Key_Return)

    def _menu(self) -> None:
        menus = [action.menu() for action in self._program.window.menuBar().actions()]
        menu = self.rng.choice([one for one in menus if isinstance(one, QMenu)])
        if QApplication.activeModalWidget() is not None:
            return
        self._say(f"open the menu {menu.title()}")
        menu.popup(self._program.window.mapToGlobal(QPoint(20, 20)))

    def _drop(self) -> None:
        data, said = self._something()
        Hand(self.rng, self._say).drop(data, said)

    def _paste(self) -> None:
        data, said = self._something()
        self._say(f"copy {said}")
        QGuiApplication.clipboard().setMimeData(data)
        Hand(self.rng, self._say).press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def _something(self) -> tuple[QMimeData, str]:
        data = QMimeData()
        match self.rng.randrange(6):
            case 0:
                image = QImage(self.rng.choice((1, 70, 300)), 64, QImage.Format.Format_ARGB32)
                image.fill(self.rng.choice((0x00000000, 0xFF4080C0)))
                data.setImageData(image)
                return data, f"an image {image.width()} wide"
            case 1:
                data.setText(self.rng.choice(_TEXTS))
                return data, "text"
            case 2:
                data.setUrls([QUrl("https://example.org/picture.png")])
                return data, "an address"
            case _:
                several = self.rng.choice((1, 1, 1, 3))
                chosen = self.rng.sample([*self._files, *self._folders], several)
                data.setUrls([QUrl.fromLocalFile(str(one)) for one in chosen])
                return data, ", ".join(one.name for one in chosen)

    def _resize(self) -> None:
        window = self._program.window
        if self.rng.random() < 0.3:
            do = self.rng.choice((window.showMaximized, window.showMinimized, window.showNormal))
            self._say(do.__name__)
            do()
            return
        size = self.rng.choice(_SIZES)
        self._say(f"resize to {size}")
        window.resize(*size)

    def _look(self) -> None:
        language, theme = self.rng.choice(list(Language)), self.rng.choice(list(Theme))
        self._say(f"{language}, {theme}")
        self._program.window.keep_settings(language=language, theme=theme)

    def _setting(self) -> None:
        backend = self.rng.choice(list(Backend))
        self._say(f"compute with {backend}")
        self._program.window.keep_settings(backend=backend, advanced=self.rng.random() < 0.5)

    def _generate(self) -> None:
        """Submit something that can usually be made, so that there are pictures."""
        window = self._program.window
        if QApplication.activeModalWidget() is not None:
            return
        prompt = self.rng.choice(_TEXTS)
        self._say(f"generate {prompt[:40]!r}")
        window.make.prompt.field.setPlainText(prompt)
        window.studio.draft.choose(steps=self.rng.randint(1, 20), width=64, height=64)
        window.studio.draft.set_count(self.rng.randint(1, 3))
        window.generate()

    def _escape(self) -> None:
        Hand(self.rng, self._say).press(Qt.Key.Key_Escape)

    def _model(self) -> None:
        """Press a card's button, which may be hidden behind others."""
        window = self._program.window
        if QApplication.activeModalWidget() is not None:
            return
        if self.rng.random() < 0.2:
            folder = self.rng.choice(self._folders)
            self._say(f"import {folder.name}")
            window.models.examine_dropped([folder])
            return
        self._say("open the models")
        window.models.open()
        card = self.rng.choice([*window.models.window.cards.values()] or [None])
        if card is None or not card.buttons:
            return
        act = self.rng.choice(list(card.buttons))
        self._say(f"{act.name} {card.key}")
        card.buttons[act].click()

    def _break_file(self) -> None:
        """Change files behind the program's back."""
        paths = [path for path in self._program.pictures.glob("*.png") if path.is_file()]
        if self.rng.random() < 0.2:
            paths = [
                *self._program.paths.models.glob("*"),
                *self._program.pictures.glob(".inputs/*"),
            ]
        if paths:
            path = self.rng.choice(sorted(paths))
            self._say(f"break {path.name}")
            make_unreadable(path, self.rng)

    def _kill_engine(self) -> None:
        engine = self._program.studio.engine
        assert isinstance(engine, LocalEngine)
        process_id = engine.process_id()
        if process_id is not None:
            self._say("kill the engine")
            with contextlib.suppress(ProcessLookupError):
                kill(process_id)
