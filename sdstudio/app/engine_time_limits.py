"""How long the window waits for the engine: every time-out, in seconds.

The engine process reports that it is alive every second, so silence means that it hangs.
"""

from typing import Final

#: An engine process silent for this long hangs in a driver: it is killed and restarted.
SILENCE_LIMIT_S: Final = 90.0
#: One that is started with a pack for the graphics card reads gigabytes, perhaps from a slow disk;
#: after this long it hangs, and the next one is started without the pack.
PACK_START_LIMIT_S: Final = 180.0
#: If a check is this late, the machine was asleep; some systems let the clock run meanwhile.
ASLEEP_S: Final = 5.0

#: Stopping takes about a second; an engine that has not answered by then is not responding.
STOP_LIMIT_S: Final = 15.0
#: The same while the window closes, which it must not keep from closing.
CLOSE_LIMIT_S: Final = 5.0
#: How long the process may take to exit once its input has ended.
END_LIMIT_S: Final = 2.0
#: How long it may take to exit after closing its output.
REAP_LIMIT_S: Final = 1.0

#: A phase is stuck once it takes this many times as long as usual, and at least the time below.
STUCK_FACTOR: Final = 5.0
STUCK_MIN_S: Final = 60.0
#: Earlier loads may have found the model in memory; this one may read gigabytes from a slow disk.
STUCK_LOAD_MIN_S: Final = 900.0
