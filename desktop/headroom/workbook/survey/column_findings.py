"""What each column of a table seems to mean, by its heading and by its cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from headroom.book.fields.field import CellKind, Field
from headroom.book.fields.field_tables import field_of
from headroom.book.fields.sourcing_fields import SOURCING, told_by
from headroom.book.layout import IN_THOUSANDS, ColumnLayout, DecimalMark, TableKind
from headroom.book.survey import ColumnFinding
from headroom.language import localized, tr
from headroom.notation.cost_kinds import CostKind, cost_kind_of
from headroom.notation.numbers import typed_number
from headroom.notation.units import price_unit_of
from headroom.workbook.fields import known_headings
from headroom.workbook.fields.choice_words import choice_key, choice_words
from headroom.workbook.fields.headings import ASKED
from headroom.workbook.fields.known_headings import ALIKE, ALIKE_ONLY, Meaning
from headroom.workbook.fields.other_headings import means_no_field, numbers_others, numbers_things, says_total
from headroom.workbook.survey import heading_reasons
from headroom.workbook.survey.column_evidence import Evidence, evidence
from headroom.workbook.survey.columns_of_a_field import best_columns, same_currency
from headroom.workbook.survey.detail_columns import with_details_told
from headroom.workbook.survey.only_names import with_only_names
from headroom.workbook.survey.structure_columns import structured
from headroom.workbook.survey.told_by_rows import UNKNOWN_HEADING, Judged, counts_up, with_rows_heard
from headroom.workbook.survey.told_of_models import with_models_told

_SURE, _PROVEN, _LIKELY, _GUESS = 1.0, 0.93, 0.75, 0.5
_TOLD_BY_CELLS = {field.kind: (field.name, field.by_cells) for field in SOURCING if field.by_cells}
_COST = "unit_cost"
_ONLY_NUMBERS = tr("It is the only column of numbers that is left.")
_NAMED_BESIDE = 2
"""Columns that have to be known beside it: else it is no table of parts."""

_TELLING = 0.9
MARKS = {DecimalMark.COMMA: tr("decimal comma"), DecimalMark.POINT: tr("decimal point")}
"""How the decimals of a column are written, in words."""

_FEW = 4
_SEVERAL = 3
_OF_PARTS = (TableKind.SOURCING, TableKind.PART_LIST)
_MADE_BY = choice_words(field_of(TableKind.SOURCING, "made_by").choices)
"""What cells say that tell who makes a part: made or bought."""
COST_KIND = "cost_kind"
_PRICE_UNIT = "price_unit"
_OF_COST = frozenset({"cost", "kostenart", "kostenelement", "kostengruppe", "costo", "coste", "coût"})
"""Words of a heading that can mean kinds of cost only."""


@dataclass(frozen=True, slots=True)
class HeadedColumn:
    """A column with the words above it.

    Attributes:
        position: Column of the sheet, from 0.
        headings: What may be its heading: its rows joined, then each of them alone, the lowest first.
        cells: Its cells below, as shown in the sheet.
    """

    position: int
    headings: tuple[str, ...]
    cells: Sequence[str]


def findings(kind: TableKind, columns: Sequence[HeadedColumn]) -> tuple[ColumnFinding, ...]:
    """Return what the columns of a table seem to mean; no two of them the same.

    Where two could be the same field, the one of the better known heading is; of equal ones the first.
    """
    seen = [evidence(column.cells) for column in columns]
    judged = with_rows_heard(
        kind,
        [
            Judged(*_by_heading(kind, column, facts), column.cells)
            for column, facts in zip(columns, seen, strict=True)
        ],
    )
    judged = with_models_told(kind, with_details_told(kind, judged))
    ranks = [one.rank for one in judged]
    first = _with_commas([one.found for one in judged], seen)
    first, taken = best_columns(kind, first, ranks, [column.cells for column in columns])
    second = []
    for at, (column, facts) in enumerate(zip(columns, seen, strict=True)):
        found = first[at]
        name = found.proposed.field
        if name and taken[name] != at:
            kept = columns[taken[name]].headings[0]
            heading = field_of(kind, name).heading
            reason = tr(
                "“{heading}” may mean {field} as well; “{kept}” is taken.",
                heading=column.headings[0],
                field=heading,
                kept=kept,
            )
            unused = replace(found.proposed, field="")
            found = replace(found, proposed=unused, confidence=0.0, reason=reason, others=(name,))
        elif not name and kind in _OF_PARTS and not means_no_field(kind, found.proposed.heading):
            found = _by_cells(found, facts, taken)
            if found.proposed.field:
                taken[found.proposed.field] = at
        second.append(found)
    if kind in _OF_PARTS:
        second = same_currency(second)
    if kind is TableKind.SOURCING:
        second = structured(second, [column.cells for column in columns])
    second = _with_only_amounts(kind, second, columns, seen)
    return tuple(with_only_names(kind, second, [column.cells for column in columns], seen))


def _with_only_amounts(
    kind: TableKind,
    found: list[ColumnFinding],
    columns: Sequence[HeadedColumn],
    seen: Sequence[Evidence],
) -> list[ColumnFinding]:
    """Return the findings; where no column is the cost, the only column of numbers that is left may be it."""
    if kind is not TableKind.SOURCING or _COST in told_by(one.proposed.field for one in found):
        return found
    left = [
        at
        for at, (one, facts) in enumerate(zip(found, seen, strict=True))
        if not one.proposed.field and not one.others and facts.cells and facts.numbers == 1.0
    ]
    named = sum(bool(one.proposed.field) for one in found)
    left = [at for at in left if not counts_up(columns[at].cells)]
    if len(left) == 1 and named >= _NAMED_BESIDE and not _is_no_cost(found[left[0]].proposed.heading):
        at = left[0]
        proposed = replace(found[at].proposed, field=_COST)
        found[at] = replace(found[at], proposed=proposed, confidence=_GUESS, reason=_ONLY_NUMBERS)
    return found


def _is_no_cost(heading: str) -> bool:
    """Return whether a heading says that a column of numbers is anything but the cost of one part."""
    return says_total(heading) or numbers_things(heading) or means_no_field(TableKind.SOURCING, heading)


def _with_commas(found: Sequence[ColumnFinding], seen: Sequence[Evidence]) -> list[ColumnFinding]:
    """Return the findings; ``2,000`` has a decimal comma where other columns have one and none a point."""
    sure = [one.proposed.heading for one, facts in zip(found, seen, strict=True) if facts.comma]
    typed_points = any(facts.point and facts.open for facts in seen)
    if not sure or typed_points:
        return list(found)
    return [
        replace(
            one,
            proposed=replace(one.proposed, decimal=DecimalMark.COMMA),
            numbers=MARKS[DecimalMark.COMMA],
            ambiguous=False,
            mark=DecimalMark.COMMA,
            reason=f"{one.reason} {_as_in(sure[0])}",
        )
        if one.proposed.field and facts.open and not facts.comma
        else one
        for one, facts in zip(found, seen, strict=True)
    ]


def _as_in(heading: str) -> str:
    """Return which column shows how the numbers are written."""
    return tr("Numbers have a decimal comma, as in “{heading}”.", heading=heading)


def _share_of_price_units(column: HeadedColumn) -> float:
    """Return the share of cells that say what a price is for: a number of pieces, or a unit such as ``C``."""
    cells = [cell for cell in column.cells if cell.strip()]
    read = [cell for cell in cells if typed_number(cell) is not None or price_unit_of(cell) is not None]
    return len(read) / len(cells) if cells else 0.0


def says_cost_kinds(column: HeadedColumn) -> bool:
    """Return whether a column may tell costs of work, overhead and profit from those of parts.

    “Type” may be a type of anything: its cells have to say it.
    """
    words = frozenset(" ".join(column.headings).casefold().split())
    kinds = {cost_kind_of(cell) for cell in set(column.cells)} - {None, CostKind.MATERIAL}
    return bool(kinds) or not words.isdisjoint(_OF_COST)


def _by_heading(kind: TableKind, column: HeadedColumn, facts: Evidence) -> tuple[ColumnFinding, int]:
    """Return what a column means by its heading, and the rank of that spelling."""
    meaning = known_headings.first_exact(kind, column.headings)
    related: list[Meaning] = [m for text in column.headings[:2] for m in known_headings.alike(kind, text)]
    related.sort(key=lambda one: -one.likeness)
    others = tuple(dict.fromkeys(m.field for m in related))
    layout = ColumnLayout(column.position, column.headings[0] if column.headings else "")
    if (
        meaning is None
        and related
        and related[0].likeness >= ALIKE
        and not _of_others(kind, related[0], layout)
    ):
        meaning = related[0]
    if meaning is None:
        reason = UNKNOWN_HEADING if layout.heading else tr("It has no heading.")
        return ColumnFinding(layout, 0.0, reason, others, facts.samples), ALIKE_ONLY
    field = field_of(kind, meaning.field)
    if _answers_something_else(field, meaning, facts):
        reason = (
            tr(
                "“{heading}” may mean {field}, but none of its cells is yes or no.",
                heading=layout.heading,
                field=field.heading,
            )
            if field.kind is CellKind.YES_NO
            else tr(
                "“{heading}” may mean {field}, but none of its cells is one of {choices}.",
                heading=layout.heading,
                field=field.heading,
                choices=", ".join(field.said_words),
            )
        )
        return ColumnFinding(
            layout, 0.0, reason, tuple(dict.fromkeys((field.name, *others))), facts.samples
        ), ALIKE_ONLY
    if field.name == COST_KIND and not says_cost_kinds(column):
        reason = tr(
            "“{heading}” may mean {field}, but none of its cells is a kind of cost.",
            heading=layout.heading,
            field=field.heading,
        )
        return ColumnFinding(layout, 0.0, reason, (field.name, *others), facts.samples), ALIKE_ONLY
    if field.name == _PRICE_UNIT:
        facts = replace(facts, measured=_share_of_price_units(column))
    confidence, lead = _judged(column, meaning, field.heading, field.kind, facts)
    reasons = [lead[0]]
    words = " ".join(column.headings)
    per = known_headings.divisor(kind, field.name, words) if field.kind is CellKind.AMOUNT else 1.0
    if known_headings.in_cents(kind, field.name, words):
        reasons.append(tr("Amounts are in cents and divided by {number}.", number=localized(f"{per:g}")))
    elif per != 1:
        reasons.append(_scale(per))
    if field.measured and facts.comma:
        reasons.append(tr("Numbers have a decimal comma."))
    if field.kind is CellKind.PERCENT and facts.fractions:
        reasons.append(tr("Shares are fractions of 1."))
    layout = replace(layout, field=meaning.field, currency=meaning.currency, per=per)
    others = tuple(name for name in others if name != meaning.field)
    canonical = meaning.exact and not meaning.rank
    numbers = _numbers(field.kind, facts) if field.measured else ""
    ambiguous = field.measured and facts.open and not facts.comma and not facts.point
    found = ColumnFinding(
        layout,
        confidence,
        " ".join(reasons),
        others,
        facts.samples,
        canonical,
        numbers,
        ambiguous=ambiguous,
        mark=_mark(facts) if field.measured else DecimalMark.BY_CELL,
        lead=lead,
    )
    return found, meaning.rank


def _scale(per: float) -> str:
    """Return what amounts are multiplied by, or for how many pieces they are, as a sentence."""
    if per == IN_THOUSANDS:
        return tr("Amounts are in thousands.")
    if per < 1:
        return tr("Amounts are multiplied by {number}.", number=localized(f"{1 / per:,.0f}"))
    return tr("Amounts are for {number} pieces.", number=localized(f"{per:g}"))


def _of_others(kind: TableKind, meaning: Meaning, layout: ColumnLayout) -> bool:
    """Return whether a heading that is like one of tariff codes speaks of codes of somebody else."""
    return field_of(kind, meaning.field).kind is CellKind.TARIFF_CODE and numbers_others(layout.heading)


def _numbers(kind: CellKind, facts: Evidence) -> str:
    """Return how the numbers of a column are written, as far as its cells tell."""
    said = []
    if kind is CellKind.PERCENT and facts.numbers:
        said.append(tr("fractions of 1") if facts.fractions else tr("percent"))
    if mark := MARKS.get(_mark(facts)):
        said.append(mark)
    return ", ".join(said)


def _mark(facts: Evidence) -> DecimalMark:
    """Return what stands before the decimals of a column, as far as its cells tell."""
    if facts.comma and not facts.point:
        return DecimalMark.COMMA
    if facts.point and not facts.comma and any("," in text for text in facts.samples):
        return DecimalMark.POINT
    return DecimalMark.BY_CELL


def _answers_something_else(field: Field, meaning: Meaning, facts: Evidence) -> bool:
    """Return whether a column is one of choices by its heading alone, and its cells hold something else."""
    if not field.choices or not facts.samples:
        return False
    words = choice_words(field.choices)
    if any(choice_key(text) in words for text in facts.samples):
        return False
    if field.kind is CellKind.YES_NO:
        return bool(meaning.rank) or facts.numbers == 1.0
    of_another_kind = facts.numbers == 1.0 or facts.countries == 1.0
    how_made = all(choice_key(text) in _MADE_BY for text in facts.samples)
    return how_made or (field.drops_row and (facts.cells >= _SEVERAL or of_another_kind))


def _judged(
    column: HeadedColumn, meaning: Meaning, field: str, kind: CellKind, facts: Evidence
) -> tuple[float, heading_reasons.Said]:
    """Return how sure a meaning is, and why."""
    heading, like = column.headings[0], meaning.like
    if meaning.exact:
        if facts.speaks_against(kind) and meaning.rank:
            return _GUESS, heading_reasons.contradicted(heading, field)
        if meaning.rank == ASKED:
            return _LIKELY, heading_reasons.to_be_asked(heading, field)
        return _SURE, heading_reasons.known(heading, field, canonical=not meaning.rank)
    if kind in _TOLD_BY_CELLS and facts.cells >= _FEW and facts.share(kind) >= _TELLING:
        return _PROVEN, heading_reasons.alike_and_agreed(heading, like, field)
    if facts.speaks_against(kind):
        return _GUESS / 2, heading_reasons.alike_and_contradicted(heading, like, field)
    return _LIKELY, heading_reasons.alike(heading, like, field)


def _by_cells(found: ColumnFinding, facts: Evidence, taken: Mapping[str, int]) -> ColumnFinding:
    """Return what a column means by its cells where its heading says nothing."""
    for kind, (name, reason) in _TOLD_BY_CELLS.items():
        if kind is CellKind.TARIFF_CODE and numbers_others(found.proposed.heading):
            continue
        share = facts.full_codes if kind is CellKind.TARIFF_CODE else facts.share(kind)
        if name not in taken and facts.cells >= _FEW and share >= _TELLING:
            proposed = replace(found.proposed, field=name)
            return replace(found, proposed=proposed, confidence=_GUESS, reason=reason)
    return found
