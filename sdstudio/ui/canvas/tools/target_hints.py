"""Hints that name what the tools paint on."""

from PySide6.QtCore import QCoreApplication

from sdstudio.canvas.document import Layer, Target
from sdstudio.ui.canvas.canvas_model import CanvasModel


def brush_hint(painted: CanvasModel, *, erases: bool) -> str:
    """What brush or eraser do, and what the modifiers change about it."""
    layer = painted.layer
    name = "" if layer is None else layer.name
    if erases and layer is not None and layer.alpha_locked and painted.target is Target.LAYER:
        return locked_hint(layer)
    keys = QCoreApplication.translate("tools", "Shift: straight line · Alt+drag: size, hardness")
    match painted.target:
        case Target.LAYER:
            keys = QCoreApplication.translate(
                "tools",
                "Alt: pick a colour · Shift: straight line · Alt+right-drag: size, hardness",
            )
            what = _on_layer(layer, erases=erases)
        case Target.LAYER_MASK:
            what = QCoreApplication.translate(
                "tools", "Paint on the mask of layer “{name}” to show more of it"
            )
            if erases:
                what = QCoreApplication.translate(
                    "tools", "Erase on the mask of layer “{name}” to hide parts of it"
                )
        case Target.MASK:
            what, name = _on_mask(painted, erases=erases)
    return f"{what.format(name=name)} · {keys}"


def brush_tip(painted: CanvasModel, *, erases: bool) -> str:
    """What brush or eraser are for, as the tooltip of their button; empty on a mask."""
    match painted.target:
        case Target.LAYER if erases:
            return QCoreApplication.translate(
                "tools", "Erase parts of the layer; the right mouse button paints"
            )
        case Target.LAYER:
            return QCoreApplication.translate(
                "tools", "Paint on the layer with a colour; the right mouse button erases"
            )
        case Target.LAYER_MASK if erases:
            return QCoreApplication.translate(
                "tools",
                "Erase on the layer's mask to hide parts of the layer; the right mouse button "
                "shows them",
            )
        case Target.LAYER_MASK:
            return QCoreApplication.translate(
                "tools",
                "Paint on the layer's mask to show more of the layer; the right mouse button "
                "hides parts of it",
            )
        case Target.MASK:
            return ""


def bucket_hint(painted: CanvasModel) -> str:
    """What the bucket does on a layer."""
    name = "" if painted.layer is None else painted.layer.name
    if painted.target is Target.LAYER_MASK:
        text = QCoreApplication.translate(
            "tools", "Click a colour to show layer “{name}” there · Right button: hide it"
        )
    else:
        text = QCoreApplication.translate(
            "tools",
            "Click a colour to fill that area on layer “{name}” · Right button: erase it · "
            "Alt: pick a colour",
        )
    return text.format(name=name)


def locked_hint(layer: Layer) -> str:
    """Why nothing can be erased on a layer."""
    return QCoreApplication.translate(
        "tools", "The transparency of layer “{name}” is locked, so nothing can be erased on it"
    ).format(name=layer.name)


def _on_layer(layer: Layer | None, *, erases: bool) -> str:
    is_locked = layer is not None and layer.alpha_locked
    if erases:
        return QCoreApplication.translate("tools", "Erase on layer “{name}”")
    if is_locked:
        return QCoreApplication.translate(
            "tools", "Paint on layer “{name}”, whose transparency is locked"
        )
    return QCoreApplication.translate("tools", "Paint on layer “{name}”")


def _on_mask(painted: CanvasModel, *, erases: bool) -> tuple[str, str]:
    """The text, and the name of the mask if there is a choice."""
    if painted.is_selecting:
        if erases:
            return QCoreApplication.translate("tools", "Erase from the selection"), ""
        return QCoreApplication.translate("tools", "Paint a selection"), ""
    document = painted.document
    is_only = document is None or (len(document.masks) < 2 and not document.layers)
    if is_only or document is None or not document.active_mask:
        if erases:
            return QCoreApplication.translate("tools", "Erase what should stay"), ""
        return QCoreApplication.translate("tools", "Paint over what should change"), ""
    name = document.mask(document.active_mask).name
    if erases:
        return QCoreApplication.translate("tools", "On mask “{name}”: erase what should stay"), name
    return QCoreApplication.translate(
        "tools", "On mask “{name}”: paint over what should change"
    ), name
