"""The command line as a script uses it: with the starter model, in its own process."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sdstudio import __version__
from sdstudio.domain.metadata import decode
from sdstudio.imaging import read_rgb, read_texts
from sdstudio.models import inspect
from sdstudio.paths import user_paths

ROOT = Path(__file__).parents[2]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """``python main.py`` with ``arguments``, in English."""
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        env={**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )


def test_a_prompt_becomes_a_picture_that_says_how_it_was_made(tmp_path: Path) -> None:
    out = tmp_path / "鱼 fish.png"
    done = run(
        "generate", "a red fish on a blue background", "--seed", "7", "--steps", "4",
        "--out", str(out),
    )  # fmt: skip
    assert (done.returncode, done.stdout.strip()) == (0, str(out)), done.stderr
    with Image.open(out) as image:
        side_px = inspect(user_paths().starter, is_practice=True).native_size_px
        assert image.size == (side_px, side_px)
    metadata = decode(read_texts(out))
    assert metadata.request.params.prompt == "a red fish on a blue background"
    assert metadata.request.params.seed == 7
    assert metadata.provenance.weights_sha256
    assert "Steps: 4" in read_texts(out)["parameters"]


def test_json_prints_one_event_a_line_and_repeats_give_the_same_pixels(tmp_path: Path) -> None:
    done = run(
        "generate", "a cat", "--seed", "5", "--steps", "2", "--count", "2", "--json",
        "--out", str(tmp_path / "cat.png"),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert events[0]["event"] == "engine_ready"
    assert events[-1]["event"] == "finished"
    files = [Path(event["file"]) for event in events if event["event"] == "picture"]
    assert [file.name for file in files] == ["cat-1.png", "cat-2.png"]

    alone = tmp_path / "alone.png"
    assert (
        run("generate", "a cat", "--seed", "6", "--steps", "2", "--out", str(alone)).returncode == 0
    )
    assert (read_rgb(alone) == read_rgb(files[1])).all()


def test_an_empty_prompt_is_fine(tmp_path: Path) -> None:
    out = tmp_path / "empty.png"
    assert run("generate", "--steps", "1", "--out", str(out)).returncode == 0
    assert out.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["generate", "x", "--width", "513"], "--width is 513, but must be a multiple of 8"),
        (["generate", "x", "--steps", "0"], "--steps is 0, but must be at least 1"),
        (["generate", "x", "--steps", "many"], "“many” isn't a valid value for --steps"),
        (["generate", "x", "--sampler", "magic"], "magic"),
        (["generate", "x", "--count", "0"], "--count is 0, but must be at least 1"),
        (["generate", "x", "--model", "/nowhere/at all"], "“at all” can't be found"),
        (["generate", "x", "--out", "fish.jpg"], "doesn't end in .png"),
        (["generate", "x", "--out", "/nowhere/fish.png"], "“/nowhere” doesn't exist"),
        (["paint"], "paint"),
        (["--nonsense"], "--nonsense"),
    ],
)
def test_bad_input_gets_one_clear_line_and_exit_code_2(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def a_picture(file: Path, size: tuple[int, int] = (96, 80), level: int | None = None) -> str:
    """Waves, or one level everywhere."""
    y, x = np.mgrid[0 : size[1], 0 : size[0]] / 16
    waves = np.stack([np.sin(x), np.cos(y), np.sin(x + y)], axis=-1)
    pixels = 128 + 90 * waves if level is None else np.full((size[1], size[0], 3), level)
    Image.fromarray(pixels.astype(np.uint8)).save(file)
    return str(file)


def a_spot(file: Path, size: tuple[int, int] = (96, 80)) -> str:
    mask = Image.new("L", size)
    mask.paste(255, (30, 20, 60, 50))
    mask.save(file)
    return str(file)


def test_a_part_of_a_picture_is_made_anew_and_the_rest_stays(tmp_path: Path) -> None:
    image, mask = a_picture(tmp_path / "a.png"), a_spot(tmp_path / "m.png")
    out = tmp_path / "out.png"
    done = run(
        "generate", "a red fish", "--mode", "inpainting", "--image", image, "--mask", mask,
        "--width", "128", "--height", "128", "--steps", "2", "--out", str(out),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    old, new, painted = read_rgb(Path(image)), read_rgb(out), np.asarray(Image.open(mask)) > 0
    assert (new[~painted] == old[~painted]).all()
    assert (new[painted] != old[painted]).any()
    assert "Mask blur: 8" in read_texts(out)["parameters"]
    assert decode(read_texts(out)).request.mode == "inpainting"


def test_a_picture_alone_suggests_to_start_from_it(tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    done = run(
        "generate", "a red fish", "--image", a_picture(tmp_path / "a.png"), "--steps", "2",
        "--strength", "0.5", "--out", str(out),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Denoising strength: 0.5" in read_texts(out)["parameters"]


def test_pictures_that_cannot_be_used_get_one_clear_line_and_exit_code_2(tmp_path: Path) -> None:
    image, mask = a_picture(tmp_path / "a.png"), a_spot(tmp_path / "m.png")
    large = tmp_path / "large.png"
    Image.new("1", (20_000, 20)).save(large)
    broken = tmp_path / "broken.png"
    broken.write_bytes(Path(image).read_bytes()[:200])
    smaller = a_spot(tmp_path / "s.png", (96, 72))
    for arguments, said in (
        (["--mode", "image_to_image"], "--image is missing"),
        (["--mode", "inpainting", "--image", image], "The mask is empty"),
        (["--image", image, "--mask", smaller], "96 × 72"),
        (
            ["--image", image, "--mask", a_picture(tmp_path / "e.png", level=0)],
            "The mask is empty",
        ),
        (["--image", a_picture(tmp_path / "1.png", (1, 1))], "1 × 1"),
        (["--image", str(large)], "20000 × 20"),
        (["--image", str(broken)], "“broken.png”"),
        (["--image", str(tmp_path / "none.png")], "“none.png”"),
        (["--mask", mask], "--image is missing"),
        (["--mode", "text_to_image", "--image", image], "--image"),
        (["--image", image, "--seamless", "both"], "“both” isn't a valid value for --seamless"),
        (["--mode", "depth_to_image", "--image", image], "doesn't support"),
        (["--mode", "depth_map", "--image", image, "--mask", mask], "doesn't support"),
    ):
        done = run("generate", "x", *arguments, "--out", str(tmp_path / "out.png"))
        assert (done.returncode, said in done.stderr) == (2, True), (arguments, done.stderr)
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert not (tmp_path / "out.png").exists()
    assert not (tmp_path / ".inputs").exists()


def test_a_damaged_model_gets_one_clear_line_and_exit_code_2(tmp_path: Path) -> None:
    starter, model = user_paths().starter, tmp_path / "Torn"
    shutil.copytree(starter, model, copy_function=os.symlink)
    weights = next((model / "unet").glob("*.safetensors"))
    head = weights.read_bytes()[:100_000]
    weights.unlink()
    weights.write_bytes(head)
    done = run("generate", "x", "--model", str(model), "--out", str(tmp_path / "out.png"))
    assert done.returncode == 2
    assert f"“unet/{weights.name}” is incomplete" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert not (tmp_path / "out.png").exists()


def test_a_file_that_is_there_is_not_overwritten_unless_asked(tmp_path: Path) -> None:
    out = tmp_path / "fish.png"
    out.write_bytes(b"precious")
    refused = run("generate", "x", "--steps", "1", "--out", str(out))
    assert refused.returncode == 2
    assert out.read_bytes() == b"precious"
    assert run("generate", "x", "--steps", "1", "--overwrite", "--out", str(out)).returncode == 0
    assert out.read_bytes().startswith(b"\x89PNG")


def test_a_name_that_no_disk_takes_is_one_clear_line(tmp_path: Path) -> None:
    done = run("generate", "x", "--out", str(tmp_path / f"{'x' * 300}.png"))
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_a_reader_that_goes_away_gets_no_traceback(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "main.py"), "generate", "x", "--steps", "1", "--json"]
    program = subprocess.Popen(
        [*command, "--out", str(tmp_path / "x.png")], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert program.stdout is not None
    program.stdout.close()
    _, errors = program.communicate(timeout=120)
    assert program.returncode == 1
    assert b"Traceback" not in errors


def test_version_and_help() -> None:
    assert run("--version").stdout.strip() == f"SD Studio {__version__}"
    assert "generate" in run("--help").stdout
    assert "--guidance X" in run("generate", "--help").stdout


def test_messages_follow_the_language_of_the_system() -> None:
    done = run("generate", "x", "--width", "513", LANG="zh_CN.UTF-8", LC_ALL="zh_CN.UTF-8")
    assert done.returncode == 2
    assert "513" in done.stderr
    assert "multiple" not in done.stderr


def test_no_widgets_are_imported_for_it(tmp_path: Path) -> None:
    code = (
        "import sys; from sdstudio.__main__ import main\n"
        f"code = main(['generate', 'x', '--steps', '1', '--out', {str(tmp_path / 'x.png')!r}])\n"
        "heavy = {'PySide6.QtWidgets', 'PySide6.QtGui', 'torch', 'diffusers'} & set(sys.modules)\n"
        "print(sorted(heavy)); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
