"""A model folder that passes every check and that only the fake engine can use: made in no time."""

import json
from pathlib import Path

from tests.support.model_folders import CONFIGS, write_part

COLOURS = ("red", "blue", "green", "yellow", "purple", "white")
THINGS = ("fish", "cat", "house", "tree", "car", "flower", "owl", "sailboat")
_GRAMMAR = ("a", "an", "on", "the", "background", "small", "large")

WORDS = {
    "objects": list(THINGS),
    "colours": list(COLOURS),
    "grammar": list(_GRAMMAR),
    "examples": [
        "a red fish on a blue background",
        "a white owl on a purple background",
        "a yellow flower on a green background",
        "a blue sailboat on a white background",
    ],
    "from_zh": {"一条": "a", "红色": "red", "红": "red", "鱼": "fish", "的": ""},
    "labels_zh": {
        "a red fish on a blue background": "蓝色背景上的红鱼",
        "a white owl on a purple background": "紫色背景上的白猫头鹰",
        "a yellow flower on a green background": "绿色背景上的黄花",
        "a blue sailboat on a white background": "白色背景上的蓝帆船",
    },
}


def write_model(folder: Path, *, sample_size: int = 8, words: bool = True, mark: int = 0) -> Path:
    """Write the folder and return it.

    Args:
        sample_size: an eighth of the model's own size.
        words: whether it says which words it knows, as the practice model does.
        mark: models with different marks have different fingerprints.
    """
    index = {
        "_class_name": "StableDiffusionPipeline",
        "unet": ["diffusers", "UNet2DConditionModel"],
        "vae": ["diffusers", "AutoencoderKL"],
        "text_encoder": ["transformers", "CLIPTextModel"],
        "tokenizer": ["transformers", "CLIPTokenizer"],
        "scheduler": ["diffusers", "DDIMScheduler"],
    }
    _json(folder / "model_index.json", index)
    for component in ("unet", "vae", "text_encoder"):
        size = {"sample_size": sample_size} if component == "unet" else {}
        _json(folder / component / "config.json", {**CONFIGS[component], **size})
        write_part(folder, component, fill=mark)
    _json(folder / "scheduler" / "scheduler_config.json", {"prediction_type": "v_prediction"})
    _tokenizer(folder / "tokenizer")
    if words:
        _json(folder / "words.json", WORDS)
    return folder


def write_depth_model(folder: Path, *, mark: int = 1) -> Path:
    """A model of depth, otherwise as :func:`write_model`."""
    write_model(folder, words=False, mark=mark)
    _json(folder / "unet" / "config.json", {**CONFIGS["unet"], "sample_size": 8, "in_channels": 5})
    write_part(folder, "unet", fill=mark)
    _json(folder / "depth_estimator" / "config.json", CONFIGS["depth_estimator"])
    write_part(folder, "depth_estimator", fill=mark)
    return folder


def _json(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _tokenizer(folder: Path) -> None:
    """CLIP's form: every known word is one token, every letter of another word is one."""
    letters = [chr(code) for code in range(33, 127)]
    tokens = [*letters, *(letter + "</w>" for letter in letters)]
    merges: list[str] = []
    for word in sorted({*COLOURS, *THINGS, *_GRAMMAR}):
        symbols = [*word[:-1], word[-1] + "</w>"]
        grown = symbols[0]
        for symbol in symbols[1:]:
            merges.append(f"{grown} {symbol}")
            grown += symbol
            tokens.append(grown)
    tokens.append("<|endoftext|>")
    vocabulary = {token: number for number, token in enumerate(dict.fromkeys(tokens))}
    _json(folder / "vocab.json", vocabulary)
    lines = ["#version: 0.2", *dict.fromkeys(merges)]
    (folder / "merges.txt").write_text("\n".join(lines), encoding="utf-8")
