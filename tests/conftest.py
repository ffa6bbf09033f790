"""Settings that every test needs: no screen, no settings of the user's own."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
