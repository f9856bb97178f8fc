"""Writes what went into the folder for Windows: ``LICENCES.txt``, which About shows, and the SBOM.

``python -m installers.windows.describe PACKAGES TREE MINGW SBOM``: ``PACKAGES`` is the folder of
the installed wheels, ``MINGW`` the licence of the C runtime in the launchers. Needs
``../sbom-requirements.txt``.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from packageurl import PackageURL

from installers.contents import of_copy
from installers.licences import merged
from installers.manifest import ROOT, read_manifest
from installers.sbom import Other, program_others, sbom
from installers.windows.tree import PYTHON_VERSION, SITE
from sdstudio.app.program_licences import FILE_NAME, merge, part


def main(arguments: Sequence[str]) -> int:
    """Write the licences into the folder, and the file that the last argument names."""
    packages, tree, mingw, target = map(Path, arguments)
    contents = of_copy(packages, tree / SITE, also=read_manifest().windows_packages)
    python = (tree / "runtime" / "LICENSE.txt").read_text(encoding="utf-8")
    launcher = part("MinGW-w64, in the launchers", [mingw.read_text(encoding="utf-8")])
    licences = tree / "app" / "sdstudio" / "resources" / FILE_NAME
    licences.write_text(f"{merged(contents, python)}\n{merge([launcher])}", encoding="utf-8")
    others = [
        Other(
            "Python",
            PYTHON_VERSION,
            "PSF-2.0",
            purl=PackageURL("generic", None, "python", PYTHON_VERSION),
        ),
        *program_others(packages),
    ]
    pins = (ROOT / "installers" / "windows" / "requirements.txt").read_text(encoding="utf-8")
    target.write_text(sbom(contents, pins, others), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
