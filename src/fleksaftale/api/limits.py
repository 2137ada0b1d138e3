"""How often one network may ask: counted in the memory of the process, a minute at a time.

Nothing is written for an answer that costs a millisecond. Each process counts for itself, so an installation
with two of them lets through twice as much at most; what is guarded is the machine, not a secret.
"""

from threading import Lock

from fleksaftale.core import clock

WINDOW = 60
MOST_NETWORKS = 50_000


class Limiter:
    """Counts by network until the minute is over."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.window = 0
        self.counts: dict[str, int] = {}

    def seconds_to_wait(self, network: str, most: int) -> int:
        """Count this use; 0 when it may go on, else the seconds until the next minute begins."""
        now = int(clock.now().timestamp())
        with self.lock:
            if now // WINDOW != self.window or len(self.counts) >= MOST_NETWORKS:
                self.window, self.counts = now // WINDOW, {}
            self.counts[network] = self.counts.get(network, 0) + 1
            return WINDOW - now % WINDOW if self.counts[network] > most else 0

    def forget(self) -> None:
        """Begin anew."""
        with self.lock:
            self.counts = {}


limiter = Limiter()
