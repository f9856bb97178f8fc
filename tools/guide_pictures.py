"""The pictures of the user guide: ``make screenshots``, or ``python -m tools.screenshots --guide``.

A picture for each language, of parts of the real window, with pictures of the practice model.
"""

from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage.stage import Showing
from sdstudio.ui.views import View
from tools.screenshots import Look, Shooter, filled_library, results_on_canvas

FOLDER: Final = Path(__file__).resolve().parents[1] / "docs" / "guide" / "pictures"
#: What the functions for the README call their pictures.
_NAMES: Final = {"25-results": "canvas", "24-filled-library": "library"}
_QUALITY: Final = 78


class GuideShooter(Shooter):
    """Saves WebP files in the guide's folder of the window's language."""

    def __init__(self, window: MainWindow, look: Look) -> None:
        folder = FOLDER / look.language
        folder.mkdir(parents=True, exist_ok=True)
        super().__init__(window, folder, look)

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        self.settle(0.4)
        image = (widget or self._window).grab().toImage()
        self.save(_NAMES.get(name, name), image)

    def save(self, name: str, image: QImage) -> None:
        """Write ``image``; its colours are few, so lossy WebP is small and sharp enough."""
        whole = image.convertToFormat(QImage.Format.Format_RGB888)
        width, height = whole.width(), whole.height()
        pixels = Image.frombuffer(
            "RGB", (width, height), bytes(whole.constBits()), "raw", "RGB", whole.bytesPerLine(), 1
        )
        file = self._out / f"{name}.webp"
        pixels.save(file, "WEBP", quality=_QUALITY, method=6)
        print(file, file.stat().st_size)


def take(shooter: GuideShooter, window: MainWindow) -> None:
    """Take all pictures of the guide."""
    studio, actions = window.studio, window.actions_
    shooter.wait(lambda: studio.dispatcher.engine_ready)
    filled_library(shooter, window)
    window.views.show(View.CREATE)
    draft = studio.draft
    draft.set_count(1)
    shooter.make("a penguin on a pink background", seed=8)
    shooter.wait(lambda: window.stage.showing is Showing.PICTURE)
    draft.release("seed")
    window.make.done.withdraw()
    shooter.settle(1)
    shooter.shoot("create")
    draft.choose(prompt="a (red:1.2) {apple|flower} on a blue background")
    shooter.settle(0.5)
    made = window.make.grab().toImage()
    shooter.save("prompt", made.copy(0, 60, made.width(), min(420, made.height() - 60)))
    draft.choose(prompt="a penguin on a pink background")
    _dialogs(shooter, window)
    actions[ActionId.PAUSE].trigger()
    for prompt in ("a red fish on a blue background", "a white owl on a purple background"):
        draft.choose(prompt=prompt)
        window.generate()
    shooter.wait(lambda: len(studio.queue.jobs) == 2)
    # The list grows with its jobs a moment later.
    shooter.settle(0.5)
    zone = window.pictures.grab().toImage()
    shooter.save("queue", zone.copy(0, 0, zone.width(), min(360, zone.height())))
    actions[ActionId.CLEAR_QUEUE].trigger()
    shooter.wait(lambda: not studio.queue.jobs)
    actions[ActionId.PAUSE].trigger()
    window.pictures.done.withdraw()
    results_on_canvas(shooter, window)


def _dialogs(shooter: GuideShooter, window: MainWindow) -> None:
    for do, name in (
        (ActionId.STYLES, "styles"),
        (ActionId.EXPORT, "export"),
        (ActionId.MODELS, "models"),
    ):
        before = {one for one in QApplication.topLevelWidgets() if one.isVisible()}
        window.actions_[do].trigger()

        def opened(before: set[QWidget] = before) -> list[QWidget]:
            shown = (one for one in QApplication.topLevelWidgets() if one.isVisible())
            return [one for one in shown if one not in before]

        shooter.wait(opened)
        (dialog,) = opened()
        shooter.settle(1)
        shooter.shoot(name, dialog)
        dialog.close()
