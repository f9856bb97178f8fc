"""A whole program with a window in which a mask is painted: for tests that kill it.

``python -m tests.support.canvas_program MODEL PICTURE [paint]`` gives the picture as the one to
change, paints a second mask on it if told to, and prints a line whenever its masks have changed:
the name, the strength and the sum of all levels of each. Folders come from ``SDSTUDIO_*_DIR``.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from sdstudio import bootstrap
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.app.event_loop import coroutines_on
from sdstudio.app.studio import Studio
from sdstudio.canvas.brush import Brush
from sdstudio.paths import user_paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.canvas_controller import CanvasController
from sdstudio.ui.main_window import MainWindow
from tests.support.studio import opened


def main() -> None:
    """Run until killed."""
    model, picture, *paints = sys.argv[1:]
    application = QApplication(sys.argv[:1])
    paths = user_paths()
    launch = EngineLaunch(paths.cache, paths.data / "engine.log", fake=True)
    with coroutines_on(application):
        studio = bootstrap.build_studio(paths, launch, application)
        window = MainWindow(studio)
        window.show()
        _begin(studio, window, Path(model), Path(picture), paints=bool(paints))
        application.exec()


def _begin(studio: Studio, window: MainWindow, model: Path, picture: Path, *, paints: bool) -> None:
    bootstrap.start(studio)
    studio.draft.set_checkpoint(opened(studio.registry, model))
    window.actions_[ActionId.PART].trigger()
    canvas = window.canvas_controller

    def begin() -> None:
        if canvas.painted is None or canvas.painted.document is None:
            # What is stored is read first.
            QTimer.singleShot(20, begin)
            return
        canvas.painted.combined_changed.connect(lambda: _tell(canvas))
        if paints:
            _paint(canvas)
        else:
            _tell(canvas)

    window.input_controller.started.connect(begin, Qt.ConnectionType.SingleShotConnection)
    window.input_controller.give(picture)


def _paint(canvas: CanvasController) -> None:
    assert canvas.painted is not None
    assert canvas.mask_list is not None
    canvas.mask_list.add()
    canvas.mask_list.set_strength(40)
    canvas.painted.begin(Brush(20), 20, 20)
    canvas.painted.move(60, 40)
    canvas.painted.end()


def _tell(canvas: CanvasController) -> None:
    assert canvas.painted is not None
    document = canvas.painted.document
    if document is not None:
        masks = [
            (one.name, one.strength, int(one.pixels.pixels().sum(dtype=int)))
            for one in document.masks
        ]
        sys.stdout.write(json.dumps(masks) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
