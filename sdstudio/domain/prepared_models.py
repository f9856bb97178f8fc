"""The cache of prepared models (converted weights, compiled graphs): the engine fills it, the
settings show its size.
"""

from typing import Final

#: The folder in the cache.
FOLDER_NAME: Final = "converted"
#: The limit for the whole folder; the full-size 2.1 takes 2.6 GB.
LIMIT_BYTES: Final = 16 * 10**9
