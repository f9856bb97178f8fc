"""Signs every piece of code in the app, the innermost first, and then the app.

``python -m installers.macos.sign APP``. ``SDSTUDIO_CODESIGN_IDENTITY`` names a certificate of the
kind “Developer ID Application” in the keychain. Without it the app gets an ad-hoc signature,
without which Apple silicon runs nothing; macOS then calls it damaged once it was downloaded.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

_MACH_O = {
    b"\xcf\xfa\xed\xfe",  # 64 bits
    b"\xce\xfa\xed\xfe",  # 32 bits
    b"\xca\xfe\xba\xbe",  # for several processors
    b"\xca\xfe\xba\xbf",
}


def code_in(app: Path) -> list[Path]:
    """What has to be signed, in order; links are left out."""
    files = [file for file in app.rglob("*") if _is_code(file)]
    frameworks = [one for one in app.rglob("*.framework") if not one.is_symlink()]

    def depth(path: Path) -> tuple[int, str]:
        return -len(path.parts), str(path)

    main = {app / "Contents" / "MacOS" / file.name for file in (app / "Contents/MacOS").iterdir()}
    # Signing the app signs its main program, and needs everything else signed.
    return [
        *sorted((one for one in files if one not in main), key=depth),
        *sorted(frameworks, key=depth),
        app,
    ]


def commands(app: Path, identity: str) -> Iterator[Sequence[str]]:
    """The commands that sign ``app``; ``identity`` may be empty.

    The hardened runtime comes without exceptions. No library in the app makes code at run time:
    none calls ``pthread_jit_write_protect_np``, and Metal compiles in a process of the system. All
    have one signature, so that library validation may stay; it would refuse an ad-hoc one.
    """
    if identity:
        sign = ["codesign", "--force", "--timestamp", "--options", "runtime", "--sign", identity]
    else:
        sign = ["codesign", "--force", "--sign", "-"]
    for one in code_in(app):
        yield [*sign, str(one)]
    yield ["codesign", "--verify", "--deep", "--strict", str(app)]


def _is_code(file: Path) -> bool:
    if file.is_symlink() or not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(4) in _MACH_O


def main(arguments: Sequence[str]) -> int:
    """Sign the app that the argument names."""
    (app,) = map(Path, arguments)
    identity = os.environ.get("SDSTUDIO_CODESIGN_IDENTITY", "")
    for command in commands(app, identity):
        subprocess.run(command, check=True)
    if not identity:
        print(f"UNSIGNED: {app} has no certificate's signature (SDSTUDIO_CODESIGN_IDENTITY).")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
