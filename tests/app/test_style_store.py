"""The artist's own styles and presets, and the files in which they are kept."""

import json
import os
import threading
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pytestqt.qtbot import QtBot

from sdstudio.app.draft_model import DraftModel
from sdstudio.app.kept_items import ItemChange, KeptItems, files_with_items
from sdstudio.app.preset_store import PresetStore, read_preset_file
from sdstudio.app.style_store import ImportedStyles, StyleStore, new_uid, style_named
from sdstudio.domain import modes
from sdstudio.domain.checkpoint import CheckpointRef
from sdstudio.domain.draft import Draft
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.presets import Preset, PresetPart, kept_preset, preset_json, preset_of
from sdstudio.domain.shipped_styles import SHIPPED_STYLES
from sdstudio.domain.style_formats import StyleFormat, read_styles
from sdstudio.domain.styles import Style
from sdstudio.paths import user_paths
from tests.support.services import checkpoint


def a_store(folder: Path) -> StyleStore:
    return StyleStore(folder / "styles.json", folder / "pictures", folder / "shipped")


def add(store: StyleStore, data: bytes) -> ImportedStyles:
    read = read_styles(data, "x")
    return store.add_read(read, store.pictures.keep_files(one.picture for one in read.styles))


def presets_in(folder: Path) -> PresetStore:
    return PresetStore(folder / "presets.json", folder / "preset-pictures")


def a_picture(tmp_path: Path) -> bytes:
    file = tmp_path / "picture.png"
    Image.new("RGB", (300, 200), "teal").save(file)
    return file.read_bytes()


def test_styles_are_kept_and_each_change_can_be_undone(tmp_path: Path, qtbot: QtBot) -> None:
    store = a_store(tmp_path)
    ink = store.new("Ink", "ink of {prompt}", "")
    with qtbot.waitSignal(store.changed):
        store.put(ink)
    assert store.new("INK", "x", "").name == "INK (2)"
    store.set_favourite(SHIPPED_STYLES[0].uid, favourite=True)
    undo = store.put(replace(ink, name="Pen"))
    again = a_store(tmp_path)
    assert [one.name for one in again.own] == ["Pen"]
    assert again.favourites == {SHIPPED_STYLES[0].uid}
    redo = store.apply(undo)
    assert a_store(tmp_path).own == (ink,)
    store.apply(redo)
    removal = store.remove([ink.uid])
    assert a_store(tmp_path).own == ()
    store.apply(removal)
    assert [one.name for one in a_store(tmp_path).own] == ["Pen"]


def test_what_another_program_wrote_meanwhile_stays(tmp_path: Path) -> None:
    here, there = a_store(tmp_path), a_store(tmp_path)
    here.put(here.new("One", "x", ""))
    there.put(there.new("Two", "y", ""))
    here.put(here.new("Three", "z", ""))
    assert [one.name for one in a_store(tmp_path).own] == ["One", "Three", "Two"]


def test_two_programs_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    store.put(store.new("One", "x", ""))
    there = partial(KeptItems, tmp_path / "styles.json", damaged=ErrorCode.STYLES_DAMAGED)
    other = there(lambda _uid, kept: kept, lambda kept: kept)
    writing = threading.Thread(target=lambda: other.apply(ItemChange({"b": {"name": "Other"}})))

    def encode(kept: Mapping[str, object]) -> Mapping[str, object]:
        # Between reading and writing. The other one has to wait, so this ends by the timeout.
        if not writing.ident:
            writing.start()
            writing.join(0.3)
        return kept

    slow = there(lambda _uid, kept: kept, encode)
    slow.apply(ItemChange({"a": {"name": "Slow"}}))
    writing.join()
    items = json.loads((tmp_path / "styles.json").read_bytes())["items"]
    assert [one["name"] for one in items.values()] == ["One", "Slow", "Other"]


def test_a_name_that_no_request_can_have_is_made_one_that_it_can(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    store.put(Style(new_uid(), "x" * 500, "words"))
    (style,) = a_store(tmp_path).own
    # A request may have it.
    assert style.ref.name == "x" * 200
    # Half a character, as it may be pasted.
    store.put(replace(style, name="a\ud83d", prompt="b\ud83d"))
    assert a_store(tmp_path).own[0].ref.prompt == "b?"
    presets = presets_in(tmp_path)
    presets.put(Preset(new_uid(), "x" * 500))
    assert presets.all[0].name == "x" * 200


def test_what_a_newer_version_wrote_stays(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    store.put(store.new("One", "x", ""))
    file = tmp_path / "styles.json"
    content = json.loads(file.read_text())
    content["items"]["f00"] = {"name": "Video", "frames": 5}
    file.write_text(json.dumps(content))
    store.put(store.new("Two", "y", ""))
    assert len(store.own) == 2
    assert json.loads(file.read_text())["items"]["f00"]["frames"] == 5


@pytest.mark.parametrize("content", [b"{", b"[1]", b'{"items": 5}', b"\xff", b"[" * 100_000])
def test_a_damaged_file_is_put_aside_and_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "styles.json"
    file.write_bytes(content)
    store = a_store(tmp_path)
    assert store.own == ()
    damage = store.take_damage()
    assert damage is not None
    assert damage.code is ErrorCode.STYLES_DAMAGED
    assert store.take_damage() is None
    assert (tmp_path / "styles.json.bad").read_bytes() == content
    store.put(store.new("One", "x", ""))
    assert len(a_store(tmp_path).own) == 1


def test_what_was_put_aside_before_stays(tmp_path: Path) -> None:
    for kept_as in ("styles.json.bad", "styles.json.bad2", "styles.json.bad3"):
        (tmp_path / "styles.json").write_text(kept_as)
        store = a_store(tmp_path)
        assert store.own == ()
        damage = store.take_damage()
        assert damage is not None
        assert damage.arguments["kept_as"] == str(tmp_path / kept_as)
    put_aside = [tmp_path / f"styles.json.bad{number}" for number in ("", 2, 3)]
    assert [one.read_text() for one in put_aside] == [one.name for one in put_aside]


def test_a_style_needs_a_name_and_words(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    for style, code in (
        (Style(new_uid(), " ", "x"), ErrorCode.STYLE_NEEDS_NAME),
        (Style(new_uid(), "x", " "), ErrorCode.STYLE_NEEDS_WORDS),
        (Style(new_uid(), "x", "x" * 4001), ErrorCode.TOO_LONG),
    ):
        with pytest.raises(StudioError) as caught:
            store.put(style)
        assert caught.value.code is code
    assert not (tmp_path / "styles.json").exists()


def test_an_import_loses_nothing_and_repeats_nothing(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    mine = replace(
        store.new("Ink", "mine", ""), thumbnail=store.pictures.keep_file(a_picture(tmp_path))
    )
    store.put(mine)
    entries = [
        {"name": "Ink", "prompt": "theirs"},
        {"name": "Ink", "prompt": "mine"},
        {"name": "Night", "prompt": "at night"},
        {"name": "Night", "prompt": "at night"},
        {"name": "<b>", "prompt": "<i>bold</i>"},
        {},
    ]
    came = add(store, json.dumps(entries).encode())
    assert [one.name for one in came.styles] == ["Ink (2)", "Night", "<b>"]
    assert (came.known, came.left_out) == (2, 1)
    assert add(store, json.dumps(entries).encode()).styles == ()
    exported = store.written(store.own, StyleFormat.OWN)
    store.apply(came.undo)
    assert store.own == (mine,)
    # With its thumbnail, on another machine.
    other = a_store(tmp_path / "other")
    add(other, exported)
    (ink,) = [one for one in other.own if one.prompt == "mine"]
    picture = other.thumbnail(ink)
    assert picture is not None
    with Image.open(picture) as opened:
        assert opened.size == (192, 192)


def test_a_thumbnail_that_is_no_picture_is_left_out(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    entry = {"name": "a", "prompt": "b", "thumbnail": "bm8gcGljdHVyZQ=="}
    (style,) = add(store, json.dumps([entry]).encode()).styles
    assert style.thumbnail == ""


def test_thumbnails_that_nothing_names_are_removed_after_a_day(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    names = [
        store.pictures.keep(data) for data in (b"used", b"unused", b"new", b"of a bad file", b"2")
    ]
    store.put(replace(store.new("One", "x", ""), thumbnail=names[0]))
    (tmp_path / "styles.json.bad").write_text(names[3])
    (tmp_path / "styles.json.bad2").write_text(names[4])
    for name in (names[0], names[1], names[3], names[4]):
        os.utime(store.pictures.path(name), (0, 0))
    store.pictures.remove_unused(files_with_items(tmp_path / "styles.json"))
    there = [store.pictures.path(one).exists() for one in names]
    assert there == [True, False, True, True, True]
    os.utime(store.pictures.path(names[2]), (0, 0))
    # What can't be read may name it.
    store.pictures.remove_unused([tmp_path])
    assert store.pictures.path(names[2]).exists()


def test_every_shipped_style_has_a_small_thumbnail() -> None:
    folder = user_paths().shipped_style_pictures
    total = 0
    for style in SHIPPED_STYLES:
        file = folder / style.thumbnail
        total += file.stat().st_size
        with Image.open(file) as picture:
            picture.load()
            assert (picture.format, picture.size) == ("JPEG", (192, 192))
    assert total <= 2**20
    assert {one.name for one in folder.glob("*.jpg")} == {one.thumbnail for one in SHIPPED_STYLES}


def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = a_store(tmp_path)
    store.put(store.new("One", "x", ""))

    def refuse(*_: object) -> None:
        raise StudioError(ErrorCode.DISK_FULL, folder="x")

    monkeypatch.setattr("sdstudio.app.kept_items.write_over", refuse)
    with pytest.raises(StudioError):
        store.put(store.new("Two", "y", ""))
    assert [one.name for one in store.own] == ["One"]


def test_a_style_is_found_by_its_id_and_by_its_name_in_either_language() -> None:
    def chinese(_context: str, text: str) -> str:
        return "水彩" if text == "Watercolour" else text

    for written in ("watercolour", " WATERCOLOUR", "水彩"):
        found = style_named(SHIPPED_STYLES, written, chinese)
        assert found is not None
        assert found.uid == "watercolour"
    assert style_named(SHIPPED_STYLES, "no such", chinese) is None


def test_a_model_takes_its_default_preset_until_it_is_reset(tmp_path: Path, qtbot: QtBot) -> None:
    store = presets_in(tmp_path)
    one = checkpoint()
    model = DraftModel(one, Draft())
    model.follow_defaults(store.defaults, store.changed)
    usual = model.value("steps")
    chosen = Draft().choose("steps", 11).choose("prompt", "a cat").choose("seed", 5)
    preset = preset_of("a" * 16, "Quick", chosen, one, frozenset(PresetPart))
    store.put(preset)
    assert model.value("steps") == usual
    with qtbot.waitSignal(model.changed):
        undo = store.set_default(one.ref, preset)
    assert model.value("steps") == 11
    assert not model.is_chosen("steps")
    assert "seed" not in model.draft.defaults
    assert model.value("prompt") == ""
    # As at the next start.
    again = DraftModel(one, Draft())
    again.follow_defaults(presets_in(tmp_path).defaults, store.changed)
    assert again.value("steps") == 11
    model.set_mode(modes.IMAGE_TO_IMAGE)
    assert model.value("steps") == usual
    model.set_mode(modes.TEXT_TO_IMAGE)
    other = replace(one, ref=CheckpointRef(name="other", fingerprint="f" * 16))
    model.set_checkpoint(other)
    assert model.value("steps") == usual
    model.set_checkpoint(one)
    store.apply(undo)
    assert model.value("steps") == usual
    store.set_default(one.ref, preset)
    store.remove([preset.uid])
    assert store.default_of(one.ref) is None


def test_presets_are_kept_and_exported_with_their_thumbnails(tmp_path: Path) -> None:
    store = presets_in(tmp_path)
    one = checkpoint()
    thumbnail = store.pictures.keep_file(a_picture(tmp_path))
    preset = preset_of(
        "a" * 16,
        "Mine",
        Draft(count=4).use_style(SHIPPED_STYLES[0].ref),
        one,
        frozenset(PresetPart),
        only_for=one.ref,
        thumbnail=thumbnail,
    )
    store.put(preset)
    assert presets_in(tmp_path).all == (preset,)
    file = tmp_path / "mine.json"
    file.write_bytes(store.written([preset]))
    read = read_preset_file(file)
    came = store.add_read(read, store.pictures.keep_files(one.picture for one in read.presets))
    assert [new.name for new in came.presets] == ["Mine (2)"]
    assert replace(came.presets[0], uid=preset.uid, name="Mine") == replace(
        preset, thumbnail=came.presets[0].thumbnail
    )
    store.apply(came.undo)
    assert store.all == (preset,)
    with pytest.raises(StudioError) as caught:
        store.put(replace(preset, name=" "))
    assert caught.value.code is ErrorCode.PRESET_NEEDS_NAME


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", ErrorCode.PRESETS_UNREADABLE),
        (b"<html>", ErrorCode.PRESETS_UNREADABLE),
        (b'[{"name": "a style", "prompt": "x"}]', ErrorCode.PRESETS_UNREADABLE),
        (b'{"format": "sdstudio.presets", "version": 9, "presets": []}', ErrorCode.PRESETS_NEWER),
        (
            b'{"format": "sdstudio.presets", "version": 1, "presets": [{"name": "x"}, 5]}',
            ErrorCode.PRESETS_UNREADABLE,
        ),
    ],
)
def test_a_bad_file_of_presets_gets_one_sentence(
    tmp_path: Path, content: bytes, code: ErrorCode
) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(content)
    with pytest.raises(StudioError) as caught:
        read_preset_file(file)
    assert caught.value.code is code


def test_values_that_are_invalid_are_left_out_of_a_preset(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    values = {"steps": 10_000, "sampler": "no such", "width": 640, "evil": 1, "context": "1,2,3,4"}
    entry = {"name": "x" * 500, "values": values, "adapters": [5], "styles": [{}], "count": 10**9}
    content = {"format": "sdstudio.presets", "version": 1, "presets": [entry]}
    file.write_text(json.dumps(content))
    (read,) = read_preset_file(file).presets
    assert dict(read.preset.values) == {"width": 640}
    assert (read.preset.adapters, read.preset.styles, read.preset.count) == ((), (), 100)
    assert len(read.preset.name) == 200


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
_VALUES = st.dictionaries(st.sampled_from(["steps", "sampler", "prompt", "seed"]), ANY_JSON)
_KEYS = ("checkpoint", "mode", "count", "adapters", "styles", "thumbnail")


@settings(max_examples=60)
@given(
    st.fixed_dictionaries({"values": _VALUES | ANY_JSON}, optional=dict.fromkeys(_KEYS, ANY_JSON))
)
def test_no_preset_is_more_than_left_out(entry: dict[str, object]) -> None:
    preset = kept_preset("a", {"name": "x", **entry})
    if preset is not None:
        assert kept_preset("a", preset_json(preset)) == preset


def test_a_preset_says_what_it_includes() -> None:
    draft = Draft().choose("prompt", "a cat")
    preset = preset_of("a", "x", draft, checkpoint(), {PresetPart.SIZE, PresetPart.SEED})
    # The seed is drawn, so there is none to include.
    assert preset.parts == {PresetPart.SIZE}
    assert isinstance(preset, Preset)
