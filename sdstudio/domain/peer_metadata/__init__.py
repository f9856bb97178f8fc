"""Reading what other programs say about their pictures; one module for each program."""

from sdstudio.domain.peer_metadata.reading import PEERS, READER_VERSION, Peer, read_settings

__all__ = ["PEERS", "READER_VERSION", "Peer", "read_settings"]
