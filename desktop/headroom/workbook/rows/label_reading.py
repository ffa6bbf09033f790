"""Reads the texts of a content-label report: vehicles, what labels say, and the parts they tell apart."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from headroom.arrays import CodedTexts
from headroom.book.content_label import LabelFact, LabelPart, LabelSource, label_parts
from headroom.book.fields.label_fields import LABELS
from headroom.book.problem import Severity
from headroom.book.sourcing import Vehicle, VehicleClass
from headroom.foreign_text import a_few
from headroom.language import localized, tr, tr_count
from headroom.workbook.rows.label_countries import label_countries, label_sources, meaning
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table

LABEL_FIELDS = {field.name: field for field in LABELS}

_TRUCKS = frozenset({"truck", "t", "pickup", "light truck", "trk"})
_CARS = frozenset({"pc", "passenger car", "car", "mpv", "- mpv", "suv", "van", "t/mpv", "multipurpose", ""})
_ROUNDED = 1e-6
_ORIGINS = (
    *("assembly", "more_assembly", "engine", "more_engine"),
    *("transmission", "more_transmission"),
)


class LabelReading:
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
            self._report(
                row,
                "vehicle_type",
                tr("Vehicle type “{word}” is not known. Passenger car is used.", word=kind),
            )
        vehicle_class = VehicleClass.LIGHT_TRUCK if kind in _TRUCKS else VehicleClass.PASSENGER_CAR
        country = "US"
        first = self._countries(row, "assembly")
        if first:
            country = first[0]
        else:
            self._report(row, "assembly", tr("Final assembly is not known. US is used."))
        others = [*first[1:], *self._countries(row, "more_assembly")]
        if others:
            self._elsewhere.append(name)
        cells = {
            field: self._address(row, column)
            for field, column in (
                *(("name", "carline"), ("vehicle_class", "vehicle_type"), ("assembly_country", "assembly")),
                *(("annual_volume", "annual_volume"), ("msrp_usd", "msrp_usd"), ("model_line", "make")),
                ("manufacturer", "manufacturer"),
            )
            if self._table.letters(column)
        }
        return Vehicle(
            name,
            vehicle_class,
            country,
            model_line=self._texts["make"][row],
            manufacturer=self._texts["manufacturer"][row],
            cells=cells,
        )

    def facts(self, row: int, us_canada_share: float) -> tuple[LabelFact, ...]:
        """Return what a label says, field by field; fields that are blank are left out."""
        field = "us_canada_content"
        heading = LABEL_FIELDS[field].heading.removesuffix(" %")
        written = f"{localized(f'{us_canada_share * 100:g}')} %"
        found = [LabelFact(field, heading, written, (), us_canada_share, self._address(row, field))]
        for field in ("first_source", "second_source"):
            text = self._texts[field][row].strip()
            for source in label_sources(text).sources:
                known = (source.country,) if source.country else ()
                heading, cell = LABEL_FIELDS[field].heading, self._address(row, field)
                found.append(LabelFact(field, heading, text, known, source.share, cell))
        for field in _ORIGINS:
            text = self._texts[field][row].strip()
            read = label_countries(text)
            if read.countries or read.strange:
                countries = () if read.several else read.countries
                heading, cell = LABEL_FIELDS[field].heading, self._address(row, field)
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
                    tr(
                        "Foreign source “{text}”: {names} is not understood. Its content is taken as 0 to "
                        "100 %, or left with the countries that are not listed.",
                        text=text,
                        names=a_few(read.strange),
                    ),
                )
            sources += [(source, column) for source in read.sources]
        together = us_canada_share + sum(source.share for source, _ in sources)
        if together > 1 + _ROUNDED:
            self._report(
                row,
                "us_canada_content",
                tr(
                    "The shares of this label add up to {percent} %. They are scaled to 100 %.",
                    percent=localized(f"{together * 100:g}"),
                ),
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
            letters = _meanings(self._unlike)
            self._findings.whole_sheet(
                Severity.ASSUMPTION,
                tr(
                    "The letters of countries are those of the content-label reports, not ISO codes: "
                    "{letters}.",
                    letters=letters,
                ),
                tr("Write the names of the countries if they are meant otherwise."),
                rows=self._unlike.total(),
            )
        if self._several:
            letters = _meanings(self._several)
            self._findings.whole_sheet(
                Severity.ASSUMPTION,
                tr(
                    "Letters that makers use for more than one country: {letters}. None of them lies in "
                    "North America; assembly is taken to be in the first one.",
                    letters=letters,
                ),
                tr("Write the names of the countries."),
                rows=self._several.total(),
            )
        if self._elsewhere:
            self._findings.whole_sheet(
                Severity.ASSUMPTION,
                tr_count(
                    "{n} carline with assembly in more than one country ({carlines}): the first one counts.",
                    "{n} carlines with assembly in more than one country ({carlines}): the first one counts.",
                    len(self._elsewhere),
                    carlines=a_few(self._elsewhere),
                ),
                tr("Give each country of assembly a row of its own."),
                rows=len(self._elsewhere),
            )
        self._findings.whole_sheet(
            Severity.ASSUMPTION,
            tr(
                "Content labels give shares of the parts' value, not amounts: the parts of each "
                "vehicle are set to 100 US dollars, without labour, freight and profit. Their costs "
                "and duties say nothing."
            ),
            tr("Open a sourcing workbook for costs and duties."),
            rows=0,
        )

    def _countries(self, row: int, column: str) -> tuple[str, ...]:
        read = label_countries(self._texts[column][row])
        self._unlike.update(read.unlike)
        self._several.update(read.several)
        if read.strange:
            heading = LABEL_FIELDS[column].heading
            self._report(
                row,
                column,
                tr(
                    "{field}: {names} is not known as a country.",
                    field=heading,
                    names=a_few(read.strange),
                ),
            )
        return read.countries

    def _report(self, row: int, column: str, message: str) -> None:
        number = int(self._table.row_numbers[row])
        address = f"{self._table.letters(column)}{number}"
        self._findings.cell(Severity.WARNING, address, number, message, tr("Correct the cell."))

    def _address(self, row: int, column: str) -> str:
        return f"{self._table.layout.place}!{self._table.letters(column)}{int(self._table.row_numbers[row])}"


def _meanings(words: Iterable[str]) -> str:
    """Return which country each of some letters stands for."""
    return ", ".join(
        tr("{letters} is {country}", letters=word, country=meaning(word)) for word in sorted(words)
    )
