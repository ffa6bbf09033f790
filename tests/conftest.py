"""Settings that every test needs: no screen, none of the user's files, no failure on a slow machine."""

import atexit
import os
import shutil
import tempfile

from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_home = tempfile.mkdtemp(prefix="headroom-tests-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
for _kind in ("CONFIG", "STATE", "DATA", "CACHE"):
    os.environ[f"XDG_{_kind}_HOME"] = os.path.join(_home, _kind.lower())  # noqa: PTH118 - before any import

settings.register_profile(
    "headroom", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("headroom")
