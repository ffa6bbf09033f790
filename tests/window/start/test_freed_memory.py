"""What was freed goes back to the system although something in use stands above it."""

import ctypes
import json
import subprocess
import sys

import pytest

_BYTES = 100_000 * 3_000
_PROGRAM = """
import json
import numpy as np
import psutil
from PySide6.QtWidgets import QApplication
from headroom.window.start.garbage_collection import Collector

def resident():
    return psutil.Process().memory_info().rss

application = QApplication([])
collector = Collector()
pieces = [np.ones(100_000, dtype=np.uint8) for _ in range(3_000)]
kept, most = pieces[::100], resident()
pieces.clear()
for _ in range(3):
    collector.collect()
soon = resident()
collector.collect()
print(json.dumps([most - soon, most - resident(), len(kept)]))
"""
"""Pieces are below what the C library would ask of the system, and give back to it, one by one. In a process
of its own: a mouse button that another test left pressed would put it off."""


@pytest.mark.skipif(
    not hasattr(ctypes.pythonapi, "malloc_trim"), reason="only that of GNU keeps what is freed"
)
def test_freed_memory_goes_back_to_the_system_after_two_seconds() -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True
    )

    at_once, after_two_seconds, kept = json.loads(done.stdout)
    assert kept == 30
    assert at_once < 0.2 * _BYTES
    assert after_two_seconds > 0.8 * _BYTES
