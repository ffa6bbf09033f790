"""What a heading means in a table of each kind: by its exact words, or by words much like them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from headroom.book.fields.amount_fields import AMOUNT_FIELDS
from headroom.book.fields.field import Field
from headroom.book.fields.field_tables import FIELDS
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.layout import IN_THOUSANDS, TableKind
from headroom.workbook.fields.headings import ASKED, HeadingTable, heading_currency, heading_words
from headroom.workbook.fields.languages import MORE_SPELLINGS
from headroom.workbook.fields.other_headings import means_no_field, says_total

ALIKE = 88.0
"""Likeness from which words are taken for a misspelt or longer heading, 0 to 100."""

RELATED = 72.0
"""Likeness from which a field is offered, not proposed."""

_LONGEST = 90
_KEPT = 50_000
_FOR = r"(?:\bper|\bpro|\bje|\bpor|\bpar|/)\s*"
_PIECE = (
    r"(?:pc|pcs|pce|piece|pieces|part|ea|each|unit|st|stk|stueck|stück|teil|einheit|pza|pzas|pieza|unidad|"
)
_PIECE += r"pièce|pièces|unité)\b"
_PER = re.compile(rf"{_FOR}(\d{{2,5}})\b(?:\s*{_PIECE})?|\b(\d{{2,5}})\s*{_PIECE}", re.IGNORECASE)
_EACH = re.compile(rf"{_FOR}{_PIECE}", re.IGNORECASE)
_THOUSANDS = re.compile(
    r"\b(?:in\s+)?thousands\b(?:\s+of)?|\b(?:in\s+)?Tsd\b\.?|\ben\s+(?:miles|milliers)\b(?:\s+d[e'\u2019])?|"
    r"\b[kt]\s?(?=€|\$|(?:EUR|USD|MXN|CAD|GBP|JPY|CNY)\b)|['\u2019]000s?\b|\b000s\b",
    re.IGNORECASE,
)
_MONEY_SCALES = {
    **dict.fromkeys(("千", "仟", "천"), IN_THOUSANDS),
    **dict.fromkeys(("万", "萬", "만"), 1e-4),
    **dict.fromkeys(("百万", "百萬", "백만"), 1e-6),
}
_SCALED_MONEY = re.compile(
    r"(百万|百萬|백만|[千仟万萬천만])\s*(?=[元円圆圓원]|美[元金]|日元|[欧歐]元|ドル|달러|ユーロ|유로|人民[币幣])"
)
_PIECES_OF_EAST_ASIA = re.compile(
    r"(?:[/\uff0f每]|\bper)\s*(?:一|1)?(千|百|万|萬|천|백|만)\s*(?:件|个|個|只|支|枚|本|片|套|개|pcs?)"
)
_COUNTED = {"百": 100.0, "백": 100.0, "千": 1000.0, "천": 1000.0, "万": 10000.0, "萬": 10000.0, "만": 10000.0}
_CENTS = re.compile(
    r"(?:\bin\s+)?(?:\bUS[\s-]*|\bEuro[\s-]*)?(?:\b(?:cents?|cts?|centavos|centimes)\b|¢)\.?",
    re.IGNORECASE,
)
_OF_A_CENT = 100.0
_PER_VEHICLE = re.compile(
    rf"{_FOR}(?:veh|vehicle|car|fzg|fahrzeug|auto|vehículo|véh|véhicule|voiture)\b", re.IGNORECASE
)
_REMARK = re.compile(r"^\s*(?:corrected|adjusted|revised|updated|final|confirmed)\b\s*", re.IGNORECASE)
_PRICE_UNIT, _UNIT_COST, _QUANTITY = "price_unit", "unit_cost", "quantity"
_MONEY = frozenset({"extended_cost", *(field.name for field in SOURCING if field.per_part)})
_PER_PIECE = tuple(field.name for field in SOURCING if field.per_part)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading may mean.

    Attributes:
        field: Name of the field.
        exact: Whether its words are those of a known spelling.
        rank: As of ``Heading``; ``ALIKE_ONLY`` where it is only like a known spelling.
        currency: ISO 4217 code that the heading names; empty where it names none.
        like: The spelling it is like, where it is not one.
        likeness: 0 to 100.
    """

    field: str
    exact: bool
    rank: int
    currency: str = ""
    like: str = ""
    likeness: float = 100.0


ALIKE_ONLY = ASKED + 1
"""Rank of headings that are only much like a known spelling."""

_TABLES: dict[TableKind, HeadingTable] = {}
_SPELLINGS: dict[TableKind, dict[str, tuple[Field, str]]] = {}


def table_of(kind: TableKind) -> HeadingTable:
    """Return the table of exact spellings of a kind."""
    if kind not in _TABLES:
        _TABLES[kind] = HeadingTable(FIELDS[kind], MORE_SPELLINGS.get(kind))
    return _TABLES[kind]


@lru_cache(maxsize=_KEPT)
def exact(kind: TableKind, text: str) -> Meaning | None:
    """Return what a heading means by its exact words; None where no field claims it."""
    if len(text) > _LONGEST or not any(letter.isalpha() for letter in text):
        return None
    table = table_of(kind)
    plain = _SCALED_MONEY.sub("", text)  # "万元" is yuan as "元" is
    found = table.find(plain) or next(filter(None, (_claims(table, *one) for one in _shorter(text))), None)
    if found is None:
        return None
    field, rank, currency = found
    if field == _PRICE_UNIT and "/" in text:
        field = _UNIT_COST  # "Price/unit" is a price, "Price unit" the number of pieces it is for
    return Meaning(field, exact=True, rank=rank, currency=currency)


def first_exact(kind: TableKind, texts: Sequence[str]) -> Meaning | None:
    """Return what the first heading means that is known by its words, of what may be those of one column.

    Another one of the same field that needs no confirmation goes before it: ``Origine`` above ``Pays``.
    """
    known = [meaning for text in texts if (meaning := exact(kind, text))]
    return next(
        (one for one in known if one.field == known[0].field and one.rank < ASKED), next(iter(known), None)
    )


def _claims(table: HeadingTable, text: str, fields: tuple[str, ...]) -> tuple[str, int, str] | None:
    """Return what a shortened heading means, if it is one of some fields; none: any."""
    found = table.find(text)
    return found if found is not None and (not fields or found[0] in fields) else None


@lru_cache(maxsize=_KEPT)
def _shorter(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return a heading without what may be said beside its words, and the fields of which that is said.

    It is shortened by a scale (``Preis/100 St``, ``MSRP, kUSD``), by what it is for (``Fret/pièce``,
    ``Menge je Fzg``), and by a first word such as *Corrected*; none of the fields named: any.
    """
    found = [*_without_scale(text), *_without_piece(text)]
    spaced = text.replace("_", " ")
    short = _REMARK.sub("", spaced)
    if short != spaced:
        found += [(short, ()), *_without_scale(short), *_without_piece(short)]
    return tuple(dict.fromkeys(found))


def _without_scale(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for patterns in (
        *((_PER,), (_THOUSANDS,), (_CENTS,), (_CENTS, _EACH), (_CENTS, _PER)),
        *((_SCALED_MONEY,), (_PIECES_OF_EAST_ASIA,), (_SCALED_MONEY, _PIECES_OF_EAST_ASIA)),
    ):
        short = text
        for pattern in patterns:
            short = pattern.sub(" ", short)
        if short != text:
            yield short, ()


def _without_piece(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for pattern, fields in ((_EACH, _PER_PIECE), (_PER_VEHICLE, (_QUANTITY,))):
        short = pattern.sub(" ", text)
        if short != text:
            yield short, fields


@lru_cache(maxsize=_KEPT)
def alike(kind: TableKind, text: str) -> tuple[Meaning, ...]:
    """Return the fields whose spellings a heading is much like, the likest first.

    A tax, a time or a score is like no field of numbers, and a total like none of money for one part.
    """
    words = " ".join(heading_words(text))
    if len(text) > _LONGEST or len(words) < 3:  # noqa: PLR2004 - two letters are like too much
        return ()
    spellings = _spellings(kind)
    found: dict[str, Meaning] = {}
    matches = process.extract(
        words, list(spellings), scorer=fuzz.token_sort_ratio, limit=12, score_cutoff=RELATED
    )
    for spelling, likeness, _ in matches:
        field, written = spellings[spelling]
        if field.measured and (
            means_no_field(kind, text) or (field.per_part and says_total(text) and not says_total(written))
        ):
            continue  # a lead time is like many words, and a total is not the cost of one part
        if field.name not in found:
            currency = heading_currency(text)
            found[field.name] = Meaning(
                field.name, exact=False, rank=ALIKE_ONLY, currency=currency, like=written, likeness=likeness
            )
    return tuple(found.values())


def pieces(text: str) -> float:
    """Return for how many pieces a heading says that amounts are, e.g. 100 for ``Preis/100 St``; else 1.

    Amounts in thousands are for a thousandth: 0.001 for ``Net cost, kUSD``, and 0.0001 for ``单价(万元)``.
    """
    if _THOUSANDS.search(text):
        return IN_THOUSANDS
    scaled, many = _SCALED_MONEY.search(text), _PIECES_OF_EAST_ASIA.search(text)
    if scaled or many:
        return (_MONEY_SCALES[scaled[1]] if scaled else 1.0) * (_COUNTED[many[1]] if many else 1.0)
    found = _PER.search(text)
    number = float(found[1] or found[2]) if found else 1.0
    return number if number in {10.0, 100.0, 1000.0, 10000.0} else 1.0


def divisor(kind: TableKind, field: str, text: str) -> float:
    """Return by what the amounts of a field are divided, as its heading says: pieces, hundredths or both."""
    return pieces(text) * (_OF_A_CENT if in_cents(kind, field, text) else 1.0)


def in_cents(kind: TableKind, field: str, text: str) -> bool:
    """Return whether a heading says that the money of a field is in hundredths, e.g. ``Preis (Cent/St)``."""
    is_money = field in _MONEY if kind is TableKind.SOURCING else field.endswith("_usd")
    return is_money and says_cents(text)


def says_cents(text: str) -> bool:
    """Return whether a heading names hundredths of a currency."""
    return _CENTS.search(text) is not None


def _spellings(kind: TableKind) -> Mapping[str, tuple[Field, str]]:
    """Return the fields of a kind by each of their spellings, as plain words."""
    if kind not in _SPELLINGS:
        found: dict[str, tuple[Field, str]] = {}
        more = MORE_SPELLINGS.get(kind, {})
        for field in FIELDS[kind]:
            if field in AMOUNT_FIELDS:  # "Type" and "Amount" are like too much
                continue
            written = (field.english, field.heading, field.spellings, more.get(field.name, ""), field.asked)
            for spelling in filter(None, "|".join(written).split("|")):
                found.setdefault(" ".join(heading_words(spelling)), (field, spelling))
        _SPELLINGS[kind] = found
    return _SPELLINGS[kind]
