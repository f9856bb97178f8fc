"""Which page of the guide is about what the artist is doing."""

from typing import Final

from PySide6.QtWidgets import QWidget

from sdstudio.ui.explained.explained import topic_of
from sdstudio.ui.guide.pages import Place

#: By the class of a dialog or a part of the window: named, since most are loaded only when opened.
PLACES: Final[dict[str, Place]] = {
    "GenerationPanel": Place("first-picture"),
    "Strip": Place("first-picture", "pictures"),
    "QueueBox": Place("queue"),
    "QueueList": Place("queue"),
    "JobHistoryDialog": Place("queue", "history"),
    "StylesBox": Place("styles"),
    "StylesDialog": Place("styles"),
    "StyleEditor": Place("styles", "own"),
    "PresetsDialog": Place("styles", "presets"),
    "PresetEditor": Place("styles", "presets"),
    "PresetMenu": Place("styles", "presets"),
    "WildcardsDialog": Place("prompts", "wildcards"),
    "PromptHistoryDialog": Place("prompts", "suggestions"),
    "SnippetsDialog": Place("prompts", "suggestions"),
    "TagListsDialog": Place("prompts", "suggestions"),
    "PreviewDialog": Place("prompts", "dynamic"),
    "GridDialog": Place("pictures", "grids"),
    "SheetsDialog": Place("pictures", "grids"),
    "ModelWindow": Place("models"),
    "ImportSheet": Place("models", "import"),
    "SourcesSheet": Place("models", "sources"),
    "LicencePage": Place("models", "licences"),
    "GraphicsDialog": Place("models", "graphics"),
    "AdaptersBox": Place("adapters"),
    "ControlsBox": Place("controlnet"),
    "InputBox": Place("pictures"),
    "CanvasPage": Place("canvas"),
    "NewCanvasDialog": Place("canvas", "new"),
    "ExportCanvasDialog": Place("canvas", "save"),
    "ExtendPopup": Place("canvas", "intents"),
    "ColourPopup": Place("canvas", "tools"),
    "BrushPopup": Place("canvas", "tools"),
    "LibraryPage": Place("library"),
    "SearchBar": Place("library", "search"),
    "QueryHelpDialog": Place("library", "syntax"),
    "Culling": Place("library", "culling"),
    "DuplicatesDialog": Place("library", "alike"),
    "FamilyDialog": Place("library", "families"),
    "HealthDialog": Place("library", "health"),
    "BackupsDialog": Place("library", "health"),
    "MissingDialog": Place("library", "health"),
    "NotImportedDialog": Place("library", "import"),
    "TagPopup": Place("library", "marks"),
    "BoardPopup": Place("library", "boards"),
    "DateDialog": Place("library", "search"),
    "ExportDialog": Place("saving", "export"),
    "UpscaleDialog": Place("pictures", "upscale"),
    "SettingsDialog": Place("saving", "settings"),
    "HistoryDialog": Place("first-picture", "undo"),
    "ShortcutsDialog": Place("shortcuts"),
    "CommandPalette": Place("shortcuts"),
    "ReportDialog": Place("troubleshooting", "report"),
    "UpdateDialog": Place("troubleshooting", "updates"),
    "AboutDialog": Place("index"),
}


def place_of(widget: QWidget | None) -> Place:
    """What the guide says about ``widget``, or about the nearest thing that it is in."""
    while widget is not None:
        if (key := topic_of(widget)) is not None:
            return Place("settings", key)
        for kind in type(widget).__mro__:
            if (place := PLACES.get(kind.__name__)) is not None:
                return place
        widget = widget.parentWidget()
    return Place("index")
