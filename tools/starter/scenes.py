"""Scene descriptions: what a picture shows, and its caption."""

from __future__ import annotations

import random
import zlib
from dataclasses import dataclass

from tools.starter.words import BARE, COLOURS, OBJECTS, PLACES, SIZES, STYLES, Rgb

# Shares of the training scenes.
STYLE_SHARES = {"3d": 0.76, "flat": 0.14, "line": 0.10}
PAIR_SHARE = 0.10
PAINTED_SHARE = 0.25
SIZED_SHARE = 0.40
PLACED_SHARE = 0.70
GRADIENT_SHARE = 0.15
UNNAMED_BACKGROUND_SHARE = 0.05
SPOKEN_DEFAULT_SHARE = 0.15
NO_ARTICLE_SHARE = 0.10

#: Sizes and positions of two objects side by side.
PAIR_SIZE = (0.36, 0.44)
PAIR_X = (0.27, 0.73)
JITTER = 0.02
_NAMES, _COLOUR_NAMES = tuple(OBJECTS), tuple(COLOURS)


@dataclass(frozen=True)
class Thing:
    """One object: ``size_share`` is its longest side, ``centre`` its (x, y), in picture fractions.

    ``paint`` is a colour's name, or empty for the object's own colours (black for lines).
    """

    name: str
    style: str
    paint: str
    size_share: float
    centre: tuple[float, float]
    mirrored: bool


@dataclass(frozen=True)
class Scene:
    """One picture and its caption; ``second`` is a gradient's lower colour, or empty."""

    caption: str
    things: tuple[Thing, ...]
    back: str
    second: str = ""
    tint: Rgb = (0, 0, 0)


@dataclass(frozen=True)
class Wish:
    """What a caption says about one object; ``size`` and ``place`` are empty if unspecified."""

    name: str
    style: str = "3d"
    paint: str = ""
    size: str = ""
    place: str = ""

    def words(self, *, counted: bool = True) -> str:
        """The object, with its article if ``counted``: "a small red fish on the left"."""
        words = " ".join(word for word in (self.size, self.paint, self.name) if word)
        if counted and self.name not in BARE:
            words = f"{article(words)} {words}"
        return f"{words} {self.place}".strip()


def is_held_out(name: str, back: str) -> bool:
    """Whether this pair is held out of training to test generalisation (one pair in ten)."""
    return zlib.crc32(f"{name}|{back}".encode()) % 10 == 0


def article(words: str) -> str:
    """The indefinite article for ``words``."""
    return "an" if words[:1] in "aeiou" else "a"


def background_words(back: str, second: str = "") -> str:
    """The caption's words for the background, without an article; empty if unnamed."""
    colours = f"{back} and {second} gradient" if second else back
    return f"{colours} background" if back else ""


def caption_of(subject: str, back: str, form: int = 0) -> str:
    """Join ``subject`` and background words in one of three word orders; 0 is the plainest."""
    if not back:
        return subject
    if form == 1:
        return f"{subject}, {back}"
    if form == 2:
        return f"{back}, {subject}"
    return f"{subject} on {article(back)} {back}"


def draw_scene(rng: random.Random) -> Scene:
    """Draw a random training scene."""
    back = rng.choice(_COLOUR_NAMES)
    others = [name for name in _COLOUR_NAMES if name != back]
    second = rng.choice(others) if rng.random() < GRADIENT_SHARE else ""
    named = background_words(back, second)
    if not second and rng.random() < UNNAMED_BACKGROUND_SHARE:
        back, named = "white", ""
    style = rng.choices(tuple(STYLE_SHARES), tuple(STYLE_SHARES.values()))[0]
    draw = _pair if rng.random() < PAIR_SHARE else _single
    subject, things = draw(rng, style, back, second)
    prefix = STYLES[style]
    if style != "3d" or rng.random() < SPOKEN_DEFAULT_SHARE:
        subject = f"{prefix} {subject}"
    named = named.replace("gray", rng.choice(("gray", "grey")))
    form = rng.choices((0, 1, 2), (6, 3, 2))[0]
    tint = (rng.randint(-6, 6), rng.randint(-6, 6), rng.randint(-6, 6))
    return Scene(caption_of(subject, named, form), things, back, second, tint)


def held_out_scene(rng: random.Random) -> Scene:
    """Draw a scene of an object and a background that are never combined in training."""
    while True:
        name, back = rng.choice(_NAMES), rng.choice(_COLOUR_NAMES)
        if is_held_out(name, back):
            break
    style = rng.choices(tuple(STYLE_SHARES), tuple(STYLE_SHARES.values()))[0]
    wish = Wish(name, style, size=rng.choice(tuple(SIZES)))
    subject = f"{STYLES[style]} {wish.words()}"
    caption = caption_of(subject, background_words(back))
    return Scene(caption, (place_thing(wish, back, rng),), back)


def place_thing(wish: Wish, back: str, rng: random.Random) -> Thing:
    """Place the object according to ``wish``; exact size, position and mirroring are random."""
    x, y = PLACES[wish.place or "in the middle"]
    return Thing(
        name=wish.name,
        style=wish.style,
        paint=wish.paint or _ink(wish.style, back),
        size_share=rng.uniform(*SIZES[wish.size or "medium"]),
        centre=(_jittered(x, rng), _jittered(y, rng)),
        mirrored=rng.random() < 0.5,
    )


def place_pair(
    names: tuple[str, str], style: str, back: str, rng: random.Random
) -> tuple[Thing, ...]:
    """Place the first object on the left and the second on the right."""
    return tuple(
        Thing(
            name=name,
            style=style,
            paint=_ink(style, back),
            size_share=rng.uniform(*PAIR_SIZE),
            centre=(_jittered(x, rng), _jittered(0.5, rng)),
            mirrored=rng.random() < 0.5,
        )
        for name, x in zip(names, PAIR_X, strict=True)
    )


def _single(
    rng: random.Random, style: str, back: str, second: str
) -> tuple[str, tuple[Thing, ...]]:
    name = _name_for(rng, back, second)
    paint = rng.choice(_COLOUR_NAMES) if rng.random() < PAINTED_SHARE else ""
    if paint in (back, second):
        paint = ""
    size, place = "", ""
    if rng.random() < SIZED_SHARE:
        size = rng.choice(tuple(SIZES))
        # A large object fills the picture, so it has no particular place.
        if size != "large" and rng.random() < PLACED_SHARE:
            place = rng.choice(tuple(PLACES))
    wish = Wish(name, style, paint, size, place)
    thing = place_thing(wish, back, rng)
    if size == "medium" and rng.random() > SPOKEN_DEFAULT_SHARE:
        wish = Wish(name, style, paint, "", place)
    return wish.words(counted=rng.random() > NO_ARTICLE_SHARE), (thing,)


def _pair(rng: random.Random, style: str, back: str, second: str) -> tuple[str, tuple[Thing, ...]]:
    left = right = _name_for(rng, back, second)
    while right == left:
        right = _name_for(rng, back, second)
    things = place_pair((left, right), style, back, rng)
    between = rng.choice(("and", "and", "beside", "next to"))
    counted = rng.random() > NO_ARTICLE_SHARE
    one, other = (Wish(name).words(counted=counted) for name in (left, right))
    return f"{one} {between} {other}", things


def _name_for(rng: random.Random, back: str, second: str) -> str:
    while True:
        name = rng.choice(_NAMES)
        # A plain background has no second colour; the empty name must not exclude objects.
        if not any(is_held_out(name, colour) for colour in (back, second) if colour):
            return name


def _ink(style: str, back: str) -> str:
    """White for line drawings on black, where black lines would be invisible."""
    return "white" if style == "line" and back == "black" else ""


def _jittered(middle: float, rng: random.Random) -> float:
    return middle + rng.uniform(-JITTER, JITTER)
