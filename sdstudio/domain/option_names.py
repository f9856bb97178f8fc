"""What the command line calls parameters and input pictures."""

from typing import Final

#: Parameters that have a shorter name there than in a picture's metadata.
SHORT_NAMES: Final = {"guidance_scale": "guidance"}


def option_of(name: str) -> str:
    """The option of a parameter or input picture."""
    return f"--{SHORT_NAMES.get(name, name).replace('_', '-')}"
