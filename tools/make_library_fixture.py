"""Write a library fixture for the current version to tests/fixtures; run once per release.

    python -m tools.make_library_fixture

Never run it again for a version that has been released: users' databases don't change either.
"""

import contextlib
import sqlite3
import tempfile
from pathlib import Path

from sdstudio.domain.errors import ErrorCode
from sdstudio.library import Library
from sdstudio.library.database import DATABASE_NAME, own_migrations
from tests.support.pictures import a_provenance, a_request, some_rgb

FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        pictures, data = Path(folder) / "pictures", Path(folder) / "data"
        library = Library.open(pictures, data)
        for prompt in ("a mistake", "a cat", "一条红色的鱼"):
            library.save_picture(some_rgb(8, 8), a_request(prompt), a_provenance())
        library.trash.delete([library.pictures(3)[-1].id])
        paused, failed, removed = [library.submit(a_request(seed=seed)) for seed in range(3)]
        library.pause_job(paused.id)
        library.fail_job(failed.id, ErrorCode.OUT_OF_MEMORY, {"width": 768, "height": 768})
        library.remove_jobs([removed.id])
        library.close()
        target = FIXTURES / f"library_v{max(own_migrations())}.sqlite"
        target.unlink(missing_ok=True)
        with contextlib.closing(sqlite3.connect(data / DATABASE_NAME)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("VACUUM INTO ?", (str(target),))
    print(target, target.stat().st_size)


if __name__ == "__main__":
    main()
