"""The stage: the picture that is looked at or being made."""
