"""The Pictures zone: the strip of results and the queue above it."""
