"""What inspection says of the whole family agrees with how its checkpoints are made."""

from pathlib import Path

import pytest

from sdstudio.domain.checkpoint_task import CheckpointTask, PredictionType
from sdstudio.models.inspect import inspect
from tests.engine.tiny import write_tokenizer
from tests.support.checkpoints import Variant, build_checkpoint

EXPECTED = {
    Variant.BASE: (CheckpointTask.TEXT_TO_IMAGE, PredictionType.EPSILON, 64),
    Variant.V: (CheckpointTask.TEXT_TO_IMAGE, PredictionType.V_PREDICTION, 96),
    Variant.INPAINTING: (CheckpointTask.INPAINTING, PredictionType.EPSILON, 64),
    Variant.DEPTH: (CheckpointTask.DEPTH, PredictionType.EPSILON, 64),
    Variant.UPSCALER: (CheckpointTask.UPSCALER, PredictionType.V_PREDICTION, 64),
    Variant.VARIATION: (CheckpointTask.VARIATION, PredictionType.V_PREDICTION, 96),
    Variant.TURBO: (CheckpointTask.TEXT_TO_IMAGE, PredictionType.EPSILON, 64),
}


@pytest.mark.parametrize("variant", list(Variant), ids=lambda variant: variant.name.lower())
def test_each_member_of_the_family_is_known(tmp_path: Path, variant: Variant) -> None:
    tokenizer = write_tokenizer(tmp_path / "tokenizer")
    checkpoint = inspect(build_checkpoint(tmp_path / "model", variant, tokenizer=tokenizer))
    said = (checkpoint.task, checkpoint.prediction_type, checkpoint.native_size_px)
    assert said == EXPECTED[variant]
    assert checkpoint.is_distilled == (variant is Variant.TURBO)
