"""Writes the requirements of a build for a system that this one isn't, as :mod:`installers.pin`
does for this one.

``python -m installers.pin_elsewhere UV SYSTEM TARGET``; ``UV`` is the program of the package
``uv``, which knows what a requirement's conditions mean on another system. pip, which doesn't,
then finds the wheel.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from installers.manifest import ROOT, read_manifest

_HEAD = "# Made with: python -m installers.pin_elsewhere {arguments}\n# Don't edit.\n"
_PYTHON = "3.11"


@dataclass(frozen=True, slots=True)
class _System:
    """Args:
    uv: the system as uv names it.
    tag: the newest wheels that run on it; those for older versions of it do, too.
    environment: more for uv.
    packages: what is included on that system alone, and its version.
    """

    uv: str
    tag: str
    environment: Mapping[str, str]
    packages: Mapping[str, str]


_MANIFEST = read_manifest()
_SYSTEMS = {
    # torch has no wheels for older ones, nor, since 2.3, for Intel Macs.
    "macos-arm64": _System(
        "aarch64-apple-darwin",
        "macosx_14_0_arm64",
        {"MACOSX_DEPLOYMENT_TARGET": "14.0"},
        _MANIFEST.tools,
    ),
    "windows-x64": _System("x86_64-pc-windows-msvc", "win_amd64", {}, _MANIFEST.windows_packages),
}


def _resolved(uv: str, system: _System) -> str:
    """Every package with its version, a line each."""
    packages = [f"{name}=={version}" for name, version in system.packages.items()]
    command = [uv, "pip", "compile", "--quiet", "--no-header", "--no-annotate", "--no-config"]
    command += ["--python-version", _PYTHON, "--python-platform", system.uv]
    command += ["--only-binary", ":all:", "--constraints", "constraints.txt", "pyproject.toml", "-"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        check=True,
        input="\n".join(packages),
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **system.environment},
    )
    return done.stdout


def _pins(uv: str, system: _System) -> Iterator[str]:
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--report", "-"]
    command += ["--ignore-installed", "--no-deps", "--only-binary", ":all:", "--target", "nowhere"]
    command += ["--python-version", _PYTHON, "--platform", system.tag]
    command += _resolved(uv, system).split()
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    for one in json.loads(done.stdout)["install"]:
        name, version = one["metadata"]["name"], one["metadata"]["version"]
        sha256 = one["download_info"]["archive_info"]["hashes"]["sha256"]
        yield f"{name}=={version} --hash=sha256:{sha256}"


def main(arguments: Sequence[str]) -> int:
    """Write the file that the last argument names."""
    uv, name, target = arguments
    pins = sorted(_pins(uv, _SYSTEMS[name]), key=str.lower)
    head = _HEAD.format(arguments=f"UV {name} {target}")
    Path(target).write_text(head + "".join(f"{one}\n" for one in pins), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
