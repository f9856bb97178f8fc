"""Importing installs whole models or nothing, copies once or not at all, and needs no network."""

import json
import shutil
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import torch
from filelock import FileLock
from safetensors.torch import load_file

from sdstudio.app.adapter_registry import AdapterRegistry
from sdstudio.disk import SystemDisk
from sdstudio.domain.checkpoint_task import CheckpointTask, PredictionType
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.weights_layout import LINKS_NAME, links_text
from sdstudio.models.adapter_inspection import inspect_adapter
from sdstudio.models.catalogue import Catalogue, read_catalogue
from sdstudio.models.exporting import export_model
from sdstudio.models.hashing import hash_file
from sdstudio.models.importing import (
    Content,
    ImportCandidate,
    SourceLayout,
    examine_all,
    import_adapter,
    import_model,
    take_adapter,
)
from sdstudio.models.inspect import inspect
from sdstudio.models.records import RECORD_NAME, read_record
from sdstudio.models.stop import Stop, Stopped
from sdstudio.models.verification import verify
from sdstudio.paths import user_paths
from tests.support.adapters import write_kohya
from tests.support.disks import DISK_FULL, Operation, WatchedDisk, failing
from tests.support.model_folders import a_model, weights_of
from tests.support.originals import (
    as_turbo,
    bundled,
    examined,
    tensors_of,
    write_tensors,
)
from tests.support.pickles import RunsCode, write_a1111_word, write_ckpt

EMPTY = Catalogue()
SHIPPED, _ = read_catalogue(user_paths().catalogue)
V = PredictionType.V_PREDICTION


class Importing:
    """Imports into a folder, with what a test does not care for filled in."""

    def __init__(self, models: Path) -> None:
        self.models = models
        self.told: list[tuple[int, int]] = []

    def __call__(self, found: ImportCandidate, **options: Any) -> Path:
        usual: dict[str, Any] = {
            "disk": SystemDisk(),
            "bundled": bundled(),
            "name": "",
            "link": False,
            "stop": Stop(),
            "progress": lambda done, total: self.told.append((done, total)),
        }
        return import_model(found, self.models, **{**usual, **options})

    def left(self) -> list[str]:
        """The entries of the models' folder, except the lock."""
        return sorted(
            path.relative_to(self.models).as_posix()
            for path in self.models.rglob("*")
            if path.is_file() and path.suffix != ".lock"
        )


@pytest.fixture
def importing(tmp_path: Path) -> Importing:
    return Importing(tmp_path / "models")


@pytest.fixture
def single(tmp_path: Path) -> Path:
    return write_tensors(tmp_path / "disk" / "My Model v3.safetensors", tensors_of(spread=0.3))


def pinned(
    hashes: Mapping[str, str], key: str = "sd-2-1", variant: str = "single-file"
) -> Catalogue:
    """The shipped catalogue with other hashes of one variant."""
    rows = SHIPPED.model_dump()
    model = next(one for one in rows["models"] if one["key"] == key)
    files = next(one for one in model["variants"] if one["key"] == variant)["files"]
    for file in files:
        file["sha256"] = hashes[file["path"]]
    return Catalogue.model_validate(rows)


def code_of(run: Callable[[], object]) -> ErrorCode:
    with pytest.raises(StudioError) as raised:
        run()
    return raised.value.code


class TestSingleFiles:
    def test_it_becomes_a_model_of_the_artist_s_name(
        self, importing: Importing, single: Path
    ) -> None:
        found = examined(single, SHIPPED)
        folder = importing(found, name="小鱼 Fish")
        checkpoint = inspect(folder)
        assert checkpoint.ref.name == "小鱼 Fish"
        assert checkpoint.task is CheckpointTask.TEXT_TO_IMAGE
        assert (checkpoint.prediction_type, checkpoint.native_size_px) == (V, 768)
        record = read_record(folder)
        assert record is not None
        sha256 = hash_file(single).sha256
        assert folder.relative_to(importing.models).as_posix() == f"{record.model}/{record.variant}"
        assert record.model == f"imported-fish-{sha256[:8]}"
        assert [file.sha256 for file in record.files] == [sha256]
        assert verify(folder, record) == ()
        assert importing.told[-1] == (single.stat().st_size,) * 2
        assert single.is_file()

    def test_a_hash_of_the_catalogue_decides_what_it_is(
        self, importing: Importing, single: Path
    ) -> None:
        name = "v2-1_512-ema-pruned.safetensors"
        catalogue = pinned({name: hash_file(single).sha256}, "sd-2-1-base")
        folder = importing(examined(single, catalogue))
        assert folder == importing.models / "sd-2-1-base" / "single-file"
        assert (folder / name).is_file()
        # Its numbers were made to look like v-prediction; the catalogue knows better.
        assert inspect(folder).prediction_type is PredictionType.EPSILON

    def test_the_artist_s_choice_of_prediction_wins(
        self, importing: Importing, single: Path
    ) -> None:
        found = examined(single)
        folder = importing(found, prediction_type=PredictionType.EPSILON)
        assert inspect(folder).prediction_type is PredictionType.EPSILON

    def test_a_size_that_the_file_tells_is_kept(self, importing: Importing, tmp_path: Path) -> None:
        said = {"modelspec.prediction_type": "epsilon", "modelspec.resolution": "768x768"}
        file = write_tensors(tmp_path / "x.safetensors", tensors_of(), said)
        assert inspect(importing(examined(file))).native_size_px == 768

    @pytest.mark.parametrize("kind", ["inpainting", "depth", "upscaler"])
    def test_each_kind_gets_its_configuration(
        self, importing: Importing, tmp_path: Path, kind: str
    ) -> None:
        tensors = tensors_of(CheckpointTask(kind))
        file = write_tensors(tmp_path / "x.safetensors", tensors)
        assert inspect(importing(examined(file))).task == kind

    def test_sd_turbo_is_set_up_as_it_was_made(self, importing: Importing, tmp_path: Path) -> None:
        file = write_tensors(tmp_path / "x.safetensors", as_turbo(tensors_of()))
        checkpoint = inspect(importing(examined(file, SHIPPED)))
        assert checkpoint.is_distilled
        assert checkpoint.native_size_px == 512
        assert checkpoint.defaults["steps"] == 4

    @pytest.mark.parametrize("write", [write_tensors, write_ckpt])
    @pytest.mark.parametrize(
        ("gone", "part"),
        [
            ("model.diffusion_model.middle_block.1.proj_in.weight", "UNet"),
            ("first_stage_model.decoder.up.0.block.1.conv2.bias", "VAE"),
            ("cond_stage_model.model.transformer.resblocks.0.attn.in_proj_weight", "CLIP"),
        ],
    )
    def test_a_file_that_lacks_a_tensor_is_refused_at_once(
        self, tmp_path: Path, write: Callable[..., Path], gone: str, part: str
    ) -> None:
        tensors = tensors_of()
        del tensors[gone]
        name = "x.ckpt" if write is write_ckpt else "x.safetensors"
        with pytest.raises(StudioError) as raised:
            examined(write(tmp_path / name, tensors))
        assert raised.value.code is ErrorCode.MODEL_TENSORS_MISSING
        found = raised.value.arguments
        assert (found["part"], found["count"]) == (part, 1)
        assert gone.endswith(str(found["found"]))

    def test_networks_of_another_size_are_refused(self, tmp_path: Path) -> None:
        file = write_tensors(tmp_path / "x.safetensors", tensors_of(text_width=64))
        with pytest.raises(StudioError) as raised:
            examined(file)
        assert raised.value.code is ErrorCode.MODEL_SHAPE_DIFFERS
        assert (raised.value.arguments["shape"], raised.value.arguments["needed"]) == (
            "8 × 64",
            "8 × 32",
        )


class TestLinks:
    def test_nothing_is_copied_and_the_model_is_whole(
        self, importing: Importing, single: Path
    ) -> None:
        copied = inspect(importing(examined(single)))
        shutil.rmtree(importing.models)
        folder = importing(examined(single), link=True)
        assert list(folder.rglob("*.safetensors")) == []
        # Pictures made with one can be made again with the other.
        assert inspect(folder).ref == copied.ref
        record = read_record(folder)
        assert record is not None
        assert verify(folder, record) == ()

    def test_a_target_that_is_gone_is_said_to_be(self, importing: Importing, single: Path) -> None:
        folder = importing(examined(single), link=True)
        record = read_record(folder)
        assert record is not None
        single.unlink()
        assert code_of(lambda: inspect(folder)) is ErrorCode.MODEL_LINK_GONE
        assert [damage.file for damage in verify(folder, record)] == ["model.safetensors"]

    def test_a_copy_takes_the_place_of_a_link(self, importing: Importing, single: Path) -> None:
        linked = importing(examined(single), link=True)
        copied = importing(examined(single))
        assert copied == linked
        single.unlink()
        assert inspect(copied).task is CheckpointTask.TEXT_TO_IMAGE

    def test_a_link_takes_the_place_of_a_copy(self, importing: Importing, single: Path) -> None:
        importing(examined(single))
        folder = importing(examined(single), link=True)
        assert list(folder.rglob("*.safetensors")) == []

    @pytest.mark.parametrize(
        ("name", "target"),
        [
            ("model.safetensors", r"\\server\share\model.safetensors"),
            ("model.safetensors", "//server/share/model.safetensors"),
            ("model.safetensors", "model.safetensors"),
            ("../model.safetensors", "/model.safetensors"),
            ("unet/../../x.safetensors", "/model.safetensors"),
            ("C:x.safetensors", "/model.safetensors"),
        ],
    )
    def test_links_that_lead_to_a_server_or_out_of_the_folder_are_refused(
        self, importing: Importing, single: Path, name: str, target: str
    ) -> None:
        folder = importing(examined(single), link=True)
        (folder / LINKS_NAME).write_bytes(links_text({name: target}))
        assert code_of(lambda: inspect(folder)) is ErrorCode.MODEL_FILE_DAMAGED


class TestFolders:
    def test_only_what_a_model_needs_is_taken(self, importing: Importing, tmp_path: Path) -> None:
        source = a_model(tmp_path / "stable-diffusion-2-1")
        (source / "LICENSE.md").write_text("terms", "utf-8")
        (source / "setup.exe").write_bytes(b"MZ")
        (source / "unet" / "diffusion_pytorch_model.bin").write_bytes(b"\x80\x02")
        found = examined(source, SHIPPED)
        assert (found.source, found.certainty.value) == (SourceLayout.DIFFUSERS, "said")
        folder = importing(found)
        taken = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")}
        assert {"LICENSE.md", "model_index.json", RECORD_NAME} <= taken
        assert not {"setup.exe", "unet/diffusion_pytorch_model.bin"} & taken
        assert inspect(folder).task is inspect(source).task

    def test_it_is_known_by_all_its_hashes(self, importing: Importing, tmp_path: Path) -> None:
        source = a_model(tmp_path / "some folder")
        hashes = {
            path.relative_to(source).as_posix(): hash_file(path).sha256
            for path in source.rglob("*.safetensors")
        }
        catalogue = pinned(hashes, "sd-2-1", "fp32")
        folder = importing(examined(source, catalogue))
        assert folder == importing.models / "sd-2-1" / "fp32"

    def test_a_download_cache_with_its_links_is_taken(
        self, importing: Importing, tmp_path: Path
    ) -> None:
        cache = tmp_path / "models--someone--sd-2-1"
        source = a_model(cache / "snapshots" / ("0" * 40))
        blob = cache / "blobs" / "abc"
        blob.parent.mkdir()
        weights = weights_of(source, "unet")
        weights.rename(blob)
        weights.symlink_to(blob)
        found = examined(source)
        assert found.name == "sd-2-1"
        copied = importing(found) / "unet" / weights.name
        assert not copied.is_symlink()
        assert copied.read_bytes() == blob.read_bytes()

    def test_a_link_that_leads_out_is_refused(self, tmp_path: Path) -> None:
        source = a_model(tmp_path / "model")
        weights = weights_of(source, "unet")
        weights.rename(tmp_path / "elsewhere.safetensors")
        weights.symlink_to(tmp_path / "elsewhere.safetensors")
        assert code_of(lambda: examined(source)) is ErrorCode.IMPORT_LEADS_OUT

    @pytest.mark.parametrize("file", ["unet/attention.py", "model.py"])
    def test_a_program_beside_a_configuration_is_refused(self, tmp_path: Path, file: str) -> None:
        source = a_model(tmp_path / "model")
        (source / file).write_text("raise SystemExit", "utf-8")
        assert code_of(lambda: examined(source)) is ErrorCode.MODEL_HAS_CODE

    def test_a_folder_with_nothing_or_with_several_is_said_to_be(
        self, tmp_path: Path, single: Path
    ) -> None:
        empty = tmp_path / "empty"
        empty.mkdir()
        assert code_of(lambda: examined(empty)) is ErrorCode.IMPORT_NOTHING
        assert code_of(lambda: examined(empty / "x")) is ErrorCode.IMPORT_GONE
        assert examined(single.parent).path == single
        shutil.copy(single, single.with_name("b.safetensors"))
        (single.parent / "broken.safetensors").write_bytes(b"")
        assert code_of(lambda: examined(single.parent)) is ErrorCode.IMPORT_SEVERAL
        assert len(examine_all(single.parent, catalogue=EMPTY, bundled=bundled())) == 2


class TestWhenItGoesWrong:
    def test_stopping_leaves_nothing_behind(self, importing: Importing, single: Path) -> None:
        stop = Stop()
        found = examined(single)
        with pytest.raises(Stopped):
            importing(found, stop=stop, progress=lambda *_: stop.ask())
        assert importing.left() == []

    @pytest.mark.parametrize("operation", ["write_at", "sync", "replace", "write"])
    def test_a_disk_that_refuses_leaves_no_model(
        self, importing: Importing, single: Path, operation: str
    ) -> None:
        found = examined(single)
        disk = failing(operation, DISK_FULL)
        assert code_of(lambda: importing(found, disk=disk)) is ErrorCode.DISK_FULL
        assert importing.left() == []

    @pytest.mark.parametrize("last", ["model.safetensors", RECORD_NAME])
    def test_a_disk_that_refuses_at_the_end_leaves_nothing(
        self, importing: Importing, single: Path, last: str
    ) -> None:
        def before(operation: Operation) -> None:
            target = operation.target
            if target is not None and target.name == last and ".importing" not in str(target):
                raise DISK_FULL

        found = examined(single)
        assert code_of(lambda: importing(found, disk=WatchedDisk(before))) is ErrorCode.DISK_FULL
        assert [path.name for path in importing.models.iterdir()] == [".importing.lock"]

    def test_too_little_space_is_said_before_anything_is_copied(
        self, importing: Importing, single: Path
    ) -> None:
        found = examined(single)
        disk = WatchedDisk(free=1000)
        assert code_of(lambda: importing(found, disk=disk)) is ErrorCode.IMPORT_DISK_FULL
        assert "write_at" not in disk.names
        assert inspect(importing(found, disk=disk, link=True)).native_size_px == 768

    def test_everything_is_on_the_disk_before_the_record_says_so(
        self, importing: Importing, single: Path
    ) -> None:
        disk = WatchedDisk()
        folder = importing(examined(single), disk=disk)
        names = [(one.name, one.target or one.path) for one in disk.done]
        last = names.index(("replace", folder / RECORD_NAME))
        weights = names.index(("replace", folder / "model.safetensors"))
        assert ("sync", importing.models / ".importing" / "model.safetensors") in names[:weights]
        assert ("sync_folder", folder) in names[weights:last]

    def test_what_a_killed_program_left_is_removed(
        self, importing: Importing, single: Path
    ) -> None:
        left = importing.models / ".importing" / "unet"
        left.mkdir(parents=True)
        (left / "diffusion_pytorch_model.safetensors").write_bytes(b"half")
        folder = importing(examined(single))
        assert not left.exists()
        assert inspect(folder).native_size_px == 768

    def test_a_model_whose_weights_cannot_be_replaced_stays(
        self, importing: Importing, single: Path
    ) -> None:
        folder = importing(examined(single))
        record = read_record(folder)

        def before(operation: Operation) -> None:
            target = operation.target
            if operation.name == "replace" and target == folder / "model.safetensors":
                raise PermissionError("in use")

        found = examined(single)
        with pytest.raises(StudioError):
            importing(found, disk=WatchedDisk(before), prediction_type=PredictionType.EPSILON)
        assert record is not None
        assert read_record(folder) == record
        assert inspect(folder).native_size_px == 768

    def test_two_programs_do_not_import_at_once(self, importing: Importing, single: Path) -> None:
        importing.models.mkdir()
        with FileLock(importing.models / ".importing.lock"):
            found = examined(single)
            assert code_of(lambda: importing(found)) is ErrorCode.MODEL_BUSY

    def test_a_file_that_changes_after_it_was_looked_at_is_looked_at_again(
        self, importing: Importing, single: Path
    ) -> None:
        found = examined(single)
        single.write_bytes(b"\x80\x02" + single.read_bytes()[2:])
        assert code_of(lambda: importing(found)) is ErrorCode.IMPORT_UNREADABLE
        assert importing.left() == []

    def test_an_installed_model_is_not_imported_into_itself(
        self, importing: Importing, single: Path
    ) -> None:
        folder = importing(examined(single))
        found = examined(folder)
        assert code_of(lambda: importing(found)) is ErrorCode.IMPORT_SAME_PLACE
        assert inspect(folder).native_size_px == 768


class TestExport:
    @pytest.mark.parametrize("link", [False, True])
    def test_what_was_exported_imports_elsewhere_byte_by_byte(
        self, importing: Importing, single: Path, tmp_path: Path, link: bool
    ) -> None:
        installed = importing(examined(single), name="Fish", link=link)
        stick = tmp_path / "我的U盘" / "模型"
        made = self._export(installed, stick)
        record = read_record(installed)
        assert record is not None
        assert made == stick / record.model / record.variant
        assert verify(made, record) == ()
        other = Importing(tmp_path / "other")
        found = examined(stick.parent)
        assert (found.source, found.name) == (SourceLayout.EXPORTED, "Fish")
        again = other(found)
        assert again.relative_to(other.models) == installed.relative_to(importing.models)
        assert (again / "model.safetensors").read_bytes() == single.read_bytes()
        assert inspect(again).ref == inspect(installed).ref

    def test_terms_notices_and_sums_go_with_it(
        self, importing: Importing, single: Path, tmp_path: Path
    ) -> None:
        resources = tmp_path / "resources"
        (resources / "licences").mkdir(parents=True)
        (resources / "licences" / "openrail-pp-m.txt").write_text("the terms", "utf-8")
        made = self._export(importing(examined(single)), tmp_path / "out", resources)
        assert (made / "LICENSE.txt").read_text("utf-8") == "the terms"
        notice = (made / "NOTICE.txt").read_text("utf-8")
        assert "LICENSE.txt" in notice
        # Only the base model's terms are known.
        assert "doesn't say on which terms it was published" in notice
        for line in (made / "SHA256SUMS").read_text("utf-8").splitlines():
            sha256, path = line.split("  ")
            assert hash_file(made / path).sha256 == sha256

    def test_a_disk_with_several_offers_each(
        self, importing: Importing, single: Path, tmp_path: Path
    ) -> None:
        found = examined(single)
        for name in ("One", "Two"):
            self._export(importing(found, name=name), tmp_path / "out")
        every = examine_all(tmp_path / "out", catalogue=EMPTY, bundled=bundled())
        assert [one.name for one in every] == ["One", "Two"]

    def test_a_byte_that_changed_on_the_way_is_noticed(
        self, importing: Importing, single: Path, tmp_path: Path
    ) -> None:
        made = self._export(importing(examined(single)), tmp_path / "out")
        other = Importing(tmp_path / "other")
        for file in ("model.safetensors", "scheduler/scheduler_config.json"):
            sound = (made / file).read_bytes()
            (made / file).write_bytes(sound[:-3] + bytes([sound[-3] ^ 1]) + sound[-2:])
            with pytest.raises(StudioError) as raised:
                other(examined(made))
            assert raised.value.code in (
                ErrorCode.IMPORT_NOT_AS_RECORDED,
                ErrorCode.MODEL_FILE_DAMAGED,
            )
            (made / file).write_bytes(sound)
        assert other.left() == []

    def test_a_name_on_a_disk_cannot_pass_for_another(
        self, importing: Importing, single: Path, tmp_path: Path
    ) -> None:
        made = self._export(importing(examined(single)), tmp_path / "out")
        record = json.loads((made / RECORD_NAME).read_text(encoding="utf-8"))
        record["name"] = "safe\u202egnp.exe\n\x1b[2J"
        (made / RECORD_NAME).write_text(json.dumps(record), encoding="utf-8")
        assert examined(made).name == "safe?gnp.exe??[2J"

    def test_a_model_that_is_damaged_is_not_exported(
        self, importing: Importing, single: Path, tmp_path: Path
    ) -> None:
        installed = importing(examined(single))
        weights = installed / "model.safetensors"
        sound = weights.read_bytes()
        weights.write_bytes(sound[:-1] + bytes([sound[-1] ^ 1]))
        run = lambda: self._export(installed, tmp_path / "out")  # noqa: E731
        assert code_of(run) is ErrorCode.MODEL_BYTES_DAMAGED
        assert not (tmp_path / "out").exists()

    def test_what_cannot_be_exported_is_said(
        self, importing: Importing, single: Path, tmp_path: Path
    ) -> None:
        installed = importing(examined(single))
        out = tmp_path / "out"
        self._export(installed, out)
        assert code_of(lambda: self._export(installed, out)) is ErrorCode.EXPORT_THERE
        other = tmp_path / "other"
        full = WatchedDisk(free=1000)
        run = lambda: self._export(installed, other, disk=full)  # noqa: E731
        assert code_of(run) is ErrorCode.EXPORT_DISK_FULL
        assert not other.exists()
        stop = Stop()
        with pytest.raises(Stopped):
            self._export(installed, other, stop=stop, progress=lambda *_: stop.ask())
        assert not other.exists()
        (installed / RECORD_NAME).unlink()
        assert code_of(lambda: self._export(installed, other)) is ErrorCode.EXPORT_NO_RECORD

    @staticmethod
    def _export(folder: Path, target: Path, resources: Path = Path("none"), **options: Any) -> Path:
        usual: dict[str, Any] = {
            "disk": SystemDisk(),
            "stop": Stop(),
            "progress": lambda *_: None,
        }
        return export_model(folder, target, resources=resources, **{**usual, **options})


class TestAdapters:
    def test_what_other_programs_keep_beside_a_lora_is_not_imported(self, tmp_path: Path) -> None:
        lora = write_kohya(tmp_path / "style.safetensors")
        for name in ("style.json", "style.png", "style.civitai.info", "style.preview.png"):
            (tmp_path / name).write_bytes(b"{}")
        every = examine_all(tmp_path, catalogue=EMPTY, bundled=bundled())
        assert [found.path for found in every] == [lora]

    def test_a_lora_is_copied_once_whatever_its_name(self, tmp_path: Path) -> None:
        file = write_kohya(tmp_path / "style.safetensors")
        found = examined(file)
        folder = tmp_path / "adapters"
        first = self._import(found, folder)
        assert first == folder / "style.safetensors"
        assert self._import(found, folder) == first
        renamed = file.with_name("other name.safetensors")
        renamed.write_bytes(file.read_bytes())
        assert self._import(examined(renamed), folder) == first
        write_kohya(file, seed=3)
        other = self._import(examined(file), folder)
        assert other.name == "style 2.safetensors"
        assert sorted(path.name for path in folder.iterdir()) == [
            "style 2.safetensors",
            "style.safetensors",
        ]

    @pytest.mark.parametrize("is_parameter", [False, True])
    @pytest.mark.parametrize("dtype", [torch.float32, torch.float16])
    def test_a_pickled_word_of_a1111_becomes_safetensors(
        self, tmp_path: Path, dtype: torch.dtype, is_parameter: bool
    ) -> None:
        vectors = torch.randn(3, 1024).to(dtype)
        file = write_a1111_word(tmp_path / "my-cat.pt", vectors, is_parameter=is_parameter)
        found = examined(file)
        assert (found.content, found.name) == (Content.TEXTUAL_INVERSION, "my-cat")
        assert not found.needs_conversion
        folder = tmp_path / "adapters"
        taken = self._import(found, folder)
        assert taken == folder / "my-cat.safetensors"
        (read,) = load_file(taken).values()
        assert torch.equal(read, vectors)
        adapter = inspect_adapter(taken)
        assert (adapter.name, adapter.vectors, adapter.text_width) == ("my-cat", 3, 1024)
        # Once, however often it is imported.
        assert self._import(found, folder) == taken
        assert [path.name for path in folder.iterdir()] == ["my-cat.safetensors"]

    def test_a_pickled_word_of_diffusers_keeps_its_word(self, tmp_path: Path) -> None:
        file = tmp_path / "learned_embeds.bin"
        torch.save({"<cat>": torch.ones(1024)}, file)
        found = examined(file)
        assert (found.content, found.name) == (Content.TEXTUAL_INVERSION, "<cat>")
        assert inspect_adapter(self._import(found, tmp_path / "adapters")).name == "<cat>"

    def test_the_window_s_list_takes_a_pickled_word_too(self, tmp_path: Path) -> None:
        file = write_a1111_word(tmp_path / "my-cat.pt", torch.ones(2, 1024))
        registry = AdapterRegistry(tmp_path / "adapters")
        added = registry.add(file)
        assert (added.name, added.file.name) == ("my-cat", "my-cat.safetensors")
        assert registry.find(added.ref()) == added.file

    def test_what_else_is_pickled_is_told_by_its_name(self, tmp_path: Path) -> None:
        marker = tmp_path / "ran"
        lora = write_ckpt(tmp_path / "style.pt", load_file(write_kohya(tmp_path / "style.st")))
        turned = write_a1111_word(tmp_path / "turned.pt", torch.ones(1024, 2).T)
        evil = tmp_path / "evil.pt"
        torch.save({"string_to_param": RunsCode(marker)}, evil)
        files = (lora, turned, evil)
        assert [code_of(partial(examined, file)) for file in files] == [
            ErrorCode.ADAPTER_PICKLE,
            ErrorCode.ADAPTER_UNREADABLE,
            ErrorCode.IMPORT_CKPT_CODE,
        ]
        assert not marker.exists()

    @pytest.mark.parametrize("operation", ["write", "sync", "move"])
    def test_a_disk_that_refuses_leaves_no_half_word(self, tmp_path: Path, operation: str) -> None:
        file = write_a1111_word(tmp_path / "my-cat.pt", torch.ones(2, 1024))
        disk = failing(operation, DISK_FULL)
        folder = tmp_path / "adapters"
        assert code_of(lambda: take_adapter(file, folder, disk=disk, stop=Stop())) is (
            ErrorCode.DISK_FULL
        )
        assert list(folder.iterdir()) == []

    def test_stopping_leaves_nothing_behind(self, tmp_path: Path) -> None:
        found = examined(write_kohya(tmp_path / "style.safetensors"))
        stop = Stop()
        stop.ask()
        with pytest.raises(Stopped):
            self._import(found, tmp_path / "adapters", stop)
        assert list((tmp_path / "adapters").iterdir()) == []

    @staticmethod
    def _import(found: ImportCandidate, folder: Path, stop: Stop | None = None) -> Path:
        return import_adapter(
            found, folder, disk=SystemDisk(), stop=stop or Stop(), progress=lambda *_: None
        )
