"""How much memory there is and how much of it this process holds."""

import psutil


def held_bytes() -> int:
    """What this process holds of the machine's memory."""
    return int(psutil.Process().memory_info().rss)


def machine_bytes() -> int:
    """The machine's memory."""
    return int(psutil.virtual_memory().total)
