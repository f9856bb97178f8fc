"""What goes into an installer, and what the installed program tells the desktop and the shells."""

import gzip
import re
import shutil
import subprocess
from configparser import RawConfigParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from installers import licences
from installers.linux.command_line import bash, fish, man_page, program, write, zsh
from installers.manifest import ROOT, read_manifest

LINUX = ROOT / "installers" / "linux"


def test_what_is_excluded_says_why() -> None:
    manifest = read_manifest()
    assert all(one.reason and (one.modules or one.files) for one in manifest.exclusions)
    assert all(one.reason for one in manifest.only)


def test_every_file_that_the_manifest_names_exists() -> None:
    manifest = read_manifest()
    assert (ROOT / manifest.entry).is_file()
    assert all((ROOT / folder).is_dir() for folder in manifest.data)
    texts = [
        one for files in (*manifest.licences.values(), *manifest.notices.values()) for one in files
    ]
    assert all((ROOT / "installers" / one).is_file() for one in texts)


@pytest.mark.parametrize(
    ("file", "is_excluded"),
    [
        ("torch/test/cpp/libtest.so", True),
        ("torch/bin/protoc", True),
        ("torch/bin/torch_shm_manager", False),
        ("torch/lib/libtorch_cpu.so", False),
        ("qtawesome/fonts/remixicon-2.5.0.ttf", True),
        ("qtawesome/fonts/phosphor-1.3.0.ttf", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", False),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", False),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", True),
    ],
)
def test_files_are_excluded_by_their_patterns(file: str, is_excluded: bool) -> None:
    assert read_manifest().is_excluded(file) is is_excluded


def test_subpackages_that_nobody_uses_are_excluded() -> None:
    excluded = set(read_manifest().excluded_modules())
    assert {"transformers.models.llama", "diffusers.pipelines.flux"} <= excluded
    assert not {"transformers.models.clip", "diffusers.pipelines.stable_diffusion"} & excluded


def test_the_requirements_are_those_of_the_constraints() -> None:
    """Else an installer would contain something that the tests haven't seen."""

    def pins(file: Path) -> dict[str, str]:
        found = re.findall(r"^([\w.\-]+)==([^\s+]+)", file.read_text(encoding="utf-8"), re.M)
        return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in found}

    constraints = pins(ROOT / "constraints.txt")
    tools = {"altgraph", "pyinstaller", "pyinstaller-hooks-contrib"}
    for name, version in pins(LINUX / "requirements.txt").items():
        assert name in tools or constraints[name] == version


def test_a_distribution_without_a_licence_is_not_packed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(licences, "_own_texts", lambda _distribution: iter(()))
    with pytest.raises(licences.MissingLicenceError, match="torch"):
        licences.merged(read_manifest(), ())


def test_the_desktop_entry_opens_the_files_that_the_program_can_open() -> None:
    entry = RawConfigParser()
    entry.optionxform = str  # type: ignore[assignment, method-assign]  # as configparser's manual has it
    entry.read(LINUX / "share" / "sd-studio.desktop", encoding="utf-8")
    given = entry["Desktop Entry"]
    assert given["Exec"] == "sd-studio open %F"
    types = set(given["MimeType"].strip(";").split(";"))
    assert {"application/x-safetensors", "image/png"} <= types
    declared = ElementTree.parse(LINUX / "share" / "sd-studio.xml").getroot()
    assert {one.get("type") for one in declared} == {"application/x-safetensors"}


class TestCommandLine:
    def test_every_option_is_in_the_man_page_and_completed_by_every_shell(self) -> None:
        root = program()
        page = man_page(root).replace(r"\-", "-")
        for command in root.all():
            for option in command.options:
                if command.path and not command.commands:
                    assert f"\\fB{option.names[-1]}\\fR" in page
                long = option.names[-1]
                assert long in bash(root)
                assert long in zsh(root)
                assert f"-l {long[2:]}" in fish(root)

    @pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
    @pytest.mark.parametrize(
        ("typed", "completed"),
        [
            ("models ver", ["verify"]),
            ("generate --fast o", ["on", "off"]),
            ("generate --negative", ["--negative-prompt"]),
            ("ge", ["generate"]),
            ("generate --image ", []),
        ],
    )
    def test_bash_completes(self, typed: str, completed: list[str]) -> None:
        words = ["sd-studio", *typed.split(" ")]
        quoted = " ".join(f"'{word}'" for word in words)
        script = (
            f"{bash(program())}\nCOMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}\n"
            "_sd_studio; printf '%s\\n' \"${COMPREPLY[@]}\""
        )
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
        assert done.stderr == ""
        assert sorted(done.stdout.split()) == sorted(completed)

    def test_files_are_where_linux_looks_for_them(self, tmp_path: Path) -> None:
        write(tmp_path)
        write(tmp_path)  # an earlier build's files are replaced
        page = gzip.decompress((tmp_path / "man" / "man1" / "sd-studio.1.gz").read_bytes())
        assert page.startswith(b".TH SD-STUDIO 1")
        completions = tmp_path / "bash-completion" / "completions"
        assert (completions / "sdstudio").read_bytes() == (completions / "sd-studio").read_bytes()
