"""The viewer: from a key to the thumbnail and to every pixel; thumbnails a second; memory.

``python -m benchmarks.viewer [PICTURES]``, 5,000 pictures for the memory unless told otherwise.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import psutil
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from benchmarks.picture_overhead import _event, _smooth
from benchmarks.report import Report, largest
from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.event_loop import coroutines_on
from sdstudio.app.library_view.model_of import NamedModel
from sdstudio.app.library_view.picture_cache import NEXT, PictureCache
from sdstudio.app.library_view.privacy import Blur
from sdstudio.app.library_view.thumbnails import LIMIT_BYTES, Thumbnails
from sdstudio.app.library_view.viewed_pictures import ViewedPictures
from sdstudio.imaging import Rgb, encode_thumbnail
from sdstudio.imaging.thumbnail import SIDE_PX
from sdstudio.library import HasFile, Library, Picture, ThumbnailStore
from sdstudio.ui.library.viewer.viewer import Viewer

_SIDES_PX = (768, 2048)
_PICTURES = 12
_TIMEOUT_MS = 60_000


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
        columns = ("picture", "thumbnail ms", "every pixel ms", "window busy ms")
        report.table(columns, rows)
        report.at_most(
            "viewer: every pixel, read ahead", largest(rows, 2, ", read ahead"), "ms", 100
        )
        report.at_most(
            "viewer: every pixel, from the disk", largest(rows, 2, "the first"), "ms", 250
        )
        with tempfile.TemporaryDirectory() as folder:
            report.table(
                ("shown at", "thumbnails a second", "cache MB", "process grew MB"),
                [_thumbnails(Path(folder), side_px, pictures) for side_px in (128, 256, 512)],
            )
    report.line(f"{pictures:,} pictures; the cache may have {LIMIT_BYTES / 2**20:.0f} MB.")
    report.print()


def _looks(side_px: int) -> list[tuple[str, ...]]:
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

        bench = _Bench(
            library.thumbnails,
            background,
            ViewedPictures(find, [picture.id for picture in made]),
            by_id,
        )
        name = f"{side_px}²"
        try:
            return [
                (f"{name}, the first", *_shown(bench.opened())),
                (f"{name}, only the thumbnail read ahead", *_shown(bench.stepped(0))),
                (f"{name}, read ahead", *_shown(bench.stepped(NEXT))),
                (f"{name}, the one after it being read", *_shown(bench.stepped(1))),
            ]
        finally:
            background.close()
            library.close()


@dataclass(frozen=True)
class _Times:
    """From the key on, in ms.

    Args:
        seen: until something of the picture was painted: the thumbnail, unless all is there.
        busy: processor time of the window's thread until all was painted. Unlike the others it is
            the same on a busy machine.
    """

    seen: float
    sharp: float
    busy: float


@dataclass(frozen=True)
class _Bench:
    store: ThumbnailStore
    background: BackgroundTasks
    viewed: ViewedPictures
    by_id: Mapping[int, Picture]

    def opened(self) -> list[_Times]:
        """Each picture in a viewer of its own, so nothing is decoded yet."""
        times = []
        for picture_id, picture in self.by_id.items():
            with self._viewer(PictureCache(self.background)) as viewer:
                show = partial(viewer.show_pictures, self.viewed, picture_id, picture)
                times.append(_timed(viewer, show))
        return times

    def stepped(self, ahead: int) -> list[_Times]:
        """With the arrow key from one to the next.

        Args:
            ahead: so many are decoded when the key is pressed, and the next one's thumbnail.
        """
        times = []
        cache = PictureCache(self.background) if ahead else _NothingAhead(self.background)
        with self._viewer(cache) as viewer:
            viewer.show_pictures(self.viewed, self.viewed.id_at(0))
            for row in range(1, len(self.viewed)):
                _until(lambda viewer=viewer: viewer.is_sharp)  # type: ignore[misc]
                _until(partial(_has_thumbnail, viewer, self.viewed.id_at(row)))
                rows = range(row, min(row + ahead, len(self.viewed)))
                _until(partial(self._are_decoded, cache, rows))
                times.append(_timed(viewer, partial(viewer.step, 1)))
        return times

    @contextmanager
    def _viewer(self, cache: PictureCache) -> Iterator[Viewer]:
        thumbnails = Thumbnails(self.store, self.background, self.viewed.find)
        viewer = Viewer(thumbnails, cache, lambda _: NamedModel(None), Blur())
        viewer.resize(1280, 800)
        viewer.show()
        QApplication.processEvents()
        yield viewer
        viewer.close()
        viewer.deleteLater()

    def _are_decoded(self, cache: PictureCache, rows: Iterable[int]) -> bool:
        pictures = (self.by_id[self.viewed.id_at(row)] for row in rows)
        return all(cache.image(one) is not None for one in pictures)


class _NothingAhead(PictureCache):
    def look(self, picture: HasFile, ahead: Iterable[HasFile] = ()) -> QImage | None:
        del ahead
        return super().look(picture)


def _has_thumbnail(viewer: Viewer, picture_id: int) -> bool:
    return viewer._thumbnails.thumbnail(picture_id, SIDE_PX) is not None


def _timed(viewer: Viewer, act: Callable[[], None]) -> _Times:
    started_s, busy_s = time.perf_counter(), time.thread_time()
    act()
    _until(lambda: not viewer.view.image.isNull())
    seen_s = time.perf_counter() - started_s
    _until(lambda: viewer.is_sharp)
    sharp_s = time.perf_counter() - started_s
    return _Times(1000 * seen_s, 1000 * sharp_s, 1000 * (time.thread_time() - busy_s))


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
        _until(lambda end=end: len(done) >= end)  # type: ignore[misc]
        most_bytes = max(most_bytes, thumbnails.kept_bytes)
    taken_s = time.perf_counter() - started_s
    grown = (psutil.Process().memory_info().rss - before_bytes) / 2**20
    background.close()
    store.close()
    return f"{side_px} px", f"{count / taken_s:.0f}", f"{most_bytes / 2**20:.0f}", f"{grown:.0f}"


def _until(is_done: Callable[[], bool]) -> None:
    """Wait for it without taking time from the threads that do it."""
    timeout = QTimer()
    timeout.setSingleShot(True)
    timeout.start(_TIMEOUT_MS)
    while not is_done():
        if not timeout.isActive():
            raise TimeoutError
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _large(side_px: int) -> Rgb:
    import numpy as np
    from PIL import Image

    return np.asarray(Image.fromarray(_smooth()).resize((side_px, side_px)))


def _shown(times: Sequence[_Times]) -> Iterator[str]:
    for values in zip(*((one.seen, one.sharp, one.busy) for one in times), strict=True):
        yield f"{statistics.median(values):.1f} ({max(values):.1f})"


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
