"""Words by which the command palette finds an action, besides its name and description."""

from typing import Final

from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.ui.action_ids import ActionId

#: Everyday words and technical terms, translated in context ``keywords``.
KEYWORDS: Final[dict[ActionId, str]] = {
    ActionId.VIEW_CREATE: QT_TRANSLATE_NOOP("keywords", "view, generate, prompt, page"),
    ActionId.VIEW_LIBRARY: QT_TRANSLATE_NOOP(
        "keywords",
        "view, library, gallery, all pictures, browse, collection, search, my pictures",
    ),
    ActionId.GENERATE: QT_TRANSLATE_NOOP("keywords", "create, make, render, draw, run"),
    ActionId.STOP: QT_TRANSLATE_NOOP("keywords", "interrupt, abort, cancel, skip"),
    ActionId.STOP_CAREFULLY: QT_TRANSLATE_NOOP("keywords", "interrupt, abort, cancel"),
    ActionId.MODEL: QT_TRANSLATE_NOOP("keywords", "checkpoint, switch model"),
    ActionId.OPEN_MODEL: QT_TRANSLATE_NOOP("keywords", "checkpoint, diffusers"),
    ActionId.MODELS: QT_TRANSLATE_NOOP(
        "keywords",
        "get models, checkpoints, LoRA, ControlNet, VAE, SDXL, SD 1.5, turbo, "
        "Lightning, download manager",
    ),
    ActionId.IMPORT_MODEL: QT_TRANSLATE_NOOP(
        "keywords", "checkpoint, safetensors, ckpt, textual inversion, add"
    ),
    ActionId.FROM_WORDS: QT_TRANSLATE_NOOP("keywords", "txt2img, words, prompt, new picture"),
    ActionId.FROM_PICTURE: QT_TRANSLATE_NOOP(
        "keywords", "img2img, change a picture, variation of a photo"
    ),
    ActionId.PART: QT_TRANSLATE_NOOP(
        "keywords", "inpainting, change part of a picture, repair, retouch, replace"
    ),
    ActionId.FROM_DEPTH: QT_TRANSLATE_NOOP("keywords", "depth2img, keep the composition"),
    ActionId.DEPTH_OF: QT_TRANSLATE_NOOP("keywords", "depth map, near and far, MiDaS"),
    ActionId.ENLARGE: QT_TRANSLATE_NOOP(
        "keywords",
        "upscaling, enlarge, larger, higher resolution, super-resolution, bigger",
    ),
    ActionId.LIKE: QT_TRANSLATE_NOOP("keywords", "unCLIP, similar pictures, image variations"),
    ActionId.CHOOSE_INPUT: QT_TRANSLATE_NOOP("keywords", "img2img, init image, open picture, load"),
    ActionId.PASTE_INPUT: QT_TRANSLATE_NOOP("keywords", "img2img, init image, clipboard"),
    ActionId.START_FROM_THIS: QT_TRANSLATE_NOOP(
        "keywords", "img2img, send to image to image, change this picture"
    ),
    ActionId.CHANGE_PART_OF_THIS: QT_TRANSLATE_NOOP(
        "keywords", "inpainting, change part of it, repair, retouch, replace"
    ),
    ActionId.ENLARGE_THIS: QT_TRANSLATE_NOOP(
        "keywords",
        "enlarge, larger, higher resolution, super-resolution, bigger",
    ),
    ActionId.FAST_UPSCALE: QT_TRANSLATE_NOOP(
        "keywords",
        "ESRGAN, SPAN, enlarge, larger, higher resolution, super-resolution, extras, bigger",
    ),
    ActionId.FAST_UPSCALE_FOLDER: QT_TRANSLATE_NOOP(
        "keywords", "batch, ESRGAN, enlarge many, directory, super-resolution"
    ),
    ActionId.DESCRIBE: QT_TRANSLATE_NOOP(
        "keywords", "caption, interrogate, image to text, img2txt, BLIP, reverse prompt"
    ),
    ActionId.REPAIR_FACES: QT_TRANSLATE_NOOP(
        "keywords",
        "ADetailer, FaceDetailer, After Detailer, restore faces, GFPGAN, CodeFormer, eyes",
    ),
    ActionId.COMPARE: QT_TRANSLATE_NOOP("keywords", "compare, original"),
    ActionId.VIEW_CANVAS: QT_TRANSLATE_NOOP("keywords", "inpainting, mask, paint, edit, retouch"),
    ActionId.MASK_VIEW: QT_TRANSLATE_NOOP("keywords", "inpainting, paint mask, edit mask, sketch"),
    ActionId.CANVAS_NEW: QT_TRANSLATE_NOOP(
        "keywords", "blank, empty, sketch, draw, scribble, drawing"
    ),
    ActionId.DEPTH_ESTIMATE: QT_TRANSLATE_NOOP("keywords", "depth map, MiDaS, 3D"),
    ActionId.DEPTH_OPEN: QT_TRANSLATE_NOOP("keywords", "load depth map, import depth"),
    ActionId.DEPTH_ADJUST: QT_TRANSLATE_NOOP("keywords", "levels, gamma, invert, blur, histogram"),
    ActionId.DEPTH_SHOW: QT_TRANSLATE_NOOP("keywords", "hide depth, depth layer"),
    ActionId.DEPTH_SAVE: QT_TRANSLATE_NOOP("keywords", "export depth map"),
    ActionId.MASK_BRUSH: QT_TRANSLATE_NOOP("keywords", "paint, draw"),
    ActionId.MASK_ERASER: QT_TRANSLATE_NOOP("keywords", "rubber, unpaint"),
    ActionId.MASK_SWAP: QT_TRANSLATE_NOOP(
        "keywords", "switch tool, swap colors, foreground, background"
    ),
    ActionId.MASK_RECTANGLE: QT_TRANSLATE_NOOP("keywords", "marquee, box, select, square"),
    ActionId.MASK_ELLIPSE: QT_TRANSLATE_NOOP("keywords", "marquee, oval, select, circle"),
    ActionId.MASK_LASSO: QT_TRANSLATE_NOOP("keywords", "freehand, select"),
    ActionId.MASK_POLYGON: QT_TRANSLATE_NOOP("keywords", "polygonal lasso, select"),
    ActionId.MASK_WAND: QT_TRANSLATE_NOOP("keywords", "select by colour, fuzzy, contiguous"),
    ActionId.MASK_BUCKET: QT_TRANSLATE_NOOP("keywords", "bucket, paint bucket, flood fill"),
    ActionId.MASK_OBJECT: QT_TRANSLATE_NOOP(
        "keywords", "segment anything, SAM, SlimSAM, subject, segmentation, smart selection"
    ),
    ActionId.TOOL_EYEDROPPER: QT_TRANSLATE_NOOP(
        "keywords", "colour picker, color, pick, sample, pipette"
    ),
    ActionId.COLOUR_CHOOSE: QT_TRANSLATE_NOOP(
        "keywords", "color, palette, swatch, foreground, background, paint, hex"
    ),
    ActionId.COLOUR_DEFAULT: QT_TRANSLATE_NOOP("keywords", "black and white, reset colors"),
    ActionId.COLOUR_FILL: QT_TRANSLATE_NOOP(
        "keywords", "color, fill selection, fill layer, foreground"
    ),
    ActionId.CANVAS_OPEN_PICTURE: QT_TRANSLATE_NOOP(
        "keywords", "import, load, place, insert, add layer, drop, file"
    ),
    ActionId.BRUSH_SMALLER: QT_TRANSLATE_NOOP("keywords", "brush size"),
    ActionId.BRUSH_LARGER: QT_TRANSLATE_NOOP("keywords", "brush size, bigger"),
    ActionId.MASK_FILL: QT_TRANSLATE_NOOP("keywords", "select all, everything"),
    ActionId.MASK_CLEAR: QT_TRANSLATE_NOOP("keywords", "deselect, delete mask, nothing"),
    ActionId.MASK_INVERT: QT_TRANSLATE_NOOP("keywords", "inverse, swap"),
    ActionId.MASK_FACES: QT_TRANSLATE_NOOP(
        "keywords", "select faces, find faces, face detection, people, portrait, ADetailer"
    ),
    ActionId.MASK_FROM_LAYER: QT_TRANSLATE_NOOP(
        "keywords", "selection from layer, select opaque, alpha to selection, transparency"
    ),
    ActionId.MASK_EDGES: QT_TRANSLATE_NOOP(
        "keywords", "expand, contract, dilate, erode, blur, soften, edge"
    ),
    ActionId.MASK_SAVE: QT_TRANSLATE_NOOP("keywords", "export"),
    ActionId.MASK_COPY: QT_TRANSLATE_NOOP("keywords", "clipboard"),
    ActionId.MASK_PASTE: QT_TRANSLATE_NOOP("keywords", "clipboard"),
    ActionId.MASK_OPEN: QT_TRANSLATE_NOOP("keywords", "load, import"),
    ActionId.MASK_HIDE: QT_TRANSLATE_NOOP("keywords", "show mask, overlay"),
    ActionId.INTENT_AUTOMATIC: QT_TRANSLATE_NOOP("keywords", "intent, default"),
    ActionId.INTENT_REPLACE: QT_TRANSLATE_NOOP("keywords", "intent, fill, swap, generative fill"),
    ActionId.INTENT_REMOVE: QT_TRANSLATE_NOOP("keywords", "intent, erase object, heal, clean up"),
    ActionId.INTENT_ADD: QT_TRANSLATE_NOOP("keywords", "intent, insert object"),
    ActionId.INTENT_REFINE: QT_TRANSLATE_NOOP("keywords", "intent, improve, enhance, detail"),
    ActionId.INTENT_EXTEND: QT_TRANSLATE_NOOP(
        "keywords", "intent, outpaint, uncrop, expand, enlarge canvas"
    ),
    ActionId.INTENT_VARY: QT_TRANSLATE_NOOP("keywords", "intent, variation, redo"),
    ActionId.PREFILL_SHOW: QT_TRANSLATE_NOOP("keywords", "masked content, infill, preview"),
    ActionId.CONTEXT_RESET: QT_TRANSLATE_NOOP("keywords", "crop, padding, bounding box"),
    ActionId.MASK_LIST: QT_TRANSLATE_NOOP("keywords", "masks panel, layers, regions"),
    ActionId.MASK_NEW: QT_TRANSLATE_NOOP("keywords", "add mask, second mask, inpaint mask"),
    ActionId.MASK_DUPLICATE: QT_TRANSLATE_NOOP("keywords", "copy mask"),
    ActionId.MASK_RENAME: QT_TRANSLATE_NOOP("keywords", "name mask"),
    ActionId.MASK_DELETE: QT_TRANSLATE_NOOP("keywords", "remove mask"),
    ActionId.MASK_TAKE: QT_TRANSLATE_NOOP("keywords", "copy mask from, reuse mask, same mask"),
    ActionId.LAYER_LIST: QT_TRANSLATE_NOOP("keywords", "layers panel, layer stack, masks panel"),
    ActionId.LAYER_NEW: QT_TRANSLATE_NOOP("keywords", "add layer, paint layer, sketch"),
    ActionId.LAYER_DUPLICATE: QT_TRANSLATE_NOOP("keywords", "copy layer, layer via copy"),
    ActionId.LAYER_RENAME: QT_TRANSLATE_NOOP("keywords", "name layer"),
    ActionId.LAYER_DELETE: QT_TRANSLATE_NOOP("keywords", "remove layer"),
    ActionId.LAYER_CLEAR: QT_TRANSLATE_NOOP("keywords", "erase layer, empty layer, delete pixels"),
    ActionId.LAYER_ABOVE: QT_TRANSLATE_NOOP("keywords", "next layer, select layer"),
    ActionId.LAYER_BELOW: QT_TRANSLATE_NOOP("keywords", "previous layer, select layer"),
    ActionId.LAYER_UP: QT_TRANSLATE_NOOP("keywords", "raise layer, bring forward, order"),
    ActionId.LAYER_DOWN: QT_TRANSLATE_NOOP("keywords", "lower layer, send backward, order"),
    ActionId.LAYER_LOCK: QT_TRANSLATE_NOOP(
        "keywords", "alpha lock, preserve transparency, lock alpha"
    ),
    ActionId.LAYER_REFERENCE: QT_TRANSLATE_NOOP("keywords", "guide, not rendered, image reference"),
    ActionId.LAYER_MASK_ADD: QT_TRANSLATE_NOOP(
        "keywords", "add layer mask, hide part of layer, transparency mask"
    ),
    ActionId.LAYER_MASK_EDIT: QT_TRANSLATE_NOOP("keywords", "edit layer mask, transparency mask"),
    ActionId.LAYER_MASK_APPLY: QT_TRANSLATE_NOOP("keywords", "layer mask, transparency mask"),
    ActionId.LAYER_MASK_DELETE: QT_TRANSLATE_NOOP(
        "keywords", "remove layer mask, transparency mask"
    ),
    ActionId.LAYER_MERGE_DOWN: QT_TRANSLATE_NOOP("keywords", "combine layers"),
    ActionId.LAYER_MERGE_VISIBLE: QT_TRANSLATE_NOOP("keywords", "combine layers"),
    ActionId.LAYER_FLATTEN: QT_TRANSLATE_NOOP(
        "keywords", "flatten image, merge all, new base picture"
    ),
    ActionId.TOOL_MOVE: QT_TRANSLATE_NOOP("keywords", "drag, shift, nudge, position, layer"),
    ActionId.TOOL_TRANSFORM: QT_TRANSLATE_NOOP(
        "keywords", "free transform, scale, resize, rotate, handles, layer"
    ),
    ActionId.LAYER_CUT: QT_TRANSLATE_NOOP("keywords", "clipboard, layer, selection"),
    ActionId.LAYER_COPY: QT_TRANSLATE_NOOP("keywords", "clipboard, layer, selection"),
    ActionId.LAYER_COPY_MERGED: QT_TRANSLATE_NOOP(
        "keywords", "clipboard, copy visible, composite, all layers"
    ),
    ActionId.LAYER_PASTE: QT_TRANSLATE_NOOP("keywords", "clipboard, new layer, photobash, insert"),
    ActionId.LAYER_FLIP_ACROSS: QT_TRANSLATE_NOOP("keywords", "mirror, transform, layer"),
    ActionId.LAYER_FLIP_DOWN: QT_TRANSLATE_NOOP(
        "keywords",
        "mirror, transform, layer, upside down",
    ),
    ActionId.LAYER_TURN_LEFT: QT_TRANSLATE_NOOP("keywords", "turn, transform, layer"),
    ActionId.LAYER_TURN_RIGHT: QT_TRANSLATE_NOOP("keywords", "turn, transform, layer"),
    ActionId.LAYER_CROP: QT_TRANSLATE_NOOP("keywords", "trim, cut off, selection, layer"),
    ActionId.CANVAS_CROP: QT_TRANSLATE_NOOP("keywords", "trim, cut off, resize, picture size"),
    ActionId.CANVAS_EXPORT: QT_TRANSLATE_NOOP(
        "keywords", "save as, PNG, JPEG, WebP, AVIF, flatten, merged, file"
    ),
    ActionId.SNAPSHOT_KEEP: QT_TRANSLATE_NOOP(
        "keywords", "save version, bookmark, checkpoint of canvas, state"
    ),
    ActionId.SNAPSHOT_RESTORE: QT_TRANSLATE_NOOP("keywords", "return to version, go back, state"),
    ActionId.SNAPSHOT_RENAME: QT_TRANSLATE_NOOP("keywords", "name version"),
    ActionId.SNAPSHOT_DELETE: QT_TRANSLATE_NOOP("keywords", "remove version"),
    ActionId.SNAPSHOT_LIST: QT_TRANSLATE_NOOP(
        "keywords",
        "versions, states, history, snapshots",
    ),
    ActionId.SNAPSHOT_REVERT: QT_TRANSLATE_NOOP(
        "keywords", "reset canvas, discard changes, start over"
    ),
    ActionId.PROJECT_OPEN: QT_TRANSLATE_NOOP("keywords", "load ORA, import layers, document"),
    ActionId.PROJECT_SAVE: QT_TRANSLATE_NOOP("keywords", "export ORA, export layers, document"),
    ActionId.PROJECT_EXPORT_PSD: QT_TRANSLATE_NOOP("keywords", "PSD, Photoshop, export layers"),
    ActionId.RESULT_NEXT: QT_TRANSLATE_NOOP(
        "keywords",
        "candidate, flip, forward, next picture",
    ),
    ActionId.RESULT_PREVIOUS: QT_TRANSLATE_NOOP(
        "keywords",
        "candidate, flip, back, previous picture",
    ),
    ActionId.RESULT_ORIGINAL: QT_TRANSLATE_NOOP("keywords", "before, input picture"),
    ActionId.RESULT_COMPARE: QT_TRANSLATE_NOOP("keywords", "before and after, slider"),
    ActionId.RESULT_USE: QT_TRANSLATE_NOOP("keywords", "accept, apply, keep, candidate"),
    ActionId.RESULT_CONTINUE: QT_TRANSLATE_NOOP("keywords", "flatten, new base, candidate"),
    ActionId.RESULT_MORE: QT_TRANSLATE_NOOP(
        "keywords",
        "another, seed, variations, candidate, another one, one more",
    ),
    ActionId.RESULT_DELETE: QT_TRANSLATE_NOOP(
        "keywords",
        "discard, reject, candidate, throw away",
    ),
    ActionId.HISTORY: QT_TRANSLATE_NOOP("keywords", "undo list, steps, go back"),
    ActionId.WEIGHT_UP: QT_TRANSLATE_NOOP(
        "keywords", "emphasis, attention, stronger, prompt weight, brackets"
    ),
    ActionId.WEIGHT_DOWN: QT_TRANSLATE_NOOP(
        "keywords", "emphasis, attention, weaker, prompt weight, brackets"
    ),
    ActionId.FIX_PROMPT: QT_TRANSLATE_NOOP(
        "keywords", "syntax error, unclosed brace, bracket, repair prompt, quick fix"
    ),
    ActionId.PROMPT_HISTORY: QT_TRANSLATE_NOOP(
        "keywords", "earlier prompts, last prompt, used before, recent"
    ),
    ActionId.SNIPPETS: QT_TRANSLATE_NOOP(
        "keywords", "saved prompts, text blocks, phrases, macros, library of words"
    ),
    ActionId.SNIPPET_NEW: QT_TRANSLATE_NOOP("keywords", "keep words, save prompt, text block"),
    ActionId.TAG_LISTS: QT_TRANSLATE_NOOP(
        "keywords", "autocomplete, tagcomplete, danbooru, CSV, suggestions, word list"
    ),
    ActionId.PREVIEW_PROMPTS: QT_TRANSLATE_NOOP(
        "keywords", "dynamic prompts, combinations, variants, options, wildcard, test"
    ),
    ActionId.WILDCARDS: QT_TRANSLATE_NOOP(
        "keywords", "dynamic prompts, word lists, random words, variants, options, import"
    ),
    ActionId.GRID: QT_TRANSLATE_NOOP("keywords", "X/Y plot, grid, sheet, parameter comparison"),
    ActionId.SHEETS: QT_TRANSLATE_NOOP(
        "keywords",
        "X/Y plot, grid, contact sheet, compared, comparisons",
    ),
    ActionId.NEW_SEED: QT_TRANSLATE_NOOP(
        "keywords", "picture number, dice, shuffle, different each time"
    ),
    ActionId.STYLES: QT_TRANSLATE_NOOP(
        "keywords",
        "style presets, artist, look, watercolour, anime, photo, Fooocus styles, styles.csv, "
        "prompt templates",
    ),
    ActionId.STYLE_FROM_PROMPT: QT_TRANSLATE_NOOP(
        "keywords", "save prompt, new style, prompt template, snippet"
    ),
    ActionId.STYLE_FROM_PICTURE: QT_TRANSLATE_NOOP(
        "keywords", "save prompt, new style, look of a picture, thumbnail"
    ),
    ActionId.PRESETS: QT_TRANSLATE_NOOP(
        "keywords", "defaults of a model, saved settings, profile, template, recipe"
    ),
    ActionId.PRESET_SAVE: QT_TRANSLATE_NOOP(
        "keywords", "defaults of a model, remember settings, profile, template, recipe"
    ),
    ActionId.RESET_SETTINGS: QT_TRANSLATE_NOOP(
        "keywords", "defaults, start over, clear settings, new draft"
    ),
    ActionId.FEW_STEPS: QT_TRANSLATE_NOOP(
        "keywords",
        "fast, quick, turbo, LCM, Lightning, Hyper, DMD2, distilled, faster",
    ),
    ActionId.BOARD_FOR_NEW: QT_TRANSLATE_NOOP(
        "keywords", "album, collection, folder, save to, output"
    ),
    ActionId.ADVANCED: QT_TRANSLATE_NOOP(
        "keywords",
        "more settings, all parameters, expert, LoRA, embedding, ControlNet, clip skip, hires fix, "
        "sampler",
    ),
    ActionId.SAVE_AS: QT_TRANSLATE_NOOP("keywords", "export, download, JPEG, PNG"),
    ActionId.COPY: QT_TRANSLATE_NOOP("keywords", "clipboard"),
    ActionId.SHOW_IN_FOLDER: QT_TRANSLATE_NOOP(
        "keywords",
        "file, Explorer, Finder, open folder, file manager",
    ),
    ActionId.REUSE_SEED: QT_TRANSLATE_NOOP(
        "keywords",
        "picture number, fixed seed, keep, same seed",
    ),
    ActionId.RECALL: QT_TRANSLATE_NOOP(
        "keywords", "restore, recall, parameters, metadata, PNG info, prompt"
    ),
    ActionId.DELETE: QT_TRANSLATE_NOOP("keywords", "remove, trash, recycle bin, throw away"),
    ActionId.LOOK: QT_TRANSLATE_NOOP("keywords", "large, slideshow, fullscreen, look at it"),
    ActionId.FIT: QT_TRANSLATE_NOOP("keywords", "whole picture, zoom to fit"),
    ActionId.DOUBLE_SIZE: QT_TRANSLATE_NOOP("keywords", "200%, 2:1, zoom"),
    ActionId.ROTATE_LEFT: QT_TRANSLATE_NOOP("keywords", "turn canvas, anticlockwise, angle"),
    ActionId.ROTATE_RIGHT: QT_TRANSLATE_NOOP("keywords", "turn canvas, clockwise, angle"),
    ActionId.MIRROR_VIEW: QT_TRANSLATE_NOOP("keywords", "flip horizontally, reverse canvas"),
    ActionId.RESET_VIEW: QT_TRANSLATE_NOOP("keywords", "straighten, upright, unrotate, unflip"),
    ActionId.PIXEL_GRID: QT_TRANSLATE_NOOP("keywords", "raster, lines, guides"),
    ActionId.CROSSHAIR: QT_TRANSLATE_NOOP("keywords", "guides, cursor lines, pointer"),
    ActionId.COMPOSITE_MASK: QT_TRANSLATE_NOOP(
        "keywords", "difference, changes, what changed, layer coverage"
    ),
    ActionId.FLOATING_PANELS: QT_TRANSLATE_NOOP(
        "keywords", "palettes, hide tools, hide panels, clean screen, distraction-free"
    ),
    ActionId.FULL_SIZE: QT_TRANSLATE_NOOP("keywords", "100%, 1:1, every pixel"),
    ActionId.ZOOM_IN: QT_TRANSLATE_NOOP("keywords", "larger, bigger, magnify"),
    ActionId.ZOOM_OUT: QT_TRANSLATE_NOOP("keywords", "smaller"),
    ActionId.FIND_PICTURES: QT_TRANSLATE_NOOP("keywords", "search, filter, query, look for"),
    ActionId.SAVE_SEARCH: QT_TRANSLATE_NOOP(
        "keywords", "smart album, bookmark, filter, keep search"
    ),
    ActionId.IMPORT_PICTURES: QT_TRANSLATE_NOOP("keywords", "copy, add files, open, load"),
    ActionId.IMPORT_FOLDER: QT_TRANSLATE_NOOP("keywords", "copy, directory, drive, subfolders"),
    ActionId.ADD_FOLDER: QT_TRANSLATE_NOOP("keywords", "watch, index, directory, drive"),
    ActionId.NEW_BOARD: QT_TRANSLATE_NOOP("keywords", "album, collection, folder, add board"),
    ActionId.GROUP_DAYS: QT_TRANSLATE_NOOP("keywords", "headings, date, sections, timeline"),
    ActionId.GROUP_MONTHS: QT_TRANSLATE_NOOP("keywords", "headings, date, sections, timeline"),
    ActionId.GROUP_SESSIONS: QT_TRANSLATE_NOOP("keywords", "headings, sections, sitting, work"),
    ActionId.GROUP_NONE: QT_TRANSLATE_NOOP(
        "keywords",
        "no headings, one list, ungroup",
    ),
    ActionId.STACK_TRIES: QT_TRANSLATE_NOOP(
        "keywords", "collapse, duplicates, variations, similar"
    ),
    ActionId.OPEN_STACK: QT_TRANSLATE_NOOP("keywords", "expand, unfold, collapse, fold"),
    ActionId.SHOW_NAMES: QT_TRANSLATE_NOOP("keywords", "filename, caption, label, title"),
    ActionId.JUMP_TO_DATE: QT_TRANSLATE_NOOP("keywords", "calendar, month, day, when, scroll to"),
    ActionId.SHOW_TRASH: QT_TRANSLATE_NOOP(
        "keywords", "deleted pictures, bin, recycle bin, undelete, recover, open trash"
    ),
    ActionId.HIDE_PICTURES: QT_TRANSLATE_NOOP(
        "keywords", "privacy, blur, panic, boss key, cover, safe"
    ),
    ActionId.REVEAL: QT_TRANSLATE_NOOP("keywords", "privacy, unblur, show, NSFW"),
    ActionId.CULL: QT_TRANSLATE_NOOP("keywords", "sort out, select, review, choose the best, cull"),
    ActionId.COMPARE_PICTURES: QT_TRANSLATE_NOOP("keywords", "side by side, difference, A/B"),
    ActionId.FAMILY: QT_TRANSLATE_NOOP(
        "keywords", "parents, children, history, lineage, made from, versions, derived"
    ),
    ActionId.FIND_SIMILAR: QT_TRANSLATE_NOOP(
        "keywords", "alike, lookalike, near duplicates, same picture, reverse search"
    ),
    ActionId.FIND_CONTENT: QT_TRANSLATE_NOOP(
        "keywords", "semantic search, same subject, same thing, embeddings, DINOv2, CLIP, related"
    ),
    ActionId.FIND_DUPLICATES: QT_TRANSLATE_NOOP(
        "keywords", "copies, double, same pictures, clean up, free space, dedupe"
    ),
    ActionId.OPEN_OUTSIDE: QT_TRANSLATE_NOOP(
        "keywords", "external editor, Photoshop, GIMP, Krita, edit with, open with"
    ),
    ActionId.OPEN_ON_CANVAS: QT_TRANSLATE_NOOP("keywords", "edit, inpaint, mask, retouch, send to"),
    ActionId.OPEN_IN_CREATE: QT_TRANSLATE_NOOP("keywords", "edit, send to, stage, continue"),
    ActionId.RATE_0: QT_TRANSLATE_NOOP("keywords", "unrated, rating, remove stars"),
    ActionId.RATE_1: QT_TRANSLATE_NOOP("keywords", "rating, stars, one star"),
    ActionId.RATE_2: QT_TRANSLATE_NOOP("keywords", "rating, stars, two stars"),
    ActionId.RATE_3: QT_TRANSLATE_NOOP("keywords", "rating, stars, three stars"),
    ActionId.RATE_4: QT_TRANSLATE_NOOP("keywords", "rating, stars, four stars"),
    ActionId.RATE_5: QT_TRANSLATE_NOOP(
        "keywords",
        "rating, stars, best, favourite, five stars, favorite",
    ),
    ActionId.PICK: QT_TRANSLATE_NOOP(
        "keywords",
        "flag, keep, choose, favourite, favorite",
    ),
    ActionId.REJECT: QT_TRANSLATE_NOOP("keywords", "flag, discard, bad, sort out"),
    ActionId.UNFLAG: QT_TRANSLATE_NOOP("keywords", "remove flag, undecided"),
    ActionId.LABEL_NONE: QT_TRANSLATE_NOOP("keywords", "remove colour, color label"),
    ActionId.LABEL_RED: QT_TRANSLATE_NOOP("keywords", "colour label, color, tag"),
    ActionId.LABEL_YELLOW: QT_TRANSLATE_NOOP("keywords", "colour label, color, tag"),
    ActionId.LABEL_GREEN: QT_TRANSLATE_NOOP("keywords", "colour label, color, tag"),
    ActionId.LABEL_BLUE: QT_TRANSLATE_NOOP("keywords", "colour label, color, tag"),
    ActionId.LABEL_PURPLE: QT_TRANSLATE_NOOP(
        "keywords",
        "colour label, color, tag, violet",
    ),
    ActionId.EDIT_TAGS: QT_TRANSLATE_NOOP("keywords", "keywords, labels, add tag"),
    ActionId.ADD_TO_BOARD: QT_TRANSLATE_NOOP("keywords", "album, collection, folder"),
    ActionId.REMOVE_FROM_BOARD: QT_TRANSLATE_NOOP("keywords", "album, collection, take off"),
    ActionId.EDIT_NOTE: QT_TRANSLATE_NOOP("keywords", "comment, description, text"),
    ActionId.DESCRIBE_NOTES: QT_TRANSLATE_NOOP(
        "keywords", "caption, captions, batch, image to text, BLIP, comment, alt text"
    ),
    ActionId.PUT_BACK: QT_TRANSLATE_NOOP("keywords", "restore, undelete, recover, trash"),
    ActionId.UPDATE_SEARCH: QT_TRANSLATE_NOOP(
        "keywords", "smart album, change filter, edit search"
    ),
    ActionId.PASTE_PICTURES: QT_TRANSLATE_NOOP("keywords", "clipboard, import, copy, add files"),
    ActionId.DELETE_FOR_GOOD: QT_TRANSLATE_NOOP("keywords", "purge, permanently, remove, bin"),
    ActionId.EMPTY_TRASH: QT_TRANSLATE_NOOP("keywords", "delete for good, purge, bin"),
    ActionId.USE_PROMPT: QT_TRANSLATE_NOOP(
        "keywords",
        "recall, prompt, words, again, same words",
    ),
    ActionId.USE_TEMPLATE: QT_TRANSLATE_NOOP(
        "keywords", "dynamic prompt, wildcard, recall, options, again"
    ),
    ActionId.USE_SETTINGS: QT_TRANSLATE_NOOP(
        "keywords",
        "recall, parameters, sampler, steps, again, same settings",
    ),
    ActionId.REMIX: QT_TRANSLATE_NOOP(
        "keywords", "variation, again, recall, new seed, more like this"
    ),
    ActionId.DEPTH_OF_THIS: QT_TRANSLATE_NOOP("keywords", "depth2img, composition, depth map"),
    ActionId.COPY_COMMAND: QT_TRANSLATE_NOOP(
        "keywords", "CLI, sdstudio generate, script, shell, terminal"
    ),
    ActionId.UNDO: QT_TRANSLATE_NOOP("keywords", "back, revert, mistake"),
    ActionId.REDO: QT_TRANSLATE_NOOP("keywords", "repeat, forward"),
    ActionId.PAUSE: QT_TRANSLATE_NOOP("keywords", "wait, hold, resume, continue"),
    ActionId.CLEAR_QUEUE: QT_TRANSLATE_NOOP("keywords", "empty, remove jobs, cancel all"),
    ActionId.FOLD_MAKE: QT_TRANSLATE_NOOP("keywords", "settings, left side, sidebar, fold, hide"),
    ActionId.FOLD_PICTURES: QT_TRANSLATE_NOOP(
        "keywords", "right side, gallery, history, sidebar, fold, hide"
    ),
    ActionId.FOLD_BOTH: QT_TRANSLATE_NOOP(
        "keywords", "fullscreen, picture alone, distraction-free"
    ),
    ActionId.PICTURE_SETTINGS: QT_TRANSLATE_NOOP(
        "keywords", "metadata, details, info, prompt of a picture, parameters"
    ),
    ActionId.PALETTE: QT_TRANSLATE_NOOP("keywords", "search, command palette"),
    ActionId.SETTINGS: QT_TRANSLATE_NOOP("keywords", "preferences, options, dark, light, backend"),
    ActionId.LIBRARY_HEALTH: QT_TRANSLATE_NOOP(
        "keywords", "backup, restore, rebuild, verify, repair, missing pictures, database"
    ),
    ActionId.GRAPHICS_CARD: QT_TRANSLATE_NOOP(
        "keywords", "GPU, CUDA, NVIDIA, GeForce, AMD, ROCm, Intel, XPU, driver, faster"
    ),
    ActionId.GUIDE: QT_TRANSLATE_NOOP("keywords", "help, manual, documentation, handbook, how to"),
    ActionId.WHAT_IS_THIS: QT_TRANSLATE_NOOP("keywords", "help, explain, settings, meaning"),
    ActionId.TOUR_PICTURE: QT_TRANSLATE_NOOP("keywords", "tour, tutorial, lesson, learn, help"),
    ActionId.TOUR_CHANGE: QT_TRANSLATE_NOOP(
        "keywords", "tour, tutorial, lesson, learn, inpaint, help"
    ),
    ActionId.TOUR_FIND: QT_TRANSLATE_NOOP(
        "keywords", "tour, tutorial, lesson, learn, search, help"
    ),
    ActionId.SHORTCUTS: QT_TRANSLATE_NOOP(
        "keywords",
        "keys, hotkeys, key bindings, print shortcuts, cheat sheet, export, import",
    ),
    ActionId.SEARCH_SYNTAX: QT_TRANSLATE_NOOP(
        "keywords", "query, filter, fields, operators, find pictures, help"
    ),
    ActionId.WELCOME: QT_TRANSLATE_NOOP("keywords", "first steps, welcome, start, help, tutorial"),
    ActionId.LICENCES: QT_TRANSLATE_NOOP("keywords", "license, terms, legal"),
    ActionId.REPORT: QT_TRANSLATE_NOOP("keywords", "bug, crash, error, log, feedback, support"),
    ActionId.UPDATES: QT_TRANSLATE_NOOP("keywords", "upgrade, new version, what's new, release"),
    ActionId.ABOUT: QT_TRANSLATE_NOOP("keywords", "version, info"),
    ActionId.QUIT: QT_TRANSLATE_NOOP("keywords", "exit, close"),
    ActionId.EXPORT: QT_TRANSLATE_NOOP(
        "keywords", "convert, resize, JPEG, WebP, AVIF, CSV, JSON, contact sheet, remove metadata"
    ),
    ActionId.EDIT_JOB: QT_TRANSLATE_NOOP("keywords", "queue, change a waiting job, modify"),
    ActionId.DUPLICATE_JOB: QT_TRANSLATE_NOOP("keywords", "queue, copy, repeat, again"),
    ActionId.RETRY_FAILED: QT_TRANSLATE_NOOP("keywords", "queue, repeat, error, again"),
    ActionId.JOB_HISTORY: QT_TRANSLATE_NOOP(
        "keywords", "queue, log, finished, failed, errors, recent, past jobs"
    ),
}
