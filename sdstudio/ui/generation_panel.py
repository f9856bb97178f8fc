"""The generation panel: the settings of the next picture, and the Generate button."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QUndoStack
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.input_pictures import InputPictures
from sdstudio.app.notices import Notice
from sdstudio.app.settings import Language
from sdstudio.app.studio import Studio
from sdstudio.app.token_counter import TokenCounter
from sdstudio.app.translation import current_language, translate
from sdstudio.app.vocabulary_file import Vocabulary
from sdstudio.domain.errors import StudioError
from sdstudio.domain.modes import Output
from sdstudio.domain.params import PARAMETERS, Kind, Level
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions, name_of, tip_of
from sdstudio.ui.adapters_box import AdaptersBox
from sdstudio.ui.chips import Chips
from sdstudio.ui.controls.controls_box import ControlsBox
from sdstudio.ui.count_picker import CountPicker
from sdstudio.ui.explained.explained import explain, explained_part
from sdstudio.ui.faces.face_switch import FaceSwitch
from sdstudio.ui.few_steps_switch import FewStepsOffer, FewStepsSwitch
from sdstudio.ui.forms.editors import SeedNumberEditor
from sdstudio.ui.forms.form import Form
from sdstudio.ui.generate_bar import GenerateBar
from sdstudio.ui.inputs.input_box import InputBox
from sdstudio.ui.job_edit_bar import JobEditBar
from sdstudio.ui.layouts import lay_out_now, scrolled
from sdstudio.ui.mode_chooser import ModeChooser
from sdstudio.ui.model_chooser import ModelChooser
from sdstudio.ui.notice_bar import DoneBar, NoticeBar
from sdstudio.ui.presets.preset_menu import PresetMenu
from sdstudio.ui.prompt_adapters import PromptAdapters
from sdstudio.ui.prompt_editor import PromptEditor
from sdstudio.ui.prompts.dynamic_line import DynamicLine
from sdstudio.ui.prompts.english_line import EnglishLine
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.size_picker import SizePicker
from sdstudio.ui.styles.styles_box import StylesBox
from sdstudio.ui.theme import GRID_PX, TARGET_PX, ActiveTheme
from sdstudio.ui.upscaling.hires_upscaler import HiresUpscaler
from sdstudio.ui.wording import plain_tip

_PLACED = (Kind.PROMPT, Kind.LENGTH_PX, Kind.SEED)
_ADVANCED = tuple(
    name
    for name, parameter in PARAMETERS.items()
    if parameter.kind not in _PLACED and parameter.level is Level.ADVANCED
)

_LEAST_WIDTH_PX = 320


class GenerationPanel(Retranslates, QWidget):
    """Mode, prompt, model, size, count, seed and the rest; Generate always stays visible.

    Signals:
        advanced_asked(bool): show all settings, or only the essential ones.
        explanation_asked(QWidget): explain the setting that it belongs to.
    """

    advanced_asked = Signal(bool)
    explanation_asked = Signal(object)

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        pictures: InputPictures,
        look: ActiveTheme,
        undo: QUndoStack,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._look, self._undo = look, undo
        self._vocabulary = Vocabulary()
        self._is_unfolded = False
        self._negative_prompt_unfolded = False
        draft = studio.draft
        self.notices = NoticeBar()
        self.done = DoneBar()
        self.modes = ModeChooser(draft, actions)
        self.inputs = InputBox(draft, pictures, look)
        self.prompt = PromptEditor(look, lines=(4, 9))
        self.dynamic_line = DynamicLine(studio)
        self.english = {
            name: EnglishLine(studio.prompt_english, name) for name in ("prompt", "negative_prompt")
        }
        self.chips = Chips()
        self.negative_prompt_button = QPushButton()
        self.negative_prompt = PromptEditor(look, lines=(2, 6), says_guess=False)
        self._active_adapters = PromptAdapters(studio, (self.prompt, self.negative_prompt), self)
        self.styles = StylesBox(draft, studio.styles, actions[ActionId.STYLES])
        self.model = ModelChooser(studio.registry, draft, look)
        self.presets = PresetMenu(draft, studio.presets, actions)
        self.few_steps = FewStepsSwitch(
            draft, studio.active_adapters, actions[ActionId.FEW_STEPS], undo
        )
        self.few_steps_offer = FewStepsOffer(draft, studio.active_adapters, studio.models)
        self.size_picker = SizePicker(draft, look)
        self.count = CountPicker(draft)
        self.seed = SeedNumberEditor(PARAMETERS["seed"], look)
        self.more_button = QPushButton()
        #: Created when first expanded: most artists never do, and it has many editors.
        self.more: Form | None = None
        self.hires_upscaler: HiresUpscaler | None = None
        self.faces: FaceSwitch | None = None
        self.adapters: AdaptersBox | None = None
        self.controls = ControlsBox(draft, studio.registry, pictures)
        self.generate_bar = GenerateBar(studio, undo)
        self.edit_bar = JobEditBar()
        self._labels = {name: _label() for name in ("prompt", "model", "size", "count", "seed")}
        self._lay_out()
        self._explain()
        self._connect()
        self.retranslate()
        self._show()
        self.show_advanced(studio.settings.current.advanced)

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary of the chosen model; empty if it isn't limited."""
        return self._vocabulary

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Underline words that are not in ``vocabulary``, and offer its examples."""
        self._vocabulary = vocabulary
        self.prompt.set_vocabulary(vocabulary)
        self.negative_prompt.set_vocabulary(vocabulary)
        self.styles.set_vocabulary(vocabulary)
        self._offer_examples()
        self._show()

    def set_counter(self, counter: TokenCounter | None) -> None:
        """Count tokens with ``counter``."""
        self.prompt.set_counter(counter)
        self.negative_prompt.set_counter(counter)

    def show_adapters(self) -> None:
        """Scroll to the LoRAs and embeddings, if the advanced settings are shown."""
        if self.adapters is not None:
            self.adapters.add.setFocus()
            self._scroll_to(self.adapters)

    def show_controls(self) -> None:
        """Scroll to the ControlNets, if the advanced settings are shown."""
        self.controls.add.setFocus()
        self._scroll_to(self.controls)

    def show_advanced(self, advanced: bool) -> None:
        """Expand or collapse the advanced settings."""
        self._is_unfolded = advanced
        _show_fold(self.more_button, advanced)
        self._show_more()

    def retranslate(self) -> None:
        for name, text in (
            ("prompt", self.tr("Prompt")),
            ("model", self.tr("Model")),
            ("size", self.tr("Size")),
            ("count", self.tr("Number of pictures")),
        ):
            self._labels[name].setText(text)
        seed = PARAMETERS["seed"]
        self._labels["seed"].setText(translate("parameters", seed.label))
        self._labels["seed"].setToolTip(plain_tip(translate("parameters", seed.help)))
        self.seed.set_name(translate("parameters", seed.label), translate("parameters", seed.help))
        for name, editor, placeholder in (
            ("prompt", self.prompt, self.tr("a red fish on a blue background")),
            ("negative_prompt", self.negative_prompt, self.tr("what you don't want to see")),
        ):
            parameter = PARAMETERS[name]
            help_ = translate("parameters", parameter.help)
            editor.set_name(translate("parameters", parameter.label), help_, placeholder)
        self._label_section(
            self.negative_prompt_button,
            translate("parameters", PARAMETERS["negative_prompt"].label),
        )
        help_ = translate("parameters", PARAMETERS["negative_prompt"].help)
        self.negative_prompt_button.setToolTip(plain_tip(help_))
        self._label_section(self.more_button, self.tr("Advanced settings"))
        self.more_button.setToolTip(
            tip_of(
                ActionId.ADVANCED,
                self.tr("Settings for finer control; most pictures don't need them"),
            )
        )
        self._offer_examples()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        part = explained_part(self.childAt(event.pos()))
        if part is None:
            event.ignore()
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = menu.addAction(name_of(ActionId.WHAT_IS_THIS))
        icons.set_icon(action, "question")
        action.triggered.connect(lambda: self.explanation_asked.emit(part))
        menu.popup(event.globalPos())

    def _label_section(self, button: QPushButton, text: str) -> None:
        button.setText(text)
        button.setAccessibleName(text)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(GRID_PX * 2, GRID_PX, GRID_PX * 2, GRID_PX)
        column.setSpacing(GRID_PX)
        self._size_heading = _background(self._labels["size"], self.size_picker.pixels)
        self._words_end, self._more_start = divider(), divider()
        for widget in (
            self.modes,
            self.inputs,
            self._labels["prompt"],
            self.prompt,
            self.english["prompt"],
            self.chips,
            self.negative_prompt_button,
            self.negative_prompt,
            self.english["negative_prompt"],
            self.dynamic_line,
            self.styles,
            self._words_end,
            _background(self._labels["model"], self.model.open, self.presets),
            self.model,
            self.few_steps,
            self.few_steps_offer,
            self._size_heading,
            self.size_picker,
            self._count_and_seed(),
            self._more_start,
            self.more_button,
        ):
            column.addWidget(widget)
        self._more_place = QVBoxLayout()
        column.addLayout(self._more_place)
        column.addWidget(self.controls)
        column.addStretch(1)
        self._scrolled = scrolled(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addStrut(_LEAST_WIDTH_PX)
        bars = QVBoxLayout()
        bars.setContentsMargins(GRID_PX, 0, GRID_PX, 0)
        bars.setSpacing(GRID_PX)
        bars.addWidget(self.done)
        bars.addWidget(self.notices)
        bars.addWidget(self.edit_bar)
        whole.addWidget(self._scrolled, 1)
        # At the end, so that nothing moves under the pointer when one comes or goes.
        whole.addLayout(bars)
        whole.addWidget(divider())
        whole.addWidget(self.generate_bar)

    def _explain(self) -> None:
        labels = self._labels
        explain("mode", self.modes)
        explain("inputs", self.inputs)
        explain("prompt", labels["prompt"], self.prompt, self.chips, self.dynamic_line)
        explain("negative_prompt", self.negative_prompt_button, self.negative_prompt)
        explain("styles", self.styles)
        explain("model", labels["model"], self.model)
        explain("presets", self.presets)
        explain("few_steps", self.few_steps, self.few_steps_offer)
        explain("size", self._size_heading, self.size_picker)
        explain("count", labels["count"], self.count)
        explain("seed", labels["seed"], self.seed)
        explain("controls", self.controls)

    def _count_and_seed(self) -> QWidget:
        self._numbers = box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, GRID_PX, 0, 0)
        column.setSpacing(GRID_PX)
        column.addWidget(_background(self._labels["count"], self.count))
        # Not in a grid: the longer label would leave too little room for the ten digits of a seed.
        row = QHBoxLayout()
        row.setSpacing(GRID_PX)
        row.addWidget(self._labels["seed"])
        row.addWidget(self.seed, 1)
        column.addLayout(row)
        return box

    def _connect(self) -> None:
        draft = self._studio.draft
        self.prompt.edited.connect(lambda text: draft.choose(prompt=text))
        self.negative_prompt.edited.connect(lambda text: draft.choose(negative_prompt=text))
        self.chips.chosen.connect(self._on_chip)
        self.negative_prompt_button.setProperty("section", True)
        self.negative_prompt_button.clicked.connect(self._on_negative_prompt)
        self.negative_prompt.hide()
        _show_fold(self.negative_prompt_button, False)
        self.more_button.setProperty("section", True)
        self.more_button.clicked.connect(lambda: self.advanced_asked.emit(not self._is_unfolded))
        self.seed.edited.connect(lambda seed: draft.choose(seed=seed))
        self.seed.reset_asked.connect(lambda: draft.release("seed"))
        self._active_adapters.trouble.connect(self._on_trouble)
        draft.changed.connect(self._show)
        self._studio.prompt_english.changed.connect(self._count_english)
        self._count_english()

    def _count_english(self) -> None:
        """Count what the model reads of each prompt."""
        shown = self._studio.prompt_english.shown
        for name, editor in (("prompt", self.prompt), ("negative_prompt", self.negative_prompt)):
            editor.set_english(shown[name].text if name in shown else None)

    def _on_chip(self, prompt: str) -> None:
        self._studio.draft.choose(prompt=prompt)
        self.prompt.setFocus()

    def _on_negative_prompt(self) -> None:
        unfold = not self._negative_prompt_unfolded
        self._unfold_negative_prompt(unfold)
        if unfold:
            self.negative_prompt.setFocus()

    def _unfold_negative_prompt(self, unfold: bool) -> None:
        self._negative_prompt_unfolded = unfold
        self.negative_prompt.setVisible(unfold)
        self.english["negative_prompt"].set_folded(not unfold)
        _show_fold(self.negative_prompt_button, unfold)

    def _show(self) -> None:
        draft = self._studio.draft
        prompt = str(draft.draft.chosen.get("prompt", ""))
        negative = str(draft.draft.chosen.get("negative_prompt", ""))
        styles = draft.draft.styles
        self.prompt.set_styles(tuple(one.prompt for one in styles))
        self.negative_prompt.set_styles(tuple(one.negative_prompt for one in styles))
        self.prompt.set_text(prompt)
        self.negative_prompt.set_text(negative)
        if negative and not self._negative_prompt_unfolded:
            self._unfold_negative_prompt(True)
        reads = "prompt" in draft.mode.parameters
        for widget in (
            self._labels["prompt"],
            self.prompt,
            self.negative_prompt_button,
            self.styles,
            self._words_end,
        ):
            widget.setVisible(reads)
        self.negative_prompt.setVisible(reads and self._negative_prompt_unfolded)
        self.inputs.setVisible(bool(draft.mode.required))
        self.chips.setVisible(reads and not prompt and bool(self._vocabulary.examples))
        self._numbers.setVisible("seed" in draft.mode.parameters)
        self.size_picker.setVisible(draft.mode.output is Output.CHOSEN)
        self._show_more()
        seed = draft.draft.chosen.get("seed")
        self.seed.show_value(0 if seed is None else seed, chosen=seed is not None)

    def _show_more(self) -> None:
        used = [
            name
            for name in self._studio.draft.parameters
            if PARAMETERS[name].kind not in _PLACED and PARAMETERS[name].level is Level.ADVANCED
        ]
        self.more_button.setVisible(bool(used))
        self._more_start.setVisible(bool(used))
        unfolded = self._is_unfolded and bool(used)
        if self.more is None and unfolded:
            self.more = Form(_ADVANCED, self._studio.draft, self._look)
            self._more_place.addWidget(self.more)
            self.hires_upscaler = HiresUpscaler(self._studio.draft, self._studio.registry)
            self._more_place.addWidget(self.hires_upscaler)
            self.faces = FaceSwitch(self._studio.draft, self._look, self._undo)
            self._more_place.addWidget(self.faces)
            studio = self._studio
            self.adapters = AdaptersBox(
                studio.draft, studio.adapters, studio.active_adapters, studio.background
            )
            explain("adapters", self.adapters)
            self.adapters.trouble.connect(self._on_trouble)
            self.adapters.taken.connect(self._show_newest_adapter)
            self._more_place.addWidget(self.adapters)
        if self.adapters is not None:
            self.adapters.setVisible(unfolded and "prompt" in self._studio.draft.mode.parameters)
        self.controls.setVisible(unfolded and self._studio.draft.mode.takes_controls)
        if self.more is not None:
            self.more.show_only(used if unfolded else ())
        if self.hires_upscaler is not None:
            self.hires_upscaler.unfold(is_unfolded=unfolded)
        if self.faces is not None:
            self.faces.unfold(is_unfolded=unfolded)

    def _on_trouble(self, error: StudioError) -> None:
        self.notices.tell(Notice(error.code, error.arguments))

    def _show_newest_adapter(self) -> None:
        if self.adapters is not None and self.adapters.rows:
            self._scroll_to(self.adapters.rows[-1])

    def _scroll_to(self, shown: QWidget) -> None:
        def scroll() -> None:
            # Its position is known only after the surrounding layouts have been updated.
            lay_out_now()
            self._scrolled.ensureWidgetVisible(shown)

        QTimer.singleShot(0, shown, scroll)

    def _offer_examples(self) -> None:
        chinese = current_language() is Language.CHINESE
        words = self._vocabulary
        self.chips.offer([(words.label_zh(one) if chinese else one, one) for one in words.examples])


def divider() -> QFrame:
    """A hairline between two parts."""
    line = QFrame()
    line.setObjectName("divider")
    line.setFixedHeight(1)
    return line


def _show_fold(button: QPushButton, unfolded: bool) -> None:
    icons.set_icon(button, "caret-down" if unfolded else "caret-right")
    button.setIconSize(QSize(14, 14))


def _background(label: QLabel, *others: QWidget) -> QWidget:
    """A heading with widgets at the end of its line."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label)
    row.addStretch()
    for other in others:
        row.addWidget(other)
    box.setMinimumHeight(TARGET_PX)
    return box


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("heading", True)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    return label
