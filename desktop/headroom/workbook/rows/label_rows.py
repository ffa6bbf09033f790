"""Turns a content-label report into vehicles and part rows: each label becomes parts worth 100 US dollars."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from headroom.arrays import CodedTexts
from headroom.book.classes_and_roles import YES
from headroom.book.content_label import LabelPart
from headroom.book.fields.field import YES_NO
from headroom.book.problem import Severity
from headroom.book.row_fates import Fate, RowTally
from headroom.book.sourcing import PartRows, SheetLayout, SheetTotal, Vehicle
from headroom.language import tr
from headroom.notation.currencies import DOLLAR
from headroom.workbook.columns.amounts import read_amounts
from headroom.workbook.columns.column import FIELD, FieldColumn
from headroom.workbook.columns.texts import read_keys, read_texts
from headroom.workbook.rows.label_reading import LABEL_FIELDS, LabelReading
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table

PARTS_USD = 100.0
"""What the parts of a vehicle are set to: a label gives shares, no amounts."""


@dataclass(frozen=True, slots=True, eq=False)
class ReadLabels:
    """What a content-label report gives.

    Attributes:
        rows: The parts that labels tell apart.
        vehicles: One for each of ``rows.models``, in that order.
        rows_read: Carlines in the report.
        rows_used: Carlines that can be used.
        totals: What they come to.
        tallies: What became of the carlines.
    """

    rows: PartRows
    vehicles: tuple[Vehicle, ...]
    rows_read: int
    rows_used: int
    totals: tuple[SheetTotal, ...]
    tallies: tuple[RowTally, ...] = ()


@dataclass(frozen=True, slots=True)
class _Label:
    """One carline."""

    row: int
    vehicle: Vehicle
    parts: tuple[tuple[LabelPart, str], ...]


def read_labels(table: Table, findings: Findings) -> ReadLabels:
    """Return the vehicles and parts of a content-label report.

    Args:
        table: The report.
        findings: Takes what is wrong with it, and how its letters are read.
    """
    column = {
        name: FieldColumn.of(table, field, findings, tr("The carline is left out."))
        for name, field in LABEL_FIELDS.items()
    }
    carlines, no_name = read_keys(column["carline"])
    shares = read_amounts(column["us_canada_content"])
    blank = np.isnan(shares.values) & ~shares.faulty
    column["us_canada_content"].report(
        Severity.ERROR,
        blank,
        tr("{field} is missing.", field=FIELD),
        tr("Type the share of US and Canadian parts, 0 if there is none."),
    )
    volumes = read_amounts(replace(column["annual_volume"], outcome=tr("1 is used."))).values
    prices = read_amounts(replace(column["msrp_usd"], outcome=tr("It is not used."))).values
    usable = np.flatnonzero(~(no_name | shares.faulty | blank))
    texts = {
        name: read_texts(column[name]) for name in LABEL_FIELDS if LABEL_FIELDS[name].kind.value == "text"
    }
    reading = LabelReading(table, findings, texts)
    names = _names([(texts["make"][row], carlines[row]) for row in usable.tolist()])
    labels = []
    for row, name in zip(usable.tolist(), names, strict=True):
        vehicle = reading.vehicle(row, name)
        if not np.isnan(volumes[row]):
            vehicle = replace(vehicle, annual_volume=float(volumes[row]))
        if not np.isnan(prices[row]):
            vehicle = replace(vehicle, msrp_usd=float(prices[row]))
        share = float(shares.values[row])
        vehicle = replace(vehicle, label=reading.facts(row, share))
        labels.append(_Label(row, vehicle, reading.parts(row, share)))
    reading.report()
    value = PARTS_USD * len(labels)
    total = SheetTotal(table.layout.place, DOLLAR, len(table), len(labels), PARTS_USD * len(table), value)
    left = len(table) - len(labels)
    tallies = (
        RowTally(table.layout.place, "", fate, count, count)
        for fate, count in ((Fate.LABEL, len(labels)), (Fate.NO_LABEL, left))
        if count
    )
    return ReadLabels(
        _rows(labels, table),
        tuple(label.vehicle for label in labels),
        len(table),
        len(labels),
        (total,),
        tuple(tallies),
    )


def _names(found: Sequence[tuple[str, str]]) -> list[str]:
    """Return a name for each carline: with its make, and a number where several rows have the same."""
    plain = [
        carline if not make or carline.casefold().startswith(make.casefold()) else f"{make} {carline}"
        for make, carline in found
    ]
    count: Counter[str] = Counter()
    names = []
    for name in plain:
        count[name.casefold()] += 1
        number = count[name.casefold()]
        names.append(name if number == 1 else f"{name} ({number})")
    return names


def _rows(labels: Sequence[_Label], table: Table) -> PartRows:
    """Return the parts of all labels as rows.

    US and Canadian parts are of unknown origin, but from the region: the label stands for their certificate.
    """
    flat = [(place, label, part, where) for place, label in enumerate(labels) for part, where in label.parts]
    columns = list(dict.fromkeys(where for *_, where in flat))
    layouts = [_layout(table, where) for where in columns]
    origins = tuple(dict.fromkeys(part.country for _, _, part, _ in flat))
    words = tuple(dict.fromkeys(part.words for _, _, part, _ in flat))
    word = {text: code for code, text in enumerate(words)}

    def floats(values: Sequence[float | None]) -> np.ndarray:
        return np.array([np.nan if value is None else value for value in values], dtype=np.float64)

    return PartRows.of(
        {
            "model": CodedTexts(
                np.array([place for place, *_ in flat], dtype=np.int32),
                tuple(label.vehicle.name for label in labels),
            ),
            "part_number": CodedTexts(
                np.array([word[part.words] for _, _, part, _ in flat], dtype=np.int32), words
            ),
            "origin": CodedTexts(
                np.array([origins.index(part.country) for _, _, part, _ in flat], dtype=np.int32), origins
            ),
            "currency": CodedTexts(np.zeros(len(flat), dtype=np.int32), (DOLLAR,)),
            "unit_cost": floats([PARTS_USD * part.share for _, _, part, _ in flat]),
            "regional_content": floats([part.regional for _, _, part, _ in flat]),
            "us_content": floats([part.us for _, _, part, _ in flat]),
            "originating": CodedTexts(
                np.array(
                    [YES if part.regional and not part.country else -1 for _, _, part, _ in flat],
                    dtype=np.int32,
                ),
                tuple(choice.word for choice in YES_NO),
            ),
        },
        tuple(layouts),
        np.array([columns.index(where) for *_, where in flat], dtype=np.int32),
        np.array([table.row_numbers[label.row] for _, label, _, _ in flat], dtype=np.int32),
    )


def _layout(table: Table, where: str) -> SheetLayout:
    """Return where the fields of a part stand: its cost, origin and contents all in one cell of the label."""
    letters = table.letters(where) if where else ""
    columns = {"model": table.letters("carline")}
    if letters:
        fields = ("part_number", "origin", "unit_cost", "regional_content", "us_content")
        columns |= dict.fromkeys(fields, letters)
    return replace(table.layout, columns=columns)
