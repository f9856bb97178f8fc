"""Marks the sentences that live below the window so that translators find them."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Return ``text`` unchanged; the window translates it under ``context`` where it is shown."""
    del context
    return text


def size_in_words(byte_count: int) -> str:
    """A file's size as people read it, in units that need no translation: “5.2 GB”."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if byte_count >= factor:
            return f"{byte_count / factor:.1f} {unit}"
    return f"{byte_count} B"
