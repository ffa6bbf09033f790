"""Reports what is read from the levels of a bill, what is assumed of them, and what contradicts itself."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats, Ints
from headroom.book.counted_nodes import SUPPLIER, Bill, Counted, LevelReading
from headroom.book.part_tree import CLOSED, INSIDE, OPENED
from headroom.book.problem import Severity
from headroom.foreign_text import a_few
from headroom.language import localized, tr, tr_count
from headroom.workbook.columns.column import FIELD, VALUE, FieldColumn
from headroom.workbook.rows.structure.bill_shape import PARENT, BillShape

_TOP = tr("The row is taken as one that goes into the vehicle.")
_COST, _QUANTITY, _MADE_BY = "unit_cost", "quantity", "made_by"
_FIRST = 3


@dataclass(frozen=True, slots=True, eq=False)
class BillReport:
    """What is to be said of a bill.

    Attributes:
        column: The columns of its table by field name.
        found: Which row goes into which.
        bill: What is known of each node.
        fates: Which nodes count.
        total: ``(node,)``, how many are in one vehicle.
        reading: What counts where nobody says who made an assembly.
    """

    column: Mapping[str, FieldColumn]
    found: BillShape
    bill: Bill
    fates: Counted
    total: Floats
    reading: LevelReading

    def report(self, *, blank: Flags, lacking: Flags, whole: bool) -> None:
        """Report everything.

        Args:
            blank: ``(row,)``, where the quantity is blank.
            lacking: ``(row,)``, where that of an assembly above cannot be used.
            whole: Whether quantities are for one vehicle.
        """
        self._shape()
        self._summary()
        self._comparisons()
        self._unpriced()
        self._quantities(blank, lacking, whole=whole)

    def _shape(self) -> None:
        """Report rows whose place in the bill cannot be told."""
        place = self.column.get(self.found.column) or self.column["part_number"]
        shape = self.found.shape
        place.report(
            Severity.WARNING,
            self.found.strange,
            tr("{field} {value} is not a level.", field=FIELD, value=VALUE),
            tr("Write a level, as in the other rows."),
            _TOP,
        )
        place.report(
            Severity.WARNING,
            self.found.blank,
            tr("{field} is missing.", field=FIELD),
            tr("Write a level, as in the other rows."),
            _TOP,
        )
        jumps = shape.jumps & ~self.found.strange & ~self.found.blank
        place.report(
            Severity.WARNING,
            jumps,
            tr("{field} {value} follows without an assembly of the level above it.", field=FIELD, value=VALUE)
            if self.found.column
            else tr("{field} {value} is indented by more than one level.", field=FIELD, value=VALUE),
            tr("Correct the level, or add the row of the assembly."),
            _TOP,
        )
        number = self.column["part_number"]
        number.report(
            Severity.WARNING,
            self.found.absent,
            tr(
                "{field} {value} has a quantity for a model that has none of the assembly it goes into.",
                field=FIELD,
                value=VALUE,
            ),
            tr("Fill in the quantity of the assembly, or delete that of the part."),
            tr("It counts by itself."),
        )
        if self.found.column == PARENT:
            self._parents(place)
        elif shape.lost.any():
            place.report(
                Severity.WARNING,
                shape.lost,
                tr(
                    "{field} {value} has no assembly: no row has the number before its last step.",
                    field=FIELD,
                    value=VALUE,
                ),
                tr("Add the row of the assembly, or correct the number."),
                _TOP,
            )

    def _parents(self, place: FieldColumn) -> None:
        """Report parents that are no parts of the table, and parts that would go into themselves."""
        shape = self.found.shape
        place.report(
            Severity.WARNING,
            shape.circling,
            tr(
                "{field} {value}: the part would go into itself by way of its own parts.",
                field=FIELD,
                value=VALUE,
            ),
            tr("Correct the parent part."),
            _TOP,
        )
        rows = np.flatnonzero(shape.lost)
        if not len(rows):
            return
        # What has no row and is the only one that is so is the vehicle itself.
        models = (
            self.column["model"].cells.codes if self.column["model"].letters else np.zeros_like(shape.lost)
        )
        names = place.cells.codes[rows].astype(np.int64)
        pairs = np.unique(np.stack((models[rows].astype(np.int64), names)), axis=1)
        tops, count = np.unique(pairs[0], return_counts=True)
        several = np.isin(models[rows], tops[count > 1])
        if several.any():
            where = np.zeros_like(shape.lost)
            where[rows[several]] = True
            place.report(
                Severity.WARNING,
                where,
                tr("{field} {value} is the number of no part in the table.", field=FIELD, value=VALUE),
                tr("Add the row of the assembly, or correct the number, unless it is the vehicle."),
                _TOP,
            )
        single = rows[~several]
        if len(single):
            said = list(dict.fromkeys(str(place.value(int(row))) for row in single[:1000].tolist()))
            place.findings.whole_sheet(
                Severity.ASSUMPTION,
                tr(
                    "{field} {parts} has no row of its own: it is taken for the vehicle.",
                    field=place.called,
                    parts=a_few(said, _FIRST),
                ),
                tr("Nothing needs to be done, unless it is an assembly with a cost of its own."),
                cell=f"{place.letters}{int(place.row_numbers[single[0]])}",
                rows=len(single),
            )

    def _summary(self) -> None:
        """Report how many levels there are, and what counts."""
        place = self.column.get(self.found.column) or self.column["part_number"]
        fate = self.fates.fate
        deep = int(self.found.shape.depth.max(initial=0)) + 1
        place.findings.whole_sheet(
            Severity.ASSUMPTION,
            _levels(place.called if self.found.column else "", deep, "; ".join(_fates(fate))),
            tr(
                "Nothing needs to be done, unless rows are counted that should not be, or the other "
                "way round."
            ),
            cell=f"{place.letters}{int(place.row_numbers[0])}",
            rows=int(self.found.shape.has_parts.sum()),
        )

    def _comparisons(self) -> None:
        """Report where the cost of an assembly is that of its parts, and where it is not."""
        bill, fates = self.bill, self.fates
        same = fates.same & (fates.fate == OPENED) & (bill.made_by < 0)
        self._once(
            Severity.ASSUMPTION,
            same,
            lambda count: tr_count(
                "{n} assembly costs as much as the parts together: the parts count.",
                "{n} assemblies cost as much as the parts together: the parts count.",
                count,
            ),
            tr("Nothing needs to be done."),
        )
        differs = ~np.isnan(fates.difference) & ~fates.same
        opened = differs & (fates.fate == OPENED)
        own_work = fates.own_work(bill)
        self._each(
            own_work,
            lambda field, gap: tr(
                "{field} is {gap} more than the cost of its parts, which count in its place: the rest is "
                "counted as conversion cost of the model, which is content of the country of "
                "assembly.",
                field=field,
                gap=gap,
            ),
            tr("State it as Conversion cost in the sheet Models."),
            Severity.ASSUMPTION,
        )
        self._each(
            opened & ~bill.vehicle & ~own_work,
            lambda field, gap: tr(
                "{field} differs by {gap} from the cost of its parts, which count in its place: the rest "
                "does not.",
                field=field,
                gap=gap,
            ),
            tr("Correct one of the two; a cost of one's own work belongs to the conversion cost."),
        )
        self._each(
            opened & bill.vehicle,
            lambda field, gap: tr(
                "{field} of the vehicle itself differs by {gap} from that of its parts, which count.",
                field=field,
                gap=gap,
            ),
            tr("Fill in conversion cost and net cost in the sheet Models."),
        )
        self._once(
            Severity.ASSUMPTION,
            fates.imported & (fates.fate == CLOSED),
            lambda count: tr_count(
                "{n} assembly costs something, and the producer makes it outside the region: such goods "
                "count themselves, in full, and their parts do not.",
                "{n} assemblies cost something, and the producer makes them outside the region: such goods "
                "count themselves, in full, and their parts do not.",
                count,
            ),
            tr("If it is not so, correct the country of origin or Made by."),
        )
        worked_on = fates.imported & (np.nan_to_num(fates.difference) > 0)
        closed = (fates.fate == CLOSED) & (bill.made_by != SUPPLIER) & ~bill.alternative
        self._each(
            differs & closed & ~worked_on,
            lambda field, gap: tr(
                "{field} differs by {gap} from the cost of its parts: it counts itself, its parts do not.",
                field=field,
                gap=gap,
            ),
            tr("Correct one of the two, or say who makes the part."),
        )
        fully = self.found.shape.has_parts & ~np.isnan(bill.cost) & ~fates.same & ~fates.partly
        self._once(
            Severity.ASSUMPTION,
            fully & np.isnan(fates.difference) & closed & ~fates.imported,
            lambda count: tr_count(
                "{n} assembly costs something, and no part of its own has a cost: it counts itself.",
                "{n} assemblies cost something, and no part of theirs has a cost: they count themselves.",
                count,
            ),
            tr("Fill in the cost of the parts if these are to count."),
        )

    def _each(
        self,
        where: Flags,
        fault: Callable[[str, str], str],
        remedy: str,
        severity: Severity = Severity.WARNING,
    ) -> None:
        """Report the assemblies whose cost differs from that of their parts, one by one."""
        column = self.column[_COST]
        rows = self.found.shape.row[where]
        gaps = self.fates.difference[where]
        rows, first = np.unique(rows, return_index=True)
        column.findings.cells(
            severity,
            column.letters,
            column.row_numbers[rows],
            lambda gap: fault(column.called, gap),
            lambda at: f"{localized(f'{abs(gaps[first[at]]):,.2f}')} USD",
            remedy,
        )

    def _once(self, severity: Severity, where: Flags, said: Callable[[int], str], remedy: str) -> None:
        """Report something of some assemblies, once for all."""
        rows = np.unique(self.found.shape.row[where])
        if len(rows):
            column = self.column[_COST]
            column.findings.whole_sheet(
                severity,
                said(len(rows)),
                remedy,
                cell=f"{column.letters}{int(column.row_numbers[rows[0]])}",
                rows=len(rows),
            )

    def _unpriced(self) -> None:
        """Report parts of one's own that count themselves, because none of their parts has a cost."""
        fates, bill = self.fates, self.bill
        column = self.column.get(_MADE_BY)
        kept = (fates.fate == CLOSED) & (bill.made_by >= 0) & (bill.made_by != SUPPLIER)
        if column is not None and kept.any():
            where = np.zeros(len(column.cells), dtype=np.bool_)
            where[self.found.shape.row[kept & ~bill.alternative & ~fates.imported]] = True
            column.report(
                Severity.WARNING,
                where,
                tr(
                    "{field} {value} says that its parts count, but none of them has a cost.",
                    field=FIELD,
                    value=VALUE,
                ),
                tr("Fill in the cost of the parts."),
                tr("It counts once, at its own cost."),
            )

    def _quantities(self, blank: Flags, lacking: Flags, *, whole: bool) -> None:
        """Report what quantities are taken for."""
        column = self.column[_QUANTITY]
        shape, bill = self.found.shape, self.bill
        vehicle = np.zeros_like(blank)
        vehicle[shape.row[bill.vehicle]] = True
        stated = ~np.isin(np.arange(len(blank)), np.flatnonzero(blank))
        values = column.cells.numbers
        column.report(
            Severity.WARNING,
            vehicle & stated & (values != 1) & (column.cells.codes < 0),
            tr(
                "{field} {value} stands beside the vehicle itself: parts are counted for one vehicle.",
                field=FIELD,
                value=VALUE,
            ),
            tr("Write 1."),
            "",
        )
        column.report(
            Severity.ERROR,
            lacking,
            tr(
                "{field} {value} cannot be multiplied: the quantity of an assembly above cannot be used.",
                field=FIELD,
                value=VALUE,
            ),
            tr("Correct the quantity of the assembly."),
        )
        several = (self.fates.fate == OPENED) & (np.abs(bill.quantity - 1.0) > 0) & ~np.isnan(self.total)
        below = self.fates.counts & (shape.parent >= 0) & shape.handed_down(several)
        nodes = np.flatnonzero(below)
        if not len(nodes):
            return
        node = int(nodes[0])
        row = int(shape.row[node])
        one, all_in_all = bill.quantity[node], self.total[node]
        rows = len(np.unique(shape.row[nodes]))
        message = (
            tr_count(
                "Quantities are taken as those of one vehicle, as the costs of the assemblies say, in {n} "
                "row.",
                "Quantities are taken as those of one vehicle, as the costs of the assemblies say, in {n} "
                "rows.",
                rows,
            )
            if whole
            else tr_count(
                "Quantities are taken as those of one assembly: they are multiplied ({pieces} in one "
                "assembly are {all} in the vehicle), in {n} row.",
                "Quantities are taken as those of one assembly: they are multiplied ({pieces} in one "
                "assembly are {all} in the vehicle), in {n} rows.",
                rows,
                pieces=localized(f"{one:g}"),
                all=localized(f"{all_in_all:g}"),
            )
        )
        column.findings.whole_sheet(
            Severity.ASSUMPTION,
            message,
            tr("If they are meant otherwise, answer so when the workbook is opened."),
            cell=f"{column.letters}{int(column.row_numbers[row])}" if column.letters else "",
            rows=len(nodes),
        )


def _levels(field: str, levels: int, fates: str) -> str:
    """Return what says which part goes into which; ``field`` is empty where indents do."""
    if field:
        return tr(
            "{field} says which part goes into which, in {levels} levels: {clauses}.",
            field=field,
            levels=levels,
            clauses=fates,
        )
    return tr(
        "Indents say which part goes into which, in {levels} levels: {clauses}.", levels=levels, clauses=fates
    )


def _fates(fate: Ints) -> Iterator[str]:
    """Yield how many assemblies count by their parts, by themselves, and how many rows do not, as clauses."""
    opened, closed, inside = (int((fate == one).sum()) for one in (OPENED, CLOSED, INSIDE))
    if opened:
        yield tr_count(
            "{n} assembly is opened, so that its parts count",
            "{n} assemblies are opened, so that their parts count",
            opened,
        )
    if closed:
        yield tr_count(
            "{n} assembly is counted once at its own cost",
            "{n} assemblies are counted once at their own cost",
            closed,
        )
    if inside:
        yield tr_count("{n} row inside those does not count", "{n} rows inside those do not count", inside)
