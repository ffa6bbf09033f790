"""Makes the installer for one user with NSIS: ``installer.nsi`` says what it does, this with which values."""

import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from windows.product import COPYRIGHT, NAME, PUBLISHER, WINDOW, WORK, WORKBOOKS, numbers
from windows.python_parts import LIBRARY, PartsError
from windows.registry import CLASSES, OWN_KEYS, PROGRAM, SETTINGS, Value, values

_HERE = Path(__file__).parent
_SIGN = Path(__file__).with_name("signing.py")
_KILOBYTE = 1024


def make_installer(folder: Path, file: Path, icon: Path, version: str, work: Path) -> None:
    """Make the installer of a folder.

    Args:
        folder: The program.
        file: Where the installer is to be.
        icon: The program's icon.
        version: Of the program.
        work: An empty folder.

    Raises:
        PartsError: If it cannot be made.
    """
    shutil.copyfile(_HERE / "installer.nsi", work / "installer.nsi")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    names = [(path.name, path.is_dir()) for path in sorted(folder.iterdir())]
    places = {"FOLDER": str(folder), "OUT": str(file), "ICON": str(icon)}
    text = installer_values(version, names, size // _KILOBYTE, places)
    signing = f'!uninstfinalize \'"{sys.executable}" "{_SIGN}" "%1"\' = 0\n'
    (work / "installer_values.nsh").write_text(text + signing, encoding="utf-8-sig")
    command = ("makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", "installer.nsi")
    if subprocess.run(command, cwd=work, check=False).returncode:
        msg = "makensis failed: see above"
        raise PartsError(msg)


def installer_values(
    version: str, files: Iterable[tuple[str, bool]], kilobytes: int, places: dict[str, str]
) -> str:
    """Return what ``installer.nsi`` includes.

    Args:
        version: Of the program.
        files: What stands in its folder: name, and whether it is a folder.
        kilobytes: How much it takes when it is installed.
        places: Other names with what they stand for.
    """
    defined = {
        "NAME": NAME,
        "VERSION": version,
        "FOUR_NUMBERS": ".".join(str(number) for number in (*numbers(version), 0)),
        "PUBLISHER": PUBLISHER,
        "COPYRIGHT": COPYRIGHT,
        "WINDOW": WINDOW,
        "PYTHON_LIBRARY": LIBRARY,
        "SETTINGS": SETTINGS,
        "KILOBYTES": str(kilobytes),
        **places,
    }
    told = values()
    macros = (
        _macro("WRITE_REGISTRY PROGRAM", (_written(value) for value in told)),
        _macro("REMOVE_REGISTRY", removing_lines(told)),
        _macro("REMOVE_FILES", (_file_removed(name, is_folder=is_folder) for name, is_folder in files)),
    )
    lines = [f"!define {name} {quoted(text)}" for name, text in defined.items()]
    return "\n".join((*lines, *macros)) + "\n"


def quoted(text: str) -> str:
    r"""Return a text as NSIS reads it back: in single quotes, with its own signs as they stand.

    >>> quoted("it's 5 $")
    "'it$\\'s 5 $$'"
    """
    return "'" + text.replace("$", "$$").replace("'", "$\\'") + "'"


def removing_lines(told: Sequence[Value]) -> tuple[str, ...]:
    """Return the lines that take away own keys as a whole, of others the values and what is then empty."""
    shared = {value.key for value in told if value.shared}
    above = {key.rpartition("\\")[0] for key in shared} & {rf"{CLASSES}\{end}" for end in (WORK, *WORKBOOKS)}
    deepest_first = (*sorted(shared - above), *sorted(above))
    return (
        *(line for value in told if value.shared for line in _removed(value)),
        *(f"DeleteRegKey /ifempty HKCU {quoted(key)}" for key in deepest_first),
        *(f"DeleteRegKey HKCU {quoted(key)}" for key in OWN_KEYS),
    )


def _written(value: Value) -> str:
    """Return the line that writes a value; the program's name is put in when it is installed."""
    text = quoted(value.text).replace(PROGRAM, "${PROGRAM}")
    return f"WriteRegStr HKCU {quoted(value.key)} {quoted(value.name)} {text}"


def _removed(value: Value) -> tuple[str, ...]:
    """Return the lines that take a value away where other programs have some beside it."""
    where = f"HKCU {quoted(value.key)} {quoted(value.name)}"
    return (
        f"ReadRegStr $0 {where}",
        f"StrCmp $0 {quoted(value.text)} 0 +2",  # another program may have set its own meanwhile
        f"DeleteRegValue {where}",
    )


def _file_removed(name: str, *, is_folder: bool) -> str:
    """Return the line that takes a file or a folder of the program away."""
    place = quoted(name)[1:-1]
    return f"RMDir /r '$INSTDIR\\{place}'" if is_folder else f"Delete '$INSTDIR\\{place}'"


def _macro(name: str, lines: Iterable[str]) -> str:
    """Return a macro of NSIS."""
    return "\n".join((f"!macro {name}", *(f"  {line}" for line in lines), "!macroend"))
