"""Tools for those who build SD Studio; none of them ships with it."""
