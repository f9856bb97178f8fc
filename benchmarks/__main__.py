"""Run all benchmarks or the named ones: ``python -m benchmarks [NAME …]``."""

import importlib
import sys

ALL = (
    "window_start",
    "window_lateness",
    "picture_overhead",
    "viewer",
    "starter_speed",
    "decode",
    "canvas",
    "grid",
    "download",
    "download_lateness",
    "import_model",
    "duplicates",
    "translation",
    "library_rows",
    "library",
)


def main(names: list[str]) -> int:
    """Run the benchmarks one after the other on an otherwise idle machine."""
    unknown = [name for name in names if name not in ALL]
    if unknown:
        sys.stderr.write(f"Unknown: {', '.join(unknown)}. Benchmarks: {', '.join(ALL)}.\n")
        return 2
    for name in names or ALL:
        importlib.import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
