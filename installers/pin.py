"""Writes the requirements of a build: every package of ``constraints.txt`` that the program needs,
and the tools of ``manifest.toml``, each with the SHA-256 of the wheel for this system.

``python -m installers.pin PYTHON TARGET``; ``PYTHON`` is the one that the program will contain.
``python -m installers.pin PYTHON TARGET REQUIREMENT…`` pins only these and what they need.
Run it after ``constraints.txt`` or the tools have changed, and look at the difference.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from installers.manifest import ROOT, read_manifest

_HEAD = "# Made with: python -m installers.pin {arguments}\n# Don't edit.\n"


def _pins(python: str, requirements: Sequence[str]) -> Iterator[str]:
    command = [python, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed"]
    command += ["--only-binary", ":all:", "--report", "-", "-c", "constraints.txt", *requirements]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    for one in json.loads(done.stdout)["install"]:
        # The program itself is a folder, and has no hash.
        if hashes := one["download_info"].get("archive_info", {}).get("hashes"):
            # "+cpu" is a kind of build; the hash says which one it is.
            version = one["metadata"]["version"].partition("+")[0]
            yield f"{one['metadata']['name']}=={version} --hash=sha256:{hashes['sha256']}"


def main(arguments: Sequence[str]) -> int:
    """Write the file that the second argument names."""
    python, target, *given = arguments
    tools = [f"{name}=={version}" for name, version in read_manifest().tools.items()]
    pins = sorted(_pins(python, given or [*tools, "."]), key=str.lower)
    head = _HEAD.format(arguments=" ".join(["PYTHON", target, *given]))
    Path(target).write_text(head + "".join(f"{one}\n" for one in pins), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
