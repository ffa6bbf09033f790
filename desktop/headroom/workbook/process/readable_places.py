"""Which files the process that reads workbooks may read: the workbooks, the program, and its libraries."""

import os
import site
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from headroom.resources import folder

_PROGRAM = (
    *("headroom", "numpy", "msgspec", "python_calamine", "openpyxl", "et_xmlfile", "msoffcrypto", "olefile"),
    *("cryptography", "cffi", "_cffi_backend", "babel", "rapidfuzz", "platformdirs", "lxml", "defusedxml"),
    *("pptx", "PIL", "xlsxwriter", "typing_extensions"),
)
"""Packages that are loaded before or while a workbook is read or a template filled, wherever they are."""

_SYSTEM = (
    *("/usr", "/lib", "/lib64", "/nix/store", "/gnu/store", "/etc/ld.so.cache", "/etc/localtime"),
    *("/etc/mime.types", "/etc/httpd/mime.types", "/etc/httpd/conf/mime.types", "/etc/apache/mime.types"),
    *("/etc/apache2/mime.types", "/etc/ssl/openssl.cnf", "/dev/urandom", "/sys/devices/system/cpu"),
)
"""Libraries, time zones and what the standard library looks up, on any Linux."""


def readable_places(workbooks: Sequence[Path]) -> list[Path]:
    """Return the files and folders that may be read.

    Neither the home of the user nor a folder above it is among them, even where Python is installed so.

    Args:
        workbooks: The files that are to be read.
    """
    places = [*map(Path, _SYSTEM), *_of_python(), *_of_packages(), folder()]
    try:
        home = Path.home()
    except RuntimeError:  # this user has none
        return [*workbooks, *places]
    return [*workbooks, *(place for place in places if place != home and place not in home.parents)]


def _of_python() -> Iterator[Path]:
    """Yield where Python and what is installed with it stand."""
    yield from map(Path, {sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix})
    yield Path(sys.executable)  # the finished program keeps its modules in there, wherever it stands
    yield from map(Path, site.getsitepackages())
    if site.ENABLE_USER_SITE:
        yield Path(site.getusersitepackages())
    for place in os.environ.get("LD_LIBRARY_PATH", "").split(os.pathsep):
        if place:
            yield Path(place)


def _of_packages() -> Iterator[Path]:
    """Yield where the packages of the program stand."""
    for name in _PROGRAM:
        found = find_spec(name)
        if found is not None:
            yield from map(Path, found.submodule_search_locations or ())
            if found.origin and not found.submodule_search_locations:
                yield Path(found.origin)
