"""The catalogue: the available models, their purpose, and the sources of their files.

Data, not code: ``resources/catalogue.json``, extended by the user's own file. ``docs/catalogue.md``
describes each field.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, Self, TypeVar
from urllib.parse import quote

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from sdstudio.disk import is_plain_name, open_regular
from sdstudio.domain.auxiliary_models import AuxiliaryKind, ModelKind
from sdstudio.domain.checkpoint_task import PredictionType
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import FAMILIES

_LIMIT_BYTES = 4 * 2**20


def _file_path(path: str) -> str:
    """Reject anything that could name a file outside the model's folder, on any system."""
    if any(part.startswith(".") or not is_plain_name(part) for part in path.split("/")):
        raise ValueError("not a plain relative path")
    return path


def _address(address: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", address):
        raise ValueError("not an address that begins with https:// or http://")
    return address.rstrip("/")


def _repository(name: str) -> str:
    # Not pydantic's ``pattern``, whose engine takes a third of a second to compile this one.
    if not re.fullmatch(r"[\w.\-]{1,100}/[\w.\-]{1,100}", name):
        raise ValueError("not the name of an owner and a repository with a slash between them")
    return name


Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.\-]{0,63}$")]
FilePath = Annotated[str, StringConstraints(max_length=200), AfterValidator(_file_path)]
Address = Annotated[str, StringConstraints(max_length=500), AfterValidator(_address)]
Repository = Annotated[str, AfterValidator(_repository)]
Words = Annotated[
    dict[str, Annotated[str, StringConstraints(max_length=2000)]], Field(min_length=1)
]
Size = Annotated[int, Field(gt=0, le=2**40)]


def _family(key: str) -> str:
    if all(row.key != key for row in FAMILIES):
        raise ValueError("not the key of a family of models")
    return key


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Layout(StrEnum):
    """How an endpoint names a file."""

    #: ``/<repository>/resolve/main/<path>``
    HUGGING_FACE = "huggingface"
    #: ``/models/<repository>/resolve/master/<path>``
    MODELSCOPE = "modelscope"
    #: ``/<model>/<variant>/<file>``: a folder of exported models behind any web server.
    FOLDER = "folder"


class Endpoint(_Row):
    """A server that files are downloaded from. Not trusted: the pinned hash decides.

    Args:
        address: the root of the layout. May contain a user name and password, which are never shown
            and only sent to this host.
    """

    key: Key
    name: str = Field(max_length=100)
    layout: Layout
    address: Address


class Mirror(_Row):
    """A repository that is reported to have a file.

    Args:
        layout: of the endpoints that host the repository.
        path: of the file in the repository.
        confirmed: it was downloaded from there successfully. ``models check`` tests it.
    """

    layout: Literal[Layout.HUGGING_FACE, Layout.MODELSCOPE]
    repository: Repository
    path: FilePath
    confirmed: bool = False


class HashSource(StrEnum):
    """The source of a pinned hash."""

    #: In the git-LFS pointer of the original repository.
    GIT_LFS = "git_lfs"
    #: On a web page only.
    PAGE = "page"


class CatalogueFile(_Row):
    """A file of a model.

    Args:
        path: in the model's folder, with forward slashes.
        size_bytes: exact, unless ``size_is_rounded``.
        sha256: ``None`` if there is no source for it; the file can then only be imported.
        hash_source: where ``sha256`` was read.
    """

    path: FilePath
    size_bytes: Size
    size_is_rounded: bool = False
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    hash_source: HashSource | None = None
    mirrors: tuple[Mirror, ...] = ()

    @model_validator(mode="after")
    def _a_hash_says_where_it_is_from(self) -> Self:
        if (self.sha256 is None) != (self.hash_source is None):
            raise ValueError("sha256 and hash_source stand together")
        return self

    @property
    def is_download(self) -> bool:
        """Whether it can be verified and so may be downloaded."""
        return self.sha256 is not None and not self.path.lower().endswith(_PICKLES)


class VariantLayout(StrEnum):
    """How a variant's files are arranged."""

    #: A folder per component, as in diffusers.
    DIFFUSERS = "diffusers"
    #: A single file with everything, as originally published.
    SINGLE_FILE = "single_file"


#: Files that are only imported, since they have to be converted.
_PICKLES = (".ckpt", ".bin")

#: How much a rounded size may differ from the real one.
SIZE_ROUNDING = 0.05


class Precision(StrEnum):
    """The precision of the stored weights."""

    FP32 = "fp32"
    FP16 = "fp16"


class Variant(_Row):
    """A set of files that make up the model; the configuration is bundled.

    Args:
        key: unique within its model; names the folder it is installed in.
        files: all files to download or import.
    """

    key: Key
    layout: VariantLayout
    precision: Precision
    files: tuple[CatalogueFile, ...] = Field(min_length=1, max_length=100)

    @model_validator(mode="after")
    def _paths_differ(self) -> Self:
        # Not every file system is case-sensitive.
        if len({file.path.lower() for file in self.files}) != len(self.files):
            raise ValueError("two files of one name")
        if self.layout is VariantLayout.SINGLE_FILE and len(self.files) != 1:
            raise ValueError("a single file is one file")
        return self

    @property
    def size_bytes(self) -> int:
        """Disk space of all its files."""
        return sum(file.size_bytes for file in self.files)

    @property
    def is_download(self) -> bool:
        """Whether all its files may be downloaded; otherwise it is import-only."""
        return all(file.is_download for file in self.files)


class Licence(_Row):
    """The licence of a model.

    Args:
        needs_consent: the terms are shown and accepted before the first download or import.
        is_confirmed: the licence's name was verified.
    """

    key: Key
    name: str = Field(max_length=200)
    address: Address | None = None
    needs_consent: bool = True
    is_confirmed: bool = True


class CatalogueModel(_Row):
    """A model that makes pictures, or an auxiliary model.

    Args:
        name: a proper name, which isn't translated.
        description, purpose: what it is, and an example of its use; by language.
        family: of what makes pictures, or of what a ControlNet was made for: the key of a row in
            ``domain/families.py``.
        prediction_type, configuration: of what makes pictures; the latter is the bundled folder in
            ``resources/models/configurations``.
        fits_float16: of a VAE: its values don't overflow in float16.
        licence: key of a licence.
        variants: the preferred one first.
    """

    key: Key
    name: str = Field(max_length=100)
    description: Words
    purpose: Words
    kind: ModelKind
    family: Annotated[str, AfterValidator(_family)] = FAMILIES[0].key
    prediction_type: PredictionType | None = None
    native_size_px: Annotated[int, Field(ge=64, le=4096, multiple_of=8)]
    is_distilled: bool = False
    configuration: Key | None = None
    fits_float16: bool = False
    licence: Key
    variants: tuple[Variant, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _what_makes_pictures_is_configured(self) -> Self:
        told = {self.prediction_type is None, self.configuration is None}
        if told != {isinstance(self.kind, AuxiliaryKind)}:
            raise ValueError("only a model that makes pictures has a prediction and configuration")
        return self

    @model_validator(mode="after")
    def _variants_differ(self) -> Self:
        _check_unique((variant.key for variant in self.variants), "variant")
        return self

    def variant(self, key: str) -> Variant | None:
        """The variant of that key, if there is one."""
        return next((one for one in self.variants if one.key == key), None)


class Catalogue(_Row):
    """Everything that is offered."""

    version: Literal[1] = 1
    endpoints: tuple[Endpoint, ...] = ()
    licences: tuple[Licence, ...] = ()
    models: tuple[CatalogueModel, ...] = ()

    @model_validator(mode="after")
    def _keys_differ(self) -> Self:
        for rows, what in (
            (self.endpoints, "endpoint"),
            (self.licences, "licence"),
            (self.models, "model"),
        ):
            _check_unique((row.key for row in rows), what)
        return self

    def model(self, key: str) -> CatalogueModel | None:
        """The model of that key, if there is one."""
        return next((one for one in self.models if one.key == key), None)

    def licence(self, key: str) -> Licence | None:
        """The licence of that key, if there is one."""
        return next((one for one in self.licences if one.key == key), None)

    def extended_by(self, other: "Catalogue") -> "Catalogue":
        """This catalogue with the rows of ``other``, which replace rows with the same key."""
        return Catalogue(
            endpoints=_merged(self.endpoints, other.endpoints),
            licences=_merged(self.licences, other.licences),
            models=_merged(self.models, other.models),
        )


class DownloadSource(_Row):
    """An address that a file can be downloaded from.

    Args:
        name: for display and the record: endpoint and repository, without any password.
    """

    name: str
    address: str
    confirmed: bool = False


def sources(
    model: CatalogueModel, variant: Variant, file: CatalogueFile, endpoints: Iterable[Endpoint]
) -> tuple[DownloadSource, ...]:
    """The sources of ``file``, in the order of ``endpoints``, which is the order to try them in."""
    found = []
    for endpoint in endpoints:
        if endpoint.layout is Layout.FOLDER:
            path = f"{model.key}/{variant.key}/{file.path}"
            found.append(
                DownloadSource(name=endpoint.name, address=f"{endpoint.address}/{quote(path)}")
            )
            continue
        found += [
            DownloadSource(
                name=f"{endpoint.name}: {mirror.repository}",
                address=endpoint.address + _repository_path(mirror),
                confirmed=mirror.confirmed,
            )
            for mirror in file.mirrors
            if mirror.layout is endpoint.layout
        ]
    return tuple(found)


def read_catalogue(shipped: Path, own: Path | None = None) -> tuple[Catalogue, StudioError | None]:
    """The shipped catalogue, extended by the user's if there is a valid one.

    Returns:
        The catalogue, and the error in the user's file, if any: ``CATALOGUE_DAMAGED``.

    Raises:
        StudioError: ``CATALOGUE_DAMAGED``: the shipped file itself can't be read.
    """
    catalogue = _read(shipped)
    if own is None or not own.is_file():
        return catalogue, None
    try:
        return _checked_references(catalogue.extended_by(_read(own)), own), None
    except StudioError as error:
        return catalogue, error


def _read(path: Path) -> Catalogue:
    try:
        with open_regular(path) as file:
            data = file.read(_LIMIT_BYTES + 1)
        if len(data) > _LIMIT_BYTES:
            raise ValueError("too long")
        return Catalogue.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or path.name
        raise _damaged(path, f"{where}: {first['msg']}") from error
    except (OSError, ValueError) as error:
        raise _damaged(path, str(error)) from error


def _checked_references(catalogue: Catalogue, path: Path) -> Catalogue:
    for model in catalogue.models:
        if catalogue.licence(model.licence) is None:
            raise _damaged(path, f"models.{model.key}.licence: {model.licence}")
    return catalogue


def _damaged(path: Path, detail: str) -> StudioError:
    return StudioError(ErrorCode.CATALOGUE_DAMAGED, file=str(path), detail=detail[:300])


def _repository_path(mirror: Mirror) -> str:
    path = quote(mirror.path)
    if mirror.layout is Layout.MODELSCOPE:
        return f"/models/{mirror.repository}/resolve/master/{path}"
    return f"/{mirror.repository}/resolve/main/{path}"


def _check_unique(keys: Iterable[str], what: str) -> None:
    listed = list(keys)
    if len(set(listed)) != len(listed):
        raise ValueError(f"two rows of one {what} key")


_RowT = TypeVar("_RowT", Endpoint, Licence, CatalogueModel)


def _merged(ours: tuple[_RowT, ...], theirs: tuple[_RowT, ...]) -> tuple[_RowT, ...]:
    rows = {row.key: row for row in ours}
    rows.update({row.key: row for row in theirs})
    return tuple(rows.values())
