"""Merges the licences of everything in a built program into one file, which About shows.

``python -m installers.licences WORK PACKAGES TARGET``: ``WORK`` is PyInstaller's working folder,
``PACKAGES`` the folder of the packages that it collected from. Fails if something comes without a
licence: then ``resources/notices`` has to get its text.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from installers.contents import Contents, of_pyinstaller, python_licence
from installers.manifest import ROOT
from sdstudio.app.program_licences import (
    LicensedPart,
    distribution_part,
    merge,
    part,
    read_notices,
    split,
)


class MissingLicenceError(Exception):
    """Something in the program has no text of its licence."""


def merged(contents: Contents, python: str) -> str:
    """All licences, each under a heading.

    Args:
        python: the licence of Python itself.

    Raises:
        MissingLicenceError: of these components.
    """
    parts = list(_parts(contents, python))
    missing = [one.name for one in parts if not one.text]
    if missing:
        raise MissingLicenceError(", ".join(missing))
    text = merge(parts)
    assert split(text) == parts
    return text


def _parts(contents: Contents, python: str) -> Iterator[LicensedPart]:
    notices = read_notices(ROOT / "resources")
    own = ((ROOT / one).read_text(encoding="utf-8") for one in ("NOTICE", "LICENSE"))
    yield part("SD Studio", own)
    for name, texts in notices.others.items():
        yield part(name, texts)
    yield part("Python", [python])
    for one in contents.distributions:
        yield distribution_part(one, notices) or LicensedPart(one.name, "")
    for package in contents.system_packages:
        yield part(f"{package.name} {package.version} (Debian)", [package.copyright])


def main(arguments: Sequence[str]) -> int:
    """Write the file that the last argument names."""
    work, packages, target = map(Path, arguments)
    try:
        text = merged(of_pyinstaller(work, packages), python_licence())
    except MissingLicenceError as error:
        print(f"no licence is known for: {error}", file=sys.stderr)
        return 1
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
