"""Which ControlNets a picture can become the hint of, if it isn't given to one in particular."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from sdstudio.app.draft_model import DraftModel
from sdstudio.app.model_registry import ModelRegistry
from sdstudio.domain.auxiliary_models import AuxiliaryKind, AuxiliaryModel
from sdstudio.domain.controls import CONTROLS_MAX, ControlRef, fits, kind_of_name


@dataclass(frozen=True, slots=True)
class HintPlace:
    """A ControlNet that takes a hint.

    Args:
        row: its place among those in use; ``None`` if it would be added.
        control: as it is without the hint.
    """

    row: int | None
    control: ControlRef


def usable_controls(draft: DraftModel, registry: ModelRegistry) -> tuple[AuxiliaryModel, ...]:
    """The installed ones that fit the model."""
    checkpoint = draft.checkpoint
    if checkpoint is None:
        return ()
    installed = registry.auxiliary_models(AuxiliaryKind.CONTROL)
    return tuple(one for one in installed if fits(one, checkpoint))


def new_control(model: AuxiliaryModel) -> ControlRef:
    """A ControlNet as it is when it has just been added."""
    return ControlRef(kind=kind_of_name(model).key, name=model.name, sha256=model.sha256)


def hint_places(draft: DraftModel, registry: ModelRegistry) -> tuple[HintPlace, ...]:
    """Where a hint can go: to one that waits for it, else to any in use or to an added one."""
    if not draft.mode.takes_controls:
        return ()
    controls = draft.draft.controls
    in_use = tuple(HintPlace(row, control) for row, control in enumerate(controls))
    for place in in_use:
        control = place.control
        if control.row.needs_hint and control.hint is None and control.made is None:
            return (place,)
    if len(controls) >= CONTROLS_MAX:
        return in_use
    used = {control.sha256 for control in controls}
    others = (one for one in usable_controls(draft, registry) if one.sha256 not in used)
    return (*in_use, *(HintPlace(None, new_control(one)) for one in others))


def ask_where(
    places: Sequence[HintPlace], choose: Callable[[HintPlace], None], parent: QWidget
) -> QMenu:
    """Ask at the pointer which ControlNet is meant."""
    menu = QMenu(parent)
    menu.setAccessibleName(QCoreApplication.translate("hints", "Which ControlNet gets the hint"))
    for place in places:
        action = menu.addAction(_text(place).replace("&", "&&"))
        action.triggered.connect(partial(_on_chosen, choose, place))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.setActiveAction(menu.actions()[0])
    menu.popup(QCursor.pos())
    return menu


def _text(place: HintPlace) -> str:
    text = QCoreApplication.translate("hints", "Add {name}")
    if place.row is not None:
        text = QCoreApplication.translate("hints", "Replace the hint of {name}")
    return text.format(name=place.control.name)


def _on_chosen(
    choose: Callable[[HintPlace], None], place: HintPlace, _checked: bool = False
) -> None:
    choose(place)
