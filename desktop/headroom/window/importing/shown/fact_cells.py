"""The table of the facts of vehicles: what is stated, what was typed, what stands in for the rest."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from headroom.book.assumed_facts import states
from headroom.book.fields.field import CellKind, Field
from headroom.book.fields.typed_fields import blank_of
from headroom.book.model_facts import FactChange, FactValue, ModelFact, ModelFacts, fact_key
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.foreign_text import a_few
from headroom.language import WordEnum, colon, localized, tr, tr_count
from headroom.notation.typed_facts import read_fact, read_facts, written_fact
from headroom.output.copied_table import CopiedCell, CopiedTable
from headroom.words import formatting

MODEL = 0
"""The column with the names of the models; the facts follow."""

_CENTS = 2
Place = tuple[int, int]
"""Row and column of a cell."""


class Standing(WordEnum):
    """Where a cell has its value from."""

    STATED = "stated in the workbook"
    TYPED = "typed"
    MISSING = "not given"


@dataclass(frozen=True, slots=True)
class FactCell:
    """One cell.

    Attributes:
        text: As it is shown; where nothing is given, what stands in for it.
        written: As it may be typed again; empty where nothing is given.
        standing: Where it is from.
        tooltip: Where it is from, in words.
    """

    text: str
    written: str
    standing: Standing
    tooltip: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """What is to be done with cells from the clipboard.

    Attributes:
        changes: What they type.
        said: What could not be taken, or was read in one of two ways; one sentence; empty: nothing is to say.
        refused: Whether something could not be taken.
    """

    changes: tuple[FactChange, ...]
    said: str = ""
    refused: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class FactGrid:
    """What the table shows: a row for each model, then those that the workbook does not have any more.

    Attributes:
        vehicles: As the workbook states them; None for a model that it does not have.
        models: Their names.
        columns: The facts that are shown.
        facts: What was typed, by model and field.
    """

    vehicles: tuple[Vehicle | None, ...]
    models: tuple[str, ...]
    columns: tuple[Field, ...]
    facts: Mapping[tuple[str, str], ModelFact] = field(default_factory=dict)

    @classmethod
    def of(
        cls, book: SourcingBook, facts: ModelFacts, columns: Sequence[Field], search: str = ""
    ) -> "FactGrid":
        """Return the table of a workbook.

        Args:
            book: The workbook.
            facts: What was typed of its vehicles.
            columns: The facts to show.
            search: Part of the names of the models to show; empty: all.
        """
        read = book.as_read.vehicles
        there = {vehicle.name.casefold() for vehicle in read}
        gone = dict.fromkeys(fact.model for fact in facts if fact.model.casefold() not in there)
        rows: list[tuple[Vehicle | None, str]] = [
            *((vehicle, vehicle.name) for vehicle in read),
            *((None, name) for name in gone),
        ]
        wanted = search.strip().casefold()
        shown = [row for row in rows if wanted in row[1].casefold()]
        return cls(
            tuple(vehicle for vehicle, _ in shown),
            tuple(name for _, name in shown),
            tuple(columns),
            {fact.key: fact for fact in facts},
        )

    def cell(self, row: int, column: int) -> FactCell:
        """Return a cell; the first column has the names of the models."""
        name, vehicle = self.models[row], self.vehicles[row]
        if column == MODEL:
            why = (
                ""
                if vehicle is not None
                else tr("The workbook has no such model any more: its facts are kept.")
            )
            return FactCell(name, name, Standing.STATED, why)
        entry = self.columns[column - 1]
        fact = self.facts.get(fact_key(name, entry.name))
        if vehicle is not None and states(vehicle, entry.name):
            value = vehicle.value(entry.name)
            place = vehicle.cells.get(entry.name, "")
            why = (
                tr("Stated in the workbook, {cell}.", cell=place) if place else tr("Stated in the workbook.")
            )
            if fact is not None and fact.value != value:
                typed = tr("{value} was typed and does not count.", value=_shown(entry, fact.value))
                why = f"{why} {typed}"
            return FactCell(_shown(entry, value), written_fact(entry, value), Standing.STATED, why)
        if fact is not None:
            why = tr("Typed here, not in the workbook.")
            return FactCell(_shown(entry, fact.value), written_fact(entry, fact.value), Standing.TYPED, why)
        default = tr("Not given: {value}.", value=entry.default) if entry.default else tr("Not given.")
        return FactCell(
            _shown(entry, blank_of(entry)), "", Standing.MISSING, f"{default} {entry.help}".strip()
        )

    def may_be_typed(self, row: int, column: int) -> bool:
        """Return whether a cell may be typed: what the workbook states may not."""
        return column != MODEL and self.cell(row, column).standing is not Standing.STATED

    def typed(self, row: int, column: int, text: str) -> FactChange:
        """Return what is typed into a cell; a blank text clears it.

        Raises:
            ValueError: If it cannot be understood; its text is a sentence.
        """
        entry = self.columns[column - 1]
        return FactChange(self.models[row], entry.name, read_fact(entry, text))

    def cleared(self, places: Iterable[Place]) -> tuple[FactChange, ...]:
        """Return cells cleared of what was typed, also where that does not count."""
        return tuple(
            FactChange(self.models[row], entry.name, None)
            for row, column in places
            if column != MODEL
            for entry in (self.columns[column - 1],)
            if fact_key(self.models[row], entry.name) in self.facts
        )

    def filled_down(self, places: Collection[Place]) -> tuple[FactChange, ...]:
        """Return the first of the chosen cells of each column typed into those below it."""
        changes = []
        for column in sorted({column for _, column in places} - {MODEL}):
            first, *below = sorted(row for row, at in places if at == column)
            value = self._value(first, column)
            if value is not None:
                entry = self.columns[column - 1].name
                typed = (row for row in below if self.may_be_typed(row, column))
                changes += [FactChange(self.models[row], entry, value) for row in typed]
        return tuple(changes)

    def copied(self, places: Collection[Place], *, headings: bool = False) -> CopiedTable:
        """Return cells as they are copied; what is not given is blank.

        Args:
            places: The cells.
            headings: Whether the headings of their columns stand above them.
        """
        rows, columns = sorted({row for row, _ in places}), sorted({column for _, column in places})
        chosen = set(places)
        titles = (tr("Model"), *(one.heading for one in self.columns))
        lines = (
            tuple(self._copied(row, at) if (row, at) in chosen else "" for at in columns) for row in rows
        )
        return CopiedTable("", tuple(titles[at] for at in columns) if headings else (), tuple(lines))

    def _copied(self, row: int, column: int) -> CopiedCell:
        """Return a cell as it is copied: a number as such."""
        written = self.cell(row, column).written
        numeric = column != MODEL and self.columns[column - 1].measured
        return float(written) if numeric and written else written

    def pasted(self, text: str, places: Collection[Place]) -> Pasted:
        """Return what cells of a spreadsheet type.

        One cell is typed into all that are chosen; several stand below and beside the first that is chosen.
        Where they begin with the names of models, each row goes to its model.

        Args:
            text: Rows, one a line, with tabs between the cells.
            places: The cells that are chosen.
        """
        block = _block(text)
        if not block or not places:
            return Pasted(())
        first = min(places)
        if len(block) == len(block[0]) == 1 and first[1] != MODEL:
            targets = {place: block[0][0] for place in places if place[1] != MODEL}
            return self._taken(targets, ())
        rows = range(first[0], first[0] + len(block))
        strange: tuple[str, ...] = ()
        if first[1] == MODEL:
            by_name = {name.casefold(): at for at, name in enumerate(self.models)}
            found = [by_name.get(" ".join(line[0].split()).casefold()) for line in block]
            strange = tuple(line[0] for line, row in zip(block, found, strict=True) if row is None)
            cells = list(_cells_of(found, block))
        else:
            cells = list(_cells_of(rows, block))
        fitting = {
            (row, first[1] + at): cell
            for row, at, cell in cells
            if row < len(self.models) and MODEL < first[1] + at <= len(self.columns)
        }
        outside = len([cell for _, at, cell in cells if cell.strip() and first[1] + at != MODEL])
        outside -= len([cell for cell in fitting.values() if cell.strip()])
        return self._taken(fitting, strange, outside)

    def _taken(self, cells: Mapping[Place, str], strange: Sequence[str], outside: int = 0) -> Pasted:
        """Return what cells type by where they go; those of a column are read together."""
        changes: list[FactChange] = []
        faults: list[str] = []
        remarks: list[str] = []
        kept = 0
        for column in sorted({column for _, column in cells}):
            entry = self.columns[column - 1]
            rows = [row for row, at in cells if at == column]
            for row, read in zip(rows, read_facts(entry, [cells[row, column] for row in rows]), strict=True):
                if read.fault:
                    faults.append(colon(self.models[row], read.fault))
                elif read.value is None:
                    continue
                elif not self.may_be_typed(row, column):
                    kept += 1
                else:
                    changes.append(FactChange(self.models[row], entry.name, read.value))
                    remarks += [read.remark] * bool(read.remark)
        said = [
            *(
                faults[:1]
                and [
                    tr_count(
                        "{n} cell not taken. {reason}",
                        "{n} cells not taken. {reason}",
                        len(faults),
                        reason=faults[0],
                    )
                ]
            ),
            *(
                [tr("No model is called {names}.", names=a_few([f"“{name}”" for name in strange]))]
                if strange
                else ()
            ),
            *(
                [
                    tr_count(
                        "{n} cell unchanged: stated in the workbook.",
                        "{n} cells unchanged: stated in the workbook.",
                        kept,
                    )
                ]
                if kept
                else ()
            ),
            *(
                [
                    tr_count(
                        "{n} cell beside the table not taken.",
                        "{n} cells beside the table not taken.",
                        outside,
                    )
                ]
                if outside
                else ()
            ),
            *remarks[:1],
        ]
        return Pasted(tuple(changes), " ".join(said), refused=bool(faults or strange or outside))

    def _value(self, row: int, column: int) -> FactValue | None:
        """Return what is stated or typed in a cell; None for nothing."""
        entry, vehicle = self.columns[column - 1], self.vehicles[row]
        if vehicle is not None and states(vehicle, entry.name):
            return vehicle.value(entry.name)
        fact = self.facts.get(fact_key(self.models[row], entry.name))
        return None if fact is None else fact.value


def grid_headline(book: SourcingBook, facts: ModelFacts, columns: Sequence[Field]) -> str:
    """Return how much of the facts that are shown is stated, typed, and missing."""
    grid = FactGrid.of(book, facts, columns)
    counts = dict.fromkeys(Standing, 0)
    for row, vehicle in enumerate(grid.vehicles):
        if vehicle is not None:
            for column in range(1, len(grid.columns) + 1):
                counts[grid.cell(row, column).standing] += 1
    models = tr_count("{n} model", "{n} models", len(book.vehicles))
    return tr(
        "{models}: {stated} facts stated, {typed} typed, {missing} not given",
        models=models,
        stated=localized(f"{counts[Standing.STATED]:,}"),
        typed=localized(f"{counts[Standing.TYPED]:,}"),
        missing=localized(f"{counts[Standing.MISSING]:,}"),
    )


def _shown(entry: Field, value: FactValue | None) -> str:
    """Return a value as it is read; blank for None."""
    if value is None or isinstance(value, str):
        return str(value or "")
    written = written_fact(entry, value)
    if entry.kind is CellKind.PERCENT:
        return f"{written}{formatting.THIN_SPACE}%"
    _, _, decimals = written.partition(".")
    digits = max(len(decimals), _CENTS) if decimals else 0
    return formatting.number(value, digits)


def _block(text: str) -> list[list[str]]:
    """Return the cells of a text from a spreadsheet, all rows equally long."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    rows = [line.split("\t") for line in lines]
    width = max(len(row) for row in rows)
    return [[*row, *[""] * (width - len(row))] for row in rows] if text.strip() else []


def _cells_of(rows: Iterable[int | None], block: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, str]]:
    """Yield row, column from the left of the block, and text of its cells; rows without a place are left."""
    for row, line in zip(rows, block, strict=False):
        if row is not None:
            yield from ((row, at, cell) for at, cell in enumerate(line))
