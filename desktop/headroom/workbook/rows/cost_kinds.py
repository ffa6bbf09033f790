"""Rows that cost for work, overhead, tools, profit, freight or taxes: no parts, taken apart."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from headroom.arrays import Flags
from headroom.book.problem import Severity
from headroom.book.row_fates import Fate, RowTally
from headroom.book.sourcing import PartRows
from headroom.book.table_answers import APART_ANSWER, AS_PARTS_ANSWER, COST_KINDS
from headroom.language import localized, tr, tr_count
from headroom.notation.cost_kinds import CostKind, cost_kind_of
from headroom.workbook.bytes.cells import BLANK, Cells, Values
from headroom.workbook.fields.cost_words import cost_word
from headroom.workbook.rows.vehicles import StatedModel, StatedModels
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table

_COLUMN = "cost_kind"
_NAMES = ("description", "part_number")
_CONVERSION = "conversion_usd"
_KINDS = tuple(CostKind)


@dataclass(frozen=True, slots=True, eq=False)
class OtherCosts:
    """What rows cost that are no parts.

    Attributes:
        conversion: US dollars for one vehicle, by the name of the model.
        tallies: What became of the rows.
    """

    conversion: Mapping[str, float]
    tallies: tuple[RowTally, ...] = ()

    def with_own_work(self, conversion: Mapping[str, float]) -> "OtherCosts":
        """Return them with what the producer's own assemblies cost above their parts.

        Args:
            conversion: US dollars for one vehicle, by the name of the model.
        """
        names = dict.fromkeys((*self.conversion, *conversion))
        both = {name: self.conversion.get(name, 0.0) + conversion.get(name, 0.0) for name in names}
        return replace(self, conversion=both)


def kinds_of(table: Table) -> tuple[Flags, Table]:
    """Return which rows are no parts, ``(row,)``, and a table of those alone, each named by its kind.

    The column of kinds says it; where there is none, descriptions and part numbers, if that was answered.
    """
    nothing = np.zeros(len(table), dtype=np.bool_)
    answer = table.answers.get(COST_KINDS, "")
    if answer == AS_PARTS_ANSWER:
        return nothing, table.take(nothing)
    columns = [_COLUMN] if _COLUMN in table.columns else [name for name in _NAMES if answer == APART_ANSWER]
    kind = np.full(len(table), -1, dtype=np.int32)
    for name in columns:
        cells = table.columns.get(name)
        if cells is None:
            continue
        found = [cost_kind_of(value) if isinstance(value, str) else None for value in cells.values]
        codes = np.array([*(-1 if one is None else _KINDS.index(one) for one in found), -1], dtype=np.int32)
        kind = np.where(kind < 0, codes[cells.codes], kind)
    apart = kind > _KINDS.index(CostKind.MATERIAL)
    if not apart.any():
        return nothing, table.take(nothing)
    size = len(table)
    named = Cells(np.full(size, np.nan), (kind + 1).astype(np.int32), Values((BLANK, *_KINDS)))
    alone = replace(
        table,
        columns={**table.columns, "part_number": named},
        answers={**table.answers, COST_KINDS: AS_PARTS_ANSWER},
    )
    return apart, alone.take(apart)


def other_costs(
    table: Table,
    read: Callable[[Table, Findings], PartRows],
    rates: Mapping[str, float],
    findings: Findings,
) -> OtherCosts:
    """Return what the rows of a table cost that are no parts; it is reported.

    Args:
        table: These rows, each named by its kind.
        read: Reads them as if they were parts.
        rates: US dollars per unit by currency code.
        findings: Takes what is said of them; of what is wrong with their cells only errors.
    """
    if not len(table):
        return OtherCosts({})
    apart = Findings(findings.sheet)
    rows = read(table, apart)
    findings.take(apart, Severity.ERROR)
    usd = np.array([rates.get(name, 0.0) for name in rows.currencies] or [0.0])
    value = rows.quantity * rows.unit_cost * (usd[rows.currency] if len(rows) else 1.0)
    conversion: dict[str, float] = {}
    tallies: list[RowTally] = []
    place = table.layout.place
    used = 0
    for kind in _KINDS:
        code = rows.part_number.values.index(kind) if kind in rows.part_number.values else -2
        where = (rows.part_number.codes == code) & ~rows.alternative
        if not where.any():
            continue
        used += int(where.sum())
        for model, name in enumerate(rows.models):
            worth = float(value[where & (rows.model == model)].sum())
            if worth and kind.is_conversion:
                conversion[name] = conversion.get(name, 0.0) + worth
        fate = Fate.CONVERSION if kind.is_conversion else Fate.NO_PART
        for currency, name in enumerate(rows.currencies):
            those = where & (rows.currency == currency)
            if those.any():
                worth = float((rows.quantity * rows.unit_cost)[those].sum())
                tallies.append(RowTally(place, name, fate, int(those.sum()), 0, worth))
        _report(kind, rows, where, float(value[where].sum()), table, findings)
    left = len(table) - used
    if left:
        tallies.append(RowTally(place, "", Fate.NO_PART, left, left))
    return OtherCosts(conversion, tuple(tallies))


def with_conversion(models: StatedModels, read: Iterable[OtherCosts], findings: Findings) -> StatedModels:
    """Return what is stated of models with the conversion cost that rows of their bills come to.

    A conversion cost that the sheet of models states counts, with a warning.

    Args:
        models: What is stated of them.
        read: What rows cost that are no parts.
        findings: Those of the sheet of models.
    """
    by_name = dict(models.by_name)
    for one in read:
        for name, worth in one.conversion.items():
            known = by_name.get(name.casefold(), StatedModel({}, {}, 0))
            stated = known.values.get(_CONVERSION)
            if known.row and stated is not None:
                findings.whole_sheet(
                    Severity.WARNING,
                    tr(
                        "Conversion cost of {model} is stated as {stated} USD; labour, overhead and tooling "
                        "in its bill ({amount} USD) are not added.",
                        model=name,
                        stated=localized(f"{stated:,.2f}"),
                        amount=localized(f"{worth:,.2f}"),
                    ),
                    tr("Check that the two are the same cost; leave one of them out."),
                    rows=1,
                )
                continue
            before = stated if isinstance(stated, float) else 0.0
            by_name[name.casefold()] = replace(known, values={**known.values, _CONVERSION: before + worth})
    return replace(models, by_name=by_name)


def _report(
    kind: CostKind, rows: PartRows, where: Flags, worth: float, table: Table, findings: Findings
) -> None:
    """Say what is done with the rows of a kind."""
    numbers = np.unique(rows.row_number[where])
    amount = localized(f"{worth:,.2f}")
    if kind.is_conversion:
        severity = Severity.ASSUMPTION
        message = tr_count(
            "{n} row of {kind} ({amount} USD) is no part: it is counted as conversion cost of the model, "
            "which is content of the country of assembly.",
            "{n} rows of {kind} ({amount} USD) are no part: they are counted as conversion cost of the "
            "model, which is content of the country of assembly.",
            len(numbers),
            kind=cost_word(kind),
            amount=amount,
        )
        remedy = tr("State it as Conversion cost in the sheet Models.")
    else:
        severity = Severity.WARNING
        message = tr_count(
            "{n} row of {kind} ({amount} USD) is left out: {kind} is not in the net cost.",
            "{n} rows of {kind} ({amount} USD) are left out: {kind} is not in the net cost.",
            len(numbers),
            kind=cost_word(kind),
            amount=amount,
        )
        remedy = (
            tr("State it as Freight per unit of the parts, so that it is in the landed cost.")
            if kind is CostKind.FREIGHT
            else tr("Nothing needs to be done, unless it is a part.")
        )
    cell = f"{table.letters(_COLUMN) or table.letters('description')}{int(numbers[0])}"
    findings.whole_sheet(severity, message, remedy, cell=cell, rows=len(numbers))
