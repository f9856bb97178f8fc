"""Copies of pictures: what they are called, how large they are and what they say of themselves."""

import csv
import io
import json
import os
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from sdstudio.disk import SystemDisk, is_plain_name
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.metadata import (
    PARAMETERS_KEY,
    PROVENANCE_KEY,
    REQUEST_KEY,
    PictureMetadata,
    decode,
    encode,
)
from sdstudio.domain.params import SEED_MAX
from sdstudio.domain.picture_settings import PictureSettings
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.shared_metadata import MetadataLevel
from sdstudio.domain.source_type import FileMarks, SourceType
from sdstudio.imaging import encode_png, input_ref, read_texts
from sdstudio.imaging.picture_formats import PictureFormat, encode_picture, writable_formats
from sdstudio.imaging.source_marks import read_marks
from sdstudio.imaging.written_metadata import XMP_NAMESPACE
from sdstudio.imaging.xmp_packet import XMP_KEY
from sdstudio.library.exporting import (
    FIELDS,
    CopyMarks,
    ExportFacts,
    ExportItem,
    ExportKind,
    ExportOptions,
    ExportSize,
    NamePattern,
    PatternError,
    PatternProblem,
    copied,
    csv_table,
    estimated_bytes,
    export_pictures,
    facts_of,
    json_table,
    safe_stem,
    shared_copies,
)
from sdstudio.library.file_names import picture_name
from tests.support.disks import DISK_FULL, Operation, WatchedDisk
from tests.support.pictures import a_metadata, a_request, names_in, some_rgb

SECRET = "a red fish, 鱼, for Zoë's eyes"
NOT_THIS = "blurry, secret negative"
FORMATS = [one for one in ExportKind if one.picture_format in writable_formats()]
MADE_AT = datetime(2026, 11, 23, 14, 5, 33, tzinfo=UTC)


@dataclass(frozen=True)
class APicture:
    path: Path
    width: int
    height: int
    request: GenerationRequest | None = None
    provenance: Provenance | None = None
    created_at: datetime = MADE_AT


OTHERS = PictureSettings(
    program="ComfyUI",
    prompt=SECRET,
    negative_prompt=NOT_THIS,
    seed=5,
    steps=20,
    sampler="euler",
    scheduler="karras",
    guidance=7.5,
    width=64,
    height=48,
    model_name="dream",
)


def of_ours(
    folder: Path, name: str = "fish.png", prompt: str = SECRET, seed: int = 7
) -> ExportItem:
    metadata = a_metadata(prompt, negative_prompt=NOT_THIS, seed=seed)
    path = folder / name
    path.write_bytes(encode_png(some_rgb(96, 64, seed), encode(metadata)))
    return ExportItem(APicture(path, 96, 64, metadata.request, metadata.provenance))


def of_another(folder: Path) -> ExportItem:
    """A picture of another program, with everything that a PNG can say."""
    info = PngImagePlugin.PngInfo()
    info.add_text("prompt", json.dumps({"1": {"text": SECRET}}))
    info.add_text("workflow", "x" * 100_000, zip=True)
    info.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET}</x>")
    exif = Image.Exif()
    exif[0x010E] = NOT_THIS
    path = folder / "comfy.png"
    picture = Image.fromarray(some_rgb(64, 48))
    picture.save(path, pnginfo=info, exif=exif, dpi=(72, 72))
    return ExportItem(APicture(path, 64, 48), settings=OTHERS)


def options(kind: ExportKind = ExportKind.PNG, **changes: object) -> ExportOptions:
    return ExportOptions.model_validate({"kind": kind, **changes})


def copy_of(item: ExportItem, kind: ExportKind, level: MetadataLevel) -> bytes:
    format_ = kind.picture_format
    assert format_ is not None
    return copied(item, format_, options(kind, metadata=level))


def user_comment(data: bytes) -> str:
    """As A1111 reads it."""
    raw = Image.open(io.BytesIO(data)).getexif().get_ifd(0x8769)[0x9286]
    assert raw.startswith(b"UNICODE\0")
    return str(raw[8:].decode("utf-16-be"))


def xmp_texts(data: bytes) -> dict[str, str]:
    """The texts of this program."""
    image = Image.open(io.BytesIO(data))
    packet = image.info["xmp"]
    root = ElementTree.fromstring(packet.decode().partition("?>")[2].rpartition("<?")[0])
    found = next(root.iter(f"{{{XMP_NAMESPACE}}}texts"))
    return dict(json.loads(found.text or ""))


def source_types(data: bytes) -> list[str]:
    """The terms of IPTC's Digital Source Type, by a reader that knows nothing of this program."""
    packet = Image.open(io.BytesIO(data)).info.get("xmp")
    if not packet:
        return []
    root = ElementTree.fromstring(packet.decode().partition("?>")[2].rpartition("<?")[0])
    name = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}DigitalSourceType"
    return [said.rpartition("/")[2] for one in root.iter() if (said := one.get(name))]


def said_in(data: bytes) -> dict[str, object]:
    """Whatever Pillow finds besides pixels."""
    image = Image.open(io.BytesIO(data))
    image.load()
    boring = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "srgb", "timestamp"}
    boring |= {"loop", "background", "duration", "progressive", "progression"}
    return {str(key): said for key, said in image.info.items() if key not in boring and said}


# What a copy says of itself.


@pytest.mark.parametrize("level", list(MetadataLevel))
@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("make", [of_ours, of_another])
@pytest.mark.parametrize("size", list(ExportSize))
def test_a_copy_says_as_much_as_was_wished(
    tmp_path: Path,
    kind: ExportKind,
    level: MetadataLevel,
    make: Callable[[Path], ExportItem],
    size: ExportSize,
) -> None:
    item = make(tmp_path)
    format_ = kind.picture_format
    assert format_ is not None
    data = copied(item, format_, options(kind, metadata=level, size=size, longest_px=32))
    raw = data
    said = [SECRET.encode(one) for one in ("utf-8", "utf-16-be", "utf-16-le")]
    said += [b"secret negative", "secret negative".encode("utf-16-be")]
    says_prompt = (
        any(one in raw for one in said) or SECRET.encode("ascii", "backslashreplace") in raw
    )
    if level is MetadataLevel.NONE:
        is_ours = make is of_ours
        assert {*said_in(data)} - {XMP_KEY} == ({"xmp"} if is_ours else set())
        assert source_types(data) == (["trainedAlgorithmicMedia"] if is_ours else [])
        assert not says_prompt
        for word in (b"SD Studio", b"CreatorTool", b"Exif", b"tEXt", b"zTXt", b"sdstudio"):
            assert word not in raw
        return
    if kind is ExportKind.PNG:
        (tmp_path / "copy.png").write_bytes(data)
        texts = read_texts(tmp_path / "copy.png")
    else:
        texts = {PARAMETERS_KEY: user_comment(data), **xmp_texts(data)}
        assert texts[PARAMETERS_KEY] == user_comment(data)
    if level is not MetadataLevel.WHOLE:
        assert PROVENANCE_KEY not in texts
        assert "workflow" not in texts
        assert "Steps" in texts[PARAMETERS_KEY] or level is MetadataLevel.PROMPT
    if level is MetadataLevel.PROMPT:
        assert texts[PARAMETERS_KEY] == f"{SECRET}\nNegative prompt: {NOT_THIS}"
        assert REQUEST_KEY not in texts
    if make is of_ours and level is MetadataLevel.WHOLE:
        assert decode(texts) == PictureMetadata(item.picture.request, item.picture.provenance)  # type: ignore[arg-type]
    if make is of_ours and level is MetadataLevel.SETTINGS:
        assert REQUEST_KEY in texts
        assert b"torch" not in raw


@pytest.mark.parametrize("level", [MetadataLevel.WHOLE, MetadataLevel.NONE])
@pytest.mark.parametrize("kind", FORMATS)
def test_a_copy_is_marked_unless_the_artist_does_not_want_that(
    tmp_path: Path, kind: ExportKind, level: MetadataLevel
) -> None:
    """From a marked original and from one that isn't, with the term that suits the request."""
    started = a_metadata(SECRET)
    image = input_ref(InputRole.IMAGE, some_rgb(96, 64))
    request = started.request.model_copy(update={"inputs": (image,)})
    plain = tmp_path / "plain.png"
    texts = encode(PictureMetadata(request, started.provenance))
    plain.write_bytes(encode_png(some_rgb(96, 64), texts, program=started.provenance.program))
    unmarked = ExportItem(APicture(plain, 96, 64, request, started.provenance))
    for item, term in (
        (of_ours(tmp_path), "trainedAlgorithmicMedia"),
        (unmarked, "compositeWithTrainedAlgorithmicMedia"),
    ):
        for says_ai in (True, False):
            format_ = kind.picture_format
            assert format_ is not None
            chosen = options(kind, metadata=level)
            data = copied(item, format_, chosen, CopyMarks(says_ai=says_ai))
            assert source_types(data) == ([term] if says_ai else [])
            assert (b"CreatorTool" in data) is (level is MetadataLevel.WHOLE)


@pytest.mark.parametrize("kind", FORMATS)
def test_the_mark_of_another_program_is_kept(tmp_path: Path, kind: ExportKind) -> None:
    """Written as an element, in a JPEG."""
    term = SourceType.COMPOSITE.uri
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">'
        f"<Iptc4xmpExt:DigitalSourceType>{term}</Iptc4xmpExt:DigitalSourceType>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    path = tmp_path / "other.jpg"
    Image.fromarray(some_rgb(64, 48)).save(path, xmp=packet.encode())
    format_ = kind.picture_format
    assert format_ is not None
    item = ExportItem(APicture(path, 64, 48), settings=OTHERS)
    data = copied(item, format_, options(kind, metadata=MetadataLevel.PROMPT))
    assert source_types(data) == ["compositeWithTrainedAlgorithmicMedia"]
    assert read_marks(path) == FileMarks(SourceType.COMPOSITE)


def test_what_is_dragged_is_the_original_only_if_it_is_marked_as_wanted(tmp_path: Path) -> None:
    item, drag = of_ours(tmp_path), tmp_path / "drag"
    original = [item.picture.path]
    whole = MetadataLevel.WHOLE
    assert shared_copies([item], whole, drag, SystemDisk()) == original
    (copy,) = shared_copies([item], whole, drag, SystemDisk(), CopyMarks(says_ai=False))
    assert source_types(original[0].read_bytes()) == ["trainedAlgorithmicMedia"]
    assert source_types(copy.read_bytes()) == []
    assert decode(read_texts(copy)).request == item.picture.request
    unmarked = ExportItem(replace(item.picture, path=copy))  # type: ignore[type-var]
    (marked,) = shared_copies([unmarked], whole, drag, SystemDisk())
    assert source_types(marked.read_bytes()) == ["trainedAlgorithmicMedia"]
    assert decode(read_texts(marked)).request == item.picture.request


def test_an_unchanged_copy_is_the_file_itself(tmp_path: Path) -> None:
    item = of_another(tmp_path)
    assert copy_of(item, ExportKind.PNG, MetadataLevel.WHOLE) == item.picture.path.read_bytes()


@pytest.mark.parametrize("level", list(MetadataLevel))
def test_a_png_keeps_its_pixels_exactly(tmp_path: Path, level: MetadataLevel) -> None:
    item = of_ours(tmp_path)
    copy = Image.open(io.BytesIO(copy_of(item, ExportKind.PNG, level)))
    assert np.array_equal(np.asarray(copy), some_rgb(96, 64, 7))


def test_a_jpeg_says_what_fits(tmp_path: Path) -> None:
    item = of_ours(tmp_path, prompt="fish " * 3_900)
    for kind in (ExportKind.JPEG, ExportKind.WEBP):
        data = copy_of(item, kind, MetadataLevel.WHOLE)
        assert user_comment(data).startswith("fish fish")
        assert decode(xmp_texts(data)).request == item.picture.request


def test_a_jpeg_leaves_out_what_does_not_fit(tmp_path: Path) -> None:
    long = {"prompt": "鱼" * 20_000, "negative_prompt": "&<\u0001\ud800" * 4_000}
    texts = {**encode(a_metadata("short")), "huge": "鱼" * 30_000, PARAMETERS_KEY: "x" * 40_000}
    data = encode_picture(some_rgb(), PictureFormat.JPEG, 90, texts, "A & B")
    assert user_comment(data) == ("x" * 40_000)[: len(user_comment(data))]
    assert set(xmp_texts(data)) == {REQUEST_KEY, PROVENANCE_KEY}
    webp = encode_picture(some_rgb(), PictureFormat.WEBP, 90, {**texts, **long}, "A & B")
    assert xmp_texts(webp) == {**texts, **long}


@pytest.mark.parametrize("level", [one for one in MetadataLevel if one != MetadataLevel.WHOLE])
@pytest.mark.parametrize("where", ["transparency", "colours"])
def test_text_that_is_hidden_in_pixels_is_gone(
    tmp_path: Path, where: str, level: MetadataLevel
) -> None:
    bits = np.unpackbits(np.frombuffer(b"stealth_rgbinfo" + SECRET.encode() * 9, np.uint8))
    rgba = np.dstack([some_rgb(64, 48), np.full((48, 64), 255, np.uint8)])
    if where == "transparency":
        alpha = np.full(48 * 64, 255, np.uint8)
        alpha[: bits.size] = 254 + bits
        rgba[..., 3] = alpha.reshape(64, 48).T
    else:
        lowest = rgba[..., :3].transpose(1, 0, 2).reshape(-1).copy()
        lowest[: bits.size] = lowest[: bits.size] & 0xFE | bits
        rgba[..., :3] = lowest.reshape(64, 48, 3).transpose(1, 0, 2)
    path = tmp_path / "hidden.png"
    Image.fromarray(rgba).save(path)
    item = ExportItem(APicture(path, 64, 48), settings=OTHERS)
    copy = np.asarray(Image.open(io.BytesIO(copy_of(item, ExportKind.PNG, level))).convert("RGBA"))
    if where == "transparency":
        assert (copy[..., 3] == 255).all()
    else:
        assert not (copy[..., :3] & 1).any()
    assert np.abs(copy.astype(int) - rgba).max() <= 1


# Sizes.


@pytest.mark.parametrize(
    ("changes", "size"),
    [
        ({}, (96, 64)),
        ({"size": ExportSize.LONGEST_SIDE, "longest_px": 48}, (48, 32)),
        ({"size": ExportSize.LONGEST_SIDE, "longest_px": 960}, (96, 64)),
        ({"size": ExportSize.LONGEST_SIDE, "longest_px": 960, "may_enlarge": True}, (960, 640)),
        ({"size": ExportSize.LONGEST_SIDE, "longest_px": 1}, (1, 1)),
        ({"size": ExportSize.SCALE, "percent": 25}, (24, 16)),
        ({"size": ExportSize.SCALE, "percent": 200}, (96, 64)),
        ({"size": ExportSize.SCALE, "percent": 200, "may_enlarge": True}, (192, 128)),
    ],
)
@pytest.mark.parametrize("kind", FORMATS)
def test_a_copy_has_the_size_that_was_wished(
    tmp_path: Path, kind: ExportKind, changes: dict[str, object], size: tuple[int, int]
) -> None:
    format_ = kind.picture_format
    assert format_ is not None
    data = copied(of_ours(tmp_path), format_, options(kind, **changes))
    image = Image.open(io.BytesIO(data))
    assert image.size == size
    assert image.format == format_.value


def test_the_estimate_is_what_the_copies_come_to(tmp_path: Path) -> None:
    items = [of_ours(tmp_path, f"{seed}.png", seed=seed) for seed in range(7)]
    chosen = options(ExportKind.JPEG, quality=70)
    total = sum(len(copied(item, PictureFormat.JPEG, chosen)) for item in items)
    assert estimated_bytes(items, chosen) == pytest.approx(total, rel=0.1)
    worse = options(ExportKind.JPEG, quality=20)
    assert estimated_bytes(items, worse) < estimated_bytes(items, chosen)


# Names.

FACTS = ExportFacts(
    file="picture.png",
    created_at=datetime(2026, 11, 23, 14, 5, 33),
    width=768,
    height=512,
    prompt="a red: fish / \u202egninrom\n on a plate",
    seed=42,
    model="sd 2.1",
    rating=4,
    boards=("Fish & chips", "Other"),
)


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{name}", "picture.png"),
        ("{date} {time} {seed}", "2026-11-23 14-05-33 42.png"),
        ("{prompt}", "a red fish gninrom on a plate.png"),
        ("{prompt:5}", "a red.png"),
        ("{number}-{model}", "1-sd 2.1.png"),
        ("{number:4}", "0001.png"),
        ("{board} {rating}★", "Fish & chips 4★.png"),
        ("{{x}} {width}x{height}", "{x} 768x512.png"),
        ("{negative}", "picture.png"),
        ("con", "_con.png"),
        (".hidden. ", "hidden.png"),
        ("{ Seed }", "42.png"),
    ],
)
def test_a_pattern_gives_a_name(pattern: str, name: str) -> None:
    assert NamePattern.parse(pattern).names([FACTS], ".png") == [name]


@pytest.mark.parametrize("prompt", ["a red fish, " * 20, "月光下的竹林" * 40])
def test_the_name_of_the_original_keeps_its_seed(prompt: str) -> None:
    name = picture_name(a_request(prompt, seed=SEED_MAX))
    facts = replace(FACTS, file=name)
    assert NamePattern.parse("{name}").names([facts], ".png") == [name]


@pytest.mark.parametrize(
    ("pattern", "problem", "what", "meant"),
    [
        ("  ", PatternProblem.EMPTY, "", ""),
        ("{promt}", PatternProblem.UNKNOWN_FIELD, "promt", "prompt"),
        ("{zzz}", PatternProblem.UNKNOWN_FIELD, "zzz", ""),
        ("{prompt:x}", PatternProblem.NO_NUMBER, "{prompt:x}", ""),
        ("{prompt:0}", PatternProblem.NO_NUMBER, "{prompt:0}", ""),
        ("{prompt:99999999999}", PatternProblem.NO_NUMBER, "{prompt:99999999999}", ""),
        ("{prompt", PatternProblem.LONE_BRACE, "{", ""),
        ("prompt}", PatternProblem.LONE_BRACE, "}", ""),
        ("{board}/{name}", PatternProblem.FORBIDDEN, "/", ""),
        ("a:b", PatternProblem.FORBIDDEN, ":", ""),
        ("a\tb", PatternProblem.FORBIDDEN, "\t", ""),
    ],
)
def test_a_pattern_that_cannot_be_used_says_why(
    pattern: str, problem: PatternProblem, what: str, meant: str
) -> None:
    with pytest.raises(PatternError) as caught:
        NamePattern.parse(pattern)
    assert (caught.value.problem, caught.value.what, caught.value.meant) == (problem, what, meant)


TEXT = st.text(max_size=80)
A_FACT = st.builds(
    ExportFacts,
    file=TEXT,
    created_at=st.datetimes(),
    width=st.integers(1, 9999),
    height=st.integers(1, 9999),
    model=TEXT,
    prompt=TEXT,
    negative_prompt=TEXT,
    seed=st.none() | st.integers(0, 2**64),
    boards=st.lists(TEXT, max_size=2).map(tuple),
)
PIECE = st.sampled_from([f"{{{one}}}" for one in FIELDS] + ["{prompt:3}", "{number:3}"]) | TEXT


@given(st.lists(PIECE, max_size=6).map("".join), st.lists(A_FACT, min_size=1, max_size=5))
def test_any_pattern_gives_names_for_every_file_system_or_says_why(
    pattern: str, facts: list[ExportFacts]
) -> None:
    try:
        names = NamePattern.parse(pattern).names(facts, ".jpg")
    except PatternError:
        return
    assert len(names) == len(facts)
    assert len({unicodedata.normalize("NFC", name).casefold() for name in names}) == len(names)
    for name in names:
        assert is_plain_name(name)
        assert len(name.encode()) <= 143
        assert not name.startswith((".", " "))


@given(TEXT)
def test_any_text_becomes_a_name(text: str) -> None:
    assert is_plain_name(safe_stem(text) + ".csv")


@given(st.lists(PIECE, max_size=6).map("".join), A_FACT)
def test_a_caption_may_be_anything(pattern: str, facts: ExportFacts) -> None:
    problems = {PatternProblem.UNKNOWN_FIELD, PatternProblem.NO_NUMBER, PatternProblem.LONE_BRACE}
    try:
        caption = NamePattern.parse(pattern, is_name=False).caption(facts, 1, 10)
    except PatternError as error:
        caption = str(error.problem in problems)
    assert caption != "False"


def test_names_that_would_be_the_same_are_numbered() -> None:
    facts = [replace(FACTS, file=name) for name in ("Fish.png", "fish.jpg", "fish.webp")]
    names = NamePattern.parse("{name}").names(facts, ".png")
    assert names == ["Fish.png", "fish (2).png", "fish (3).png"]


def test_a_number_that_a_name_has_already_is_not_given_again() -> None:
    files = ("a (2).png", "a.png", "A.png", "a.png")
    names = NamePattern.parse("{name}").names([replace(FACTS, file=one) for one in files], ".png")
    assert names == ["a (2).png", "a.png", "A (3).png", "a (4).png"]


# Writing.


def test_an_export_writes_every_picture_and_overwrites_none(tmp_path: Path) -> None:
    items = [of_ours(tmp_path, f"{seed}.png", seed=seed) for seed in range(3)]
    target = tmp_path / "out"
    target.mkdir()
    (target / "1.jpg").write_bytes(b"mine")
    told: list[int] = []
    outcome = export_pictures(
        items, options(ExportKind.JPEG), target, SystemDisk(), report=told.append
    )
    assert names_in(target) == ["0.jpg", "1 (2).jpg", "1.jpg", "2.jpg"]
    assert (target / "1.jpg").read_bytes() == b"mine"
    assert sorted(path.name for path in outcome.written) == ["0.jpg", "1 (2).jpg", "2.jpg"]
    assert told == [1, 2, 3]


def test_a_full_disk_keeps_what_was_written(tmp_path: Path) -> None:
    items = [of_ours(tmp_path, f"{seed}.png", seed=seed) for seed in range(5)]
    target = tmp_path / "out"
    writes = iter([None, None, DISK_FULL])

    def full(operation: Operation) -> None:
        if operation.name == "write" and (error := next(writes)) is not None:
            raise error

    outcome = export_pictures(items, options(), target, WatchedDisk(full))
    assert names_in(target) == ["0.png", "1.png"]
    assert len(outcome.written) == 2
    assert outcome.refused is not None
    assert outcome.refused.code is ErrorCode.DISK_FULL


def test_a_picture_that_is_gone_or_damaged_stops_no_other(tmp_path: Path) -> None:
    items = [of_ours(tmp_path, f"{seed}.png", seed=seed) for seed in range(4)]
    items[1].picture.path.unlink()
    items[2].picture.path.write_bytes(items[2].picture.path.read_bytes()[:300])
    for kind, level in ((ExportKind.JPEG, MetadataLevel.WHOLE), (ExportKind.PNG, "none")):
        target = tmp_path / kind
        outcome = export_pictures(items, options(kind, metadata=level), target, SystemDisk())
        assert [name for name, _ in outcome.failed] == ["1.png", "2.png"]
        assert len(outcome.written) == 2
        assert outcome.refused is None


@pytest.mark.parametrize("kind", [ExportKind.PNG, ExportKind.JPEG])
def test_a_picture_that_is_cut_short_is_named(tmp_path: Path, kind: ExportKind) -> None:
    item = of_ours(tmp_path, "torn.png", "red", 0)
    item.picture.path.write_bytes(item.picture.path.read_bytes()[:60])
    options = ExportOptions(kind=kind, metadata=MetadataLevel.PROMPT)
    ((name, error),) = export_pictures([item], options, tmp_path, SystemDisk()).failed
    assert (name, error.code) == ("torn.png", ErrorCode.INPUT_UNREADABLE)


def test_an_export_can_be_stopped(tmp_path: Path) -> None:
    items = [of_ours(tmp_path, f"{seed}.png", seed=seed) for seed in range(4)]
    done: list[int] = []
    outcome = export_pictures(
        items,
        options(),
        tmp_path / "out",
        SystemDisk(),
        report=done.append,
        is_stopped=lambda: len(done) == 2,
    )
    assert outcome.is_stopped
    assert names_in(tmp_path / "out") == ["0.png", "1.png"]


# Tables.


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", "  =1", "\n=1"])
def test_a_spreadsheet_calculates_nothing(tmp_path: Path, evil: str) -> None:
    item = replace(of_ours(tmp_path, prompt=evil), note=evil, tags=(evil,))
    table = csv_table([item])
    assert table.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    assert rows[0]["note"] == f"'{evil}"
    assert rows[0]["tags"] == f"'{evil}"
    for cell in rows[0].values():
        assert not cell.strip().startswith(tuple("=+-@＝＋－＠"))


def test_tables_say_what_is_known(tmp_path: Path) -> None:
    items = [
        replace(of_ours(tmp_path), rating=4, tags=("sea", "red"), boards=("Fish",)),
        of_another(tmp_path),
    ]
    rows = list(csv.DictReader(io.StringIO(csv_table(items).decode("utf-8-sig"), newline="")))
    assert [row["prompt"] for row in rows] == [SECRET, SECRET]
    assert rows[0]["rating"] == "4"
    assert rows[0]["tags"] == "sea; red"
    assert rows[1]["sampler"] == "euler karras"
    content = json.loads(json_table(items))
    ours, other = content["pictures"]
    assert GenerationRequest.model_validate(ours["request"]) == items[0].picture.request
    assert ours["boards"] == ["Fish"]
    assert "request" not in other
    assert other["seed"] == 5
    assert datetime.fromisoformat(other["created_at"]) == MADE_AT
    assert facts_of(items[1]).program == "ComfyUI"


# Dragged pictures.


def test_whole_pictures_are_dragged_as_they_are(tmp_path: Path) -> None:
    item = of_ours(tmp_path)
    folder = tmp_path / "dragged"
    files = shared_copies([item], MetadataLevel.WHOLE, folder, SystemDisk())
    assert files == [item.picture.path]
    assert not folder.exists()


def test_pictures_that_say_less_are_dragged_as_copies(tmp_path: Path) -> None:
    item, gone = of_ours(tmp_path), of_ours(tmp_path, "gone.png")
    gone.picture.path.unlink()
    folder = tmp_path / "dragged"
    (file,) = shared_copies([item, gone], MetadataLevel.NONE, folder, SystemDisk())
    assert file.name == "fish.png"
    assert {*said_in(file.read_bytes())} == {"xmp", XMP_KEY}
    assert file.parent.parent == folder
    before = file.stat().st_mtime_ns
    again = shared_copies([item], MetadataLevel.NONE, folder, SystemDisk())
    assert again == [file]
    assert file.stat().st_mtime_ns == before
    assert shared_copies([item], MetadataLevel.PROMPT, folder, SystemDisk()) != [file]


def test_copies_of_earlier_days_are_removed(tmp_path: Path) -> None:
    folder = tmp_path / "dragged"
    (old,) = shared_copies([of_ours(tmp_path)], MetadataLevel.NONE, folder, SystemDisk())
    os.utime(old.parent, (1, 1))
    other = of_ours(tmp_path, "other.png")
    (new,) = shared_copies([other], MetadataLevel.NONE, folder, SystemDisk())
    assert not old.exists()
    assert new.exists()
