"""What the artist wants with what is painted: the bar, the context box, the pre-fill, extending."""
