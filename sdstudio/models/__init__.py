"""Models on disk, found and inspected without loading them; no Qt, no torch."""
