"""Steps of the trial under Wine: each does what a user does, and raises ``Failed`` where it goes wrong."""

import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from headroom.language.languages import LANGUAGES
from smoke_frozen import PNG, REPORTS, SAMPLE, Failed
from windows.product import CONSOLE, NAME, WINDOW, WORK, WORKBOOKS
from windows.python_parts import LIBRARY
from windows.registry import CLASSES, OWN_KEYS, SETTINGS, WORK_ID, WORKBOOK_ID
from windows.wine import Wine

QUESTION = ("--policy", "usmca-232", "--json")
ODD_NAME = "Prüfung mit Leerzeichen 汽车"

_UNINSTALL = rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{NAME}"
_PATIENCE_S = 300.0
_IS_RUNNING, _HOLDS_OTHER_FILES = 3, 2


@dataclass(frozen=True)
class Trial:
    """The trial of what was packed.

    Args:
        wine: Where it runs.
        setup: The installer.
        msi: The MSI.
        portable: The portable archive.
        picture: Where the picture of the window is to be.
    """

    wine: Wine
    setup: Path
    msi: Path
    portable: Path
    picture: Path

    @property
    def installed(self) -> Path:
        """Where the installer puts the program."""
        homes = [path for path in (self.wine.drive / "users").iterdir() if path.name != "Public"]
        return homes[0] / "AppData" / "Local" / "Programs" / NAME

    def install(self) -> None:
        """Install silently, and look at what Windows was told."""
        self._run_setup()
        self._expect((self.installed / "uninstall.exe").is_file(), "there is no uninstaller")
        command = self.wine.registry(rf"HKCU\{CLASSES}\{WORK_ID}\shell\open\command")
        self._expect(command == f'"{self._program(WINDOW)}" "%1"', f"{WORK} would be opened by {command}")
        self._expect(self.wine.registry(rf"HKCU\{CLASSES}\{WORK}") == WORK_ID, f"{WORK} is no kind of file")
        self._expect(bool(self._shortcuts()), "the start menu has no entry")

    def numbers(self) -> None:
        """Evaluate the sample with what was installed, and compare every byte with the source's."""
        self._compare(self.installed, self._copied_sample("headroom_sample.xlsx"))

    def languages(self) -> None:
        """Evaluate the sample in every language, as a table, and compare every byte with the source's."""
        book = self._copied_sample("headroom_sample.xlsx")
        for code in LANGUAGES:
            self._compare(self.installed, book, ("--language", code, "--policy", "usmca-232"))

    def odd_path(self) -> None:
        """Evaluate a workbook whose path has spaces and other letters, with a program whose path has them."""
        place = self.wine.drive / ODD_NAME
        with zipfile.ZipFile(self.portable) as archive:
            archive.extractall(place)
        self._compare(place / NAME, self._copied_sample("Señal übung 表.xlsx", place))

    def damaged(self) -> None:
        """Start a program without its library: it has to say so in a line."""
        folder = self.wine.drive / ODD_NAME / NAME
        library = folder / LIBRARY
        library.rename(library.with_suffix(".away"))
        done = self.wine.run(self.wine.windows_path(folder / CONSOLE), "policies")
        library.with_suffix(".away").rename(library)
        told = f"headroom: Headroom cannot start: {LIBRARY} beside it is missing"
        self._expect(done.returncode == 1 and told in done.stderr, f"without its library: {done.stderr}")

    def hand_over(self) -> None:
        """Hand the sample over in every format, decks also in a template, and paint a picture."""
        book = self._copied_sample("headroom_sample.xlsx")
        made = {ending: book.with_name(f"handed over{ending}") for ending in REPORTS}
        for ending, file in made.items():
            self._command("report", book, "--policy", "usmca-232", "--out", file)
            self._expect(file.read_bytes().startswith(REPORTS[ending]), f"its {ending} file is none")
        filled, picture = book.with_name("filled.pptx"), book.with_name("picture.png")
        self._command("report", book, "--policy", "usmca-232", "--template", made[".pptx"], "--out", filled)
        self._expect(filled.read_bytes().startswith(REPORTS[".pptx"]), "it fills no template")
        self._command("shot", book, "--out", picture, "--page", "map")
        self._expect(picture.read_bytes().startswith(PNG), "its picture is none")

    def window(self) -> None:
        """Open the window on the sample by the command for workbooks, and take its picture."""
        command = self.wine.registry(rf"HKCU\{CLASSES}\{WORKBOOK_ID}\shell\open\command") or ""
        program = command.partition('" "%1"')[0].strip('"')
        book = self.wine.windows_path(self._copied_sample("headroom_sample.xlsx"))
        running = self.wine.start(program, book)
        try:
            self._wait(lambda: self._windows("headroom_sample"), "no window shows the sample")
            time.sleep(20)  # until all is painted
            subprocess.run(["import", "-window", "root", str(self.picture)], check=True)
            self._run_setup(expected=_IS_RUNNING)
        finally:
            self.wine.run("taskkill", "/f", "/im", WINDOW)
            running.wait(_PATIENCE_S)

    def upgrade(self) -> None:
        """Install over a program with a stale file and a file of the user's."""
        stale, own = self.installed / "lib" / "stale.pyc", self.installed / "my notes.txt"
        stale.write_bytes(b"")
        own.write_text("mine", encoding="utf-8")
        self._run_setup()
        self._expect(not stale.exists(), "an upgrade leaves what no version holds")
        self._expect(own.exists(), "an upgrade takes the user's own file away")

    def uninstall(self) -> None:
        """Uninstall silently: only the user's own file is left, and nothing in the registry."""
        self.wine.run(self._program("uninstall.exe"), "/S")
        self._wait(lambda: not (self.installed / "uninstall.exe").exists(), "the uninstaller does not end")
        time.sleep(5)
        left = sorted(path.name for path in self.installed.iterdir())
        self._expect(left == ["my notes.txt"], f"the uninstaller leaves {', '.join(left)}")
        self._expect(not self._shortcuts(), "the entry of the start menu is left")
        self._expect_no_registry("HKCU")
        self._expect(self.wine.registry(rf"HKCU\{_UNINSTALL}", "DisplayName") is None, "it is still listed")

    def again(self) -> None:
        """Install where uninstalling left the user's own file, and take the program away again."""
        own = self.installed / "my notes.txt"
        self._run_setup()
        self._expect((self.installed / CONSOLE).is_file() and own.exists(), "it is not installed beside it")
        self.uninstall()
        own.unlink()
        self.installed.rmdir()

    def refuse(self) -> None:
        """Install into a folder of other files: it has to be refused, and nothing is to be written."""
        other = self.wine.drive / "Other"
        other.mkdir(exist_ok=True)
        (other / "file.txt").write_text("mine", encoding="utf-8")
        code = self.wine.run(self.wine.windows_path(self.setup), "/S", r"/D=C:\Other").returncode
        self._expect(code == _HOLDS_OTHER_FILES, f"installing among other files ends with {code}")
        self._expect(len(list(other.iterdir())) == 1, "the installer writes among other files")
        shutil.rmtree(other)

    def msi_and_back(self) -> None:
        """Install the MSI for the whole machine, evaluate, and take it away again."""
        folder = self.wine.drive / "Program Files" / NAME
        package = self.wine.windows_path(self.msi)
        done = self.wine.run("msiexec", "/i", package, "/qn")
        self._expect(done.returncode == 0, f"msiexec /i ends with {done.returncode}")
        self._compare(folder, self._copied_sample("headroom_sample.xlsx"))
        command = self.wine.registry(rf"HKLM\{CLASSES}\{WORK_ID}\shell\open\command")
        program = self.wine.windows_path(folder / WINDOW)
        self._expect(command == f'"{program}" "%1"', f"{WORK} would be opened by {command}")
        self._expect(bool(self._shortcuts()), "the start menu has no entry")
        done = self.wine.run("msiexec", "/x", package, "/qn")
        self._expect(done.returncode == 0, f"msiexec /x ends with {done.returncode}")
        left = [path.name for path in folder.rglob("*")] if folder.is_dir() else []
        self._expect(not left, f"the MSI leaves {', '.join(left[:5])}")
        self._expect_no_registry("HKLM")

    def _run_setup(self, expected: int = 0) -> None:
        """Run the installer without questions."""
        code = self.wine.run(self.wine.windows_path(self.setup), "/S").returncode
        self._expect(code == expected, f"the installer ends with {code}")

    def _command(self, *words: str | Path) -> None:
        """Run a command of the installed program, which has to end well."""
        told = [self.wine.windows_path(word) if isinstance(word, Path) else word for word in words]
        done = self.wine.run(self._program(CONSOLE), *told)
        self._expect(done.returncode == 0, f"{' '.join(told)} ends with {done.returncode}\n{done.stderr}")

    def _program(self, name: str) -> str:
        """Return a program that was installed, as Windows names it."""
        return self.wine.windows_path(self.installed / name)

    def _compare(self, folder: Path, book: Path, asked: Sequence[str] = QUESTION) -> None:
        """Evaluate a workbook with a program and from source, and compare every byte."""
        program = self.wine.windows_path(folder / CONSOLE)
        done = self.wine.run(program, "evaluate", self.wine.windows_path(book), *asked)
        source = [sys.executable, "-m", "headroom", "evaluate", str(book), *asked]
        expected = subprocess.run(source, capture_output=True, encoding="utf-8", check=True).stdout
        if not expected or done.stdout != expected:
            reason = f"it does not say what the source says\n{done.returncode} {done.stderr}"
            raise Failed(reason)
        print(f"        the same {len(expected.encode()):,} bytes as from source")

    def _copied_sample(self, name: str, place: Path | None = None) -> Path:
        """Return a copy of the sample on the drive."""
        folder = place or self.wine.drive / "books"
        folder.mkdir(exist_ok=True)
        return Path(shutil.copyfile(SAMPLE, folder / name))

    def _shortcuts(self) -> list[Path]:
        """Return the entries of the start menus."""
        return [path for path in self.wine.drive.rglob(f"{NAME}.lnk") if "Start Menu" in str(path)]

    def _expect_no_registry(self, part: str) -> None:
        """See that nothing of the program is left in a part of the registry."""
        kept = [key for key in OWN_KEYS if self.wine.run("reg", "query", rf"{part}\{key}").returncode == 0]
        self._expect(not kept, f"the registry keeps {', '.join(kept)}")
        kind = self.wine.run("reg", "query", rf"{part}\{CLASSES}\{WORK}")
        self._expect(kind.returncode != 0, f"{WORK} is still a kind of file")
        for ending in WORKBOOKS:
            key = rf"{part}\{CLASSES}\{ending}\OpenWithProgids"
            offered = self.wine.registry(key, WORKBOOK_ID)
            self._expect(offered is None, f"{ending} is still to be opened with it")
        installed = self.wine.registry(rf"{part}\{SETTINGS}", "InstallDir")
        self._expect(installed is None, "its folder is still told")

    def _windows(self, title: str) -> bool:
        """Return whether a window on the screen has a title."""
        tree = subprocess.run(
            ["xwininfo", "-root", "-tree"], capture_output=True, encoding="utf-8", check=True
        )
        return title in tree.stdout

    def _wait(self, until: Callable[[], bool], otherwise: str) -> None:
        """Wait for something, or fail."""
        end = time.monotonic() + _PATIENCE_S
        while not until():
            self._expect(time.monotonic() < end, otherwise)
            time.sleep(1)

    def _expect(self, holds: bool, otherwise: str) -> None:  # noqa: FBT001 - it is what is asked
        """Fail where something does not hold."""
        if not holds:
            raise Failed(otherwise)
