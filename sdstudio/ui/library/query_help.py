"""What can be typed in the search field: one table for the program's help and docs/search.md."""

from dataclasses import dataclass
from typing import Final

from sdstudio.domain.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class HelpRow:
    """One way to search.

    Args:
        typed: examples, as they may be typed.
        said: what they find; translated in context ``query help``.
    """

    typed: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True)
class HelpSection:
    """Rows under a heading, which is translated in context ``query help``."""

    title: str
    rows: tuple[HelpRow, ...]


QUERY_HELP: Final = (
    HelpSection(
        QT_TRANSLATE_NOOP("query help", "Words"),
        (
            HelpRow(
                ("red fish",),
                QT_TRANSLATE_NOOP(
                    "query help",
                    "Both words, in the prompt, negative prompt, note, tags or file name. While "
                    "you type, the last word may be the beginning of a longer one.",
                ),
            ),
            HelpRow(
                ('"red fish"',),
                QT_TRANSLATE_NOOP("query help", "These words, one right after the other."),
            ),
            HelpRow(
                ("fish* red", '"red fi"* blue'),
                QT_TRANSLATE_NOOP("query help", "Words that begin like this."),
            ),
            HelpRow(
                ("-cat", '-"red fish"', "-tag:draft"),
                QT_TRANSLATE_NOOP(
                    "query help", "Only pictures without this; works with everything below as well."
                ),
            ),
        ),
    ),
    HelpSection(
        QT_TRANSLATE_NOOP("query help", "Fields"),
        (
            HelpRow(
                ("model:xl", 'model:"Stable Diffusion 2.1"'),
                QT_TRANSLATE_NOOP("query help", "The model that made the picture."),
            ),
            HelpRow(
                ("sampler:euler",),
                QT_TRANSLATE_NOOP("query help", "The sampler."),
            ),
            HelpRow(
                ("mode:upscale", 'mode:"image to image"'),
                QT_TRANSLATE_NOOP("query help", "The mode."),
            ),
            HelpRow(
                ("lora:ink",),
                QT_TRANSLATE_NOOP("query help", "A LoRA that was used."),
            ),
            HelpRow(
                ("style:watercolour", 'style:"oil painting"'),
                QT_TRANSLATE_NOOP("query help", "A style that was used."),
            ),
            HelpRow(
                ("template:__animals__",),
                QT_TRANSLATE_NOOP(
                    "query help",
                    "What the prompt was written from, if it was a template: of its first 200 "
                    "characters, a part is enough.",
                ),
            ),
            HelpRow(
                ("program:comfyui",),
                QT_TRANSLATE_NOOP("query help", "The program that made the picture."),
            ),
            HelpRow(
                ("steps:20", "steps:>=30"),
                QT_TRANSLATE_NOOP("query help", "The number of steps."),
            ),
            HelpRow(
                ("guidance:7.5", "guidance:5..8"),
                QT_TRANSLATE_NOOP("query help", "The guidance (CFG)."),
            ),
            HelpRow(
                ("seed:42",),
                QT_TRANSLATE_NOOP("query help", "The seed."),
            ),
            HelpRow(
                ("size:512x768", "size:>=1024"),
                QT_TRANSLATE_NOOP(
                    "query help", "Width and height in pixels, or only the longer side."
                ),
            ),
            HelpRow(
                ("date:today", "date:yesterday", "date:week", "date:month", "date:year"),
                QT_TRANSLATE_NOOP(
                    "query help",
                    "Made today, yesterday, this week, this month or this year, in local time.",
                ),
            ),
            HelpRow(
                ("date:2026", "date:2026-11", "date:2026-11-03", "date:3.11.2026"),
                QT_TRANSLATE_NOOP("query help", "Made in that year, in that month or on that day."),
            ),
            HelpRow(
                ("rating:5", "rating:>=3", "rating:0"),
                QT_TRANSLATE_NOOP("query help", "Stars, from 0 to 5."),
            ),
            HelpRow(
                ("flag:pick", "flag:reject", "flag:none"),
                QT_TRANSLATE_NOOP("query help", "Picked, rejected, or neither."),
            ),
            HelpRow(
                (
                    "label:red",
                    "label:yellow",
                    "label:green",
                    "label:blue",
                    "label:purple",
                    "label:none",
                ),
                QT_TRANSLATE_NOOP("query help", "The colour label."),
            ),
            HelpRow(
                ("tag:portrait",),
                QT_TRANSLATE_NOOP("query help", "A tag."),
            ),
            HelpRow(
                ("board:covers",),
                QT_TRANSLATE_NOOP("query help", "On a board."),
            ),
            HelpRow(
                ("folder:holiday",),
                QT_TRANSLATE_NOOP("query help", "The folder that the file is in."),
            ),
            HelpRow(
                ("has:prompt", "has:note", "has:tag", "has:board", "has:lora"),
                QT_TRANSLATE_NOOP(
                    "query help", "Has a prompt, a note, tags or a LoRA, or is on a board."
                ),
            ),
            HelpRow(
                ("has:style", "has:template"),
                QT_TRANSLATE_NOOP(
                    "query help", "Was made in a style, or its prompt was written from a template."
                ),
            ),
            HelpRow(
                ("has:image", "has:mask", "has:depth"),
                QT_TRANSLATE_NOOP(
                    "query help", "Was made from an input picture, with a mask or with a depth map."
                ),
            ),
            HelpRow(
                ("similar:123",),
                QT_TRANSLATE_NOOP(
                    "query help",
                    "Looks like a picture. Picture → Find similar pictures writes this, with the "
                    "picture’s number.",
                ),
            ),
            HelpRow(
                ("content:123",),
                QT_TRANSLATE_NOOP(
                    "query help",
                    "Has content similar to that of a picture. Picture → Find pictures with "
                    "similar content writes this, with the picture’s number.",
                ),
            ),
        ),
    ),
    HelpSection(
        QT_TRANSLATE_NOOP("query help", "Values"),
        (
            HelpRow(
                ("tag:cat,dog",),
                QT_TRANSLATE_NOOP("query help", "Any of several values."),
            ),
            HelpRow(
                ("tag:cat tag:dog",),
                QT_TRANSLATE_NOOP("query help", "All of them."),
            ),
            HelpRow(
                ('tag:"cat"',),
                QT_TRANSLATE_NOOP(
                    "query help", "Exactly this name. Without quotation marks, a part is enough."
                ),
            ),
            HelpRow(
                ("rating:>3", "rating:>=3", "steps:<20", "steps:<=20"),
                QT_TRANSLATE_NOOP("query help", "More, at least, less, at most."),
            ),
            HelpRow(
                ("seed:100..200", "date:2026-11-01..2026-11-15", "date:2026-11.."),
                QT_TRANSLATE_NOOP(
                    "query help", "From one to the other, both included; one end may be left open."
                ),
            ),
            HelpRow(
                ("date:<2026", "date:>=2026-11"),
                QT_TRANSLATE_NOOP("query help", "Before, and since the beginning of."),
            ),
        ),
    ),
    HelpSection(
        QT_TRANSLATE_NOOP("query help", "Order and place"),
        (
            HelpRow(
                ("sort:rating", "sort:size", "sort:name"),
                QT_TRANSLATE_NOOP("query help", "The best, the largest, or the first name first."),
            ),
            HelpRow(
                ("sort:date", "sort:date-up"),
                QT_TRANSLATE_NOOP("query help", "The newest or the oldest first."),
            ),
            HelpRow(
                ("sort:name-down", "sort:size-up"),
                QT_TRANSLATE_NOOP("query help", "The other way round, with every order."),
            ),
            HelpRow(
                ("sort:random", "sort:random-7"),
                QT_TRANSLATE_NOOP(
                    "query help", "A random order; the same number gives the same order again."
                ),
            ),
            HelpRow(
                ("similar:123 sort:likeness",),
                QT_TRANSLATE_NOOP("query help", "The most similar first."),
            ),
            HelpRow(
                ("in:trash",),
                QT_TRANSLATE_NOOP("query help", "Pictures in the trash."),
            ),
        ),
    ),
    HelpSection(
        QT_TRANSLATE_NOOP("query help", "Chinese"),
        (
            HelpRow(
                ("红色 鱼", "红色"),
                QT_TRANSLATE_NOOP(
                    "query help",
                    "Chinese and Japanese need no spaces: any characters that follow each other "
                    "are found.",
                ),
            ),
            HelpRow(
                ("rating：＞＝3", "「红色的鱼」", "tag：猫，狗"),
                QT_TRANSLATE_NOOP(
                    "query help", "The punctuation of Chinese keyboards means the same."
                ),
            ),
            HelpRow(
                ("date:今天", "date:昨天", "date:本周", "date:本月"),
                QT_TRANSLATE_NOOP("query help", "Today, yesterday, this week and this month."),
            ),
        ),
    ),
    HelpSection(
        QT_TRANSLATE_NOOP("query help", "German"),
        (
            HelpRow(
                ("date:heute", "date:gestern", "date:woche", "date:monat"),
                QT_TRANSLATE_NOOP("query help", "Today, yesterday, this week and this month."),
            ),
        ),
    ),
)
