"""A form that is built from the parameter definitions."""

from collections.abc import Collection, Iterable, Mapping
from itertools import groupby

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sdstudio.app.draft_model import DraftModel
from sdstudio.app.translation import translate
from sdstudio.domain import samplers
from sdstudio.domain.params import PARAMETERS, Kind
from sdstudio.ui.explained.explained import explain
from sdstudio.ui.forms.editors import EDITORS, Editor
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import ActiveTheme
from sdstudio.ui.wording import plain_tip


class Form(Retranslates, QWidget):
    """Editors for some of the draft's parameters, under the headings of their groups."""

    def __init__(
        self,
        names: Iterable[str],
        draft: DraftModel,
        look: ActiveTheme,
        *,
        headings: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._with_headings = headings
        self._headings: dict[str, QLabel] = {}
        self.editors: dict[str, Editor] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for group, members in groupby(names, lambda name: PARAMETERS[name].group):
            heading = QLabel()
            heading.setProperty("subtitle", True)
            heading.setContentsMargins(0, 8, 0, 0)
            self._headings[group] = heading
            column.addWidget(heading)
            heading.setVisible(headings)
            for name in members:
                column.addWidget(self._editor(name, look))
        draft.changed.connect(self._show)
        self.retranslate()
        self._show()

    def show_only(self, names: Collection[str]) -> None:
        """Show the editors of ``names`` and hide the others."""
        shown = set()
        for name, editor in self.editors.items():
            editor.setVisible(name in names)
            if name in names:
                shown.add(PARAMETERS[name].group)
        for group, heading in self._headings.items():
            heading.setVisible(self._with_headings and group in shown)
        self.setVisible(bool(shown))

    def retranslate(self) -> None:
        for group, heading in self._headings.items():
            heading.setText(translate("parameters", group))
        reset = QCoreApplication.translate("Form", "Double-click the name to reset it.")
        for name, editor in self.editors.items():
            parameter = PARAMETERS[name]
            help_ = translate("parameters", parameter.help)
            editor.set_name(translate("parameters", parameter.label), help_)
            editor.setToolTip(plain_tip(f"{help_}\n{reset}"))
            editor.set_automatic(self._automatic(name))
            editor.refuse(self._refused(name))
            editor.set_note(self._note(name))

    def _editor(self, name: str, look: ActiveTheme) -> Editor:
        parameter = PARAMETERS[name]
        editor = EDITORS[parameter.kind](parameter, look)
        editor.edited.connect(lambda value: self._draft.choose(**{name: value}))
        editor.reset_asked.connect(lambda: self._draft.release(name))
        self.editors[name] = editor
        explain(name, editor)
        return editor

    def _show(self) -> None:
        for name, editor in self.editors.items():
            value = self._draft.value(name)
            editor.setEnabled(value is not None)
            maximum = self._draft.mode.at_most.get(name, PARAMETERS[name].maximum)
            if maximum is not None:
                editor.limit(maximum)
            editor.set_automatic(self._automatic(name))
            if value is not None:
                editor.show_value(value, chosen=self._draft.is_chosen(name))
            editor.refuse(self._refused(name))
            editor.set_note(self._note(name))

    def _automatic(self, name: str) -> str:
        """What stands for the number that leaves the value to the checkpoint, if there is one."""
        checkpoint = self._draft.checkpoint
        if checkpoint is None or PARAMETERS[name].automatic is None:
            return ""
        words = QCoreApplication.translate("Form", "Automatic ({value})")
        return words.format(value=checkpoint.automatic[name])

    def _refused(self, name: str) -> Mapping[str, str]:
        """The choices that aren't offered now, and why."""
        if PARAMETERS[name].kind is not Kind.SAMPLER:
            return {}
        reason = translate("parameters", samplers.UNSUITED)
        return dict.fromkeys(self._draft.unsuited_samplers, reason)

    def _note(self, name: str) -> str:
        """A remark on a value that follows from other values."""
        steps, sampler = self._draft.value("steps"), self._draft.value("sampler")
        checkpoint = self._draft.checkpoint
        if checkpoint is None or steps is None or sampler is None:
            return ""
        match name:
            case "steps":
                return samplers.few_steps_note(
                    samplers.sampler(str(sampler)), int(steps), translate
                )
            case "sampler":
                chosen = samplers.sampler(str(self._draft.draft.chosen.get(name, sampler)))
                return samplers.replaced_note(
                    chosen, has_zero_snr=checkpoint.has_zero_snr, translate=translate
                )
        return ""
