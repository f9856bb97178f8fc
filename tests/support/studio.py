"""A whole studio in a temporary folder, with the fake engine, for tests of the window."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from sdstudio import bootstrap
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.app.model_registry import ModelRegistry
from sdstudio.app.studio import Studio
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.models.inspect import inspect
from sdstudio.paths import Paths, user_paths
from tests.support.engine_thread import ThreadLaunch
from tests.support.originals import bundled
from tests.support.paper_model import write_model


def studio_paths(folder: Path, *, model: bool = True, side_px: int = 64) -> Paths:
    """Folders below ``folder``, with a practice model that the fake engine takes."""
    resources = folder / "resources"
    if model and not (resources / "starter").exists():
        write_model(resources / "starter", sample_size=side_px // 8)
    shipped = user_paths()
    resources.mkdir(parents=True, exist_ok=True)
    linked = {
        "catalogue.json": shipped.catalogue,
        "i18n": shipped.translations,
        "guide": shipped.guide,
        "faces": shipped.face_detector.parent,
        "licences": shipped.licences,
        "notices": shipped.resources / "notices",
        "glossary": shipped.glossary.parent,
        "captioning": shipped.caption_words.parent,
        # For networks as small as those of the tests' models.
        "models": bundled(),
    }
    for name, target in linked.items():
        # Read only, and the vocabulary is large.
        if not (resources / name).exists():
            (resources / name).symlink_to(target)
    return Paths(
        config=folder / "config",
        data=folder / "data",
        cache=folder / "cache",
        pictures=folder / "pictures",
        resources=resources,
    )


def opened(registry: ModelRegistry, folder: Path) -> Checkpoint:
    """The model in ``folder``, registered as one that the artist opened."""
    checkpoint = inspect(folder)
    registry.add(checkpoint)
    return checkpoint


def make_studio(paths: Paths, launch: EngineLaunch | None = None) -> Studio:
    """The services, not yet started; unless told otherwise, with the fake engine in a thread."""
    application = QCoreApplication.instance()
    assert application is not None
    launch = launch or ThreadLaunch(paths.cache, paths.engine_log)
    return bootstrap.build_studio(paths, launch, application)


@contextmanager
def running_studio(paths: Paths) -> Iterator[Studio]:
    """A studio whose threads run, ended as closing the window does."""
    studio = make_studio(paths)
    bootstrap.start(studio)
    try:
        yield studio
    finally:
        bootstrap.stop(studio)
