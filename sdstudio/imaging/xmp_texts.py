"""The texts in an XMP packet: parsed without entities, and bounded in depth and size."""

from typing import Final
from xml.parsers import expat

from sdstudio.domain.embedded import (
    XMP_CREATOR,
    XMP_DESCRIPTION,
    XMP_SOURCE_TYPE,
    XMP_USER_COMMENT,
)
from sdstudio.domain.source_type import SourceType
from sdstudio.imaging.xmp_packet import IPTC_NAMESPACE

_NAMES: Final = {
    "http://ns.adobe.com/exif/1.0/ UserComment": XMP_USER_COMMENT,
    "http://purl.org/dc/elements/1.1/ description": XMP_DESCRIPTION,
    "http://ns.adobe.com/xap/1.0/ CreatorTool": XMP_CREATOR,
    f"{IPTC_NAMESPACE} DigitalSourceType": XMP_SOURCE_TYPE,
}
#: An address as the value of an element.
_RESOURCE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns# resource"
_PACKET_MAX_BYTES: Final = 2_000_000
_DEPTH_MAX: Final = 32
_ELEMENTS_MAX: Final = 10_000


def xmp_texts(packet: bytes) -> dict[str, str]:
    """The texts by name; those before the first error where there is one."""
    reader = _Reader()
    if len(packet) <= _PACKET_MAX_BYTES:
        reader.read(packet)
    return {name: "".join(parts) for name, parts in reader.found.items() if any(parts)}


def source_in(packet: bytes) -> SourceType | None:
    """The mark in ``packet`` that its picture was made with AI; ``None`` where there is none."""
    return SourceType.of_uri(xmp_texts(packet).get(XMP_SOURCE_TYPE, ""))


class _RefusedError(Exception):
    """The packet is built like an attack."""


class _Reader:
    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}
        self._open: list[str] = []
        self._count = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._add

    def read(self, packet: bytes) -> None:
        try:
            self._parser.Parse(packet.strip(b"\0 \r\n\t"), True)
        except (expat.ExpatError, _RefusedError, ValueError, LookupError):
            return

    def _refuse(self, *_: object) -> None:
        raise _RefusedError

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) >= _DEPTH_MAX or self._count > _ELEMENTS_MAX:
            raise _RefusedError
        self._open.append(name)
        if name in _NAMES and _RESOURCE in attributes:
            self.found.setdefault(_NAMES[name], [attributes[_RESOURCE]])
        for key, value in attributes.items():
            if key in _NAMES:
                self.found.setdefault(_NAMES[key], [value])

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _add(self, text: str) -> None:
        name = next((_NAMES[one] for one in reversed(self._open) if one in _NAMES), None)
        # Line breaks between the elements are no part of the text.
        if name is not None and (text.strip() or self.found.get(name)):
            self.found.setdefault(name, []).append(text)
