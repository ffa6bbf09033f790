"""Chooses between columns of the same field, e.g. “Price (CAD)” and “Price (USD)”."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from headroom.book.fields.field import CellKind
from headroom.book.fields.field_tables import field_of
from headroom.book.layout import TableKind
from headroom.book.survey import ColumnFinding
from headroom.foreign_text import together
from headroom.language import tr, tr_count
from headroom.notation.currencies import DOLLAR, names_unclear_currency
from headroom.notation.measured_numbers import currency_and_unit
from headroom.workbook.fields.headings import heading_words

_LIKELY = 0.75
_CURRENCY, _COST, _EXTENDED = "currency", "unit_cost", "extended_cost"
_SIGN = "$"


@dataclass(frozen=True, slots=True)
class _Claim:
    """A column that may be an amount.

    Attributes:
        found: What it seems to mean.
        order: Which of several is taken where no currency tells: the least.
        cells: Its cells, as shown in the sheet.
    """

    found: ColumnFinding
    order: tuple[int, float, int]
    cells: Sequence[str]

    @property
    def place(self) -> int:
        """Return its place among the columns."""
        return self.order[-1]

    @property
    def heading(self) -> str:
        """Return its heading."""
        return self.found.proposed.heading

    @property
    def named(self) -> str:
        """Return the ISO 4217 code that its heading names; a dollar sign alone is the US dollar."""
        return self.found.proposed.currency or (DOLLAR if _SIGN in self.heading else "")

    @property
    def filled(self) -> int:
        """Return how many cells hold something."""
        return sum(bool(cell.strip()) for cell in self.cells)

    @property
    def words(self) -> frozenset[str]:
        """Return the words of its heading without that of its currency."""
        return frozenset(heading_words(self.heading)) - {self.named.casefold(), "in", "en"}


def best_columns(
    kind: TableKind, found: Sequence[ColumnFinding], ranks: Sequence[int], cells: Sequence[Sequence[str]]
) -> tuple[list[ColumnFinding], dict[str, int]]:
    """Return for each field the column that is it, and the columns with the reason where currencies tell.

    Args:
        kind: What the rows of the table are.
        found: What each column seems to mean.
        ranks: Rank of the spelling of each.
        cells: Their cells, as shown in the sheet.
    """
    claims: dict[str, list[_Claim]] = {}
    for at, one in enumerate(found):
        if one.proposed.field:
            order = ranks[at], -one.confidence, at
            claims.setdefault(one.proposed.field, []).append(_Claim(one, order, cells[at]))
    best = {name: min(those, key=lambda one: one.order) for name, those in claims.items()}
    stated = best[_CURRENCY].cells if _CURRENCY in best else None
    judged = list(found)
    for name, those in claims.items():
        if len(those) > 1 and field_of(kind, name).kind is CellKind.AMOUNT:
            best[name] = _in_one_currency(those, stated) or best[name]
            judged[best[name].place] = best[name].found
        if stated is None and _is_unclear(kind, best[name]):
            judged[best[name].place] = _with_unclear_currency(best[name].found)
    return judged, {name: one.place for name, one in best.items()}


def same_currency(found: Sequence[ColumnFinding]) -> list[ColumnFinding]:
    """Return the columns without totals of rows in another currency than the unit cost."""
    by_field = {one.proposed.field: one.proposed for one in found}
    cost = by_field.get(_COST)
    if cost is None or not cost.currency or _CURRENCY in by_field:
        return list(found)
    return [
        _without(one, cost.heading)
        if one.proposed.field == _EXTENDED and one.proposed.currency not in ("", cost.currency)
        else one
        for one in found
    ]


def _in_one_currency(claims: Sequence[_Claim], stated: Sequence[str] | None) -> _Claim | None:
    """Return which of several columns of one amount is taken; None where their currencies tell nothing.

    Where no column states the currency of rows, that in US dollars is taken if it is as full as the others.
    Where one does, the column is taken whose heading leaves it to that, or names what it states. Else the
    usual one is proposed, and has to be confirmed.

    Args:
        claims: The columns.
        stated: Cells of the column of currencies; None where there is none.
    """
    usual = min(claims, key=lambda one: one.order)
    named = {one.named for one in claims}
    if len(named) == 1:
        return None
    if len(named - {""}) < 2 and len({one.words for one in claims}) > 1:  # noqa: PLR2004 - two prices
        return None
    wanted = {DOLLAR} if stated is None else _of_rows(claims, stated)
    fitting = [one for one in claims if one.named in wanted]
    if not fitting:
        return _doubtful(claims, usual)
    best = min(fitting, key=lambda one: one.order)
    fullest = max(claims, key=lambda one: (one.filled, one is best, one is usual))
    if best.filled == fullest.filled:
        return _taken(claims, best)
    return _doubtful(claims, fullest) if best.filled else fullest


def _is_unclear(kind: TableKind, one: _Claim) -> bool:
    """Return whether a heading of money speaks of a currency without telling which."""
    field = field_of(kind, one.found.proposed.field)
    is_money = field.per_part or field.name == _EXTENDED or field.name.endswith("_usd")
    return is_money and not one.named and names_unclear_currency(one.heading)


def _with_unclear_currency(found: ColumnFinding) -> ColumnFinding:
    """Return a column that has to be confirmed as one in US dollars."""
    unclear = tr("Its currency is not told: US dollars are taken if no column states it.")
    reason = f"{found.reason} {unclear}"
    return replace(found, confidence=min(found.confidence, _LIKELY), reason=reason)


def _of_rows(claims: Sequence[_Claim], stated: Sequence[str]) -> set[str]:
    """Return what the heading may name of a column whose rows say their currency in another one."""
    if any(not one.named for one in claims):
        return {""}
    codes = {found[0] if (found := currency_and_unit(cell)) else "" for cell in stated if cell.strip()}
    return codes if len(codes) == 1 else set()


def _taken(claims: Sequence[_Claim], one: _Claim) -> _Claim:
    """Return a column with the reason why it is taken."""
    beside = together(f"“{other.heading}”" for other in claims if other is not one)
    why = (
        tr("It is taken before {columns}: it is in {currency}.", columns=beside, currency=one.named)
        if one.named
        else tr("It is taken before {columns}: its rows state their currency.", columns=beside)
    )
    found = replace(one.found, reason=f"{one.found.reason} {why}")
    return replace(one, found=found)


def _doubtful(claims: Sequence[_Claim], one: _Claim) -> _Claim:
    """Return a column that has to be confirmed."""
    each = together(
        tr_count("“{heading}” ({n} cell)", "“{heading}” ({n} cells)", other.filled, heading=other.heading)
        for other in claims
    )
    reason = tr(
        "{columns} are the same amount in several currencies: “{heading}” is taken.",
        columns=each,
        heading=one.heading,
    )
    confidence = min(one.found.confidence, _LIKELY)
    return replace(one, found=replace(one.found, confidence=confidence, reason=reason))


def _without(one: ColumnFinding, cost: str) -> ColumnFinding:
    """Return a column of totals that is not used."""
    reason = tr(
        "“{heading}” is in another currency than “{cost}”, and is not used.",
        heading=one.proposed.heading,
        cost=cost,
    )
    proposed = replace(one.proposed, field="", currency="")
    return replace(one, proposed=proposed, confidence=0.0, reason=reason, others=(_EXTENDED,))
