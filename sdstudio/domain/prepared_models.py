"""What is kept in the cache of models that were prepared for computing: the engine makes it, the
settings say how much it is.
"""

from typing import Final

#: The folder in the cache.
FOLDER_NAME: Final = "converted"
#: All of it together; the full-size 2.1 has 2.6 GB.
LIMIT_BYTES: Final = 16 * 10**9
