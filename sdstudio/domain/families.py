"""The families of models, one row each: what differs between them and can be data.

The code is in ``sdstudio/engine/families``, a module for each row, which is named like its key.
Nothing else names a family.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from sdstudio.domain.checkpoint_task import CheckpointTask, PredictionType
from sdstudio.domain.model_family import (
    Configuration,
    Cost,
    ModelFamily,
    Naming,
    NetworkOperations,
    PublishedFile,
    SingleFilePart,
    TextEncoder,
    UnetLevel,
    UsualSettings,
    VPredictionBias,
)
from sdstudio.domain.text import QT_TRANSLATE_NOOP

_TEXT, _INPAINTING, _DEPTH, _UPSCALER, _VARIATION = (
    CheckpointTask.TEXT_TO_IMAGE,
    CheckpointTask.INPAINTING,
    CheckpointTask.DEPTH,
    CheckpointTask.UPSCALER,
    CheckpointTask.VARIATION,
)
_EPSILON, _V = PredictionType.EPSILON, PredictionType.V_PREDICTION

#: Fitted to the autoencoder that two families share; from ComfyUI (latent_formats.SD15).
_LATENT_RGB = (
    (0.3512, 0.2297, 0.3227),
    (0.3250, 0.4974, 0.2350),
    (-0.2829, 0.1762, 0.2721),
    (-0.2120, -0.2616, -0.7177),
)
_DECODER = NetworkOperations(6.0550e-1, 2.0492e-6)
_FEW_STEPS = QT_TRANSLATE_NOOP("families", "Few steps: turbo, Lightning, Hyper, LCM or DMD")
_UNET = SingleFilePart("unet", ("model.diffusion_model.",), Naming.LDM)
_VAE = SingleFilePart("vae", ("first_stage_model.",), Naming.LDM)

SD2 = ModelFamily(
    key="sd2",
    name="Stable Diffusion 2",
    pipelines=frozenset(
        {
            "StableDiffusionPipeline",
            "StableDiffusionImg2ImgPipeline",
            "StableDiffusionInpaintPipeline",
            "StableDiffusionDepth2ImgPipeline",
            "StableDiffusionUpscalePipeline",
            "StableUnCLIPImg2ImgPipeline",
        }
    ),
    # diffusers takes these for what a configuration leaves out, but the last. The upscaler's is
    # smaller.
    unet=MappingProxyType(
        {
            "block_out_channels": [320, 640, 1280, 1280],
            "layers_per_block": 2,
            "cross_attention_dim": 1024,
        }
    ),
    tasks=MappingProxyType({4: _TEXT, 5: _DEPTH, 7: _UPSCALER, 9: _INPAINTING}),
    latent_channels=4,
    latent_scale=0.18215,
    latent_side_px=MappingProxyType(
        {_TEXT: 8, _INPAINTING: 8, _DEPTH: 8, _UPSCALER: 4, _VARIATION: 8}
    ),
    latent_rgb_factors=_LATENT_RGB,
    single_file=(
        _UNET,
        _VAE,
        # sd-turbo's file is from a newer version of the original code.
        SingleFilePart(
            "text_encoder",
            ("cond_stage_model.model.", "conditioner.embedders.0.model."),
            Naming.OPEN_CLIP,
        ),
        SingleFilePart("depth_estimator", ("depth_model.model.",), Naming.MIDAS),
    ),
    text_encoders=(TextEncoder("text_encoder", "tokenizer", "!", 1024),),
    configurations=(
        Configuration("v", _TEXT, _V, 768, QT_TRANSLATE_NOOP("families", "v-prediction, like 2.1")),
        Configuration(
            "base",
            _TEXT,
            _EPSILON,
            512,
            QT_TRANSLATE_NOOP("families", "Epsilon, like 2.1 base and inpainting"),
        ),
        Configuration("turbo", _TEXT, _EPSILON, 512, is_distilled=True, licence="sd-turbo"),
        Configuration("inpainting", _INPAINTING, _EPSILON, 512),
        Configuration("depth", _DEPTH, _EPSILON, 512),
        Configuration("upscaler", _UPSCALER, _V, 512),
        Configuration("unclip", _VARIATION, _V, 768),
    ),
    usual=UsualSettings(25, 7.5, "dpmpp_2m"),
    usual_distilled=UsualSettings(4, 1.0, "euler"),
    # The rescale of the paper on it (Lin and others, 2023), for this family.
    usual_zero_snr=UsualSettings(25, 7.5, "dpmpp_2m", guidance_rescale=0.7),
    # At 512² and 768² exact to 1 %.
    cost=Cost(
        unet_parameters=865_910_724,
        unet_levels=(
            UnetLevel(320, 5, 64, NetworkOperations(4.8897e-2, 6.3865e-6)),
            UnetLevel(640, 10, 32, NetworkOperations(5.4314e-2, 7.7305e-7)),
            UnetLevel(1280, 20, 16, NetworkOperations(6.3625e-2, 4.6094e-8)),
        ),
        decoder=_DECODER,
        text_gflop=45.0,
    ),
    # Applies to models derived from this family, too, according to its terms; so does the turbo's.
    licence="openrail-pp-m",
    more_components=MappingProxyType(
        {_DEPTH: ("depth_estimator",), _VARIATION: ("image_encoder", "image_normalizer")}
    ),
    more_schedulers=MappingProxyType(
        {_UPSCALER: "low_res_scheduler", _VARIATION: "image_noising_scheduler"}
    ),
    v_prediction_bias=VPredictionBias("output_blocks.11.1.transformer_blocks.0.norm1.bias", 0.09),
    distilled_key="denoiser.sigmas",
    training_marks=("sd_v2", "stable-diffusion-v2"),
    # Its text encoder was published without the last layer.
    unused_parameters=frozenset({"clip_skip"}),
)

SD1 = ModelFamily(
    key="sd1",
    name="Stable Diffusion 1.5",
    pipelines=frozenset(
        {
            "StableDiffusionPipeline",
            "StableDiffusionImg2ImgPipeline",
            "StableDiffusionInpaintPipeline",
        }
    ),
    unet=MappingProxyType(
        {
            "block_out_channels": [320, 640, 1280, 1280],
            "layers_per_block": 2,
            "cross_attention_dim": 768,
        }
    ),
    tasks=MappingProxyType({4: _TEXT, 9: _INPAINTING}),
    latent_channels=4,
    latent_scale=0.18215,
    latent_side_px=MappingProxyType({_TEXT: 8, _INPAINTING: 8}),
    latent_rgb_factors=_LATENT_RGB,
    single_file=(
        _UNET,
        _VAE,
        SingleFilePart(
            "text_encoder", ("cond_stage_model.transformer.",), Naming.TRANSFORMERS_CLIP
        ),
    ),
    text_encoders=(TextEncoder("text_encoder", "tokenizer", "<|endoftext|>", 768),),
    configurations=(
        Configuration(
            "sd1-base", _TEXT, _EPSILON, 512, QT_TRANSLATE_NOOP("families", "Epsilon, as usual")
        ),
        Configuration("sd1-v", _TEXT, _V, 512, QT_TRANSLATE_NOOP("families", "v-prediction")),
        Configuration("sd1-lcm", _TEXT, _EPSILON, 512, _FEW_STEPS, is_distilled=True),
        Configuration("sd1-inpainting", _INPAINTING, _EPSILON, 512),
    ),
    usual=UsualSettings(25, 7.0, "dpmpp_2m"),
    usual_distilled=UsualSettings(6, 1.0, "lcm"),
    usual_zero_snr=UsualSettings(25, 7.0, "euler_a", guidance_rescale=0.7),
    # At 512² to 1024² exact to 0.2 %.
    cost=Cost(
        unet_parameters=859_520_964,
        unet_levels=(
            UnetLevel(320, 8, 64, NetworkOperations(4.8835e-2, 6.3935e-6)),
            UnetLevel(640, 8, 32, NetworkOperations(5.4173e-2, 7.8863e-7)),
            UnetLevel(1280, 8, 16, NetworkOperations(6.3319e-2, 7.4502e-8)),
        ),
        decoder=_DECODER,
        text_gflop=13.0,
    ),
    licence="creativeml-openrail-m",
    has_linear_projections=False,
    training_marks=("sd_v1", "stable-diffusion-v1"),
)

SDXL = ModelFamily(
    key="sdxl",
    name="Stable Diffusion XL",
    pipelines=frozenset(
        {
            "StableDiffusionXLPipeline",
            "StableDiffusionXLImg2ImgPipeline",
            "StableDiffusionXLInpaintPipeline",
        }
    ),
    unet=MappingProxyType(
        {
            "block_out_channels": [320, 640, 1280],
            "layers_per_block": 2,
            "cross_attention_dim": 2048,
            "transformer_layers_per_block": [1, 2, 10],
        }
    ),
    tasks=MappingProxyType({4: _TEXT, 9: _INPAINTING}),
    latent_channels=4,
    latent_scale=0.13025,
    latent_side_px=MappingProxyType({_TEXT: 8, _INPAINTING: 8}),
    # From ComfyUI (latent_formats.SDXL), with the offset.
    latent_rgb_factors=(
        (0.3651, 0.4232, 0.4341),
        (-0.2533, -0.0042, 0.1068),
        (0.1076, 0.1111, -0.0362),
        (-0.3165, -0.2492, -0.2188),
    ),
    latent_rgb_offset=(0.1084, -0.0175, -0.0011),
    single_file=(
        _UNET,
        _VAE,
        SingleFilePart(
            "text_encoder", ("conditioner.embedders.0.transformer.",), Naming.TRANSFORMERS_CLIP
        ),
        SingleFilePart("text_encoder_2", ("conditioner.embedders.1.model.",), Naming.OPEN_CLIP),
    ),
    text_encoders=(
        TextEncoder("text_encoder", "tokenizer", "<|endoftext|>", 768),
        TextEncoder("text_encoder_2", "tokenizer_2", "!", 1280, has_projection=True),
    ),
    configurations=(
        Configuration(
            "sdxl-base",
            _TEXT,
            _EPSILON,
            1024,
            QT_TRANSLATE_NOOP("families", "Epsilon, like SDXL 1.0, Illustrious or Pony"),
        ),
        Configuration(
            "sdxl-v",
            _TEXT,
            _V,
            1024,
            QT_TRANSLATE_NOOP("families", "v-prediction, like NoobAI-XL V-Pred"),
            has_zero_snr=True,
        ),
        Configuration(
            "sdxl-turbo",
            _TEXT,
            _EPSILON,
            1024,
            _FEW_STEPS,
            is_distilled=True,
            # huggingface.co/ByteDance/SDXL-Lightning: 2, 4 and 8 steps.
            files=(
                PublishedFile("87e61f60b85d9f1c577bd9053872c7678b7d39f6f52d470081ff6ea3b49ddf98"),
                PublishedFile("e0d996ee0013e79d9d3561f50fcafb9a17e3ff07b780358e3b66d67932c4d490"),
                PublishedFile("43f0501ac4ffcef84f3fc32a47779f24c181647fa97ef7f5ec4428107d732ae9"),
            ),
        ),
        Configuration(
            "sdxl-turbo-512",
            _TEXT,
            _EPSILON,
            512,
            QT_TRANSLATE_NOOP("families", "SDXL Turbo: few steps, 512 × 512"),
            is_distilled=True,
            steps=4,
            # The agreement that both turbo models were published under.
            licence="sd-turbo",
            # huggingface.co/stabilityai/sdxl-turbo: in 16 and 32 bits.
            files=(
                PublishedFile(
                    "e869ac7d6942cb327d68d5ed83a40447aadf20e0c3358d98b2cc9e270db0da26",
                    6_938_081_905,
                ),
                PublishedFile("2e58e3704b4c0831bf848e0507c9b5ff2cd8d007b8d0719dba3874156f631050"),
            ),
        ),
        Configuration("sdxl-inpainting", _INPAINTING, _EPSILON, 1024),
    ),
    sizes_px=(
        (1024, 1024),
        (1152, 896),
        (896, 1152),
        (1216, 832),
        (832, 1216),
        (1344, 768),
        (768, 1344),
        (1536, 640),
        (640, 1536),
    ),
    usual=UsualSettings(25, 6.0, "dpmpp_2m"),
    # Folders made for LCM or TCD have another spacing, which their own samplers don't look at.
    usual_distilled=UsualSettings(6, 1.0, "euler_trailing"),
    usual_zero_snr=UsualSettings(25, 5.0, "euler_a", guidance_rescale=0.7),
    default_clip_skip=2,
    never_float16=frozenset({"vae"}),
    # At 512² to 1024² exact to 0.7 %.
    cost=Cost(
        unet_parameters=2_567_463_684,
        unet_levels=(
            UnetLevel(320, 5, 64, NetworkOperations(2.7751e-2, 0.0)),
            UnetLevel(640, 10, 32, NetworkOperations(7.3793e-2, 1.5391e-6)),
            UnetLevel(1280, 20, 16, NetworkOperations(2.7680e-1, 5.0076e-7)),
        ),
        decoder=_DECODER,
        text_gflop=111.0,
    ),
    licence="openrail-pp-m-2023",
    addition_embed_type="text_time",
    training_marks=("sdxl_", "stable-diffusion-xl"),
)

#: A checkpoint that none of them recognises, such as a small one, is of the first.
FAMILIES: tuple[ModelFamily, ...] = (SD2, SD1, SDXL)

_BY_KEY = MappingProxyType({row.key: row for row in FAMILIES})


def family(key: str) -> ModelFamily:
    """The family with ``key``.

    Raises:
        LookupError: there is none.
    """
    return _BY_KEY[key]


def family_of_unet(unet: Mapping[str, object]) -> ModelFamily:
    """The family of a checkpoint with the UNet configuration ``unet``.

    Decided by how many numbers the UNet takes for a token. If no family takes as many, as with a
    small one, by what it takes besides, and by its projections; else it is of the first family.
    """
    width = unet.get("cross_attention_dim")
    for row in FAMILIES:
        if row.text_width == width:
            return row
    # Released configurations leave out what is the default of diffusers' class.
    made = (unet.get("addition_embed_type"), bool(unet.get("use_linear_projection", False)))
    for row in FAMILIES:
        if (row.addition_embed_type, row.has_linear_projections) == made:
            return row
    return FAMILIES[0]


def family_of_configuration(key: str) -> ModelFamily:
    """The family that has the bundled configuration ``key``.

    Raises:
        LookupError: none has.
    """
    for row in FAMILIES:
        if any(one.key == key for one in row.configurations):
            return row
    raise LookupError(key)


def families_with_latents(scale: float) -> tuple[ModelFamily, ...]:
    """Those whose latents an autoencoder with this ``latent_scale`` decodes."""
    return tuple(row for row in FAMILIES if row.latent_scale == scale)


def parts_in_single_files() -> Iterable[SingleFilePart]:
    """The components that single files of any family can have."""
    return dict.fromkeys(part for row in FAMILIES for part in row.single_file)
