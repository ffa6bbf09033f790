"""Listens to the reading process in a thread of its own: a message that never ends holds nobody up."""

from contextlib import suppress
from multiprocessing.connection import Connection
from queue import Empty, Full, Queue
from threading import Event, Thread

from headroom.workbook.process.messages import ForgedMessageError, Said, hear

_MOST_WAITING = 8
_POLL_SECONDS = 0.2


class Listener:
    """Hears what the process at the other end of a pipe says, a few messages ahead.

    Args:
        pipe: Where the process speaks; nobody else may read from it.
    """

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._heard: Queue[Said | EOFError | ForgedMessageError] = Queue(_MOST_WAITING)
        self._stopped = Event()
        self._thread = Thread(target=self._listen, name="headroom listener", daemon=True)
        self._thread.start()

    def next_within(self, seconds: float) -> Said | None:
        """Return the next message; None where none comes within some seconds.

        Raises:
            ForgedMessageError: If it is none of ours.
            EOFError: If the process is gone.
        """
        try:
            heard = self._heard.get(timeout=seconds)
        except Empty:
            return None
        if isinstance(heard, Exception):
            raise heard
        return heard

    def stop(self, seconds: float) -> None:
        """Stop listening to a process that was ended; waits some seconds at most."""
        self._stopped.set()
        self._thread.join(seconds)

    def _listen(self) -> None:
        """Hear until the process is gone or says what none of ours does."""
        heard: Said | EOFError | ForgedMessageError | None = None
        while not self._stopped.is_set() and not isinstance(heard, Exception):
            try:
                heard = hear(self._pipe)
            except (EOFError, ForgedMessageError) as last:
                heard = last
            self._keep(heard)

    def _keep(self, heard: Said | EOFError | ForgedMessageError) -> None:
        """Keep a message until it is asked for, or nobody listens any more."""
        while not self._stopped.is_set():
            with suppress(Full):
                self._heard.put(heard, timeout=_POLL_SECONDS)
                return
