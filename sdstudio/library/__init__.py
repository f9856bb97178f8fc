"""The library: SQLite and the picture files; no Qt."""
