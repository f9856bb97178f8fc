"""ComfyUI: the settings are spread over a graph, which is walked backwards from the sampler."""

from collections.abc import Iterator, Mapping
from typing import Final

from sdstudio.domain.embedded import USER_COMMENT
from sdstudio.domain.peer_metadata.comfy_graph import (
    Graph,
    Link,
    Node,
    Value,
    graph_of_prompt,
    graph_of_workflow,
)
from sdstudio.domain.peer_metadata.values import (
    Json,
    as_dict,
    as_text,
    json_object,
    lora,
    named,
    title,
)
from sdstudio.domain.picture_settings import LoraUse, PictureSettings, plain_text

_PROGRAM: Final = "ComfyUI"
#: Nodes visited for one answer.
_VISITS_MAX: Final = 2000
#: Links followed for all answers together; a large workflow has 1000.
_LINKS_MAX: Final = 100_000
_DEPTH_MAX: Final = 60
_CHAIN_MAX: Final = 300
_OUTPUTS_MAX: Final = 10
_TEXTS_MAX: Final = 50
#: Inputs that hold a prompt, the most common first.
_TEXTS: Final = (
    "text",
    "text_g",
    "prompt",
    "t5xxl",
    "clip_l",
    "text_l",
    "string",
    "value",
    "wildcard_text",
    "populated_text",
    "text_positive",
    "STRING",
    "Text",
    "Prompt",
    "input_string",
    "text1",
    "string1",
)
#: Inputs of nodes that join texts, in order.
_JOINED: Final = tuple(
    f"{name}{between}{mark}"
    for name in ("text", "string", "prompt")
    for between in ("", "_")
    for mark in "abcd1234"
)
_NUMBERS: Final = (
    "value",
    "seed",
    "noise_seed",
    "int",
    "float",
    "number",
    "Value",
    "Number",
    "INT",
    "FLOAT",
    "a",
)
#: Inputs of samplers and guiders for the prompt.
_PROMPTS: Final = ("positive", "conditioning", "cond1")
_CONDITIONING: Final = (
    "conditioning_to",
    "conditioning_from",
    "conditioning",
    "conditioning_1",
    "conditioning_2",
    "conditioning1",
    "conditioning2",
    "cond1",
    "cond2",
)


def read(texts: Mapping[str, str]) -> PictureSettings | None:
    """The settings in ``prompt``, else in ``workflow``, else in the user comment of a JPEG."""
    said = json_object(texts.get("prompt")) or {}
    graph = graph_of_prompt(said)
    if not graph:
        said = json_object(texts.get("workflow")) or {}
        # Some savers write the API graph there.
        graph = graph_of_workflow(said) or graph_of_prompt(said)
    if not graph:
        said = json_object(texts.get(USER_COMMENT)) or {}
        graph = graph_of_prompt(as_dict(said.get("prompt"))) or graph_of_prompt(said)
    if not graph:
        return None
    found = _Walk(graph).settings()
    extra = json_object(as_text(said.get("extraMetadata")))
    return found if extra is None else _of_civitai(found, extra)


def _of_civitai(found: PictureSettings, extra: Mapping[str, Json]) -> PictureSettings:
    """``found`` with what Civitai was asked for; its graphs have nodes of its own."""
    asked = {
        "prompt": extra.get("prompt"),
        "negative_prompt": extra.get("negativePrompt"),
        "seed": extra.get("seed"),
        "steps": extra.get("steps"),
        "sampler": extra.get("sampler"),
        "guidance": extra.get("cfgScale"),
        "width": extra.get("width"),
        "height": extra.get("height"),
    }
    known = {name: value for name, value in asked.items() if value not in (None, "")}
    scheduler = {"scheduler": ""} if "sampler" in known else {}
    values = {**found.model_dump(), **known, **scheduler, "program": "Civitai"}
    return PictureSettings.model_validate(values)


class _Walk:
    """Finds what made the picture. Every walk is bounded, since links may form circles."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._links_left = _LINKS_MAX

    def settings(self) -> PictureSettings:
        """All settings that are found; without a sampler, hardly any."""
        samplers = self._samplers()
        if not samplers:
            return PictureSettings(program=_PROGRAM, prompt=self._only_text())
        first = samplers[0]
        guider = self._node_at(first, "guider") or first
        sigmas = self._node_at(first, "sigmas")
        model = self._chain(guider, "model")
        size = self._size(first)
        denoise = self._number(first, "denoise")
        if denoise is None and sigmas is not None:
            denoise = self._number(sigmas, "denoise")
        noise = self._node_at(first, "noise")
        prompts = (self._prompt(guider, one, "positive") for one in _PROMPTS)
        loader, name = self._model(model)
        steps = self._number(first, "steps", "steps_total")
        if steps is None and sigmas is not None:
            steps = self._number(sigmas, "steps")
        scheduler = self._text(first, "scheduler")
        if not scheduler and sigmas is not None:
            scheduler = self._text(sigmas, "scheduler") or _scheduler_of(sigmas.kind)
        return PictureSettings.model_validate(
            {
                "program": _PROGRAM,
                "prompt": next((one for one in prompts if one), ""),
                "negative_prompt": self._prompt(guider, "negative", "negative"),
                "seed": self._seed(first, noise),
                "steps": steps,
                "sampler": self._sampler_name(first),
                "scheduler": scheduler,
                "guidance": self._number(guider, "cfg", "cfg_conds"),
                "width": size[0],
                "height": size[1],
                "strength": denoise if size == (None, None) and denoise != 1 else None,
                "model_name": title(name),
                "vae": self._vae(loader),
                "loras": named(self._loras(model, guider)),
                "clip_skip": self._clip_skip(guider),
                "others": tuple(self._others(samplers, guider)),
            }
        )

    # Which nodes.

    def _samplers(self) -> list[Node]:
        """The samplers that the saved picture depends on, the first one to run first."""
        last = [one for one in self._graph.values() if _is_output(one)]
        found: list[Node] = []
        for one in last[:_OUTPUTS_MAX]:
            found += [node for node in self._before(one) if _is_sampler(node)]
        if not found:
            found = [one for one in self._graph.values() if _is_sampler(one)]
        unique = list({one.id: one for one in found}.values())[:20]
        # Found backwards. The first starts from no other sampler's result.
        for one in reversed(unique):
            latent = self._node_at(one, "latent_image") or self._node_at(one, "latent")
            before = self._before(latent) if latent is not None else ()
            if not any(_is_sampler(node) for node in before):
                return [one, *(other for other in unique if other.id != one.id)]
        return unique

    def _before(self, start: Node) -> Iterator[Node]:
        """``start`` and all that it depends on, nearest first."""
        waiting, seen = [start], {start.id}
        for visit in range(_VISITS_MAX):
            if visit >= len(waiting):
                return
            node = waiting[visit]
            yield node
            links = [*(one for _, one in node.links()), *node.inner.values()]
            self._links_left -= 1 + len(links)
            if self._links_left < 0:
                return
            for link in links:
                source = self._at(link)
                if source is not None and source.id not in seen:
                    seen.add(source.id)
                    waiting.append(source)

    def _at(self, value: Value) -> Node | None:
        """The node that ``value`` links to, through subgraphs and bypassed nodes."""
        for _ in range(_DEPTH_MAX):
            if not isinstance(value, Link) or (node := self._graph.get(value.node)) is None:
                return None
            inner = node.inner.get(value.slot)
            if inner is None:
                return None if node.kind == "Bypassed" else node
            value = inner
        return None

    def _node_at(self, node: Node, name: str) -> Node | None:
        return self._at(node.values.get(name))

    def _chain(self, start: Node, name: str) -> list[Node]:
        """The nodes from ``start`` backwards through the input ``name``."""
        chain: list[Node] = []
        node: Node | None = start
        seen: set[str] = set()
        while node is not None and node.id not in seen and len(chain) < _CHAIN_MAX:
            seen.add(node.id)
            chain.append(node)
            node = self._node_at(node, name) or self._only_source(node, name)
        return chain

    def _only_source(self, node: Node, name: str) -> Node | None:
        """Of a node without the input ``name``: what it passes on, if that can only be one."""
        if node.kind in ("Reroute", "Any Switch (rgthree)") or "reroute" in node.kind.lower():
            return next((found for _, link in node.links() if (found := self._at(link))), None)
        for other in (f"{name}1", f"{name}_1", "base_model", "pipe", "basic_pipe", "lora_stack"):
            if (found := self._node_at(node, other)) is not None:
                return found
        return None

    # Values.

    def _resolved(self, value: Value, names: tuple[str, ...]) -> Value:
        """``value``, or what the node that it links to has under one of ``names``."""
        for _ in range(_DEPTH_MAX):
            if not isinstance(value, Link):
                return value
            node = self._at(value)
            if node is None:
                return None
            held = next((node.values[one] for one in names if one in node.values), None)
            if held is None:
                links = [link for _, link in node.links()]
                held = links[0] if len(links) == 1 else None
            value = held
        return None

    def _number(self, node: Node, *names: str) -> float | int | None:
        for name in names:
            found = self._resolved(node.values.get(name), (*names, *_NUMBERS))
            if isinstance(found, int | float) and not isinstance(found, bool):
                return found
        return None

    def _text(self, node: Node, name: str) -> str:
        found = self._resolved(node.values.get(name), (name, *_TEXTS))
        return found if isinstance(found, str) else ""

    def _seed(self, sampler: Node, noise: Node | None) -> float | int | None:
        for node in (sampler, noise):
            if node is not None:
                found = self._number(node, "seed", "noise_seed")
                if found is not None:
                    return found
        return None

    def _sampler_name(self, sampler: Node) -> str:
        name = self._text(sampler, "sampler_name")
        if not name and (chosen := self._node_at(sampler, "sampler")) is not None:
            kind = chosen.kind.removeprefix("Sampler").lower()
            name = self._text(chosen, "sampler_name") or kind
        return name.removeprefix("sample_")

    def _model(self, chain: list[Node]) -> tuple[Node | None, str]:
        """The node that loads the model, and the model's name."""
        for node in chain:
            for name in ("ckpt_name", "unet_name", "base_ckpt_name", "model_name", "checkpoint"):
                if found := self._text(node, name):
                    return node, found
        return None, ""

    def _vae(self, loader: Node | None) -> str:
        names = (one for one in self._graph.values() if one.kind == "VAELoader")
        found = next((self._text(one, "vae_name") for one in names), "")
        if not found and loader is not None:
            found = self._text(loader, "vae_name")
        return "" if found == "Baked VAE" else title(found)

    def _size(self, sampler: Node) -> tuple[float | int | None, float | int | None]:
        """The size of the empty picture that the sampler began with."""
        latent = self._node_at(sampler, "latent_image") or self._node_at(sampler, "latent")
        for node in self._before(latent) if latent is not None else ():
            if _is_sampler(node):
                break
            for names in (("width", "height"), ("empty_latent_width", "empty_latent_height")):
                width, height = (self._number(node, name) for name in names)
                if width is not None and height is not None and _makes_latent(node):
                    return width, height
        return None, None

    def _clip_skip(self, guider: Node) -> float | int | None:
        for node in self._before(guider):
            for name in ("stop_at_clip_layer", "clip_skip"):
                if (found := self._number(node, name)) is not None:
                    return found
        return None

    # LoRAs.

    def _loras(self, chain: list[Node], guider: Node) -> Iterator[LoraUse]:
        nodes = {one.id: one for one in chain}
        # Stacks are linked beside the model.
        for node in (*chain, guider):
            stack = self._node_at(node, "lora_stack") or self._node_at(node, "optional_lora_stack")
            if stack is not None and stack.id not in nodes:
                nodes |= {one.id: one for one in self._chain(stack, "lora_stack")}
        for node in reversed(nodes.values()):
            yield from self._loras_of(node)

    def _loras_of(self, node: Node) -> Iterator[LoraUse]:
        count = self._number(node, "lora_count")
        for name, value in node.values.items():
            entry = as_dict(value)
            if entry.get("lora"):  # rgthree's Power Lora Loader
                if entry.get("on") is not False:
                    yield lora(entry.get("lora"), entry.get("strength", 1.0))
                continue
            if not name.startswith("lora_") or name.startswith("lora_wt"):
                continue
            mark = name.removeprefix("lora_").removeprefix("name").lstrip("_")
            if mark and not mark.isdecimal():
                continue
            found = self._text(node, name)
            is_used = count is None or not mark or int(mark[:4]) <= count
            if found and found != "None" and is_used:
                yield lora(found, self._lora_weight(node, mark))

    def _lora_weight(self, node: Node, mark: str) -> float | int:
        names = [
            f"{name}_{mark}" if mark else name
            for name in (
                "strength_model",
                "lora_model_strength",
                "strength",
                "lora_wt",
                "model_str",
            )
        ]
        found = self._number(node, *names)
        return 1.0 if found is None else found

    # Prompts.

    def _prompt(self, start: Node, name: str, role: str) -> str:
        """The texts behind the input ``name``; ``role`` is what nodes for both prompts call it."""
        parts: list[str] = []
        value = start.values.get(name)
        if isinstance(value, str):
            return value
        self._take_prompt(value, role, parts, set(), 0)
        return ", ".join(dict.fromkeys(one for one in parts if one.strip(" ,\n")))

    def _take_prompt(
        self, value: Value, role: str, parts: list[str], seen: set[str], depth: int
    ) -> None:
        """Put the texts that the conditioning ``value`` was made of into ``parts``."""
        node = self._at(value)
        if node is None or node.id in seen or len(parts) >= _TEXTS_MAX or depth > _DEPTH_MAX:
            return
        seen.add(node.id)
        if node.kind == "ConditioningZeroOut" or "ZeroOut" in node.kind:
            return
        # A node for both prompts has one output for each.
        own = node.values.get(role)
        if isinstance(own, str) and "clip" not in node.values:
            parts.append(own)
            return
        links = [node.values[name] for name in _CONDITIONING if name in node.values]
        if isinstance(own, Link):
            links.insert(0, own)
        links = [one for one in links if isinstance(one, Link)]
        for link in links:
            self._take_prompt(link, role, parts, seen, depth + 1)
        if links:
            return
        text = self._words(node, set(), 0)
        if text:
            parts.append(text)
            return
        for name, link in node.links():
            if name not in ("clip", "vae", "model", "image", "control_net", "style_model"):
                self._take_prompt(link, role, parts, seen, depth + 1)

    def _words(self, node: Node, seen: set[str], depth: int) -> str:
        """The text that ``node`` holds or joins."""
        if node.id in seen or depth > _DEPTH_MAX or len(seen) > _TEXTS_MAX:
            return ""
        seen.add(node.id)
        joined = [name for name in _JOINED if name in node.values]
        if len(joined) > 1:
            parts = [self._words_at(node.values[name], seen, depth) for name in joined]
            between = node.values.get("delimiter", node.values.get("separator", " "))
            between = between.replace("\\n", "\n") if isinstance(between, str) else " "
            return between.join(one for one in parts if one)
        found = [
            self._words_at(node.values[name], seen, depth) for name in _TEXTS if name in node.values
        ]
        found = [one for one in found if one.strip()]
        # SDXL's and Flux's two encoders mostly have the same text.
        is_encoder = "encode" in node.kind.lower()
        return ", ".join(dict.fromkeys(found)) if is_encoder else next(iter(found), "")

    def _words_at(self, value: Value, seen: set[str], depth: int) -> str:
        if isinstance(value, str):
            return value
        node = self._at(value)
        if node is None or node.id in seen or depth > _DEPTH_MAX:
            return ""
        text = self._words(node, seen, depth + 1)
        if not text:
            links = [link for _, link in node.links()]
            text = self._words_at(links[0], seen, depth + 1) if len(links) == 1 else ""
        return text

    def _only_text(self) -> str:
        encoders = [one for one in self._graph.values() if "TextEncode" in one.kind]
        return self._words(encoders[0], set(), 0) if len(encoders) == 1 else ""

    def _others(self, samplers: list[Node], guider: Node) -> Iterator[tuple[str, str]]:
        for node in self._before(guider):
            if node.kind == "FluxGuidance":
                yield "Guidance (Flux)", plain_text(self._number(node, "guidance"))
                break
        for number, node in enumerate(samplers[1:], 2):
            said = (
                (name, plain_text(self._number(node, name))) for name in ("steps", "cfg", "denoise")
            )
            yield f"Pass {number}", ", ".join(f"{name} {value}" for name, value in said if value)


def _is_sampler(node: Node) -> bool:
    values = node.values
    is_guided = "noise" in values and "sigmas" in values
    has_words = "positive" in values or "guider" in values
    has_start = bool({"seed", "noise_seed", "steps", "sigmas", "sampler_name"} & values.keys())
    return is_guided or (has_words and has_start and "sampler" in node.kind.lower())


def _makes_latent(node: Node) -> bool:
    """Whether its width and height are those of an empty picture; others resize what is given."""
    kind = node.kind.lower()
    is_new = "latent" in kind or "empty" in kind or "aspect" in kind
    return (is_new and "upscale" not in kind) or "empty_latent_width" in node.values


def _is_output(node: Node) -> bool:
    kind = node.kind.lower()
    return "save" in kind or "preview" in kind


def _scheduler_of(kind: str) -> str:
    """The name of the schedule that a node such as ``KarrasScheduler`` makes."""
    return kind.removesuffix("Scheduler").lower() if kind.endswith("Scheduler") else ""
