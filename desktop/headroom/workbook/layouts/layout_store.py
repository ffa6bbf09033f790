"""The layouts that were confirmed: a folder with a file for each, by which the next export opens at once."""

import hashlib
import os
import re
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from headroom.book.layout import BookLayout, RememberedLayout
from headroom.book.survey import BookSurvey
from headroom.disk.set_aside import set_aside
from headroom.language import tr
from headroom.user_error import DamagedFileError, UserError
from headroom.workbook.layouts.layout_file import ENDING, load_layout, save_layout
from headroom.workbook.layouts.layout_fitting import fitted

_UNFIT = re.compile(r"[^\w\- ]+")
_LONGEST = 60


class LayoutStore:
    """Layouts by name. The time of a file is when its layout was confirmed, or last of use.

    Args:
        folder: Where they are kept; it need not exist yet.

    Attributes:
        damaged: Files that could not be read and were set aside, as they are called now.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.damaged: list[Path] = []

    def all(self) -> tuple[BookLayout, ...]:
        """Return the layouts, the one used last first; see ``remembered``."""
        return tuple(remembered.layout for remembered in self.remembered())

    def remembered(self) -> tuple[RememberedLayout, ...]:
        """Return the layouts with when they were last used, that one first.

        Files that cannot be read are left out; damaged ones are set aside, see ``damaged``.
        """
        found = []
        for nanoseconds, path in self._files():
            try:
                layout = load_layout(path)
            except DamagedFileError:  # one damaged file must not keep the others from being used
                self._set_aside(path)
                continue
            except UserError:
                continue
            found.append(RememberedLayout(layout, datetime.fromtimestamp(nanoseconds / 1e9).astimezone()))
        return tuple(found)

    def mark_used(self, name: str) -> None:
        """Remember that a workbook was read by a layout just now."""
        try:
            os.utime(self._path(name))
        except OSError:  # a folder that is only read says nothing of when
            return

    def fitting(self, survey: BookSurvey) -> BookLayout | None:
        """Return the layout that a workbook is read by at once, moved to where its headings stand.

        One whose headings are all the same is taken first. Where the workbook explains itself no other
        is; else one whose used headings are all there.
        """
        layouts = self.all()
        for exactly in (True,) if survey.certain else (True, False):
            for layout in layouts:
                found = fitted(layout, survey, exactly=exactly)
                if found is not None:
                    return found
        return None

    def keep(self, layout: BookLayout) -> None:
        """Remember a layout by its name, in the place of an earlier one of the same name.

        Raises:
            UserError: If it has no name, or cannot be written.
        """
        self._check(layout.name)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as cause:
            msg = tr(
                "The folder {folder} for layouts cannot be made ({reason}).",
                folder=self._folder,
                reason=cause.strerror,
            )
            raise UserError(msg) from cause
        save_layout(layout, self._path(layout.name))

    def rename(self, old: str, new: str) -> None:
        """Give a layout another name.

        Raises:
            UserError: If there is none of the old name, or one of the new name.
        """
        layout = self._named(old)
        if old == new:
            return
        if self._path(new).exists():
            msg = tr("There is a layout named “{new}” already. Choose another name.", new=new)
            raise UserError(msg)
        times = self._path(old).stat()
        self.keep(replace(layout, name=new))
        os.utime(self._path(new), ns=(times.st_atime_ns, times.st_mtime_ns))
        self.forget(old)

    def forget(self, name: str) -> None:
        """Delete a layout; one that is not there is no fault.

        Raises:
            UserError: If its file cannot be deleted.
        """
        try:
            self._path(name).unlink(missing_ok=True)
        except OSError as cause:
            msg = tr("The layout “{name}” cannot be deleted ({reason}).", name=name, reason=cause.strerror)
            raise UserError(msg) from cause

    def export(self, name: str, path: Path) -> None:
        """Write a layout to a file for a colleague.

        Raises:
            UserError: If there is none of this name, or the file cannot be written.
        """
        save_layout(self._named(name), path)

    def take_in(self, path: Path) -> BookLayout:
        """Remember the layout of a colleague's file and return it; a name that is taken gets a number.

        Raises:
            UserError: If the file is no layout, or it cannot be kept.
        """
        layout = load_layout(path)
        given = layout.name.strip() or path.name.removesuffix(ENDING)
        name, number = given, 1
        while self._path(name).exists():
            number += 1
            name = f"{given} {number}"
        kept = replace(layout, name=name)
        self.keep(kept)
        return kept

    def _set_aside(self, path: Path) -> None:
        """Set a damaged file aside."""
        aside = set_aside(path)
        if aside is not None:
            self.damaged.append(aside)

    def _named(self, name: str) -> BookLayout:
        path = self._path(name)
        if not path.exists():
            msg = tr("There is no layout named “{name}”.", name=name)
            raise UserError(msg)
        return load_layout(path)

    def _files(self) -> list[tuple[int, Path]]:
        """Return the files with their times in nanoseconds, the youngest first."""
        files = []
        try:
            for path in self._folder.glob(f"*{ENDING}"):
                with suppress(FileNotFoundError):  # a link into the void, or deleted just now
                    if path.is_file():  # a pipe would keep everybody waiting
                        files.append((path.stat().st_mtime_ns, path))
        except OSError:  # a folder that cannot be looked into holds nothing that is remembered
            return []
        return sorted(files, key=lambda file: (-file[0], file[1].name))

    def _path(self, name: str) -> Path:
        """Return the file of a layout: names differ where they differ in any letter."""
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        words = _UNFIT.sub("_", name)[:_LONGEST].strip() or "layout"
        return self._folder / f"{words}-{digest}{ENDING}"

    @staticmethod
    def _check(name: str) -> None:
        """Refuse a name that is empty or cannot be written.

        Raises:
            UserError: If it is.
        """
        if not name.strip():
            msg = tr("A layout needs a name by which it is remembered.")
            raise UserError(msg)
        try:
            name.encode()
        except UnicodeEncodeError as cause:
            msg = tr("The name of a layout has letters that cannot be written. Type another name.")
            raise UserError(msg) from cause
