"""The levels of a table as far as its first rows tell: what a survey knows before anything is read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats, Ints
from headroom.book.counted_nodes import (
    Bill,
    Counted,
    LevelReading,
    counted,
    fits_whole,
    of_one_assembly,
    own_costs,
)
from headroom.book.countries import UNKNOWN_ORIGIN, is_outside
from headroom.book.fields.field import named
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.layout import ColumnLayout, DecimalMark, TableKind, TableLayout
from headroom.book.node_shape import Shape
from headroom.book.part_rows import ALTERNATIVE
from headroom.language import tr
from headroom.notation.levels import indents_of
from headroom.notation.numbers import Style, decimals_of, typed_number
from headroom.notation.origins import origin_code
from headroom.workbook.fields.choice_words import choice_key, choice_words
from headroom.workbook.fields.row_answers import ALTERNATES, AS_ALTERNATIVES, AS_OTHERS
from headroom.workbook.fields.supply_words import MARKS, Says
from headroom.workbook.structure.level_order import out_of_order
from headroom.workbook.structure.levels import Levels, ranked, read_levels, without_slips
from headroom.workbook.structure.parents import TooManyNodesError, by_parent
from headroom.workbook.structure.vehicle_node import vehicle_nodes
from headroom.workbook.survey.seen_supply import seen_out_of_use, with_seen_supply
from headroom.workbook.survey.sheet_rows import Rows
from headroom.workbook.tables.total_words import TOTAL

LEVELS, QUANTITIES = "levels", "level_quantities"
"""Keys of the questions what counts, and what the quantities are for."""

PARENT, WHOLE = "parent", "vehicle"
"""Answers to the second: for one assembly, or for one vehicle."""

_LEVEL, _PARENT_PART, _PART = "level", "parent_part", "part_number"
_INDENTED = (_PART, "description")
_TEXTS = ("model", _PART, "description", "hts_code")
_IN_ALL = ("ext", "total", "gesamt", "cantidad total", "quantité totale")


@dataclass(frozen=True, slots=True, eq=False)
class SeenBill:
    """The levels of a table, as far as its first rows tell.

    Attributes:
        says: What says so, e.g. "“Level” (column A)".
        by_indents: Whether only indents do.
        rows: ``(row,)``, as Excel counts, from 1.
        parts: ``(row,)``, their numbers.
        models: ``(row,)``, code of their model.
        bill: What is known of each node; quantities for one assembly.
        stated: ``(node,)``, quantities as they are stated, 1 where blank.
        currency: ISO 4217 code of all costs; empty where they have several.
        cost_letters: Letters of the column of costs; None where a part list has them.
        whole: Whether quantities are taken as those of one vehicle.
        proves_whole: Whether only that fits the costs.
    """

    says: str
    by_indents: bool
    rows: tuple[int, ...]
    parts: tuple[str, ...]
    models: Ints
    bill: Bill
    stated: Floats
    currency: str
    cost_letters: str | None
    whole: bool
    proves_whole: bool

    def place_of_cost(self, row: int) -> str:
        """Return where the cost of a row is, e.g. ``F17``, or ``row 17`` where a part list has it."""
        line = self.rows[row]
        return tr("row {row}", row=line) if self.cost_letters is None else f"{self.cost_letters}{line}"

    def counted(self, reading: LevelReading) -> Counted:
        """Return which nodes count; costs in several currencies are compared when the rates are known."""
        fates = counted(self.bill, reading)
        if self.currency:
            return fates
        nowhere = np.zeros(len(self.bill.cost), dtype=np.bool_)
        return replace(fates, difference=np.full(len(nowhere), np.nan), same=nowhere)

    def value(
        self, reading: LevelReading, *, whole: bool | None = None, of_all_models: bool = False
    ) -> float:
        """Return what the first model costs if its rows are read in a way.

        Args:
            reading: What counts.
            whole: Whether quantities are those of one vehicle; None: as they are taken.
            of_all_models: Whether to return what all models together cost.
        """
        bill = self.bill
        if whole is not None and whole != self.whole:
            bill = self.with_quantities(whole=whole)
        here = (self.models[bill.shape.row] == self.models[0]) | of_all_models
        cost = np.nan_to_num(bill.cost)
        if reading is LevelReading.ROWS:
            total, counts = self.stated, np.ones(len(cost), dtype=np.bool_)
        else:
            total, counts = bill.shape.multiplied(bill.quantity), counted(bill, reading).counts
        counts = counts & here & ~bill.alternative & ~bill.gone
        return float((np.nan_to_num(total) * cost)[counts].sum())

    def with_quantities(self, *, whole: bool) -> Bill:
        """Return the bill with quantities taken as those of one vehicle, or of one assembly."""
        quantity = of_one_assembly(self.bill.shape, self.stated) if whole else self.stated
        return replace(self.bill, quantity=np.where(self.bill.vehicle, 1.0, quantity))


def seen_bill(rows: Rows, layout: TableLayout) -> SeenBill | None:
    """Return the levels of a table; None where it has one level or says nothing of several.

    Args:
        rows: The first rows of its sheet.
        layout: Where it stands, and what its columns mean.
    """
    if layout.kind is not TableKind.SOURCING or layout.column(_PART) is None:
        return None
    seen = _Seen.of(rows, layout)
    if not seen.places:
        return None
    found = seen.shape()
    if found is None:
        return None
    shape, says, first, by_indents = found
    cost, currency = seen.costs()
    quantity = seen.quantities(shape)
    texts = {name: _taken(seen.coded(name), shape.row) for name in _TEXTS}
    model = seen.models()
    texts["model"] = _taken(model, shape.row)
    vehicle = vehicle_nodes(shape, first[shape.row], **texts)
    stated = quantity[shape.row]
    each = Bill(
        shape,
        np.where(vehicle, 1.0, stated),
        own_costs(shape, cost[shape.row]),
        seen.chosen("made_by")[shape.row],
        seen.alternative()[shape.row],
        vehicle,
        seen.abroad(shape, vehicle),
        out_of_use=seen_out_of_use(seen.cells, layout)[shape.row],
    )
    each = with_seen_supply(each, seen.coded(_PART), seen.sources(), seen.shares())
    proves = bool(currency) and fits_whole(each)
    answer = layout.answer(QUANTITIES)
    whole = answer == WHOLE if answer else proves or seen.says_whole()
    column = layout.column("unit_cost")
    bill = SeenBill(
        says,
        by_indents,
        tuple(place + 1 for place in seen.places),
        tuple(seen.cells(_PART)),
        model.codes,
        each,
        stated,
        currency,
        _letters_of(rows, column),
        whole,
        proves,
    )
    return replace(bill, bill=bill.with_quantities(whole=True)) if whole else bill


def _letters_of(rows: Rows, column: ColumnLayout | None) -> str | None:
    """Return the letters of the column of costs, if any; None where a part list has them."""
    if column is None:
        return ""
    return None if 0 <= rows.beside <= column.position else column.letters


@dataclass(frozen=True, slots=True)
class _Seen:
    """The rows of a table that are parts.

    Attributes:
        rows: The first rows of its sheet.
        layout: What its columns mean.
        places: Rows of ``rows`` that are parts.
    """

    rows: Rows
    layout: TableLayout
    places: tuple[int, ...]

    @classmethod
    def of(cls, rows: Rows, layout: TableLayout) -> "_Seen":
        """Return the rows with a part number that is no total."""
        all_of_them = cls(
            rows, layout, tuple(range(len(rows.texts)))[layout.last_header_row : layout.last_row]
        )
        numbers = all_of_them.cells(_PART)
        kept = tuple(
            place
            for place, text in zip(all_of_them.places, numbers, strict=True)
            if text.strip() and TOTAL.fullmatch(text.strip()) is None
        )
        return cls(rows, layout, kept)

    def cells(self, field: str) -> list[str]:
        """Return the cells of a field, as shown; blank ones where the table has no column of it."""
        column = self.layout.column(field)
        return self._at(None if column is None else column.position)

    def _at(self, position: int | None) -> list[str]:
        at = -1 if position is None else position - self.rows.first_column
        return [
            self.rows.texts[place][at] if 0 <= at < len(self.rows.texts[place]) else ""
            for place in self.places
        ]

    def coded(self, field: str) -> CodedTexts:
        """Return the texts of a field."""
        return _coded([" ".join(text.split()) for text in self.cells(field)])

    def models(self) -> CodedTexts:
        """Return the model of each row; one for all of a table without a column of it."""
        name = self.layout.model or "all"
        return self.coded("model") if self.layout.column("model") else _coded([name] * len(self.places))

    def chosen(self, field: str) -> Ints:
        """Return what the cells of a field choose, ``(row,)``; -1 where they choose nothing."""
        words = choice_words(named(SOURCING, field).choices)
        found = [words.get(choice_key(text), -1) for text in self.cells(field)]
        return np.array(found, dtype=np.int32)

    def alternative(self) -> Flags:
        """Return which rows are alternative sources, ``(row,)``: chosen, marked, or of no purchase share."""
        found: Flags = self.chosen("alternative") == ALTERNATIVE
        answer = self.layout.answer(ALTERNATES)
        meant = {Says.YES: answer != AS_OTHERS, Says.PERHAPS: answer == AS_ALTERNATIVES}
        for name, says in MARKS.items():
            found |= np.array([meant.get(says(text), False) for text in self.cells(name)], dtype=np.bool_)
        found |= self.shares() == 0
        return found

    def shares(self) -> Floats:
        """Return the purchase shares of rows as they are stated, ``(row,)``; NaN where blank."""
        column = self.layout.column("purchase_share")
        return self.numbers(None if column is None else column.position)

    def sources(self) -> CodedTexts:
        """Return who supplies each row from where, ``(row,)``; blank where neither is told."""
        pairs = zip(self.cells("supplier"), self.cells("origin"), strict=True)
        return _coded([f"{supplier.strip()}\n{origin.strip()}".strip("\n") for supplier, origin in pairs])

    def numbers(self, position: int | None, decimal: DecimalMark = DecimalMark.BY_CELL) -> Floats:
        """Return the numbers of a column, ``(row,)``; NaN where there is none."""
        typed = [typed_number(text) if text.strip() else None for text in self._at(position)]
        style = {DecimalMark.POINT: Style.POINT, DecimalMark.COMMA: Style.COMMA}.get(decimal)
        if style is None:
            style = decimals_of(number for number in typed if number is not None).style
        return np.array([np.nan if number is None else number.value(style) for number in typed])

    def costs(self) -> tuple[Floats, str]:
        """Return the cost of one of each row, ``(row,)``, and the currency of all."""
        column = self.layout.column("unit_cost")
        if column is None:
            return np.full(len(self.places), np.nan), ""
        cost = self.numbers(column.position, column.decimal) / column.per
        pieces = self.layout.column("price_unit")
        if pieces is not None:
            per = self.numbers(pieces.position)
            cost = cost / np.where(per > 0, per, 1.0)
        named_so = {text.strip().upper() for text in self.cells("currency") if text.strip()}
        named_so = named_so or {column.currency or "USD"}
        return cost, named_so.pop() if len(named_so) == 1 else ""

    def quantities(self, shape: Shape) -> Floats:
        """Return the quantity of each row as stated, ``(row,)``; that of the first of several models."""
        by_model = self.layout.quantities_by_model()
        column = by_model[0] if by_model else self.layout.column("quantity")
        found = self.numbers(None if column is None else column.position)
        found = np.where(found > 0, found, np.nan)
        if not by_model:
            return np.where(np.isnan(found), 1.0, found)
        holding = np.zeros(len(found), dtype=np.bool_)
        holding[shape.row[shape.has_parts]] = True
        return np.where(np.isnan(found), np.where(holding, 1.0, 0.0), found)

    def abroad(self, shape: Shape, vehicle: Flags) -> Flags:
        """Return which nodes were made outside the region, ``(node,)``.

        Where vehicles are assembled another sheet may say: it is taken for where the row of the vehicle
        itself is from, else for the region.
        """
        origin = _taken(self.coded("origin"), shape.row)
        countries = [origin_code(text) or UNKNOWN_ORIGIN for text in origin.values]
        outside = np.array([*map(is_outside, countries), False], dtype=np.bool_)
        abroad: Flags = outside[origin.codes] & ~np.isin(origin.codes, origin.codes[vehicle])
        return abroad

    def says_whole(self) -> bool:
        """Return whether the heading of the quantity says that it is multiplied already."""
        column = self.layout.column("quantity")
        heading = "" if column is None else column.heading.casefold()
        return heading.startswith(_IN_ALL)

    def shape(self) -> tuple[Shape, str, Flags, bool] | None:
        """Return the shape of the rows, what says it, where the level 0 is stated, and whether indents do."""
        group = self.models().codes
        column = self.layout.column(_LEVEL)
        parent = self.layout.column(_PARENT_PART)
        nothing = np.zeros(len(self.places), dtype=np.bool_)
        if column is not None:
            texts = self.coded(_LEVEL)
            levels = read_levels(texts.codes, texts.values)
            shape = levels.shape(group)
            parents_count = parent is not None and self._out_of_order(levels)
            if shape.is_structured and not parents_count:
                first = levels.level == 0 if levels.number is None else nothing
                return (
                    shape,
                    tr("“{heading}” (column {letters})", heading=column.heading, letters=column.letters),
                    first,
                    False,
                )
        if parent is not None:
            by_name = self._by_parent(group)
            if by_name is not None and by_name.is_structured:
                return (
                    by_name,
                    tr("“{heading}” (column {letters})", heading=parent.heading, letters=parent.letters),
                    nothing,
                    False,
                )
        if column is not None or parent is not None:
            return None
        for width, says in self._indents():
            if width.any():
                shape = Levels(ranked(width), nothing, None, np.zeros(0, dtype=np.int32)).shape(group)
                if shape.is_structured and not shape.jumps.any():
                    return shape, says, nothing, True
        return None

    def _out_of_order(self, levels: Levels) -> bool:
        """Return whether the parents of rows say something else than the order of their levels."""
        if levels.number is not None:
            return False
        return out_of_order(levels.level.tolist(), self.cells(_PART), self.cells(_PARENT_PART))

    def _by_parent(self, group: Ints) -> Shape | None:
        parts = [" ".join(text.split()).casefold() for text in self.cells(_PART)]
        parents = [" ".join(text.split()).casefold() for text in self.cells(_PARENT_PART)]
        codes = _coded([*parts, *parents]).codes
        size = len(parts)
        try:
            return by_parent(codes[:size], codes[size:], group, self.chosen("alternative") != 1)
        except TooManyNodesError:
            return None

    def _indents(self) -> list[tuple[Ints, str]]:
        """Return how far the rows are indented, in each way that there is."""
        found = []
        for name in _INDENTED:
            column = self.layout.column(name)
            if column is not None:
                width = np.array(indents_of(self.cells(name)), dtype=np.int32)
                found.append(
                    (
                        without_slips(width),
                        tr(
                            "The indent of “{heading}” (column {letters})",
                            heading=column.heading,
                            letters=column.letters,
                        ),
                    )
                )
        if len(self.rows.steps):
            steps = [self.rows.steps[place] if place < len(self.rows.steps) else 0 for place in self.places]
            found.append(
                (without_slips(np.array(steps, dtype=np.int32)), tr("The indent or grouping of the rows"))
            )
        return found


def _coded(texts: Sequence[str]) -> CodedTexts:
    """Return texts as codes; blank ones are -1."""
    places: dict[str, int] = {}
    codes = [places.setdefault(text, len(places)) if text else -1 for text in texts]
    return CodedTexts(np.array(codes, dtype=np.int32), tuple(places))


def _taken(texts: CodedTexts, rows: Ints) -> CodedTexts:
    return CodedTexts(texts.codes[rows], texts.values)
