"""Makes what ``ucrtbase.c`` needs: ``ucrtbase_wine.dll``, a copy of wine's own that may be loaded
under that name, and ``ucrtbase.def``, which forwards to it all that the shim does not do itself.

``python3 forward.py UCRTBASE FOLDER``. Needs objdump.
"""

import re
import subprocess
import sys
from pathlib import Path

_MARK = b"Wine builtin DLL"
_MARK_OFFSET = 0x40


def main() -> None:
    """Write both files into the folder that is named last."""
    library, folder = map(Path, sys.argv[1:])
    source = Path(__file__).with_name("ucrtbase.c").read_text(encoding="utf-8")
    own = set(re.findall(r"__declspec\(dllexport\) \w+ (\w+)\(", source))
    listing = subprocess.run(
        ["objdump", "-p", str(library)], check=True, capture_output=True, text=True
    ).stdout.partition("[Ordinal/Name Pointer]")[2]
    names = re.findall(r"^\s+\[\s*\d+\] (?:\+base\[\s*\d+\]\s+[0-9a-f]+ )?(\S+)$", listing, re.M)
    lines = ["LIBRARY ucrtbase.dll", "EXPORTS", *sorted(own)]
    lines += [f"{name} = ucrtbase_wine.{name}" for name in names if name not in own]
    (folder / "ucrtbase.def").write_text("\n".join(lines) + "\n", encoding="utf-8")
    content = bytearray(library.read_bytes())
    assert content[_MARK_OFFSET:].startswith(_MARK)
    # With the mark wine would look for a library of that name among its own.
    content[_MARK_OFFSET : _MARK_OFFSET + len(_MARK)] = bytes(len(_MARK))
    (folder / "ucrtbase_wine.dll").write_bytes(content)


if __name__ == "__main__":
    main()
