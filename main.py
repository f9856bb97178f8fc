"""Start SD Studio from a source checkout: ``python main.py``."""

from sdstudio.__main__ import main

if __name__ == "__main__":
    raise SystemExit(main())
