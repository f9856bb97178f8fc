"""Midjourney: a description that ends with options and the job's number."""

import re
from collections.abc import Mapping
from typing import Final

from sdstudio.domain.embedded import XMP_DESCRIPTION
from sdstudio.domain.picture_settings import PictureSettings

_TEXT_MAX: Final = 20_000
_JOB: Final = re.compile(r"\s*Job ID:\s*([0-9a-fA-F-]{36})\s*$")
_OPTION: Final = re.compile(r"(?:^|\s)(?:--|—)(?=[a-z])")
_VERSIONS: Final = frozenset({"v", "version", "niji"})


def read(texts: Mapping[str, str]) -> PictureSettings | None:
    """The settings, if Midjourney wrote them."""
    for key in ("Description", XMP_DESCRIPTION, "ImageDescription"):
        text = texts.get(key, "")[:_TEXT_MAX]
        end = max(0, len(text) - 200)
        job = _JOB.search(text, end)
        if job is None:
            continue
        prompt, *listed = _OPTION.split(text[: job.start()])
        if not listed:
            continue
        options = {one.partition(" ")[0]: one.partition(" ")[2].strip() for one in listed[:50]}
        version = next((options.pop(one) for one in sorted(_VERSIONS & options.keys())), "")
        return PictureSettings.model_validate(
            {
                "program": "Midjourney",
                "prompt": prompt,
                "negative_prompt": options.pop("no", ""),
                "seed": options.pop("seed", None),
                "model_name": f"Midjourney {version}".strip(),
                "others": [*options.items(), ("Job ID", job[1])],
            }
        )
    return None
