"""Pictures are decoded on several threads at once."""

import subprocess
import sys
from pathlib import Path

from sdstudio.domain.metadata import encode
from sdstudio.imaging import encode_png
from tests.support.pictures import a_metadata, some_rgb

# In a process of its own: a lock-up would hold the interpreter's lock, and end no test.
_DECODE = """
import sys, threading, time
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from sdstudio.app.library_view.picture_cache import read_image
from sdstudio.app.library_view.thumbnails import _make
from sdstudio.library import ThumbnailStore
from sdstudio.ui.file_tasks import save_copy

picture = Path(sys.argv[1])
store = ThumbnailStore(picture.with_name("thumbs.sqlite"))
kept = SimpleNamespace(
    id=1, identity="0" * 32, path=picture, width=64, height=64, request=None, provenance=None,
    created_at=datetime.now(),
)
works = (
    lambda: _make(store, kept, 128),
    lambda: read_image(picture),
    lambda: save_copy(kept, picture.with_suffix(".jpg")),
)
end_s = time.monotonic() + 2

def run(work):
    while time.monotonic() < end_s:
        work()

threads = [threading.Thread(target=run, args=(work,)) for work in works]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert not read_image(picture).isNull()
assert not _make(store, kept, 128).isNull()
store.close()
"""


def test_the_stage_the_gallery_and_saving_do_not_lock_each_other_out(tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(encode_png(some_rgb(), encode(a_metadata())))
    command = (sys.executable, "-c", _DECODE, str(picture))
    subprocess.run(command, check=True, timeout=60)
