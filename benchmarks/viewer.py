"""The viewer: from a key to the thumbnail and to every pixel; thumbnails a second; memory.

``python -m benchmarks.viewer [PICTURES]``, 5,000 pictures for the memory unless told otherwise.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from benchmarks.picture_overhead import _event, _smooth
from benchmarks.report import Report
from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.event_loop import coroutines_on
from sdstudio.app.library_view.picture_cache import PictureCache
from sdstudio.app.library_view.privacy import Blur
from sdstudio.app.library_view.thumbnails import LIMIT_BYTES, Thumbnails
from sdstudio.app.library_view.viewed_pictures import ViewedPictures
from sdstudio.imaging import Rgb, encode_thumbnail
from sdstudio.library import HasFile, Library, Picture, ThumbnailStore
from sdstudio.ui.library.viewer.viewer import Viewer

_SIDES_PX = (768, 2048)
_PICTURES = 12
_TIMEOUT_S = 60.0


@dataclass(frozen=True)
class _OnDisk:
    identity: str
    path: Path


def main(pictures: int = 5_000) -> None:
    """Print the tables."""
    application = QApplication.instance() or QApplication(["viewer"])
    assert isinstance(application, QApplication)
    report = Report("The viewer at 1280 × 800: ms from the key to the paint, median (slowest)")
    with coroutines_on(application):
        rows = [row for side_px in _SIDES_PX for row in _looks(side_px)]
        columns = ("picture", "thumbnail ms", "every pixel ms")
        report.table(columns, rows)
        with tempfile.TemporaryDirectory() as folder:
            report.table(
                ("shown at", "thumbnails a second", "cache MB", "process grew MB"),
                [_thumbnails(Path(folder), side_px, pictures) for side_px in (128, 256, 512)],
            )
    report.line(f"{pictures:,} pictures; the cache may have {LIMIT_BYTES / 2**20:.0f} MB.")
    report.print()


def _looks(side_px: int) -> list[tuple[str, str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder, "pictures"), Path(folder, "data"))
        event, rgb = _event(), _large(side_px)
        made = [
            library.save_picture(
                rgb,
                event.request.model_copy(
                    update={"params": event.request.params.model_copy(update={"seed": seed})}
                ),
                event.provenance,
            )
            for seed in range(_PICTURES)
        ]
        background = BackgroundTasks()
        by_id = {picture.id: picture for picture in made}

        async def find(ids: Sequence[int]) -> dict[int, Picture]:
            return {one: by_id[one] for one in ids}

        viewed = ViewedPictures(find, [picture.id for picture in made])
        name = f"{side_px}²"
        try:
            # A viewer of its own for each, so nothing is decoded yet.
            cold = [_times(library.thumbnails, background, viewed, one.id, by_id) for one in made]
            warm = _warm(library.thumbnails, background, viewed, by_id)
        finally:
            background.close()
            library.close()
        return [
            (f"{name}, from disk", _shown([a for a, _ in cold]), _shown([b for _, b in cold])),
            (f"{name}, read ahead", _shown([a for a, _ in warm]), _shown([b for _, b in warm])),
        ]


def _viewer(store: ThumbnailStore, background: BackgroundTasks, viewed: ViewedPictures) -> Viewer:
    viewer = Viewer(
        Thumbnails(store, background, viewed.find), PictureCache(background), lambda _: True, Blur()
    )
    viewer.resize(1280, 800)
    viewer.show()
    QApplication.processEvents()
    return viewer


def _times(
    store: ThumbnailStore,
    background: BackgroundTasks,
    viewed: ViewedPictures,
    picture_id: int,
    by_id: dict[int, Picture],
) -> tuple[float, float]:
    viewer = _viewer(store, background, viewed)
    started_s = time.perf_counter()
    viewer.show_pictures(viewed, picture_id, by_id[picture_id])
    thumbnail_s = _until(lambda: not viewer.view.image.isNull(), started_s)
    sharp_s = _until(lambda: viewer.is_sharp, started_s)
    viewer.close()
    viewer.deleteLater()
    return 1000 * thumbnail_s, 1000 * sharp_s


def _warm(
    store: ThumbnailStore,
    background: BackgroundTasks,
    viewed: ViewedPictures,
    by_id: dict[int, Picture],
) -> list[tuple[float, float]]:
    viewer = _viewer(store, background, viewed)
    viewer.show_pictures(viewed, viewed.id_at(0))
    times = []
    for row in range(1, len(viewed)):
        ahead = by_id[viewed.id_at(row)]
        _until(lambda ahead=ahead: viewer._cache.image(ahead) is not None, 0.0)  # type: ignore[misc]
        started_s = time.perf_counter()
        viewer.step(1)
        thumbnail_s = _until(lambda: not viewer.view.image.isNull(), started_s)
        sharp_s = _until(lambda: viewer.is_sharp, started_s)
        times.append((1000 * thumbnail_s, 1000 * sharp_s))
    viewer.close()
    return times


def _thumbnails(folder: Path, side_px: int, count: int) -> tuple[str, str, str, str]:
    store = ThumbnailStore(folder / "thumbs.sqlite")
    jpeg = encode_thumbnail(_smooth())
    pictures = [_OnDisk(f"{number:032x}", folder / f"{number}.png") for number in range(count)]
    for picture in pictures:
        if store.read(picture.identity) is None:
            store.write(picture.identity, jpeg)
    background = BackgroundTasks()

    async def find(ids: Sequence[int]) -> dict[int, HasFile]:
        return {one: pictures[one] for one in ids}

    thumbnails = Thumbnails(store, background, find)
    done: list[int] = []
    thumbnails.ready.connect(done.append)
    before_bytes = psutil.Process().memory_info().rss
    most_bytes = 0
    started_s = time.perf_counter()
    # As a view asks: a screenful, then the next.
    for start in range(0, count, 50):
        wanted = range(start, min(count, start + 50))
        for number in wanted:
            thumbnails.thumbnail(number, side_px)
        end = wanted[-1] + 1
        _until(lambda end=end: len(done) >= end, 0.0)  # type: ignore[misc]
        most_bytes = max(most_bytes, thumbnails.kept_bytes)
    taken_s = time.perf_counter() - started_s
    grown = (psutil.Process().memory_info().rss - before_bytes) / 2**20
    background.close()
    store.close()
    return f"{side_px} px", f"{count / taken_s:.0f}", f"{most_bytes / 2**20:.0f}", f"{grown:.0f}"


def _until(is_done: Callable[[], bool], started_s: float) -> float:
    end_s = time.perf_counter() + _TIMEOUT_S
    while not is_done():
        if time.perf_counter() > end_s:
            raise TimeoutError
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
    return time.perf_counter() - started_s


def _large(side_px: int) -> Rgb:
    import numpy as np
    from PIL import Image

    return np.asarray(Image.fromarray(_smooth()).resize((side_px, side_px)))


def _shown(times_ms: list[float]) -> str:
    return f"{statistics.median(times_ms):.1f} ({max(times_ms):.1f})"


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
