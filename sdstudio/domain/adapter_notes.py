"""What the window and the command line say about an adapter."""

from collections.abc import Callable, Iterator

from sdstudio.domain.adapters import Adapter, AdapterFit
from sdstudio.domain.families import family
from sdstudio.domain.few_steps import FewSteps
from sdstudio.domain.figures import plain_number
from sdstudio.domain.samplers import sampler
from sdstudio.domain.text import QT_TRANSLATE_NOOP

Translate = Callable[[str, str], str]

_MADE_FOR = QT_TRANSLATE_NOOP("adapters", "Made for {family}.")
_ALL_FIT = QT_TRANSLATE_NOOP("adapters", "All of its layers fit this model ({layers}).")
_SOME_FIT = QT_TRANSLATE_NOOP(
    "adapters", "{fitting} of {layers} layers fit this model; the others have no effect."
)
_FEW_STEPS = QT_TRANSLATE_NOOP(
    "adapters",
    "{method}: makes pictures in few steps (steps {steps}, guidance {guidance}, {sampler}).",
)
_BUNDLED = QT_TRANSLATE_NOOP(
    "adapters", "Its file also contains embeddings, which aren't used: {words}."
)
#: A file may have any number of embeddings.
_WORDS_MAX = 5


def adapter_notes(adapter: Adapter, fit: AdapterFit | None, translate: Translate) -> Iterator[str]:
    """Sentences about ``adapter``.

    Args:
        fit: with the checkpoint in use; ``None`` if unknown.
    """
    if adapter.family:
        yield translate("adapters", _MADE_FOR).format(family=family(adapter.family).name)
    if fit is not None and fit.layers:
        text = _ALL_FIT if fit.fitting == fit.layers else _SOME_FIT
        yield translate("adapters", text).format(fitting=fit.fitting, layers=fit.layers)
    if adapter.few_steps is not None:
        yield few_steps_note(adapter.few_steps, translate)
    if adapter.bundled:
        words = ", ".join(f"“{one}”" for one in adapter.bundled[:_WORDS_MAX])
        if len(adapter.bundled) > _WORDS_MAX:
            words += ", …"
        yield translate("adapters", _BUNDLED).format(words=words)


def few_steps_note(method: FewSteps, translate: Translate) -> str:
    """A sentence about the settings that a method needs."""
    return translate("adapters", _FEW_STEPS).format(
        method=method.label,
        steps=method.steps,
        guidance=plain_number(method.guidance_scale),
        sampler=sampler(method.sampler).label,
    )
