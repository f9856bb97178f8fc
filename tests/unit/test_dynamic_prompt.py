"""Dynamic prompts: what is syntax, and what is written from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.domain.dynamic_prompt import SpanKind, is_dynamic, literal, parse_template
from sdstudio.domain.error_formatting import sentence
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.prompt_expansion import Expansion, Templates, Words
from sdstudio.domain.wildcards import GivenWildcards, WildcardLine

WILDCARDS = GivenWildcards(
    {
        "colour": "red\n\n# a comment\n  blue  \n",
        "animals/cats": "tabby\nsiamese {kitten|cat}",
        "animals/dogs": "3::poodle\n0::wolf\nbeagle",
        "mood": "a __colour__ mood",
        "empty": "# nothing\n\n",
        "loop": "x\n__loop__",
        "here": "__there__",
        "there": "a\n__animals/*__\n__here__",
        "broken": "__nowhere__",
        "猫": "白猫",
    }
)

#: Each variable is the one before it twice.
DOUBLED = (
    "${a=xxxxxxxxxx}"
    + "".join(
        f"${{{one}=${{{other}}}${{{other}}}}}"
        for one, other in zip("bcdefghijklm", "abcdefghijkl", strict=True)
    )
    + "${m}"
)
#: Any text, with what is syntax more often than chance would.
ANY_TEXT = st.text(
    st.one_of(st.sampled_from(r"ab01 {}|$_:=!-[]\~*./｛｜｝＄：__::$$"), st.characters()),
    max_size=60,
)


def every(prompt: str, limit: int = 100, negative: str = "") -> list[str]:
    words, _ = Expansion(Templates(prompt, negative), WILDCARDS).all(limit)
    return [one.prompt for one in words]


def drawn(prompt: str, seeds: int = 200) -> list[str]:
    expansion = Expansion(Templates(prompt), WILDCARDS)
    return [expansion.random(seed).prompt for seed in range(seeds)]


def in_turn(prompt: str, count: int) -> list[str]:
    expansion = Expansion(Templates(prompt), WILDCARDS)
    return [expansion.in_turn(number).prompt for number in range(count)]


def failure(prompt: str) -> tuple[ErrorCode, str]:
    with pytest.raises(StudioError) as raised:
        Expansion(Templates(prompt), WILDCARDS).all(10)
    return raised.value.code, sentence(raised.value.code, raised.value.arguments)


@pytest.mark.parametrize(
    ("prompt", "prompts"),
    [
        ("a fish", ["a fish"]),
        ("a {red|blue} fish", ["a red fish", "a blue fish"]),
        ("{a|b}{c|d}", ["ac", "ad", "bc", "bd"]),
        ("{a|{b|c}|}", ["a", "b", "c", ""]),
        ("{a|b|a}", ["a", "b"]),
        ("{0.5::a|2 :: b|0::c|.5::}", ["a", " b", ""]),
        ("{2$$a|b|c}", ["a, b", "a, c", "b, c"]),
        ("{2$$ and $$a|b|c}", ["a and b", "a and c", "b and c"]),
        ("{1-2$$+$$a|b}", ["a", "b", "a+b"]),
        ("{-1$$a|b}|{2-$$+$$a|b}", ["a|a+b", "b|a+b"]),
        ("{9$$a|b}", ["a, b"]),
        ("{0$$a|b}x", ["x"]),
        ("{2$$a}", ["a"]),
        ("a __colour__ fish", ["a red fish", "a blue fish"]),
        ("__COLOUR__ __猫__", ["red 白猫", "blue 白猫"]),
        ("__animals/*__", ["tabby", "siamese kitten", "siamese cat", "poodle", "beagle"]),
        ("__a*s/*a*__", ["tabby", "siamese kitten", "siamese cat"]),
        ("__**ats__", ["tabby", "siamese kitten", "siamese cat"]),
        ("{2$$ & $$__colour__}", ["red & blue"]),
        ("__mood__", ["a red mood", "a blue mood"]),
        ("__colour____colour__", ["redred", "redblue", "bluered", "blueblue"]),
        ("${c={a|b}}${c}${c}", ["aa", "ab", "ba", "bb"]),
        ("${c=!{a|b}}${c}${c}", ["aa", "bb"]),
        ("${c:{a|b}} ${c=x}${c:y}", ["a x", "b x"]),
        ("｛红｜蓝｝鱼", ["红鱼", "蓝鱼"]),
        ("｛2＄＄和＄＄红｜蓝｜1：：白｝", ["红和蓝", "红和白", "蓝和白"]),
        ("{[a|b]|[c|d}", ["[a|b]", "[c", "d"]),
        (r"{a\|b|c}", ["a|b", "c"]),
        (r"[a\|b] {a|b}", [r"[a\|b] a", r"[a\|b] b"]),
        # Ordinary text.
        ("{cat} a|b {} ${ $x {$$a", ["{cat} a|b {} ${ $x {$$a"]),
        ("a__b__c ____ __ a __ ___", ["a__b__c ____ __ a __ ___"]),
        (r"\{a|b\} \__colour__ $\{c}", ["{a|b} __colour__ ${c}"]),
        (r"a \(b\) \\ \[c", [r"a \(b\) \\ \[c"]),
        (":{ } | :}", [":{ } | :}"]),
    ],
)
def test_every_combination_is_written_once(prompt: str, prompts: list[str]) -> None:
    assert every(prompt) == prompts


def test_the_prompt_and_the_negative_prompt_are_combined() -> None:
    words, more = Expansion(Templates("{a|b}", "{c|__colour__}"), WILDCARDS).all(5)
    assert [(one.prompt, one.negative_prompt) for one in words] == [
        *(("a", "c"), ("a", "red"), ("a", "blue"), ("b", "c"), ("b", "red"))
    ]
    assert more
    assert words[1].lines == (WildcardLine("colour", "red"),)


def test_a_seed_always_writes_the_same_words() -> None:
    # These are what pictures of earlier versions were made with: they must not change.
    templates = Templates(
        "{a|b|c} {3::x|y} __animals/*__ {2$$+$$1|2|3|4} {1-3$$-$$p|q|r}", "{u|v|w}"
    )
    expansion = Expansion(templates, WILDCARDS)
    assert [expansion.random(seed) for seed in (0, 1, 4_294_967_295)] == [
        Words("c y poodle 3+1 p-q-r", "u", (WildcardLine("animals/dogs", "poodle"),)),
        Words("c y tabby 4+1 p-r-q", "u", (WildcardLine("animals/cats", "tabby"),)),
        Words(
            "a x siamese kitten 3+4 r-p",
            "w",
            (WildcardLine("animals/cats", "siamese {kitten|cat}"),),
        ),
    ]


def test_the_negative_prompt_stays_if_the_prompt_is_changed() -> None:
    negatives = [
        [Expansion(Templates(prompt, "{a|b|c|d}"), WILDCARDS).random(seed) for seed in range(20)]
        for prompt in ("a fish", "a {red|blue} {fish|bird}")
    ]
    assert [one.negative_prompt for one in negatives[0]] == [
        one.negative_prompt for one in negatives[1]
    ]


def test_weights_decide_how_often_an_option_is_drawn() -> None:
    found = drawn("{3::a|b|0::c}", 2000)
    assert 0.7 < found.count("a") / 2000 < 0.8
    assert "c" not in found
    assert set(drawn("__animals/dogs__")) == {"poodle", "beagle"}
    assert set(drawn("{0::a|0::b}")) == {"a", "b"}


def test_several_options_are_drawn_without_repeating_one_in_any_order() -> None:
    assert set(drawn("{2$$a|b|c}")) == {"a, b", "b, a", "a, c", "c, a", "b, c", "c, b"}
    assert set(drawn("{2$$9::a|b|0::c}")) == {"a, b", "b, a"}
    assert set(drawn("{0-1$$a}")) == {"", "a"}


def test_in_turn_everything_takes_its_first_option_then_its_second() -> None:
    assert in_turn("{a|b} {x|y|z}", 4) == ["a x", "b y", "a z", "b x"]
    assert in_turn("{a|{b|c}}", 4) == ["a", "b", "a", "c"]
    assert in_turn("{2$$a|b|c}", 4) == ["a, b", "a, c", "b, c", "a, b"]
    assert in_turn("{1-2$$a|b}", 4) == ["a", "a, b", "b", "a, b"]
    assert in_turn("__colour__", 3) == ["red", "blue", "red"]


@pytest.mark.parametrize(
    ("prompt", "code", "said"),
    [
        ("a {red|blue", ErrorCode.PROMPT_UNFINISHED, "“{red|blue” is never closed. Add a }"),
        ("{2$$a", ErrorCode.PROMPT_UNFINISHED, r"write \{ for an ordinary brace"),
        ("${a=b", ErrorCode.PROMPT_UNFINISHED, "${a=b"),
        ("{a|" * 60 + "}" * 60, ErrorCode.PROMPT_NESTED, "up to 50 deep"),
        ("{" * 300 + "a|b" + "}" * 300, ErrorCode.PROMPT_NESTED, "nested"),
        ("${x}", ErrorCode.VARIABLE_UNKNOWN, "${x=red}"),
        ("${x=${x}}${x}", ErrorCode.VARIABLE_CIRCLE, "“x” contains itself"),
        ("__*ats__", ErrorCode.WILDCARD_MISSING, "no wildcard “*ats”"),
        ("__nowhere__", ErrorCode.WILDCARD_MISSING, "no wildcard “nowhere”"),
        ("{a|__broken__}", ErrorCode.WILDCARD_MISSING, "“nowhere”"),
        ("__empty__", ErrorCode.WILDCARD_EMPTY, "“empty” has no lines"),
        ("__loop__", ErrorCode.WILDCARD_CIRCLE, "loop → loop"),
        ("{a|__here__}", ErrorCode.WILDCARD_CIRCLE, "here → there → here"),
        (DOUBLED, ErrorCode.PROMPT_TOO_LARGE, "longer than 20000 characters"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_sentence(
    prompt: str, code: ErrorCode, said: str
) -> None:
    found, told = failure(prompt)
    assert found is code
    assert said in told


def test_a_wildcard_that_names_itself_is_found_even_if_chance_would_not() -> None:
    for seed in range(5):
        with pytest.raises(StudioError) as raised:
            Expansion(Templates("{a|9::b|__loop__}"), WILDCARDS).random(seed)
        assert raised.value.code is ErrorCode.WILDCARD_CIRCLE


def test_a_pattern_of_many_stars_is_answered_at_once() -> None:
    # A regular expression would try more ways than there are atoms.
    templates = Templates("__" + "*a" * 30 + "**" * 30 + "x__")
    with pytest.raises(StudioError) as raised:
        Expansion(templates, GivenWildcards({"a" * 60: "b"}))
    assert raised.value.code is ErrorCode.WILDCARD_MISSING


def test_what_a_comment_names_doesnt_count() -> None:
    lists = GivenWildcards({"fish": "# see __nowhere__ and __fish__\ntrout"})
    assert Expansion(Templates("__fish__"), lists).random(0).prompt == "trout"


def test_a_billion_combinations_are_cut_off() -> None:
    words, more = Expansion(Templates("{0|1|2|3|4|5|6|7|8|9}" * 9), WILDCARDS).all(50)
    assert [one.prompt for one in words] == [f"{number:09}" for number in range(50)]
    assert more
    # Also if they are all the same.
    words, more = Expansion(Templates("{a|a}" * 30), WILDCARDS).all(50)
    assert ([one.prompt for one in words], more) == (["a" * 30], True)


def test_a_large_wildcard_is_read() -> None:
    many = GivenWildcards({"many": "\n".join(f"word {number}" for number in range(200_000))})
    expansion = Expansion(Templates("{3$$__many__} __many__"), many)
    assert len(set(expansion.random(7).prompt.split(","))) == 3
    words, more = expansion.all(3)
    assert words[2].prompt == "word 0, word 1, word 2 word 2"
    assert more
    # Its weights are looked through once, not for each of the combinations.
    weighed = GivenWildcards({"many": "\n".join(f"{n % 7}::word {n}" for n in range(200_000))})
    words, _ = Expansion(Templates("__many__ " * 50), weighed).all(500)
    assert words[499].prompt.endswith("word 1 word 583 ")


@given(ANY_TEXT)
def test_any_text_can_be_written_literally(words: str) -> None:
    template = literal(words)
    assert not is_dynamic(template)
    assert every(template) == [words]


@given(ANY_TEXT)
def test_any_text_is_a_template_whose_spans_are_apart(prompt: str) -> None:
    template = parse_template(prompt)
    done = 0
    for span in template.spans:
        assert done <= span.start < span.end <= len(prompt)
        done = span.end
    if not template.spans and not template.problems:
        assert every(prompt) == [prompt]


@given(ANY_TEXT, st.integers(0, 2**32 - 1))
def test_what_is_drawn_is_one_of_all_combinations(prompt: str, seed: int) -> None:
    try:
        expansion = Expansion(Templates(f"{{{prompt}|{{a|b}}}}"), WILDCARDS)
        words, more = expansion.all(1000)
        found = expansion.random(seed), expansion.in_turn(seed)
    except StudioError:
        return
    sorted_words = {tuple(sorted(one.prompt)) for one in words}
    # Several options are drawn in any order.
    assert more or all(tuple(sorted(one.prompt)) in sorted_words for one in found)


def test_spans_tell_what_is_what() -> None:
    prompt = r"a {2$$0.5::red|\{b} __c__ ${v=x} {d}"
    assert [
        (prompt[span.start : span.end], span.kind) for span in parse_template(prompt).spans
    ] == [
        ("{", SpanKind.BRACE),
        ("2$$", SpanKind.QUANTITY),
        ("0.5::", SpanKind.WEIGHT),
        ("|", SpanKind.BAR),
        ("\\", SpanKind.ESCAPE),
        ("}", SpanKind.BRACE),
        ("__c__", SpanKind.WILDCARD),
        ("${v=", SpanKind.VARIABLE),
        ("}", SpanKind.VARIABLE),
    ]


def test_the_trigger_word_of_an_embedding_is_never_syntax() -> None:
    triggers = ("__x__", "{a|b}")
    assert is_dynamic("a __x__ {a|b}")
    assert not is_dynamic("a __x__ {a|b}", triggers)


@pytest.mark.parametrize(
    "piece", ["{", "{a|", "__a", "${a=", "{1-", "[", "{[", "a|", "__*", "\\", "{}"]
)
def test_long_templates_of_unfinished_syntax_are_read(piece: str) -> None:
    # Quadratic reading would run into the test's time limit.
    parse_template(piece * (20_000 // len(piece)))
