"""Text that the program says below its windows."""

from sdstudio.domain.text import quoted


def test_a_quotation_has_the_marks_of_the_language_and_keeps_its_braces() -> None:
    assert quoted("{red|", lambda _context, text: text) == "“{red|”"
    assert quoted("{red|", lambda _context, _text: "„{text}“") == "„{red|“"
