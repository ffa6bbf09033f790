"""Turns a content-label report into vehicles and part rows: each label becomes parts worth 100 US dollars."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from headroom.domain.imported.content_label import LabelFact, LabelPart, LabelSource, label_parts
from headroom.domain.imported.row_fates import Fate, RowTally
from headroom.domain.problem import Severity
from headroom.domain.sourcing import (
    CodedTexts,
    PartRows,
    SheetLayout,
    SheetTotal,
    Vehicle,
    VehicleClass,
)
from headroom.files.amounts import read_amounts
from headroom.files.column import Column
from headroom.files.currencies import DOLLAR
from headroom.files.findings import Findings, counted, named
from headroom.files.labels.label_columns import LABELS
from headroom.files.labels.label_countries import label_countries, label_sources, meaning
from headroom.files.tables import Table
from headroom.files.texts import read_keys, read_texts

PARTS_USD = 100.0
"""What the parts of a vehicle are set to: a label gives shares, no amounts."""

_FIELDS = {field.name: field for field in LABELS}
_TRUCKS = frozenset({"truck", "t", "pickup", "light truck", "trk"})
_CARS = frozenset({"pc", "passenger car", "car", "mpv", "- mpv", "suv", "van", "t/mpv", "multipurpose", ""})
_ROUNDED = 1e-6
_ORIGINS = (
    *("assembly", "more_assembly", "engine", "more_engine"),
    *("transmission", "more_transmission"),
)


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
        name: Column.of(table, field, findings, "The carline is left out.") for name, field in _FIELDS.items()
    }
    carlines, no_name = read_keys(column["carline"])
    shares = read_amounts(column["us_canada_content"])
    blank = np.isnan(shares.values) & ~shares.faulty
    column["us_canada_content"].report(
        Severity.ERROR, blank, "is missing.", "Type the share of US and Canadian parts, 0 if there is none."
    )
    volumes = read_amounts(replace(column["annual_volume"], outcome="1 is used.")).values
    prices = read_amounts(replace(column["msrp_usd"], outcome="It is not used.")).values
    usable = np.flatnonzero(~(no_name | shares.faulty | blank))
    texts = {name: read_texts(column[name]) for name in _FIELDS if _FIELDS[name].kind.value == "text"}
    reading = _Reading(table, findings, texts)
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


class _Reading:
    """Reads the texts of a report, and remembers what is to be said of them all.

    Args:
        table: The report.
        findings: Takes what is wrong with it.
        texts: Columns of text by field.
    """

    def __init__(self, table: Table, findings: Findings, texts: Mapping[str, CodedTexts]) -> None:
        self._table = table
        self._findings = findings
        self._texts = texts
        self._unlike: Counter[str] = Counter()
        self._several: Counter[str] = Counter()
        self._elsewhere: list[str] = []

    def vehicle(self, row: int, name: str) -> Vehicle:
        """Return the vehicle of a carline."""
        kind = " ".join(self._texts["vehicle_type"][row].casefold().split())
        if kind not in _TRUCKS | _CARS:
            self._report(row, "vehicle_type", f"Vehicle type “{kind}” is not known. Passenger car is used.")
        vehicle_class = VehicleClass.LIGHT_TRUCK if kind in _TRUCKS else VehicleClass.PASSENGER_CAR
        country = "US"
        first = self._countries(row, "assembly")
        if first:
            country = first[0]
        else:
            self._report(row, "assembly", "Final assembly is not known. US is used.")
        others = [*first[1:], *self._countries(row, "more_assembly")]
        if others:
            self._elsewhere.append(name)
        cells = {
            field: self._address(row, column)
            for field, column in (
                *(("name", "carline"), ("vehicle_class", "vehicle_type"), ("assembly_country", "assembly")),
                *(("annual_volume", "annual_volume"), ("msrp_usd", "msrp_usd"), ("model_line", "make")),
            )
            if self._table.letters(column)
        }
        return Vehicle(name, vehicle_class, country, model_line=self._texts["make"][row], cells=cells)

    def facts(self, row: int, us_canada_share: float) -> tuple[LabelFact, ...]:
        """Return what a label says, field by field; fields that are blank are left out."""
        field = "us_canada_content"
        heading = _FIELDS[field].heading.removesuffix(" %")
        written = f"{us_canada_share * 100:g} %"
        found = [LabelFact(field, heading, written, (), us_canada_share, self._address(row, field))]
        for field in ("first_source", "second_source"):
            text = self._texts[field][row].strip()
            for source in label_sources(text).sources:
                known = (source.country,) if source.country else ()
                heading, cell = _FIELDS[field].heading, self._address(row, field)
                found.append(LabelFact(field, heading, text, known, source.share, cell))
        for field in _ORIGINS:
            text = self._texts[field][row].strip()
            read = label_countries(text)
            if read.countries or read.strange:
                countries = () if read.several else read.countries
                heading, cell = _FIELDS[field].heading, self._address(row, field)
                found.append(LabelFact(field, heading, text, countries, None, cell))
        return tuple(found)

    def parts(self, row: int, us_canada_share: float) -> tuple[tuple[LabelPart, str], ...]:
        """Return the parts that a label tells apart, each with the field it stands in."""
        sources: list[tuple[LabelSource, str]] = []
        for column in ("first_source", "second_source"):
            text = self._texts[column][row]
            read = label_sources(text)
            self._unlike.update(read.unlike)
            self._several.update(read.several)
            if read.strange:
                self._report(
                    row,
                    column,
                    f"Foreign source “{text}”: {named(read.strange)} is not understood. Its content is "
                    "taken as 0 to 100 %, or left with the countries that are not listed.",
                )
            sources += [(source, column) for source in read.sources]
        together = us_canada_share + sum(source.share for source, _ in sources)
        if together > 1 + _ROUNDED:
            self._report(
                row,
                "us_canada_content",
                f"The shares of this label add up to {together * 100:g} %. They are scaled to 100 %.",
            )
            us_canada_share /= together
            sources = [(replace(source, share=source.share / together), where) for source, where in sources]
        found = label_parts(us_canada_share, [source for source, _ in sources])
        columns = iter([where for source, where in sources if source.share > 0])
        first = us_canada_share > 0
        placed = []
        for at, part in enumerate(found):
            where = "us_canada_content" if first and at == 0 else next(columns, "")
            placed.append((part, where))
        return tuple(placed)

    def report(self) -> None:
        """Report what concerns the report as a whole."""
        if self._unlike:
            letters = ", ".join(f"{word} is {meaning(word)}" for word in sorted(self._unlike))
            self._findings.whole_sheet(
                Severity.ASSUMPTION,
                f"The letters of countries are those of the content-label reports, not ISO codes: {letters}.",
                "Write the names of the countries if they are meant otherwise.",
                rows=self._unlike.total(),
            )
        if self._several:
            letters = ", ".join(f"{word} is {meaning(word)}" for word in sorted(self._several))
            self._findings.whole_sheet(
                Severity.ASSUMPTION,
                f"Letters that makers use for more than one country: {letters}. None of them "
                "lies in North America; assembly is taken to be in the first one.",
                "Write the names of the countries.",
                rows=self._several.total(),
            )
        if self._elsewhere:
            self._findings.whole_sheet(
                Severity.ASSUMPTION,
                f"{counted(len(self._elsewhere), 'carline')} with assembly in more than one country "
                f"({named(self._elsewhere)}): the first one counts.",
                "Give each country of assembly a row of its own.",
                rows=len(self._elsewhere),
            )
        self._findings.whole_sheet(
            Severity.ASSUMPTION,
            "Content labels give shares of the parts' value, not amounts: the parts of each vehicle are set "
            "to 100 US dollars, without labour, freight and profit. Their costs and duties say nothing.",
            "Open a sourcing workbook for costs and duties.",
            rows=0,
        )

    def _countries(self, row: int, column: str) -> tuple[str, ...]:
        read = label_countries(self._texts[column][row])
        self._unlike.update(read.unlike)
        self._several.update(read.several)
        if read.strange:
            heading = _FIELDS[column].heading
            self._report(row, column, f"{heading}: {named(read.strange)} is not known as a country.")
        return read.countries

    def _report(self, row: int, column: str, message: str) -> None:
        number = int(self._table.row_numbers[row])
        address = f"{self._table.letters(column)}{number}"
        self._findings.cell(Severity.WARNING, address, number, message, "Correct the cell.")

    def _address(self, row: int, column: str) -> str:
        return f"{self._table.layout.place}!{self._table.letters(column)}{int(self._table.row_numbers[row])}"


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
    """Return the parts of all labels as rows."""
    flat = [(place, label, part, where) for place, label in enumerate(labels) for part, where in label.parts]
    size = len(flat)
    columns = list(dict.fromkeys(where for *_, where in flat))
    layouts = [_layout(table, where) for where in columns]
    origins = tuple(dict.fromkeys(part.country for _, _, part, _ in flat))
    words = tuple(dict.fromkeys(part.words for _, _, part, _ in flat))
    word = {text: code for code, text in enumerate(words)}

    def floats(values: Sequence[float | None]) -> np.ndarray:
        return np.array([np.nan if value is None else value for value in values], dtype=np.float64)

    blank = CodedTexts(np.full(size, -1, dtype=np.int32), ())
    names = CodedTexts(np.array([word[part.words] for _, _, part, _ in flat], dtype=np.int32), words)
    return PartRows(
        model=np.array([place for place, *_ in flat], dtype=np.int32),
        models=tuple(label.vehicle.name for label in labels),
        part_number=names,
        description=blank,
        system=blank,
        supplier=blank,
        hts_code=blank,
        origin=np.array([origins.index(part.country) for _, _, part, _ in flat], dtype=np.int32),
        origins=origins,
        currency=np.zeros(size, dtype=np.int32),
        currencies=(DOLLAR,),
        stated_role=np.full(size, -1, dtype=np.int32),
        unit_cost=floats([PARTS_USD * part.share for _, _, part, _ in flat]),
        quantity=np.ones(size),
        freight_per_unit=np.zeros(size),
        regional_content=floats([part.regional for _, _, part, _ in flat]),
        us_content=floats([part.us for _, _, part, _ in flat]),
        alternative=np.zeros(size, dtype=np.bool_),
        switching_cost_usd=np.zeros(size),
        sheet=np.array([columns.index(where) for *_, where in flat], dtype=np.int32),
        sheets=tuple(layouts),
        row_number=np.array([table.row_numbers[label.row] for _, label, _, _ in flat], dtype=np.int32),
    )


def _layout(table: Table, where: str) -> SheetLayout:
    """Return where the fields of a part stand: its cost, origin and contents all in one cell of the label."""
    letters = table.letters(where) if where else ""
    columns = {"model": table.letters("carline")}
    if letters:
        fields = ("part_number", "origin", "unit_cost", "regional_content", "us_content")
        columns |= dict.fromkeys(fields, letters)
    return replace(table.layout, columns=columns)
