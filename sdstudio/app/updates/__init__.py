"""Whether there is a newer version, which is looked up only if the artist wants that."""
