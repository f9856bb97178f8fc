"""Use the real window as a screen reader does, and fail if anything can't be heard or done.

    python -m tools.screen_reader

It makes a picture with the practice model, finds it in the library and deletes it, in a desktop
session of its own, by what AT-SPI says and offers alone: no pointer and no key. Linux only; needs
Xvfb, D-Bus and at-spi2-core.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from sdstudio.paths import APP_NAME
from tools.screen_reader.scenario import SilentError, use_window
from tools.screen_reader.session import PartMissingError, program, session
from tools.screen_reader.tree import Bus, GoneError, NotFoundError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.screen_reader",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--patience", type=float, default=60.0, help="seconds for each step; default: 60"
    )
    given = parser.parse_args(arguments)
    began_s = time.monotonic()

    def say(line: str) -> None:
        print(f"{time.monotonic() - began_s:5.1f} s  {line}", flush=True)

    # In the user's home, sockets might have names that are too long.
    with tempfile.TemporaryDirectory(prefix="reader-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        try:
            with session(folder) as environment, program(environment, folder):
                bus = Bus(environment["DBUS_SESSION_BUS_ADDRESS"], given.patience)
                try:
                    use_window(bus, folder / "pictures", say)
                except (SilentError, GoneError, NotFoundError):
                    print(bus.program(APP_NAME).outline(), file=sys.stderr)
                    raise
                finally:
                    bus.close()
        except (SilentError, GoneError, NotFoundError, PartMissingError) as error:
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
