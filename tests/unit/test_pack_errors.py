"""What is said of a failed download of a graphics pack."""

import pytest

from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.pack_errors import of_pack
from sdstudio.models.download.faults import Fault

CODES = sorted({fault.row.code for fault in Fault} | {ErrorCode.DOWNLOAD_DISK_FULL})


@pytest.mark.parametrize("code", CODES)
def test_no_failed_download_of_a_pack_is_told_as_that_of_a_model(code: ErrorCode) -> None:
    error = StudioError(
        code, model="CUDA 13", have="1 GB", size="2 GB", status=404, file="a.whl", folder="/a"
    )
    said = sentence_for(of_pack(error))
    assert "CUDA 13" in said
    assert not any(word in said for word in ("source", "model", "“"))


def test_other_failures_stay_as_they_are() -> None:
    error = StudioError(ErrorCode.PACK_DAMAGED, pack="CUDA 13", file="a.whl")
    assert of_pack(error) is error
