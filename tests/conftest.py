"""Settings that every test needs: no screen, none of the user's files, no failure on a slow machine.

Processes that read workbooks are forked, which takes a tenth of the time; see ``forked_readers``.

Processors share the work of loading the tests: one begins with the first folder, the next with the last,
and what the one has compiled the other finds compiled. Garbage is not looked for meanwhile, nor among what
was loaded.

A test that leaves a widget or a thread behind fails, if it asks for ``nothing_is_left_behind``.
"""

import atexit
import gc
import os
import shutil
import tempfile
import threading
from collections.abc import Generator, Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from forked_readers import fork_readers
from property_examples import examples

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["HEADROOM_LANGUAGE"] = "en"  # whatever the system speaks

_home = tempfile.mkdtemp(prefix="headroom-tests-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
for _kind in ("CONFIG", "STATE", "DATA", "CACHE"):
    os.environ[f"XDG_{_kind}_HOME"] = os.path.join(_home, _kind.lower())  # noqa: PTH118 - before any import

_PHASES = [Phase.explicit, Phase.generate] if os.environ.get("UNSHRUNK") else list(Phase)
"""Whoever only asks whether a test fails need not wait for the smallest example of it."""

settings.register_profile(
    "headroom",
    deadline=None,
    max_examples=examples(60),
    phases=_PHASES,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("headroom")

fork_readers()
gc.disable()  # until all tests are loaded
_from_the_last = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw") in {*"13579"}


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Begin with the last folder, in every second process."""
    report = yield
    if _from_the_last and isinstance(collector, pytest.Directory) and report.result:
        report.result.reverse()
    return report


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have the tests in the same order in every process."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: item.path.parts)


def pytest_collection_finish() -> None:
    """Look for garbage from now on."""
    gc.freeze()
    gc.enable()


@pytest.fixture
def nothing_is_left_behind(qapp: QApplication) -> Iterator[None]:
    """Collect garbage between the tests only, in the thread of the windows; see ``Collector``."""
    before = set(qapp.topLevelWidgets())
    threads = set(threading.enumerate())
    gc.disable()
    gc.freeze()  # what other tests have made is not gone through again after each test
    yield
    qapp.clipboard().clear()  # that without a screen outlives Python, and would let go of what Python made
    for _ in range(2):  # a widget that goes may let others go
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
    gc.enable()
    left = [widget for widget in qapp.topLevelWidgets() if widget not in before]
    assert left == []
    for thread in set(threading.enumerate()) - threads:
        thread.join(5)
        assert not thread.is_alive()
