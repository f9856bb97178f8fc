"""Which pack fits this machine, and why none does."""

from collections.abc import Sequence
from dataclasses import dataclass

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.packs.cards import GraphicsCard
from sdstudio.packs.manifest import Manifest, Pack, System, Vendor, version_key


@dataclass(frozen=True, slots=True)
class Fit:
    """What can be done for the graphics cards of a machine.

    Args:
        cards: all that were found.
        card: the one that it is about; ``None`` if none was found.
        pack: the one that fits.
        obstacle: why none does.
    """

    cards: tuple[GraphicsCard, ...] = ()
    card: GraphicsCard | None = None
    pack: Pack | None = None
    obstacle: StudioError | None = None


def fit(manifest: Manifest, cards: Sequence[GraphicsCard], system: System) -> Fit:
    """The pack for the first card that has one; otherwise the obstacle easiest to remove."""
    fits = [_fit_of(manifest, card, system) for card in cards]
    best = min(fits, key=_rank, default=Fit(obstacle=StudioError(ErrorCode.PACK_NO_CARD)))
    return Fit(tuple(cards), best.card, best.pack, best.obstacle)


def _fit_of(manifest: Manifest, card: GraphicsCard, system: System) -> Fit:
    if card.vendor is Vendor.APPLE:
        return Fit(card=card, obstacle=StudioError(ErrorCode.PACK_NOT_NEEDED))
    packs = [one for one in manifest.packs if one.vendor is card.vendor and one.is_for(system)]
    fits = [Fit(card=card, pack=one, obstacle=_obstacle(card, one)) for one in packs]
    none = Fit(card=card, obstacle=StudioError(ErrorCode.PACK_NONE_FITS, card=card.name))
    return min((_without_hindered_pack(one) for one in fits), key=_rank, default=none)


def _obstacle(card: GraphicsCard, pack: Pack) -> StudioError | None:
    if 0 < card.device < pack.first_device:
        return StudioError(ErrorCode.PACK_CARD_TOO_OLD, card=card.name, pack=pack.name)
    needed = pack.minimal_driver
    if needed is None:
        return None
    if not card.driver:
        return StudioError(ErrorCode.PACK_NO_DRIVER, card=card.name, needed=needed)
    if version_key(card.driver) < version_key(needed):
        return StudioError(
            ErrorCode.PACK_DRIVER_TOO_OLD,
            card=card.name,
            pack=pack.name,
            found=card.driver,
            needed=needed,
        )
    return None


def _without_hindered_pack(one: Fit) -> Fit:
    return one if one.obstacle is None else Fit(card=one.card, obstacle=one.obstacle)


#: The easiest to remove first.
_ORDER = (
    ErrorCode.PACK_NOT_NEEDED,
    ErrorCode.PACK_DRIVER_TOO_OLD,
    ErrorCode.PACK_NO_DRIVER,
    ErrorCode.PACK_CARD_TOO_OLD,
    ErrorCode.PACK_NONE_FITS,
)


def _rank(one: Fit) -> int:
    return -1 if one.obstacle is None else _ORDER.index(one.obstacle.code)
