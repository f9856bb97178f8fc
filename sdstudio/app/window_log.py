"""``window.log``: what the window's process logs, in three files of a megabyte."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path


def begin_window_log(folder: Path) -> None:
    """Also write what is logged from now on into ``folder``, if that can be written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "window.log",
            maxBytes=2**20,
            backupCount=2,
            encoding="utf-8",
            delay=True,
            errors="backslashreplace",
        )
    except OSError:
        return  # If the folder can't be written to, only the log is lost.
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
