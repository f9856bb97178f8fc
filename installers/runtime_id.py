"""The ID of a runtime, which is all of a built program but its own code and data.

``python -m installers.runtime_id FOLDER [PROGRAM …]`` writes it into ``FOLDER``, of which the files
below ``PROGRAM`` aren't counted, and prints it.
"""

import hashlib
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

#: In the runtime's folder. An update looks there whether it was tested with that runtime.
NAME = "runtime-id.txt"


def runtime_id(folder: Path, program: Sequence[str] = ()) -> str:
    """The SHA-256 of the names, contents and permissions of all files in ``folder``.

    Args:
        program: what an update replaces, relative to ``folder``.
    """
    digest = hashlib.sha256()
    for path in _files(folder, {folder / one for one in program}):
        if path.is_symlink():
            kind, content = "link", str(path.readlink()).encode()
        else:
            is_program = path.stat().st_mode & stat.S_IXUSR
            kind, content = ("program" if is_program else "file"), path.read_bytes()
        name = path.relative_to(folder).as_posix()
        digest.update(f"{name}\0{kind}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    return digest.hexdigest()


def _files(folder: Path, without: set[Path]) -> Iterator[Path]:
    without = without | {folder / NAME}
    for at, folders, files in os.walk(folder):
        inside = sorted(Path(at) / one for one in (*folders, *files))
        folders[:] = sorted(one for one in folders if Path(at) / one not in without)
        # A link to a folder is listed among the folders.
        yield from (one for one in inside if one not in without and _is_file(one))


def _is_file(path: Path) -> bool:
    return path.is_symlink() or not path.is_dir()


def main(arguments: Sequence[str]) -> int:
    """Write the ID."""
    folder, *program = arguments
    id_ = runtime_id(Path(folder), program)
    (Path(folder) / NAME).write_text(f"{id_}\n", encoding="ascii", newline="\n")
    print(id_)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
