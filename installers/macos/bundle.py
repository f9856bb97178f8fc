"""What the app says of itself to macOS. Only the standard library."""

from collections.abc import Mapping
from typing import Any, Final

NAME: Final = "SD Studio"
#: A release needs one below a domain that the project owns; it has none.
IDENTIFIER: Final = "sd-studio"
#: torch has no wheels for older ones, nor for Intel Macs.
MACOS: Final = "14.0"
ARCHITECTURE: Final = "arm64"

_SAFETENSORS: Final = f"{IDENTIFIER}.safetensors"
_CHECKPOINT: Final = f"{IDENTIFIER}.ckpt"
_PICTURES: Final = ("public.png", "public.jpeg", "org.webmproject.webp")

_WHY_FOLDERS: Final = "SD Studio opens and saves the pictures and models that you choose there."
_WHY_FOLDERS_ZH: Final = "SD Studio 会在此打开和保存您选择的图片和模型。"
#: What macOS asks for when the artist chooses something there.
_FOLDERS: Final = (
    "NSDesktopFolderUsageDescription",
    "NSDocumentsFolderUsageDescription",
    "NSDownloadsFolderUsageDescription",
    "NSNetworkVolumesUsageDescription",
    "NSRemovableVolumesUsageDescription",
)


def info_plist(version: str) -> Mapping[str, Any]:
    """The contents of ``Info.plist``, but for what PyInstaller adds: names and the icon."""
    return {
        "CFBundleDevelopmentRegion": "en",
        # Without it Qt's own dialogs would be in English.
        "CFBundleLocalizations": ["en", "zh-Hans"],
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "LSApplicationCategoryType": "public.app-category.graphics-design",
        "LSArchitecturePriority": [ARCHITECTURE],
        # PyInstaller sets it in programs that can also be used in a terminal.
        "LSBackgroundOnly": False,
        "LSMinimumSystemVersion": MACOS,
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        **dict.fromkeys(_FOLDERS, _WHY_FOLDERS),
        "CFBundleDocumentTypes": [
            _document("Pictures", _PICTURES, "Alternate"),
            _document("Model weights", (_SAFETENSORS,), "Default"),
            # Other programs call other things so.
            _document("Model checkpoint", (_CHECKPOINT,), "Alternate"),
        ],
        "UTImportedTypeDeclarations": [
            _type(_SAFETENSORS, "Model weights", "safetensors"),
            _type(_CHECKPOINT, "Model checkpoint", "ckpt"),
        ],
    }


def chinese_strings() -> str:
    """``InfoPlist.strings`` in Simplified Chinese."""
    lines = {**dict.fromkeys(_FOLDERS, _WHY_FOLDERS_ZH)}
    lines |= {"Pictures": "图片", "Model weights": "模型权重", "Model checkpoint": "模型检查点"}
    return "".join(f'"{key}" = "{text}";\n' for key, text in lines.items())


def _document(name: str, types: tuple[str, ...], rank: str) -> Mapping[str, Any]:
    return {
        "CFBundleTypeName": name,
        "CFBundleTypeRole": "Viewer",
        "LSHandlerRank": rank,
        "LSItemContentTypes": list(types),
    }


def _type(identifier: str, name: str, extension: str) -> Mapping[str, Any]:
    return {
        "UTTypeIdentifier": identifier,
        "UTTypeDescription": name,
        "UTTypeConformsTo": ["public.data"],
        "UTTypeTagSpecification": {"public.filename-extension": [extension]},
    }
