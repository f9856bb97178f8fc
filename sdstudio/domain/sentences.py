"""One sentence for each failure: what happened, what was kept, what to do.

In English and marked for translation; the window and the command line translate the template and
then fill in the arguments.
"""

from collections.abc import Callable, Mapping

from sdstudio.domain.errors import Argument, ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.modes import MODES
from sdstudio.domain.params import PARAMETERS
from sdstudio.domain.text import QT_TRANSLATE_NOOP

Translate = Callable[[str, str], str]

SENTENCES: Mapping[ErrorCode, str] = {
    ErrorCode.NOT_A_MULTIPLE: QT_TRANSLATE_NOOP(
        "errors", "{name} is {value}, but has to be a multiple of {limit}. Nothing was started."
    ),
    ErrorCode.TOO_SMALL: QT_TRANSLATE_NOOP(
        "errors", "{name} is {value}, but has to be at least {limit}. Nothing was started."
    ),
    ErrorCode.TOO_LARGE: QT_TRANSLATE_NOOP(
        "errors", "{name} is {value}, but can be at most {limit}. Nothing was started."
    ),
    ErrorCode.NOT_VALID: QT_TRANSLATE_NOOP(
        "errors", "“{value}” cannot be used for {name}. Nothing was started."
    ),
    ErrorCode.SAMPLER_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "There is no sampler “{value}”. Choose one of: {known}."
    ),
    ErrorCode.MODE_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "There is no mode “{value}”. Choose one of: {known}."
    ),
    ErrorCode.INPUT_MISSING: QT_TRANSLATE_NOOP(
        "errors", "{role} is missing for “{mode}”. Give one; nothing was started."
    ),
    ErrorCode.INPUT_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is no picture that can be read. Choose a PNG, JPEG or WebP file; "
        "nothing was changed.",
    ),
    ErrorCode.INPUT_TOO_SMALL: QT_TRANSLATE_NOOP(
        "errors",
        "{role} is {width} × {height} pixels, but has to be at least {limit} on each side. "
        "Nothing was started.",
    ),
    ErrorCode.INPUT_TOO_LARGE: QT_TRANSLATE_NOOP(
        "errors",
        "{role} is {width} × {height} pixels, but can be at most {limit} on each side. "
        "Make it smaller first; nothing was started.",
    ),
    ErrorCode.INPUT_GONE: QT_TRANSLATE_NOOP(
        "errors",
        "{role} of this job is not here any more, so it cannot be made. "
        "Finished pictures are kept; choose the picture again.",
    ),
    ErrorCode.MASK_SIZE_DIFFERS: QT_TRANSLATE_NOOP(
        "errors",
        "The mask is {width} × {height} pixels and the picture {picture_width} × "
        "{picture_height}. Give a mask of the picture's size; nothing was started.",
    ),
    ErrorCode.MASK_EMPTY: QT_TRANSLATE_NOOP(
        "errors",
        "Nothing is painted over, so there is nothing to change. Paint over the part that is to "
        "be made anew; nothing was started.",
    ),
    ErrorCode.DEPTH_SHAPE_DIFFERS: QT_TRANSLATE_NOOP(
        "errors",
        "The depth map is {width} × {height} pixels and the picture {picture_width} × "
        "{picture_height}. Give a depth map of the picture's shape, in any size; "
        "nothing was started.",
    ),
    ErrorCode.METADATA_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors", "This picture does not say how it was made, so its settings cannot be recalled."
    ),
    ErrorCode.MODEL_NOT_FOUND: QT_TRANSLATE_NOOP(
        "errors",
        "The model “{model}” is not here any more. Open its folder again or choose another model.",
    ),
    ErrorCode.MODEL_NOT_DIFFUSERS: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” is not a model folder: it has no readable model_index.json. "
        "Choose the folder that has that file in it.",
    ),
    ErrorCode.MODEL_FILE_MISSING: QT_TRANSLATE_NOOP(
        "errors",
        "The model “{model}” is incomplete: {file} is missing. Copy or download the model again.",
    ),
    ErrorCode.MODEL_FILE_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "The model “{model}” is damaged: {file} is cut short or unreadable. "
        "Copy or download the model again.",
    ),
    ErrorCode.MODEL_ONLY_PICKLES: QT_TRANSLATE_NOOP(
        "errors",
        "The model “{model}” was not opened: the weights of its part “{component}” are only there "
        "as a pickle file, which could run hidden programs. Get the model as safetensors.",
    ),
    ErrorCode.MODEL_HAS_CODE: QT_TRANSLATE_NOOP(
        "errors",
        "The model “{model}” was not opened: {file} asks to run a program of its own. "
        "Get the model from a source without such files.",
    ),
    ErrorCode.MODEL_UNSUPPORTED: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” can't be used yet: it is {found}. "
        "SD Studio works with models of the Stable Diffusion 2 family.",
    ),
    ErrorCode.MODEL_TENSORS_MISSING: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” is incomplete. Tensors missing from its {part} ({count}): {found}. "
        "Copy or download the model again.",
    ),
    ErrorCode.MODEL_SHAPE_DIFFERS: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” can't be used: in its {part}, {found} is {shape} instead of {needed}, "
        "so its network is built otherwise than its configuration says.",
    ),
    ErrorCode.MODEL_WRONG_KIND: QT_TRANSLATE_NOOP(
        "errors",
        "The model “{model}” was not made for “{mode}”. Choose a model that was, or another way "
        "of making the picture. Nothing was started.",
    ),
    ErrorCode.MODEL_LOAD_FAILED: QT_TRANSLATE_NOOP(
        "errors",
        "The model “{model}” could not be loaded. Choose another model, or copy or download this "
        "one again. Details are in the log.",
    ),
    ErrorCode.MODEL_LINK_GONE: QT_TRANSLATE_NOOP(
        "errors",
        "The model “{model}” is used from where its file lies, and {file} is not there any more. "
        "Connect that disk, or import the model again.",
    ),
    ErrorCode.STARTER_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "The practice model that came with SD Studio is damaged ({file}). "
        "Install SD Studio again to repair it; your pictures stay as they are.",
    ),
    ErrorCode.FILE_EMPTY: QT_TRANSLATE_NOOP(
        "errors", "“{file}” is empty: it has no bytes at all. Copy or download it again."
    ),
    ErrorCode.FILE_LFS_POINTER: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is a Git LFS pointer, not the model itself: the file of {size} that it stands "
        "for was not fetched. Run “git lfs pull” in its folder, or download the file itself.",
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
    ErrorCode.ADAPTER_GONE: QT_TRANSLATE_NOOP(
        "errors",
        "“{adapter}” is not here any more, so nothing can be made with it. "
        "Add its file again or leave it out; finished pictures are kept.",
    ),
    ErrorCode.ADAPTER_LEFT_OUT: QT_TRANSLATE_NOOP(
        "errors",
        "“{adapter}” was in use when the window was closed and is not here any more, "
        "so it was left out. Everything else was kept. Add its file again to use it.",
    ),
    ErrorCode.ADAPTER_PICKLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{adapter}” was not opened: it is a pickle file, which could run hidden programs. "
        "Import a learned embedding to have it converted; get a LoRA as safetensors.",
    ),
    ErrorCode.ADAPTER_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{adapter}” cannot be used: it is empty, damaged or no safetensors file. "
        "Copy or download it again.",
    ),
    ErrorCode.ADAPTER_OTHER_FAMILY: QT_TRANSLATE_NOOP(
        "errors",
        "“{adapter}” was made for {found}, which reads prompts in another way. "
        "Get one that was made for Stable Diffusion 2.",
    ),
    ErrorCode.ADAPTER_UNSUPPORTED: QT_TRANSLATE_NOOP(
        "errors",
        "“{adapter}” is neither a LoRA nor a learned embedding that SD Studio can use: "
        "it holds “{found}”.",
    ),
    ErrorCode.ADAPTER_UNFIT: QT_TRANSLATE_NOOP(
        "errors",
        "“{adapter}” does not fit the model “{model}”: it was made for one of another build. "
        "Choose another model, or leave it out.",
    ),
    ErrorCode.ADAPTER_SAME_WORD: QT_TRANSLATE_NOOP(
        "errors",
        "Two learned embeddings that are in use have the same word, “{adapter}”, and only one can "
        "stand for it. Leave one of them out, or rename its file; finished pictures are kept.",
    ),
    ErrorCode.GRID_TOO_LARGE: QT_TRANSLATE_NOOP(
        "errors",
        "This grid would be {count} pictures, but can be {limit} at most. "
        "Choose fewer values; nothing was started.",
    ),
    ErrorCode.GRID_EMPTY: QT_TRANSLATE_NOOP(
        "errors", "There is no value of {name} to compare. Give some; nothing was started."
    ),
    ErrorCode.GRID_SAME_TWICE: QT_TRANSLATE_NOOP(
        "errors",
        "{name} stands twice in this grid. Choose two different settings, and each value once; "
        "nothing was started.",
    ),
    ErrorCode.CATALOGUE_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "The list of models in {file} cannot be read ({detail}), so only what ships with SD Studio "
        "is offered. Correct the file or remove it.",
    ),
    ErrorCode.MODEL_IMPORT_ONLY: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” is not downloaded, because nobody can tell its original files from altered "
        "ones. If you have it, import it from your disk.",
    ),
    ErrorCode.MODEL_BUSY: QT_TRANSLATE_NOOP(
        "errors",
        "Another SD Studio is working on the files of “{model}”. Wait until it is done, "
        "or use that window; nothing was changed.",
    ),
    ErrorCode.DOWNLOAD_NO_SOURCE: QT_TRANSLATE_NOOP(
        "errors",
        "There is no address to fetch “{model}” from. Add a source, or import the model "
        "from your disk; nothing was changed.",
    ),
    ErrorCode.DOWNLOAD_PROXY: QT_TRANSLATE_NOOP(
        "errors",
        "The proxy that this computer is set to go through cannot be used. Set an http, https or "
        "socks5 proxy in the system's settings, or none, and resume; nothing was changed.",
    ),
    ErrorCode.DOWNLOAD_OFFLINE: QT_TRANSLATE_NOOP(
        "errors",
        "None of the sources of “{model}” could be reached. {have} of {size} are kept and the "
        "download goes on from there: check the connection and resume, or choose another source.",
    ),
    ErrorCode.DOWNLOAD_UNTRUSTED: QT_TRANSLATE_NOOP(
        "errors",
        "No source of “{model}” could prove its identity over a secure connection. {have} of "
        "{size} are kept. Check this computer's date and your network, then resume.",
    ),
    ErrorCode.DOWNLOAD_REFUSED: QT_TRANSLATE_NOOP(
        "errors",
        "The sources of “{model}” do not hand it out (answer {status}). {have} of {size} are kept. "
        "Choose or add another source and resume.",
    ),
    ErrorCode.DOWNLOAD_BUSY: QT_TRANSLATE_NOOP(
        "errors",
        "The sources of “{model}” are too busy now. {have} of {size} are kept and the download "
        "goes on from there: resume in a while, or choose another source.",
    ),
    ErrorCode.DOWNLOAD_INTERRUPTED: QT_TRANSLATE_NOOP(
        "errors",
        "The connection broke off again and again while “{model}” was fetched. {have} of {size} "
        "are kept and the download goes on from there: resume, or choose another source.",
    ),
    ErrorCode.DOWNLOAD_NOT_ORIGINAL: QT_TRANSLATE_NOOP(
        "errors",
        "What the sources offer as {file} of “{model}” is not the original file, so it was not "
        "kept. Choose or add another source and resume.",
    ),
    ErrorCode.DOWNLOAD_DISK_FULL: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” needs {needed} more on the disk with {folder}, and {free} are free. What was "
        "fetched is kept: free some space and resume.",
    ),
    ErrorCode.MODEL_BYTES_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "{file} of “{model}” is not as it was installed any more; {damaged} of {size} have to be "
        "fetched again. Repair it, or import the file anew.",
    ),
    ErrorCode.CATALOGUE_MODEL_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "There is no model “{model}” in the list. Choose one of: {known}."
    ),
    ErrorCode.CATALOGUE_VARIANT_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "There is no variant “{variant}” of “{model}”. Choose one of: {known}."
    ),
    ErrorCode.MODEL_NOT_INSTALLED: QT_TRANSLATE_NOOP(
        "errors", "“{model}” is not installed. Download or import it first; nothing was changed."
    ),
    ErrorCode.MODEL_NOT_REPAIRABLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” came from your disk, so there is no address to fetch its damaged parts from. "
        "Import it anew from its original; nothing was changed.",
    ),
    ErrorCode.MODEL_NOT_TRASHED: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” could not be moved to the system's trash, so it was left as it is. Close "
        "programs that use it and try again, or delete the folder {folder} yourself.",
    ),
    ErrorCode.ENDPOINT_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors",
        "There is no source “{endpoint}”. Choose one of: {known}; or give an address that begins "
        "with https://.",
    ),
    ErrorCode.ENDPOINT_NOT_VALID: QT_TRANSLATE_NOOP(
        "errors",
        "“{address}” is no address that models can be fetched from. Give one that begins with "
        "https:// or http:// and has neither ? nor # in it; nothing was changed.",
    ),
    ErrorCode.LICENCE_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "There is no licence “{licence}” in the list. Choose one of: {known}."
    ),
    ErrorCode.LICENCE_NOT_ACCEPTED: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” comes under the licence “{licence}”, which has to be read and accepted once "
        "before; nothing was changed. Read it: sdstudio models licence {key}. Accept it: add "
        "--accept-licence {key}.",
    ),
    ErrorCode.CONSENTS_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "It could not be read which licences you have accepted, so you are asked again. "
        "The old file is kept as {kept_as}.",
    ),
    ErrorCode.IMPORT_GONE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is not there any more or may not be read, so nothing was imported. "
        "Connect its disk, or choose it again.",
    ),
    ErrorCode.IMPORT_NOT_A_FILE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is neither a file nor a folder but a pipe, a socket or a device, so it was not "
        "opened. Choose the model's own file or folder.",
    ),
    ErrorCode.IMPORT_NOTHING: QT_TRANSLATE_NOOP(
        "errors",
        "“{folder}” holds no model: neither a folder in diffusers layout, nor a safetensors or "
        ".ckpt file, nor what SD Studio exported. Choose the model's own folder or file.",
    ),
    ErrorCode.IMPORT_SEVERAL: QT_TRANSLATE_NOOP(
        "errors",
        "“{folder}” holds several models. Choose the folder or file of one of them; "
        "nothing was imported.",
    ),
    ErrorCode.IMPORT_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is empty, cut short or damaged, so nothing was imported. "
        "Copy or download it again.",
    ),
    ErrorCode.IMPORT_PICKLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” was not opened: it is a pickle file, which could run hidden programs, under "
        "another name. Get the model as safetensors.",
    ),
    ErrorCode.IMPORT_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” holds numbers that belong to no model SD Studio knows (“{found}”). "
        "SD Studio works with Stable Diffusion 2.",
    ),
    ErrorCode.IMPORT_PART_ONLY: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” holds only a part of a model ({part}), which makes no pictures alone. "
        "Choose the file or folder with the whole model.",
    ),
    ErrorCode.IMPORT_AS_FOLDER: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is a model for variations of pictures, which SD Studio can use as a folder in "
        "diffusers layout only. Get it in that form.",
    ),
    ErrorCode.IMPORT_LEADS_OUT: QT_TRANSLATE_NOOP(
        "errors",
        "The model “{model}” was not imported: {file} leads out of its folder. "
        "Get the model from another source.",
    ),
    ErrorCode.IMPORT_NOT_AS_RECORDED: QT_TRANSLATE_NOOP(
        "errors",
        "{file} of “{model}” is not what was exported, so nothing was imported. "
        "Export the model again and copy all of it.",
    ),
    ErrorCode.IMPORT_CONSENT: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is a pickle file, which could hide programs. Agree to its conversion first (on "
        "the command line: --convert-pickle), or get the model as safetensors; nothing was "
        "imported.",
    ),
    ErrorCode.IMPORT_CKPT_CODE: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” was not opened: it asks for “{found}”, which a model has no need of and which "
        "could run hidden programs. Get the model as safetensors.",
    ),
    ErrorCode.IMPORT_CKPT_FAILED: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” could not be converted: it is damaged, of an old form, or asks for more memory "
        "or time than it should. Nothing was imported; get the model as safetensors.",
    ),
    ErrorCode.IMPORT_DISK_FULL: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” needs {needed} on the disk with {folder}, and {free} are free. Nothing was "
        "imported: free some space, or use the model from where it lies.",
    ),
    ErrorCode.IMPORT_SAME_PLACE: QT_TRANSLATE_NOOP(
        "errors", "“{model}” lies among the installed models already; nothing was changed."
    ),
    ErrorCode.EXPORT_NO_RECORD: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” has no record of how it was installed, so it cannot be exported. Import its "
        "folder first, then export it.",
    ),
    ErrorCode.EXPORT_DISK_FULL: QT_TRANSLATE_NOOP(
        "errors",
        "“{model}” needs {needed} on the disk with {folder}, and {free} are free. Nothing was "
        "exported: free some space, or choose another disk.",
    ),
    ErrorCode.EXPORT_THERE: QT_TRANSLATE_NOOP(
        "errors",
        "There is a model in {folder} already, and it was left alone. Choose another folder, or "
        "remove that one first.",
    ),
    ErrorCode.ENGINE_DIED: QT_TRANSLATE_NOOP(
        "errors",
        "The program part that makes the pictures stopped and was started again. "
        "Finished pictures are kept.",
    ),
    ErrorCode.ENGINE_OUT_OF_MEMORY: QT_TRANSLATE_NOOP(
        "errors",
        "The system ended the program part that makes the pictures, most likely because "
        "there was not enough memory for {width} × {height}. Finished pictures are kept, and the "
        "job is paused. Close other programs or choose a smaller size.",
    ),
    ErrorCode.ENGINE_NOT_STARTED: QT_TRANSLATE_NOOP(
        "errors",
        "The program part that makes the pictures does not start, so the queue is paused. "
        "Your pictures and the queue are kept. Start SD Studio again, or install it again "
        "if that does not help.",
    ),
    ErrorCode.ENGINE_FAULT: QT_TRANSLATE_NOOP(
        "errors",
        "Something went wrong while this picture was made: {detail}. "
        "Finished pictures are kept; try again, or try other settings.",
    ),
    ErrorCode.ENGINE_DIED_ALONE: QT_TRANSLATE_NOOP(
        "errors",
        "The program part that makes the pictures stopped. Finished pictures are kept; "
        "try again, or try a smaller size.",
    ),
    ErrorCode.OUT_OF_MEMORY: QT_TRANSLATE_NOOP(
        "errors",
        "There was not enough memory for {width} × {height}. Finished pictures are kept. "
        "Close other programs or choose a smaller size.",
    ),
    ErrorCode.LESS_FITS: QT_TRANSLATE_NOOP(
        "errors",
        "There was not enough memory for {width} × {height}. Finished pictures are kept. "
        "The {free} that are free now should do for {fit_width} × {fit_height}: choose that size, "
        "or close other programs.",
    ),
    ErrorCode.SMALLER_INPUT_FITS: QT_TRANSLATE_NOOP(
        "errors",
        "There was not enough memory for {width} × {height}. Finished pictures are kept. "
        "The {free} that are free now should do if you start from a picture of at most "
        "{fit_width} × {fit_height}. Take a smaller one, or close other programs.",
    ),
    ErrorCode.NOT_FINITE: QT_TRANSLATE_NOOP(
        "errors",
        "The model gave no usable picture for these settings, also at higher precision. "
        "Finished pictures are kept; try another size or follow the prompt less.",
    ),
    ErrorCode.DISK_FULL: QT_TRANSLATE_NOOP(
        "errors",
        "The disk with {folder} is full, so nothing was changed there. "
        "Free some space and try again.",
    ),
    ErrorCode.FOLDER_READ_ONLY: QT_TRANSLATE_NOOP(
        "errors",
        "SD Studio may not write to {folder}, so nothing was changed there. "
        "Allow writing to the folder and try again.",
    ),
    ErrorCode.SAVE_FAILED: QT_TRANSLATE_NOOP(
        "errors",
        "{folder} could not be written to ({detail}), so nothing was changed there. "
        "Try again once the folder is there again.",
    ),
    ErrorCode.PICTURE_UNSAVED: QT_TRANSLATE_NOOP(
        "errors",
        "The picture could not be written to {folder}: {cause}. It is kept in memory and the "
        "queue is paused. Save it elsewhere, or mend that and try again.",
    ),
    ErrorCode.LIBRARY_NEWER: QT_TRANSLATE_NOOP(
        "errors",
        "The library in {folder} was made by a newer SD Studio and is left untouched. "
        "Install the newest version, or choose another folder for the library.",
    ),
    ErrorCode.LIBRARY_IN_USE: QT_TRANSLATE_NOOP(
        "errors", "Another SD Studio has the library in {folder} open. Use that window."
    ),
    ErrorCode.LIBRARY_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "The library's index was damaged. It was put aside as {kept_as} and made again from the "
        "pictures in {folder}; no picture was touched.",
    ),
    ErrorCode.SETTINGS_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "The settings could not be read, so SD Studio starts with the usual ones. "
        "The old file is kept as {kept_as}.",
    ),
    ErrorCode.SETTINGS_NOT_SAVED: QT_TRANSLATE_NOOP(
        "errors",
        "The settings could not be saved in {folder}. They hold until SD Studio is closed; "
        "check the free space and the folder's permissions.",
    ),
    ErrorCode.OUT_NOT_PNG: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” does not end in .png. Pictures are written as PNG, which can hold how they "
        "were made. Nothing was started.",
    ),
    ErrorCode.OUT_FOLDER_MISSING: QT_TRANSLATE_NOOP(
        "errors", "There is no folder “{folder}”. Make it first; nothing was started."
    ),
    ErrorCode.OUT_EXISTS: QT_TRANSLATE_NOOP(
        "errors",
        "“{file}” is there already and was left alone. Give another name, "
        "or add --overwrite to replace it.",
    ),
    ErrorCode.NO_DISPLAY: QT_TRANSLATE_NOOP(
        "errors",
        "There is no screen to open a window on. Start SD Studio in a graphical session, or make "
        'pictures without a window: {command} generate "a red fish" --out fish.png',
    ),
    ErrorCode.QT_LIBRARY_MISSING: QT_TRANSLATE_NOOP(
        "errors",
        "The window cannot open because the system library {library} is missing. On Debian or "
        "Ubuntu: sudo apt install {packages}. Or make pictures without a window: "
        '{command} generate "a red fish" --out fish.png',
    ),
}

#: In a sentence about what follows from a failure, the failure in a few words.
_CAUSES: Mapping[str, str] = {
    ErrorCode.DISK_FULL: QT_TRANSLATE_NOOP("errors", "the disk is full"),
    ErrorCode.FOLDER_READ_ONLY: QT_TRANSLATE_NOOP("errors", "writing there is not allowed"),
}


_ROLES: Mapping[str, str] = {
    InputRole.IMAGE: QT_TRANSLATE_NOOP("errors", "The picture to start from"),
    InputRole.MASK: QT_TRANSLATE_NOOP("errors", "The mask"),
    InputRole.DEPTH: QT_TRANSLATE_NOOP("errors", "The depth map"),
}
_MODE_LABELS = {row.key: row.label for row in MODES}


def sentence(
    code: ErrorCode,
    arguments: Mapping[str, Argument],
    translate: Translate = lambda _context, text: text,
) -> str:
    """The sentence for a failure, in the language of ``translate(context, text)``.

    Plain text: whatever an argument holds is shown, never interpreted.
    """
    shown = {name: str(value) for name, value in arguments.items()}
    if (name := shown.get("name", "")) in PARAMETERS:
        shown["name"] = translate("parameters", PARAMETERS[name].label)
    if (role := shown.get("role", "")) in _ROLES:
        shown["role"] = translate("errors", _ROLES[role])
    if (mode := shown.get("mode", "")) in _MODE_LABELS:
        shown["mode"] = translate("modes", _MODE_LABELS[mode])
    if (cause := shown.get("cause", "")) in _CAUSES:
        shown["cause"] = translate("errors", _CAUSES[cause])
    return translate("errors", SENTENCES[code]).format_map(_Shown(shown))


def sentence_for(error: StudioError, translate: Translate = lambda _context, text: text) -> str:
    """The sentence for ``error``."""
    return sentence(error.code, error.arguments, translate)


class _Shown(dict[str, str]):
    """Arguments by name; one that was not given shows as “?” rather than hiding the sentence."""

    def __missing__(self, key: str) -> str:
        return "?"
