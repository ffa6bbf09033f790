"""What of the packages goes into the Windows folder: questions about paths, with slashes, within ``lib``.

``left_out`` says what no finished program holds; here stands what only wheels for Windows have.
"""

import re
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath
from typing import Final

from left_out import UNUSED_FILES, UNUSED_MODULES

QT_MODULES: Final = frozenset(
    ("QtCore", "QtGui", "QtOpenGL", "QtOpenGLWidgets", "QtPrintSupport", "QtSvg", "QtWidgets")
)
"""The modules of Qt that the program and its charts import."""

PYTHON_LEFT_OUT: Final = frozenset(
    ("python.exe", "pythonw.exe", "python313._pth", "_sqlite3.pyd", "winsound.pyd")
)
"""Files of the embeddable Python that the launchers replace, or that the program does without.

Its modules that no finished program has, and libraries that only these load, are not among them.
"""

RUNTIME: Final = re.compile(r"(concrt|msvcp|vccorlib|vcruntime)140(_\w+)?\.dll")
"""Libraries of Microsoft's compiler: one of each, the newest, stands beside the program for all."""

SYSTEM_LIBRARIES: Final = re.compile(
    r"api-ms-win-[-\w]+\.dll"
    r"|(advapi32|authz|bcrypt|bcryptprimitives|combase|comdlg32|crypt32|d2d1|d3d9|d3d11|d3d12|dnsapi|dwmapi|dwrite)\.dll"
    r"|(dxgi|gdi32|icuuc|imm32|iphlpapi|kernel32|mpr|mscms|msvcrt|netapi32|ntdll|ole32|oleaut32|opengl32|psapi)\.dll"
    r"|(propsys|rpcrt4|rstrtmgr|secur32|setupapi|shcore|shell32|shlwapi|uiautomationcore|user32|userenv|uxtheme)\.dll"
    r"|(version|winhttp|winmm|ws2_32|wtsapi32)\.dll|winspool\.drv"
)
"""Libraries that are part of Windows 10 and newer."""

_QT_FOLDERS = (
    "support",
    "translations",
    "plugins/iconengines",
    "plugins/imageformats",
    "plugins/platforms",
    "plugins/styles",
)
_NO_USE = re.compile(
    r"(^|/)(tests?|include|__pycache__)/"
    r"|\.(pyi|pyx|pxd|h|hpp|c|cpp|lib|a|cmake|pc)$"
    r"|(^|/)py\.typed$"
    r"|plugins/platforms/qdirect2d"
    r"|^[^/]+\.data/(scripts|headers|data)/"
)
_HEADROOM_LIBRARIES = re.compile(r"^headroom/knapsack/compiled/(?!windows-x86_64\.dll$|__init__\.py$)")


def is_wanted(path: str) -> bool:
    """Return whether a file of a package is of any use to the program."""
    return not (
        UNUSED_FILES.search(path)
        or _NO_USE.search(path)
        or _HEADROOM_LIBRARIES.search(path)
        or is_of_unused_module(path)
        or is_of_unused_qt(path)
    )


def is_of_unused_module(path: str) -> bool:
    """Return whether a file is a module that is left out, or stands in a package that is."""
    *folders, name = PurePosixPath(path).parts
    dotted = ".".join((*folders, name.split(".")[0]))
    return any(dotted == unused or dotted.startswith(f"{unused}.") for unused in UNUSED_MODULES)


def is_of_unused_qt(path: str) -> bool:
    """Return whether a file belongs to parts of Qt that the program does not use, or to its tools."""
    within, _, rest = path.partition("/")
    if within != "PySide6":
        return False
    folder, _, name = rest.rpartition("/")
    if folder:
        return not any(folder == kept or folder.startswith(f"{kept}/") for kept in _QT_FOLDERS)
    if name.endswith(".pyd"):
        return name.split(".")[0] not in QT_MODULES
    return not name.endswith((".py", ".dll"))


def unneeded_libraries(loads: Mapping[str, Collection[str]], started: Collection[str]) -> set[str]:
    """Return the libraries that nothing loads, directly or by others.

    Args:
        loads: Each file by its name in small letters, with the names of what it loads.
        started: Names of those that are loaded by no other: programs, Python's modules, plugins.
    """
    reached, waiting = set(), list(started)
    while waiting:
        name = waiting.pop()
        if name not in reached and name in loads:
            reached.add(name)
            waiting += loads[name]
    return set(loads) - reached


def missing_libraries(loads: Mapping[str, Collection[str]]) -> dict[str, list[str]]:
    """Return each library that is neither there nor part of Windows, with what asks for it."""
    missing: dict[str, list[str]] = {}
    for asking, names in sorted(loads.items()):
        for name in names:
            if name not in loads and not SYSTEM_LIBRARIES.fullmatch(name):
                missing.setdefault(name, []).append(asking)
    return missing
