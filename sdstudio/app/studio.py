"""Studio: the services that the window uses, in one value."""

from dataclasses import dataclass, replace

from sdstudio.app.active_adapters import ActiveAdapters
from sdstudio.app.adapter_registry import AdapterRegistry
from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.copy_marking import CopyMarking
from sdstudio.app.dispatcher import Dispatcher
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.draft_saver import DraftSaver
from sdstudio.app.engine_client import EngineClient
from sdstudio.app.graphics.packs import GraphicsPacks
from sdstudio.app.grids import Grids
from sdstudio.app.job_queue import JobQueue
from sdstudio.app.library_health import LibraryHealth
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.library_view.folder_watchers import FolderWatchers
from sdstudio.app.library_view.organiser import Organiser
from sdstudio.app.library_view.picture_encoder import PictureEncoder
from sdstudio.app.library_view.picture_hasher import PictureHasher
from sdstudio.app.library_view.picture_importer import PictureImporter
from sdstudio.app.library_view.privacy import Privacy
from sdstudio.app.library_view.results import Results
from sdstudio.app.library_view.thumbnails import Thumbnails
from sdstudio.app.model_management.picture_speed import PictureSpeed
from sdstudio.app.model_management.store import ModelStore
from sdstudio.app.model_registry import ModelRegistry
from sdstudio.app.outside_editing import OutsideEditing
from sdstudio.app.picture_describer import PictureDescriber
from sdstudio.app.picture_folder_watcher import PictureFolderWatcher
from sdstudio.app.picture_list import PictureList
from sdstudio.app.picture_saver import PictureSaver
from sdstudio.app.preset_store import PresetStore
from sdstudio.app.prompt_english import PromptEnglish
from sdstudio.app.prompt_preview import PromptPreview
from sdstudio.app.prompt_words import PromptWords
from sdstudio.app.queue_time import QueueTimes
from sdstudio.app.session import SessionStore
from sdstudio.app.settings_store import SettingsStore
from sdstudio.app.snippet_store import SnippetStore
from sdstudio.app.style_store import StyleStore
from sdstudio.app.translation import Translation
from sdstudio.app.translation_process import LocalTranslation
from sdstudio.app.updates.update_check import UpdateCheck
from sdstudio.app.wildcard_folder import WildcardFolder
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.draft import Draft
from sdstudio.paths import Paths


@dataclass(frozen=True, slots=True)
class Studio:
    """The services of a running program. ``bootstrap`` creates and connects them; the window only
    uses them.
    """

    paths: Paths
    settings: SettingsStore
    session: SessionStore
    translation: Translation
    background: BackgroundTasks
    registry: ModelRegistry
    models: ModelStore
    updates: UpdateCheck
    picture_speed: PictureSpeed
    adapters: AdapterRegistry
    styles: StyleStore
    presets: PresetStore
    active_adapters: ActiveAdapters
    draft: DraftModel
    draft_saver: DraftSaver
    engine: EngineClient
    library: LibraryThread
    queue: JobQueue
    dispatcher: Dispatcher
    queue_times: QueueTimes
    saver: PictureSaver
    grids: Grids
    marking: CopyMarking
    wildcards: WildcardFolder
    prompt_preview: PromptPreview
    prompt_words: PromptWords
    snippets: SnippetStore
    prompt_english: PromptEnglish
    prompt_models: LocalTranslation
    pictures: PictureList
    folder_watcher: PictureFolderWatcher
    results: Results
    organiser: Organiser
    privacy: Privacy
    thumbnails: Thumbnails
    health: LibraryHealth
    folders: FolderWatchers
    importer: PictureImporter
    hasher: PictureHasher
    encoder: PictureEncoder
    describer: PictureDescriber
    outside: OutsideEditing
    graphics: GraphicsPacks

    def estimate_s(self, draft: Draft, checkpoint: Checkpoint) -> float | None:
        """Seconds that ``draft`` will take once it runs; ``None`` while unknown.

        Learned from the model's pictures; before the first, from the machine's measurement.
        """
        learned_s = self.dispatcher.estimate_s(draft, checkpoint)
        return self.picture_speed.job_s(draft, checkpoint) if learned_s is None else learned_s

    def estimate_pictures_s(
        self, draft: Draft, checkpoint: Checkpoint, pictures: int
    ) -> float | None:
        """Like :meth:`estimate_s`, for any number of pictures with these settings."""
        one, two = (self.estimate_s(replace(draft, count=count), checkpoint) for count in (1, 2))
        # The first one includes what is done once.
        return None if one is None or two is None else one + (pictures - 1) * (two - one)
