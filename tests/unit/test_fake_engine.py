"""The fake engine keeps the real one's promises about sizes."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from sdstudio.domain import modes
from sdstudio.domain.input_refs import InputRef
from sdstudio.domain.messages import Generate, ImageReady
from sdstudio.engine.assets import JobFiles
from sdstudio.engine.fake import FakeEngine
from sdstudio.engine.protocol import CancelFlag
from tests.support.pictures import a_request


@pytest.mark.parametrize("mode", [row.key for row in modes.MODES])
def test_pictures_have_the_size_of_the_mode(mode: str) -> None:
    inputs = tuple(
        InputRef(role=role, sha256="0" * 64, width=80, height=48)
        for role in modes.mode(mode).required
    )
    request = a_request(steps=1, width=72).model_copy(update={"mode": mode, "inputs": inputs})
    ready: list[tuple[ImageReady, bytes]] = []

    def emit(event: BaseModel, payload: bytes = b"") -> None:
        if isinstance(event, ImageReady):
            ready.append((event, payload))

    files = JobFiles(Path("fake"), {}, {})
    FakeEngine().generate(Generate(job_id=1, request=request), files, emit, CancelFlag())
    event, payload = ready[0]
    assert (event.width, event.height) == request.size_px
    assert len(payload) == event.width * event.height * 3
