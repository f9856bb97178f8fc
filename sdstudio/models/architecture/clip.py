"""The tensors of CLIP's encoders and of unCLIP's additional parts."""

from sdstudio.models.architecture.layers import Config, Tensors, integer, linear, norm


def text_encoder(config: Config, original: bool) -> Tensors:
    """Names and shapes of its tensors; the original is OpenCLIP's.

    Raises:
        UnknownArchitectureError: its configuration is none.
    """
    wide = integer(config, "hidden_size", 512)
    words = integer(config, "vocab_size", 49408)
    places = integer(config, "max_position_embeddings", 77)
    if original:
        yield "token_embedding.weight", (words, wide)
        yield "positional_embedding", (places, wide)
    else:
        yield "embeddings.token_embedding.weight", (words, wide)
        yield "embeddings.position_embedding.weight", (places, wide)
    inside = integer(config, "intermediate_size", 2048)
    for number in range(integer(config, "num_hidden_layers", 12)):
        if original:
            yield from _open_clip_layer(f"transformer.resblocks.{number}", wide, inside)
        else:
            yield from _layer(f"encoder.layers.{number}", wide, inside)
    yield from norm("ln_final" if original else "final_layer_norm", wide)


def text_encoder_2(config: Config, original: bool) -> Tensors:
    """As :func:`text_encoder`, with the projection of what stands for the whole prompt.

    Raises:
        UnknownArchitectureError: its configuration is none.
    """
    yield from text_encoder(config, original)
    wide = integer(config, "hidden_size", 512)
    projected = integer(config, "projection_dim", 512)
    if original:
        # Applied from the right.
        yield "text_projection", (wide, projected)
    else:
        yield "text_projection.weight", (projected, wide)


def image_encoder(config: Config, original: bool) -> Tensors:
    """Names and shapes of its tensors; it only comes in transformers' form."""
    del original
    wide = integer(config, "hidden_size", 768)
    patch = integer(config, "patch_size", 32)
    places = (integer(config, "image_size", 224) // patch) ** 2 + 1
    colours = integer(config, "num_channels", 3)
    yield "vision_model.embeddings.class_embedding", (wide,)
    yield "vision_model.embeddings.patch_embedding.weight", (wide, colours, patch, patch)
    yield "vision_model.embeddings.position_embedding.weight", (places, wide)
    # Misspelled there.
    yield from norm("vision_model.pre_layrnorm", wide)
    inside = integer(config, "intermediate_size", 3072)
    for number in range(integer(config, "num_hidden_layers", 12)):
        yield from _layer(f"vision_model.encoder.layers.{number}", wide, inside)
    yield from norm("vision_model.post_layernorm", wide)
    yield "visual_projection.weight", (integer(config, "projection_dim", 512), wide)


def image_normalizer(config: Config, original: bool) -> Tensors:
    """Names and shapes of its tensors; it only comes in diffusers' form."""
    del original
    width = integer(config, "embedding_dim", 768)
    yield "mean", (1, width)
    yield "std", (1, width)


def _layer(name: str, wide: int, inside: int) -> Tensors:
    for one in ("q_proj", "k_proj", "v_proj", "out_proj"):
        yield from linear(f"{name}.self_attn.{one}", wide, wide)
    yield from norm(f"{name}.layer_norm1", wide)
    yield from linear(f"{name}.mlp.fc1", inside, wide)
    yield from linear(f"{name}.mlp.fc2", wide, inside)
    yield from norm(f"{name}.layer_norm2", wide)


def _open_clip_layer(name: str, wide: int, inside: int) -> Tensors:
    # Queries, keys and values in one.
    yield f"{name}.attn.in_proj_weight", (3 * wide, wide)
    yield f"{name}.attn.in_proj_bias", (3 * wide,)
    yield from linear(f"{name}.attn.out_proj", wide, wide)
    yield from norm(f"{name}.ln_1", wide)
    yield from linear(f"{name}.mlp.c_fc", inside, wide)
    yield from linear(f"{name}.mlp.c_proj", wide, inside)
    yield from norm(f"{name}.ln_2", wide)
