"""A whole program with a window, the fake engine, and one job begun: for tests that kill it.

``python -m tests.support.window_program MODEL PROMPT COUNT`` prints one line, ``engine PID``, once
its job is being made; folders come from ``SDSTUDIO_*_DIR``.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from sdstudio import bootstrap
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.app.event_loop import coroutines_on
from sdstudio.app.studio import Studio
from sdstudio.domain.messages import Phase
from sdstudio.paths import user_paths
from sdstudio.ui.main_window import MainWindow
from tests.support.coroutines import begin
from tests.support.studio import opened


def main() -> None:
    """Run until killed."""
    folder, prompt, count = sys.argv[1:]
    application = QApplication(sys.argv[:1])
    paths = user_paths()
    launch = EngineLaunch(paths.cache, paths.data / "engine.log", fake=True)
    with coroutines_on(application):
        studio = bootstrap.build_studio(paths, launch, application)
        window = MainWindow(studio)
        window.show()
        _begin(studio, Path(folder), prompt, int(count))
        application.exec()


def _begin(studio: Studio, folder: Path, prompt: str, count: int) -> None:
    bootstrap.start(studio)
    checkpoint = opened(studio.registry, folder)
    studio.draft.set_checkpoint(checkpoint)
    studio.draft.choose(prompt=prompt, steps=100)
    for _ in range(count):
        begin(studio.queue.submit(studio.draft.draft, checkpoint))

    def tell() -> None:
        running = studio.dispatcher.running
        if running is not None and running.phase is Phase.DENOISE and running.step == 1:
            sys.stdout.write(f"engine {studio.engine.process_id()}\n")
            sys.stdout.flush()

    studio.dispatcher.progressed.connect(tell)


if __name__ == "__main__":
    main()
