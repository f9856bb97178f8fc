"""Finds the data folder of a pictures folder, even after the pictures folder was moved.

Both hold one id: the pictures folder in ``.library/id``, the data folder beside its database. A
folder that was copied has the id of the other one until it is first opened, which gives it its own.
"""

import contextlib
import hashlib
import json
import secrets
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sdstudio.disk import Disk, open_regular, write_over, written
from sdstudio.domain.errors import StudioError
from sdstudio.library.files import hide
from sdstudio.library.folders import LIBRARY_NAME

ID_NAME: Final = "id"
HOME_NAME: Final = "home.json"
_ID_CHARACTERS: Final = 32
_SIZE_MAX: Final = 2**16
#: How long to wait for a sleeping drive where the path alone can tell which data folder it is.
_ANSWER_S: Final = 0.5


@dataclass(frozen=True, slots=True)
class _Home:
    """What a data folder says about its pictures folder."""

    data: Path
    uid: str
    pictures: Path


def find_data(libraries: Path, pictures: Path) -> Path:
    """The data folder of the library whose pictures are in ``pictures``, in ``libraries``.

    Writes nothing. The id decides; if several folders have the same id, the path does.
    """
    homes = _homes(libraries)
    uid = _uid_soon(pictures) if _at(homes, pictures) else _uid_in(pictures)
    if not uid:
        at_path = _at(homes, pictures)
        return at_path[0].data if at_path else _unused(libraries, homes, pictures, "")
    same = [one for one in homes if one.uid == uid]
    for one in (*_at(same, pictures), *(one for one in same if _is_same(one.pictures, pictures))):
        return one.data
    for one in same:
        if _uid_in(one.pictures) != uid:
            return one.data  # moved from there
    return _unused(libraries, homes, pictures, uid)


def claim(data: Path, pictures: Path, disk: Disk) -> None:
    """Have both folders remember each other, while the library is open.

    Nothing is written if there is no pictures folder yet. If the disk refuses, the path alone
    decides.
    """
    with contextlib.suppress(StudioError, OSError):
        _claim(data, pictures, disk)


def _claim(data: Path, pictures: Path, disk: Disk) -> None:
    if not pictures.is_dir():
        return
    homes = _homes(data.parent)
    own = next((one for one in homes if one.data == data), None)
    uid = _uid_in(pictures)
    if own is not None and uid and uid != own.uid and not _is_taken(homes, data, uid):
        return  # it is that of another library, which is opened as such the next time
    if own is not None:
        wanted = own.uid
    elif uid and not _is_taken(homes, data, uid):
        wanted = uid
    else:
        wanted = secrets.token_hex(_ID_CHARACTERS // 2)
    if uid != wanted:
        wanted = _write_uid(pictures, wanted, disk, replaces=bool(uid))
    if own is None or (own.uid, own.pictures) != (wanted, pictures.absolute()):
        said = json.dumps({"id": wanted, "pictures": str(pictures.absolute())})
        write_over(disk, data / HOME_NAME, said.encode("utf-8", "surrogateescape"))


def _write_uid(pictures: Path, uid: str, disk: Disk, *, replaces: bool) -> str:
    """Write the id; returns that of a program that was faster."""
    path = pictures / LIBRARY_NAME / ID_NAME
    if replaces:
        write_over(disk, path, f"{uid}\n".encode())
        return uid
    with written(disk, path.parent, f"{uid}\n".encode()) as new:
        hide(path.parent)
        try:
            disk.move(new, path)
        except FileExistsError:
            disk.remove(new)
            if theirs := _uid_in(pictures):
                return theirs
            return _write_uid(pictures, uid, disk, replaces=True)  # it was damaged
        disk.sync_folder(path.parent)
    disk.sync_folder(pictures)
    return uid


def _is_taken(homes: Iterable[_Home], data: Path, uid: str) -> bool:
    """Whether the pictures folder of another data folder exists and has that id, too."""
    others = [one for one in homes if one.uid == uid and one.data != data]
    return any(_uid_in(one.pictures) == uid for one in others)


def _unused(libraries: Path, homes: list[_Home], pictures: Path, uid: str) -> Path:
    """A data folder named after the path, as all once were, unless another library has it."""
    path = str(pictures.absolute())
    for key in (path, f"{path}\n{uid}"):
        data = libraries / hashlib.sha256(key.encode(errors="surrogateescape")).hexdigest()[:16]
        owner = next((one for one in homes if one.data == data), None)
        if owner is None:
            return data
        if str(owner.pictures) == path and (not uid or owner.uid == uid):
            return data
    return data


def _homes(libraries: Path) -> list[_Home]:
    """What the data folders say, most recently opened first."""
    found: list[tuple[float, _Home]] = []
    with contextlib.suppress(OSError):
        for data in libraries.iterdir():
            with contextlib.suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
                path = data / HOME_NAME
                with open_regular(path) as file:
                    said = json.loads(file.read(_SIZE_MAX).decode("utf-8", "surrogateescape"))
                uid, pictures = said["id"], said["pictures"]
                if _is_uid(uid):
                    found.append((path.stat().st_mtime, _Home(data, uid, Path(pictures))))
    found.sort(key=lambda one: one[0], reverse=True)
    return [home for _, home in found]


def _at(homes: Iterable[_Home], pictures: Path) -> list[_Home]:
    path = pictures.absolute()
    return [one for one in homes if one.pictures == path]


def _uid_in(pictures: Path) -> str:
    """The id in a pictures folder; empty if there is none that can be read."""
    with contextlib.suppress(OSError, ValueError):
        with open_regular(pictures / LIBRARY_NAME / ID_NAME) as file:
            uid = file.read(_ID_CHARACTERS + 1).decode("ascii").strip()
        if _is_uid(uid):
            return uid
    return ""


def _uid_soon(pictures: Path) -> str:
    """The same; empty, too, if the drive doesn't answer soon."""
    found: list[str] = []
    reading = threading.Thread(target=lambda: found.append(_uid_in(pictures)), daemon=True)
    reading.start()
    reading.join(_ANSWER_S)
    return found[0] if found else ""


def _is_uid(text: object) -> bool:
    return (
        isinstance(text, str)
        and len(text) == _ID_CHARACTERS
        and set(text) <= set("0123456789abcdef")
    )


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same folder."""
    with contextlib.suppress(OSError, ValueError):
        return one.samefile(other)
    return False
