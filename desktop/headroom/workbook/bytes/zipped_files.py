"""Zipped workbooks that several looks share: opened once, and what each look needs is found once."""

import errno
import os
import zipfile
from functools import cached_property
from pathlib import Path
from threading import RLock
from types import MappingProxyType
from typing import IO

from headroom.workbook.bytes.xlsx_parts import WORKBOOK, member, sheet_parts

_LARGEST_PART = 64 * 1024**2


class ZippedFile:
    """A zipped file; it is opened when the first part is asked for, which may be in another thread.

    Args:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = RLock()
        self._file: IO[bytes] | None = None
        self._closed = False

    @property
    def packed(self) -> zipfile.ZipFile:
        """Return the open file.

        Raises:
            OSError: If it cannot be read, or was closed: a thread may come late.
            zipfile.BadZipFile: If it is not whole.
        """
        with self._lock:
            if self._closed:
                raise OSError(errno.EBADF, os.strerror(errno.EBADF), str(self._path))
            return self._packed

    @cached_property
    def _packed(self) -> zipfile.ZipFile:
        # A file that is handed over stays open until it is closed here: threads may leave it at any time.
        file = self._path.open("rb")
        try:
            packed = zipfile.ZipFile(file)
        except BaseException:
            file.close()  # of a damaged file every look fails for itself
            raise
        self._file = file
        return packed

    def part(self, name: str) -> bytes:
        """Return a part, at most its first 64 MB.

        Raises:
            KeyError: If there is no such part.
        """
        with self.packed.open(member(self.packed, name)) as file:
            return file.read(_LARGEST_PART)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._closed = True
            if self._file is not None:
                self._file.close()


class XlsxFile(ZippedFile):
    """An .xlsx or .xlsm file."""

    @property
    def index(self) -> bytes:
        """Return the part that lists the sheets."""
        with self._lock:
            return self._index

    def sheet(self, name: str) -> IO[bytes]:
        """Return the open part that holds a sheet.

        Raises:
            KeyError: If there is none.
        """
        with self._lock:
            return self.packed.open(member(self.packed, self._sheets[name]))

    @cached_property
    def _index(self) -> bytes:
        return self.part(WORKBOOK)

    @cached_property
    def _sheets(self) -> MappingProxyType[str, str]:
        return MappingProxyType(sheet_parts(self.packed, self._index))
