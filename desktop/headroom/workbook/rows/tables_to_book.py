"""Reads the tables of open workbooks by a layout, and puts them together."""

from collections.abc import Callable, Iterator, Mapping

from headroom.book.content_label import DEFINITION
from headroom.book.joined_rows import joined
from headroom.book.layout import BookLayout, TableKind, TableLayout
from headroom.book.model_defaults import MODELS_SHEET
from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import SourcingBook, sheet_place
from headroom.book.survey import BookSurvey
from headroom.foreign_text import a_few
from headroom.language import localized, tr
from headroom.user_error import UserError
from headroom.workbook.layouts.layout_report import report_layout
from headroom.workbook.rows.banner_models import with_banner_models
from headroom.workbook.rows.cost_kinds import with_conversion
from headroom.workbook.rows.filled_models import with_filled_models
from headroom.workbook.rows.label_rows import ReadLabels, read_labels
from headroom.workbook.rows.part_lists import ReadList, read_list
from headroom.workbook.rows.part_rows import ReadRows, read_rows
from headroom.workbook.rows.rates import StatedRates, read_rates
from headroom.workbook.rows.shared_models import shared_models
from headroom.workbook.rows.structure.joined_trees import joined_trees
from headroom.workbook.rows.vehicle_names import VehicleNames
from headroom.workbook.rows.vehicles import StatedModels, read_models, vehicles_of
from headroom.workbook.survey.book_survey import survey_book
from headroom.workbook.survey.questions import GivenUp, Questions
from headroom.workbook.survey.rows_above import rows_above
from headroom.workbook.survey.sheet_survey import named_kind
from headroom.workbook.tables.book_file import BookFile, ReadingProgress
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table

_REPORTED = (TableKind.LABELS, TableKind.SOURCING, TableKind.PART_LIST, TableKind.MODELS, TableKind.RATES)
"""In which order tables are reported."""


class TableDecoding:
    """Reads the tables of open workbooks.

    Args:
        name: What they are called together.
        files: The open workbooks by the name of their file; empty for a single one.
        progress: Is told how far the reading is.
        questions: What to ask.
    """

    def __init__(
        self,
        name: str,
        files: Mapping[str, BookFile],
        progress: Callable[[ReadingProgress], None],
        questions: Questions,
    ) -> None:
        self._name = name
        self._files = files
        self._progress = progress
        self._questions = questions
        self._findings: dict[str, Findings] = {}
        self._vehicle_names = VehicleNames()

    def read(self) -> SourcingBook:
        """Return the book, without the digests of its files."""
        survey = survey_book(
            self._name, [top for file, book in self._files.items() for top in book.tops(file)]
        )
        layout = self._questions.choose(survey)
        if layout is None:
            raise GivenUp
        self._keep(layout)
        unused = (*_unused(survey, layout), *rows_above(survey, layout))
        stated, assumed = self._rates(layout)
        models, model_findings = self._models(layout, {**assumed, **stated.rates})
        lists = tuple(self._lists(layout))
        parts = [
            self._parts(table, layout, {**assumed, **stated.rates}, lists, models)
            for table in layout.of_kind(TableKind.SOURCING)
        ]
        for one in lists:
            one.report_left_over()
        models = with_conversion(models, [read.other for read in parts], model_findings)
        labels = [self._labels(table, layout) for table in layout.of_kind(TableKind.LABELS)]
        if not parts and not labels:
            msg = tr("{file} has no sheet with part rows. Compare it with the template.", file=self._name)
            raise UserError(msg)
        rows = joined([*(read.rows for read in parts), *(read.rows for read in labels)])
        labelled = {vehicle.name.casefold(): vehicle for read in labels for vehicle in read.vehicles}
        plain = [name for name in rows.models if name.casefold() not in labelled]
        models = self._vehicle_names.stated(plain, models, model_findings)
        stated_vehicles = {v.name: v for v in vehicles_of(plain, models, model_findings)}
        vehicles = tuple(stated_vehicles.get(name) or labelled[name.casefold()] for name in rows.models)
        used_rates = {code: rate for code, rate in assumed.items() if code in rows.currencies}
        problems = (
            *(problem for findings in self._in_order(layout) for problem in findings.problems()),
            *unused,
            *_assumed_rates(used_rates),
            *shared_models(rows.models),
        )
        return SourcingBook(
            name=self._name,
            sha256="",
            rows=rows,
            vehicles=vehicles,
            currency_rates={**stated.rates, **used_rates},
            currency_cells=stated.cells,
            rows_read=sum(read.rows_read for read in parts) + sum(read.rows_read for read in labels),
            rows_used=sum(len(read.rows) for read in parts) + sum(read.rows_used for read in labels),
            problems=problems,
            layout=layout,
            totals=(
                *(total for read in parts for total in read.totals),
                *(total for read in labels for total in read.totals),
            ),
            definition=DEFINITION if labels else "",
            tallies=(
                *(tally for read in parts for tally in read.tallies),
                *(tally for read in labels for tally in read.tallies),
            ),
            unread_sheets=_unread_sheets(survey, layout),
            tree=joined_trees(parts),
        )

    def _keep(self, layout: BookLayout) -> None:
        """Let go of the sheets that are not read."""
        for file, book in self._files.items():
            book.keep({table.sheet for table in layout.tables if table.file == file})

    def _in_order(self, layout: BookLayout) -> Iterator[Findings]:
        """Yield what was found in each sheet: those of parts first; see ``_REPORTED``."""
        for kind in _REPORTED:
            for table in layout.of_kind(kind):
                found = self._findings.pop(_place(table), None)
                if found is not None:
                    yield found
        yield from self._findings.values()

    def _table(self, layout: TableLayout, book: BookLayout) -> tuple[Table, Findings]:
        """Return a table and where its faults go."""
        findings = self._findings.setdefault(_place(layout), Findings(_place(layout)))
        file = self._files.get(layout.file)
        if file is None or layout.sheet not in file.sheet_names:
            msg = tr(
                "{file} has no sheet “{sheet}”, which the layout names. Choose another layout.",
                file=self._name,
                sheet=layout.sheet,
            )
            raise UserError(msg)
        table = file.read(layout)
        report_layout(table, layout, book, findings)
        return table, findings

    def _rates(self, layout: BookLayout) -> tuple[StatedRates, Mapping[str, float]]:
        """Return the rates that are stated, and those assumed of other currencies."""
        stated = StatedRates()
        for one in layout.of_kind(TableKind.RATES):
            table, findings = self._table(one, layout)
            read = read_rates(table, findings)
            stated = StatedRates({**read.rates, **stated.rates}, {**read.cells, **stated.cells})
        told = {**dict(layout.rates), **self._questions.assumed_rates}
        assumed = {code: rate for code, rate in told.items() if code not in stated.rates}
        return stated, assumed

    def _models(self, layout: BookLayout, rates: Mapping[str, float]) -> tuple[StatedModels, Findings]:
        """Return what is stated of the models, and where what is missing is reported."""
        stated: StatedModels | None = None
        findings: Findings | None = None
        for one in layout.of_kind(TableKind.MODELS):
            table, found = self._table(one, layout)
            in_rows = any(
                (one.file, one.sheet, one.header_row) == (part.file, part.sheet, part.header_row)
                for part in layout.of_kind(TableKind.SOURCING)
            )
            table = self._vehicle_names.named_models(table, layout.of_kind(TableKind.SOURCING))
            read = read_models(table, found, rates, repeated=in_rows)
            if stated is None:
                stated, findings = read, found
            else:
                stated = stated.filled_by(read)
        if stated is None or findings is None:
            return StatedModels(), self._findings.setdefault(MODELS_SHEET, Findings(MODELS_SHEET))
        return stated, findings

    def _labels(self, layout: TableLayout, book: BookLayout) -> ReadLabels:
        """Return the carlines of a content-label report."""
        table, findings = self._table(layout, book)
        self._progress(ReadingProgress(tr("Reading the labels"), 0, len(table)))
        return read_labels(table, findings)

    def _lists(self, book: BookLayout) -> Iterator[ReadList]:
        """Yield the part lists that are joined to the parts."""
        for layout in book.of_kind(TableKind.PART_LIST):
            if layout.is_joined and book.of_kind(TableKind.SOURCING):
                table, findings = self._table(layout, book)
                self._progress(ReadingProgress(tr("Checking the part list"), 0, len(table)))
                yield read_list(table, findings)

    def _parts(
        self,
        layout: TableLayout,
        book: BookLayout,
        rates: Mapping[str, float],
        lists: tuple[ReadList, ...],
        models: StatedModels,
    ) -> ReadRows:
        """Return the rows of one table of parts."""
        table, findings = self._table(layout, book)
        self._progress(ReadingProgress(tr("Checking the rows"), 0, len(table)))
        table = with_filled_models(with_banner_models(table, findings), findings)
        table = self._vehicle_names.named(table)
        stated = {name: one.values.get("assembly_country") for name, one in models.by_name.items()}
        assembly = {name: country for name, country in stated.items() if isinstance(country, str)}
        read = read_rows(table, rates, findings, lists, assembly)
        if not read.rows_read:
            findings.whole_sheet(
                Severity.ERROR,
                tr("The table has headings but no rows."),
                tr("Fill in one row for each part."),
            )
        return read


def _place(table: TableLayout) -> str:
    """Return the sheet of a table as problems name it."""
    return sheet_place(table.file, table.sheet)


def _unread_sheets(survey: BookSurvey, layout: BookLayout) -> tuple[str, ...]:
    """Return the sheets of which no table is read."""
    left = {table for table in layout.of_kind(TableKind.PART_LIST) if not table.is_joined}
    read = {(table.file, table.sheet) for table in layout.tables if table not in left}
    return tuple(
        sheet_place(sheet.file, sheet.name) for sheet in survey.sheets if (sheet.file, sheet.name) not in read
    )


def _unused(survey: BookSurvey, layout: BookLayout) -> Iterator[Problem]:
    """Yield what is to be said of sheets whose name says what they are, but whose table is not read."""
    read = {(table.file, table.sheet) for table in layout.tables}
    for sheet in survey.sheets:
        kind = named_kind(sheet.name)
        if kind in (TableKind.MODELS, TableKind.RATES) and (sheet.file, sheet.name) not in read:
            missing = [heading for table in sheet.tables for heading in table.missing]
            message = (
                tr(
                    "The sheet has no table with the headings {fields}. It is not used.",
                    fields=a_few(missing),
                )
                if missing
                else tr("The sheet has no table. It is not used.")
            )
            place = sheet_place(sheet.file, sheet.name)
            yield Problem(Severity.WARNING, message, tr("Compare it with the template."), place, "", 0)


def _assumed_rates(rates: Mapping[str, float]) -> Iterator[Problem]:
    """Yield what is to be said of rates that the workbook does not state."""
    for code, rate in rates.items():
        message = tr(
            "The workbook states no rate of {currency}: {rate} US dollars are assumed for one unit.",
            currency=code,
            rate=localized(f"{rate:g}"),
        )
        yield Problem(
            Severity.ASSUMPTION, message, tr("Add {currency} to the sheet Rates.", currency=code), rows=0
        )
