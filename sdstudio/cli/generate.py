"""``sdstudio generate``: the engine of the window, with the parameters of the window."""

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from pydantic import JsonValue

from sdstudio.app.engine_process import EngineLaunch
from sdstudio.cli.jobs import Jobs
from sdstudio.cli.shelf import chosen_checkpoint, settings_of
from sdstudio.disk import SystemDisk, disk_errors, write_over
from sdstudio.domain.adapters import Adapter, AdapterKind
from sdstudio.domain.calculators import Calculator
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.inputs import InputRef, InputRole
from sdstudio.domain.messages import (
    Cancelled,
    EngineReady,
    Event,
    Failed,
    Finished,
    Generate,
    Heartbeat,
    ImageReady,
    PhaseStarted,
    Preview,
    Progress,
)
from sdstudio.domain.metadata import PictureMetadata, encode
from sdstudio.domain.modes import MODES, Mode, modes_of
from sdstudio.domain.modes import mode as find_mode
from sdstudio.domain.params import PARAMETERS, SEED_MAX, Kind, Parameter
from sdstudio.domain.request import COUNT_MAX, Draft, GenerationRequest, resolve
from sdstudio.domain.samplers import SAMPLERS
from sdstudio.domain.sentences import Translate, sentence_for
from sdstudio.imaging import Rgb, encode_png, input_ref, read_input, rgb_from_bytes
from sdstudio.library.files import write_new
from sdstudio.library.inputs import InputStore
from sdstudio.library.names import picture_name
from sdstudio.library.repository import INPUTS_NAME
from sdstudio.models import inspect_adapter
from sdstudio.paths import Paths


def describe(translate: Translate) -> str:
    """What ``generate`` does, for the help."""
    return translate("cli", "make pictures")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Tell ``parser`` what ``generate`` takes."""
    parser.description = translate("cli", "Make pictures from a prompt, without a window.")
    add_draft_arguments(parser, translate)
    parser.add_argument(
        "--count",
        type=int,
        default=1,
        help=translate("cli", "how many pictures; each one's seed is one more than the last"),
    )
    add_output_arguments(parser, translate)


def add_draft_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Tell ``parser`` what a picture can be made of."""
    parser.add_argument(
        "--mode",
        choices=[mode.key for mode in MODES],
        help=translate("cli", "the way of making it; else what the model and the files suggest"),
    )
    for role, text in (
        (InputRole.IMAGE, translate("cli", "the picture to start from")),
        (InputRole.MASK, translate("cli", "white where it is made anew, as large as the picture")),
        (InputRole.DEPTH, translate("cli", "a depth map, white is near; else it is estimated")),
    ):
        parser.add_argument(f"--{role}", type=Path, metavar="FILE", help=text)
    parser.add_argument("prompt", nargs="?", default="", help=_help("prompt", translate))
    for name, parameter in PARAMETERS.items():
        if name != "prompt":
            parser.add_argument(
                f"--{name.replace('_', '-')}",
                metavar=parameter.kind.value.upper(),
                choices=_choices(parameter),
                help=_help(name, translate),
            )
    parser.add_argument(
        "--lora",
        action="append",
        default=[],
        metavar="FILE[:WEIGHT]",
        help=translate("cli", "a LoRA to use, as much of it as its weight says; may be repeated"),
    )
    parser.add_argument(
        "--embedding",
        action="append",
        default=[],
        metavar="FILE",
        help=translate("cli", "a learned word (textual inversion) to use; may be repeated"),
    )
    parser.add_argument(
        "--model",
        metavar="MODEL",
        help=translate(
            "cli",
            "an installed model (see models list) or a folder in diffusers layout; "
            "else the practice model",
        ),
    )
    parser.add_argument(
        "--calculate-with",
        type=Calculator,
        choices=list(Calculator),
        default=Calculator.TORCH,
        metavar="LIBRARY",
        help=translate(
            "cli",
            "torch, or openvino where it is installed and can do the job, else torch all the same",
        ),
    )


def add_output_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Tell ``parser`` where pictures can go."""
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE.png",
        help=translate("cli", "where to write; else a new file in the pictures folder"),
    )
    parser.add_argument(
        "--overwrite",
        action="store_true",
        help=translate("cli", "replace a file that is there already"),
    )
    parser.add_argument(
        "--json", action="store_true", help=translate("cli", "print one event a line, as JSON")
    )


def _help(name: str, translate: Translate) -> str:
    parameter = PARAMETERS[name]
    text = translate("parameters", parameter.help)
    if parameter.minimum is not None and parameter.maximum is not None:
        text += f" [{parameter.minimum:g} … {parameter.maximum:g}]"
    return text.replace("%", "%%")


def _choices(parameter: Parameter) -> list[str] | None:
    match parameter.kind:
        case Kind.SAMPLER:
            return [row.key for row in SAMPLERS]
        case Kind.CHOICE:
            return [value for value, _label in parameter.choices]
        case Kind.SWITCH:
            return ["true", "false"]
    return None


def run(options: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Make the pictures; returns the exit code.

    Raises:
        StudioError: what was wrong, or what went wrong.
    """
    if not 1 <= options.count <= COUNT_MAX:
        code = ErrorCode.TOO_SMALL if options.count < 1 else ErrorCode.TOO_LARGE
        limit = 1 if options.count < 1 else COUNT_MAX
        raise StudioError(code, name="--count", value=options.count, limit=limit)
    asked = Asked.of(options, paths, translate)
    draft = replace(asked.draft, count=options.count)
    request = resolve(draft, asked.checkpoint, drawn_seed=drawn_seed())
    targets = Targets(options.out, asked.pictures, request.count, options.overwrite)
    targets.check()
    asked.keep_inputs()
    commands = (asked.command(1, request),)
    return run_jobs(commands, targets.write, report_for(options), paths, translate)


def run_jobs(
    commands: Sequence[Generate],
    write: Callable[[ImageReady, bytes], Path],
    report: "Report",
    paths: Paths,
    translate: Translate,
) -> int:
    """Make the pictures of ``commands``, write and report each; returns the exit code.

    Raises:
        StudioError: what went wrong.
    """

    def on_picture(event: ImageReady, payload: bytes) -> None:
        report.picture(write(event, payload), event)

    def on_retry(error: StudioError) -> None:
        print(f"sdstudio: {sentence_for(error, translate)}", file=sys.stderr)

    launch = EngineLaunch(paths.cache, paths.engine_log)
    return Jobs(commands, on_picture, report.event, on_retry).run(launch)


def drawn_seed() -> int:
    """A picture number for pictures that were given none."""
    return random.SystemRandom().randint(0, SEED_MAX)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options ask for, with the files that it needs.

    Args:
        inputs: the pictures that are started from.
        adapters: the files of the draft's adapters, by SHA-256.
        pictures: the folder for pictures that are given no other place.
        calculator: what the UNet is to be computed with.
    """

    checkpoint: Checkpoint
    draft: Draft
    store: InputStore
    inputs: tuple[Rgb, ...]
    adapters: Mapping[str, str]
    pictures: Path
    calculator: Calculator

    @classmethod
    def of(cls, options: argparse.Namespace, paths: Paths, translate: Translate) -> "Asked":
        """What ``options`` ask for. Raises ``StudioError`` where that cannot be used."""
        checkpoint = chosen_checkpoint(options.model, paths, translate)
        pictures = settings_of(paths).pictures(paths.pictures)
        # Beside the pictures, which could not be made again without.
        target = options.out.absolute().parent if options.out else pictures
        store = InputStore(target / INPUTS_NAME, SystemDisk())
        read = tuple(_read_inputs(options))
        inputs = tuple(ref for ref, _ in read)
        roles = {one.role for one in inputs}
        mode = find_mode(options.mode) if options.mode else _suggested_mode(checkpoint, roles)
        given = {name: getattr(options, name) for name in PARAMETERS}
        chosen = {name: value for name, value in given.items() if value is not None}
        mode.check(checkpoint)
        _check_used(mode, options, chosen)
        draft = Draft(chosen, 1, mode.key, inputs)
        files = {}
        for adapter, weight in _adapters(options):
            adapter.check(checkpoint)
            draft = draft.use(adapter.ref(weight))
            files[adapter.sha256] = str(adapter.file.absolute())
        rgbs = tuple(rgb for _, rgb in read)
        return cls(checkpoint, draft, store, rgbs, files, pictures, options.calculate_with)

    def keep_inputs(self) -> None:
        """Keep the pictures that are started from, once it is known that it will be.

        Raises:
            StudioError: the disk's failure.
        """
        for rgb in self.inputs:
            self.store.keep(rgb)

    def command(self, job_id: int, request: GenerationRequest) -> Generate:
        """What the engine is told to make ``request``."""
        return Generate(
            job_id=job_id,
            request=request,
            folder=str(self.checkpoint.folder),
            inputs={one.role: str(self.store.find(one)) for one in request.inputs},
            adapters={one.sha256: self.adapters[one.sha256] for one in request.adapters},
            calculator=self.calculator,
        )


def _adapters(options: argparse.Namespace) -> Iterator[tuple[Adapter, float]]:
    for written in options.lora:
        file, weight = _weighted_file(written)
        yield _adapter(file, AdapterKind.LORA), weight
    for written in options.embedding:
        yield _adapter(Path(written), AdapterKind.EMBEDDING), 1.0


def _weighted_file(written: str) -> tuple[Path, float]:
    file, colon, weight = written.rpartition(":")
    # A file may have a colon in its name, a drive has one behind it.
    if not colon or Path(written).exists():
        return Path(written), 1.0
    try:
        return Path(file), float(weight)
    except ValueError:
        return Path(written), 1.0


def _adapter(file: Path, kind: AdapterKind) -> Adapter:
    adapter = inspect_adapter(file)
    if adapter.kind is not kind:
        raise StudioError(
            ErrorCode.ADAPTER_UNSUPPORTED, adapter=adapter.name, found=adapter.kind.value
        )
    return adapter


def _read_inputs(options: argparse.Namespace) -> Iterator[tuple[InputRef, Rgb]]:
    for role in InputRole:
        file: Path | None = getattr(options, role)
        if file is not None:
            rgb = read_input(file, role)
            yield input_ref(role, rgb), rgb


def _suggested_mode(checkpoint: Checkpoint, given: set[InputRole]) -> Mode:
    """The first way in which ``checkpoint`` uses all that was given; without any, its usual one."""
    rows = modes_of(checkpoint)
    fits = [row for row in rows if given <= {*row.required, *row.optional}]
    # Where one is missing besides, the check of the request names it.
    return next((row for row in fits if set(row.required) <= given), (fits or rows)[0])


def _check_used(mode: Mode, options: argparse.Namespace, chosen: Mapping[str, object]) -> None:
    """Raise where something was given that ``mode`` would leave out."""
    files = {role.value: getattr(options, role) for role in InputRole}
    used = {role.value for role in (*mode.required, *mode.optional)} | {*mode.parameters, "prompt"}
    for name, value in {**files, **chosen}.items():
        if value is not None and name not in used:
            option = f"--{name.replace('_', '-')}"
            raise StudioError(ErrorCode.NOT_VALID, name=option, value=str(value))


@dataclass(frozen=True, slots=True)
class Targets:
    """Where the pictures go."""

    out: Path | None
    pictures: Path
    count: int
    overwrite: bool

    def check(self) -> None:
        """Find out before the work rather than after it.

        Raises:
            StudioError: a picture could not be written there.
        """
        if self.out is None:
            return
        if self.out.suffix.lower() != ".png":
            raise StudioError(ErrorCode.OUT_NOT_PNG, file=str(self.out))
        if not self.out.absolute().parent.is_dir():
            raise StudioError(ErrorCode.OUT_FOLDER_MISSING, folder=str(self.out.parent))
        with disk_errors(self.out.parent):
            for index in range(self.count):
                file = self._numbered(self.out, index)
                if file.is_dir() or (file.exists() and not self.overwrite):
                    raise StudioError(ErrorCode.OUT_EXISTS, file=str(file))

    def write(self, event: ImageReady, payload: bytes) -> Path:
        """Write a finished picture and return where it is.

        Raises:
            StudioError: the disk refuses.
        """
        rgb = rgb_from_bytes(payload, event.width, event.height)
        metadata = PictureMetadata(event.request, event.provenance)
        data = encode_png(rgb, encode(metadata), program=event.provenance.program)
        if self.out is None:
            return write_new(SystemDisk(), self.pictures, picture_name(event.request), data)
        file = self._numbered(self.out, event.index).absolute()
        if self.overwrite:
            write_over(SystemDisk(), file, data)
            return file
        # Whatever has taken the name meanwhile stays; the picture gets the next one.
        return write_new(SystemDisk(), file.parent, file.name, data)

    def _numbered(self, out: Path, index: int) -> Path:
        return out if self.count == 1 else out.with_stem(f"{out.stem}-{index + 1}")


class Report(Protocol):
    """Tells how a job goes."""

    def event(self, event: Event) -> None: ...

    def picture(self, file: Path, event: ImageReady) -> None: ...


def report_for(options: argparse.Namespace) -> Report:
    """The report that ``options`` ask for."""
    return _JsonReport() if options.json else _TextReport()


class _TextReport:
    """For people: progress in one line on stderr, the files on stdout."""

    def event(self, event: Event) -> None:
        match event:
            case EngineReady(device_name=name):
                self._line(name)
            case PhaseStarted(index=index, phase=phase):
                self._line(f"{index + 1}: {phase}")
            case Progress(index=index, step=step, total=total):
                self._line(f"{index + 1}: {step}/{total}")
            case Finished() | Cancelled() | Failed():
                self._line("")

    def picture(self, file: Path, event: ImageReady) -> None:
        self._line("")
        print(file, flush=True)
        self._line(f"{event.index + 1}")

    def _line(self, text: str) -> None:
        if sys.stderr.isatty():
            print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


class _JsonReport:
    """For programs: one JSON object a line on stdout."""

    def event(self, event: Event) -> None:
        if not isinstance(event, Heartbeat | Preview):
            self._print({"event": event.type, **event.model_dump(mode="json", exclude={"type"})})

    def picture(self, file: Path, event: ImageReady) -> None:
        about = event.model_dump(mode="json", include={"index", "request", "provenance"})
        self._print({"event": "picture", "file": str(file), **about})

    def _print(self, line: dict[str, JsonValue]) -> None:
        print(json.dumps(line, ensure_ascii=False), flush=True)
