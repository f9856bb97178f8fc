"""Every failure the program expects, one row each: what it is about, what it says, what helps."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.text import QT_TRANSLATE_NOOP


class FailureCategory(Enum):
    """What a failure is about: from it follow its place in the window and the exit code."""

    VALUE = "a value of a request"
    INPUT = "a picture that a job starts from"
    ADAPTER = "a LoRA or embedding"
    STYLE = "styles and presets"
    GRID = "a grid of pictures"
    PROMPT = "a dynamic prompt and its wildcards"
    MODEL = "a model that cannot be used"
    LOADING = "a model's files, found damaged while loading"
    INSTALLED = "what an installed model allows"
    INSTALLING = "the folder of a model to be changed"
    CHOICE = "a choice of model, source or licence"
    DOWNLOAD = "downloading a model"
    IMPORT = "a model to import or export"
    COPYING = "the work of importing or exporting"
    ENGINE = "the engine's process"
    GRAPHICS = "a graphics card and the pack for it"
    SIZE = "a picture too large for this machine or model"
    PICTURE = "a picture's metadata"
    LIBRARY = "the pictures folder and the library"
    SETTINGS = "settings and accepted licences"
    SIGNING = "signing copies"
    UPDATE = "asking for a newer version"
    COMMAND = "how and where a command is run"
    OUTPUT = "where a command writes"
    STREAM = "what a command prints"
    MACHINE = "what the program needs from the system"


class Remedy(Enum):
    """The action behind a button on a notice."""

    SAVE_ELSEWHERE = "save_elsewhere"
    TRY_AGAIN = "try_again"
    OPEN_MODEL = "open_model"
    MODELS = "models"
    NATIVE_SIZE = "native_size"
    RESTART_ENGINE = "restart_engine"
    SETTINGS = "settings"
    GRAPHICS_CARD = "graphics_card"
    GENERATE_ANYWAY = "generate_anyway"
    RANDOM_SEED = "random_seed"
    DECODE_WITH = "decode_with"


@dataclass(frozen=True, slots=True)
class Failure:
    """What follows from an :class:`ErrorCode`.

    Args:
        sentence: what happened, what was kept and what to do, in English and marked for
            translation; ``{name}`` stands for an argument.
        remedies: the buttons that help, the best one first.
    """

    category: FailureCategory
    sentence: str
    remedies: tuple[Remedy, ...] = ()


_VALUE: Mapping[ErrorCode, str] = {
    ErrorCode.NOT_A_MULTIPLE: QT_TRANSLATE_NOOP(
        "errors", "{name} is {value}, but must be a multiple of {limit}. Nothing was started."
    ),
    ErrorCode.TOO_SMALL: QT_TRANSLATE_NOOP(
        "errors", "{name} is {value}, but must be at least {limit}. Nothing was started."
    ),
    ErrorCode.TOO_LARGE: QT_TRANSLATE_NOOP(
        "errors", "{name} is {value}, but must be at most {limit}. Nothing was started."
    ),
    ErrorCode.TOO_LONG: QT_TRANSLATE_NOOP(
        "errors",
        "{name} is {value} characters long, but must be at most {limit}. Nothing was started.",
    ),
    ErrorCode.NOT_VALID: QT_TRANSLATE_NOOP(
        "errors", "“{value}” isn't a valid value for {name}. Nothing was started."
    ),
    ErrorCode.PARAMETER_UNUSED: QT_TRANSLATE_NOOP(
        "errors",
        "{name} has no effect with “{model}”. Leave it out, or choose another model. Nothing was "
        "started.",
    ),
    ErrorCode.MODE_IGNORES: QT_TRANSLATE_NOOP(
        "errors",
        "{name} has no effect in the mode “{mode}”. Leave it out, or choose another mode. Nothing "
        "was started.",
    ),
    ErrorCode.SAMPLER_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "There is no sampler “{value}”. Choose one of: {known}."
    ),
    ErrorCode.SAMPLER_IGNORES: QT_TRANSLATE_NOOP(
        "errors",
        "{name} has no effect with the sampler “{sampler}”. Leave it out, or choose TCD. Nothing "
        "was started.",
    ),
    ErrorCode.SAMPLER_UNSUITED: QT_TRANSLATE_NOOP(
        "errors",
        "{sampler} doesn't suit “{model}”, which was trained to start from pure noise (zero "
        "terminal SNR). Choose {other}, which is nearest to it. Nothing was started.",
    ),
    ErrorCode.MODE_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "There is no mode “{value}”. Choose one of: {known}."
    ),
    ErrorCode.INTENT_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "There is no intent “{value}”. Choose one of: {known}."
    ),
    ErrorCode.ENGINE_LACKS_MODE: QT_TRANSLATE_NOOP(
        "errors",
        "The image engine on {device} doesn't support the mode “{mode}”. Choose another mode.",
    ),
    ErrorCode.ENGINE_LACKS_SAMPLER: QT_TRANSLATE_NOOP(
        "errors",
        "The image engine on {device} doesn't support the sampler “{sampler}”. Choose another "
        "sampler.",
    ),
    ErrorCode.REQUEST_REPEATED: QT_TRANSLATE_NOOP(
        "errors",
        "This picture is already in your library or in the queue: the same settings and the same "
        "seed give the same picture. Nothing was started.",
    ),
}

_INPUT: Mapping[ErrorCode, str] = {
    ErrorCode.INPUT_MISSING: QT_TRANSLATE_NOOP(
        "errors",
        "{role} is missing, and “{mode}” needs it. Add it and try again; nothing was started.",
    ),
    ErrorCode.INPUT_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” can't be opened as an image. Choose a PNG, JPEG or WebP file; "
        "nothing was changed.",
    ),
    ErrorCode.UPSCALE_NOTHING: QT_TRANSLATE_NOOP(
        "errors",
        "“{folder}” contains no images, so there is nothing to enlarge. Choose another folder.",
    ),
    ErrorCode.NO_FACES: QT_TRANSLATE_NOOP(
        "errors",
        "No face that is large enough was found in the picture, so there was nothing to repair "
        "and nothing new was saved. A smaller “Smallest face” may help.",
    ),
    ErrorCode.FACES_NOTHING: QT_TRANSLATE_NOOP(
        "errors",
        "“{folder}” contains no images, so there are no faces to repair. Choose another folder.",
    ),
    ErrorCode.FACES_NEED_MODEL: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” doesn't say which model made it, so its faces weren't repaired. Name a model "
        "with --model.",
    ),
    ErrorCode.INPUT_UNSUPPORTED: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is a {format} image, which isn't supported. Save it as JPEG or PNG first; "
        "nothing was changed.",
    ),
    ErrorCode.INPUT_REMOTE: QT_TRANSLATE_NOOP(
        "errors",
        "That picture isn't on this computer. Save it here first, or copy it and paste it; "
        "nothing was changed.",
    ),
    ErrorCode.INPUT_TOO_SMALL: QT_TRANSLATE_NOOP(
        "errors",
        "{role} is {width} × {height} pixels, but must be at least {limit} on each side. Choose a "
        "larger one; nothing was started.",
    ),
    ErrorCode.INPUT_TOO_LARGE: QT_TRANSLATE_NOOP(
        "errors",
        "{role} is {width} × {height} pixels, but must be at most {limit} on each side. Make it "
        "smaller first; nothing was started.",
    ),
    ErrorCode.INPUT_GONE: QT_TRANSLATE_NOOP(
        "errors",
        "{role} of this job no longer exists, so the job can't run. Choose it again; finished "
        "pictures are kept.",
    ),
    ErrorCode.MASK_SIZE_DIFFERS: QT_TRANSLATE_NOOP(
        "errors",
        "The mask is {width} × {height} pixels, but the picture is {picture_width} × "
        "{picture_height}. Use a mask of the picture's size; nothing was started.",
    ),
    ErrorCode.MASK_EMPTY: QT_TRANSLATE_NOOP(
        "errors",
        "The mask is empty, so there is nothing to change. Paint over the area to change on a "
        "mask, not on a layer, then try again; nothing was started.",
    ),
    ErrorCode.EXTEND_NOTHING: QT_TRANSLATE_NOOP(
        "errors",
        "To extend a picture, give an amount for at least one side, such as left=25%,top=64. "
        "Nothing was started.",
    ),
    ErrorCode.EXTEND_SIDE_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors",
        "“{value}” doesn't name a side to extend. Use left, top, right and bottom, such as "
        "left=25%,top=64. Nothing was started.",
    ),
    ErrorCode.DEPTH_SHAPE_DIFFERS: QT_TRANSLATE_NOOP(
        "errors",
        "The depth map is {width} × {height} pixels, but the picture is {picture_width} × "
        "{picture_height}. Use a depth map with the picture's aspect ratio, at any size; nothing "
        "was started.",
    ),
    ErrorCode.PROJECT_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” can't be opened: it isn't an OpenRaster project, or it is incomplete or damaged. "
        "Nothing was changed.",
    ),
    ErrorCode.PROJECT_TOO_LARGE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is too large. SD Studio opens canvases of up to {limit} × {limit} pixels with up "
        "to {layers} layers; nothing was changed.",
    ),
    ErrorCode.PROJECT_NEWER: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” was saved by a newer version of SD Studio. Update SD Studio to open it; nothing "
        "was changed.",
    ),
    ErrorCode.PROJECT_DISK: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” couldn't be read from its disk ({detail}). Check that the disk is connected, "
        "then try again; nothing was changed.",
    ),
    ErrorCode.PROJECT_MEMORY: QT_TRANSLATE_NOOP(
        "errors",
        "There is not enough memory to open “{file}”. Close other programs, then try again; "
        "nothing was changed.",
    ),
    ErrorCode.PROJECT_PSD_TOO_LARGE: QT_TRANSLATE_NOOP(
        "errors",
        "A PSD file can have at most {limit} × {limit} pixels and 2 GB, and “{file}” would be "
        "larger. Nothing was written; save the project as OpenRaster instead.",
    ),
    ErrorCode.PROJECT_GROUPS: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” has layer groups, which SD Studio doesn't support. Their layers were opened "
        "individually and may look different.",
    ),
    ErrorCode.PROJECT_BLENDS: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” uses blend modes that SD Studio doesn't support ({modes}). Those layers are "
        "shown as normal layers.",
    ),
    ErrorCode.PROJECT_RESULTS_TOO_MANY: QT_TRANSLATE_NOOP(
        "errors",
        "There are more results than a project can hold, so “{file}” was saved without the oldest "
        "ones ({count}). They are still in the library.",
    ),
    ErrorCode.PROJECT_RESULTS_UNREAD: QT_TRANSLATE_NOOP(
        "errors",
        "Some results couldn't be read from the disk ({count}), so “{file}” was saved without "
        "them.",
    ),
    ErrorCode.PROJECT_RESULTS_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "Some results in “{file}” are damaged or belong to another canvas ({count}). They were "
        "left out; the rest was opened.",
    ),
    ErrorCode.CANVAS_MEMORY: QT_TRANSLATE_NOOP(
        "errors",
        "There is not enough memory to save what you painted. It is still on the canvas, and SD "
        "Studio will try again. Close other programs to free memory.",
    ),
}

_ADAPTER: Mapping[ErrorCode, str] = {
    ErrorCode.ADAPTER_GONE: QT_TRANSLATE_NOOP(
        "errors",
        "“{adapter}” can't be found, so the job can't run. Add its file again or remove it; "
        "finished pictures are kept.",
    ),
    ErrorCode.ADAPTER_LEFT_OUT: QT_TRANSLATE_NOOP(
        "errors",
        "“{adapter}” was in use when SD Studio was closed, but can't be found now, so it was "
        "removed. Everything else was kept. Add its file again to use it.",
    ),
    ErrorCode.ADAPTER_PICKLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{adapter}” was not opened: it is a pickle file, which could run hidden code. "
        "Import an embedding to have it converted, or get a LoRA as safetensors.",
    ),
    ErrorCode.ADAPTER_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{adapter}” can't be used: it is empty, damaged or not a safetensors file. Copy or "
        "download it again.",
    ),
    ErrorCode.ADAPTER_OTHER_FAMILY: QT_TRANSLATE_NOOP(
        "errors",
        "“{adapter}” was made for {found}, which reads prompts differently. Get one made for "
        "{families}.",
    ),
    ErrorCode.ADAPTER_UNSUPPORTED: QT_TRANSLATE_NOOP(
        "errors",
        "“{adapter}” is neither a LoRA nor an embedding that SD Studio can use: it contains "
        "“{found}”.",
    ),
    ErrorCode.ADAPTER_NO_FEW_STEPS: QT_TRANSLATE_NOOP(
        "errors",
        "No LoRA for few steps that fits “{model}” is installed. Add one, such as LCM or Hyper-SD, "
        "or leave the option out; nothing was started.",
    ),
    ErrorCode.ADAPTER_METHOD: QT_TRANSLATE_NOOP(
        "errors",
        "“{adapter}” can't be used: it is made with {method}, which SD Studio doesn't support. Get "
        "a version made as LoRA, LoHa, LoKr or DoRA.",
    ),
    ErrorCode.ADAPTER_FAMILY_DIFFERS: QT_TRANSLATE_NOOP(
        "errors",
        "“{adapter}” was made for {found}, but “{model}” is a {family} model. Choose a model for "
        "{found}, or remove “{adapter}”.",
    ),
    ErrorCode.ADAPTER_UNFIT: QT_TRANSLATE_NOOP(
        "errors",
        "“{adapter}” doesn't fit the model “{model}”: it was made for a different architecture. "
        "Choose another model, or remove it.",
    ),
    ErrorCode.ADAPTER_SAME_WORD: QT_TRANSLATE_NOOP(
        "errors",
        "Two embeddings in use have the same trigger word, “{adapter}”. Remove one of them, or "
        "rename its file; finished pictures are kept.",
    ),
    ErrorCode.ADAPTER_CHOICE: QT_TRANSLATE_NOOP(
        "errors",
        "“{adapter}” could be any of several installed LoRAs: {known}. Write the name exactly, or "
        "give the path of the file.",
    ),
    ErrorCode.CONTROL_GONE: QT_TRANSLATE_NOOP(
        "errors",
        "The ControlNet “{control}” isn't installed, so the job can't run. Import its file again "
        "or remove it from the settings; finished pictures are kept.",
    ),
    ErrorCode.VAE_GONE: QT_TRANSLATE_NOOP(
        "errors",
        "The VAE “{vae}” isn't installed, so the job can't run. Install it again, or choose "
        "another one under “Decode with” in the model's menu; finished pictures are kept.",
    ),
    ErrorCode.UPSCALER_GONE: QT_TRANSLATE_NOOP(
        "errors",
        "The upscaler “{upscaler}” isn't installed, so the job can't run. Install it again, or "
        "choose another one; finished pictures are kept.",
    ),
    ErrorCode.FACE_DETECTOR_GONE: QT_TRANSLATE_NOOP(
        "errors",
        "This version of SD Studio doesn't have the face detector “{detector}” that the job "
        "needs. Repair the faces again with your present settings; finished pictures are kept.",
    ),
    ErrorCode.VAE_NOT_RECALLED: QT_TRANSLATE_NOOP(
        "errors",
        "The VAE “{vae}” that decoded this picture isn't installed, so new pictures may look "
        "slightly different. All other settings are used. Install the VAE and use the settings "
        "again to get the same picture.",
    ),
    ErrorCode.VAE_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors",
        "No installed VAE called “{vae}” fits this model. “sdstudio models list” shows what is "
        "installed. Nothing was started.",
    ),
    ErrorCode.VAE_UNFIT: QT_TRANSLATE_NOOP(
        "errors",
        "The VAE “{vae}” can't decode what the model “{model}” makes: it was made for a different "
        "architecture. Choose another one under “Decode with” in the model's menu.",
    ),
    ErrorCode.CONTROL_UNFIT: QT_TRANSLATE_NOOP(
        "errors",
        "The ControlNet “{control}” doesn't fit the model “{model}”: it was made for a different "
        "architecture. Choose another ControlNet or model.",
    ),
    ErrorCode.CONTROL_OTHER_FAMILY: QT_TRANSLATE_NOOP(
        "errors",
        "The ControlNet “{control}” was made for {found}, but the model “{model}” is "
        "{family}. Choose a ControlNet for {family}, or another model.",
    ),
    ErrorCode.CONTROL_HINT_EXPECTED: QT_TRANSLATE_NOOP(
        "errors",
        "The depth for the ControlNet “{control}” hasn't been estimated yet, so nothing was "
        "started. Generate once it is shown beside the ControlNet. If its job was stopped or "
        "failed, give the picture again.",
    ),
    ErrorCode.CONTROL_HINT_MISSING: QT_TRANSLATE_NOOP(
        "errors",
        "The ControlNet “{control}” ({hint}) has no hint picture. Add one, or remove the "
        "ControlNet.",
    ),
    ErrorCode.CONTROL_NEEDS_PICTURE: QT_TRANSLATE_NOOP(
        "errors",
        "The ControlNet “{control}” ({hint}) has no hint picture, and this mode doesn't start "
        "from a picture that it could use. Add one, or remove the ControlNet.",
    ),
    ErrorCode.CONTROL_NEEDS_MASK: QT_TRANSLATE_NOOP(
        "errors",
        "The ControlNet “{control}” ({hint}) only works where a mask is used. Choose the mode "
        "Inpaint, or remove the ControlNet.",
    ),
    ErrorCode.UPSCALER_CHOICE: QT_TRANSLATE_NOOP(
        "errors",
        "Several upscalers are installed: {known}. Name one with --upscaler.",
    ),
    ErrorCode.CONTROL_CHOICE: QT_TRANSLATE_NOOP(
        "errors",
        "Several installed ControlNets could be used for “{hint}”: {known}. Name one with "
        "model=…, after a comma.",
    ),
    ErrorCode.CONTROL_KIND_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors",
        "The ControlNet “{control}” wasn't trained for “{hint}”. Choose another kind of hint, or "
        "another ControlNet.",
    ),
}

_STYLE: Mapping[ErrorCode, str] = {
    ErrorCode.LIST_FILE_GONE: QT_TRANSLATE_NOOP(
        "errors", "“{file}” can't be read ({detail}). Nothing was imported."
    ),
    ErrorCode.STYLES_TOO_LARGE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is too large for a collection of styles: at most {size} and {limit} styles can "
        "be imported at a time. Nothing was imported.",
    ),
    ErrorCode.LIST_ENCODING: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” isn't encoded as UTF-8. Save it as UTF-8 (“CSV UTF-8” in Excel) and import it "
        "again. Nothing was imported.",
    ),
    ErrorCode.STYLES_WEB_PAGE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is a saved web page, not a style file. Download the file itself. Nothing "
        "was imported.",
    ),
    ErrorCode.STYLES_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is damaged or isn't a style file (JSON or CSV). Nothing was imported.",
    ),
    ErrorCode.STYLES_NEWER: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” was exported by a newer version of SD Studio. Update SD Studio to import it. "
        "Nothing was imported.",
    ),
    ErrorCode.STYLES_NONE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” contains no styles. SD Studio reads its own JSON, that of Fooocus and InvokeAI, "
        "and the styles.csv of A1111. Nothing was imported.",
    ),
    ErrorCode.STYLES_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "Your own styles couldn't be read. The damaged file is kept as {kept_as}; the styles that "
        "ship with SD Studio are still there.",
    ),
    ErrorCode.STYLES_TOO_MANY: QT_TRANSLATE_NOOP(
        "errors",
        "A picture can have at most {limit} styles, and {value} are chosen. Remove some. Nothing "
        "was started.",
    ),
    ErrorCode.STYLES_NO_OWN: QT_TRANSLATE_NOOP(
        "errors",
        "You have no styles of your own yet. Name styles with --style, or import some first. "
        "Nothing was written.",
    ),
    ErrorCode.STYLE_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors",
        "There is no style “{value}”. Run “sdstudio styles list” to see the available styles.",
    ),
    ErrorCode.STYLE_NEEDS_NAME: QT_TRANSLATE_NOOP(
        "errors", "A style needs a name. Type one and save it again."
    ),
    ErrorCode.STYLE_NEEDS_WORDS: QT_TRANSLATE_NOOP(
        "errors",
        "A style needs words for the prompt or the negative prompt. Type some and save it again.",
    ),
    ErrorCode.PRESETS_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is damaged or isn't a preset file from SD Studio. Nothing was imported.",
    ),
    ErrorCode.PRESETS_NEWER: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” was exported by a newer version of SD Studio. Update SD Studio to import its "
        "presets. Nothing was imported.",
    ),
    ErrorCode.PRESETS_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "Your presets couldn't be read. The damaged file is kept as {kept_as}; models use their "
        "own defaults.",
    ),
    ErrorCode.PRESET_NEEDS_NAME: QT_TRANSLATE_NOOP(
        "errors", "A preset needs a name. Type one and save it again."
    ),
    ErrorCode.PRESET_NEEDS_PARTS: QT_TRANSLATE_NOOP(
        "errors",
        "A preset must include something. Select what it should include and save it again.",
    ),
    ErrorCode.PRESET_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "There is no preset “{value}”. Your presets: {known}."
    ),
    ErrorCode.PRESETS_NONE: QT_TRANSLATE_NOOP(
        "errors",
        "There is no preset “{value}”, since you have none yet. Save your settings as one in the "
        "window first.",
    ),
    ErrorCode.SNIPPETS_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is too large, damaged, or isn't a snippet file from SD Studio. Nothing was "
        "imported.",
    ),
    ErrorCode.SNIPPETS_NEWER: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” was exported by a newer version of SD Studio. Update SD Studio to import its "
        "snippets. Nothing was imported.",
    ),
    ErrorCode.SNIPPETS_DAMAGED: QT_TRANSLATE_NOOP(
        "errors", "Your snippets couldn't be read. The damaged file is kept as {kept_as}."
    ),
    ErrorCode.SNIPPET_NEEDS_NAME: QT_TRANSLATE_NOOP(
        "errors", "A snippet needs a name. Type one and save it again."
    ),
    ErrorCode.SNIPPET_NEEDS_WORDS: QT_TRANSLATE_NOOP(
        "errors", "A snippet needs words. Type some and save it again."
    ),
    ErrorCode.SHORTCUTS_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is too large, damaged, or isn't a shortcut file from SD Studio. Nothing was "
        "imported.",
    ),
    ErrorCode.SHORTCUTS_NEWER: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” was exported by a newer version of SD Studio. Update SD Studio to import its "
        "shortcuts. Nothing was imported.",
    ),
    ErrorCode.TAGS_NONE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” contains no tags. A tag list is a CSV file with a tag at the beginning of each "
        "line, and optionally its category, count and aliases. Nothing was imported.",
    ),
    ErrorCode.TAGS_TOO_LARGE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is too large for a tag list: at most {size} and {limit} tags can be imported. "
        "Nothing was imported.",
    ),
    ErrorCode.TAG_LIST_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "There is no tag list “{value}”. Nothing was removed."
    ),
}

_PROMPT: Mapping[ErrorCode, str] = {
    ErrorCode.PROMPT_UNFINISHED: QT_TRANSLATE_NOOP(
        "errors",
        "The brace in “{text}” is never closed. Add a }}, or write \\{{ for an ordinary brace.",
    ),
    ErrorCode.PROMPT_NESTED: QT_TRANSLATE_NOOP(
        "errors",
        "Braces can be nested up to {limit} deep, but those in “{text}” are nested deeper.",
    ),
    ErrorCode.PROMPT_TOO_LARGE: QT_TRANSLATE_NOOP(
        "errors",
        "What this dynamic prompt stands for is longer than {limit} characters, or nested too "
        "deep. Use fewer wildcards and variables within each other.",
    ),
    ErrorCode.PROMPTS_TOO_MANY: QT_TRANSLATE_NOOP(
        "errors",
        "This dynamic prompt has more than {limit} combinations, the most that can be queued at "
        "once. Remove some options, or choose Random or In turn.",
    ),
    ErrorCode.VARIABLE_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors",
        "The variable “{variable}” has no value here. Write, for example, ${{{variable}=red}} "
        "before it is used.",
    ),
    ErrorCode.VARIABLE_CIRCLE: QT_TRANSLATE_NOOP(
        "errors",
        "The variable “{variable}” contains itself. Change its value.",
    ),
    ErrorCode.WILDCARD_MISSING: QT_TRANSLATE_NOOP(
        "errors",
        "There is no wildcard “{wildcard}”. Check its name, or add it under Wildcards.",
    ),
    ErrorCode.WILDCARD_EMPTY: QT_TRANSLATE_NOOP(
        "errors",
        "The wildcard “{wildcard}” has no lines. Add some under Wildcards.",
    ),
    ErrorCode.WILDCARD_CIRCLE: QT_TRANSLATE_NOOP(
        "errors",
        "These wildcards contain each other: {wildcards}. Change one of them.",
    ),
    ErrorCode.WILDCARD_GONE: QT_TRANSLATE_NOOP(
        "errors",
        "The file of the wildcard “{wildcard}” is no longer there, or can't be read. Nothing was "
        "changed.",
    ),
    ErrorCode.WILDCARD_TOO_LARGE: QT_TRANSLATE_NOOP(
        "errors",
        "“{wildcard}” is {size}, but a wildcard file can have at most {limit}. Split it into "
        "several files; nothing was changed.",
    ),
    ErrorCode.WILDCARD_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{wildcard}” isn't a text file. Wildcards are plain text with one entry on each line; "
        "nothing was changed.",
    ),
    ErrorCode.WILDCARDS_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{wildcard}” can't be read as YAML or JSON: something is wrong at line {line}. Nothing of "
        "it was imported.",
    ),
    ErrorCode.WILDCARDS_TOO_DEEP: QT_TRANSLATE_NOOP(
        "errors",
        "“{wildcard}” is nested too deeply, or holds too many wildcards or entries. Nothing of it "
        "was imported.",
    ),
    ErrorCode.WILDCARDS_NONE: QT_TRANSLATE_NOOP(
        "errors",
        "There are no wildcards in “{wildcard}”. A YAML file of wildcards has lists below names. "
        "Nothing was imported.",
    ),
    ErrorCode.WILDCARD_NAME: QT_TRANSLATE_NOOP(
        "errors",
        "“{wildcard}” can't be the name of a wildcard. Use letters, digits, spaces and hyphens, "
        "and / for folders, such as animals/cats; nothing was changed.",
    ),
    ErrorCode.WILDCARD_EXISTS: QT_TRANSLATE_NOOP(
        "errors",
        "There is already a wildcard “{wildcard}”. Choose another name; nothing was changed.",
    ),
    ErrorCode.WILDCARD_CHANGED: QT_TRANSLATE_NOOP(
        "errors",
        "Another program has changed “{wildcard}” in the meantime. Your version is still here: "
        "save again to replace the other one.",
    ),
}

_GRID: Mapping[ErrorCode, str] = {
    ErrorCode.GRID_TOO_LARGE: QT_TRANSLATE_NOOP(
        "errors",
        "This grid would have {count} pictures, but can have {limit} at most. Choose fewer "
        "values; nothing was started.",
    ),
    ErrorCode.GRID_EMPTY: QT_TRANSLATE_NOOP(
        "errors", "There are no values of {name} to compare. Enter some; nothing was started."
    ),
    ErrorCode.GRID_SAME_TWICE: QT_TRANSLATE_NOOP(
        "errors",
        "{name} appears twice in this grid. Choose two different settings, and each value only "
        "once; nothing was started.",
    ),
}

_MODEL: Mapping[ErrorCode, str] = {
    ErrorCode.MODEL_NOT_FOUND: QT_TRANSLATE_NOOP(
        "errors",
        "The model “{model}” can't be found. Open its folder again or choose another model.",
    ),
    ErrorCode.MODEL_NOT_DIFFUSERS: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” isn't a model folder: it has no readable model_index.json. Choose the folder "
        "that contains that file.",
    ),
    ErrorCode.MODEL_FILE_MISSING: QT_TRANSLATE_NOOP(
        "errors",
        "The model “{model}” is incomplete: {file} is missing. Copy or download the model again.",
    ),
    ErrorCode.MODEL_FILE_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "The model “{model}” is damaged: {file} is incomplete or unreadable. Copy or download the "
        "model again.",
    ),
    ErrorCode.MODEL_ONLY_PICKLES: QT_TRANSLATE_NOOP(
        "errors",
        "The model “{model}” was not opened: the weights of its “{component}” are only available "
        "as a pickle file, which could run hidden code. Get the model as safetensors.",
    ),
    ErrorCode.MODEL_HAS_CODE: QT_TRANSLATE_NOOP(
        "errors",
        "The model “{model}” was not opened: {file} tries to run its own code. Get the model from "
        "a source without such files.",
    ),
    ErrorCode.MODEL_QUANTISED: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” can't be used yet: its weights are stored as {found}, which SD Studio can't "
        "run. Get the version in 16 or 32 bits, often called “fp16”, “bf16” or “fp32”.",
    ),
    ErrorCode.MODEL_UNSUPPORTED: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” can't be used yet: it is {found}. Supported model families: {families}.",
    ),
    ErrorCode.MODEL_BUILT_DIFFERENTLY: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” can't be used: it isn't built like any model that SD Studio can run ({found}). "
        "Supported model families: {families}.",
    ),
    ErrorCode.MODEL_VALUE_REFUSED: QT_TRANSLATE_NOOP(
        "errors",
        "The model “{model}” cannot be used: its {file} sets {key} to {value}, which no "
        "Stable Diffusion model does.",
    ),
    ErrorCode.MODEL_TENSORS_MISSING: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” is incomplete. Tensors missing from its {part} ({count}): {found}. "
        "Copy or download the model again.",
    ),
    ErrorCode.MODEL_SHAPE_DIFFERS: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” can't be used: in its {part}, {found} is {shape} instead of {needed}, "
        "so its network doesn't match its configuration.",
    ),
    ErrorCode.MODEL_WRONG_KIND: QT_TRANSLATE_NOOP(
        "errors",
        "The model “{model}” doesn't support “{mode}”. Choose a model that does, or another mode. "
        "Nothing was started.",
    ),
    ErrorCode.MODEL_NONE_TAKES_PICTURES: QT_TRANSLATE_NOOP(
        "errors",
        "None of your models can start from a picture. Get one that can; nothing was changed.",
    ),
    ErrorCode.MODEL_NONE_FINDS_SIMILAR: QT_TRANSLATE_NOOP(
        "errors",
        "Finding pictures by their content needs a small model, such as DINOv2 small (88 MB). "
        "Download or import it under “Manage models…”.",
    ),
    ErrorCode.TRANSLATION_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "The translation model “{model}” is damaged, so only words of the glossary are translated. "
        "Verify or import it again under “Manage models…”.",
    ),
    ErrorCode.TRANSLATION_STOPPED: QT_TRANSLATE_NOOP(
        "errors",
        "The translation model “{model}” stopped unexpectedly, so only words of the glossary are "
        "translated. It is started again when you change the prompt.",
    ),
    ErrorCode.TRANSLATION_UNAVAILABLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” needs CTranslate2 and SentencePiece, which are not installed, so only words of "
        "the glossary are translated. Install them with “pip install ctranslate2 sentencepiece”.",
    ),
    ErrorCode.TRANSLATION_LANGUAGE: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” can't be used: it translates {found}. SD Studio needs a model that translates "
        "into English, from a language that isn't written in Latin letters.",
    ),
    ErrorCode.MODEL_NONE_SELECTS: QT_TRANSLATE_NOOP(
        "errors",
        "Selecting objects needs a small model, such as SlimSAM (39 MB). Download or import it "
        "under “Manage models…”.",
    ),
    ErrorCode.MODEL_NONE_CONTROLS: QT_TRANSLATE_NOOP(
        "errors",
        "Following edges, depth or a pose needs a ControlNet, and none that fits this model is "
        "installed. Download or import one under “Manage models…”.",
    ),
    ErrorCode.MODEL_NONE_UPSCALES: QT_TRANSLATE_NOOP(
        "errors",
        "Enlarging a picture needs an upscaler, such as an ESRGAN model, and none is installed. "
        "Download or import one under “Manage models…”.",
    ),
    ErrorCode.MODEL_NONE_DESCRIBES: QT_TRANSLATE_NOOP(
        "errors",
        "Describing a picture needs a captioning model, and none is installed. Import one under "
        "“Manage models…”, such as BLIP (990 MB): the file pytorch_model.bin from "
        "huggingface.co/Salesforce/blip-image-captioning-base.",
    ),
    ErrorCode.MODEL_NONE_ESTIMATES_DEPTH: QT_TRANSLATE_NOOP(
        "errors",
        "Estimating depth needs a model for that, such as Depth Anything V2 (99 MB). "
        "Download or import one under “Manage models…”, or open a depth map.",
    ),
    ErrorCode.MODEL_LINK_GONE: QT_TRANSLATE_NOOP(
        "errors",
        "The linked model “{model}” can't be found: {file} is no longer there. Connect its disk, "
        "or import the model again.",
    ),
    ErrorCode.STARTER_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "The practice model that came with SD Studio is damaged ({file}). Reinstall SD Studio to "
        "repair it; your pictures are not affected.",
    ),
    ErrorCode.FILE_EMPTY: QT_TRANSLATE_NOOP(
        "errors", "“{file}” is empty (0 bytes). Copy or download it again."
    ),
    ErrorCode.FILE_LFS_POINTER: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is a Git LFS pointer, not the model itself: the {size} file that it points "
        "to was not downloaded. Run “git lfs pull” in its folder, or download the file itself.",
    ),
    ErrorCode.FILE_WEB_PAGE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is a saved web page, not a model; perhaps the site wanted you to sign in first. "
        "Open the page in a browser and download the file itself.",
    ),
    ErrorCode.FILE_MESSAGE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is a short text, not a model: “{found}” If it was downloaded, this may be the "
        "server's answer; download the file again.",
    ),
    ErrorCode.FILE_CUT_SHORT: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is incomplete: its end is missing ({have}). Copy or download it again.",
    ),
}

_LOADING: Mapping[ErrorCode, str] = {
    ErrorCode.MODEL_LOAD_FAILED: QT_TRANSLATE_NOOP(
        "errors",
        "The model “{model}” couldn't be loaded. Choose another model, or copy or download this "
        "one again. Details are in the log.",
    ),
    ErrorCode.MODEL_BYTES_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "{file} of “{model}” is damaged: {damaged} of {size} must be downloaded again. Repair the "
        "model, or import the file again.",
    ),
}

_INSTALLED: Mapping[ErrorCode, str] = {
    ErrorCode.MODEL_IMPORT_ONLY: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” can't be downloaded, because there is no way to verify that its files are the "
        "originals. If you have it, import it from your disk.",
    ),
    ErrorCode.MODEL_NOT_INSTALLED: QT_TRANSLATE_NOOP(
        "errors", "“{model}” is not installed. Download or import it first; nothing was changed."
    ),
    ErrorCode.MODEL_NOT_REPAIRABLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” was imported from your disk, so its damaged parts can't be downloaded. Import "
        "it again from the original; nothing was changed.",
    ),
}

_INSTALLING: Mapping[ErrorCode, str] = {
    ErrorCode.MODEL_BUSY: QT_TRANSLATE_NOOP(
        "errors",
        "Another SD Studio is working on the files of “{model}”. Wait until it has finished, or "
        "use that window; nothing was changed.",
    ),
    ErrorCode.MODEL_NOT_TRASHED: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” couldn't be moved to the system's trash and was left as it is. Close programs "
        "that use it and try again, or delete the folder {folder} yourself.",
    ),
}

_CHOICE: Mapping[ErrorCode, str] = {
    ErrorCode.CATALOGUE_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "The model list in {file} can't be read ({detail}), so only the models listed by SD "
        "Studio are offered. Fix the file or remove it.",
    ),
    ErrorCode.CATALOGUE_MODEL_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "There is no model “{model}” in the list. Choose one of: {known}."
    ),
    ErrorCode.CATALOGUE_VARIANT_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "There is no variant “{variant}” of “{model}”. Choose one of: {known}."
    ),
    ErrorCode.MODEL_NOT_ADDED: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is a whole model in one file, which has to be added once: "
        'sdstudio models add "{path}" {option}. Then use it by its name.',
    ),
    ErrorCode.MODEL_IS_ADAPTER: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is a LoRA or an embedding, not a model. Use it with a model: --lora or "
        "--embedding.",
    ),
    ErrorCode.ENDPOINT_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors",
        "There is no source “{endpoint}”. Choose one of: {known}; or enter an address that begins "
        "with https://.",
    ),
    ErrorCode.ENDPOINT_NOT_VALID: QT_TRANSLATE_NOOP(
        "errors",
        "Models can't be downloaded from “{address}”. Enter an address that begins with https:// "
        "or http:// and contains neither ? nor #; nothing was changed.",
    ),
    ErrorCode.LICENCE_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "There is no licence “{licence}” in the list. Choose one of: {known}."
    ),
    ErrorCode.LICENCE_NOT_ACCEPTED: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” is licensed under “{licence}”, which you must read and accept once; nothing "
        "was changed. To read it: sdstudio models licence {key}. To accept it, add: "
        "--accept-licence {key}.",
    ),
    ErrorCode.PACK_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "There is no graphics pack “{pack}”. Choose one of: {known}."
    ),
    ErrorCode.PACK_NOT_INSTALLED: QT_TRANSLATE_NOOP(
        "errors", "The graphics pack “{pack}” isn't installed. Nothing was changed."
    ),
}

_DOWNLOAD: Mapping[ErrorCode, str] = {
    ErrorCode.DOWNLOAD_NO_SOURCE: QT_TRANSLATE_NOOP(
        "errors",
        "There is no source to download “{model}” from. Add one, or import the model from your "
        "disk; nothing was changed.",
    ),
    ErrorCode.DOWNLOAD_PROXY: QT_TRANSLATE_NOOP(
        "errors",
        "This computer's proxy settings can't be used. Set an http, https or socks5 proxy in the "
        "system settings, or none, then resume; nothing was changed.",
    ),
    ErrorCode.DOWNLOAD_OFFLINE: QT_TRANSLATE_NOOP(
        "errors",
        "None of the sources of “{model}” could be reached. The {have} of {size} downloaded so "
        "far is kept. Check the connection and resume, or choose another source.",
    ),
    ErrorCode.DOWNLOAD_UNTRUSTED: QT_TRANSLATE_NOOP(
        "errors",
        "No source of “{model}” could prove its identity over a secure connection. The {have} of "
        "{size} downloaded so far is kept. Check this computer's date and your network, then "
        "resume.",
    ),
    ErrorCode.DOWNLOAD_REFUSED: QT_TRANSLATE_NOOP(
        "errors",
        "The sources of “{model}” refused the download (status {status}). The {have} of {size} "
        "downloaded so far is kept. Choose or add another source and resume.",
    ),
    ErrorCode.DOWNLOAD_BUSY: QT_TRANSLATE_NOOP(
        "errors",
        "The sources of “{model}” are too busy at the moment. The {have} of {size} downloaded so "
        "far is kept. Resume later, or choose another source.",
    ),
    ErrorCode.DOWNLOAD_INTERRUPTED: QT_TRANSLATE_NOOP(
        "errors",
        "The connection kept failing while “{model}” was downloading. The {have} of {size} "
        "downloaded so far is kept. Resume, or choose another source.",
    ),
    ErrorCode.DOWNLOAD_NOT_ORIGINAL: QT_TRANSLATE_NOOP(
        "errors",
        "The sources of “{model}” offer a {file} that is not the original, so it was not kept. "
        "Choose or add another source and resume.",
    ),
    ErrorCode.DOWNLOAD_DISK_FULL: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” needs another {needed} on the disk with {folder}, but only {free} is free. "
        "What has been downloaded is kept. Free some space and resume.",
    ),
}

_IMPORT: Mapping[ErrorCode, str] = {
    ErrorCode.IMPORT_GONE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” no longer exists or can't be read, so nothing was imported. Connect its disk, "
        "or choose it again.",
    ),
    ErrorCode.IMPORT_NOT_A_FILE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is neither a file nor a folder but a pipe, a socket or a device, so it was not "
        "opened. Choose the model's own file or folder.",
    ),
    ErrorCode.IMPORT_NOTHING: QT_TRANSLATE_NOOP(
        "errors",
        "“{folder}” contains no model: no diffusers folder, no safetensors or .ckpt file, and no "
        "model exported by SD Studio. Choose the model's own folder or file.",
    ),
    ErrorCode.IMPORT_SEVERAL: QT_TRANSLATE_NOOP(
        "errors",
        "“{folder}” contains several models. Choose the folder or file of one of them; nothing "
        "was imported.",
    ),
    ErrorCode.IMPORT_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is empty, incomplete or damaged, so nothing was imported. Copy or download it "
        "again.",
    ),
    ErrorCode.IMPORT_PICKLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” was not opened: despite its name, it is a pickle file, which could run hidden "
        "code. Get the model as safetensors.",
    ),
    ErrorCode.IMPORT_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” isn't a model that SD Studio knows: it contains “{found}”. Supported model "
        "families: {families}.",
    ),
    ErrorCode.IMPORT_LACKS_PART: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” can't make pictures: it has {part}, but no {missing}. Get the version that "
        "includes all parts; without a VAE, that is often called “VAE included” or “baked VAE”.",
    ),
    ErrorCode.IMPORT_LACKS_VAE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” has no VAE, which turns what it makes into pictures. Choose an installed VAE or "
        "model of {family} to take one from, or get a VAE first.",
    ),
    ErrorCode.IMPORT_VAE_FAMILY: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is a VAE, but it doesn't say for which models. Choose their family.",
    ),
    ErrorCode.IMPORT_PART_ONLY: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” contains only part of a model ({part}), which can't make pictures alone. Choose "
        "the file or folder with the whole model.",
    ),
    ErrorCode.IMPORT_EMA_ONLY: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” contains the UNet weights only as the moving average (EMA) kept during "
        "training. Get the version that is meant for making pictures, often called “pruned” or "
        "“emaonly”.",
    ),
    ErrorCode.IMPORT_AS_FOLDER: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is a variations model, which SD Studio can only use as a diffusers folder. Get "
        "it in that format.",
    ),
    ErrorCode.IMPORT_LEADS_OUT: QT_TRANSLATE_NOOP(
        "errors",
        "The model “{model}” was not imported: {file} points outside its folder. Get the model "
        "from another source.",
    ),
    ErrorCode.IMPORT_NOT_AS_RECORDED: QT_TRANSLATE_NOOP(
        "errors",
        "{file} of “{model}” differs from the exported file, so nothing was imported. Export the "
        "model again and copy all of it.",
    ),
    ErrorCode.IMPORT_CONSENT: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is a pickle file, which could run hidden code. Agree to convert it (on the "
        "command line: --convert-pickle), or get the model as safetensors; nothing was imported.",
    ),
    ErrorCode.IMPORT_CKPT_CODE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” was not opened: it calls “{found}”, which no model needs and which could run "
        "hidden code. Get the model as safetensors.",
    ),
    ErrorCode.IMPORT_SAME_PLACE: QT_TRANSLATE_NOOP(
        "errors", "“{model}” is already installed; nothing was changed."
    ),
    ErrorCode.EXPORT_NO_RECORD: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” has no installation record, so it can't be exported. Import its folder first, "
        "then export it.",
    ),
    ErrorCode.EXPORT_THERE: QT_TRANSLATE_NOOP(
        "errors",
        "{folder} already contains a model, which was left unchanged. Choose another folder, or "
        "remove that one first.",
    ),
}

_COPYING: Mapping[ErrorCode, str] = {
    ErrorCode.IMPORT_CKPT_FAILED: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” couldn't be converted: it is damaged, in an old format, or needs more memory or "
        "time than it should. Nothing was imported; get the model as safetensors.",
    ),
    ErrorCode.IMPORT_DISK_FULL: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” needs {needed} on the disk with {folder}, but only {free} is free. Nothing "
        "was imported. Free some space, or link the model instead of copying it.",
    ),
    ErrorCode.EXPORT_DISK_FULL: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” needs {needed} on the disk with {folder}, but only {free} is free. Nothing "
        "was exported. Free some space, or choose another disk.",
    ),
}

_ENGINE: Mapping[ErrorCode, str] = {
    ErrorCode.ENGINE_DIED: QT_TRANSLATE_NOOP(
        "errors",
        "The image engine stopped unexpectedly and was restarted. Finished pictures are kept.",
    ),
    ErrorCode.ENGINE_NOT_STARTED: QT_TRANSLATE_NOOP(
        "errors",
        "The image engine couldn't be started, so the queue is paused. Your pictures and the "
        "queue are kept. Restart SD Studio, or reinstall it if that doesn't help.",
    ),
    ErrorCode.ENGINE_NOT_STARTED_ALONE: QT_TRANSLATE_NOOP(
        "errors",
        "The image engine couldn't be started, so nothing was made. Try again, or reinstall SD "
        "Studio if that doesn't help.",
    ),
    ErrorCode.ENGINE_OTHER_VERSION: QT_TRANSLATE_NOOP(
        "errors",
        "The image engine is from a different version ({engine}) than this program ({program}), so "
        "no pictures can be made. Restart SD Studio, or reinstall it if that doesn't help.",
    ),
    ErrorCode.ENGINE_FAULT: QT_TRANSLATE_NOOP(
        "errors",
        "Something went wrong while making this picture: {detail}. Finished pictures are kept; "
        "try again, or try other settings.",
    ),
    ErrorCode.ENGINE_DIED_ALONE: QT_TRANSLATE_NOOP(
        "errors",
        "The image engine stopped unexpectedly. Finished pictures are kept; try again, or try a "
        "smaller size.",
    ),
}

_GRAPHICS: Mapping[ErrorCode, str] = {
    ErrorCode.PACKS_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "The list of graphics packs in {file} can't be read ({detail}), so pictures are made on "
        "the processor. Reinstall SD Studio.",
    ),
    ErrorCode.PACK_NO_CARD: QT_TRANSLATE_NOOP(
        "errors",
        "No graphics card from NVIDIA, AMD, Intel or Apple was found, so pictures are made on the "
        "processor.",
    ),
    ErrorCode.PACK_NOT_NEEDED: QT_TRANSLATE_NOOP(
        "errors",
        "Apple's graphics processor is used without a pack. There is nothing to set up.",
    ),
    ErrorCode.PACK_NONE_FITS: QT_TRANSLATE_NOOP(
        "errors",
        "This version of SD Studio has no pack for {card} on this system, so pictures are made on "
        "the processor.",
    ),
    ErrorCode.PACK_CARD_TOO_OLD: QT_TRANSLATE_NOOP(
        "errors",
        "{card} is too old for {pack}, so pictures are made on the processor.",
    ),
    ErrorCode.PACK_NO_DRIVER: QT_TRANSLATE_NOOP(
        "errors",
        "{card} needs its manufacturer's driver, version {needed} or newer, and none is running. "
        "Install the driver, restart the computer, and come back here.",
    ),
    ErrorCode.PACK_DRIVER_TOO_OLD: QT_TRANSLATE_NOOP(
        "errors",
        "{card} has driver {found}, but {pack} needs {needed} or newer. Update the driver, restart "
        "the computer, and come back here.",
    ),
    ErrorCode.PACK_OTHER_SYSTEM: QT_TRANSLATE_NOOP(
        "errors",
        "{pack} is for {system}, so it can't be installed on this computer. Nothing was changed.",
    ),
    ErrorCode.PACK_OUTDATED: QT_TRANSLATE_NOOP(
        "errors",
        "The installed pack {pack} (PyTorch {torch}) is for another version of SD Studio, so it "
        "isn't used. Remove it; if there is a new pack, it will then be offered.",
    ),
    ErrorCode.PACK_DOWNLOAD_OFFLINE: QT_TRANSLATE_NOOP(
        "errors",
        "The servers of {pack} couldn't be reached. The {have} of {size} downloaded so far is "
        "kept. Check the connection and resume.",
    ),
    ErrorCode.PACK_DOWNLOAD_UNTRUSTED: QT_TRANSLATE_NOOP(
        "errors",
        "The servers of {pack} couldn't prove their identity over a secure connection. The {have} "
        "of {size} downloaded so far is kept. Check this computer's date and your network, then "
        "resume.",
    ),
    ErrorCode.PACK_DOWNLOAD_REFUSED: QT_TRANSLATE_NOOP(
        "errors",
        "The servers of {pack} refused the download (status {status}). The {have} of {size} "
        "downloaded so far is kept. Resume later or on another network; if that doesn't help, "
        "look for a newer version of SD Studio.",
    ),
    ErrorCode.PACK_DOWNLOAD_BUSY: QT_TRANSLATE_NOOP(
        "errors",
        "The servers of {pack} are too busy at the moment. The {have} of {size} downloaded so far "
        "is kept. Resume later.",
    ),
    ErrorCode.PACK_DOWNLOAD_INTERRUPTED: QT_TRANSLATE_NOOP(
        "errors",
        "The connection kept failing while {pack} was downloading. The {have} of {size} "
        "downloaded so far is kept. Resume, if possible on another network.",
    ),
    ErrorCode.PACK_DOWNLOAD_NOT_ORIGINAL: QT_TRANSLATE_NOOP(
        "errors",
        "The servers of {pack} offer a {file} that is not the original, so it was not kept. "
        "Resume on another network; if that doesn't help, look for a newer version of SD Studio.",
    ),
    ErrorCode.PACK_DOWNLOAD_DISK_FULL: QT_TRANSLATE_NOOP(
        "errors",
        "{pack} needs another {needed} on the disk with {folder}, but only {free} is free. What "
        "has been downloaded is kept. Free some space and resume.",
    ),
    ErrorCode.PACK_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "{file} in {pack} can't be unpacked, so the pack was not installed. Cancel the download "
        "and start it again; if that doesn't help, report it.",
    ),
    ErrorCode.PACK_GONE: QT_TRANSLATE_NOOP(
        "errors",
        "The pack {pack} is no longer on this computer, so pictures are made on the processor. To "
        "use the graphics card again, install the pack again.",
    ),
    ErrorCode.PACK_FILE_EXISTS: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” already exists and was left unchanged. Choose another name, or delete that file "
        "first.",
    ),
    ErrorCode.PACK_FILE_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}”, which is a part of {pack}, can't be read ({detail}), so nothing was exported. "
        "Delete it and export the pack again.",
    ),
    ErrorCode.PACK_FILE_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” isn't a graphics pack that SD Studio exported. Nothing was changed.",
    ),
    ErrorCode.PACK_FILE_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "The pack in “{file}” is damaged or incomplete, so it was not installed. Export or copy it "
        "again.",
    ),
    ErrorCode.PACK_FILE_OTHER: QT_TRANSLATE_NOOP(
        "errors",
        "The pack {pack} in “{file}” is for another version of SD Studio or another system, so it "
        "was not installed. Export it again with the version that this computer has.",
    ),
    ErrorCode.PACK_NOT_LOADED: QT_TRANSLATE_NOOP(
        "errors",
        "{pack} couldn't be loaded ({detail}), so pictures are made on the processor. Try again, "
        "or remove the pack.",
    ),
    ErrorCode.PACK_CRASHED: QT_TRANSLATE_NOOP(
        "errors",
        "{pack} crashed while it was being tested, so pictures are made on the processor. Update "
        "the card's driver and try again, or remove the pack.",
    ),
    ErrorCode.PACK_HUNG: QT_TRANSLATE_NOOP(
        "errors",
        "{pack} had not finished its test after {seconds} seconds, so pictures are made on the "
        "processor. Restart the computer and try again, or remove the pack.",
    ),
    ErrorCode.PACK_SEES_NO_CARD: QT_TRANSLATE_NOOP(
        "errors",
        "{pack} found no graphics card that it can use, so pictures are made on the processor. "
        "Update the card's driver and try again, or remove the pack.",
    ),
    ErrorCode.PACK_WRONG_RESULT: QT_TRANSLATE_NOOP(
        "errors",
        "{card} computed wrong results with {pack} ({detail}), so pictures are made on the "
        "processor. Update the card's driver and try again, or remove the pack.",
    ),
    ErrorCode.PACK_ENGINE_FAILED: QT_TRANSLATE_NOOP(
        "errors",
        "The image engine stopped working with {pack}, so pictures are made on the processor now. "
        "Nothing was lost. You can try the graphics card again.",
    ),
}

_SIZE: Mapping[ErrorCode, str] = {
    ErrorCode.ENGINE_OUT_OF_MEMORY: QT_TRANSLATE_NOOP(
        "errors",
        "The system stopped the image engine, most likely because there was not enough memory for "
        "{width} × {height}. Finished pictures are kept, and the job is paused. Close other "
        "programs or choose a smaller size.",
    ),
    ErrorCode.OUT_OF_MEMORY: QT_TRANSLATE_NOOP(
        "errors",
        "There was not enough memory for {width} × {height}. Finished pictures are kept. "
        "Close other programs or choose a smaller size.",
    ),
    ErrorCode.LESS_FITS: QT_TRANSLATE_NOOP(
        "errors",
        "There was not enough memory for {width} × {height}. Finished pictures are kept. The "
        "{free} free now should be enough for {fit_width} × {fit_height}: choose that size, or "
        "close other programs.",
    ),
    ErrorCode.SMALLER_INPUT_FITS: QT_TRANSLATE_NOOP(
        "errors",
        "There was not enough memory for {width} × {height}. Finished pictures are kept. The "
        "{free} free now should be enough for an input of {fit_width} × {fit_height} at most. "
        "Choose a smaller one, or close other programs.",
    ),
    ErrorCode.NOT_FINITE: QT_TRANSLATE_NOOP(
        "errors",
        "The model couldn't make a usable picture with these settings, even at higher precision. "
        "Finished pictures are kept; try another size or lower Guidance (CFG).",
    ),
    ErrorCode.CODED_NOT_FINITE: QT_TRANSLATE_NOOP(
        "errors",
        "The VAE of “{model}” gave no usable picture, even in float32: it is damaged, or doesn't "
        "suit what the model makes. Finished pictures are kept. Choose another one under “Decode "
        "with”, or lower Guidance (CFG).",
    ),
    ErrorCode.PICTURE_BLACK: QT_TRANSLATE_NOOP(
        "errors",
        "The picture that “{model}” made is completely black. It was kept. If that isn't what the "
        "prompt asks for, the VAE may not suit the model: choose another one under “Decode with”.",
    ),
}

_PICTURE: Mapping[ErrorCode, str] = {
    ErrorCode.METADATA_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "This picture has no metadata about how it was made, so its settings can't be restored.",
    ),
}

_LIBRARY: Mapping[ErrorCode, str] = {
    ErrorCode.DISK_FULL: QT_TRANSLATE_NOOP(
        "errors",
        "The disk with {folder} is full, so nothing was changed there. "
        "Free some space and try again.",
    ),
    ErrorCode.FOLDER_READ_ONLY: QT_TRANSLATE_NOOP(
        "errors",
        "SD Studio isn't allowed to write to {folder}, so nothing was changed there. Allow "
        "writing to the folder and try again.",
    ),
    ErrorCode.FOLDER_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "SD Studio isn't allowed to read {folder}, so nothing was done. Allow reading the folder, "
        "or choose another one.",
    ),
    ErrorCode.SAVE_FAILED: QT_TRANSLATE_NOOP(
        "errors",
        "SD Studio couldn't write to {folder} ({detail}), so nothing was changed there. Try again "
        "once the folder is available.",
    ),
    ErrorCode.PICTURE_UNSAVED: QT_TRANSLATE_NOOP(
        "errors",
        "The picture couldn't be saved in {folder}: {cause}. It is kept in memory and the queue "
        "is paused. Save it elsewhere, or fix the problem and try again.",
    ),
    ErrorCode.LIBRARY_NEWER: QT_TRANSLATE_NOOP(
        "errors",
        "The library in {folder} was made by a newer version of SD Studio and was left unchanged. "
        "Install the newest version, or choose another folder for the library.",
    ),
    ErrorCode.LIBRARY_IN_USE: QT_TRANSLATE_NOOP(
        "errors", "The library in {folder} is already open in another SD Studio. Use that window."
    ),
    ErrorCode.LIBRARY_NOT_KEPT: QT_TRANSLATE_NOOP(
        "errors",
        "The library's index in {folder} could not be written: {cause}. Your pictures are shown "
        "and new ones can be made, but changes to the queue are lost when you close SD Studio. "
        "Fix the problem, then restart SD Studio.",
    ),
    ErrorCode.PICTURES_FOLDER_GONE: QT_TRANSLATE_NOOP(
        "errors",
        "Your pictures in {folder} could not be found. If they are on a drive, connect it; if you "
        "moved the folder, put it back. Or choose another folder in the settings.",
    ),
    ErrorCode.FOLDER_UNREACHABLE: QT_TRANSLATE_NOOP(
        "errors",
        "The folder {folder} can't be reached, so nothing was changed there. If it is on a drive, "
        "connect it and try again.",
    ),
    ErrorCode.FOLDER_ADDED_ALREADY: QT_TRANSLATE_NOOP(
        "errors",
        "The pictures in {folder} and its subfolders are already in the library.",
    ),
    ErrorCode.LIBRARY_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "The library's index was damaged, so it was rebuilt. No picture file was touched. "
        "Pictures read again from their files: {rebuilt}. Pictures that could not be read: "
        "{pictures}. Queue entries that were lost: {jobs}. Comparison grids that were lost: "
        "{grids}. The damaged index is kept as {kept_as}.",
    ),
    ErrorCode.LIBRARY_ENTRIES_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "Some entries in the library's index were damaged. No picture file was touched. "
        "Pictures read again from their files: {rebuilt}. Pictures that could not be read: "
        "{pictures}. Queue entries that could not be read: {jobs}. Comparison grids that could "
        "not be read: {grids}.",
    ),
    ErrorCode.JOURNAL_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "The journal, which keeps your stars, tags, boards and notes next to your pictures, was "
        "damaged. Everything in it that could be read is still there. The damaged file is kept "
        "as {kept_as}.",
    ),
    ErrorCode.BACKUP_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "The backup {backup} can't be read, so nothing was changed. Choose another one.",
    ),
    ErrorCode.BACKUP_NOT_MADE: QT_TRANSLATE_NOOP(
        "errors",
        "No backup was made: there isn't enough space in {folder}, or there is no database yet. "
        "Free some space and try again.",
    ),
    ErrorCode.LIBRARY_OLDER: QT_TRANSLATE_NOOP(
        "errors",
        "The library in {folder} was last used by an older version of SD Studio. Close that "
        "version and start this one once to update the library.",
    ),
    ErrorCode.LIBRARY_INDEX_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "The library's index in {folder} is damaged, but no picture was changed. To repair it, "
        "start SD Studio again or run: sdstudio library rebuild",
    ),
    ErrorCode.VECTORS_NOT_KEPT: QT_TRANSLATE_NOOP(
        "errors",
        "What the other pictures show couldn't be stored in {folder}. Check the free space and the "
        "folder's permissions, then try again; your pictures are not affected.",
    ),
    ErrorCode.ENCODING_CRASHED: QT_TRANSLATE_NOOP(
        "errors",
        "The image engine stopped unexpectedly while it compared pictures with {model}, so no more "
        "are compared for now. Your pictures are not affected.",
    ),
    ErrorCode.ENCODING_FAILED: QT_TRANSLATE_NOOP(
        "errors",
        "The pictures couldn't be compared with {model}: {detail}. Your pictures are not affected; "
        "try again, or import the model again.",
    ),
    ErrorCode.SEGMENTATION_CRASHED: QT_TRANSLATE_NOOP(
        "errors",
        "The image engine stopped unexpectedly while looking for objects with {model}. Your masks "
        "are not affected.",
    ),
    ErrorCode.SEGMENTATION_FAILED: QT_TRANSLATE_NOOP(
        "errors",
        "{model} couldn't find an object: {detail}. Your masks are not affected; try again, or "
        "import the model again.",
    ),
    ErrorCode.SEGMENTATION_MEMORY: QT_TRANSLATE_NOOP(
        "errors",
        "There isn't enough memory to look for objects with {model}. Your masks are not affected; "
        "close other programs, or try again when no picture is being made.",
    ),
    ErrorCode.CAPTION_CRASHED: QT_TRANSLATE_NOOP(
        "errors",
        "The image engine stopped unexpectedly while describing a picture with {model}. What was "
        "written before is kept; verify the model under “Manage models…”.",
    ),
    ErrorCode.CAPTION_MEMORY: QT_TRANSLATE_NOOP(
        "errors",
        "There isn't enough memory to describe pictures with {model}. Nothing was changed; close "
        "other programs, or try again when no picture is being made.",
    ),
    ErrorCode.CAPTION_NOTHING: QT_TRANSLATE_NOOP(
        "errors",
        "“{folder}” contains no images, so there is nothing to describe. Choose another folder.",
    ),
    ErrorCode.CAPTION_EMPTY: QT_TRANSLATE_NOOP(
        "errors", "{model} found no words for this picture. Nothing was changed."
    ),
    ErrorCode.CAPTION_FAILED: QT_TRANSLATE_NOOP(
        "errors",
        "The picture couldn't be described with {model}. Nothing was changed; if it happens "
        "again, verify the model under “Manage models…”.",
    ),
    ErrorCode.LIBRARY_BUSY: QT_TRANSLATE_NOOP(
        "errors",
        "A job is running or its pictures are being saved, so no backup was restored. Wait "
        "until it's finished or stop it, then try again.",
    ),
    ErrorCode.OUT_SAVED_ELSEWHERE: QT_TRANSLATE_NOOP(
        "errors",
        "The picture couldn't be saved as {asked} ({cause}). It was saved as {file} instead.",
    ),
}

_SIGNING: Mapping[ErrorCode, str] = {
    ErrorCode.SIGNING_NOT_INSTALLED: QT_TRANSLATE_NOOP(
        "errors",
        "Pictures can't be signed, because {package} isn't installed. Install it with “pip install "
        "{package}”, or turn signing off in the settings. No unsigned copy was written.",
    ),
    ErrorCode.SIGNING_NOT_CHOSEN: QT_TRANSLATE_NOOP(
        "errors",
        "Pictures can't be signed until a certificate and its private key are chosen under "
        "Settings → Content Credentials. No unsigned copy was written.",
    ),
    ErrorCode.SIGNING_CERTIFICATE_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” can't be read as a certificate. Choose a PEM file that begins with your "
        "certificate, or turn signing off in the settings. No unsigned copy was written.",
    ),
    ErrorCode.SIGNING_CERTIFICATE_OUTDATED: QT_TRANSLATE_NOOP(
        "errors",
        "The certificate in “{file}” is valid from {begin} to {end} only. Choose one that is valid "
        "now, or turn signing off in the settings. No unsigned copy was written.",
    ),
    ErrorCode.SIGNING_KEY_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” can't be read as a private key. Choose the PEM file with the key of your "
        "certificate, or turn signing off in the settings. No unsigned copy was written.",
    ),
    ErrorCode.SIGNING_KEY_UNSUITABLE: QT_TRANSLATE_NOOP(
        "errors",
        "Content Credentials can't be signed with this kind of key. Use a certificate with an EC "
        "key (P-256, P-384 or P-521), Ed25519 or RSA of at least 2048 bits. No unsigned copy was "
        "written.",
    ),
    ErrorCode.SIGNING_KEY_MISMATCH: QT_TRANSLATE_NOOP(
        "errors",
        "The private key in “{file}” doesn't belong to the certificate. Choose the key that the "
        "certificate was made for. No unsigned copy was written.",
    ),
    ErrorCode.SIGNING_PASSPHRASE_WRONG: QT_TRANSLATE_NOOP(
        "errors",
        "The passphrase of “{file}” is missing or wrong. Enter it under Settings → Content "
        "Credentials. No unsigned copy was written.",
    ),
    ErrorCode.SIGNING_FAILED: QT_TRANSLATE_NOOP(
        "errors",
        "The copy couldn't be signed: {detail}. Check the certificate, or turn signing off in the "
        "settings. No unsigned copy was written.",
    ),
}

_SETTINGS: Mapping[ErrorCode, str] = {
    ErrorCode.CONSENTS_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "The record of the licences you accepted can't be read, so you will be asked again. The "
        "old file is kept as {kept_as}.",
    ),
    ErrorCode.SETTINGS_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "The settings couldn't be read, so SD Studio uses the defaults. The old file is kept as "
        "{kept_as}.",
    ),
    ErrorCode.SETTINGS_NOT_SAVED: QT_TRANSLATE_NOOP(
        "errors",
        "The settings couldn't be saved in {folder}. They apply until you close SD Studio. Check "
        "the free space and the folder's permissions.",
    ),
    ErrorCode.SETTINGS_FOLDER: QT_TRANSLATE_NOOP(
        "errors",
        "The settings name the folder “{folder}”, which is not a full path, so the default folder "
        "is used. Choose the folder again in the settings.",
    ),
}

_UPDATE: Mapping[ErrorCode, str] = {
    ErrorCode.UPDATE_NO_ANSWER: QT_TRANSLATE_NOOP(
        "errors",
        "SD Studio couldn't find out whether there is a newer version, because there was no "
        "answer. Check the internet connection and try again.",
    ),
    ErrorCode.UPDATE_NOT_VALID: QT_TRANSLATE_NOOP(
        "errors",
        "The answer didn't come from the makers of SD Studio, so it was ignored. Some networks "
        "answer everything with a page of their own until you log in there.",
    ),
    ErrorCode.UPDATE_OUTDATED: QT_TRANSLATE_NOOP(
        "errors",
        "The answer was older than one that SD Studio has received before, so it was ignored. Try "
        "again later or on another network.",
    ),
}

_COMMAND: Mapping[ErrorCode, str] = {
    ErrorCode.COMMAND_MISSING: QT_TRANSLATE_NOOP(
        "errors", "A command is missing. Choose one of: {known}. See: {command} --help"
    ),
    ErrorCode.COMMAND_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "There is no command “{value}”. Choose one of: {known}."
    ),
    ErrorCode.OPTION_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "There is no option {option}. See: {command} --help"
    ),
    ErrorCode.OPTION_MISSPELT: QT_TRANSLATE_NOOP(
        "errors", "There is no option {option}. Did you mean {nearest}?"
    ),
    ErrorCode.CHOICE_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "“{value}” isn't a valid value for {name}. Choose one of: {known}."
    ),
    ErrorCode.CHOICE_MISSPELT: QT_TRANSLATE_NOOP(
        "errors", "“{value}” isn't a valid value for {name}. Did you mean {nearest}?"
    ),
    ErrorCode.ARGUMENT_UNEXPECTED: QT_TRANSLATE_NOOP(
        "errors",
        "“{value}” was not expected here. Put text that contains spaces in quotation marks; see: "
        "{command} --help",
    ),
    ErrorCode.USAGE_WRONG: QT_TRANSLATE_NOOP("errors", "{message}. See: {command} --help"),
    ErrorCode.PICTURE_NOT_IN_LIBRARY: QT_TRANSLATE_NOOP(
        "errors", "“{file}” isn't a picture in the library. Nothing was changed."
    ),
    ErrorCode.FILES_AND_QUERY: QT_TRANSLATE_NOOP(
        "errors",
        "“{value}” isn't a file, but others are. Give either files or a search. Nothing was "
        "changed.",
    ),
    ErrorCode.NO_PICTURE_FOUND: QT_TRANSLATE_NOOP("errors", "No picture matches “{query}”."),
    ErrorCode.NOTHING_TO_CHANGE: QT_TRANSLATE_NOOP(
        "errors", "There is nothing to change. Give at least one of: {known}."
    ),
    ErrorCode.SIZE_NOT_VALID: QT_TRANSLATE_NOOP(
        "errors",
        "“{value}” isn't a valid value for {name}. Give the longest side in pixels, a percentage "
        "such as 50%, or original.",
    ),
    ErrorCode.NAME_PATTERN_NOT_VALID: QT_TRANSLATE_NOOP(
        "errors",
        "“{what}” can't be used in {name}. Fields are: {known}.",
    ),
    ErrorCode.WORKING_FOLDER_GONE: QT_TRANSLATE_NOOP(
        "errors",
        "The current folder no longer exists. Change to another one and run the command again.",
    ),
}

_OUTPUT: Mapping[ErrorCode, str] = {
    ErrorCode.OUT_NOT_PNG: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” doesn't end in .png. Pictures are saved as PNG files, which record how they "
        "were made. Choose a name that ends in .png; nothing was started.",
    ),
    ErrorCode.OUT_METADATA_NEEDS_FILE: QT_TRANSLATE_NOOP(
        "errors",
        "{name} needs {file} with a file outside the pictures folder: pictures in that folder "
        "always say everything, so that the library can be rebuilt from them. Choose another "
        "file; nothing was started.",
    ),
    ErrorCode.OUT_FOLDER_MISSING: QT_TRANSLATE_NOOP(
        "errors",
        "The folder “{folder}” doesn't exist. Create it or choose another one; nothing was "
        "started.",
    ),
    ErrorCode.OUT_IS_FOLDER: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is a folder. Add a file name, for example {example}; nothing was started.",
    ),
    ErrorCode.OUT_NAME_REFUSED: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” can't be used as a file name here ({detail}). Choose another one; nothing was "
        "started.",
    ),
    ErrorCode.OUT_EXISTS: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” already exists and was not changed. Choose another name, "
        "or add --overwrite to replace it.",
    ),
}

_STREAM: Mapping[ErrorCode, str] = {
    ErrorCode.STDOUT_CLOSED: QT_TRANSLATE_NOOP(
        "errors",
        "Standard output is closed, so the command stopped. Pictures finished so far are kept.",
    ),
    ErrorCode.STDOUT_FAILED: QT_TRANSLATE_NOOP(
        "errors",
        "The output couldn't be written ({detail}), so the command stopped. Pictures finished so "
        "far are kept.",
    ),
}

_MACHINE: Mapping[ErrorCode, str] = {
    ErrorCode.NO_DISPLAY: QT_TRANSLATE_NOOP(
        "errors",
        "There is no display to open a window on. Start SD Studio in a graphical session, or make "
        'pictures without a window: {command} generate "a red fish" --out fish.png',
    ),
    ErrorCode.QT_LIBRARY_MISSING: QT_TRANSLATE_NOOP(
        "errors",
        "The window can't open because the system library {library} is missing. On Debian or "
        "Ubuntu, run: sudo apt install {packages}. Or make pictures without a window: {command} "
        'generate "a red fish" --out fish.png',
    ),
    ErrorCode.PROCESSOR_TOO_OLD: QT_TRANSLATE_NOOP(
        "errors",
        "SD Studio can't run on this computer because its processor ({processor}) doesn't support "
        "AVX2. Most Intel processors since 2013 and AMD processors since 2015 do.",
    ),
    ErrorCode.MEMORY_TOO_SMALL: QT_TRANSLATE_NOOP(
        "errors",
        "SD Studio needs at least 4 GB of memory, but this computer has only {found}.",
    ),
    ErrorCode.GLIBC_TOO_OLD: QT_TRANSLATE_NOOP(
        "errors",
        "SD Studio can't run on this system: it needs glibc {needed} or newer, but this system has "
        "{found}. Use a newer version of your Linux distribution, such as Debian 12 or Ubuntu "
        "22.04.",
    ),
    ErrorCode.WINDOWS_TOO_OLD: QT_TRANSLATE_NOOP(
        "errors",
        "SD Studio can't run on this version of Windows. It needs Windows {needed} or newer.",
    ),
}

_SENTENCES: Mapping[FailureCategory, Mapping[ErrorCode, str]] = {
    FailureCategory.VALUE: _VALUE,
    FailureCategory.INPUT: _INPUT,
    FailureCategory.ADAPTER: _ADAPTER,
    FailureCategory.STYLE: _STYLE,
    FailureCategory.GRID: _GRID,
    FailureCategory.PROMPT: _PROMPT,
    FailureCategory.MODEL: _MODEL,
    FailureCategory.LOADING: _LOADING,
    FailureCategory.INSTALLED: _INSTALLED,
    FailureCategory.INSTALLING: _INSTALLING,
    FailureCategory.CHOICE: _CHOICE,
    FailureCategory.DOWNLOAD: _DOWNLOAD,
    FailureCategory.IMPORT: _IMPORT,
    FailureCategory.COPYING: _COPYING,
    FailureCategory.ENGINE: _ENGINE,
    FailureCategory.GRAPHICS: _GRAPHICS,
    FailureCategory.SIZE: _SIZE,
    FailureCategory.PICTURE: _PICTURE,
    FailureCategory.LIBRARY: _LIBRARY,
    FailureCategory.SETTINGS: _SETTINGS,
    FailureCategory.SIGNING: _SIGNING,
    FailureCategory.UPDATE: _UPDATE,
    FailureCategory.COMMAND: _COMMAND,
    FailureCategory.OUTPUT: _OUTPUT,
    FailureCategory.STREAM: _STREAM,
    FailureCategory.MACHINE: _MACHINE,
}

#: What helps against all failures of a category …
_AGAINST: Mapping[FailureCategory, tuple[Remedy, ...]] = {
    FailureCategory.MODEL: (Remedy.MODELS, Remedy.OPEN_MODEL),
    FailureCategory.LOADING: (Remedy.MODELS, Remedy.OPEN_MODEL),
    FailureCategory.INSTALLED: (Remedy.MODELS,),
    FailureCategory.INSTALLING: (Remedy.MODELS,),
    FailureCategory.DOWNLOAD: (Remedy.MODELS,),
    FailureCategory.SIZE: (Remedy.NATIVE_SIZE,),
    FailureCategory.GRAPHICS: (Remedy.GRAPHICS_CARD,),
    FailureCategory.SIGNING: (Remedy.SETTINGS,),
}

#: … and against single ones.
_OWN_REMEDIES: Mapping[ErrorCode, tuple[Remedy, ...]] = {
    ErrorCode.NOT_A_MULTIPLE: (Remedy.NATIVE_SIZE,),
    ErrorCode.REQUEST_REPEATED: (Remedy.RANDOM_SEED, Remedy.GENERATE_ANYWAY),
    ErrorCode.MODEL_NONE_FINDS_SIMILAR: (Remedy.MODELS,),
    ErrorCode.TRANSLATION_DAMAGED: (Remedy.MODELS,),
    ErrorCode.MODEL_NONE_SELECTS: (Remedy.MODELS,),
    ErrorCode.MODEL_NONE_ESTIMATES_DEPTH: (Remedy.MODELS,),
    ErrorCode.MODEL_NONE_CONTROLS: (Remedy.MODELS,),
    ErrorCode.CONTROL_GONE: (Remedy.MODELS,),
    ErrorCode.VAE_GONE: (Remedy.MODELS,),
    ErrorCode.UPSCALER_GONE: (Remedy.MODELS,),
    ErrorCode.MODEL_NONE_UPSCALES: (Remedy.MODELS,),
    ErrorCode.MODEL_NONE_DESCRIBES: (Remedy.MODELS,),
    ErrorCode.VAE_NOT_RECALLED: (Remedy.MODELS,),
    ErrorCode.VAE_UNFIT: (Remedy.DECODE_WITH, Remedy.MODELS),
    ErrorCode.CODED_NOT_FINITE: (Remedy.DECODE_WITH,),
    ErrorCode.PICTURE_BLACK: (Remedy.DECODE_WITH,),
    ErrorCode.STARTER_DAMAGED: (Remedy.OPEN_MODEL,),
    ErrorCode.ENGINE_NOT_STARTED: (Remedy.RESTART_ENGINE,),
    ErrorCode.LESS_FITS: (),
    ErrorCode.SMALLER_INPUT_FITS: (),
    ErrorCode.PICTURE_UNSAVED: (Remedy.SAVE_ELSEWHERE, Remedy.TRY_AGAIN),
    ErrorCode.LIBRARY_NEWER: (Remedy.SETTINGS,),
    ErrorCode.PICTURES_FOLDER_GONE: (Remedy.SETTINGS,),
    ErrorCode.SETTINGS_FOLDER: (Remedy.SETTINGS,),
}

FAILURES: Mapping[ErrorCode, Failure] = MappingProxyType(
    {
        code: Failure(category, text, _OWN_REMEDIES.get(code, _AGAINST.get(category, ())))
        for category, sentences in _SENTENCES.items()
        for code, text in sentences.items()
    }
)
