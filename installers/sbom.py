"""Writes the SBOM of an installer: CycloneDX 1.6 as JSON, checked against its schema.

``python -m installers.sbom WORK PACKAGES REQUIREMENTS TARGET``: ``WORK`` is PyInstaller's working
folder, ``PACKAGES`` the folder of the packages that it collected from, ``REQUIREMENTS`` has their
hashes. Needs ``sbom-requirements.txt``, in an environment apart from the program's own.
"""

import json
import os
import platform
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import Distribution
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from installers.contents import Contents, debian_licences, of_pyinstaller
from installers.manifest import ROOT
from sdstudio import __version__
from sdstudio.app.program_licences import licence_name

#: What a wheel contains under the same version, without an SBOM of its own that says so.
_CONTAINED = {"PySide6_Essentials": ("Qt", "LGPL-3.0-only")}


class InvalidSbomError(Exception):
    """It isn't as the schema has it."""


@dataclass(frozen=True, slots=True)
class Other:
    """Something in the program that is no distribution of Python.

    Args:
        licence: an SPDX expression or a name; empty if it isn't known.
        file: its SHA-256 is listed.
    """

    name: str
    version: str
    licence: str
    kind: ComponentType = ComponentType.LIBRARY
    purl: PackageURL | None = None
    file: Path | None = None


def sbom(contents: Contents, pins: str, others: Iterable[Other]) -> str:
    """The SBOM of the program.

    Dates are those of ``SOURCE_DATE_EPOCH``, so the same program gets the same text.

    Args:
        pins: requirements with the hashes of the wheels that were installed.

    Raises:
        KeyError: a distribution isn't among the pins.
        InvalidSbomError: of the first fault.
    """
    hashes = {
        _key(name): digest for name, digest in re.findall(r"^(\S+)==.*sha256:(\w+)", pins, re.M)
    }
    bom = Bom()
    program = _component(Other("SD Studio", __version__, "Apache-2.0", ComponentType.APPLICATION))
    components = [
        *(_distribution(one, hashes) for one in contents.distributions),
        *(
            _component(
                Other(
                    one.name,
                    one.version,
                    debian_licences(one),
                    purl=PackageURL(
                        "deb", "debian", one.name, one.version, {"arch": one.architecture}
                    ),
                )
            )
            for one in contents.system_packages
        ),
        *map(_component, others),
    ]
    bom.metadata.component = program
    bom.metadata.timestamp = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    bom.components.update(components)
    bom.register_dependency(program, components)
    names = " ".join(str(one.bom_ref) for one in components)
    bom.serial_number = uuid5(NAMESPACE_URL, f"{program.version} {bom.metadata.timestamp} {names}")
    text: str = JsonV1Dot6(bom).output_as_string(indent=1)
    if (fault := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)) is not None:
        raise InvalidSbomError(str(fault))
    return text + "\n"


def program_others(packages: Path) -> Iterator[Other]:
    """What every installer contains besides distributions.

    Args:
        packages: the folder of the installed distributions.
    """
    starter = ROOT / "resources" / "starter"
    yield Other(
        "SD Studio's practice model",
        __version__,
        "Apache-2.0",
        ComponentType.MACHINE_LEARNING_MODEL,
        file=starter / "unet" / "diffusion_pytorch_model.safetensors",
    )
    for font in sorted(packages.glob("qtawesome/fonts/phosphor-*.ttf")):
        version = font.stem.partition("-")[2]
        yield Other("Phosphor Icons", version, "MIT", ComponentType.FILE, file=font)


def _distribution(one: Distribution, hashes: Mapping[str, str]) -> Component:
    name = _key(one.name)
    component = _component(
        Other(
            one.name,
            one.version,
            licence_name(one),
            purl=PackageURL("pypi", None, name, one.version),
        )
    )
    component.hashes.add(HashType(alg=HashAlgorithm.SHA_256, content=hashes[name]))
    if one.name in _CONTAINED:
        contained, licence = _CONTAINED[one.name]
        purl = PackageURL("generic", None, contained.lower(), one.version)
        component.components.add(_component(Other(contained, one.version, licence, purl=purl)))
    for file in sorted(one.files or (), key=str):
        if "sboms" in file.parts and file.suffix == ".json":
            given = json.loads(Path(str(one.locate_file(file))).read_text(encoding="utf-8"))
            for inner in Bom.from_json(given).components:
                if _key(inner.name) != name:
                    # They are unique only in the SBOM that they come from.
                    inner.bom_ref.value = f"{name}/{inner.bom_ref.value}"
                    component.components.add(inner)
    return component


def _component(given: Other) -> Component:
    reference = str(given.purl or f"{given.name}@{given.version}")
    component = Component(
        name=given.name,
        version=given.version,
        type=given.kind,
        purl=given.purl,
        bom_ref=reference,
    )
    if given.licence:
        component.licenses.add(LicenseFactory().make_from_string(given.licence))
    if given.file is not None:
        digest = sha256(given.file.read_bytes()).hexdigest()
        component.hashes.add(HashType(alg=HashAlgorithm.SHA_256, content=digest))
    return component


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main(arguments: Sequence[str]) -> int:
    """Write the file that the last argument names."""
    work, packages, requirements, target = map(Path, arguments)
    contents = of_pyinstaller(work, packages)
    python = Other(
        "Python",
        platform.python_version(),
        "PSF-2.0",
        purl=PackageURL("generic", None, "python", platform.python_version()),
    )
    others = [python, *program_others(packages)]
    pins = requirements.read_text(encoding="utf-8")
    target.write_text(sbom(contents, pins, others), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
