"""ComfyUI's two graphs in one form: nodes with a class and named inputs, which may be links."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from sdstudio.domain.peer_metadata.values import Json, as_dict, as_list, as_text

#: Workflows have 10 to 300.
NODES_MAX: Final = 5000
_INPUTS_MAX: Final = 500
_DEPTH_MAX: Final = 16
#: Links and inputs looked at in all: a subgraph may be used, and so taken apart, many times.
_WORK_MAX: Final = 200_000
_MUTED, _BYPASSED = 2, 4
# Of a subgraph's links: its inputs and its outputs.
_INPUT_NODE, _OUTPUT_NODE = -10, -20
#: What each number in ``widgets_values`` is, where the workflow doesn't say; ``None`` is skipped.
_WIDGETS: Final[Mapping[str, tuple[str | None, ...]]] = MappingProxyType(
    {
        "KSampler": ("seed", None, "steps", "cfg", "sampler_name", "scheduler", "denoise"),
        "KSamplerAdvanced": (
            "add_noise",
            "noise_seed",
            None,
            "steps",
            "cfg",
            "sampler_name",
            "scheduler",
            "start_at_step",
            "end_at_step",
            "return_with_leftover_noise",
        ),
        "SamplerCustom": ("add_noise", "noise_seed", None, "cfg"),
        "RandomNoise": ("noise_seed", None),
        "KSamplerSelect": ("sampler_name",),
        "BasicScheduler": ("scheduler", "steps", "denoise"),
        "CFGGuider": ("cfg",),
        "FluxGuidance": ("guidance",),
        "CLIPTextEncode": ("text",),
        "CLIPSetLastLayer": ("stop_at_clip_layer",),
        "CheckpointLoaderSimple": ("ckpt_name",),
        "CheckpointLoader": ("config_name", "ckpt_name"),
        "UNETLoader": ("unet_name", "weight_dtype"),
        "VAELoader": ("vae_name",),
        "LoraLoader": ("lora_name", "strength_model", "strength_clip"),
        "LoraLoaderModelOnly": ("lora_name", "strength_model"),
        "EmptyLatentImage": ("width", "height", "batch_size"),
        "EmptySD3LatentImage": ("width", "height", "batch_size"),
        "PrimitiveNode": ("value", None),
    }
)


@dataclass(frozen=True, slots=True)
class Link:
    """An output of another node, as the value of an input."""

    node: str
    slot: int


Value = Link | Json


@dataclass(frozen=True, slots=True)
class Node:
    """A node that is not muted.

    Args:
        values: by input: a :class:`Link`, or a value from JSON.
        inner: of a subgraph: what each of its outputs is linked to.
    """

    id: str
    kind: str
    values: Mapping[str, Value]
    inner: Mapping[int, Link] = field(default_factory=lambda: MappingProxyType({}))

    def links(self) -> Iterator[tuple[str, Link]]:
        """The inputs that are linked."""
        for name, value in self.values.items():
            if isinstance(value, Link):
                yield name, value


Graph = Mapping[str, Node]


def graph_of_prompt(said: Mapping[str, Json]) -> dict[str, Node]:
    """The nodes of an API graph; none if it isn't one."""
    nodes: dict[str, Node] = {}
    for id_, one in list(said.items())[:NODES_MAX]:
        node = as_dict(one)
        kind = as_text(node.get("class_type"))
        if kind:
            inputs = list(as_dict(node.get("inputs")).items())[:_INPUTS_MAX]
            nodes[id_] = Node(id_, kind[:200], {name: _linked(value) for name, value in inputs})
    return nodes


def _linked(value: Json) -> Value:
    if isinstance(value, list) and len(value) == 2:
        node, slot = value
        is_id = isinstance(node, str) or type(node) is int
        if is_id and type(slot) is int and abs(slot) < 10_000:
            return Link(str(node)[:200], slot)
    return value


def graph_of_workflow(said: Mapping[str, Json]) -> dict[str, Node]:
    """The nodes of the graph that the window shows, with subgraphs taken apart."""
    if not isinstance(said.get("nodes"), list):
        return {}
    kinds = (as_dict(one) for one in as_list(as_dict(said.get("definitions")).get("subgraphs")))
    subgraphs = {as_text(one.get("id")): one for one in kinds if one.get("id")}
    reader = _Workflow(subgraphs)
    reader.take(said, "", {}, 0)
    return {id_: node for id_, node in reader.nodes.items() if not id_.endswith("\0")}


class _Workflow:
    """Takes the nodes of a graph and of its subgraphs into one graph."""

    def __init__(self, subgraphs: Mapping[str, dict[str, Json]]) -> None:
        self.nodes: dict[str, Node] = {}
        self._subgraphs = subgraphs
        self._work_left = _WORK_MAX

    def take(
        self, said: Mapping[str, Json], prefix: str, outer: Mapping[int, Value], depth: int
    ) -> dict[int, Link]:
        """Take the nodes of ``said``.

        Args:
            prefix: of their ids.
            outer: of a subgraph: what its inputs are linked to.

        Returns:
            What its outputs are linked to.
        """
        sources: dict[int, Value] = {}
        outputs: dict[int, Link] = {}
        for one in as_list(said.get("links")):
            if (left := self._work_left - 1) < 0:
                break
            self._work_left = left
            link = _link(one)
            if link is None:
                continue
            id_, (node, slot), (target, target_slot) = link
            source = outer.get(slot) if node == _INPUT_NODE else Link(f"{prefix}{node}", slot)
            sources[id_] = source
            if target == _OUTPUT_NODE and isinstance(source, Link):
                outputs[target_slot] = source
        for one in as_list(said.get("nodes")):
            if len(self.nodes) >= NODES_MAX or self._work_left < 0:
                break
            self._take_node(as_dict(one), prefix, sources, depth)
        return outputs

    def _take_node(
        self, said: dict[str, Json], prefix: str, sources: Mapping[int, Value], depth: int
    ) -> None:
        id_, mode = f"{prefix}{str(said.get('id'))[:50]}", said.get("mode")
        if mode == _MUTED:
            return
        kind = as_text(said.get("type"))[:200]
        links: dict[str, Value] = {}
        in_order: dict[int, Value] = {}
        inputs = as_list(said.get("inputs"))[:_INPUTS_MAX]
        self._work_left -= 1 + len(inputs)
        for number, one in enumerate(inputs):
            entry = as_dict(one)
            link = entry.get("link")
            if type(link) is int and sources.get(link) is not None:
                links[as_text(entry.get("name"))] = in_order[number] = sources[link]
        if mode == _BYPASSED:
            # A bypassed node passes on its inputs, by type.
            self.nodes[id_] = Node(id_, "Bypassed", links, _passed(said, links))
            return
        inner: Mapping[int, Link] = {}
        if kind in self._subgraphs and depth < _DEPTH_MAX:
            inner = self.take(self._subgraphs[kind], f"{id_}:", in_order, depth + 1)
        self.nodes[id_] = Node(id_, kind, {**_widgets(said, kind), **links}, inner)


def _passed(said: dict[str, Json], links: Mapping[str, Value]) -> dict[int, Link]:
    """What the outputs of a bypassed node are linked to: its first input of the same type."""
    by_type: dict[str, Link] = {}
    for one in as_list(said.get("inputs"))[:_INPUTS_MAX]:
        entry = as_dict(one)
        link = links.get(as_text(entry.get("name")))
        if isinstance(link, Link):
            by_type.setdefault(as_text(entry.get("type")), link)
    outputs = as_list(said.get("outputs"))[:_INPUTS_MAX]
    types = (as_text(as_dict(one).get("type")) for one in outputs)
    return {slot: by_type[type_] for slot, type_ in enumerate(types) if type_ in by_type}


def _link(said: Json) -> tuple[int, tuple[int, int], tuple[int, int]] | None:
    """A link's number, where it comes from and where it goes, each as node and slot."""
    if isinstance(said, list) and len(said) >= 5:
        found = tuple(said[:5])
    else:
        one = as_dict(said)
        names = ("id", "origin_id", "origin_slot", "target_id", "target_slot")
        found = tuple(one.get(name) for name in names)
    numbers = [one for one in found if type(one) is int and abs(one) < 2**53]
    if len(numbers) != 5:
        return None
    return numbers[0], (numbers[1], numbers[2]), (numbers[3], numbers[4])


def _widgets(said: dict[str, Json], kind: str) -> dict[str, Json]:
    """The values that were set on the node itself."""
    values = said.get("widgets_values")
    if isinstance(values, dict):
        return dict(list(values.items())[:_INPUTS_MAX])
    listed = as_list(values)[:_INPUTS_MAX]
    names = _WIDGETS.get(kind)
    if names is None:
        widgets = [as_dict(one) for one in as_list(said.get("inputs"))[:_INPUTS_MAX]]
        named = [as_text(as_dict(one.get("widget")).get("name")) for one in widgets]
        names = tuple(_with_controls([one for one in named if one]))
    found = {
        name: value
        for name, value in zip(names, listed, strict=False)
        if name is not None and not isinstance(value, list | dict)
    }
    # Nodes for text, of which there are hundreds of kinds.
    if not found and listed and isinstance(listed[0], str):
        return {"text": listed[0]}
    return found


def _with_controls(names: list[str]) -> Iterator[str | None]:
    """The window adds a value for what happens to a seed after each run."""
    for name in names:
        yield name
        if name in ("seed", "noise_seed"):
            yield None
