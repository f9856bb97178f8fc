"""Which page of the guide is about what the artist is doing."""

from typing import Final

from PySide6.QtWidgets import QWidget

from sdstudio.ui.explained.explained import topic_of
from sdstudio.ui.guide.pages import GuidePlace

#: By the class of a dialog or a part of the window: named, since most are loaded only when opened.
PLACES: Final[dict[str, GuidePlace]] = {
    "GenerationPanel": GuidePlace("first-picture"),
    "Strip": GuidePlace("first-picture", "pictures"),
    "QueueBox": GuidePlace("queue"),
    "QueueList": GuidePlace("queue"),
    "JobHistoryDialog": GuidePlace("queue", "history"),
    "StylesBox": GuidePlace("styles"),
    "StylesDialog": GuidePlace("styles"),
    "StyleEditor": GuidePlace("styles", "own"),
    "PresetsDialog": GuidePlace("styles", "presets"),
    "PresetEditor": GuidePlace("styles", "presets"),
    "PresetMenu": GuidePlace("styles", "presets"),
    "WildcardsDialog": GuidePlace("prompts", "wildcards"),
    "PromptHistoryDialog": GuidePlace("prompts", "suggestions"),
    "SnippetsDialog": GuidePlace("prompts", "suggestions"),
    "TagListsDialog": GuidePlace("prompts", "suggestions"),
    "PreviewDialog": GuidePlace("prompts", "dynamic"),
    "GridDialog": GuidePlace("pictures", "grids"),
    "SheetsDialog": GuidePlace("pictures", "grids"),
    "ModelWindow": GuidePlace("models"),
    "ImportSheet": GuidePlace("models", "import"),
    "SourcesSheet": GuidePlace("models", "sources"),
    "LicencePage": GuidePlace("models", "licences"),
    "GraphicsDialog": GuidePlace("models", "graphics"),
    "AdaptersBox": GuidePlace("adapters"),
    "ControlsBox": GuidePlace("controlnet"),
    "InputBox": GuidePlace("pictures"),
    "CanvasPage": GuidePlace("canvas"),
    "NewCanvasDialog": GuidePlace("canvas", "new"),
    "ExportCanvasDialog": GuidePlace("canvas", "save"),
    "ExtendPopup": GuidePlace("canvas", "intents"),
    "ColourPopup": GuidePlace("canvas", "tools"),
    "BrushPopup": GuidePlace("canvas", "tools"),
    "LibraryPage": GuidePlace("library"),
    "SearchBar": GuidePlace("library", "search"),
    "QueryHelpDialog": GuidePlace("library", "syntax"),
    "Culling": GuidePlace("library", "culling"),
    "DuplicatesDialog": GuidePlace("library", "alike"),
    "FamilyDialog": GuidePlace("library", "families"),
    "HealthDialog": GuidePlace("library", "health"),
    "BackupsDialog": GuidePlace("library", "health"),
    "MissingDialog": GuidePlace("library", "health"),
    "NotImportedDialog": GuidePlace("library", "import"),
    "TagPopup": GuidePlace("library", "marks"),
    "BoardPopup": GuidePlace("library", "boards"),
    "DateDialog": GuidePlace("library", "search"),
    "ExportDialog": GuidePlace("saving", "export"),
    "FaceDialog": GuidePlace("pictures", "faces"),
    "UpscaleDialog": GuidePlace("pictures", "upscale"),
    "CaptionDialog": GuidePlace("prompts", "describe"),
    "CaptionNotesDialog": GuidePlace("library", "describe"),
    "SettingsDialog": GuidePlace("saving", "settings"),
    "HistoryDialog": GuidePlace("first-picture", "undo"),
    "ShortcutsDialog": GuidePlace("shortcuts"),
    "ImportShortcutsDialog": GuidePlace("shortcuts"),
    "CommandPalette": GuidePlace("shortcuts"),
    "ReportDialog": GuidePlace("troubleshooting", "report"),
    "UpdateDialog": GuidePlace("troubleshooting", "updates"),
    "AboutDialog": GuidePlace("index"),
}


def place_of(widget: QWidget | None) -> GuidePlace:
    """What the guide says about ``widget``, or about the nearest thing that it is in."""
    while widget is not None:
        if (key := topic_of(widget)) is not None:
            return GuidePlace("settings", key)
        for kind in type(widget).__mro__:
            if (place := PLACES.get(kind.__name__)) is not None:
                return place
        widget = widget.parentWidget()
    return GuidePlace("index")
