"""What was freed goes back to the system although something in use stands above it."""

import ctypes

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from headroom.window.start.freed_memory import FreedMemory, resident_bytes
from headroom.window.start.garbage_collection import Collector

_PIECE, _PIECES = 100_000, 3_000
"""Below what the C library would ask of the system, and give back to it, one by one."""


@pytest.mark.skipif(
    not hasattr(ctypes.pythonapi, "malloc_trim"), reason="only that of GNU keeps what is freed"
)
def test_freed_memory_goes_back_to_the_system_after_ten_seconds(qapp: QApplication) -> None:
    assert qapp is not None
    collector, memory = Collector(), FreedMemory()
    pieces = [np.ones(_PIECE, dtype=np.uint8) for _ in range(_PIECES)]
    kept, most = pieces[::100], resident_bytes()

    pieces.clear()
    for _ in range(19):
        collector.collect()
    assert resident_bytes() > most - 0.2 * _PIECE * _PIECES
    collector.collect()

    assert len(kept) == _PIECES // 100
    assert resident_bytes() < most - 0.8 * _PIECE * _PIECES
    assert not memory.give_back(), "the process has not grown since it began"
