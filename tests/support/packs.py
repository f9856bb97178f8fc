"""Packs as small as a test wants them: wheels with a made-up torch, and the manifest for them."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from sdstudio.disk import Disk, SystemDisk
from sdstudio.models.stop import Stop
from sdstudio.packs.cards import GraphicsCard
from sdstudio.packs.fetching import PackRequest
from sdstudio.packs.manifest import Manifest, Pack, Server, Vendor, Wheel, this_system
from sdstudio.packs.pack_file import export_pack
from tests.support.hub import Mirror

NVIDIA = GraphicsCard(Vendor.NVIDIA, "GeForce RTX 3060", 0x2503, "580.95.05")
ID = "cuda-test"

#: A torch that is the program's own, and says that the processor is a card.
_CARD = """
    import importlib, pathlib, sys

    pack = str(pathlib.Path(__file__).parent.parent)
    place = sys.path.index(pack)
    del sys.path[place], sys.modules["torch"]
    torch = importlib.import_module("torch")
    sys.path.insert(place, pack)
    torch.__version__, torch.__file__ = "2.13.0", __file__

    from torch.overrides import TorchFunctionMode

    def on_cpu(value):
        is_card = str(value).startswith("cuda") and isinstance(value, str | torch.device)
        return torch.device("cpu") if is_card else value

    class Card(TorchFunctionMode):
        computed = 0

        def __torch_function__(self, function, types, arguments=(), options=None):
            if function is torch.device:
                return function(*arguments, **(options or {}))
            arguments = tuple(map(on_cpu, arguments))
            options = {name: on_cpu(value) for name, value in (options or {}).items()}
            result = function(*arguments, **options)
            if function.__name__ in ("matmul", "conv2d", "scaled_dot_product_attention"):
                Card.computed += 1
                if Card.computed % 2 == 0:
                    result = WRONG(result)
            return result

    Card().__enter__()
    torch.cuda.is_available = lambda: True
    torch.cuda.is_bf16_supported = lambda *_: True
    properties = type("Properties", (), {"name": "A made-up card", "total_memory": 2**33})
    torch.cuda.get_device_properties = lambda *_: properties
"""
WORKING = _CARD.replace("WRONG(result)", "result")
WRONG = _CARD.replace("WRONG(result)", "result + result.abs().max() / 10")
NOT_A_NUMBER = _CARD.replace("WRONG(result)", "result * float('nan')")
RAISING = "raise ImportError('libcudart.so.13: cannot open shared object file')"
CRASHING = "import ctypes; ctypes.string_at(0)"
HANGING = "import time; time.sleep(600)"
#: As it is where the driver is broken.
WITHOUT_CARD = dedent(WORKING) + "\ntorch.cuda.is_available = lambda: False\n"


def a_wheel(files: Mapping[str, str | bytes]) -> bytes:
    """A wheel with these files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


def torch_wheel(torch: str = WORKING) -> bytes:
    """A wheel with a module ``torch`` of this source."""
    return a_wheel(
        {
            "torch/__init__.py": dedent(torch),
            "torch-2.13.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: torch\n"
            "Version: 2.13.0\n",
        }
    )


def library_wheel(size_bytes: int = 300_000) -> bytes:
    """A wheel with a library that hardly compresses."""
    count = size_bytes // 32
    noise = b"".join(hashlib.sha256(n.to_bytes(4)).digest() for n in range(count))
    return a_wheel({"nvidia/cublas/lib/libcublas.so.13": noise})


def unpacked_bytes(wheel: bytes) -> int:
    """What the files in it are together."""
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        return sum(one.file_size for one in archive.infolist())


def a_pack(wheels: Mapping[str, bytes], **changes: object) -> Pack:
    """A pack of these wheels for this system and :data:`NVIDIA`."""
    system = this_system()
    rows = [
        Wheel(
            name=name,
            path=f"packages/{name}",
            sha256=hashlib.sha256(content).hexdigest(),
            size_bytes=len(content),
            unpacked_bytes=unpacked_bytes(content),
        )
        for name, content in wheels.items()
    ]
    return Pack.model_validate(
        {
            "id": ID,
            "name": "CUDA (test)",
            "vendor": Vendor.NVIDIA,
            "system": system.name,
            "machine": system.machine,
            "python": system.python,
            "torch": "2.13.0",
            "minimal_driver": "580.65.06",
            "first_device": 0x1E00,
            "servers": ("one", "two"),
            "wheels": rows,
            **changes,
        }
    )


def usual_wheels(torch: str = WORKING) -> dict[str, bytes]:
    """The wheels of a small pack."""
    return {
        "torch-2.13.0-cp311-cp311-linux_x86_64.whl": torch_wheel(torch),
        "nvidia_cublas-13.1-py3-none-linux_x86_64.whl": library_wheel(),
    }


def a_manifest(pack: Pack, *addresses: str) -> Manifest:
    """A manifest with ``pack``, on the servers at ``addresses``."""
    keys = ("one", "two")[: max(1, len(addresses))]
    rows = zip(keys, addresses or ("http://127.0.0.1:9",), strict=True)
    servers = tuple(Server(key=key, name=key.title(), address=address) for key, address in rows)
    return Manifest(servers=servers, packs=(pack.model_copy(update={"servers": keys}),))


def an_index(wheels: Mapping[str, bytes]) -> Mirror:
    """A server with these wheels; to be run by the test."""
    return Mirror({f"/packages/{name}": content for name, content in wheels.items()})


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Put ``manifest`` where the program reads it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(manifest.model_dump(mode="json")), encoding="utf-8")


def export(request: PackRequest, target: Path, disk: Disk | None = None) -> None:
    """Write the wheels that were downloaded for ``request`` to the file ``target``."""
    export_pack(
        request.pack,
        request.folder,
        target,
        disk=disk or SystemDisk(),
        stop=Stop(),
        progress=lambda *_: None,
    )
