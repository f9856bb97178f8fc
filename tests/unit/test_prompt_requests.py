"""Requests from templates: each prompt is a request, which records what it was written from."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.domain.a1111_text import parameters_text
from sdstudio.domain.adapters import AdapterKind, AdapterRef
from sdstudio.domain.command_line import command_line
from sdstudio.domain.draft import Draft, draft_of, typed_prompts
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.kept_draft import kept_draft
from sdstudio.domain.params import SEED_MAX
from sdstudio.domain.peer_metadata.a1111 import read_text
from sdstudio.domain.prompt_expansion import PROMPTS_MAX, Method
from sdstudio.domain.prompt_requests import prompt_request, prompt_requests, with_template_of
from sdstudio.domain.prompt_template import UsedLine
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.resolving import resolve
from sdstudio.domain.styles import StyleRef
from sdstudio.domain.wildcards import GivenWildcards
from tests.support.pictures import a_provenance
from tests.support.services import checkpoint
from tests.unit.test_dynamic_prompt import ANY_TEXT

WILDCARDS = GivenWildcards({"colour": "red\nblue"})
CHECKPOINT = checkpoint()


def a_draft(prompt: str, negative: str = "", **settings: str | int) -> Draft:
    return Draft({"prompt": prompt, "negative_prompt": negative, **settings})


def requests(draft: Draft, drawn_seed: int = 7) -> tuple[GenerationRequest, ...]:
    return prompt_requests(draft, CHECKPOINT, WILDCARDS, drawn_seed=drawn_seed)


def test_a_prompt_without_syntax_is_one_request_as_ever() -> None:
    draft = replace(a_draft("a (red:1.2) {fish} a|b"), count=3)
    assert requests(draft) == (resolve(draft, CHECKPOINT, drawn_seed=7),)
    (request,) = requests(draft)
    assert (request.version, request.count, request.template) == (1, 3, None)
    # As earlier versions of the program wrote it, and can read it.
    assert "template" not in request.model_dump_json()


def test_each_random_picture_has_its_own_words_and_the_next_seed() -> None:
    draft = replace(a_draft("a {__colour__|green|black} {cat|dog}", seed=SEED_MAX), count=4)
    found = requests(draft)
    assert [one.params.seed for one in found] == [SEED_MAX, 0, 1, 2]
    assert [one.count for one in found] == [1, 1, 1, 1]
    assert len({one.params.prompt for one in found}) > 1
    assert [one.template.seed for one in found if one.template] == [SEED_MAX, 0, 1, 2]
    # The words follow from the seed, whatever the picture's place.
    again = requests(replace(draft, chosen={**draft.chosen, "seed": 1}, count=1))
    assert again[0].params == found[2].params


def test_all_combinations_have_the_same_seed_so_that_they_can_be_compared() -> None:
    draft = replace(a_draft("a {red|blue} fish", "{dull|grey}"), count=2, method=Method.ALL)
    found = requests(draft)
    assert [(one.params.prompt, one.params.negative_prompt) for one in found] == [
        (f"a {colour} fish", negative)
        for colour in ("red", "blue")
        for negative in ("dull", "grey")
    ]
    assert {(one.params.seed, one.count) for one in found} == {(7, 2)}


def test_a_request_records_what_it_was_written_from() -> None:
    draft = replace(a_draft("a __colour__ {x|y}", "{dull}"), count=2, method=Method.CYCLIC)
    second = requests(draft)[1]
    template = second.template
    assert template is not None
    assert (template.prompt, template.negative_prompt) == ("a __colour__ {x|y}", "{dull}")
    assert (template.method, template.number) == (Method.CYCLIC, 1)
    assert template.lines == (UsedLine(wildcard="colour", text="blue"),)
    assert (second.params.prompt, second.params.negative_prompt) == ("a blue y", "{dull}")
    assert GenerationRequest.model_validate_json(second.model_dump_json()) == second
    assert second.single(0).template == template


def test_other_programs_find_the_template_where_they_look_for_it() -> None:
    (request,) = requests(a_draft("a __colour__ fish", "{dull|grey}"))
    lines = parameters_text(request, a_provenance()).splitlines()
    assert lines[-2:] == ["Template: a __colour__ fish", "Negative Template: {dull|grey}"]
    read = read_text("\n".join(lines))
    assert read is not None
    assert read.prompt == request.params.prompt
    assert read.negative_prompt == request.params.negative_prompt


def test_the_command_makes_the_same_words_again() -> None:
    (request,) = requests(a_draft(r"a \{red|blue\} [a|b]", r"\__x__"))
    line = command_line(request, {}, {})
    assert r"a \{red|blue\} [a|b]" in line
    assert r"--negative-prompt=\__x__" in line


def test_braces_can_be_written_with_a_backslash() -> None:
    (request,) = requests(a_draft(r"a \{red|blue\} \__colour__ \(x\)"))
    assert request.params.prompt == r"a {red|blue} __colour__ \(x\)"
    assert request.template is None
    assert resolve(draft_of(request), CHECKPOINT, drawn_seed=0).params == request.params


def test_a_billion_combinations_are_refused_and_nothing_is_started() -> None:
    draft = replace(a_draft("{0|1|2|3|4|5|6|7|8|9}" * 9), method=Method.ALL)
    with pytest.raises(StudioError) as raised:
        requests(draft)
    assert (raised.value.code, raised.value.arguments) == (
        ErrorCode.PROMPTS_TOO_MANY,
        {"limit": PROMPTS_MAX},
    )


@pytest.mark.parametrize("prompt", ["a {red|blue", "__nowhere__"])
def test_what_is_wrong_with_a_template_is_told_before_anything_is_started(prompt: str) -> None:
    with pytest.raises(StudioError):
        requests(a_draft(prompt))
    with pytest.raises(StudioError):
        requests(a_draft("a fish", prompt))


def test_one_request_for_all_pictures_takes_options_by_its_seed() -> None:
    draft = replace(a_draft("{a|b|c|d}", seed=3), count=5, method=Method.ALL)
    one = prompt_request(draft, CHECKPOINT, WILDCARDS, drawn_seed=0)
    assert one.count == 5
    assert one.params.prompt == requests(replace(draft, method=Method.RANDOM))[0].params.prompt


def test_a_changed_job_keeps_its_template_while_its_words_stay() -> None:
    ink = StyleRef(uid="ink", name="Ink", prompt="ink of {prompt}")
    (before,) = requests(replace(a_draft(r"a {red|blue} \{x|y\} fish"), styles=(ink,)))
    typed = draft_of(before)

    def changed(**values: str | int) -> GenerationRequest:
        (request,) = requests(replace(typed, chosen={**typed.chosen, **values}))
        return with_template_of(before, request)

    assert before.template is not None
    assert changed(steps=9).template == before.template
    assert changed(prompt="a green fish").template is None
    # One that is a template itself has its own.
    own = changed(prompt="{a|b}").template
    assert own is not None
    assert own.prompt == "{a|b}"


def test_the_version_says_whether_words_change() -> None:
    versions = [requests(a_draft(one))[0].version for one in ("[a]", "[a:b:0.5]", r"[a\|b]")]
    assert versions == [1, 2, 2]
    assert requests(a_draft("a", "[a|b]"))[0].version == 2
    embedding = AdapterRef(kind=AdapterKind.EMBEDDING, name="[a|b]", sha256="0" * 64, weight=1)
    assert requests(replace(a_draft("[a|b]"), adapters=(embedding,)))[0].version == 1


def test_a_prompt_of_before_that_looks_like_syntax_is_typed_so_that_it_stays_the_same() -> None:
    earlier = resolve(a_draft("x"), CHECKPOINT, drawn_seed=1)
    params = earlier.params.model_copy(update={"prompt": "[a:b:0.5] {c|d} __e__"})
    earlier = earlier.model_copy(update={"params": params})
    assert typed_prompts(earlier)["prompt"] == r"[a\:b\:0.5] \{c|d\} \__e__"
    (again,) = requests(draft_of(earlier))
    assert again.params.prompt == r"[a\:b\:0.5] {c|d} __e__"
    changing = earlier.model_copy(update={"version": 2})
    assert requests(draft_of(changing))[0].params == changing.params


@given(ANY_TEXT, st.sampled_from([1, 2]))
def test_any_prompt_can_be_typed_again(prompt: str, version: int) -> None:
    # A request never has halves of characters.
    prompt = prompt.encode("utf-8", "replace").decode()
    request = resolve(a_draft("x"), CHECKPOINT, drawn_seed=1)
    params = request.params.model_copy(update={"prompt": prompt})
    request = request.model_copy(update={"params": params, "version": version})
    (again,) = requests(draft_of(request))
    if version == 2:
        assert again.params.prompt == prompt
    assert again.template is None


def test_the_method_is_kept_with_the_draft() -> None:
    assert kept_draft({"method": "all"}).method is Method.ALL
    assert kept_draft({"method": "of a later version"}).method is Method.RANDOM
