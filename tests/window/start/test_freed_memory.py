"""What was freed goes back to the system although something in use stands above it."""

import ctypes

import numpy as np
import psutil
import pytest
from PySide6.QtWidgets import QApplication

from headroom.window.start.garbage_collection import Collector

_PIECE, _PIECES = 100_000, 3_000
"""Below what the C library would ask of the system, and give back to it, one by one."""


def resident_bytes() -> int:
    """Return the bytes of the computer's memory that this process holds."""
    return int(psutil.Process().memory_info().rss)


@pytest.mark.skipif(
    not hasattr(ctypes.pythonapi, "malloc_trim"), reason="only that of GNU keeps what is freed"
)
def test_freed_memory_goes_back_to_the_system_after_two_seconds(qapp: QApplication) -> None:
    assert qapp is not None
    collector = Collector()
    pieces = [np.ones(_PIECE, dtype=np.uint8) for _ in range(_PIECES)]
    kept, most = pieces[::100], resident_bytes()

    pieces.clear()
    for _ in range(3):
        collector.collect()
    assert resident_bytes() > most - 0.2 * _PIECE * _PIECES
    collector.collect()

    assert len(kept) == _PIECES // 100
    assert resident_bytes() < most - 0.8 * _PIECE * _PIECES
