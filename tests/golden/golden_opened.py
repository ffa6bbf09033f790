"""Golden files opened as the program opens them, and what they are to come to by the calculation of today.

``figures.json`` of a release holds what it came to then, and stays. Where the law was counted wrongly then,
``counted_by_VERSION.json`` beside it holds what a later program makes of the same files: the last one counts.
"""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from golden_books import PASSWORD
from golden_told import Told, told_work

from headroom.book.layout import BookLayout
from headroom.book.sourcing import SourcingBook
from headroom.book.survey import BookSurvey
from headroom.opening.book_opening import Step, Tables
from headroom.rules.tariff_codes import TariffReference
from headroom.window.files.reading import Read
from headroom.window.files.work_reading import OpenedWork, OpenWork
from headroom.workbook.layouts.layout_fitting import fitted
from headroom.workbook.process.reading import read_book

HERE = Path(__file__).parent
RELEASES = sorted(path.parent for path in HERE.glob("*/figures.json"))


def figures(release: Path) -> Any:  # noqa: ANN401 - whatever the JSON holds
    """Return all that a release said of its files."""
    return json.loads((release / "figures.json").read_text(encoding="utf-8"))


def expected(path: Path) -> Told:
    """Return what saved work of a release comes to today: all as it was, the figures as counted last."""
    told: Told = figures(path.parent)["work"][path.stem]
    counted = sorted(path.parent.glob("counted_by_*.json"), key=_version)
    if not counted:
        return told
    models = json.loads(counted[-1].read_text(encoding="utf-8"))[path.stem]
    scenarios = zip(told["scenarios"], models["scenarios"], strict=True)
    return {
        **told,
        "baseline": {**told["baseline"], "models": models["baseline"]},
        "scenarios": [{**scenario, "models": of_it} for scenario, of_it in scenarios],
    }


def counted_now(path: Path, reference: TariffReference, scratch: Path) -> Told:
    """Return the figures of saved work by the calculation of today.

    Args:
        path: The saved work, in the folder of its release.
        reference: The tariff tables.
        scratch: An empty folder.
    """
    now = told(opened(copied(path, scratch), reference))
    return {
        "baseline": now["baseline"]["models"],
        "scenarios": [scenario["models"] for scenario in now["scenarios"]],
    }


def copied(path: Path, folder: Path) -> Path:
    """Copy saved work of a release with its workbooks into a folder, and return its path there."""
    for book in path.parent.glob("*.xlsx"):
        shutil.copy(book, folder)
    return Path(shutil.copy(path, folder))


def opened(path: Path, reference: TariffReference) -> OpenedWork:
    """Return saved work as the window opens it."""
    return OpenWork(path, _by_layout, Tables(lambda: reference))(lambda _: None, lambda: False)


def told(found: OpenedWork) -> Told:
    """Return everything that opened work holds and comes to."""
    exposure = found.summed.exposure if found.summed is not None else None
    return told_work(found.work, exposure)


def _by_layout(layout: BookLayout) -> Read:
    """Return what reads a workbook by the layout of its work, without a question."""

    def choose(survey: BookSurvey) -> BookLayout:
        found = fitted(layout, survey, exactly=True)
        assert found is not None
        return found

    def read(
        paths: Path | tuple[Path, ...],
        progress: Callable[[Step], None],
        cancelled: Callable[[], bool],
        *,
        again: SourcingBook | None = None,
        look_over: bool = False,
    ) -> SourcingBook:
        del again, look_over
        return read_book(paths, progress, cancelled, choose=choose, ask_password=lambda *_: PASSWORD)

    return read


def _version(path: Path) -> tuple[int, ...]:
    """Return the version in the name of a file, so that 0.10.0 comes after 0.9.0."""
    return tuple(int(number) for number in path.stem.removeprefix("counted_by_").split("."))
