"""The app for macOS, as far as it can be looked at on another system."""

import plistlib
import re
import subprocess
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from installers.macos import bundle, sign
from installers.manifest import ROOT
from sdstudio import __version__
from sdstudio.ui.inputs.drops import models_among
from tests.support.specs import run_spec

MACOS = ROOT / "installers" / "macos"


@pytest.fixture(name="plist")
def plist_fixture() -> dict[str, Any]:
    """``Info.plist`` as it is read."""
    read: dict[str, Any] = plistlib.loads(plistlib.dumps(dict(bundle.info_plist("1.2.3"))))
    return read


class TestInfoPlist:
    def test_versions_and_what_the_app_needs_are_named(self, plist: dict[str, Any]) -> None:
        assert plist["CFBundleShortVersionString"] == plist["CFBundleVersion"] == "1.2.3"
        assert plist["LSMinimumSystemVersion"] == "14.0"
        assert plist["LSArchitecturePriority"] == ["arm64"]

    def test_the_app_has_a_window(self, plist: dict[str, Any]) -> None:
        """PyInstaller takes a program with the loader for terminals for one without."""
        assert plist["LSBackgroundOnly"] is False

    def test_pictures_open_in_it_but_not_by_default(self, plist: dict[str, Any]) -> None:
        (pictures,) = (
            one
            for one in plist["CFBundleDocumentTypes"]
            if "public.png" in one["LSItemContentTypes"]
        )
        assert set(pictures["LSItemContentTypes"]) == {
            "public.png",
            "public.jpeg",
            "org.webmproject.webp",
        }
        assert (pictures["LSHandlerRank"], pictures["CFBundleTypeRole"]) == ("Alternate", "Viewer")

    def test_model_files_open_in_it(self, plist: dict[str, Any]) -> None:
        declared = {
            one["UTTypeIdentifier"]: one["UTTypeTagSpecification"]["public.filename-extension"]
            for one in plist["UTImportedTypeDeclarations"]
        }
        opened = [
            extension
            for one in plist["CFBundleDocumentTypes"]
            for kind in one["LSItemContentTypes"]
            for extension in declared.get(kind, ())
        ]
        assert sorted(opened) == ["ckpt", "safetensors"]
        files = [Path(f"a.{one}") for one in opened]
        assert models_among(files) == files

    def test_every_text_for_the_artist_is_also_in_chinese(self, plist: dict[str, Any]) -> None:
        lines = bundle.chinese_strings().splitlines()
        chinese = dict(re.findall(r'^"([^"]+)" = "([^"]+)";$', "\n".join(lines), re.M))
        assert len(chinese) == len(lines)
        texts = {one for one in plist if one.endswith("UsageDescription")}
        texts |= {one["CFBundleTypeName"] for one in plist["CFBundleDocumentTypes"]}
        texts |= {one["UTTypeDescription"] for one in plist["UTImportedTypeDeclarations"]}
        assert set(chinese) == texts


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """An app with code at several depths, data, and links to both."""
    app = tmp_path / "SD Studio.app"
    contents = app / "Contents"
    qt = contents / "Frameworks/PySide6/Qt/lib/QtCore.framework"
    code = {
        contents / "MacOS/sd-studio": b"\xcf\xfa\xed\xfe",
        contents / "Frameworks/torch/lib/libtorch_cpu.dylib": b"\xcf\xfa\xed\xfe",
        contents / "Frameworks/torch/bin/torch_shm_manager": b"\xcf\xfa\xed\xfe",
        qt / "Versions/A/QtCore": b"\xca\xfe\xba\xbe",
    }
    for file, magic in code.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(magic + bytes(60))
    (qt / "Versions/Current").symlink_to("A")
    (qt / "QtCore").symlink_to("Versions/Current/QtCore")
    (contents / "Frameworks/QtCore").symlink_to("PySide6/Qt/lib/QtCore.framework/QtCore")
    (contents / "Resources").mkdir()
    (contents / "Resources/torch").symlink_to("../Frameworks/torch")
    (contents / "Resources/weights.safetensors").write_bytes(bytes(100))
    (contents / "Resources/empty").touch()
    return app


class TestSigning:
    def test_everything_is_signed_once_and_the_innermost_first(self, app: Path) -> None:
        inside = app / "Contents/Frameworks"
        order = sign.code_in(app)
        assert len(order) == len(set(order))
        assert set(order) == {
            app,
            inside / "PySide6/Qt/lib/QtCore.framework",
            inside / "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore",
            inside / "torch/bin/torch_shm_manager",
            inside / "torch/lib/libtorch_cpu.dylib",
        }
        for place, one in enumerate(order):
            assert not any(later.is_relative_to(one) for later in order[place + 1 :])

    def test_with_a_certificate_the_hardened_runtime_is_on_without_exceptions(
        self, app: Path
    ) -> None:
        *signing, verifying = sign.commands(app, "Developer ID Application: X")
        for command in signing:
            assert ("--options", "runtime") in pairwise(command)
            assert "--timestamp" in command
            assert "--entitlements" not in command
        assert verifying[1] == "--verify"

    def test_without_one_the_signature_is_ad_hoc_and_that_is_said(
        self, app: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        ran: list[Sequence[str]] = []
        monkeypatch.setattr(subprocess, "run", lambda command, check: ran.append(command))
        monkeypatch.delenv("SDSTUDIO_CODESIGN_IDENTITY", raising=False)
        assert sign.main([str(app)]) == 0
        assert all("runtime" not in command for command in ran)
        assert capsys.readouterr().out.startswith("UNSIGNED: ")


def test_the_app_has_one_program_without_what_the_manifest_excludes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [
        ("PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", "/x", "BINARY"),
        ("QtCore", "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", "SYMLINK"),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", "/x", "BINARY"),
        ("torch/bin/torch_shm_manager", "/x", "BINARY"),
    ]
    excluded = [
        ("PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick", "/x", "BINARY"),
        ("PySide6/Qt/lib/QtQuick.framework/Resources/Info.plist", "/x", "DATA"),
        ("QtQuick", "PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick", "SYMLINK"),
        ("QtQmlModels", "PySide6/Qt/lib/QtQmlModels.framework/Versions/A/QtQmlModels", "SYMLINK"),
        (
            "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.dylib",
            "/x",
            "BINARY",
        ),
        ("PySide6/Qt/plugins/platforms/libqminimal.dylib", "/x", "BINARY"),
        ("torch/bin/protoc", "/x", "BINARY"),
    ]
    asked = run_spec(MACOS / "sd-studio.spec", tmp_path, monkeypatch, [*kept, *excluded])
    assert asked["COLLECT"].given[1] == kept
    assert asked["EXE"].target_arch == "arm64"
    assert asked["BUNDLE"].name == "SD Studio.app"
    assert asked["BUNDLE"].info_plist["CFBundleShortVersionString"] == __version__
    assert Path(asked["BUNDLE"].icon).is_file()
    ((target, strings, _kind),) = asked["COLLECT"].given[3]
    assert target == "zh-Hans.lproj/InfoPlist.strings"
    assert "图片" in Path(strings).read_text(encoding="utf-8")
