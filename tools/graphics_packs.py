"""Prints the wheels of a pack for ``resources/graphics-packs.json``.

pip resolves them and verifies their hashes; see docs/graphics-packs.md for the commands.
"""

import argparse
import hashlib
import json
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

#: What the program itself brings.
_IN_THE_PROGRAM = frozenset(
    {
        "filelock",
        "fsspec",
        "jinja2",
        "markupsafe",
        "mpmath",
        "networkx",
        "numpy",
        "setuptools",
        "sympy",
        "typing-extensions",
    }
)


def main() -> None:
    """Print the wheels of pip's report that a pack needs, with sizes from the files themselves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", type=Path, help="what pip install --report wrote")
    parser.add_argument("wheels", type=Path, help="folder with the downloaded wheels")
    options = parser.parse_args()
    report = json.loads(options.report.read_text(encoding="utf-8"))
    rows = []
    for one in report["install"]:
        if one["metadata"]["name"].lower().replace("_", "-") in _IN_THE_PROGRAM:
            continue
        path = urlsplit(one["download_info"]["url"]).path.lstrip("/")
        file = options.wheels / path.rpartition("/")[2]
        rows.append(_row(file, path, one["download_info"]["archive_info"]["hashes"]["sha256"]))
    print(json.dumps(rows, indent=1))


def _row(file: Path, path: str, sha256: str) -> dict[str, object]:
    with file.open("rb") as content:
        if hashlib.file_digest(content, "sha256").hexdigest() != sha256:
            raise SystemExit(f"{file.name} is not the file in the report")
    with zipfile.ZipFile(file) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    return {
        "name": file.name,
        "path": path,
        "sha256": sha256,
        "size_bytes": file.stat().st_size,
        "unpacked_bytes": unpacked,
    }


if __name__ == "__main__":
    main()
