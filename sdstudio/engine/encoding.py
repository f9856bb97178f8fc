"""The prompt, as the UNet takes it."""

from torch import Tensor

from sdstudio.domain.params import GenerationParams
from sdstudio.engine.numerics import Redone, finite
from sdstudio.engine.pipelines import Pipeline


def encode_prompt(pipeline: Pipeline, params: GenerationParams, redone: Redone) -> Tensor:
    """The prompt for the UNet: (2, tokens, width) with the negative first, or (1, …) unguided."""
    guided = params.guidance_scale > 1
    prompts = [params.negative_prompt, params.prompt] if guided else [params.prompt]
    texts = [pipeline.vocabulary.english(prompt) for prompt in prompts]
    tokenizer = pipeline.tokenizer
    tokens = tokenizer(
        texts,
        padding="max_length",
        max_length=tokenizer.model_max_length,
        truncation=True,
        return_tensors="pt",
    )
    ids = tokens.input_ids.to(pipeline.device)

    def run() -> Tensor:
        embeddings: Tensor = pipeline.text_encoder(ids, return_dict=False)[0]
        return embeddings

    return finite(run, pipeline.text_encoder, redone)
