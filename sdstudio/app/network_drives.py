"""Which folders are on network drives, where changes aren't reported and answers may take long."""

import os
import sys
from pathlib import Path
from typing import Final

#: Names of file systems that another machine, or a program, serves.
_REMOTE: Final = frozenset(
    {
        "9p",
        "afpfs",
        "afs",
        "ceph",
        "cifs",
        "davfs",
        "glusterfs",
        "lustre",
        "nfs",
        "nfs4",
        "prl_fs",
        "smb2",
        "smb3",
        "smbfs",
        "vboxsf",
        "vmhgfs",
        "webdav",
    }
)
_REMOTE_PARTS: Final = ("fuse.gvfs", "fuse.rclone", "fuse.s3", "fuse.sshfs", "fuse.vmhgfs")


def is_remote(folder: Path) -> bool:
    """Whether ``folder`` is on a network drive; also if that can't be found out.

    Thread: any but the GUI's; it may wait for the drive.
    """
    text = str(folder)
    if sys.platform == "win32" and text.startswith(("\\\\", "//")):
        return True
    import psutil

    try:
        partitions = psutil.disk_partitions(all=True)
    except (OSError, psutil.Error):
        return True
    around = [one for one in partitions if _is_within(text, one.mountpoint)]
    if not around:
        return False
    nearest = max(around, key=lambda one: len(one.mountpoint))
    kind = nearest.fstype.lower()
    return kind in _REMOTE or kind.startswith(_REMOTE_PARTS) or "remote" in nearest.opts.split(",")


def _is_within(text: str, mount: str) -> bool:
    text, mount = os.path.normcase(text), os.path.normcase(mount)
    return text == mount or text.startswith(mount.rstrip(os.sep) + os.sep)
