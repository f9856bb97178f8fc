"""What a checkpoint was trained to do, and what its network predicts; whatever its family."""

from enum import StrEnum


class CheckpointTask(StrEnum):
    """What a checkpoint was trained to do; the value is in catalogues."""

    TEXT_TO_IMAGE = "text_to_image"
    INPAINTING = "inpainting"
    DEPTH = "depth"
    UPSCALER = "upscaler"
    VARIATION = "variation"
    #: Of an auxiliary model that only estimates depth: no checkpoint of a family has it.
    DEPTH_MAP = "depth_map"


class PredictionType(StrEnum):
    """What the network that removes the noise predicts."""

    EPSILON = "epsilon"
    V_PREDICTION = "v_prediction"
