"""What the rows of a table say against or for the meaning of its headings, several columns at once.

A column that counts its rows numbers no parts; a cost that is always the quantity times another column is a
total; a pack is what a price per pack is for; a finished good stands in several rows with its components.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from headroom.book.layout import TableKind
from headroom.book.survey import ColumnFinding
from headroom.language import tr
from headroom.notation.numbers import Style, typed_number
from headroom.workbook.fields.headings import ASKED, CANONICAL, KNOWN, heading_words
from headroom.workbook.fields.known_headings import ALIKE_ONLY
from headroom.workbook.fields.other_headings import means_no_field, plain_words, says_total
from headroom.workbook.fields.supply_words import Says, out_of_use

_PROVEN, _LIKELY, _GUESS = 0.93, 0.75, 0.5
_PART, _MODEL, _COST, _QUANTITY, _PRICE_UNIT, _ORIGIN = (
    "part_number",
    "model",
    "unit_cost",
    "quantity",
    "price_unit",
    "origin",
)
_STATUS = "row_status"
_OF_OTHER_THINGS = plain_words(
    "cert certificate certificado certificat zertifikat usmca t-mec nafta supplier "
    "vendor quote quotation ppap contract po order lieferant proveedor fournisseur "
    "customer drawing document"
)
"""Words of headings of what may be obsolete beside the part."""

_LITTLE_ELSE = tr("Little else says that the rows are parts.")
_LEAST_ROWS = 2
_OF_PARTS, _LEAST_OF_PARTS = frozenset({_PART, _ORIGIN, _COST, _MODEL, _QUANTITY}), 2
_NEARLY = 0.006
_COUNT = re.compile(r"\d{1,6}(?:\.0)?", re.ASCII)
_STEPS = (1, 5, 10, 20, 100)
_COUNTER_WORDS = frozenset({"item", "items", "position", "pos", "articulo", "partida", "artikel", "line"})
_EACH_WORDS = frozenset(
    {"unit", "each", "piece", "part", "stuck", "einzelpreis", "unitario", "unitaire", "ea", "pieza"}
)
_GOODS = frozenset({"sku", "product", "fg"})
_SITES = frozenset(
    {"site", "plant", "factory", "manufacturing", "manufactured", "made", "werk", "planta", "usine"}
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A column with what its heading says.

    Attributes:
        found: What it seems to mean.
        rank: Rank of its spelling, ``ALIKE_ONLY`` where it is none.
        cells: Its cells, as shown in the sheet.
    """

    found: ColumnFinding
    rank: int
    cells: Sequence[str]

    @property
    def field(self) -> str:
        """Return the field it seems to be; empty: none."""
        return self.found.proposed.field

    @property
    def heading(self) -> str:
        """Return its heading on one line."""
        return self.found.proposed.heading

    def meaning(self, field: str, confidence: float, reason: str, rank: int = KNOWN) -> "Judged":
        """Return it with another meaning; an empty field: none."""
        others = self.found.others
        if not field and self.field:
            others = tuple(dict.fromkeys((self.field, *others)))
        proposed = replace(self.found.proposed, field=field)
        found = replace(self.found, proposed=proposed, confidence=confidence, reason=reason, others=others)
        return replace(self, found=found, rank=rank)


def with_rows_heard(kind: TableKind, columns: Sequence[Judged]) -> list[Judged]:
    """Return the columns of a table with what its rows say of their meaning.

    Args:
        kind: What the rows of the table are; only tables of parts are looked at.
        columns: Its columns.
    """
    found = list(columns)
    if kind is not TableKind.SOURCING:
        return found
    for heard in (
        _row_numbers,
        _finished_goods,
        _packs,
        _line_totals,
        _whole_pieces,
        _only_part_number,
        _origins,
        _totals,
        _out_of_use,
        _little_else,
    ):
        heard(found)
    return found


def _out_of_use(found: list[Judged]) -> None:
    """Propose the column as the status of parts that says in its cells that some are deleted or obsolete."""
    if any(one.field == _STATUS for one in found):
        return
    for at, one in enumerate(found):
        said = [text for text in one.cells if text.strip()]
        gone = next((text for text in said if out_of_use(text) is Says.YES), "")
        words = set(heading_words(one.heading))
        about_parts = not (means_no_field(TableKind.SOURCING, one.heading) or words & _OF_OTHER_THINGS)
        if gone and not one.field and about_parts and any(out_of_use(text) is not Says.YES for text in said):
            reason = tr(
                "A cell says “{text}”: the column may say which parts are out of use.", text=gone.strip()
            )
            found[at] = one.meaning(_STATUS, _LIKELY, reason)
            return


def _row_numbers(found: list[Judged]) -> None:
    """Take no column for part numbers that counts the rows."""
    claims = [at for at, one in enumerate(found) if one.field == _PART and one.rank < ALIKE_ONLY]
    counting = [at for at in claims if found[at].rank != CANONICAL and counts_up(found[at].cells)]
    others = len(claims) > len(counting)
    for at in counting:
        one = found[at]
        reason = tr("“{heading}” counts the rows: its cells are no part numbers.", heading=one.heading)
        if others:
            found[at] = one.meaning("", 0.0, reason, ALIKE_ONLY)
        elif _COUNTER_WORDS.intersection(heading_words(one.heading)):
            reason = tr(
                "“{heading}” may be the part number, but its cells count the rows.", heading=one.heading
            )
            found[at] = one.meaning(_PART, _GUESS, reason, ASKED)


def _finished_goods(found: list[Judged]) -> None:
    """Take a stock-keeping unit for the model where another column has the numbers of components."""
    numbered = [at for at, one in enumerate(found) if one.field == _PART and one.rank <= KNOWN]
    if not numbered or any(one.field == _MODEL for one in found):
        return
    for at, one in enumerate(found):
        if one.field == _PART and one.rank == ASKED and _GOODS.intersection(heading_words(one.heading)):
            parts = found[numbered[0]]
            pairs = [(good, part) for good, part in zip(one.cells, parts.cells, strict=True) if good.strip()]
            goods = {good.strip() for good, _ in pairs}
            told = len(goods) < len(pairs) and len(set(pairs)) == len(pairs)
            reason = tr(
                "“{heading}” stands with several parts in “{other}”: it is what they go into.",
                heading=one.heading,
                other=parts.heading,
            )
            found[at] = one.meaning(_MODEL, _PROVEN if told else _LIKELY, reason)
            return


def _packs(found: list[Judged]) -> None:
    """Take a price per pack and the column of packs for what they are where both stand there."""
    costs = [at for at, one in enumerate(found) if one.field == _COST and _per_pack(one.heading)]
    packs = [at for at, one in enumerate(found) if one.field == _PRICE_UNIT and one.rank == ASKED]
    if len(costs) == 1 and len(packs) == 1:
        cost, pack = found[costs[0]], found[packs[0]]
        reason = tr(
            "“{heading}” is the price of as many pieces as “{other}” says.",
            heading=cost.heading,
            other=pack.heading,
        )
        found[costs[0]] = cost.meaning(_COST, _PROVEN, reason)
        found[packs[0]] = pack.meaning(_PRICE_UNIT, _PROVEN, reason)


def _per_pack(heading: str) -> bool:
    return "ve" in heading_words(heading)


def _line_totals(found: list[Judged]) -> None:
    """Tell the cost of a row from the cost of one part: it is the quantity times the other in all rows."""
    quantity = next((one for one in found if one.field == _QUANTITY and one.rank < ALIKE_ONLY), None)
    if quantity is None:
        return
    times = _numbers(quantity.cells)
    costs = [at for at, one in enumerate(found) if one.field == _COST]
    for at in costs:
        amounts = _numbers(found[at].cells)
        for other, one in enumerate(found):
            if other == at or one.field not in ("", _COST, _PRICE_UNIT):
                continue
            if _is_product(amounts, times, _numbers(one.cells)):
                _take_unit(found, at, other)
                break


def _whole_pieces(found: list[Judged]) -> None:
    """Ask about a column of the pieces that a price is for where they are no whole numbers."""
    prices = [at for at, one in enumerate(found) if one.field == _PRICE_UNIT and one.rank != CANONICAL]
    for at in prices:
        values = [value for value in _numbers(found[at].cells) if value is not None]
        if any(value < 1 or not value.is_integer() for value in values):
            one = found[at]
            reason = tr(
                "“{heading}” may be the number of pieces a price is for, but it is no whole number.",
                heading=one.heading,
            )
            found[at] = one.meaning(_PRICE_UNIT, _GUESS, reason, ASKED)


def _take_unit(found: list[Judged], total: int, unit: int) -> None:
    """Take a column for the unit cost whose product with the quantity is what stands in another one."""
    whole, one = found[total], found[unit]
    if whole.rank == CANONICAL or _EACH_WORDS.intersection(heading_words(whole.heading)):
        reason = tr(
            "“{heading}” is the quantity times “{other}” in all rows: it may be a total, not the cost of one "
            "part.",
            heading=whole.heading,
            other=one.heading,
        )
        found[total] = whole.meaning(_COST, _GUESS, reason, whole.rank)
        return
    confidence = one.found.confidence if one.field == _COST else _PROVEN if one.field else _LIKELY
    is_total = tr(
        "“{heading}” is the quantity times “{other}” in all rows: a total.",
        heading=whole.heading,
        other=one.heading,
    )
    is_cost = tr(
        "“{heading}” is the quantity times “{other}” in all rows: the latter is the cost of one part.",
        heading=whole.heading,
        other=one.heading,
    )
    found[total] = whole.meaning("", 0.0, is_total, ALIKE_ONLY)
    found[unit] = one.meaning(_COST, confidence, is_cost, KNOWN)


def _only_part_number(found: list[Judged]) -> None:
    """Be sure of a manufacturer's number where nothing else numbers the parts."""
    claims = [at for at, one in enumerate(found) if one.field == _PART and one.rank < ALIKE_ONLY]
    if len(claims) == 1 and found[claims[0]].rank == ASKED and found[claims[0]].found.confidence == _LIKELY:
        one = found[claims[0]]
        found[claims[0]] = one.meaning(
            _PART, _PROVEN, tr("“{heading}” is the only column that numbers parts.", heading=one.heading)
        )


def _origins(found: list[Judged]) -> None:
    """Point at a site of manufacture where a country may be that of something else."""
    sites = [
        one.heading for one in found if not one.field and _SITES.intersection(heading_words(one.heading))
    ]
    for at, one in enumerate(found):
        if one.field == _ORIGIN and one.rank == ASKED and sites:
            reason = f"{one.found.reason} {_of_site(sites[0])}"
            found[at] = replace(one, found=replace(one.found, reason=reason))


def _of_site(heading: str) -> str:
    return tr("“{heading}” may say where the part is made.", heading=heading)


def _totals(found: list[Judged]) -> None:
    """Say of unknown columns that they are totals, or nothing that is read."""
    for at, one in enumerate(found):
        if one.field or one.found.reason != UNKNOWN_HEADING:
            continue
        if says_total(one.heading):
            reason = tr("“{heading}” is a total, not an amount for one part.", heading=one.heading)
        elif means_no_field(TableKind.SOURCING, one.heading):
            reason = tr("“{heading}” is nothing that is read.", heading=one.heading)
        else:
            continue
        found[at] = replace(one, found=replace(one.found, reason=reason))


def _little_else(found: list[Judged]) -> None:
    """Be sure of no heading where hardly anything else says that the rows are parts."""
    named = {one.field for one in found if one.rank < ALIKE_ONLY}
    if len(named & _OF_PARTS) >= _LEAST_OF_PARTS:
        return
    for at, one in enumerate(found):
        if one.field and one.found.confidence > _LIKELY:
            reason = f"{one.found.reason} {_LITTLE_ELSE}"
            found[at] = replace(one, found=replace(one.found, confidence=_LIKELY, reason=reason))


UNKNOWN_HEADING = tr("Its heading is not known.")
"""Why a column is not used of whose heading nothing is known."""


def counts_up(cells: Sequence[str]) -> bool:
    """Return whether cells count from their first number in equal steps, once or again and again."""
    texts = [text for cell in cells if (text := cell.strip())]
    if len(texts) < _LEAST_ROWS or not all(_COUNT.fullmatch(text) for text in texts):
        return False
    numbers = [int(float(text)) for text in texts]
    first = numbers[0]
    step = numbers[1] - first
    if step not in _STEPS or first not in (0, 1, step):
        return False
    return all(after in (before + step, before, first) for before, after in pairwise(numbers))


def _numbers(cells: Sequence[str]) -> list[float | None]:
    """Return the numbers of cells; None where there is none."""
    typed = [typed_number(cell.strip()) if cell.strip() else None for cell in cells]
    comma = any(one is not None and one.style is Style.COMMA for one in typed)
    style = Style.COMMA if comma else Style.POINT
    return [None if one is None else one.value(style) for one in typed]


def _is_product(
    product: Sequence[float | None], one: Sequence[float | None], other: Sequence[float | None]
) -> bool:
    """Return whether some numbers are the products of others in all rows, as far as rounding lets see."""
    told = 0
    for value, first, second in zip(product, one, other, strict=True):
        if value is None or first is None or second is None:
            continue
        if abs(value - first * second) > max(_NEARLY * abs(first), 1e-6 * abs(value), 1e-9):
            return False
        told += first not in (0.0, 1.0) and value != 0.0
    return told >= _LEAST_ROWS
