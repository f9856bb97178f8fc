"""The command line: the window without arguments, ``generate`` for scripts, ``--engine`` inside."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from sdstudio.packaged import is_packaged, restore_environment


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what ``arguments`` (without the program's name) ask for.

    Returns:
        the exit code: 0 done, 1 failed, 2 the arguments or the machine do not allow it.
    """
    _open_closed_streams()
    if is_packaged():
        restore_environment(os.environ)
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["--engine"]:
        # Before anything else is imported: this process starts while the window paints.
        from sdstudio.crash_stacks import record_crashes

        if stacks := os.environ.get("SDSTUDIO_CRASH_LOG"):
            record_crashes(Path(stacks))
        if pack := os.environ.get("SDSTUDIO_PACK"):
            from sdstudio.engine.process_environment import put_in_front

            put_in_front(pack)
        from sdstudio.engine import worker

        cache = Path(os.environ["SDSTUDIO_CACHE_DIR"])
        worker.main(fake="--fake" in given, cache_folder=cache)
    if given[:1] == ["--convert-checkpoint"]:
        from sdstudio.engine import ckpt_conversion

        source, target, limit_bytes, *prefixes = given[1:]
        return ckpt_conversion.main(source, target, int(limit_bytes), tuple(prefixes))
    if given[:1] == ["--translate"]:
        from sdstudio.engine import process_environment, stdio

        process_environment.prepare_environment()
        asked, answers = stdio.take_pipes()
        from sdstudio.engine.translation import process

        return process.main(Path(given[1]), asked, answers)
    if given[:1] == ["--try-pack"]:
        from sdstudio.engine import process_environment, stdio

        pack, torch_version = given[1:]
        process_environment.prepare_environment()
        process_environment.put_in_front(pack)
        _, answer = stdio.take_pipes()
        from sdstudio.engine import pack_trial

        return pack_trial.main(pack, torch_version, answer)
    # pydantic looks through every installed package for plugins; we have none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if not given:
        # All that is imported stays: looking for garbage in it only delays the window, which has a
        # collector of its own.
        gc.disable()
        from sdstudio import bootstrap

        return bootstrap.run_window()
    from sdstudio import cli

    return cli.run(given)


def _open_closed_streams() -> None:
    """Open the null device for each standard stream that is closed.

    Otherwise the next file to be opened gets its descriptor, and whatever is printed.
    """
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


if __name__ == "__main__":
    raise SystemExit(main())
