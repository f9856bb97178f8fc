"""The session: what the next start needs to know, but nobody sets in a dialog. No Qt."""

import logging
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

from sdstudio.disk import PrivateDisk, read_regular, write_over
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef
from sdstudio.domain.vae import VaeRef
from sdstudio.library.exporting.options import ExportOptions

_log = logging.getLogger(__name__)


def _tools_or_none(
    value: object, validate: ValidatorFunctionWrapHandler
) -> dict[str, dict[str, JsonValue]]:
    try:
        tools: dict[str, dict[str, JsonValue]] = validate(value)
    except ValidationError:
        return {}
    return tools


def _tours_or_none(value: object, validate: ValidatorFunctionWrapHandler) -> tuple[str, ...]:
    try:
        tours: tuple[str, ...] = validate(value)
    except ValidationError:
        return ()
    return tours


def _options_or_usual(value: object, validate: ValidatorFunctionWrapHandler) -> ExportOptions:
    # The rest of the session is worth more than these.
    try:
        return ExportOptions.model_validate(validate(value))
    except ValidationError:
        return ExportOptions()


def _folders_or_none(value: object, validate: ValidatorFunctionWrapHandler) -> dict[str, str]:
    try:
        folders: dict[str, str] = validate(value)
    except ValidationError:
        return {}
    return folders


def _places_or_none(
    value: object, validate: ValidatorFunctionWrapHandler
) -> dict[str, tuple[float, float]]:
    try:
        places: dict[str, tuple[float, float]] = validate(value)
    except ValidationError:
        return {}
    return places


def _jobs_or_none(value: object, validate: ValidatorFunctionWrapHandler) -> dict[int, InputRef]:
    try:
        jobs: dict[int, InputRef] = validate(value)
    except ValidationError:
        return {}
    return jobs


def _vaes_or_none(value: object, validate: ValidatorFunctionWrapHandler) -> dict[str, VaeRef]:
    try:
        vaes: dict[str, VaeRef] = validate(value)
    except ValidationError:
        return {}
    return vaes


def _copies_or_none(value: object, validate: ValidatorFunctionWrapHandler) -> dict[int, str]:
    try:
        copies: dict[int, str] = validate(value)
    except ValidationError:
        return {}
    return copies


#: 0 … 1.
_Share = Annotated[float, Field(ge=0, le=1)]


class Session(BaseModel):
    """The state of one user's program between two starts.

    Args (the fields):
        model_folders: folders that were opened as models.
        model_vaes: the VAEs that their pictures are decoded with, by folder; else it is their own.
        model_fingerprint: of the model that was used last.
        tours: those that the artist has taken, by their keys.
        welcome_dismissed: whether the welcome page was closed.
        queue_paused: whether the artist left the queue paused.
        update_asked_s: when a newer version was last asked for, in seconds since 1970.
        update_signed_s: when the newest announcement so far was signed; older ones are refused.
        update_told: the newest version that the artist has been told of.
        slideshow_s: how long each picture of the slideshow is shown.
        viewer_settings: whether the viewer shows what a picture was made with.
        board_uid: of the board that new pictures go to.
        export: what was chosen for the last export.
        pixel_grid: whether the canvas shows lines between pixels.
        crosshair: whether the canvas shows lines through the pointer.
        tools: what each tool of the canvas is set to, by its name, and which one is current.
        layer_list: whether layers and masks are listed beside the canvas; ``None``: where there
            is room.
        layers_open, mask_list, snapshot_list: whether the layers, masks and snapshots there are
            unfolded.
        canvas_panels: how far to the right and down each panel is that was dragged over a canvas in
            full screen, 0 … 1 of the way, by its name.
        canvas_open: whether Create showed the canvas when the last session ended.
        canvas_size_px: of the last new canvas; nothing for the model's own.
        canvas_colour: of the last new canvas, as ``#rrggbb``.
        dialog_folders: where the artist was last in the dialogs for files, by their purpose.
        depth_jobs: by the id of each job that estimates depth, the canvas or hint that it is for.
        upscale_copies: by the id of each job that enlarges a picture of a folder, the file to which
            the result is copied.
        is_running: set while the program runs, so the next start knows how the last one ended.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    version: Literal[1] = 1
    model_folders: tuple[str, ...] = ()
    model_vaes: Annotated[dict[str, VaeRef], WrapValidator(_vaes_or_none)] = {}
    model_fingerprint: str = ""
    tours: Annotated[tuple[str, ...], WrapValidator(_tours_or_none)] = ()
    welcome_dismissed: bool = False
    queue_paused: bool = False
    update_asked_s: float = 0.0
    update_signed_s: float = 0.0
    update_told: str = ""
    slideshow_s: float = Field(default=5.0, ge=1, le=60)
    viewer_settings: bool = False
    board_uid: str = ""
    export: Annotated[ExportOptions, WrapValidator(_options_or_usual)] = ExportOptions()
    pixel_grid: bool = False
    crosshair: bool = False
    tools: Annotated[dict[str, dict[str, JsonValue]], WrapValidator(_tools_or_none)] = {}
    layer_list: bool | None = None
    layers_open: bool = True
    mask_list: bool = False
    snapshot_list: bool = False
    canvas_panels: Annotated[dict[str, tuple[_Share, _Share]], WrapValidator(_places_or_none)] = {}
    canvas_open: bool = False
    canvas_size_px: tuple[int, int] | None = None
    canvas_colour: str = "#ffffff"
    dialog_folders: Annotated[dict[str, str], WrapValidator(_folders_or_none)] = {}
    depth_jobs: Annotated[dict[int, InputRef], WrapValidator(_jobs_or_none)] = {}
    upscale_copies: Annotated[dict[int, str], WrapValidator(_copies_or_none)] = {}
    is_running: bool = False

    def decoding(self, checkpoint: Checkpoint) -> Checkpoint:
        """A checkpoint in an opened folder, with the VAE that was chosen for it."""
        return replace(checkpoint, vae=self.model_vaes.get(str(checkpoint.folder)))


class SessionStore:
    """Holds the session and writes each change to disk.

    Thread: the GUI thread; the file is a few hundred bytes.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.current = self._load()
        #: Whether the last start ended without :func:`sdstudio.bootstrap.stop`.
        self.ended_unexpectedly = self.current.is_running

    def update(self, **changes: object) -> None:
        """Set ``changes`` by field name and write them.

        Raises:
            StudioError: ``SETTINGS_NOT_SAVED``; the change lasts until the program ends.
        """
        self.current = Session.model_validate({**self.current.model_dump(), **changes})
        content = self.current.model_dump_json(indent=1).encode()
        try:
            write_over(PrivateDisk(), self._path, content)
        except StudioError as error:
            folder = str(self._path.parent)
            raise StudioError(ErrorCode.SETTINGS_NOT_SAVED, folder=folder) from error

    def _load(self) -> Session:
        try:
            return Session.model_validate_json(read_regular(self._path))
        except FileNotFoundError:
            return Session()
        except (OSError, ValidationError):
            # Nothing in it was typed by the artist, so nothing is worth a message.
            _log.warning("the session file could not be read: %s", self._path, exc_info=True)
            return Session()
