"""Tries installer, MSI and portable archive of the Windows program under Wine 10, as a user would.

    DISPLAY=:71 .venv/bin/python packaging/try_under_wine.py FOLDER [--wine FOLDER] [--picture FILE.png]

FOLDER is what ``build windows`` made. Wine comes in a root of a newer Debian, which is made in the folder of
``--wine`` and kept there. It needs root's rights, mmdebstrap, mingw-w64, ImageMagick, x11-utils and a screen
(``Xvfb :71 -screen 0 1600x1000x24``, with a window manager). It takes minutes; ``.ci/run`` does without.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from headroom import __version__
from smoke_frozen import Failed
from windows.trial import Trial
from windows.wine import Wine
from windows.wine_gaps import close_gaps

_KEPT = Path(__file__).resolve().parents[1] / "build" / "wine"


def main(arguments: Sequence[str]) -> int:
    """Try what was made and return an exit code."""
    parser = argparse.ArgumentParser(description="Tries the Windows program under Wine.")
    parser.add_argument("folder", type=Path, help="what was made")
    parser.add_argument("--wine", type=Path, default=_KEPT, help="where Wine is kept")
    parser.add_argument("--picture", type=Path, default=Path("window.png"), help="picture of the window")
    asked = parser.parse_args(arguments)
    made, kept = asked.folder.resolve(), asked.wine.resolve()
    wine = Wine(kept / "root", kept / "share")
    wine.prepare()
    close_gaps(
        wine.libraries,
        made / "Headroom" / "lib" / "PySide6" / "Qt6Core.dll",
        wine.drive / "windows" / "system32",
    )
    setup, msi, portable = (
        wine.take(made / f"Headroom-{__version__}{end}") for end in ("-setup.exe", ".msi", "-portable.zip")
    )
    trial = Trial(wine, setup, msi, portable, asked.picture)
    try:
        for name, attempt in (
            ("it is installed without a question, and Windows knows its files", trial.install),
            ("its numbers are those of the source", trial.numbers),
            ("it says in every language what the source says", trial.languages),
            ("portable, and from paths with spaces and other letters, as well", trial.odd_path),
            ("it says what is missing where its library is", trial.damaged),
            ("it hands over in every format, fills a template and paints a picture", trial.hand_over),
            ("its window opens on the sample, and is not replaced meanwhile", trial.window),
            ("an upgrade takes stale files along and leaves the user's", trial.upgrade),
            ("uninstalled, it leaves the user's own files alone", trial.uninstall),
            ("it is installed again beside what was left there", trial.again),
            ("it is not installed among other files", trial.refuse),
            ("the MSI installs it for the machine, and takes it away again", trial.msi_and_back),
        ):
            begin = time.monotonic()
            attempt()
            print(f"passed: {name} ({time.monotonic() - begin:.1f} s)", flush=True)
    except Failed as reason:
        print(f"FAILED: {reason}", flush=True)
        return 1
    print(f"picture: {asked.picture}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
