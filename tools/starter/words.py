"""The starter model's vocabulary: objects, colours, sizes, places, styles, and their Chinese."""

from __future__ import annotations

import csv
from pathlib import Path

Rgb = tuple[int, int, int]

with (Path(__file__).parent / "objects.csv").open(encoding="utf-8", newline="") as _file:
    _ROWS = tuple(csv.DictReader(_file))

#: English name -> code points that its pictures are named after in the data.
OBJECTS: dict[str, str] = {row["name"]: row["picture"] for row in _ROWS}

#: English name -> animals, plants, food, buildings, vehicles, …
GROUPS: dict[str, str] = {row["name"]: row["group"] for row in _ROWS}

#: Names without an article: plurals and uncountable nouns.
BARE = frozenset(
    {
        "blueberries", "bread", "broccoli", "cheese", "cherries", "chocolate", "coffee", "corn",
        "fire", "fries", "garlic", "glasses", "gloves", "grapes", "headphones",
        "jeans", "lightning", "milk", "noodles", "pancakes", "peanuts", "popcorn", "salad",
        "scissors", "socks", "spaghetti", "sunglasses", "sushi", "bacon", "tennis", "bubble tea",
        "beer", "wine",
    }
)  # fmt: skip

#: Colours of backgrounds and painted objects.
COLOURS: dict[str, Rgb] = {
    "red": (214, 40, 40),
    "orange": (247, 140, 32),
    "yellow": (250, 214, 50),
    "green": (56, 160, 70),
    "cyan": (60, 205, 215),
    "blue": (40, 90, 215),
    "purple": (125, 60, 190),
    "pink": (250, 145, 190),
    "brown": (120, 75, 45),
    "black": (18, 18, 20),
    "gray": (128, 128, 130),
    "white": (250, 250, 250),
}

#: Size word -> range of the object's longest side as a fraction of the picture.
SIZES: dict[str, tuple[float, float]] = {
    "small": (0.30, 0.38),
    "medium": (0.56, 0.66),
    "large": (0.80, 0.94),
}

#: Place phrase -> centre of the object as fractions (x, y) of the picture.
PLACES: dict[str, tuple[float, float]] = {
    "in the middle": (0.5, 0.5),
    "on the left": (0.25, 0.5),
    "on the right": (0.75, 0.5),
    "at the top": (0.5, 0.25),
    "at the bottom": (0.5, 0.75),
}

#: Style, as named in the data's folders -> the phrase before the object.
STYLES: dict[str, str] = {
    "3d": "a 3d picture of",
    "flat": "a flat drawing of",
    "line": "a line drawing of",
}

#: Every other word that the captions use.
OTHER_WORDS: tuple[str, ...] = (
    "a", "an", "the", "and", "on", "with", "beside", "next to", "background", "gradient", "grey",
)  # fmt: skip

#: Prompts for the window's example chips, and their Chinese labels.
EXAMPLES: dict[str, str] = {
    "a red fish on a blue background": "蓝色背景上的红鱼",
    "a penguin on a pink background": "粉色背景上的企鹅",
    "a line drawing of a cat on a yellow background": "黄色背景上猫的线稿",
    "a robot on an orange background": "橙色背景上的机器人",
    "a cat and a dog on a green background": "绿色背景上的猫和狗",
    "a large hamburger on a black background": "黑色背景上的大汉堡",
    "a flat drawing of a rocket on a blue and purple gradient background": "蓝紫渐变上的扁平火箭",
    "a small apple on the left, yellow background": "左边的小苹果，黄色背景",
    "a purple guitar on a white background": "白色背景上的紫吉他",
    "a castle on a pink and orange gradient background": "粉橙渐变背景上的城堡",
}

_CHINESE_COLOURS: dict[str, str] = {
    "red": "红色",
    "orange": "橙色",
    "yellow": "黄色",
    "green": "绿色",
    "cyan": "青色",
    "blue": "蓝色",
    "purple": "紫色",
    "pink": "粉色",
    "brown": "棕色",
    "black": "黑色",
    "gray": "灰色",
    "white": "白色",
}

#: Chinese names; those of objects are from emojibase's labels, some of them shortened.
CHINESE: dict[str, str] = {
    **{row["name"]: row["chinese"] for row in _ROWS},
    **_CHINESE_COLOURS,
}

#: Chinese in prompts -> English as in the captions. Measure words become articles.
FROM_CHINESE: dict[str, str] = {
    **{chinese: english for english, chinese in CHINESE.items()},
    **{chinese[:-1]: english for english, chinese in _CHINESE_COLOURS.items()},
    **{
        f"{number}{measure}": "a"
        for number in ("一", "1")
        for measure in "只个条匹头朵棵座辆架艘本支把顶件双块杯颗台张片"
    },
    **dict.fromkeys(("粉红色", "粉红"), "pink"),
    **dict.fromkeys(("褐色", "咖啡色"), "brown"),
    **dict.fromkeys(("小的", "小"), "small"),
    **dict.fromkeys(("中等", "中等大小"), "medium"),
    **dict.fromkeys(("大的", "大", "巨大"), "large"),
    **dict.fromkeys(("左边", "左侧", "在左边", "在左侧"), "on the left"),
    **dict.fromkeys(("右边", "右侧", "在右边", "在右侧"), "on the right"),
    **dict.fromkeys(("上方", "顶部", "在上方", "在顶部"), "at the top"),
    **dict.fromkeys(("下方", "底部", "在下方", "在底部"), "at the bottom"),
    **dict.fromkeys(("中间", "中央", "在中间", "在中央"), "in the middle"),
    **dict.fromkeys(("立体图", "立体"), STYLES["3d"]),
    **dict.fromkeys(("扁平画", "扁平"), STYLES["flat"]),
    **dict.fromkeys(("线稿", "线描", "线条画"), STYLES["line"]),
    **dict.fromkeys(("和", "与", "跟"), "and"),
    "旁边": "beside",
    "背景": "background",
    "背景上": "background,",
    "背景上的": "background,",
    "渐变": "gradient",
    "的": "",
}
