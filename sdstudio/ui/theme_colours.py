"""The colours of the themes: neutral greys, one accent."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ThemeColours:
    """One theme. Everything but the accent, the mark and a prompt's syntax is a pure grey.

    Args:
        window, panel, field, raised: surfaces, from the back to the front.
        stage: behind a picture: a middle grey, so that colours are judged fairly.
        stage_text: on the stage.
        line: edges of controls (3 : 1 against their surface); faint_line only divides.
        edge: around buttons that are filled; transparent where their surface is enough.
        text, dim: text; both at least 4.5 : 1 on every surface but the stage.
        accent, on_accent: the recommended next action and the selection, and text on them; also
            text of links, at least 4.5 : 1 on every surface but the stage.
        unknown: the underline of words that the model doesn't know.
        weight, editing, options, name: syntax in a prompt; at least 4.5 : 1 on ``field``.
    """

    window: str
    panel: str
    field: str
    raised: str
    hover: str
    stage: str
    stage_text: str
    line: str
    faint_line: str
    edge: str
    text: str
    dim: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    unknown: str
    weight: str
    editing: str
    options: str
    name: str


DARK: Final = ThemeColours(
    window="#1e1e1e",
    panel="#262626",
    field="#1a1a1a",
    raised="#383838",
    hover="#444444",
    stage="#4a4a4a",
    stage_text="#f2f2f2",
    line="#868686",
    faint_line="#3a3a3a",
    edge="transparent",
    text="#ececec",
    dim="#b4b4b4",
    disabled="#7a7a7a",
    accent="#f2a65a",
    accent_hover="#f7bb7f",
    on_accent="#1a1a1a",
    unknown="#f2a65a",
    weight="#86bff5",
    editing="#d3a8ee",
    options="#82cfa9",
    name="#e3cb78",
)

LIGHT: Final = ThemeColours(
    window="#e6e6e6",
    panel="#f2f2f2",
    field="#ffffff",
    raised="#e2e2e2",
    hover="#d6d6d6",
    stage="#b8b8b8",
    stage_text="#1a1a1a",
    line="#757575",
    faint_line="#d0d0d0",
    edge="transparent",
    text="#1c1c1c",
    dim="#565656",
    disabled="#8c8c8c",
    accent="#964103",
    accent_hover="#7a3502",
    on_accent="#ffffff",
    unknown="#964103",
    weight="#0b5cad",
    editing="#7c2fa3",
    options="#0a6a49",
    name="#765900",
)

#: For who needs more contrast: text at least 7 : 1, and edges around buttons, which the accent of
#: the focus exceeds by 3 : 1.
DARK_CONTRAST: Final = ThemeColours(
    window="#000000",
    panel="#000000",
    field="#000000",
    raised="#1a1a1a",
    hover="#333333",
    stage="#2b2b2b",
    stage_text="#ffffff",
    line="#c8c8c8",
    faint_line="#7a7a7a",
    edge="#6e6e6e",
    text="#ffffff",
    dim="#e0e0e0",
    disabled="#8c8c8c",
    accent="#ffd24a",
    accent_hover="#ffe599",
    on_accent="#000000",
    unknown="#ffd24a",
    weight="#9fd0ff",
    editing="#e6c2ff",
    options="#a0e8c4",
    name="#f2dc8a",
)

LIGHT_CONTRAST: Final = ThemeColours(
    window="#ffffff",
    panel="#ffffff",
    field="#ffffff",
    raised="#f2f2f2",
    hover="#dedede",
    stage="#d9d9d9",
    stage_text="#000000",
    line="#4a4a4a",
    faint_line="#8a8a8a",
    edge="#868686",
    text="#000000",
    dim="#2e2e2e",
    disabled="#757575",
    accent="#5a2500",
    accent_hover="#3d1900",
    on_accent="#ffffff",
    unknown="#5a2500",
    weight="#083f78",
    editing="#5b1f7a",
    options="#06452f",
    name="#4f3b00",
)
