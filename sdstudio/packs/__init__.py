"""Packs: builds of torch for graphics cards, downloaded and unpacked beside the program; no Qt."""
