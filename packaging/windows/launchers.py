"""Makes the two programs of the Windows folder from ``launcher.c``, with icon, version and manifest."""

import subprocess
from pathlib import Path

from icons import ico
from windows.product import COPYRIGHT, NAME, PUBLISHER, STARTERS, WINDOW, numbers
from windows.python_parts import LIBRARY, PartsError

_HERE = Path(__file__).parent
_TOOLS = "x86_64-w64-mingw32"
_OPTIONS = (
    "-std=c11",
    "-O2",
    "-s",
    "-municode",
    "-Wall",
    "-Wextra",
    "-Werror",
    "-static",
    "-Wl,--no-insert-timestamp",
)
_HARDENED = ("-Wl,--dynamicbase", "-Wl,--nxcompat", "-Wl,--high-entropy-va")


def make_launchers(folder: Path, version: str, work: Path) -> None:
    """Make both programs in a folder.

    Raises:
        PartsError: If a tool fails.
    """
    (work / "headroom.ico").write_bytes(ico())
    (work / "launcher.manifest").write_bytes((_HERE / "launcher.manifest").read_bytes())
    for program, description in STARTERS.items():
        (work / "launcher.rc").write_text(resource_script(program, description, version), encoding="utf-8")
        _run(f"{_TOOLS}-windres", "-c", "65001", "launcher.rc", "launcher.o", within=work)
        windowed = ("-mwindows", "-DWINDOWED") if program == WINDOW else ()
        library = f'-DPYTHON_LIBRARY=L"{LIBRARY}"'
        source = (str(_HERE / "launcher.c"), "launcher.o", "-o", str(folder / program))
        _run(f"{_TOOLS}-gcc", *_OPTIONS, *_HARDENED, library, *windowed, *source, within=work)


def resource_script(program: str, description: str, version: str) -> str:
    """Return what windres reads: icon, manifest, and what Windows shows of a program's details."""
    told = ",".join(str(number) for number in (*numbers(version), 0))
    said = {
        "CompanyName": PUBLISHER,
        "FileDescription": description,
        "FileVersion": version,
        "InternalName": program.rsplit(".", 1)[0],
        "LegalCopyright": COPYRIGHT,
        "OriginalFilename": program,
        "ProductName": NAME,
        "ProductVersion": version,
    }
    lines = "\n".join(f'      VALUE "{name}", "{text}"' for name, text in said.items())
    return f"""1 ICON "headroom.ico"
1 24 "launcher.manifest"
1 VERSIONINFO
FILEVERSION {told}
PRODUCTVERSION {told}
FILEOS 0x40004
FILETYPE 1
BEGIN
  BLOCK "StringFileInfo"
  BEGIN
    BLOCK "040904B0"
    BEGIN
{lines}
    END
  END
  BLOCK "VarFileInfo"
  BEGIN
    VALUE "Translation", 0x409, 1200
  END
END
"""


def _run(*command: str, within: Path) -> None:
    """Run a tool in a folder."""
    if subprocess.run(command, cwd=within, check=False).returncode:
        msg = f"{command[0]} failed: see above"
        raise PartsError(msg)
