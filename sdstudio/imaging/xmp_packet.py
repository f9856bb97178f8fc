"""The XMP packet that is written into pictures of every format."""

import html
from typing import Final

from sdstudio.domain.source_type import SourceType

#: The key of the text that is one in a PNG.
XMP_KEY: Final = "XML:com.adobe.xmp"
#: The namespace of IPTC's extension schema.
IPTC_NAMESPACE: Final = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"

_PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:Iptc4xmpExt="{iptc}"{attributes}{content}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def xmp_packet(
    program: str | None, source: SourceType | None, namespaces: str = "", elements: str = ""
) -> str:
    """A packet, even if it says nothing.

    Args:
        program: that made the picture; ``None`` or empty: not said.
        source: IPTC's *Digital Source Type*; ``None``: not said.
        namespaces: attributes that declare those of ``elements``, each on its own line.
        elements: XML for the description.
    """
    attributes = namespaces
    if program:
        attributes += f'\n xmp:CreatorTool="{html.escape(program)}"'
    if source is not None:
        attributes += f'\n Iptc4xmpExt:DigitalSourceType="{source.uri}"'
    content = f">\n{elements}\n</rdf:Description>" if elements else "/>"
    return _PACKET.format(iptc=IPTC_NAMESPACE, attributes=attributes, content=content)


def mark_of(program: str | None, source: SourceType | None) -> dict[str, str]:
    """The text of a PNG that says how it was made; none if there is nothing to say."""
    return {XMP_KEY: xmp_packet(program, source)} if program or source else {}
