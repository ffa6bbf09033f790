"""Workbooks with live formulas, computed anew by LibreOffice and compared with the program."""

import io
import math
import os
import re
import shutil
import subprocess
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from python_calamine import CalamineWorkbook

from headroom.book.sourcing import NO, YES, PartRows, SourcingBook
from headroom.output.evaluation_json import evaluation
from headroom.output.writers.live_book import Depth, LiveBookContents, LiveBookReport, write_live_book
from headroom.output.writers.live_book.inputs import (
    CREDIT_ABOVE,
    CREDIT_RVC,
    CREDIT_TOTAL,
    FREIGHT_FACTOR,
    FX,
    LEAST,
    MOST,
    VNM_RULE,
    BookInput,
    inputs_of,
)
from headroom.output.writers.live_book.limits import limits_of
from headroom.rules.exposure import Exposure
from headroom.rules.measures import RateKind
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Policy, VnmRule
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import VehicleTestResult

DAY = date(2026, 11, 30)
MONEY, SHARE = 0.005, 1e-9
"""How far figures may be apart: US dollars, and fractions."""

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
_PATIENCE = 300

Change = tuple[str, str, object]
"""Sheet, cell and what is written into it."""


@dataclass(frozen=True)
class Compared:
    """What a comparison came to.

    Attributes:
        figures: How many figures were compared.
        greatest: The largest difference of money, US dollars.
    """

    figures: int
    greatest: float


def needs_office() -> None:
    """Skip a test where there is no LibreOffice, on a machine that checks nothing for others."""
    if shutil.which("soffice") is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is missing: the formulas cannot be computed anew")
        pytest.skip("LibreOffice (soffice) is not installed: formulas are not computed anew here")


def contents_of(exposure: Exposure, scenario: Scenario, published: Policy | None = None) -> LiveBookContents:
    """Return what is written of a scenario."""
    return LiveBookContents(
        evaluate(exposure, scenario), exposure, published or scenario.policy, DAY, footer="test, 2026-11-30"
    )


def written(contents: LiveBookContents, depth: Depth = Depth.ROWS) -> tuple[bytes, LiveBookReport]:
    """Return the bytes of a workbook, and what is said of it."""
    out = io.BytesIO()
    report = write_live_book(out, contents, depth)
    return out.getvalue(), report


def recomputed(content: bytes, folder: Path, changes: Sequence[Change] = ()) -> "Sheets":
    """Return a workbook as LibreOffice computes it anew, after some cells were written into."""
    return recomputed_all({"book": with_changes(content, changes)}, folder)["book"]


def recomputed_all(books: Mapping[str, bytes], folder: Path) -> dict[str, "Sheets"]:
    """Return workbooks by their names as LibreOffice computes them anew, whatever values they hold."""
    needs_office()
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    for name, content in books.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    target, own = folder / "computed", f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.xlsx") for name in books]
    subprocess.run(  # noqa: S603
        ["soffice", own, "--headless", "--convert-to", "xlsx", "--outdir", str(target), *files],  # noqa: S607
        check=True,
        capture_output=True,
        timeout=_PATIENCE,
    )
    return {name: Sheets((target / f"{name}.xlsx").read_bytes()) for name in books}


def with_changes(content: bytes, changes: Sequence[Change]) -> bytes:
    """Return a workbook with values written into cells that may be changed."""
    if not changes:
        return content
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # data bars are no matter here
        book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet, cell, value in changes:
        assert not book[sheet][cell].protection.locked, f"{sheet}!{cell} is locked"
        book[sheet][cell].value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def inputs_that_can_move(contents: LiveBookContents, depth: Depth = Depth.ROWS) -> list[BookInput]:
    """Return the inputs of a workbook that are not locked."""
    return [one for one in inputs_of(contents, limits_of(contents, depth).inputs).every if not one.locked]


def changed_to(sheets: "Sheets", one: BookInput, value: object) -> Change:
    """Return what is written to give an input another value."""
    return (*cell_of(sheets.names[one.name]), value)


class Sheets:
    """The values of a workbook, and where its names are."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        self.values = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names
        }
        self.names = dict(_names(content))

    def at(self, sheet: str, row: int, column: int) -> Any:  # noqa: ANN401
        """Return a cell, from 0; blank outside what is written."""
        rows = self.values[sheet]
        if row >= len(rows) or column >= len(rows[row]):
            return ""
        return rows[row][column]

    def named(self, name: str) -> list[Any]:
        """Return the cells of a name."""
        sheet, first, last = place_of(self.names[name])
        return [
            self.at(sheet, row, column)
            for row in range(first[0], last[0] + 1)
            for column in range(first[1], last[1] + 1)
        ]

    def errors(self) -> list[str]:
        """Return the cells that hold an error; a reader of values would take them for blanks."""
        found = []
        with zipfile.ZipFile(io.BytesIO(self.content)) as package:
            for name in package.namelist():
                if name.startswith("xl/worksheets/sheet"):
                    cells = _ERROR.findall(package.read(name).decode())
                    found += [f"{Path(name).stem}!{cell}" for cell in cells]
        return found


_ERROR = re.compile(r'<c r="([A-Z]+[0-9]+)"[^>]* t="e"')


def _names(content: bytes) -> Iterator[tuple[str, str]]:
    text = zipfile.ZipFile(io.BytesIO(content)).read("xl/workbook.xml").decode()
    for name, place in re.findall(r'<definedName[^>]*name="([^"]+)"[^>]*>([^<]*)</definedName>', text):
        if "!" in place and "," not in place and not name.startswith("_xlnm"):
            yield name, place.replace("&apos;", "'")


def place_of(reference: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """Return sheet, first and last cell of a reference, from 0."""
    sheet, _, cells = reference.rpartition("!")
    first, _, last = cells.replace("$", "").partition(":")
    corners = []
    for one in (first, last or first):
        letters, row = coordinate_from_string(one)
        corners.append((row - 1, column_index_from_string(letters) - 1))
    return sheet.strip("'"), corners[0], corners[1]


def cell_of(reference: str, line: int = 0) -> tuple[str, str]:
    """Return sheet and address of one line of a reference."""
    sheet, (row, column), _ = place_of(reference)
    return sheet, f"{get_column_letter(column + 1)}{row + 1 + line}"


def compare(sheets: Sheets, outcome: Outcome) -> Compared:
    """Compare every figure with the program, and fail with the first that differ."""
    assert not sheets.errors()[:5]
    found = _Comparison(sheets)
    values: Any = evaluation(outcome, outcome.scenario.policy)
    for key in _KEYS:
        apart = MONEY if key.endswith("_usd") else SHARE
        found.column(f"result_{key}", [model[key] for model in values["models"]], apart)
    volume = max(1.0, float(outcome.exposure.fleet.volume.max(initial=1.0)))
    for key, value in values["fleet"].items():
        if key != "offsets":
            found.column(f"result_fleet_{key}", [value], MONEY * volume)
    for test in outcome.tests:
        name = f"result_{_TESTS[test.test.value]}"
        for part, numbers in (("low", test.low), ("high", test.high), ("threshold", test.threshold)):
            found.column(f"{name}_{part}", numbers.tolist(), SHARE)
        words = [VehicleTestResult(code).word for code in test.result.tolist()]
        found.column(f"{name}_result", words, SHARE)
    for name, amount in _lines(outcome).items():
        found.sum_of(name, amount)
    assert not found.wrong, "\n".join(
        [f"{len(found.wrong)} of {found.figures} figures differ", *found.wrong[:12]]
    )
    return Compared(found.figures, found.greatest)


class _Comparison:
    """Filled of the program beside those of a workbook."""

    def __init__(self, sheets: Sheets) -> None:
        self.sheets = sheets
        self.wrong: list[str] = []
        self.figures = 0
        self.greatest = 0.0

    def column(self, name: str, program: Sequence[object], least: float) -> None:
        """Compare the cells of a name."""
        shown = self.sheets.named(name)
        assert len(shown) == len(program)
        for number, (one, other) in enumerate(zip(program, shown, strict=True)):
            self._figure(f"{name} of {number + 1}", one, other, least)

    def sum_of(self, start: str, amount: "np.ndarray[Any, Any]") -> None:
        """Compare an amount with the sum of the columns of one key."""
        names = [name for name in self.sheets.names if re.fullmatch(rf"{start}(_[0-9]+)?", name)]
        columns = [[float(cell or 0) for cell in self.sheets.named(name)] for name in names]
        shown = np.sum(columns, axis=0) if columns else np.zeros(len(amount))
        for number, (one, other) in enumerate(zip(amount.tolist(), shown.tolist(), strict=True)):
            self._figure(f"{start} of {number + 1}", one, other, MONEY)

    def _figure(self, name: str, program: object, shown: object, least: float) -> None:
        self.figures += 1
        apart = _apart(program, shown)
        if least == MONEY:
            self.greatest = max(self.greatest, apart)
        if apart > least:
            self.wrong.append(f"{name}: program {program}, workbook {shown}")


def _lines(outcome: Outcome) -> "dict[str, np.ndarray[Any, Any]]":
    """Return duties, credits and fees, those of one key together, by the start of their columns."""
    totals: dict[str, np.ndarray[Any, Any]] = {}
    for line in outcome.duties:
        credit = line.measure.kind is RateKind.CREDIT
        start = "models_credit" if credit else f"models_duty_{line.measure.on.value}"
        name = f"{start}_{line.measure.key}"
        totals[name] = totals.get(name, np.zeros(len(line.duty_usd))) + line.duty_usd
    for fee in outcome.fees:
        totals[f"models_fee_{fee.fee.key}"] = fee.fee_usd
    return totals


def stored_differ(before: Sheets, after: Sheets) -> list[str]:
    """Return the cells of a workbook whose stored value is not the one that is computed."""
    found = []
    for name, rows in before.values.items():
        for row, cells in enumerate(rows):
            for at, cell in enumerate(cells):
                shown = after.at(name, row, at)
                if _apart(cell, shown) > 1e-6 * max(1.0, abs(cell) if isinstance(cell, float) else 1.0):
                    found.append(f"{name}!{row + 1}:{at + 1} stored {cell!r}, computed {shown!r}")
    return found


def _apart(program: object, shown: object) -> float:
    """Return how far two values are apart; infinitely, where one is no number and they are not the same."""
    one = "" if program is None or (isinstance(program, float) and math.isnan(program)) else program
    other = "" if shown is None else shown
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(float(one) - float(other))
    return 0.0 if str(one) == str(other) else math.inf


_KEYS = (
    *("model", "vehicle_class", "assembly_country", "annual_volume", "net_cost_usd", "customs_value_usd"),
    *("vnm_low_usd", "vnm_high_usd", "rvc_low", "rvc_high", "us_content_low", "us_content_high"),
    *("verdict", "headroom", "us_parts_usd", "manufacturer", "offset_usd", "parts_usd", "conversion_usd"),
    *("inbound_freight_usd", "parts_duty_usd", "outbound_freight_usd", "insurance_usd"),
    *("vehicle_duty_usd", "fees_usd", "landed_cost_usd"),
)
_TESTS: Mapping[str, str] = {
    "preference in force": "preference",
    "assembled in the region": "assembly",
    "regional content": "regional",
    "US content": "us",
    "core parts": "core_parts",
    "labour value content": "labour",
    "originating steel": "steel",
    "originating aluminium": "aluminium",
}


def with_input(scenario: Scenario, key: str, value: Any) -> Scenario:  # noqa: ANN401
    """Return a scenario with one input of the workbook changed."""
    if key == FREIGHT_FACTOR:
        return replace(scenario, freight_factor=float(value))
    if key.startswith(FX):
        rates = {**scenario.currency_rates, key.removeprefix(FX): float(value)}
        return replace(scenario, currency_rates=rates)
    policy = _with_policy_input(scenario.policy, key, value)
    return scenario.with_value(key, value) if policy is None else replace(scenario, policy=policy)


def _with_policy_input(policy: Policy, key: str, value: Any) -> Policy | None:  # noqa: ANN401
    """Return a policy with an input changed that is none of its values; None: it is one."""
    if key == VNM_RULE:
        return replace(policy, vnm_rule=VnmRule(value))
    if policy.reading(key) is not None:
        return policy.with_reading(key, value)
    if key in _OF_CREDIT and policy.labour_credit is not None:
        change: dict[str, Any] = {_OF_CREDIT[key]: value}
        return replace(policy, labour_credit=replace(policy.labour_credit, **change))
    for ending, field in ((LEAST, "least_usd"), (MOST, "most_usd")):
        change = {field: value}
        if key in {f"{fee.key}{ending}" for fee in policy.fees}:
            concerned = key.removesuffix(ending)
            fees = tuple(replace(fee, **change) if fee.key == concerned else fee for fee in policy.fees)
            return replace(policy, fees=fees)
    return None


def another(one: BookInput) -> object:
    """Return another value of an input, in its range."""
    if one.choices:
        return one.choices[(one.choices.index(str(one.value)) + 1) % len(one.choices)]
    if one.value is None:
        return 0.031 if one.look == "rate" else 25.0
    value = float(one.value)
    if one.most is not None:
        return value - 0.13 if value > 0.5 else value + 0.11
    if one.look == "usd":
        return value * 0.9 + 1 if one.key.endswith(LEAST) else value * 1.1 + 10
    return value * 1.3 + 0.017


_OF_CREDIT = {
    CREDIT_TOTAL: "least_total_share",
    CREDIT_ABOVE: "above_share",
    CREDIT_RVC: "least_rvc_share",
}


@dataclass(frozen=True)
class RowEdit:
    """What is written into one row of the sheet Rows, and of the book.

    Attributes:
        row: Index into the rows of the book.
        column: Filled of the sheet.
        value: What is written; None: it is cleared.
    """

    row: int
    column: str
    value: object


def with_rows(book: SourcingBook, edits: Sequence[RowEdit], assumed: Mapping[str, float]) -> SourcingBook:
    """Return a book with some cells of its rows changed; a stated net cost moves with the parts."""
    rows = book.rows
    rates = {**book.currency_rates, **assumed}
    before = _cost(book, rates)
    for edit in edits:
        rows = _edited(rows, edit)
    changed = replace(book, rows=rows)
    dearer = _cost(changed, rates) - before
    vehicles = tuple(
        replace(
            one,
            net_cost_usd=None if one.net_cost_usd is None else one.net_cost_usd + more,
            customs_value_usd=None if one.customs_value_usd is None else one.customs_value_usd + more,
        )
        for one, more in zip(book.vehicles, dearer.tolist(), strict=True)
    )
    return replace(changed, vehicles=vehicles)


def _cost(book: SourcingBook, rates: Mapping[str, float]) -> "np.ndarray[Any, Any]":
    rows = book.rows
    usd = np.array([rates[code] for code in rows.currencies])[rows.currency]
    return np.bincount(
        rows.model, weights=rows.quantity * rows.unit_cost * usd * rows.current, minlength=len(rows.models)
    )


def _edited(rows: PartRows, edit: RowEdit) -> PartRows:
    numbers = {"quantity": "quantity", "cost": "unit_cost", "unit_freight": "freight_per_unit"}
    numbers |= {"regional": "regional_content", "us": "us_content"}
    if edit.column in numbers:
        column = getattr(rows, numbers[edit.column]).copy()
        column[edit.row] = math.nan if edit.value is None else edit.value
        return replace(rows, **{numbers[edit.column]: column})
    if edit.column == "counts":
        alternative = rows.alternative.copy()
        alternative[edit.row] = edit.value == 0
        return replace(rows, alternative=alternative)
    if edit.column in {"origin", "currency"}:
        named = {"origin": "origins", "currency": "currencies"}[edit.column]
        names = tuple(dict.fromkeys((*getattr(rows, named), str(edit.value or ""))))
        codes = getattr(rows, edit.column).copy()
        codes[edit.row] = names.index(str(edit.value or ""))
        return replace(rows, **{edit.column: codes, named: names})
    answers = {"certificate": "originating", "transformed": "us_transformed"}
    codes = getattr(rows, answers[edit.column]).copy()
    codes[edit.row] = {"yes": YES, "no": NO}.get(str(edit.value), -1)
    return replace(rows, **{answers[edit.column]: codes})
