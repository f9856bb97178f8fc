"""Expected failures as codes with arguments, which can cross threads and processes as data."""

from enum import StrEnum
from typing import TypeAlias

Argument: TypeAlias = str | int | float


class ErrorCode(StrEnum):
    """What went wrong. Each has one sentence in :mod:`sdstudio.domain.error_formatting`."""

    # A request that can't be run. Arguments: name, value and the limit exceeded.
    NOT_A_MULTIPLE = "not_a_multiple"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    NOT_VALID = "not_valid"
    PARAMETER_UNUSED = "parameter_unused"
    MODE_IGNORES = "mode_ignores"
    SAMPLER_UNKNOWN = "sampler_unknown"
    SAMPLER_UNSUITED = "sampler_unsuited"
    MODE_UNKNOWN = "mode_unknown"
    ENGINE_LACKS_MODE = "engine_lacks_mode"
    ENGINE_LACKS_SAMPLER = "engine_lacks_sampler"
    REQUEST_REPEATED = "request_repeated"
    METADATA_UNREADABLE = "metadata_unreadable"

    # An unusable input picture. Arguments: role, file if there is one, sizes.
    INPUT_MISSING = "input_missing"
    INPUT_UNREADABLE = "input_unreadable"
    INPUT_UNSUPPORTED = "input_unsupported"
    INPUT_REMOTE = "input_remote"
    INPUT_TOO_SMALL = "input_too_small"
    INPUT_TOO_LARGE = "input_too_large"
    INPUT_GONE = "input_gone"
    MASK_SIZE_DIFFERS = "mask_size_differs"
    MASK_EMPTY = "mask_empty"
    INTENT_UNKNOWN = "intent_unknown"
    EXTEND_NOTHING = "extend_nothing"
    EXTEND_SIDE_UNKNOWN = "extend_side_unknown"
    DEPTH_SHAPE_DIFFERS = "depth_shape_differs"

    # A canvas in a file. Arguments: file; the limits; what was changed on opening it.
    PROJECT_UNREADABLE = "project_unreadable"
    PROJECT_TOO_LARGE = "project_too_large"
    PROJECT_NEWER = "project_newer"
    PROJECT_DISK = "project_disk"
    PROJECT_MEMORY = "project_memory"
    PROJECT_PSD_TOO_LARGE = "project_psd_too_large"
    PROJECT_GROUPS = "project_groups"
    PROJECT_BLENDS = "project_blends"
    PROJECT_RESULTS_TOO_MANY = "project_results_too_many"
    PROJECT_RESULTS_UNREAD = "project_results_unread"
    PROJECT_RESULTS_DAMAGED = "project_results_damaged"

    # Translating prompts. Arguments: model; what it is instead.
    TRANSLATION_DAMAGED = "translation_damaged"
    TRANSLATION_STOPPED = "translation_stopped"
    TRANSLATION_UNAVAILABLE = "translation_unavailable"
    TRANSLATION_LANGUAGE = "translation_language"

    # What is painted on a picture, kept by the program. Arguments: none.
    CANVAS_MEMORY = "canvas_memory"

    # An unusable model. Arguments: model, and the file or component concerned.
    MODEL_NOT_FOUND = "model_not_found"
    MODEL_NOT_DIFFUSERS = "model_not_diffusers"
    MODEL_FILE_MISSING = "model_file_missing"
    MODEL_FILE_DAMAGED = "model_file_damaged"
    MODEL_ONLY_PICKLES = "model_only_pickles"
    MODEL_HAS_CODE = "model_has_code"
    MODEL_QUANTISED = "model_quantised"
    MODEL_UNSUPPORTED = "model_unsupported"
    MODEL_BUILT_DIFFERENTLY = "model_built_differently"
    MODEL_VALUE_REFUSED = "model_value_refused"
    MODEL_TENSORS_MISSING = "model_tensors_missing"
    MODEL_SHAPE_DIFFERS = "model_shape_differs"
    MODEL_WRONG_KIND = "model_wrong_kind"
    MODEL_NONE_TAKES_PICTURES = "model_none_takes_pictures"
    MODEL_NONE_FINDS_SIMILAR = "model_none_finds_similar"
    MODEL_NONE_SELECTS = "model_none_selects"
    MODEL_NONE_CONTROLS = "model_none_controls"
    MODEL_NONE_UPSCALES = "model_none_upscales"
    MODEL_NONE_ESTIMATES_DEPTH = "model_none_estimates_depth"
    MODEL_LOAD_FAILED = "model_load_failed"
    MODEL_LINK_GONE = "model_link_gone"
    STARTER_DAMAGED = "starter_damaged"

    # What was taken for a file of weights. Arguments: file; what is there or what it says.
    FILE_EMPTY = "file_empty"
    FILE_LFS_POINTER = "file_lfs_pointer"
    FILE_WEB_PAGE = "file_web_page"
    FILE_MESSAGE = "file_message"
    FILE_CUT_SHORT = "file_cut_short"

    # A LoRA or learned embedding that cannot be used. Arguments: adapter; found or model.
    ADAPTER_GONE = "adapter_gone"
    ADAPTER_LEFT_OUT = "adapter_left_out"
    ADAPTER_PICKLE = "adapter_pickle"
    ADAPTER_UNREADABLE = "adapter_unreadable"
    ADAPTER_OTHER_FAMILY = "adapter_other_family"
    ADAPTER_UNSUPPORTED = "adapter_unsupported"
    ADAPTER_NO_FEW_STEPS = "adapter_no_few_steps"
    ADAPTER_METHOD = "adapter_method"
    ADAPTER_FAMILY_DIFFERS = "adapter_family_differs"
    ADAPTER_UNFIT = "adapter_unfit"
    ADAPTER_SAME_WORD = "adapter_same_word"
    ADAPTER_CHOICE = "adapter_choice"

    # A ControlNet that cannot be used. Arguments: control; model; found, family or hint.
    CONTROL_GONE = "control_gone"
    CONTROL_UNFIT = "control_unfit"
    CONTROL_OTHER_FAMILY = "control_other_family"
    CONTROL_CHOICE = "control_choice"
    CONTROL_KIND_UNKNOWN = "control_kind_unknown"
    CONTROL_HINT_MISSING = "control_hint_missing"
    CONTROL_NEEDS_PICTURE = "control_needs_picture"
    CONTROL_NEEDS_MASK = "control_needs_mask"

    # A VAE that cannot be used. Arguments: vae; model.
    VAE_GONE = "vae_gone"
    UPSCALER_GONE = "upscaler_gone"
    UPSCALER_CHOICE = "upscaler_choice"
    VAE_NOT_RECALLED = "vae_not_recalled"
    VAE_UNKNOWN = "vae_unknown"
    VAE_UNFIT = "vae_unfit"

    # Styles and presets, and files of them. Arguments: file, limits; the name that was given.
    LIST_FILE_GONE = "list_file_gone"
    STYLES_TOO_LARGE = "styles_too_large"
    LIST_ENCODING = "list_encoding"
    STYLES_WEB_PAGE = "styles_web_page"
    STYLES_UNREADABLE = "styles_unreadable"
    STYLES_NEWER = "styles_newer"
    STYLES_NONE = "styles_none"
    STYLES_DAMAGED = "styles_damaged"
    STYLES_TOO_MANY = "styles_too_many"
    STYLES_NO_OWN = "styles_no_own"
    STYLE_UNKNOWN = "style_unknown"
    STYLE_NEEDS_NAME = "style_needs_name"
    STYLE_NEEDS_WORDS = "style_needs_words"
    PRESETS_UNREADABLE = "presets_unreadable"
    PRESETS_NEWER = "presets_newer"
    PRESETS_DAMAGED = "presets_damaged"
    PRESET_NEEDS_NAME = "preset_needs_name"
    PRESET_NEEDS_PARTS = "preset_needs_parts"
    SNIPPETS_UNREADABLE = "snippets_unreadable"
    SNIPPETS_NEWER = "snippets_newer"
    SNIPPETS_DAMAGED = "snippets_damaged"
    SNIPPET_NEEDS_NAME = "snippet_needs_name"
    SNIPPET_NEEDS_WORDS = "snippet_needs_words"
    TAGS_NONE = "tags_none"
    TAGS_TOO_LARGE = "tags_too_large"
    TAG_LIST_UNKNOWN = "tag_list_unknown"

    # A grid of pictures. Arguments: the given value and its limit.
    GRID_TOO_LARGE = "grid_too_large"
    GRID_EMPTY = "grid_empty"
    GRID_SAME_TWICE = "grid_same_twice"

    # A dynamic prompt. Arguments: the text, variable or wildcard concerned; its size; the limit.
    PROMPT_UNFINISHED = "prompt_unfinished"
    PROMPT_NESTED = "prompt_nested"
    PROMPT_TOO_LARGE = "prompt_too_large"
    PROMPTS_TOO_MANY = "prompts_too_many"
    VARIABLE_UNKNOWN = "variable_unknown"
    VARIABLE_CIRCLE = "variable_circle"
    WILDCARD_MISSING = "wildcard_missing"
    WILDCARD_EMPTY = "wildcard_empty"
    WILDCARD_CIRCLE = "wildcard_circle"
    WILDCARD_GONE = "wildcard_gone"
    WILDCARD_TOO_LARGE = "wildcard_too_large"
    WILDCARD_UNREADABLE = "wildcard_unreadable"
    WILDCARD_NAME = "wildcard_name"
    WILDCARD_EXISTS = "wildcard_exists"
    WILDCARD_CHANGED = "wildcard_changed"

    # Downloading a model. Arguments: model; have and size, formatted; what went wrong.
    CATALOGUE_DAMAGED = "catalogue_damaged"
    MODEL_IMPORT_ONLY = "model_import_only"
    MODEL_BUSY = "model_busy"
    DOWNLOAD_NO_SOURCE = "download_no_source"
    DOWNLOAD_PROXY = "download_proxy"
    DOWNLOAD_OFFLINE = "download_offline"
    DOWNLOAD_UNTRUSTED = "download_untrusted"
    DOWNLOAD_REFUSED = "download_refused"
    DOWNLOAD_BUSY = "download_busy"
    DOWNLOAD_INTERRUPTED = "download_interrupted"
    DOWNLOAD_NOT_ORIGINAL = "download_not_original"
    DOWNLOAD_DISK_FULL = "download_disk_full"
    MODEL_BYTES_DAMAGED = "model_bytes_damaged"

    # Choosing, managing and removing models. Arguments: model; the given value and the choices.
    CATALOGUE_MODEL_UNKNOWN = "catalogue_model_unknown"
    CATALOGUE_VARIANT_UNKNOWN = "catalogue_variant_unknown"
    MODEL_NOT_INSTALLED = "model_not_installed"
    MODEL_NOT_ADDED = "model_not_added"
    MODEL_IS_ADAPTER = "model_is_adapter"
    MODEL_NOT_REPAIRABLE = "model_not_repairable"
    MODEL_NOT_TRASHED = "model_not_trashed"
    ENDPOINT_UNKNOWN = "endpoint_unknown"
    ENDPOINT_NOT_VALID = "endpoint_not_valid"
    LICENCE_UNKNOWN = "licence_unknown"
    LICENCE_NOT_ACCEPTED = "licence_not_accepted"
    CONSENTS_DAMAGED = "consents_damaged"

    # Importing and exporting. Arguments: file or folder; what was found; model; formatted sizes.
    IMPORT_GONE = "import_gone"
    IMPORT_NOT_A_FILE = "import_not_a_file"
    IMPORT_NOTHING = "import_nothing"
    IMPORT_SEVERAL = "import_several"
    IMPORT_UNREADABLE = "import_unreadable"
    IMPORT_PICKLE = "import_pickle"
    IMPORT_UNKNOWN = "import_unknown"
    IMPORT_LACKS_PART = "import_lacks_part"
    IMPORT_LACKS_VAE = "import_lacks_vae"
    IMPORT_VAE_FAMILY = "import_vae_family"
    IMPORT_PART_ONLY = "import_part_only"
    IMPORT_EMA_ONLY = "import_ema_only"
    IMPORT_AS_FOLDER = "import_as_folder"
    IMPORT_LEADS_OUT = "import_leads_out"
    IMPORT_NOT_AS_RECORDED = "import_not_as_recorded"
    IMPORT_CONSENT = "import_consent"
    IMPORT_CKPT_CODE = "import_ckpt_code"
    IMPORT_CKPT_FAILED = "import_ckpt_failed"
    IMPORT_DISK_FULL = "import_disk_full"
    IMPORT_SAME_PLACE = "import_same_place"
    EXPORT_NO_RECORD = "export_no_record"
    EXPORT_DISK_FULL = "export_disk_full"
    EXPORT_THERE = "export_there"

    # The engine process.
    ENGINE_DIED = "engine_died"
    ENGINE_OUT_OF_MEMORY = "engine_out_of_memory"
    ENGINE_NOT_STARTED = "engine_not_started"
    ENGINE_NOT_STARTED_ALONE = "engine_not_started_alone"
    ENGINE_OTHER_VERSION = "engine_other_version"
    ENGINE_FAULT = "engine_fault"
    ENGINE_DIED_ALONE = "engine_died_alone"
    OUT_OF_MEMORY = "out_of_memory"
    LESS_FITS = "less_fits"
    SMALLER_INPUT_FITS = "smaller_input_fits"
    NOT_FINITE = "not_finite"

    # Packs for graphics cards. Arguments: pack; card; file; what was found and what is needed.
    PACKS_UNREADABLE = "packs_unreadable"
    PACK_NO_CARD = "pack_no_card"
    PACK_NOT_NEEDED = "pack_not_needed"
    PACK_NONE_FITS = "pack_none_fits"
    PACK_CARD_TOO_OLD = "pack_card_too_old"
    PACK_NO_DRIVER = "pack_no_driver"
    PACK_DRIVER_TOO_OLD = "pack_driver_too_old"
    PACK_UNKNOWN = "pack_unknown"
    PACK_OTHER_SYSTEM = "pack_other_system"
    PACK_NOT_INSTALLED = "pack_not_installed"
    PACK_OUTDATED = "pack_outdated"
    PACK_DOWNLOAD_OFFLINE = "pack_download_offline"
    PACK_DOWNLOAD_UNTRUSTED = "pack_download_untrusted"
    PACK_DOWNLOAD_REFUSED = "pack_download_refused"
    PACK_DOWNLOAD_BUSY = "pack_download_busy"
    PACK_DOWNLOAD_INTERRUPTED = "pack_download_interrupted"
    PACK_DOWNLOAD_NOT_ORIGINAL = "pack_download_not_original"
    PACK_DOWNLOAD_DISK_FULL = "pack_download_disk_full"
    PACK_DAMAGED = "pack_damaged"
    PACK_GONE = "pack_gone"
    PACK_FILE_EXISTS = "pack_file_exists"
    PACK_FILE_UNREADABLE = "pack_file_unreadable"
    PACK_FILE_UNKNOWN = "pack_file_unknown"
    PACK_FILE_DAMAGED = "pack_file_damaged"
    PACK_FILE_OTHER = "pack_file_other"
    PACK_NOT_LOADED = "pack_not_loaded"
    PACK_CRASHED = "pack_crashed"
    PACK_HUNG = "pack_hung"
    PACK_SEES_NO_CARD = "pack_sees_no_card"
    PACK_WRONG_RESULT = "pack_wrong_result"
    PACK_ENGINE_FAILED = "pack_engine_failed"

    # Disk, library and settings.
    DISK_FULL = "disk_full"
    FOLDER_READ_ONLY = "folder_read_only"
    SAVE_FAILED = "save_failed"
    PICTURE_UNSAVED = "picture_unsaved"
    LIBRARY_NEWER = "library_newer"
    LIBRARY_IN_USE = "library_in_use"
    LIBRARY_NOT_KEPT = "library_not_kept"
    PICTURES_FOLDER_GONE = "pictures_folder_gone"
    FOLDER_UNREACHABLE = "folder_unreachable"
    FOLDER_ADDED_ALREADY = "folder_added_already"
    LIBRARY_DAMAGED = "library_damaged"
    LIBRARY_ENTRIES_DAMAGED = "library_entries_damaged"
    JOURNAL_DAMAGED = "journal_damaged"
    BACKUP_DAMAGED = "backup_damaged"
    BACKUP_NOT_MADE = "backup_not_made"
    LIBRARY_INDEX_DAMAGED = "library_index_damaged"
    LIBRARY_OLDER = "library_older"
    LIBRARY_BUSY = "library_busy"
    VECTORS_NOT_KEPT = "vectors_not_kept"
    ENCODING_CRASHED = "encoding_crashed"
    ENCODING_FAILED = "encoding_failed"
    SEGMENTATION_CRASHED = "segmentation_crashed"
    SEGMENTATION_FAILED = "segmentation_failed"
    SEGMENTATION_MEMORY = "segmentation_memory"
    SETTINGS_DAMAGED = "settings_damaged"
    SETTINGS_NOT_SAVED = "settings_not_saved"
    SETTINGS_FOLDER = "settings_folder"

    # Signing copies.
    SIGNING_NOT_INSTALLED = "signing_not_installed"
    SIGNING_NOT_CHOSEN = "signing_not_chosen"
    SIGNING_CERTIFICATE_UNREADABLE = "signing_certificate_unreadable"
    SIGNING_CERTIFICATE_OUTDATED = "signing_certificate_outdated"
    SIGNING_KEY_UNREADABLE = "signing_key_unreadable"
    SIGNING_KEY_UNSUITABLE = "signing_key_unsuitable"
    SIGNING_KEY_MISMATCH = "signing_key_mismatch"
    SIGNING_PASSPHRASE_WRONG = "signing_passphrase_wrong"
    SIGNING_FAILED = "signing_failed"

    # Asking for a newer version.
    UPDATE_NO_ANSWER = "update_no_answer"
    UPDATE_NOT_VALID = "update_not_valid"
    UPDATE_OUTDATED = "update_outdated"

    # Wrong usage of a command. Arguments: what was typed, and what would be valid.
    COMMAND_MISSING = "command_missing"
    COMMAND_UNKNOWN = "command_unknown"
    OPTION_UNKNOWN = "option_unknown"
    OPTION_MISSPELT = "option_misspelt"
    CHOICE_UNKNOWN = "choice_unknown"
    CHOICE_MISSPELT = "choice_misspelt"
    ARGUMENT_UNEXPECTED = "argument_unexpected"
    USAGE_WRONG = "usage_wrong"
    PICTURE_NOT_IN_LIBRARY = "picture_not_in_library"
    FILES_AND_QUERY = "files_and_query"
    NO_PICTURE_FOUND = "no_picture_found"
    NOTHING_TO_CHANGE = "nothing_to_change"
    SIZE_NOT_VALID = "size_not_valid"
    NAME_PATTERN_NOT_VALID = "name_pattern_not_valid"

    # Where a command writes pictures.
    OUT_NOT_PNG = "out_not_png"
    OUT_FOLDER_MISSING = "out_folder_missing"
    OUT_IS_FOLDER = "out_is_folder"
    OUT_NAME_REFUSED = "out_name_refused"
    UPSCALE_NOTHING = "upscale_nothing"
    OUT_EXISTS = "out_exists"
    OUT_METADATA_NEEDS_FILE = "out_metadata_needs_file"
    OUT_SAVED_ELSEWHERE = "out_saved_elsewhere"

    # Where a command runs and prints.
    WORKING_FOLDER_GONE = "working_folder_gone"
    STDOUT_CLOSED = "stdout_closed"
    STDOUT_FAILED = "stdout_failed"

    # The machine.
    NO_DISPLAY = "no_display"
    QT_LIBRARY_MISSING = "qt_library_missing"
    PROCESSOR_TOO_OLD = "processor_too_old"
    MEMORY_TOO_SMALL = "memory_too_small"
    GLIBC_TOO_OLD = "glibc_too_old"
    WINDOWS_TOO_OLD = "windows_too_old"


class StudioError(Exception):
    """An expected failure. Anything else that is raised is a bug.

    Args:
        code: what happened.
        arguments: values for the sentence's placeholders. Plain values only, so that a code and its
            arguments can be sent where the exception can't.
    """

    def __init__(self, code: ErrorCode, **arguments: Argument) -> None:
        super().__init__(code, arguments)
        self.code = code
        self.arguments: dict[str, Argument] = arguments

    def __str__(self) -> str:
        listed = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"{self.code}({listed})"
