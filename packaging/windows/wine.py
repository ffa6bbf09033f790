"""Runs programs of Windows under the Wine of a newer Debian, in a root of its own; needs root's rights.

Nothing of it is installed: the root is made by mmdebstrap where it is not yet, and each program runs in it
with a folder that is the same inside and outside.
"""

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from windows.wine_gaps import NATIVE

DEBIAN: Final = "trixie"
PATIENCE_S: Final = 600.0

_SCREENS = "/tmp/.X11-unix"  # noqa: S108 - where the sockets of X are
_NOT_SET = "(value not set)"
_ENTER = r"""
mkdir -p "$ROOT$SHARE" "$ROOT$SCREENS"
mount --bind "$SHARE" "$ROOT$SHARE"
if [ -d "$SCREENS" ]; then mount --bind "$SCREENS" "$ROOT$SCREENS"; fi
mount -t proc proc "$ROOT/proc"
mount --bind /dev "$ROOT/dev"
mount -t tmpfs tmpfs "$ROOT/dev/shm"
exec chroot "$ROOT" /usr/bin/env -i HOME="$SHARE/home" LANG=C.UTF-8 \
  WINEPREFIX="$SHARE/prefix" WINEARCH=win64 WINEDLLOVERRIDES="$OVERRIDES" WINEDEBUG="${WINEDEBUG:--all}" \
  DISPLAY="${DISPLAY:-}" PATH=/usr/bin:/bin \
  /bin/sh -c 'cd "$1" && shift && exec /usr/lib/wine/wine64 "$@"' sh "$SHARE" "$@"
"""


@dataclass(frozen=True)
class Wine:
    """A Wine with its own drive C.

    Args:
        root: A Debian that holds it.
        share: A folder that programs see as well; ``prefix`` in it holds the drive.
    """

    root: Path
    share: Path

    @property
    def drive(self) -> Path:
        """The drive C."""
        return self.share / "prefix" / "drive_c"

    @property
    def libraries(self) -> Path:
        """Where Wine's own libraries are."""
        return self.root / "usr" / "lib" / "x86_64-linux-gnu" / "wine" / "x86_64-windows"

    def prepare(self) -> None:
        """Make root and drive where they are not yet."""
        if not self.libraries.is_dir():
            self.root.parent.mkdir(parents=True, exist_ok=True)
            mmdebstrap = ["mmdebstrap", "--quiet", "--variant=minbase", "--include=wine64", DEBIAN]
            subprocess.run([*mmdebstrap, str(self.root)], check=True)
        (self.share / "home").mkdir(parents=True, exist_ok=True)
        self.run("wineboot", "--init")

    def take(self, file: Path) -> Path:
        """Return a copy of a file where programs see it."""
        return Path(shutil.copyfile(file, self.share / file.name))

    def run(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run a program to its end; what it writes goes to pipes, which Python under Wine needs."""
        return subprocess.run(
            self._command(words),
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE_S,
            check=False,
        )

    def start(self, *words: str) -> "subprocess.Popen[bytes]":
        """Start a program that goes on."""
        quiet = subprocess.DEVNULL
        return subprocess.Popen(
            self._command(words), env=self._environment(), stdin=quiet, stdout=quiet, stderr=quiet
        )

    def registry(self, key: str, name: str = "") -> str | None:
        """Return a text in the registry; None where there is none. The key begins with HKCU or HKLM."""
        done = self.run("reg", "query", key, *(("/v", name) if name else ("/ve",)))
        lines = [line for line in done.stdout.splitlines() if "REG_SZ" in line and _NOT_SET not in line]
        return lines[0].partition("REG_SZ")[2].strip() if done.returncode == 0 and lines else None

    def windows_path(self, path: Path) -> str:
        """Return a path on the drive C, or elsewhere, as programs write it."""
        if path.is_relative_to(self.drive):
            return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")
        return "Z:" + str(path).replace("/", "\\")

    def _command(self, words: Sequence[str]) -> list[str]:
        return ["unshare", "--mount", "sh", "-euc", _ENTER, "sh", *words]

    def _environment(self) -> dict[str, str]:
        there = [f"{name}=n,b" for name in NATIVE if (self.drive / "windows/system32/icuuc.dll").is_file()]
        overrides = ";".join((*there, "winedbg.exe=d", "mscoree=d", "mshtml=d"))
        own = {"ROOT": str(self.root), "SHARE": str(self.share), "SCREENS": _SCREENS, "OVERRIDES": overrides}
        return {**os.environ, **own}
