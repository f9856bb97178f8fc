"""How one picture is related to another, in words."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from sdstudio.app.library_view.family_tree import Member
from sdstudio.app.library_view.privacy import Blur, blurred_name
from sdstudio.app.translation import translate
from sdstudio.domain.family import ParentRole
from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.library import Picture
from sdstudio.ui.library.viewer.setting_rows import settings_of

_ROLES: Final = {
    ParentRole.START: QT_TRANSLATE_NOOP("family", "Start picture"),
    ParentRole.MASK: QT_TRANSLATE_NOOP("family", "Mask"),
    ParentRole.DEPTH: QT_TRANSLATE_NOOP("family", "Depth"),
    ParentRole.CONTROL: QT_TRANSLATE_NOOP("family", "Hint of a ControlNet"),
    ParentRole.UPSCALE: QT_TRANSLATE_NOOP("family", "Upscale"),
    ParentRole.FACES: QT_TRANSLATE_NOOP("family", "Repaired faces"),
    ParentRole.VARIATION: QT_TRANSLATE_NOOP("family", "Variation"),
    ParentRole.DEPTH_MAP: QT_TRANSLATE_NOOP("family", "Depth map"),
    ParentRole.EDITED: QT_TRANSLATE_NOOP("family", "Edited elsewhere"),
}
_NAMED_MAX: Final = 3


def role_name(role: str) -> str:
    """What a picture was used for; a role of a newer version is shown as it is."""
    try:
        return translate("family", _ROLES[ParentRole(role)])
    except ValueError:
        return role


def differing(one: Picture, other: Picture) -> list[str]:
    """The names of the settings in which two pictures differ."""
    values = [_settings(picture) for picture in (one, other)]
    names = dict.fromkeys([*values[0], *values[1]])
    return [name for name in names if values[0].get(name) != values[1].get(name)]


def differences_text(one: Picture | None, other: Picture | None) -> str:
    """The first settings in which two pictures differ; empty if unknown."""
    if one is None or other is None:
        return ""
    names = differing(one, other)
    text = QLocale().createSeparatedList(names[:_NAMED_MAX])
    if len(names) > _NAMED_MAX:
        text = ", ".join([*names[:_NAMED_MAX], "…"])
    return text


def member_text(member: Member, blur: Blur) -> str:
    """A picture's prompt, or what else can be said of it."""
    if member.picture_id is not None and blur.is_blurred(member.picture_id):
        return blurred_name()
    if member.prompt and not is_hidden(member, blur):
        return member.prompt
    if member.is_ghost:
        return QCoreApplication.translate("family", "Deleted picture")
    if member.picture is not None:
        return member.picture.path.name
    return QCoreApplication.translate("family", "Picture of another program")


def is_hidden(member: Member, blur: Blur) -> bool:
    """Whether the prompt of a deleted picture must not be read."""
    rows = () if member.row_id is None else (member.row_id,)
    return member.is_ghost and blur.hides(member.prompt, rows)


def _settings(picture: Picture) -> dict[str, str]:
    # What is there for every picture says nothing about how it was changed.
    shown = settings_of(picture)
    request = picture.request
    rows = {row.name: row.value for row in shown.rows if not row.is_of_file}
    for name in (translate("SettingRows", "Made on"), translate("SettingRows", "Program")):
        rows.pop(name, None)
    rows.pop(translate("SettingRows", "Device"), None)
    rows[translate("SettingRows", "Model")] = request.checkpoint.name
    return rows
