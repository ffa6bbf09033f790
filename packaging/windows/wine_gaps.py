"""Closes three gaps of Wine for the trial of the program, by copies of Wine's own libraries.

Wine 10 has no numbers of C99 in ucrtbase, which numpy asks for; no icuuc.dll, which Qt asks for old
encodings; and nothing behind some functions of mscms, which Qt asks for the colours of a screen.
"""

import re
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from windows.program_file import ProgramFile

NATIVE: Final = ("ucrtbase", "mscms")
"""Libraries that are loaded as they are laid, in place of Wine's own."""

_SOURCE = Path(__file__).with_name("wine_gaps.c")
_TOOLS = "x86_64-w64-mingw32"
_STUB, _STUB_LENGTH = "__wine_stub_", 24
_WINES, _OTHERS = b"Wine builtin DLL", b"Wine patched DLL"
_NOTHING = bytes.fromhex("31c0c3")  # return 0


def close_gaps(wines: Path, qt_core: Path, folder: Path) -> None:
    """Lay the libraries into a folder.

    Args:
        wines: Folder of Wine's libraries for 64-bit Windows.
        qt_core: Qt6Core.dll, which says what it asks icuuc for.
        folder: The system folder of the trial.
    """
    code = _compiled()
    (folder / "ucrtbase.dll").write_bytes(patched(wines / "ucrtbase.dll", code))
    (folder / "mscms.dll").write_bytes(patched(wines / "mscms.dll", {}, others=_NOTHING))
    _make_empty_library(asked_for(qt_core, "icuuc.dll"), folder / "icuuc.dll")


def patched(library: Path, code: Mapping[str, bytes], others: bytes = b"") -> bytes:
    """Return a library of Wine with something in the place of what it has not got.

    Args:
        library: The library, as Debian builds it, with its symbols.
        code: Machine code by the name of a function.
        others: Machine code of all others that it has not got; empty: they stay as they are.
    """
    content = bytearray(library.read_bytes())
    file = ProgramFile(bytes(content))
    listed = _said(f"{_TOOLS}-nm", str(library))
    for address, name in re.findall(rf"^([0-9a-f]+) T {_STUB}(\w+)$", listed, re.MULTILINE):
        new = code.get(name, others)
        if new:
            place = file.offset(int(address, 16) - file.base())
            content[place : place + len(new)] = new
    mark = content.index(_WINES)
    content[mark : mark + len(_WINES)] = _OTHERS
    return bytes(content)


def asked_for(asking: Path, library: str) -> list[str]:
    """Return the names of the functions that a file asks a library for."""
    _, _, after = _said(f"{_TOOLS}-objdump", "-p", str(asking)).partition(f"DLL Name: {library}\n")
    return re.findall(r"^\s[0-9a-f]+\s+\d+\s+(\w+)", after.partition("\n\n")[0], re.MULTILINE)


def _compiled() -> dict[str, bytes]:
    """Return the machine code of each function in ``wine_gaps.c``."""
    with tempfile.TemporaryDirectory(prefix="headroom-") as work:
        made = Path(work, "gaps.o")
        options = (
            "-Os",
            "-fomit-frame-pointer",
            "-ffreestanding",
            "-fno-builtin",
            "-ffunction-sections",
            "-fno-asynchronous-unwind-tables",
        )
        _said(f"{_TOOLS}-gcc", *options, "-c", str(_SOURCE), "-o", str(made))
        names = re.findall(
            r"^.*\b(?:float|double) (\w+)\(", _SOURCE.read_text(encoding="utf-8"), re.MULTILINE
        )
        code = {}
        for name in names:
            one = Path(work, name)
            _said(f"{_TOOLS}-objcopy", "-O", "binary", "-j", f".text${name}", str(made), str(one))
            code[name] = one.read_bytes().rstrip(b"\x90\0")
            if not 0 < len(code[name]) <= _STUB_LENGTH:
                msg = f"{name} takes {len(code[name])} bytes, and Wine leaves room for {_STUB_LENGTH}"
                raise ValueError(msg)
        return code


def _make_empty_library(names: list[str], file: Path) -> None:
    """Make a library of functions that return nothing."""
    with tempfile.TemporaryDirectory(prefix="headroom-") as work:
        source = Path(work, "empty.c")
        lines = [f"__declspec(dllexport) void *{name}(void) {{ return 0; }}" for name in names]
        source.write_text("\n".join(lines), encoding="ascii")
        _said(f"{_TOOLS}-gcc", "-shared", "-s", str(source), "-o", str(file))


def _said(*command: str) -> str:
    """Return what a tool says."""
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
