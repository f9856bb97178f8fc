"""Pictures that leave the library: copies in other formats, and lists of their details."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sdstudio.library.exporting.copies import (
        ExportOutcome,
        copied,
        estimated_bytes,
        export_pictures,
        read_pixels,
        target_size,
    )
    from sdstudio.library.exporting.items import (
        Exportable,
        ExportFacts,
        ExportItem,
        annotated,
        facts_of,
    )
    from sdstudio.library.exporting.marks import USUAL_MARKS, CopyMarks, source_of
    from sdstudio.library.exporting.name_pattern import (
        FIELDS,
        NamePattern,
        PatternError,
        PatternProblem,
        safe_stem,
    )
    from sdstudio.library.exporting.options import ExportKind, ExportOptions, ExportSize
    from sdstudio.library.exporting.sharing import shared_copies
    from sdstudio.library.exporting.tables import csv_table, json_table
else:
    from sdstudio.lazy_names import lazy_names

    __getattr__ = lazy_names(
        __name__,
        {
            "sdstudio.library.exporting.copies": (
                "ExportOutcome copied estimated_bytes export_pictures read_pixels target_size"
            ),
            "sdstudio.library.exporting.items": (
                "Exportable ExportFacts ExportItem annotated facts_of"
            ),
            "sdstudio.library.exporting.marks": "USUAL_MARKS CopyMarks source_of",
            "sdstudio.library.exporting.name_pattern": (
                "FIELDS NamePattern PatternError PatternProblem safe_stem"
            ),
            "sdstudio.library.exporting.options": "ExportKind ExportOptions ExportSize",
            "sdstudio.library.exporting.sharing": "shared_copies",
            "sdstudio.library.exporting.tables": "csv_table json_table",
        },
    )

__all__ = [
    "FIELDS",
    "USUAL_MARKS",
    "CopyMarks",
    "ExportFacts",
    "ExportItem",
    "ExportKind",
    "ExportOptions",
    "ExportOutcome",
    "ExportSize",
    "Exportable",
    "NamePattern",
    "PatternError",
    "PatternProblem",
    "annotated",
    "copied",
    "csv_table",
    "estimated_bytes",
    "export_pictures",
    "facts_of",
    "json_table",
    "read_pixels",
    "safe_stem",
    "shared_copies",
    "source_of",
    "target_size",
]
