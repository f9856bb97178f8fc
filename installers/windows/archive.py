"""Lists the files of the program for the setup, and packs them into the portable archive.

``python -m installers.windows.archive TREE SETUP_LIST UPDATE_LIST ZIP``. All are the same for the
same folder: sorted, and all dates are that of ``SOURCE_DATE_EPOCH``.
"""

import os
import sys
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from sdstudio.packaged import PORTABLE_MARK

#: Of the folder in the archive.
_FOLDER = "SD Studio"
_MARK_TEXT = (
    "While this file is here, SD Studio keeps everything in the folder “user” beside it:\r\n"
    "pictures, models and settings. To update, replace everything else.\r\n"
    "\r\n"
    "只要有这个文件，SD Studio 就会把图片、模型和设置全部保存在旁边的 user 文件夹中。\r\n"
    "更新时，请替换除它以外的所有文件。\r\n"
)


def setup_list(tree: Path, without: str = "") -> str:
    """Instructions for NSIS that unpack ``tree`` into ``$INSTDIR\\new``.

    Args:
        without: a folder in ``tree`` that stays out.
    """
    lines = []
    for folder, files in _folders(tree):
        if without and folder.is_relative_to(tree / without):
            continue
        inside = "".join(rf"\{_quoted(one)}" for one in folder.relative_to(tree).parts)
        lines.append(rf'SetOutPath "$INSTDIR\new{inside}"')
        lines.extend(f'File "{_quoted(str(folder.absolute() / one))}"' for one in files)
    return "\n".join(lines) + "\n"


def write_portable(tree: Path, target: Path) -> None:
    """Pack ``tree`` with the mark that makes it portable."""
    date = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:

        def add(name: str, content: bytes) -> None:
            # Names are UTF-8 and attributes those of MS-DOS, whatever the system.
            entry = zipfile.ZipInfo(f"{_FOLDER}/{name}", date)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)

        # Windows' Notepad knows by the mark in front that it is UTF-8.
        add(PORTABLE_MARK, _MARK_TEXT.encode("utf-8-sig"))
        for folder, files in _folders(tree):
            for one in files:
                file = folder / one
                add(file.relative_to(tree).as_posix(), file.read_bytes())


def _folders(tree: Path) -> Iterator[tuple[Path, list[str]]]:
    """Each folder that has files, with their names; sorted."""
    for at, names, files in os.walk(tree):
        names.sort()
        if files:
            yield Path(at), sorted(files)


def _quoted(path: str) -> str:
    """Part of a path in a text of NSIS, where a dollar sign begins a variable."""
    return path.replace("$", "$$")


def main(arguments: Sequence[str]) -> int:
    """Write the three files that are named last."""
    tree, listing, update_listing, archive = map(Path, arguments)
    listing.write_text(setup_list(tree), encoding="utf-8")
    update_listing.write_text(setup_list(tree, without="runtime"), encoding="utf-8")
    write_portable(tree, archive)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
