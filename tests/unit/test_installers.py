"""What goes into an installer, and what the installed program tells the desktop and the shells."""

import ast
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from configparser import RawConfigParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from installers.contents import of_folder, of_pyinstaller
from installers.licences import MissingLicenceError, merged
from installers.linux.command_line import bash, fish, man_page, program, write, zsh
from installers.manifest import ROOT, read_manifest
from installers.runtime_id import main as write_runtime_id
from installers.runtime_id import runtime_id
from sdstudio.app.program_licences import read_notices, split
from tests.support.specs import run_spec

LINUX = ROOT / "installers" / "linux"


def test_what_is_excluded_says_why() -> None:
    manifest = read_manifest()
    assert all(one.reason and (one.modules or one.files) for one in manifest.exclusions)
    assert all(one.reason for one in manifest.only)


def test_every_file_that_the_manifest_names_exists() -> None:
    manifest = read_manifest()
    assert (ROOT / manifest.entry).is_file()
    assert all((ROOT / folder).is_dir() for folder in manifest.data)
    notices = read_notices(ROOT / "resources")
    assert all(
        text
        for texts in (*notices.distributions.values(), *notices.others.values())
        for text in texts
    )


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
    excluded = set(read_manifest().excluded_modules(Path(sysconfig.get_path("purelib"))))
    assert {"transformers.models.llama", "diffusers.pipelines.flux"} <= excluded
    assert not {"transformers.models.clip", "diffusers.pipelines.stable_diffusion"} & excluded


def test_what_the_program_imports_of_transformers_is_included() -> None:
    import transformers

    used: set[str] = set()
    for path in (ROOT / "sdstudio").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "transformers":
                # Where they come from is known before they are imported.
                modules = (transformers._class_to_module[one.name] for one in node.names)
                used.update(f"transformers.{module}" for module in modules)
            elif isinstance(node, ast.ImportFrom) and node.module is not None:
                used.add(node.module)
    excluded = read_manifest().excluded_modules(Path(sysconfig.get_path("purelib")))
    assert "transformers.models.clip.modeling_clip" in used
    left_out = tuple(f"{one}." for one in excluded if one.startswith("transformers."))
    assert [one for one in used if f"{one}.".startswith(left_out)] == []


@pytest.mark.parametrize("system", ["linux", "macos", "windows"])
def test_the_requirements_are_those_of_the_constraints(system: str) -> None:
    """Else an installer would contain something that the tests haven't seen."""

    def pins(file: Path) -> dict[str, str]:
        found = re.findall(r"^([\w.\-]+)==([^\s+]+)", file.read_text(encoding="utf-8"), re.M)
        return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in found}

    constraints = pins(ROOT / "constraints.txt")
    tools = {"altgraph", "macholib", "pyinstaller", "pyinstaller-hooks-contrib"}
    of_windows = {"colorama", "msvc-runtime", "pywin32-ctypes"}
    for name, version in pins(ROOT / "installers" / system / "requirements.txt").items():
        assert name in tools | of_windows or constraints[name] == version


class TestContents:
    @pytest.fixture
    def packages(self, tmp_path: Path) -> Path:
        """Two distributions, of which one has the text of its licence."""
        folder = tmp_path / "packages"
        for name, texts in (("free", {"LICENSE": "Do as you like."}), ("Closed_One", {})):
            info = folder / f"{name}-1.2.dist-info"
            written = {
                folder / name / "__init__.py": "",
                info / "METADATA": f"Name: {name}\nVersion: 1.2\nLicense-Expression: MIT\n",
                **{info / file: text for file, text in texts.items()},
            }
            for file, text in written.items():
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            record = [f"{file.relative_to(folder)},," for file in written]
            (info / "RECORD").write_text("\n".join(record), encoding="utf-8")
        return folder

    def test_the_licences_are_those_of_what_pyinstaller_collected(
        self, packages: Path, tmp_path: Path
    ) -> None:
        collected = str(packages / "free" / "__init__.py")
        metadata = str(packages / "Closed_One-1.2.dist-info" / "METADATA")
        work = tmp_path / "work"
        work.mkdir()
        (work / "PYZ-00.toc").write_text(repr(("x.pyz", [("free", collected, "PYMODULE")])))
        (work / "COLLECT-00.toc").write_text(repr(([("METADATA", metadata, "DATA")],)))
        contents = of_pyinstaller(work, packages)
        assert [one.name for one in contents.distributions] == ["free"]
        parts = {one.name: one.text for one in split(merged(contents, "The Python licence"))}
        assert parts["free 1.2"] == "MIT\n\nLICENSE:\n\nDo as you like."
        assert {"SD Studio", "Practice model", "Python"} < parts.keys()

    def test_a_distribution_without_a_licence_is_not_packed(self, packages: Path) -> None:
        with pytest.raises(MissingLicenceError, match="Closed_One"):
            merged(of_folder(packages), "The Python licence")

    def test_the_sbom_lists_everything_with_licence_and_hash(
        self, packages: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pytest.importorskip("cyclonedx", reason="sbom-requirements.txt is not installed")
        from installers.sbom import program_others, sbom

        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        contents = of_folder(packages)
        pins = f"free==1.2 --hash=sha256:{'ab' * 32}\nclosed-one==1.2 --hash=sha256:{'cd' * 32}\n"
        text = sbom(contents, pins, program_others(packages))
        assert text == sbom(contents, pins, program_others(packages))
        found = {one["name"]: one for one in json.loads(text)["components"]}
        assert found.keys() == {"free", "Closed_One", "SD Studio's practice model"}
        assert found["free"]["purl"] == "pkg:pypi/free@1.2"
        assert found["free"]["hashes"] == [{"alg": "SHA-256", "content": "ab" * 32}]
        assert found["free"]["licenses"] == [{"license": {"id": "MIT"}}]
        with pytest.raises(KeyError, match="closed-one"):
            sbom(contents, pins.partition("\n")[0], ())


@pytest.mark.parametrize("system", ["linux", "macos"])
def test_the_programs_own_code_is_apart_from_its_runtime(
    system: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that an update can replace it alone."""
    spec = ROOT / "installers" / system / "sd-studio.spec"
    asked = run_spec(spec, tmp_path, monkeypatch, [])
    assert asked["Analysis"].module_collection_mode["sdstudio"] == "pyc"
    asked_datas = asked["Analysis"].asked_datas
    assert (str(ROOT / "resources"), "sdstudio/resources") in asked_datas
    assert (str(ROOT / "docs" / "guide"), "sdstudio/resources/guide") in asked_datas


@pytest.mark.parametrize("python", ["/usr", "/opt/python"])
def test_of_the_systems_libraries_only_named_ones_are_packed(
    python: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether Python is Debian's own or another."""
    monkeypatch.setattr(sys, "base_prefix", python)
    folder = "/opt/python/lib" if python != "/usr" else "/lib/x86_64-linux-gnu"
    found = [
        ("libpython3.11.so.1.0", f"{folder}/libpython3.11.so.1.0", "BINARY"),
        ("libxcb-icccm.so.4", "/usr/lib/x86_64-linux-gnu/libxcb-icccm.so.4", "BINARY"),
        ("libX11.so.6", "/usr/lib/x86_64-linux-gnu/libX11.so.6", "BINARY"),
        ("libz.so.1", "/lib/x86_64-linux-gnu/libz.so.1", "BINARY"),
        ("torch/lib/libc10.so", f"{sys.prefix}/torch/lib/libc10.so", "BINARY"),
    ]
    asked = run_spec(LINUX / "sd-studio.spec", tmp_path, monkeypatch, found)
    _program, binaries, _datas = asked["COLLECT"].given
    packed = [target for target, _source, _kind in binaries]
    assert packed == ["libpython3.11.so.1.0", "libxcb-icccm.so.4", "torch/lib/libc10.so"]


def test_other_peoples_actions_are_pinned_by_their_commit() -> None:
    workflow = (ROOT / ".github" / "workflows" / "installers.yml").read_text(encoding="utf-8")
    used = re.findall(r"^\s*(?:- )?uses: (.*)$", workflow, re.M)
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one) for one in used)


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


@pytest.mark.skipif(sys.platform != "linux", reason="the builds run on Linux")
class TestMissingTools:
    """A build says at once what it lacks, not after a quarter of an hour."""

    def build(self, root: Path, system: str, **environment: str) -> str:
        """Runs a copy of the script, which must fail, and returns what it says."""
        folder = root / "installers" / system
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "installers" / system / "build", folder)
        (root / "sdstudio").mkdir()
        (root / "sdstudio" / "__init__.py").write_text('__version__ = "1.0.0"\n')
        done = subprocess.run(
            [folder / "build"],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"SOURCE_DATE_EPOCH": "1"} | environment,
        )
        assert done.returncode == 1
        return done.stderr

    @pytest.mark.parametrize("system", ["linux", "windows"])
    def test_a_missing_command_is_named(self, system: str, tmp_path: Path) -> None:
        said = self.build(tmp_path, system, PYTHON="no-such-python")
        assert said == "The build needs no-such-python: see installers/README.md.\n"
        assert not (tmp_path / "build").exists()

    def test_missing_libraries_of_the_system_are_named(self, tmp_path: Path) -> None:
        commands, environments = tmp_path / "bin", tmp_path / "build" / "installer"
        commands.mkdir()
        for name in ("git", "xz", "objdump", "strip", "dpkg-shlibdeps"):
            (commands / name).symlink_to("/bin/true")
        ldd = commands / "ldd"
        ldd.write_text(
            "#!/bin/sh\nprintf '\\t%s.so => %s\\n' a 'not found' b /b.so c 'not found'\n"
        )
        ldd.chmod(0o755)
        # The environments are there already.
        for folder, file in (
            ("venv", "linux/requirements.txt"),
            ("sbom-venv", "sbom-requirements.txt"),
        ):
            (environments / folder).mkdir(parents=True)
            (environments / folder / "requirements.txt").touch()
            (tmp_path / "installers" / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "installers" / file).touch()
        path = f"{commands}:{os.environ['PATH']}"
        said = self.build(tmp_path, "linux", PATH=path, PYTHON=sys.executable)
        assert said == "The build needs libraries, see installers/README.md: a.so c.so\n"


class TestRuntimeId:
    @pytest.fixture
    def program(self, tmp_path: Path) -> Path:
        folder = tmp_path / "program"
        for name in ("start", "_internal/torch/torch.so", "_internal/sdstudio/app.pyc"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(name)
        return folder

    def test_it_is_that_of_everything_but_the_program(self, program: Path) -> None:
        known = runtime_id(program, ["_internal/sdstudio"])
        (program / "_internal/sdstudio/app.pyc").write_text("newer")
        (program / "_internal/sdstudio/more.pyc").write_text("new")
        assert runtime_id(program, ["_internal/sdstudio"]) == known
        assert runtime_id(program) != known

    @pytest.mark.parametrize(
        "change",
        [
            lambda folder: (folder / "_internal/torch/torch.so").write_text("another"),
            lambda folder: (folder / "_internal/torch/more.so").touch(),
            lambda folder: (folder / "_internal/torch/torch.so").unlink(),
            lambda folder: (folder / "start").rename(folder / "begin"),
            lambda folder: (folder / "start").chmod(0o755),
            lambda folder: (folder / "link").symlink_to("start"),
            lambda folder: (folder / "link").symlink_to("_internal"),
        ],
    )
    def test_whatever_differs_in_a_runtime_makes_it_another_one(
        self, program: Path, change: Callable[[Path], object]
    ) -> None:
        known = runtime_id(program, ["_internal/sdstudio"])
        change(program)
        assert runtime_id(program, ["_internal/sdstudio"]) != known

    def test_the_file_with_it_does_not_count(self, program: Path) -> None:
        known = runtime_id(program)
        write_runtime_id([str(program)])
        assert (program / "runtime-id.txt").read_text() == f"{known}\n"
        assert runtime_id(program) == known


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("xz") is None, reason="needs xz")
class TestRun:
    """The ``.run`` and its update, with a program of a few bytes."""

    def make(self, folder: Path, version: str, runtime: str = "", contained: str = "one") -> Path:
        """A file that installs this version of the program; an update if it needs a runtime."""
        root = folder / f"{version}{runtime}"
        program = root / "lib/sd-studio"
        inside = {"_internal/sdstudio/version": version}
        if not runtime:
            inside |= {"runtime-id.txt": contained, "_internal/torch.so": contained}
        for name, text in inside.items():
            (program / name).parent.mkdir(parents=True, exist_ok=True)
            (program / name).write_text(text)
        menu = root / "share/applications/sd-studio.desktop"
        menu.parent.mkdir(parents=True)
        menu.write_text(f"[Desktop Entry]\nName={version}\nExec=sd-studio open %F\n")
        (root / "bin").mkdir()
        (root / "bin/sd-studio").symlink_to("../lib/sd-studio/sd-studio")
        archive = subprocess.run(
            f"tar -C '{root}' -c . | xz", shell=True, capture_output=True, check=True
        ).stdout
        given = {
            "NAME": "x.run",
            "RUNTIME": runtime,
            "GLIBC": "2.17",
            "NEEDED_MB": "1",
            "SHA256": hashlib.sha256(archive).hexdigest(),
        }
        script = (LINUX / "install.sh").read_text(encoding="utf-8")
        for name, value in given.items():
            script = script.replace(f"@{name}@", value)
        target = folder / f"{version}{runtime}.run"
        target.write_bytes(script.encode() + archive)
        return target

    def install(self, file: Path, prefix: Path) -> subprocess.CompletedProcess[str]:
        command = ["sh", str(file), "--prefix", str(prefix)]
        return subprocess.run(command, capture_output=True, text=True)

    def versions(self, prefix: Path) -> tuple[str, str]:
        """Of the program, and of what is outside its folder."""
        program = (prefix / "lib/sd-studio/_internal/sdstudio/version").read_text()
        menu = (prefix / "share/applications/sd-studio.desktop").read_text()
        [name] = re.findall("^Name=(.*)$", menu, re.M)
        return program, name

    def test_an_update_replaces_the_program_and_leaves_its_runtime(self, tmp_path: Path) -> None:
        prefix = tmp_path / "家 of" / ".local"
        done = self.install(self.make(tmp_path, "1"), prefix)
        assert (done.returncode, done.stderr) == (0, "")
        assert self.versions(prefix) == ("1", "1")
        runtime = prefix / "lib/sd-studio/_internal/torch.so"
        before = runtime.stat()
        # As somebody who wants to be careful might have done. Root may write all the same.
        subprocess.run(["chmod", "-R", "a-w", prefix / "lib/sd-studio"], check=True)
        done = self.install(self.make(tmp_path, "2", runtime="one"), prefix)
        assert (done.returncode, done.stderr) == (0, "")
        assert self.versions(prefix) == ("2", "2")
        assert runtime.stat().st_ino == before.st_ino
        assert [one.name for one in (prefix / "lib").iterdir()] == ["sd-studio"]
        # The whole is removed as before.
        uninstall = prefix / "lib/sd-studio/uninstall"
        assert subprocess.run([uninstall], capture_output=True).returncode == 0
        assert list(prefix.rglob("sd-studio*")) == []

    def test_an_update_that_does_not_fit_changes_nothing_and_says_so(self, tmp_path: Path) -> None:
        prefix = tmp_path / "prefix"
        update = self.make(tmp_path, "2", runtime="one")
        done = self.install(update, prefix)
        assert done.returncode == 1
        assert "Use the full installer" in done.stdout
        assert not (prefix / "lib/sd-studio").exists()
        self.install(self.make(tmp_path, "1", contained="another"), prefix)
        done = self.install(update, prefix)
        assert done.returncode == 1
        assert "Use the full installer" in done.stdout
        assert self.versions(prefix) == ("1", "1")


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
