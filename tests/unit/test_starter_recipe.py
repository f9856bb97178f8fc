"""The starter model's recipe: its data, its judge, and trainings that can be stopped."""

import hashlib
import random
import signal
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import torch
from PIL import Image, ImageDraw
from torch import nn

from benchmarks.starter_quality import Words, draw_tasks, rate
from tools.starter import carry, latents
from tools.starter.compose import Sprites, render
from tools.starter.convolution import use_matrix_backward
from tools.starter.export import narrow_posterior
from tools.starter.fetch import Source, fetch
from tools.starter.judge import Classifier, measure, place_of
from tools.starter.latents import Pool, tokenize
from tools.starter.muon import Both, orthogonal
from tools.starter.painter import Objective
from tools.starter.progress import Average, Plan, Session
from tools.starter.scenes import Scene, Wish, draw_scene, is_held_out, place_pair, place_thing
from tools.starter.text import build_tokenizer, merges_used, taught_words
from tools.starter.train_vae import build_vae
from tools.starter.words import CHINESE, COLOURS, FROM_CHINESE, GROUPS, OBJECTS, PLACES, SIZES

CPU = torch.device("cpu")
SIDE_PX = 96


@pytest.fixture(scope="module")
def sprites(tmp_path_factory: pytest.TempPathFactory) -> Sprites:
    """Every object is a disc with a dot, purple or, as lines, black."""
    path = tmp_path_factory.mktemp("pack") / "assets.zip"
    with zipfile.ZipFile(path, "w") as made:
        for style, colour in {"3d": "purple", "flat": "purple", "line": "black"}.items():
            disc = _disc(colour)
            for code in set(OBJECTS.values()):
                made.writestr(f"{style}/{code}.webp", disc)
    return Sprites(path, CPU, levels=(96, 48))


def _disc(colour: str) -> bytes:
    image = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.ellipse((8, 8, 55, 55), colour)
    pen.ellipse((28, 28, 36, 36), "gold")
    file = BytesIO()
    image.save(file, "WEBP", lossless=True)
    return file.getvalue()


def test_at_least_300_objects_have_a_name_a_picture_and_chinese_of_their_own() -> None:
    assert len(OBJECTS) >= 300
    assert len(set(OBJECTS.values())) == len(OBJECTS)
    assert len({CHINESE[name] for name in OBJECTS}) == len(OBJECTS)
    assert {"animals", "food", "plants", "buildings", "vehicles", "things"} <= set(GROUPS.values())


def test_chinese_is_put_into_words_that_the_captions_use() -> None:
    taught = taught_words()
    for english in FROM_CHINESE.values():
        assert {word.strip(",") for word in english.split()} <= taught


def test_captions_use_no_word_that_is_not_taught() -> None:
    rng = random.Random(1)
    used = {word.strip(",") for _ in range(2000) for word in draw_scene(rng).caption.split()}
    assert used <= taught_words()


def test_held_out_pairs_are_never_drawn_for_training() -> None:
    rng = random.Random(2)
    for _ in range(3000):
        scene = draw_scene(rng)
        for thing in scene.things:
            assert not is_held_out(thing.name, scene.back)
            assert not scene.second or not is_held_out(thing.name, scene.second)


def test_every_object_is_drawn_before_a_plain_background() -> None:
    rng = random.Random(4)
    scenes = [draw_scene(rng) for _ in range(6000)]
    plain = {thing.name for scene in scenes if not scene.second for thing in scene.things}
    assert plain == set(OBJECTS)


def test_about_one_pair_in_ten_is_held_out() -> None:
    pairs = [is_held_out(name, back) for name in OBJECTS for back in COLOURS]
    assert 0.08 < sum(pairs) / len(pairs) < 0.12


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", PLACES)
def test_what_is_drawn_is_measured_as_it_was_asked_for(
    sprites: Sprites, size: str, place: str
) -> None:
    wish = Wish("cat", size=size, place="" if size == "large" else place)
    thing = place_thing(wish, "yellow", random.Random(3))
    (picture,) = render([Scene("", (thing,), "yellow", "blue")], SIDE_PX, sprites)
    seen = measure(picture)
    assert (seen.upper, seen.lower) == ("yellow", "blue")
    assert seen.size == size
    assert place_of(seen) == (wish.place or "in the middle")


def test_black_lines_on_black_are_drawn_white(sprites: Sprites) -> None:
    thing = place_thing(Wish("cat", "line"), "black", random.Random(4))
    (picture,) = render([Scene("", (thing,), "black")], SIDE_PX, sprites)
    assert picture.max() > 0.9


def test_paint_changes_the_object_and_not_the_background(sprites: Sprites) -> None:
    thing = place_thing(Wish("cat", paint="green"), "white", random.Random(5))
    (picture,) = render([Scene("", (thing,), "white")], SIDE_PX, sprites)
    assert measure(picture).upper == "white"
    x, y = (round(at * SIDE_PX) for at in thing.centre)
    red, green, blue = picture[:, y - SIDE_PX // 5, x].tolist()
    assert green > max(red, blue)


def test_two_objects_stand_left_and_right(sprites: Sprites) -> None:
    things = place_pair(("cat", "dog"), "3d", "white", random.Random(6))
    (picture,) = render([Scene("", things, "white")], SIDE_PX, sprites)
    across = (picture < 0.5).any(0).sum(0)
    third = SIDE_PX // 3
    assert across[:third].max() > SIDE_PX / 4
    assert across[-third:].max() > SIDE_PX / 4
    assert across[SIDE_PX // 2] < SIDE_PX / 10


def test_an_empty_picture_shows_no_object() -> None:
    seen = measure(torch.full((3, SIDE_PX, SIDE_PX), 1.0))
    assert (seen.upper, seen.lower, seen.size_share) == ("white", "white", 0.0)


def test_a_fringe_and_specks_do_not_make_an_object_larger(sprites: Sprites) -> None:
    thing = place_thing(Wish("cat", size="small", place="on the left"), "red", random.Random(7))
    (picture,) = render([Scene("", (thing,), "red")], SIDE_PX, sprites)
    picture[:, :1] = picture[:, :, -1:] = -1.0
    picture[:, 80:83, 70:72] = 1.0
    seen = measure(picture)
    assert (seen.upper, seen.lower) == ("red", "red")
    assert (seen.size, place_of(seen)) == ("small", "on the left")


def test_rates_are_full_for_what_was_asked_and_low_for_something_else(sprites: Sprites) -> None:
    words = Words(tuple(OBJECTS), tuple(PLACES), ("3d", "flat", "line"))
    tasks = draw_tasks(40, words)
    assert all(is_held_out(task.wish.name, task.back) for task in tasks)
    pictures = render([task.scene for task in tasks], SIDE_PX, sprites)
    classifier = Classifier().eval()
    right = rate(tasks, pictures, classifier)
    # A purple disc is lost on a purple ground.
    assert right.right["background"] == right.asked["background"] == 40
    assert right.right["size"] >= 36
    assert right.right["place"] >= right.asked["place"] - 4
    other = rate(tasks, pictures.roll(1, 0), classifier)
    assert other.right["background"] < 12
    assert other.right["size"] < 30
    # Every disc looks the same, so that naming them is luck.
    assert right.right["object"] < 12


def test_the_short_merge_list_splits_taught_words_as_the_whole_list_does() -> None:
    whole = [("b", "a"), ("a", "n</w>"), ("c", "a"), ("ca", "t</w>"), ("ba", "t</w>"), ("t", "a")]
    kept = [merge for merge in whole if merge in merges_used(["cat", "tan"], whole)]
    assert kept == [("a", "n</w>"), ("c", "a"), ("ca", "t</w>")]
    for word in ("cat", "tan"):
        assert build_tokenizer(kept).tokenize(word) == build_tokenizer(whole).tokenize(word)


def test_muon_makes_updates_orthogonal() -> None:
    torch.manual_seed(1)
    for shape in ((3, 8, 20), (2, 20, 8)):
        values = torch.linalg.svdvals(orthogonal(torch.randn(shape)).float())
        assert values.min() > 0.4
        assert values.max() < 1.4


@pytest.mark.parametrize(("size", "stride", "padding"), [(3, 1, 1), (3, 2, 1), (1, 1, 0)])
def test_the_matrix_backward_pass_has_the_usual_gradients(
    size: int, stride: int, padding: int
) -> None:
    torch.manual_seed(2)
    usual = nn.Conv2d(4, 6, size, stride, padding)
    ours = nn.Sequential(nn.Conv2d(4, 6, size, stride, padding))
    ours[0].load_state_dict(usual.state_dict())
    use_matrix_backward(ours)
    first = torch.randn(2, 4, 8, 8, requires_grad=True)
    second = first.detach().clone().requires_grad_()
    usual(first).square().sum().backward()
    ours(second).square().sum().backward()
    assert first.grad is not None
    assert second.grad is not None
    assert torch.allclose(first.grad, second.grad, atol=1e-4)
    ours_weight, usual_weight = (part.weight.grad for part in (ours[0], usual))
    assert isinstance(ours_weight, torch.Tensor)
    assert isinstance(usual_weight, torch.Tensor)
    assert torch.allclose(ours_weight, usual_weight, atol=1e-3)


def test_the_objective_is_v_and_a_perfect_guess_of_it_costs_nothing() -> None:
    torch.manual_seed(3)
    clean = torch.zeros(8, 4, 4, 4)
    alphas = Objective(CPU)._alphas

    def perfect(noisy: torch.Tensor, timesteps: torch.Tensor, _: torch.Tensor) -> torch.Tensor:
        signal = alphas[timesteps].sqrt()[:, None, None, None]
        sigma = (1 - alphas[timesteps]).sqrt()[:, None, None, None]
        guess: torch.Tensor = signal * noisy / sigma
        return guess

    _, error = Objective(CPU).losses(perfect, clean, torch.zeros(8, 77, dtype=torch.long))
    assert error < 1e-3


def _session(path: Path, plan: Plan) -> Session:
    torch.manual_seed(4)
    model = nn.Linear(3, 3)
    optimizer = Both(model, plan.rate, (0.9, 0.98))
    return Session(path, plan, model, Average(model, 0.9), optimizer)


def _train(session: Session) -> None:
    while session.has_next_step():
        session.optimizer.set_rate(session.rate)
        loss = session.model(torch.ones(2, 3)).square().mean()
        session.optimizer.zero_grad()
        loss.backward()
        session.optimizer.step()
        session.advance(loss, 2)


def test_a_training_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    path = tmp_path / "small.pt"
    short = Plan(steps=3, minutes=0, rate=1e-2, warm_up=1, decay=0.0)
    _train(_session(path, short))
    longer = _session(path, Plan(steps=5, minutes=0, rate=1e-2, warm_up=1, decay=0.0))
    assert (longer.step, longer.samples) == (3, 6)
    _train(longer)
    at_once = _session(tmp_path / "at-once.pt", longer.plan)
    _train(at_once)
    for ours, theirs in zip(
        longer.average.module.parameters(), at_once.average.module.parameters(), strict=True
    ):
        assert torch.allclose(ours, theirs, atol=1e-6)
    assert (tmp_path / "small-log.csv").read_text().count("\n") == 3


def test_nothing_is_built_on_a_training_that_was_asked_to_end(tmp_path: Path) -> None:
    session = _session(tmp_path / "s.pt", Plan(steps=3, minutes=0, rate=1e-2, warm_up=1, decay=0.0))
    signal.raise_signal(signal.SIGTERM)
    _train(session)
    assert session.step == 0
    with pytest.raises(SystemExit, match="saved at step 0 of 3"):
        session.end()
    again = _session(session.path, session.plan)
    _train(again)
    again.end()


def test_a_package_that_was_cut_off_is_fetched_again(tmp_path: Path) -> None:
    write = "import pathlib; pathlib.Path('package').write_bytes(b'whole')"
    digest = hashlib.sha256(b"whole").hexdigest()
    source = Source((sys.executable, "-c", write), "package", digest)
    (tmp_path / "package").write_bytes(b"who")
    assert fetch(source, tmp_path).read_bytes() == b"whole"
    with pytest.raises(ValueError, match="the recipe pins"):
        fetch(Source(source.command, "package", "0" * 64), tmp_path)
    assert not (tmp_path / "package").exists()


def test_a_training_goes_on_from_weights_that_were_carried_in_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carry, "PART_BYTES", 1000)
    plan = Plan(steps=3, minutes=0, rate=1e-2, warm_up=1, decay=0.0)
    here = _session(tmp_path / "here" / "unet.pt", plan)
    here.path.parent.mkdir()
    _train(here)
    carry.pack(tmp_path / "here", tmp_path / "parts", ["unet"])
    assert len(list((tmp_path / "parts").iterdir())) > 1
    carry.unpack(tmp_path / "there", tmp_path / "parts")
    there = _session(tmp_path / "there" / "unet.pt", plan)
    assert (there.step, there.samples) == (3, 6)
    for ours, theirs in zip(
        there.model.parameters(), here.average.module.parameters(), strict=True
    ):
        assert torch.allclose(ours, theirs, atol=1e-3)


def test_a_training_pauses_when_its_minutes_are_over(tmp_path: Path) -> None:
    session = _session(tmp_path / "small.pt", Plan(10**6, 1e-9, 1e-2, 1, 0.0))
    _train(session)
    assert session.step < 10
    assert session.path.exists()


def test_the_rate_warms_up_stays_and_falls() -> None:
    plan = Plan(steps=100, minutes=0, rate=1.0, warm_up=10, decay=0.5)
    rates = [plan.rate_at(step) for step in range(100)]
    assert rates[0] == pytest.approx(0.1)
    assert rates[10:50] == [1.0] * 40
    assert rates[50:] == sorted(rates[50:], reverse=True)
    assert rates[99] == pytest.approx(0.02)


def test_encoded_scenes_are_kept_and_read_again(
    sprites: Sprites, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(latents, "SHARD_SCENES", 4)
    monkeypatch.setattr(latents, "ENCODE_BATCH", {"cpu": 2})
    torch.manual_seed(5)
    vae = build_vae().eval()
    tokenizer = build_tokenizer([])

    def pool() -> Pool:
        return Pool(tmp_path, 64, vae=vae, factor=0.5, tokenizer=tokenizer, sprites=sprites)

    first = pool()
    first.grow_to(2)
    assert len(list(tmp_path.glob("64-*.pt"))) == 2
    monkeypatch.setattr(Pool, "_encode", None)
    again = pool()
    again.grow_to(2)
    drawn = []
    for one in (first, again):
        torch.manual_seed(6)
        drawn.append(one.draw(8, dropped_share=0.5))
    assert drawn[0][0].shape == (8, 4, 8, 8)
    assert drawn[0][1].shape == (8, 77)
    for ours, theirs in zip(*drawn, strict=True):
        assert torch.equal(ours, theirs)
    empty = tokenize(tokenizer, [""])[0]
    without_prompt = (drawn[0][1] == empty).all(1).sum()
    assert 0 < without_prompt < 8


def test_close_ups_look_at_the_middle_of_one_object(
    sprites: Sprites, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(latents, "SHARD_SCENES", 12)
    monkeypatch.setattr(latents, "ENCODE_BATCH", {"cpu": 12})
    side = 8
    places = torch.stack(torch.meshgrid(torch.arange(side), torch.arange(side), indexing="ij"))

    def encode_places(self: Pool, pictures: torch.Tensor) -> torch.Tensor:
        # Each latent encodes its scene and its position in the scene.
        numbers = torch.arange(len(pictures)).view(-1, 1, 1, 1).expand(-1, 1, side, side)
        there = places.expand(len(pictures), -1, -1, -1)
        return torch.cat([numbers, there, torch.zeros_like(numbers)], dim=1).bfloat16()

    monkeypatch.setattr(Pool, "_encode", encode_places)
    pool = Pool(
        tmp_path,
        8 * side,
        vae=build_vae().eval(),
        factor=1.0,
        tokenizer=build_tokenizer([]),
        sprites=sprites,
    )
    pool.grow_to(1)
    rng = random.Random(1000)
    scenes = [draw_scene(rng) for _ in range(12)]
    torch.manual_seed(7)
    windows, ids = pool.draw_close_ups(64, 0.0, 6)
    assert windows.shape == (64, 4, 6, 6)
    assert ids.shape == (64, 77)
    seen = {int(window[0, 0, 0]) for window in windows}
    assert seen == {
        number
        for number, scene in enumerate(scenes)
        if len(scene.things) == 1
        and scene.things[0].size_share < 0.7
        # Its caption would name a position, but it is seen in the middle.
        and all(0.45 < at < 0.55 for at in scene.things[0].centre)
    }
    for window in windows:
        x, y = (int(at * side) for at in scenes[int(window[0, 0, 0])].things[0].centre)
        assert window[1].min() <= y <= window[1].max()
        assert window[2].min() <= x <= window[2].max()
        # A window, not single latents: neighbours in it are neighbours in the scene.
        assert torch.equal(window[2].diff(dim=1), torch.ones(6, 5))
        assert torch.equal(window[1].diff(dim=0), torch.ones(5, 6))


def test_the_exported_encoder_is_sure_of_its_latents() -> None:
    torch.manual_seed(0)
    vae = build_vae().eval()
    picture = torch.rand(1, 3, 32, 32) * 2 - 1
    with torch.no_grad():
        before = vae.encode(picture).latent_dist
        narrow_posterior(vae)
        after = vae.encode(picture).latent_dist
    assert torch.equal(before.mean, after.mean)
    assert before.std.min() > 0.1
    assert after.std.max() < 0.01
