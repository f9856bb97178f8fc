"""How pictures of the library are printed."""

from collections.abc import Mapping

from sdstudio.domain.picture_settings import PictureSettings, settings_of
from sdstudio.library.reader import ListedPicture


def settings(picture: ListedPicture) -> PictureSettings | None:
    """How the picture was made, whatever program made it; ``None`` if that isn't known."""
    if picture.request is not None and picture.provenance is not None:
        return settings_of(picture.request, picture.provenance)
    return picture.settings


def text_row(picture: ListedPicture) -> str:
    """Path, time, stars and prompt, separated by tabs, in one line."""
    made = settings(picture)
    prompt = " ".join(made.prompt.split()) if made is not None else ""
    when = f"{picture.created_at:%Y-%m-%d %H:%M:%S}"
    return "\t".join((str(picture.path), when, "★" * picture.added.rating, prompt))


def json_row(picture: ListedPicture, board_names: Mapping[str, str]) -> dict[str, object]:
    """Everything that is known of the picture."""
    made, added = settings(picture), picture.added
    return {
        "path": str(picture.path),
        "id": picture.id,
        "created_at": picture.created_at.isoformat(),
        "width": picture.width,
        "height": picture.height,
        "deleted": picture.is_deleted,
        "rating": added.rating,
        "flag": added.flag.name.lower(),
        "label": added.label.name.lower(),
        "note": added.note,
        "tags": list(added.tags),
        "boards": [name for uid, name in board_names.items() if uid in added.boards],
        "settings": None if made is None else made.model_dump(mode="json"),
        "request": None if picture.request is None else picture.request.model_dump(mode="json"),
    }
