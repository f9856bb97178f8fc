"""``sdstudio models estimate``: measures how long a picture will take, before any download."""

import argparse

from sdstudio.app.engine_process import EngineLaunch, Said
from sdstudio.app.machine_speed import MachineSpeed, estimate_for
from sdstudio.cli.engine import pack_of, running_engine
from sdstudio.cli.model_commands.terminal import seconds_row
from sdstudio.cli.model_lookup import ModelLookup
from sdstudio.cli.progress import ProgressLine
from sdstudio.cli.streams import print_json, print_result
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import span_in_words
from sdstudio.domain.messages import Measure, Measured
from sdstudio.domain.speed_estimate import Speed
from sdstudio.paths import Paths


def describe(translate: Translate) -> str:
    """The help text of ``estimate``."""
    return translate("cli", "measure how long a picture takes on this computer; needs no model")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``estimate`` to ``parser``, of which there are none."""
    del parser, translate


def run(options: argparse.Namespace, lookup: ModelLookup, translate: Translate) -> int:
    """Measure and report; returns the exit code.

    Raises:
        StudioError: it can't be measured.
    """
    line = ProgressLine("")
    line.say(translate("cli", "Measuring for a few seconds…"))
    try:
        speed = measured(lookup.paths)
    finally:
        line.end()
    MachineSpeed(lookup.disk, lookup.paths.cache).keep(speed)
    estimates = ((model, estimate_for(speed, model)) for model in lookup.catalogue.models)
    found = [(model, one) for model, one in estimates if one is not None]
    if options.json:
        print_json(
            {
                "device": speed.device_name,
                "dtype": speed.dtype,
                "seconds_a_picture": {model.key: seconds_row(one) for model, one in found},
            }
        )
        return 0
    print_result(
        translate("cli", "Estimated time per picture on {device} ({dtype}):").format(
            device=speed.device_name, dtype=speed.dtype
        )
    )
    for model, one in found:
        side, span = model.native_size_px, span_in_words(one.low_s, one.high_s)
        print_result(f"  {span:>12}  {model.name}, {side} × {side}")
    return 0


def measured(paths: Paths) -> Speed:
    """The speed that an engine process measures.

    Raises:
        StudioError: ``ENGINE_NOT_STARTED_ALONE`` or ``ENGINE_DIED_ALONE``.
    """
    launch = EngineLaunch(paths.cache, paths.engine_log, pack=pack_of(paths))
    with running_engine(launch) as (process, inbox):
        process.send(Measure())
        while isinstance(said := inbox.get(), Said):
            if isinstance(said.event, Measured) and said.event.speed is not None:
                return said.event.speed
            if isinstance(said.event, Measured):
                break
    raise process.failure or StudioError(ErrorCode.ENGINE_DIED_ALONE)
