"""What each failure concerns. Decides where it is shown, which button helps, the exit code."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from sdstudio.domain.errors import ErrorCode


class Concern(Enum):
    """What a failure concerns. Each :class:`ErrorCode` has exactly one."""

    VALUE = "a value of a request"
    INPUT = "a picture that a job starts from"
    ADAPTER = "a LoRA or embedding"
    GRID = "a grid of pictures"
    MODEL = "a model that cannot be used"
    LOADING = "a model's files, found damaged while loading"
    INSTALLED = "what an installed model allows"
    INSTALLING = "the folder of a model to be changed"
    CHOICE = "a choice of model, source or licence"
    DOWNLOAD = "downloading a model"
    IMPORT = "a model to import or export"
    COPYING = "the work of importing or exporting"
    ENGINE = "the engine's process"
    SIZE = "a picture too large for this machine or model"
    PICTURE = "a picture's metadata"
    LIBRARY = "the pictures folder and the library"
    SETTINGS = "settings and accepted licences"
    COMMAND = "how and where a command is run"
    OUTPUT = "where a command writes"
    STREAM = "what a command prints"
    MACHINE = "what the program needs from the system"


_CODES: Mapping[Concern, tuple[ErrorCode, ...]] = MappingProxyType(
    {
        Concern.VALUE: (
            ErrorCode.NOT_A_MULTIPLE,
            ErrorCode.TOO_SMALL,
            ErrorCode.TOO_LARGE,
            ErrorCode.TOO_LONG,
            ErrorCode.NOT_VALID,
            ErrorCode.SAMPLER_UNKNOWN,
            ErrorCode.MODE_UNKNOWN,
            ErrorCode.ENGINE_LACKS_MODE,
            ErrorCode.ENGINE_LACKS_SAMPLER,
            ErrorCode.REQUEST_REPEATED,
        ),
        Concern.INPUT: (
            ErrorCode.INPUT_MISSING,
            ErrorCode.INPUT_UNREADABLE,
            ErrorCode.INPUT_UNSUPPORTED,
            ErrorCode.INPUT_REMOTE,
            ErrorCode.INPUT_TOO_SMALL,
            ErrorCode.INPUT_TOO_LARGE,
            ErrorCode.INPUT_GONE,
            ErrorCode.MASK_SIZE_DIFFERS,
            ErrorCode.MASK_EMPTY,
            ErrorCode.DEPTH_SHAPE_DIFFERS,
        ),
        Concern.ADAPTER: (
            ErrorCode.ADAPTER_GONE,
            ErrorCode.ADAPTER_LEFT_OUT,
            ErrorCode.ADAPTER_PICKLE,
            ErrorCode.ADAPTER_UNREADABLE,
            ErrorCode.ADAPTER_OTHER_FAMILY,
            ErrorCode.ADAPTER_UNSUPPORTED,
            ErrorCode.ADAPTER_UNFIT,
            ErrorCode.ADAPTER_SAME_WORD,
        ),
        Concern.GRID: (
            ErrorCode.GRID_TOO_LARGE,
            ErrorCode.GRID_EMPTY,
            ErrorCode.GRID_SAME_TWICE,
        ),
        Concern.MODEL: (
            ErrorCode.MODEL_NOT_FOUND,
            ErrorCode.MODEL_NOT_DIFFUSERS,
            ErrorCode.MODEL_FILE_MISSING,
            ErrorCode.MODEL_FILE_DAMAGED,
            ErrorCode.MODEL_ONLY_PICKLES,
            ErrorCode.MODEL_HAS_CODE,
            ErrorCode.MODEL_UNSUPPORTED,
            ErrorCode.MODEL_VALUE_REFUSED,
            ErrorCode.MODEL_TENSORS_MISSING,
            ErrorCode.MODEL_SHAPE_DIFFERS,
            ErrorCode.MODEL_WRONG_KIND,
            ErrorCode.MODEL_NONE_TAKES_PICTURES,
            ErrorCode.MODEL_LINK_GONE,
            ErrorCode.FILE_EMPTY,
            ErrorCode.FILE_LFS_POINTER,
            ErrorCode.FILE_WEB_PAGE,
            ErrorCode.FILE_MESSAGE,
            ErrorCode.FILE_CUT_SHORT,
            ErrorCode.STARTER_DAMAGED,
        ),
        Concern.LOADING: (
            ErrorCode.MODEL_LOAD_FAILED,
            ErrorCode.MODEL_BYTES_DAMAGED,
        ),
        Concern.INSTALLED: (
            ErrorCode.MODEL_IMPORT_ONLY,
            ErrorCode.MODEL_NOT_INSTALLED,
            ErrorCode.MODEL_NOT_REPAIRABLE,
        ),
        Concern.INSTALLING: (
            ErrorCode.MODEL_BUSY,
            ErrorCode.MODEL_NOT_TRASHED,
        ),
        Concern.CHOICE: (
            ErrorCode.CATALOGUE_DAMAGED,
            ErrorCode.CATALOGUE_MODEL_UNKNOWN,
            ErrorCode.CATALOGUE_VARIANT_UNKNOWN,
            ErrorCode.MODEL_NOT_ADDED,
            ErrorCode.MODEL_IS_ADAPTER,
            ErrorCode.ENDPOINT_UNKNOWN,
            ErrorCode.ENDPOINT_NOT_VALID,
            ErrorCode.LICENCE_UNKNOWN,
            ErrorCode.LICENCE_NOT_ACCEPTED,
        ),
        Concern.DOWNLOAD: (
            ErrorCode.DOWNLOAD_NO_SOURCE,
            ErrorCode.DOWNLOAD_PROXY,
            ErrorCode.DOWNLOAD_OFFLINE,
            ErrorCode.DOWNLOAD_UNTRUSTED,
            ErrorCode.DOWNLOAD_REFUSED,
            ErrorCode.DOWNLOAD_BUSY,
            ErrorCode.DOWNLOAD_INTERRUPTED,
            ErrorCode.DOWNLOAD_NOT_ORIGINAL,
            ErrorCode.DOWNLOAD_DISK_FULL,
        ),
        Concern.IMPORT: (
            ErrorCode.IMPORT_GONE,
            ErrorCode.IMPORT_NOT_A_FILE,
            ErrorCode.IMPORT_NOTHING,
            ErrorCode.IMPORT_SEVERAL,
            ErrorCode.IMPORT_UNREADABLE,
            ErrorCode.IMPORT_PICKLE,
            ErrorCode.IMPORT_UNKNOWN,
            ErrorCode.IMPORT_PART_ONLY,
            ErrorCode.IMPORT_EMA_ONLY,
            ErrorCode.IMPORT_AS_FOLDER,
            ErrorCode.IMPORT_LEADS_OUT,
            ErrorCode.IMPORT_NOT_AS_RECORDED,
            ErrorCode.IMPORT_CONSENT,
            ErrorCode.IMPORT_CKPT_CODE,
            ErrorCode.IMPORT_SAME_PLACE,
            ErrorCode.EXPORT_NO_RECORD,
            ErrorCode.EXPORT_THERE,
        ),
        Concern.COPYING: (
            ErrorCode.IMPORT_CKPT_FAILED,
            ErrorCode.IMPORT_DISK_FULL,
            ErrorCode.EXPORT_DISK_FULL,
        ),
        Concern.ENGINE: (
            ErrorCode.ENGINE_DIED,
            ErrorCode.ENGINE_NOT_STARTED,
            ErrorCode.ENGINE_NOT_STARTED_ALONE,
            ErrorCode.ENGINE_OTHER_VERSION,
            ErrorCode.ENGINE_FAULT,
            ErrorCode.ENGINE_DIED_ALONE,
        ),
        Concern.SIZE: (
            ErrorCode.ENGINE_OUT_OF_MEMORY,
            ErrorCode.OUT_OF_MEMORY,
            ErrorCode.LESS_FITS,
            ErrorCode.SMALLER_INPUT_FITS,
            ErrorCode.NOT_FINITE,
        ),
        Concern.PICTURE: (ErrorCode.METADATA_UNREADABLE,),
        Concern.LIBRARY: (
            ErrorCode.DISK_FULL,
            ErrorCode.FOLDER_READ_ONLY,
            ErrorCode.SAVE_FAILED,
            ErrorCode.PICTURE_UNSAVED,
            ErrorCode.OUT_SAVED_ELSEWHERE,
            ErrorCode.LIBRARY_NEWER,
            ErrorCode.LIBRARY_IN_USE,
            ErrorCode.LIBRARY_NOT_KEPT,
            ErrorCode.PICTURES_FOLDER_GONE,
            ErrorCode.LIBRARY_DAMAGED,
            ErrorCode.LIBRARY_ENTRIES_DAMAGED,
        ),
        Concern.SETTINGS: (
            ErrorCode.SETTINGS_DAMAGED,
            ErrorCode.SETTINGS_NOT_SAVED,
            ErrorCode.SETTINGS_FOLDER,
            ErrorCode.CONSENTS_DAMAGED,
        ),
        Concern.COMMAND: (
            ErrorCode.COMMAND_MISSING,
            ErrorCode.COMMAND_UNKNOWN,
            ErrorCode.OPTION_UNKNOWN,
            ErrorCode.OPTION_MISSPELT,
            ErrorCode.CHOICE_UNKNOWN,
            ErrorCode.CHOICE_MISSPELT,
            ErrorCode.ARGUMENT_UNEXPECTED,
            ErrorCode.USAGE_WRONG,
            ErrorCode.WORKING_FOLDER_GONE,
        ),
        Concern.OUTPUT: (
            ErrorCode.OUT_NOT_PNG,
            ErrorCode.OUT_FOLDER_MISSING,
            ErrorCode.OUT_IS_FOLDER,
            ErrorCode.OUT_NAME_REFUSED,
            ErrorCode.OUT_EXISTS,
        ),
        Concern.STREAM: (
            ErrorCode.STDOUT_CLOSED,
            ErrorCode.STDOUT_FAILED,
        ),
        Concern.MACHINE: (
            ErrorCode.NO_DISPLAY,
            ErrorCode.QT_LIBRARY_MISSING,
        ),
    }
)

_CONCERNS: Mapping[ErrorCode, Concern] = MappingProxyType(
    {code: concern for concern, codes in _CODES.items() for code in codes}
)


def concern_of(code: ErrorCode) -> Concern:
    """The concern of failures with ``code``."""
    return _CONCERNS[code]


def codes_of(concern: Concern) -> tuple[ErrorCode, ...]:
    """The codes of failures with ``concern``."""
    return _CODES[concern]
