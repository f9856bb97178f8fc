"""``sdstudio packs``: lists, installs, exports and removes packs for graphics cards."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from sdstudio.app.graphics.pack_files import PackFiles
from sdstudio.app.settings import write_settings
from sdstudio.cli.exit_codes import EXIT_FAILED, EXIT_INTERRUPTED
from sdstudio.cli.model_commands.downloading import fetch_with
from sdstudio.cli.model_commands.terminal import read_answer
from sdstudio.cli.model_lookup import settings_of
from sdstudio.cli.progress import ProgressLine, interrupted_by
from sdstudio.cli.streams import print_json, print_message, print_result
from sdstudio.cli.wording import told
from sdstudio.disk import SystemDisk
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import size_in_words
from sdstudio.domain.pack_errors import of_pack
from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.models.download import RetryPolicy, Stop, Stopped, new_client
from sdstudio.models.lock import LOCK_NAME, locked
from sdstudio.packs.cards import find_cards
from sdstudio.packs.fetching import PackFetcher, PackRequest, request_for
from sdstudio.packs.fitting import fit
from sdstudio.packs.installed import InstalledPack, installed, remove
from sdstudio.packs.manifest import Manifest, Pack, read_manifest, this_system
from sdstudio.packs.pack_file import SUFFIX, export_pack, read_pack_file, take_wheels
from sdstudio.paths import Paths

_DISK = SystemDisk()
_STATES = {
    "in use": QT_TRANSLATE_NOOP("cli", "in use"),
    "not used": QT_TRANSLATE_NOOP("cli", "installed, not used"),
    "not working": QT_TRANSLATE_NOOP("cli", "installed, not working"),
    "out of date": QT_TRANSLATE_NOOP("cli", "installed, for another version of SD Studio"),
    "fits": QT_TRANSLATE_NOOP("cli", "fits this computer; install it with: packs add"),
    "other": QT_TRANSLATE_NOOP("cli", "not for this computer"),
}


def describe(translate: Translate) -> str:
    """The help text of ``packs``."""
    return translate("cli", "install, export and remove packs for graphics cards")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``packs`` to ``parser``."""
    parser.description = translate(
        "cli",
        "With a pack, pictures are made on the graphics card instead of the processor. Start "
        "with: sdstudio packs list",
    )
    commands = parser.add_subparsers(dest="action", metavar="COMMAND")

    def add(name: str, about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about, description=about[:1].upper() + about[1:])
        added.add_argument(
            "--json", action="store_true", help=translate("cli", "print JSON, one object per line")
        )
        return added

    pack_help = translate("cli", "ID as shown by packs list, for example cuda-13.0-linux")
    add("list", translate("cli", "list the graphics cards and packs"))
    added = add("add", translate("cli", "install a pack, try it, and use it if it works"))
    added.add_argument(
        "pack",
        metavar="PACK|FILE",
        help=translate("cli", "ID as shown by packs list, or a file that packs export made"),
    )
    exported = add(
        "export",
        translate("cli", "download a pack into a file, for a computer without a network"),
    )
    exported.add_argument("pack", metavar="PACK", help=pack_help)
    exported.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help=translate(
            "cli", "target file, for example on a USB drive; install it there with packs add"
        ),
    )
    removed = add("remove", translate("cli", "delete an installed pack"))
    removed.add_argument("pack", metavar="PACK", help=pack_help)
    removed.add_argument(
        "--yes", action="store_true", help=translate("cli", "do not ask for confirmation")
    )


def run(options: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Run the command in ``options``; returns the exit code.

    Raises:
        StudioError: an option that can't be used, or what went wrong.
    """
    manifest = read_manifest(paths.graphics_packs)
    match options.action:
        case "list":
            return _list(options, paths, manifest, translate)
        case "add":
            return _add(options, paths, manifest, translate)
        case "export":
            return _export(options, paths, manifest, translate)
        case _:
            return _remove(options, paths, manifest, translate)


def _list(
    options: argparse.Namespace, paths: Paths, manifest: Manifest, translate: Translate
) -> int:
    found = fit(manifest, find_cards(), this_system())
    rows = list(_rows(paths, manifest, found.pack))
    if options.json:
        cards = [
            {"vendor": one.vendor, "name": one.name, "driver": one.driver} for one in found.cards
        ]
        listed = [
            {"id": pack.id, "name": pack.name, "state": state, "size_bytes": pack.size_bytes}
            for pack, state in rows
        ]
        print_json({"cards": cards, "packs": listed})
        return 0
    for card in found.cards:
        print_result(f"{card.name} {card.driver}".rstrip())
    if found.obstacle is not None:
        print_result(told(found.obstacle, translate))
    for pack, state in rows:
        about = f"{pack.name}, {pack.system}, {size_in_words(pack.size_bytes)}"
        print_result(f"  {pack.id:24}  {about}  ({translate('cli', _STATES[state])})")
    return 0


def _rows(paths: Paths, manifest: Manifest, fitting: Pack | None) -> Iterator[tuple[Pack, str]]:
    """Each pack that is installed or offered, and the key of its state."""
    used = settings_of(paths).graphics_pack
    there = _there(paths, manifest)
    for one in there:
        if not one.is_current:
            yield one.pack, "out of date"
        elif not one.is_usable:
            yield one.pack, "not working"
        else:
            yield one.pack, "in use" if one.pack.id == used else "not used"
    for pack in manifest.packs:
        if pack.id not in {one.pack.id for one in there}:
            yield pack, "fits" if pack == fitting else "other"


def _add(
    options: argparse.Namespace, paths: Paths, manifest: Manifest, translate: Translate
) -> int:
    system, file = this_system(), Path(options.pack)
    is_file = manifest.pack(options.pack) is None and file.exists()
    pack = read_pack_file(file, manifest) if is_file else _offered(manifest, options.pack)
    if not pack.is_for(system):
        raise StudioError(ErrorCode.PACK_OTHER_SYSTEM, pack=pack.name, system=pack.system)
    is_here = any(one.pack.id == pack.id and one.is_current for one in _there(paths, manifest))
    if is_file and not is_here:
        stop, line = Stop(), ProgressLine(pack.name)
        try:
            with interrupted_by(stop.ask):
                take_wheels(file, pack, paths.runtimes, disk=_DISK, stop=stop, progress=line)
        except Stopped:
            return EXIT_INTERRUPTED
        finally:
            line.end()
    if not is_here:
        request = request_for(manifest, pack, paths.runtimes)
        again = f"sdstudio packs add {options.pack}"
        if code := _fetch(request, again, options, translate):
            return code
    stop = Stop()
    try:
        with interrupted_by(stop.ask):
            record = PackFiles(paths).try_out(pack, stop)
    except Stopped:
        return EXIT_INTERRUPTED
    if (failure := record.failure) is not None:
        raise failure
    _use(paths, pack.id)
    if options.json:
        print_json(
            {"event": "installed", "folder": str(paths.runtimes / pack.id), "card": record.card}
        )
    else:
        said = translate("cli", "Pictures are now made on {card}.").format(card=record.card)
        print_result(said)
    return 0


def _export(
    options: argparse.Namespace, paths: Paths, manifest: Manifest, translate: Translate
) -> int:
    pack = _offered(manifest, options.pack)
    target = options.file.absolute()
    if target.is_dir():
        target /= f"{pack.id}{SUFFIX}"
    if target.exists():
        raise StudioError(ErrorCode.PACK_FILE_EXISTS, file=str(target))
    request = request_for(manifest, pack, paths.runtimes, is_unpacked=False)
    again = f"sdstudio packs export {pack.id} {options.file}"
    if code := _fetch(request, again, options, translate):
        return code
    stop, line = Stop(), ProgressLine(pack.name)
    try:
        with interrupted_by(stop.ask), locked(request.folder / LOCK_NAME, pack.name):
            export_pack(pack, request.folder, target, disk=_DISK, stop=stop, progress=line)
    except Stopped:
        return EXIT_INTERRUPTED
    finally:
        line.end()
    _fetcher().discard(request)
    if options.json:
        print_json({"event": "exported", "file": str(target)})
    else:
        print_result(target)
    return 0


def _remove(
    options: argparse.Namespace, paths: Paths, manifest: Manifest, translate: Translate
) -> int:
    there = _installed(paths, manifest, options.pack)
    if not options.yes:
        size = size_in_words(there.pack.unpacked_bytes)
        question = translate("cli", "Delete {pack} ({size})? Type “yes” to confirm: ")
        print_message(question.format(pack=there.pack.name, size=size), end="")
        if read_answer() != "yes":
            print_message(translate("cli", "Nothing was removed."))
            return EXIT_FAILED
    if settings_of(paths).graphics_pack == there.pack.id:
        _use(paths, "")
    remove(_DISK, paths.runtimes, there.pack)
    if options.json:
        print_json({"event": "removed", "pack": there.pack.id})
    else:
        print_result(translate("cli", "{pack} was deleted.").format(pack=there.pack.name))
    return 0


def _fetch(
    request: PackRequest, again: str, options: argparse.Namespace, translate: Translate
) -> int:
    try:
        return fetch_with(_fetcher(), request, again, options.json, translate)
    except StudioError as error:
        # Not one and the same, which would become its own cause.
        if (told := of_pack(error)) is error:
            raise
        raise told from error


def _use(paths: Paths, id_: str) -> None:
    settings = settings_of(paths)
    write_settings(paths.settings_file, settings.model_copy(update={"graphics_pack": id_}))


def _fetcher() -> PackFetcher:
    policy = RetryPolicy()
    return PackFetcher(_DISK, lambda: new_client(policy), policy)


def _offered(manifest: Manifest, id_: str) -> Pack:
    pack = manifest.pack(id_)
    if pack is None:
        known = ", ".join(one.id for one in manifest.packs)
        raise StudioError(ErrorCode.PACK_UNKNOWN, pack=id_, known=known)
    return pack


def _there(paths: Paths, manifest: Manifest) -> tuple[InstalledPack, ...]:
    return installed(paths.runtimes, manifest, this_system())


def _installed(paths: Paths, manifest: Manifest, id_: str) -> InstalledPack:
    found = next((one for one in _there(paths, manifest) if one.pack.id == id_), None)
    if found is None:
        raise StudioError(ErrorCode.PACK_NOT_INSTALLED, pack=id_)
    return found
