"""Projects: what is saved is read again, by us and by others, and hostile files are refused."""

import errno
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from sdstudio.canvas.document import Blend, Document, Layer, LayerKind, NamedMask
from sdstudio.canvas.layer_room import with_room
from sdstudio.canvas.openraster import Stack, StackLayer, encode_stack, parse_stack
from sdstudio.canvas.project_file import Project, split_base
from sdstudio.canvas.project_reader import read_masks, read_project
from sdstudio.canvas.project_writer import encode_project, write_project
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tile_png import placed, premultiplied, straight
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.disk import SystemDisk
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import INPUT_MAX_PX, InputRef, InputRole
from tests.support.disks import DISK_FULL, failing
from tests.unit.test_document import alike

WIDTH, HEIGHT = 300, 280


def painted(grid: TileGrid, seed: int) -> TileSnapshot:
    """Random pixels in a part of an image; premultiplied if it has colours."""
    random = np.random.default_rng(seed)
    array = np.zeros(grid.shape(grid.whole), np.uint8)
    top, left = random.integers(0, grid.height), random.integers(0, grid.width)
    part = array[top:, left:]
    part[:] = random.integers(0, 256, part.shape, dtype=np.uint8)
    if grid.channels == 4:
        part[..., 3] = random.choice([0, 7, 128, 255], part.shape[:2])
        part[..., :3] = np.minimum(part[..., :3], part[..., 3:])
    return TileSnapshot.of(array)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    document = Document(WIDTH, HEIGHT)
    names = st.text(st.characters(codec="utf-8"), max_size=12)
    shares = st.floats(0, 1)
    for number in range(draw(st.integers(0, 2))):
        pixels = painted(document.mask_grid, draw(st.integers(0, 3)))
        mask = NamedMask(
            f"m{number}",
            draw(names),
            pixels,
            draw(shares),
            draw(st.booleans()),
            draw(st.booleans()),
        )
        document = replace(document.with_mask(mask), active_mask=mask.id)
    for number in range(draw(st.integers(0, 2))):
        grid = TileGrid(draw(st.sampled_from((1, 40, 400))), draw(st.sampled_from((3, 300))), 4)
        flat = replace(grid, channels=1)
        kind = draw(st.sampled_from(LayerKind))
        layer = Layer(
            f"l{number}",
            draw(names),
            painted(grid, draw(st.integers(0, 3))),
            kind,
            draw(st.integers(-50, 50)),
            draw(st.integers(-50, 50)),
            draw(shares),
            draw(st.booleans()),
            draw(st.sampled_from(Blend)),
            draw(st.booleans()),
            painted(flat, 4) if draw(st.booleans()) else None,
            draw(st.sampled_from(("", "0" * 32))),
            "pose" if kind is LayerKind.HINT else "",
        )
        document = replace(document.with_layer(layer), active_layer="l0")
    for number in range(draw(st.integers(0, 2))):
        sha256 = f"{number:064}"
        made = InputRef(role=InputRole.IMAGE, sha256=sha256, width=WIDTH, height=HEIGHT)
        document = document.with_rendering(made)
    return document


def a_document() -> Document:
    """Two masks and two layers, one of them with a mask of its own."""
    grid = TileGrid(100, 90, 4)
    back = Layer("l1", "back", painted(grid, 1), left=10, top=20, opacity=0.5)
    over = Layer(
        "l2", "over <&>", painted(grid, 2), blend=Blend.MULTIPLY, mask=painted(TileGrid(100, 90), 3)
    )
    sky = NamedMask("m1", "天空", painted(TileGrid(WIDTH, HEIGHT), 4), strength=0.4)
    return Document(
        WIDTH, HEIGHT, (back, over), (sky, replace(sky, id="m2", visible=False)), "l1", "m2"
    )


def merged_picture() -> TileSnapshot:
    return painted(TileGrid(WIDTH, HEIGHT, 4), 9)


def saved(tmp_path: Path, project: Project) -> Path:
    path = tmp_path / "project.ora"
    write_project(SystemDisk(), path, project, merged_picture())
    return path


def refusal(path: Path) -> StudioError:
    with pytest.raises(StudioError) as caught:
        read_project(path)
    assert path.name in sentence_for(caught.value)
    return caught.value


@given(documents())
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_project_that_is_saved_and_opened_is_itself(tmp_path: Path, document: Document) -> None:
    opened = read_project(saved(tmp_path, Project(document)))
    assert alike(opened.project.document, document)
    assert opened.notices == ()


def test_straight_alpha_and_back_is_exact_for_every_colour() -> None:
    alpha, colour = np.meshgrid(np.arange(256), np.arange(256), indexing="ij")
    tile = np.zeros((256, 256, 4), np.uint8)
    tile[..., :3] = np.minimum(colour, alpha)[..., np.newaxis]
    tile[..., 3] = alpha
    pixels = straight(tile)
    assert (premultiplied(pixels[..., :3], pixels[..., 3]) == tile).all()


@given(st.integers(-300, 300), st.integers(-300, 300), st.sampled_from((1, 200, 600)))
@settings(max_examples=20, deadline=None)
def test_tiles_are_moved_as_an_array_is(left: int, top: int, side: int) -> None:
    source = painted(TileGrid(300, 280), 5)
    expected = np.zeros((side, side), np.uint8)
    room = np.zeros((side + 1200, side + 1200), np.uint8)
    room[600 + top : 880 + top, 600 + left : 900 + left] = source.pixels()
    expected[:] = room[600 : 600 + side, 600 : 600 + side]
    assert (placed(source, left, top, TileGrid(side, side)).pixels() == expected).all()


def test_another_reader_of_openraster_sees_the_same(tmp_path: Path) -> None:
    document = a_document()
    path = saved(tmp_path, Project(document))
    with zipfile.ZipFile(path) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"image/openraster"
        assert path.read_bytes()[38:54] == b"image/openraster"
        assert archive.testzip() is None

        def image(name: str) -> Image.Image:
            return Image.open(io.BytesIO(archive.read(name)))

        root = ElementTree.fromstring(archive.read("stack.xml"))
        assert (root.get("w"), root.get("h")) == ("300", "280")
        stack = root.find("stack")
        assert stack is not None
        over, back = list(stack)
        assert over.get("name") == "over <&>"
        assert over.get("composite-op") == "svg:multiply"
        assert float(back.get("opacity", "")) == 0.5
        pixels = np.asarray(image(back.get("src", "")))
        canvas = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
        left, top = int(back.get("x", "")), int(back.get("y", ""))
        canvas[top : top + pixels.shape[0], left : left + pixels.shape[1]] = pixels
        expected = straight(document.layers[0].pixels.pixels())
        assert (canvas[20:110, 10:110] == expected).all()
        # What the layer's own mask hides isn't seen elsewhere.
        shown = np.asarray(image(over.get("src", "")))[..., 3].astype(int)
        mask = document.layers[1].mask
        assert mask is not None
        alpha = document.layers[1].pixels.pixels()[..., 3].astype(int) * mask.pixels() / 255
        x, y = int(over.get("x", "")), int(over.get("y", ""))
        assert abs(alpha[y : y + shown.shape[0], x : x + shown.shape[1]] - shown).max() <= 0.5
        merged = image("mergedimage.png")
        assert merged.size == (WIDTH, HEIGHT)
        assert (np.asarray(merged) == straight(merged_picture().pixels())).all()
        thumbnail = image("Thumbnails/thumbnail.png")
        assert max(thumbnail.size) <= 256
        assert thumbnail.size == (150, 140)


def test_a_name_that_ends_within_a_character_is_kept(tmp_path: Path) -> None:
    document = a_document()
    document = document.with_mask(replace(document.masks[0], name="sky \ud83c"))
    document = document.with_layer(replace(document.layers[0], name="back \ud83c"))
    opened = read_project(saved(tmp_path, Project(document))).project.document
    assert opened.masks[0].name == "sky \ud83c"
    assert opened.layers[0].name == "back \ud83c"


def test_what_a_newer_version_added_is_kept(tmp_path: Path) -> None:
    document = a_document()
    project = Project(
        document,
        fields={"candidates": [1, 2]},
        entries={"sdstudio/candidate.png": b"png"},
    )
    opened = read_project(saved(tmp_path, project)).project
    again = read_project(saved(tmp_path, replace(opened, document=document.without("m1")))).project
    assert again.fields == {"candidates": [1, 2]}
    assert again.entries == {"sdstudio/candidate.png": b"png"}
    assert [one.id for one in again.document.masks] == ["m2"]


def an_opaque(side: int = 0, seed: int = 3) -> TileSnapshot:
    """Of the size of the canvas, or so many pixels larger."""
    random = np.random.default_rng(seed)
    pixels = random.integers(0, 256, (HEIGHT + side, WIDTH + side, 4), dtype=np.uint8)
    pixels[..., 3] = 255
    return TileSnapshot.of(pixels)


def test_the_picture_is_the_bottom_layer_for_others_and_apart_for_us(tmp_path: Path) -> None:
    document = replace(a_document(), renderings=(a_rendering("a"), a_rendering("b")))
    project = Project(document, an_opaque(), "Picture", {"mode": "inpaint", "chosen": {"x": 1}})
    path = saved(tmp_path, project)
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read("stack.xml"))
        layers = root.findall("stack/layer")
        assert [one.get("name") for one in layers] == ["over <&>", "back", "Picture"]
        assert [one.get("edit-locked") for one in layers] == [None, None, "true"]
        bottom = np.asarray(Image.open(io.BytesIO(archive.read(layers[2].get("src", "")))))
    assert (bottom == an_opaque().pixels()[..., 2::-1]).all()
    opened = read_project(path).project
    assert alike(opened.document, document)
    assert opened.document.renderings == document.renderings
    assert opened.base is not None
    assert (opened.base.pixels() == an_opaque().pixels()).all()
    assert (opened.base_name, opened.settings) == ("Picture", project.settings)
    assert read_masks(path).masks[0].name == "天空"


def a_rendering(digit: str) -> InputRef:
    return InputRef(role=InputRole.IMAGE, sha256=digit * 64, width=WIDTH, height=HEIGHT)


def layers_of(*layers: Layer) -> Document:
    return Document(WIDTH, HEIGHT, layers, active_layer=layers[-1].id)


def test_the_lowest_layer_becomes_the_picture_if_it_is_one() -> None:
    back, over = Layer("l1", "back", an_opaque()), Layer("l2", "over", an_opaque(seed=4), left=3)
    base, rest = split_base(layers_of(back, over))
    assert base is back.pixels
    assert [one.id for one in rest.layers] == ["l2"]
    # What is hidden below it covers nothing.
    hidden = replace(over, visible=False)
    assert split_base(layers_of(hidden, back))[0] is back.pixels


@pytest.mark.parametrize(
    "changes",
    [
        {"opacity": 0.9},
        {"visible": False},
        {"blend": Blend.MULTIPLY},
        {"kind": LayerKind.REFERENCE},
        {"left": 1},
        {"mask": TileSnapshot.filled(TileGrid(WIDTH, HEIGHT), 255)},
        {"pixels": an_opaque(side=4)},
        {"pixels": merged_picture()},
    ],
)
def test_layers_stay_layers_if_the_lowest_is_no_picture(changes: dict[str, Any]) -> None:
    back = replace(Layer("l1", "back", an_opaque()), **changes)
    document = layers_of(back, Layer("l2", "over", merged_picture()))
    base, rest = split_base(document)
    assert base is None
    assert rest is document


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = saved(tmp_path, Project(a_document()))
    before = path.read_bytes()
    with pytest.raises(StudioError) as caught:
        write_project(failing("write", DISK_FULL), path, Project(Document(9, 9)))
    assert caught.value.code is ErrorCode.DISK_FULL
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


# Files of other programs.


def png(width: int, height: int, colour: tuple[int, ...] = (200, 100, 50, 128)) -> bytes:
    file = io.BytesIO()
    Image.new("RGBA", (width, height), colour).save(file, "PNG")
    return file.getvalue()


def archive(tmp_path: Path, entries: dict[str, bytes], name: str = "foreign.ora") -> Path:
    path = tmp_path / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for entry, data in entries.items():
            file.writestr(entry, data)
    return path


def foreign(tmp_path: Path, stack: str, **more: bytes) -> Path:
    xml = f"<?xml version='1.0'?><image w='64' h='48'><stack>{stack}</stack></image>"
    return archive(tmp_path, {"stack.xml": xml.encode(), "a.png": png(8, 8), **more})


def test_groups_are_taken_apart_and_unknown_blend_modes_are_normal(tmp_path: Path) -> None:
    path = foreign(
        tmp_path,
        "<layer name='top' src='a.png' composite-op='svg:screen' x='3' y='-2'/>"
        "<stack opacity='0.5' name='group' composite-op='krita:dodge'>"
        "<layer name='in' src='a.png' opacity='0.5'/>"
        "<stack visibility='hidden'><layer name='deep' src='a.png'/></stack></stack>"
        "<layer name='odd' src='a.png' composite-op='svg:color-burn' opacity='nan'/>",
    )
    opened = read_project(path)
    layers = opened.project.document.layers
    assert [one.name for one in layers] == ["odd", "deep", "in", "top"]
    assert [one.opacity for one in layers] == [1, 0.5, 0.25, 1]
    assert [one.visible for one in layers] == [True, False, True, True]
    assert layers[3].blend is Blend.SCREEN
    assert (layers[3].left, layers[3].top) == (3, -2)
    assert layers[0].pixels.pixels()[0, 0].tolist() == [25, 50, 100, 128]
    sentences = [sentence_for(one) for one in opened.notices]
    assert "groups" in sentences[0]
    assert "krita:dodge, svg:color-burn" in sentences[1]


@pytest.mark.parametrize("mode", ["L", "LA", "RGB", "P", "1", "I;16"])
def test_layers_in_any_kind_of_png_are_read(tmp_path: Path, mode: str) -> None:
    file = io.BytesIO()
    Image.new(mode, (8, 8), 1).save(file, "PNG")
    opened = read_project(foreign(tmp_path, "<layer src='b.png'/>", **{"b.png": file.getvalue()}))
    assert opened.project.document.layers[0].pixels.grid == TileGrid(8, 8, 4)


def bomb(size_bytes: int) -> bytes:
    return b"\0" * size_bytes


HOSTILE: dict[str, tuple[Callable[[Path], Path], ErrorCode]] = {
    "no archive": (lambda folder: write(folder, b"hello"), ErrorCode.PROJECT_UNREADABLE),
    "nothing": (lambda folder: write(folder, b""), ErrorCode.PROJECT_UNREADABLE),
    "no stack": (lambda folder: archive(folder, {"a": b""}), ErrorCode.PROJECT_UNREADABLE),
    "no layer": (lambda f: foreign(f, "<layer src='gone.png'/>"), ErrorCode.PROJECT_UNREADABLE),
    "a layer outside": (
        lambda folder: foreign(folder, "<layer src='../../../../etc/passwd'/>"),
        ErrorCode.PROJECT_UNREADABLE,
    ),
    "a layer that is no picture": (
        lambda folder: foreign(folder, "<layer src='b'/>", b=b"GIF89a"),
        ErrorCode.PROJECT_UNREADABLE,
    ),
    "far away": (
        lambda folder: foreign(folder, "<layer src='a.png' x='1e300'/>"),
        ErrorCode.PROJECT_UNREADABLE,
    ),
    "not a number": (
        lambda folder: foreign(folder, "<layer src='a.png' x='nan'/>"),
        ErrorCode.PROJECT_UNREADABLE,
    ),
    "too deep": (
        lambda folder: foreign(folder, "<stack>" * 10_000 + "</stack>" * 10_000),
        ErrorCode.PROJECT_UNREADABLE,
    ),
    "entities": (
        lambda folder: archive(
            folder,
            {
                "stack.xml": b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>"
                b"<image w='1' h='1'><stack name='&b;'/></image>"
            },
        ),
        ErrorCode.PROJECT_UNREADABLE,
    ),
    "an external entity, in another encoding": (
        lambda folder: archive(
            folder,
            {
                "stack.xml": "<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE image SYSTEM "
                "'file:///etc/passwd'><image w='1' h='1'><stack/></image>".encode("utf-16")
            },
        ),
        ErrorCode.PROJECT_UNREADABLE,
    ),
    "a stack of 100 MB": (
        lambda folder: archive(folder, {"stack.xml": bomb(100 * 2**20)}),
        ErrorCode.PROJECT_UNREADABLE,
    ),
    "a huge canvas": (
        lambda folder: archive(
            folder, {"stack.xml": b"<image w='40000' h='40000'><stack/></image>"}
        ),
        ErrorCode.PROJECT_TOO_LARGE,
    ),
    "a huge layer": (
        lambda folder: foreign(folder, "<layer src='b'/>", b=huge_png()),
        ErrorCode.PROJECT_TOO_LARGE,
    ),
    "a list of entries of 200 MB": (
        lambda folder: long_list(folder),
        ErrorCode.PROJECT_UNREADABLE,
    ),
    "6,000 entries": (
        lambda folder: archive(folder, {str(number): b"" for number in range(6000)}),
        ErrorCode.PROJECT_UNREADABLE,
    ),
    "a picture of ours elsewhere on the disk": (
        lambda folder: foreign(
            folder,
            "",
            **{
                "sdstudio/project.json": json.dumps(
                    {"version": 1, "masks": [a_mask("/etc/passwd")]}
                ).encode()
            },
        ),
        ErrorCode.PROJECT_UNREADABLE,
    ),
    "a bomb of a layer": (
        lambda folder: foreign(folder, "<layer src='b'/>", b=bomb_png()),
        ErrorCode.PROJECT_TOO_LARGE,
    ),
    "many layers": (
        lambda folder: foreign(folder, "<layer src='a.png'/>" * 400),
        ErrorCode.PROJECT_TOO_LARGE,
    ),
    "a newer version": (
        lambda folder: foreign(folder, "", **{"sdstudio/project.json": b'{"version": 2}'}),
        ErrorCode.PROJECT_NEWER,
    ),
    "a wrong description": (
        lambda folder: foreign(
            folder, "", **{"sdstudio/project.json": b'{"version": 1, "masks": [1]}'}
        ),
        ErrorCode.PROJECT_UNREADABLE,
    ),
    "a description that goes deep": (
        lambda folder: foreign(folder, "", **{"sdstudio/project.json": b"[" * 200_000}),
        ErrorCode.PROJECT_UNREADABLE,
    ),
    "the same mask twice": (
        lambda folder: repeated_mask(folder),
        ErrorCode.PROJECT_UNREADABLE,
    ),
}


def write(folder: Path, data: bytes) -> Path:
    path = folder / "broken.ora"
    path.write_bytes(data)
    return path


def huge_png() -> bytes:
    """The head of a picture of 40,000 × 40,000 pixels."""
    data = bytearray(png(8, 8))
    data[16:24] = (40_000).to_bytes(4) * 2
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4)
    return bytes(data)


def bomb_png(side: int = 20_000) -> bytes:
    """A few KB that become gigabytes; its head says so."""
    head = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(2**20))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def long_list(folder: Path) -> Path:
    """A ZIP whose end says that its list of entries is long; the file has holes."""
    size = 200 * 2**20
    path = folder / "long.ora"
    with path.open("wb") as file:
        file.write(b"PK")
        file.truncate(size + 2)
        file.seek(0, 2)
        file.write(struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 9, 9, size, 2, 0))
    return path


def a_mask(image: str = "a.png") -> dict[str, object]:
    return {
        "id": "m",
        "name": "",
        "strength": 1,
        "visible": True,
        "image": image,
        "left": 0,
        "top": 0,
    }


def repeated_mask(folder: Path) -> Path:
    mask = a_mask()
    ours = json.dumps({"version": 1, "masks": [mask, mask]}).encode()
    return foreign(folder, "", **{"sdstudio/project.json": ours})


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(tmp_path: Path, kind: str) -> None:
    make, code = HOSTILE[kind]
    assert refusal(make(tmp_path)).code is code


def test_every_truncated_project_is_refused(tmp_path: Path) -> None:
    whole = encode_project(Project(a_document()), merged_picture())
    for length in np.linspace(0, len(whole) - 1, 40).astype(int):
        assert refusal(write(tmp_path, whole[:length])).code is ErrorCode.PROJECT_UNREADABLE


def test_a_damaged_project_is_refused_or_opened_but_never_anything_else(tmp_path: Path) -> None:
    whole = encode_project(Project(a_document()), None)
    random = np.random.default_rng(1)
    codes = set()
    for _ in range(60):
        damaged = bytearray(whole)
        for at in random.integers(0, len(whole), 3):
            damaged[at] ^= 1 << int(random.integers(0, 8))
        try:
            read_project(write(tmp_path, bytes(damaged)))
        except StudioError as error:
            codes.add(error.code)
    assert codes <= {
        ErrorCode.PROJECT_UNREADABLE,
        ErrorCode.PROJECT_TOO_LARGE,
        ErrorCode.PROJECT_NEWER,
    }


def test_whatever_was_painted_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sdstudio.canvas.project_reader._PIXELS_MAX_BYTES", 1000)
    monkeypatch.setattr("sdstudio.canvas.project_reader._IMAGE_MAX_BYTES", 1000)
    random = np.random.default_rng(3).integers(0, 256, (20, 20, 4), np.uint8)
    random[..., 3] = 255
    pixels = TileSnapshot.of(random)
    layers = tuple(Layer(f"l{number}", "a", pixels) for number in range(301))
    masks = tuple(
        NamedMask(f"m{number}", "a", TileSnapshot.filled(TileGrid(20, 20), 255))
        for number in range(301)
    )
    path = write(tmp_path, encode_project(Project(Document(20, 20, layers, masks))))
    assert refusal(path).code is ErrorCode.PROJECT_TOO_LARGE
    document = read_project(path, is_kept=True).project.document
    assert [one.id for one in document.layers] == [one.id for one in layers]
    assert len(document.masks) == 301
    assert len(read_masks(path).masks) == 301


def test_only_what_images_take_once_they_are_read_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    random = np.full((20, 20, 4), 255, np.uint8)
    random[0, 0] = 0
    mask = TileSnapshot.of(random[..., 0].copy())
    pixels = TileSnapshot.of(random)
    layers = (
        *(
            Layer(f"l{number}", "a", TileSnapshot.filled(TileGrid(20, 20, 4), 255))
            for number in range(50)
        ),
        *(Layer(f"m{number}", "a", pixels, mask=mask) for number in range(2)),
    )
    path = write(tmp_path, encode_project(Project(Document(20, 20, layers))))
    kept_bytes = 2 * 20 * 20 * 5
    # Four images are decoded at once.
    limit = "sdstudio.canvas.project_reader._PIXELS_MAX_BYTES"
    monkeypatch.setattr(limit, kept_bytes + 4 * 20 * 20 * 4)
    assert len(read_project(path).project.document.layers) == 52
    monkeypatch.setattr(limit, kept_bytes - 1)
    assert refusal(path).code is ErrorCode.PROJECT_TOO_LARGE


def test_layers_far_from_the_canvas_are_read_again(tmp_path: Path) -> None:
    layer = Layer(
        "a", "a", TileSnapshot.filled(TileGrid(20, 20, 4), 255), left=150_000, top=-2_000_000
    )
    path = write(tmp_path, encode_project(Project(Document(20, 20, (layer,)))))
    (found,) = read_project(path).project.document.layers
    assert (found.left, found.top) == (150_000, -2_000_000)


def test_a_folder_and_no_file_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path).code is ErrorCode.PROJECT_DISK
    assert refusal(tmp_path / "gone.ora").code is ErrorCode.PROJECT_DISK


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (OSError(errno.EIO, "Input/output error"), ErrorCode.PROJECT_DISK),
        (PermissionError(errno.EACCES, "Permission denied"), ErrorCode.PROJECT_DISK),
        (MemoryError(), ErrorCode.PROJECT_MEMORY),
    ],
)
def test_a_disk_or_memory_that_fails_is_not_taken_for_a_damaged_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: Exception, code: ErrorCode
) -> None:
    path = saved(tmp_path, Project(a_document()))

    def refuse(*_: object) -> None:
        raise failure

    monkeypatch.setattr("sdstudio.canvas.archive.zipfile.ZipFile.open", refuse)
    assert refusal(path).code is code


@given(st.text(st.characters(codec="utf-8"), max_size=20), st.floats(0, 1), st.booleans())
@settings(max_examples=30)
def test_a_stack_is_parsed_as_it_was_written(name: str, opacity: float, visible: bool) -> None:
    layer = StackLayer("data/a.png", name, -3, 7, opacity, visible, Blend.SCREEN)
    stack = parse_stack(encode_stack(Stack(5, 6, (layer, replace(layer, source="b")))))
    printable = "".join(one if one.isprintable() else " " for one in name)
    assert [one.source for one in stack.layers] == ["data/a.png", "b"]
    assert stack.layers[0].name == printable
    assert stack.layers[0].opacity == pytest.approx(opacity, abs=1e-5)
    assert (stack.layers[0].visible, stack.layers[0].blend) == (visible, Blend.SCREEN)


def test_a_layer_that_was_enlarged_beyond_the_largest_canvas_is_read_again(tmp_path: Path) -> None:
    grid = TileGrid(60, 40, 4)
    mask = TileSnapshot.filled(replace(grid, channels=1), 200)
    layer = Layer("a", "Layer", TileSnapshot.filled(grid, 255), left=100, top=9, mask=mask)
    whole = with_room(layer, INPUT_MAX_PX, 64)
    assert whole.rect.width > INPUT_MAX_PX
    document = Document(INPUT_MAX_PX, 64).with_active_layer(whole)
    write_project(SystemDisk(), tmp_path / "wide.ora", Project(document))
    assert alike(read_project(tmp_path / "wide.ora").project.document, document)
