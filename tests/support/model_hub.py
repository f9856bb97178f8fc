"""A catalogue of the user's own with models in miniature, and the mirror that has them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.support.hub import Mirror
from tests.support.paper_model import write_model

#: Of the shipped catalogue; nothing else of it is left over.
LICENCE = "openrail-pp-m"


@dataclass(frozen=True)
class SmallModel:
    """A model that the fake engine takes.

    Args:
        files: path and content of its weights.
    """

    key: str
    files: Mapping[str, bytes]

    @property
    def variant(self) -> str:
        """The key of its one variant."""
        return f"{self.key}/fp16"

    def paths(self) -> dict[str, bytes]:
        """Its files as a ``folder`` endpoint has them."""
        return {f"/{self.variant}/{path}": data for path, data in self.files.items()}

    def row(self) -> dict[str, object]:
        """Its row of the catalogue."""
        return {
            "key": self.key,
            "name": self.key.title(),
            "description": {"en": "A small one.", "zh_CN": "一个小的。"},
            "purpose": {"en": "A red fish", "zh_CN": "一条红鱼"},
            "kind": "text_to_image",
            "prediction_type": "v_prediction",
            "native_size_px": 512,
            "configuration": "base",
            "licence": LICENCE,
            "variants": [
                {
                    "key": "fp16",
                    "layout": "diffusers",
                    "precision": "fp16",
                    "files": [
                        {
                            "path": path,
                            "size_bytes": len(data),
                            "sha256": hashlib.sha256(data).hexdigest(),
                            "hash_source": "page",
                        }
                        for path, data in self.files.items()
                    ],
                }
            ],
        }


def small_model(folder: Path, key: str, mark: int) -> SmallModel:
    """Make one in ``folder``, which is then not needed any more."""
    write_model(folder / key, words=False, mark=mark)
    files = {
        path.relative_to(folder / key).as_posix(): path.read_bytes()
        for path in sorted((folder / key).rglob("*.safetensors"))
    }
    return SmallModel(key, files)


def write_catalogue(path: Path, mirror: Mirror, *models: SmallModel) -> None:
    """Write a whole catalogue with these models and the mirror as its one endpoint."""
    content = {
        "version": 1,
        "endpoints": [
            {"key": "hub", "name": "Hub", "layout": "folder", "address": mirror.address("")}
        ],
        "licences": [{"key": LICENCE, "name": "CreativeML Open RAIL++-M"}],
        "models": [model.row() for model in models],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")
