"""What the starter model knows: objects, colours, sizes, places and caption templates."""

from __future__ import annotations

Rgb = tuple[int, int, int]

#: English name -> code points of its Fluent Emoji picture (the file's name without ``.webp``).
OBJECTS: dict[str, str] = {
    # animals
    "cat": "1f431",
    "dog": "1f436",
    "fish": "1f41f",
    "bird": "1f426",
    "penguin": "1f427",
    "owl": "1f989",
    "duck": "1f986",
    "elephant": "1f418",
    "lion": "1f981",
    "panda": "1f43c",
    "rabbit": "1f430",
    "fox": "1f98a",
    "frog": "1f438",
    "pig": "1f437",
    "cow": "1f42e",
    "monkey": "1f435",
    "horse": "1f40e",
    "whale": "1f433",
    "octopus": "1f419",
    "crab": "1f980",
    "turtle": "1f422",
    "butterfly": "1f98b",
    "bee": "1f41d",
    # food
    "apple": "1f34e",
    "pear": "1f350",
    "banana": "1f34c",
    "lemon": "1f34b",
    "grapes": "1f347",
    "watermelon": "1f349",
    "strawberry": "1f353",
    "cherries": "1f352",
    "pineapple": "1f34d",
    "carrot": "1f955",
    "corn": "1f33d",
    "pumpkin": "1f383",
    "mushroom": "1f344",
    "pizza": "1f355",
    "hamburger": "1f354",
    "donut": "1f369",
    "cake": "1f382",
    "ice cream": "1f366",
    "coffee": "2615",
    # plants
    "tree": "1f333",
    "pine tree": "1f332",
    "palm tree": "1f334",
    "cactus": "1f335",
    "flower": "1f33c",
    "rose": "1f339",
    "sunflower": "1f33b",
    # buildings and vehicles
    "house": "1f3e0",
    "castle": "1f3f0",
    "tent": "26fa",
    "car": "1f697",
    "bus": "1f68c",
    "truck": "1f69a",
    "train": "1f682",
    "bicycle": "1f6b2",
    "airplane": "2708-fe0f",
    "rocket": "1f680",
    "sailboat": "26f5",
    # sky and land
    "sun": "2600-fe0f",
    "moon": "1f319",
    "star": "2b50",
    "cloud": "2601-fe0f",
    "rainbow": "1f308",
    "snowflake": "2744-fe0f",
    "snowman": "26c4",
    "mountain": "1f3d4-fe0f",
    # things
    "ball": "26bd",
    "balloon": "1f388",
    "gift": "1f381",
    "guitar": "1f3b8",
    "book": "1f4d5",
    "pencil": "270f-fe0f",
    "umbrella": "2602-fe0f",
    "key": "1f511",
    "bell": "1f514",
    "clock": "23f0",
    "crown": "1f451",
    "hat": "1f3a9",
    "shoe": "1f45f",
    "heart": "2764-fe0f",
    "robot": "1f916",
    "ghost": "1f47b",
    "light bulb": "1f4a1",
}

PLURAL = frozenset({"grapes", "cherries"})

#: Backgrounds, and the colours that objects are painted in.
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

#: Size word -> longest side of the object as a fraction of the picture, lowest and highest.
SIZES: dict[str, tuple[float, float]] = {
    "small": (0.28, 0.36),
    "": (0.52, 0.62),
    "large": (0.80, 0.94),
}

#: Place phrase -> centre of the object as fractions (x, y) of the picture.
PLACES: dict[str, tuple[float, float]] = {
    "": (0.5, 0.5),
    "on the left": (0.25, 0.5),
    "on the right": (0.75, 0.5),
    "at the top": (0.5, 0.25),
    "at the bottom": (0.5, 0.75),
}

#: ``{a}`` is the article, ``{thing}`` "small red fish", ``{place}`` " on the left" or nothing.
TEMPLATES: tuple[str, ...] = (
    "{a} {thing}{place} on {b} {back} background",
    "{a} {thing}{place} on {b} {back} background",
    "{a} {thing}{place}, {back} background",
    "{thing}{place}, {back} background",
    "{a} {thing}{place} in front of {b} {back} background",
    "{b} {back} background with {a} {thing}{place}",
)

#: Every other word that the captions use.
OTHER_WORDS: tuple[str, ...] = (
    "a",
    "an",
    "the",
    "on",
    "in",
    "at",
    "of",
    "with",
    "and",
    "front",
    "background",
    "gradient",
    "grey",
)

#: Prompts for the window's example chips.
EXAMPLES: tuple[str, ...] = (
    "a red fish on a blue background",
    "a penguin on a pink background",
    "a robot on an orange background",
    "a cat on a purple background",
    "a large hamburger on a black background",
    "a purple hat on a yellow background",
    "a small apple on the left, yellow background",
    "a blue and pink gradient background with a castle",
    "a blue heart on a white background",
    "an umbrella on a white background",
)

#: The examples in Chinese, as the window shows them; the model itself reads English.
EXAMPLES_IN_CHINESE: dict[str, str] = dict(
    zip(
        EXAMPLES,
        (
            "蓝色背景上的红鱼",
            "粉色背景上的企鹅",
            "橙色背景上的机器人",
            "紫色背景上的猫",
            "黑色背景上的大汉堡",
            "黄色背景上的紫帽子",
            "左边的小苹果，黄色背景",
            "蓝粉渐变背景上的城堡",
            "白色背景上的蓝心",
            "白色背景上的雨伞",
        ),
        strict=True,
    )
)

#: Chinese labels, from emojibase's, shortened where the picture's name says too much.
CHINESE: dict[str, str] = {
    "cat": "猫", "dog": "狗", "fish": "鱼", "bird": "鸟", "penguin": "企鹅", "owl": "猫头鹰",
    "duck": "鸭子", "elephant": "大象", "lion": "狮子", "panda": "熊猫", "rabbit": "兔子",
    "fox": "狐狸", "frog": "青蛙", "pig": "猪", "cow": "奶牛", "monkey": "猴子", "horse": "马",
    "whale": "鲸鱼", "octopus": "章鱼", "crab": "螃蟹", "turtle": "乌龟", "butterfly": "蝴蝶",
    "bee": "蜜蜂", "apple": "苹果", "pear": "梨", "banana": "香蕉", "lemon": "柠檬",
    "grapes": "葡萄", "watermelon": "西瓜", "strawberry": "草莓", "cherries": "樱桃",
    "pineapple": "菠萝", "carrot": "胡萝卜", "corn": "玉米", "pumpkin": "南瓜",
    "mushroom": "蘑菇", "pizza": "披萨", "hamburger": "汉堡", "donut": "甜甜圈", "cake": "蛋糕",
    "ice cream": "冰激凌", "coffee": "咖啡", "tree": "树", "pine tree": "松树",
    "palm tree": "棕榈树", "cactus": "仙人掌", "flower": "花", "rose": "玫瑰",
    "sunflower": "向日葵", "house": "房子", "castle": "城堡", "tent": "帐篷", "car": "汽车",
    "bus": "公交车", "truck": "货车", "train": "火车", "bicycle": "自行车", "airplane": "飞机",
    "rocket": "火箭", "sailboat": "帆船", "sun": "太阳", "moon": "月亮", "star": "星星",
    "cloud": "云", "rainbow": "彩虹", "snowflake": "雪花", "snowman": "雪人", "mountain": "雪山",
    "ball": "足球", "balloon": "气球", "gift": "礼物", "guitar": "吉他", "book": "书",
    "pencil": "铅笔", "umbrella": "伞", "key": "钥匙", "bell": "铃铛", "clock": "闹钟",
    "crown": "皇冠", "hat": "礼帽", "shoe": "跑鞋", "heart": "爱心", "robot": "机器人",
    "ghost": "幽灵", "light bulb": "灯泡",
    "red": "红色", "orange": "橙色", "yellow": "黄色", "green": "绿色", "cyan": "青色",
    "blue": "蓝色", "purple": "紫色", "pink": "粉色", "brown": "棕色", "black": "黑色",
    "gray": "灰色", "white": "白色",
}  # fmt: skip
