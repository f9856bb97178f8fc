"""Describing pictures: for the prompt, and in the notes of many."""
