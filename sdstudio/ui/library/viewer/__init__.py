"""The viewer: one picture at a time, large."""
