"""The LoRAs among the installed models: those that came from the catalogue."""

from functools import lru_cache
from pathlib import Path

from sdstudio.disk import open_regular
from sdstudio.models.folder import ModelFolder
from sdstudio.models.records import RECORD_NAME, read_record
from sdstudio.models.single_file_detection import is_adapter
from sdstudio.weights.header import read_header


def installed_adapters(models: Path) -> tuple[Path, ...]:
    """The files of those that are complete, in order. Any thread.

    Args:
        models: the folder of installed models.
    """
    found = []
    for path in sorted(models.glob(f"*/*/{RECORD_NAME}")):
        try:
            file = _adapter_in(path, path.stat().st_mtime_ns)
        except OSError:
            continue
        if file is not None and file.is_file():
            found.append(file)
    return tuple(found)


@lru_cache(maxsize=256)
def _adapter_in(record_path: Path, _mtime_ns: int) -> Path | None:
    """The file of the LoRA whose install record that is; ``None`` if it is something else."""
    folder = record_path.parent
    record = read_record(folder)
    if record is None or len(record.files) != 1 or "/" in record.files[0].path:
        return None
    try:
        file = ModelFolder(folder, record.name).place(record.files[0].path)
        with open_regular(file) as opened:
            return file if is_adapter(read_header(opened).shapes) else None
    except (OSError, ValueError):
        return None
