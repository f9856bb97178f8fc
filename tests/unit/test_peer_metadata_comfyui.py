"""ComfyUI's settings are found by walking back from the sampler, whatever nodes are between."""

import json
from typing import Any

import pytest

from sdstudio.domain.embedded import Embedded
from sdstudio.domain.peer_metadata import read_settings
from sdstudio.domain.picture_settings import LoraUse, PictureSettings
from sdstudio.imaging.exif_texts import exif_texts
from tests.support.peer_files import exif

Graph = dict[str, dict[str, Any]]


def node(kind: str, **inputs: Any) -> dict[str, Any]:
    return {"class_type": kind, "inputs": inputs}


def a_graph(**nodes: dict[str, Any]) -> Graph:
    """Text to image with one sampler; ``nodes`` (n1, n2 …) replace or add some."""
    graph = {
        "3": node(
            "KSampler",
            seed=0,
            steps=20,
            cfg=8.0,
            sampler_name="euler",
            scheduler="normal",
            denoise=1.0,
            model=["4", 0],
            positive=["6", 0],
            negative=["7", 0],
            latent_image=["5", 0],
        ),
        "4": node("CheckpointLoaderSimple", ckpt_name="sd\\v1-5.safetensors"),
        "5": node("EmptyLatentImage", width=512, height=768, batch_size=1),
        "6": node("CLIPTextEncode", text="a fish", clip=["4", 1]),
        "7": node("CLIPTextEncode", text="blur", clip=["4", 1]),
        "8": node("VAEDecode", samples=["3", 0], vae=["4", 2]),
        "9": node("SaveImage", filename_prefix="x", images=["8", 0]),
    }
    return graph | {name.removeprefix("n"): one for name, one in nodes.items()}


def read(graph: Graph | dict[str, Any], key: str = "prompt") -> PictureSettings:
    found, _ = read_settings(Embedded("PNG", 8, 8, {key: json.dumps(graph)}))
    assert found is not None
    assert found.program == "ComfyUI"
    return found


def words(found: PictureSettings) -> tuple[str, str]:
    return found.prompt, found.negative_prompt


def test_the_usual_graph_is_read() -> None:
    assert read(a_graph()) == PictureSettings(
        program="ComfyUI",
        prompt="a fish",
        negative_prompt="blur",
        seed=0,
        steps=20,
        sampler="euler",
        scheduler="normal",
        guidance=8.0,
        width=512,
        height=768,
        model_name="v1-5",
    )


def test_nan_in_the_graph_hides_nothing() -> None:
    text = json.dumps(a_graph()).replace('"denoise": 1.0', '"denoise": NaN')
    found, _ = read_settings(Embedded("PNG", 8, 8, {"prompt": text}))
    assert found is not None
    assert found.seed == 0


def test_a_webp_has_the_graph_in_exif() -> None:
    data = exif("<", {0x0110: b"prompt:" + json.dumps(a_graph()).encode() + b"\0"})
    found, _ = read_settings(Embedded("WEBP", 8, 8, exif_texts(data)[0]))
    assert found is not None
    assert found.prompt == "a fish"


def test_a_jpeg_has_the_graph_in_its_user_comment() -> None:
    assert read(a_graph(), "UserComment").prompt == "a fish"
    assert read({"prompt": a_graph(), "workflow": {}}, "UserComment").seed == 0


def test_civitai_says_beside_its_graph_what_was_asked_for() -> None:
    extra = {"prompt": "a cat", "negativePrompt": "", "steps": 30, "cfgScale": 5, "sampler": "LCM"}
    said = {**a_graph(), "extra": {"airs": []}, "extraMetadata": json.dumps(extra)}
    found, _ = read_settings(Embedded("JPEG", 8, 8, {"UserComment": json.dumps(said)}))
    assert found is not None
    assert (found.program, found.prompt, found.negative_prompt) == ("Civitai", "a cat", "blur")
    assert (found.steps, found.guidance, found.sampler, found.scheduler) == (30, 5.0, "LCM", "")
    assert (found.seed, found.model_name) == (0, "v1-5")


def test_image_to_image_has_a_strength_and_no_size() -> None:
    graph = a_graph(
        n5=node("VAEEncode", pixels=["10", 0]), n10=node("ImageScale", width=9, height=9)
    )
    graph["3"]["inputs"]["denoise"] = 0.6
    found = read(graph)
    assert (found.width, found.height, found.strength) == (None, None, 0.6)


def test_the_first_of_two_passes_counts() -> None:
    second = node(
        "KSampler",
        seed=99,
        steps=10,
        cfg=5,
        sampler_name="dpmpp_2m",
        scheduler="karras",
        denoise=0.5,
        model=["4", 0],
        positive=["6", 0],
        negative=["7", 0],
        latent_image=["11", 0],
    )
    found = read(
        a_graph(
            n8=node("VAEDecode", samples=["10", 0], vae=["4", 2]),
            n10=second,
            n11=node("LatentUpscale", samples=["3", 0], width=1024, height=1536),
        )
    )
    assert (found.seed, found.steps, found.width, found.strength) == (0, 20, 512, None)
    assert ("Pass 2", "steps 10, cfg 5, denoise 0.5") in found.others


def test_a_sampler_that_made_another_picture_is_not_taken() -> None:
    lone = node("KSampler", seed=77, steps=1, positive=["6", 0], negative=["7", 0])
    assert read({"1": lone, **a_graph()}).seed == 0


def test_advanced_and_custom_samplers_are_read() -> None:
    graph = a_graph()
    inputs = graph["3"]["inputs"]
    inputs["noise_seed"] = inputs.pop("seed") + 5
    graph["3"]["class_type"] = "KSamplerAdvanced"
    assert read(graph).seed == 5
    custom = a_graph(
        n3=node(
            "SamplerCustom",
            noise_seed=6,
            cfg=3.5,
            model=["4", 0],
            positive=["6", 0],
            negative=["7", 0],
            sampler=["10", 0],
            sigmas=["11", 0],
            latent_image=["5", 0],
        ),
        n10=node("KSamplerSelect", sampler_name="dpmpp_2m"),
        n11=node("KarrasScheduler", steps=12),
    )
    found = read(custom)
    assert (found.seed, found.guidance, found.sampler, found.scheduler, found.steps) == (
        6,
        3.5,
        "dpmpp_2m",
        "karras",
        12,
    )


def test_a_guided_sampler_is_read_through_its_parts() -> None:
    found = read(
        a_graph(
            n3=node(
                "SamplerCustomAdvanced",
                noise=["20", 0],
                guider=["21", 0],
                sampler=["22", 0],
                sigmas=["23", 0],
                latent_image=["5", 0],
            ),
            n5=node("EmptySD3LatentImage", width=["24", 0], height=1024),
            n20=node("RandomNoise", noise_seed=2**64 - 1),
            n21=node("BasicGuider", model=["25", 0], conditioning=["26", 0]),
            n22=node("KSamplerSelect", sampler_name="euler"),
            n23=node("BasicScheduler", scheduler="simple", steps=4, denoise=1.0, model=["25", 0]),
            n24=node("PrimitiveInt", value=832),
            n25=node("ModelSamplingFlux", model=["27", 0]),
            n26=node("FluxGuidance", guidance=3.5, conditioning=["6", 0]),
            n27=node("UNETLoader", unet_name="flux1-dev.sft"),
        )
    )
    assert (found.seed, found.steps, found.scheduler, found.prompt) == (
        2**64 - 1,
        4,
        "simple",
        "a fish",
    )
    assert (found.width, found.height, found.model_name) == (832, 1024, "flux1-dev")
    assert ("Guidance (Flux)", "3.5") in found.others


def test_a_guider_of_three_conditionings_has_the_prompt_in_the_first() -> None:
    found = read(
        a_graph(
            n3=node("SamplerCustomAdvanced", noise=["20", 0], guider=["21", 0], sigmas=["23", 0]),
            n20=node("RandomNoise", noise_seed=4),
            n21=node(
                "DualCFGGuider",
                cfg_conds=5.0,
                cond1=["22", 0],
                cond2=["22", 1],
                negative=["7", 0],
                model=["4", 0],
            ),
            n22=node("InstructPixToPixConditioning", positive=["6", 0], negative=["7", 0]),
            n23=node("BasicScheduler", scheduler="simple", steps=4),
        )
    )
    assert words(found) == ("a fish", "blur")
    assert found.guidance == 5


def test_the_efficient_nodes_are_read() -> None:
    graph = {
        "1": node(
            "Efficient Loader",
            ckpt_name="real.safetensors",
            vae_name="Baked VAE",
            clip_skip=-2,
            lora_name="ink.safetensors",
            lora_model_strength=0.6,
            positive="a fish",
            negative="blur",
            empty_latent_width=512,
            empty_latent_height=640,
            lora_stack=["3", 0],
        ),
        "2": node(
            "KSampler (Efficient)",
            seed=5,
            steps=9,
            cfg=7,
            sampler_name="euler",
            scheduler="karras",
            denoise=1,
            model=["1", 0],
            positive=["1", 1],
            negative=["1", 2],
            latent_image=["1", 3],
        ),
        "3": node("LoRA Stacker", lora_count=1, lora_name_1="silk.safetensors", lora_wt_1=0.2) | {},
        "4": node("PreviewImage", images=["2", 5]),
    }
    graph["3"]["inputs"] |= {"lora_name_2": "unused", "lora_wt_2": 1.0}
    found = read(graph)
    assert words(found) == ("a fish", "blur")
    assert (found.model_name, found.vae, found.clip_skip, found.width, found.height) == (
        "real",
        "",
        2,
        512,
        640,
    )
    assert set(found.loras) == {
        LoraUse(name="ink", weight=0.6),
        LoraUse(name="silk", weight=0.2),
    }


def test_texts_come_from_other_nodes_joined_or_not() -> None:
    found = read(
        a_graph(
            n6=node("CLIPTextEncode", text=["10", 0], clip=["4", 1]),
            n10=node("StringConcatenate", string_a=["11", 0], string_b="water", delimiter=", "),
            n11=node("PrimitiveStringMultiline", value="a fish"),
            n7=node("CLIPTextEncode", text=["12", 0], clip=["4", 1]),
            n12=node("ShowText|pysssss", text=["13", 0], text_0="shown"),
            n13=node("Text Multiline", text="blur"),
        )
    )
    assert words(found) == ("a fish, water", "blur")


def test_combined_conditionings_are_joined() -> None:
    found = read(
        a_graph(
            n3=node(
                "KSampler",
                seed=["20", 0],
                steps=["21", 0],
                cfg=7,
                sampler_name="euler",
                scheduler="normal",
                denoise=1,
                model=["4", 0],
                positive=["10", 0],
                negative=["10", 1],
                latent_image=["5", 0],
            ),
            n10=node(
                "ControlNetApplyAdvanced", positive=["11", 0], negative=["12", 0], strength=0.5
            ),
            n11=node("ConditioningCombine", conditioning_1=["6", 0], conditioning_2=["13", 0]),
            n12=node("ConditioningZeroOut", conditioning=["6", 0]),
            n13=node("CLIPTextEncodeSDXL", text_g="in water", text_l="in water", clip=["4", 1]),
            n20=node("Seed (rgthree)", seed=31),
            n21=node("PrimitiveInt", value=25),
        )
    )
    assert words(found) == ("a fish, in water", "")
    assert (found.seed, found.steps) == (31, 25)


def test_loras_in_a_chain_are_all_found() -> None:
    found = read(
        a_graph(
            n3={
                **a_graph()["3"],
                "inputs": {**a_graph()["3"]["inputs"], "model": ["10", 0]},
            },
            n10=node(
                "LoraLoader", lora_name="ink.safetensors", strength_model=0.5, model=["11", 0]
            ),
            n11=node(
                "Power Lora Loader (rgthree)",
                lora_1={"on": True, "lora": "a/silk.safetensors", "strength": 0.8},
                lora_2={"on": False, "lora": "off.safetensors", "strength": 1},
                model=["4", 0],
            ),
        )
    )
    assert found.loras == (LoraUse(name="silk", weight=0.8), LoraUse(name="ink", weight=0.5))
    assert found.model_name == "v1-5"


def test_circles_and_missing_nodes_end() -> None:
    graph = a_graph(
        n4=node("LoraLoader", model=["4", 0], lora_name="x"),
        n5=node("Reroute", samples=["5", 0]),
        n6=node("ConditioningCombine", conditioning_1=["6", 0], conditioning_2=["99", 0]),
        n7=node("CLIPTextEncode", text=["7", 0]),
    )
    graph["3"]["inputs"]["seed"] = ["3", 0]
    found = read(graph)
    assert (found.prompt, found.steps) == ("", 20)


@pytest.mark.parametrize("count", [5000])
def test_a_long_chain_ends(count: int) -> None:
    graph = a_graph()
    for number in range(100, 100 + count):
        graph[str(number)] = node("ConditioningCombine", conditioning_1=[str(number + 1), 0])
        graph[f"s{number}"] = node("SaveImage", images=["8", 0])
    graph["3"]["inputs"]["positive"] = ["100", 0]
    assert read(graph).negative_prompt == "blur"


def test_without_a_sampler_the_only_prompt_is_shown() -> None:
    found = read({"1": node("CLIPTextEncode", text="a fish"), "2": node("Unknown", a=1)})
    assert found.prompt == "a fish"


# The graph that the window shows, for files that have no other.


def ui_node(
    id_: int,
    kind: str,
    widgets: list[Any] | None = None,
    links: dict[str, int] | None = None,
    **more: Any,
) -> dict[str, Any]:
    inputs = [{"name": name, "type": "*", "link": link} for name, link in (links or {}).items()]
    return {
        "id": id_,
        "type": kind,
        "mode": 0,
        "inputs": inputs,
        "widgets_values": widgets or [],
        **more,
    }


def a_workflow(*more: dict[str, Any], **changes: Any) -> dict[str, Any]:
    nodes = [
        ui_node(
            3,
            "KSampler",
            [11, "randomize", 20, 8, "euler", "normal", 1],
            {"model": 1, "positive": 2, "negative": 3, "latent_image": 4},
        ),
        ui_node(4, "CheckpointLoaderSimple", ["v1-5.ckpt"]),
        ui_node(5, "EmptyLatentImage", [512, 640, 1]),
        ui_node(6, "CLIPTextEncode", ["a fish"]),
        ui_node(7, "CLIPTextEncode", ["blur"]),
        ui_node(9, "SaveImage", ["x"], {"images": 5}),
        *more,
    ]
    links = [
        [1, 4, 0, 3, 0, "MODEL"],
        [2, 6, 0, 3, 1, "CONDITIONING"],
        [3, 7, 0, 3, 2, "CONDITIONING"],
        [4, 5, 0, 3, 3, "LATENT"],
        [5, 3, 0, 9, 0, "IMAGE"],
    ]
    return {"nodes": nodes, "links": links, **changes}


def test_the_window_s_graph_is_read_where_there_is_no_other() -> None:
    found = read(a_workflow(), "workflow")
    assert words(found) == ("a fish", "blur")
    assert (found.seed, found.steps, found.guidance, found.width, found.model_name) == (
        11,
        20,
        8.0,
        512,
        "v1-5",
    )


def test_muted_nodes_say_nothing_and_bypassed_ones_pass_on() -> None:
    muted = ui_node(20, "KSampler", [99, "fixed", 1, 1, "x", "y", 1], {"positive": 2}, mode=2)
    bypassed = ui_node(21, "LoraLoader", ["ink", 1, 1], mode=4)
    bypassed["inputs"] = [{"name": "model", "type": "MODEL", "link": 6}]
    bypassed["outputs"] = [{"name": "MODEL", "type": "MODEL"}]
    said = a_workflow(muted, bypassed)
    said["links"][0] = [1, 21, 0, 3, 0, "MODEL"]
    said["links"].append([6, 4, 0, 21, 0, "MODEL"])
    found = read(said, "workflow")
    assert (found.seed, found.model_name, found.loras) == (11, "v1-5", ())


def test_subgraphs_are_taken_apart() -> None:
    inner = {
        "id": "a-subgraph",
        "nodes": [
            ui_node(1, "CLIPTextEncode", ["inside"], {"clip": 10}),
            ui_node(2, "ConditioningCombine", [], {"conditioning_1": 11, "conditioning_2": 12}),
        ],
        "links": [
            {"id": 10, "origin_id": -10, "origin_slot": 0, "target_id": 1, "target_slot": 0},
            {"id": 11, "origin_id": 1, "origin_slot": 0, "target_id": 2, "target_slot": 0},
            {"id": 12, "origin_id": -10, "origin_slot": 1, "target_id": 2, "target_slot": 1},
            {"id": 13, "origin_id": 2, "origin_slot": 0, "target_id": -20, "target_slot": 0},
        ],
    }
    said = a_workflow(
        ui_node(30, "a-subgraph", [], {"clip": 20, "words": 21}),
        definitions={"subgraphs": [inner]},
    )
    said["links"][1] = [2, 30, 0, 3, 1, "CONDITIONING"]
    said["links"] += [[20, 4, 1, 30, 0, "CLIP"], [21, 6, 0, 30, 1, "CONDITIONING"]]
    assert words(read(said, "workflow")) == ("inside, a fish", "blur")


def test_a_subgraph_within_itself_ends() -> None:
    inner = {"id": "x", "nodes": [ui_node(1, "x"), ui_node(2, "x")], "links": []}
    said = a_workflow(ui_node(30, "x"), definitions={"subgraphs": [inner]})
    assert read(said, "workflow").prompt == "a fish"
