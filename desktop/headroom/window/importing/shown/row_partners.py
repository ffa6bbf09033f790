"""Which of the first rows of bills and of their part lists find each other, row by row."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from headroom.book.fields.field_tables import FIELDS
from headroom.book.layout import JOIN, TableKind
from headroom.language import tr
from headroom.workbook.layouts.layout_draft import DraftTable, LayoutDraft
from headroom.workbook.survey.numbered_rows import numbered_rows, partners_among

_NUMBER, _COST = "part_number", "unit_cost"
_FACTS = {one.name: one.said for one in FIELDS[TableKind.PART_LIST] if one.carried and one.name != _NUMBER}
_FIRST = (_COST, "origin")
"""What a row needs above all, what else it lacks stands behind it."""

_FURTHER_DOWN = "\N{HORIZONTAL ELLIPSIS}"
"""Stands for a fact of a row of a list that is not shown."""

_Place = tuple[int, int]
"""A table and a row of its sheet."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A row with its part number.

    Attributes:
        at: Its table.
        row: Its place in the sheet, from 0.
        number: The part number.
    """

    at: int
    row: int
    number: str


@dataclass(frozen=True, slots=True)
class Matched:
    """How the rows of one part list that is joined find those of the bills.

    Attributes:
        without: Rows of bills whose part the list does not have.
        left: Rows of the list that are in no bill.
    """

    without: tuple[Numbered, ...] = ()
    left: tuple[Numbered, ...] = ()


@dataclass(frozen=True, slots=True)
class RowPartners:
    """How the rows of all tables find each other.

    Attributes:
        lists: What was found of each part list that is joined, by its table.
        lacking: What a row of a bill has nowhere, in a few words, by table and row.
        priced: Rows of bills, by table and row, whose price stands in a list.
        costs: Those of ``lacking`` that have no price.
    """

    lists: Mapping[int, Matched] = field(default_factory=dict)
    lacking: Mapping[tuple[int, int], str] = field(default_factory=dict)
    priced: frozenset[tuple[int, int]] = frozenset()
    costs: frozenset[tuple[int, int]] = frozenset()

    def left(self, at: int) -> frozenset[int]:
        """Return the rows of a part list that are in no bill."""
        return frozenset(one.row for one in self.lists[at].left) if at in self.lists else frozenset()


@dataclass(frozen=True, slots=True)
class _List:
    """A part list that is joined.

    Attributes:
        name: What it is called.
        facts: What it has.
        whole: Whether all of it is looked at.
        partners: Its cells by field, for each row of a bill that it has.
    """

    name: str
    facts: tuple[str, ...]
    whole: bool
    partners: Mapping[tuple[int, int], Mapping[str, str]]


def partners_of(draft: LayoutDraft) -> RowPartners:
    """Return how the first rows of bills and of the part lists that are joined find each other."""
    joined = [at for at, table in enumerate(draft.tables) if table.used and _is_list(table)]
    bills = [at for at, table in enumerate(draft.tables) if table.kind is TableKind.SOURCING]
    if not joined or not bills:
        return RowPartners()
    theirs = {(at, row): cells for at in bills for row, cells in _numbered(draft.tables[at]).items()}
    lists: list[_List] = []
    found: dict[int, Matched] = {}
    all_seen = all(_is_whole(draft.tables[at]) for at in bills)
    for at in joined:
        one, here = _matched(draft.tables[at], at, theirs)
        one, found[at] = (one, here) if one.whole and all_seen else _with_looked(draft, at, one, here, theirs)
        lists.append(one)
    lacking: dict[tuple[int, int], str] = {}
    priced, costs = set(), set()
    for place, cells in theirs.items():
        said, field_name = _lacking(place, cells, lists)
        if said:
            lacking[place] = said
        if field_name == _COST:
            costs.add(place)
        elif any(one.partners.get(place, {}).get(_COST) for one in lists):
            priced.add(place)
    return RowPartners(found, lacking, frozenset(priced), frozenset(costs))


def _is_list(table: DraftTable) -> bool:
    finding = table.finding
    return finding is not None and finding.layout.is_joined and finding.layout.column(_NUMBER) is not None


def _numbered(table: DraftTable) -> dict[int, dict[str, str]]:
    """Return the cells of the rows that have a part number, by field, by their place in the sheet."""
    if table.finding is None:
        return {}
    return numbered_rows(table.sheet.top, table.sheet.first_column, table.finding.layout)


def _matched(table: DraftTable, at: int, theirs: Mapping[_Place, Mapping[str, str]]) -> tuple[_List, Matched]:
    """Return a part list with what it has of the rows of bills, and who finds no partner.

    Args:
        table: The list.
        at: Its place.
        theirs: Cells of the rows of the bills, by table and row.
    """
    rows = _numbered(table)
    first: dict[str, int] = {}
    for row, cells in rows.items():
        first.setdefault(cells[_NUMBER], row)
    found = partners_among((cells[_NUMBER] for cells in theirs.values()), first)
    used = set(found.values())
    partners = {
        key: rows[first[found[cells[_NUMBER]]]] for key, cells in theirs.items() if cells[_NUMBER] in found
    }
    names = {name for cells in rows.values() for name in cells}
    matched = Matched(
        tuple(Numbered(*key, cells[_NUMBER]) for key, cells in theirs.items() if key not in partners),
        tuple(Numbered(at, row, cells[_NUMBER]) for row, cells in rows.items() if cells[_NUMBER] not in used),
    )
    facts = dict.fromkeys(name for name in (*_FIRST, *_FACTS) if name in names)
    return _List(list_name(table), tuple(facts), _is_whole(table), partners), matched


def _with_looked(
    draft: LayoutDraft, at: int, one: _List, here: Matched, theirs: Mapping[_Place, Mapping[str, str]]
) -> tuple[_List, Matched]:
    """Return a part list with what a survey knows of rows further down than is shown.

    Args:
        draft: The layout as it is now.
        at: Place of the list.
        one: The list, as far as it is shown.
        here: Who finds no partner there.
        theirs: Cells of the rows of the bills, by table and row.
    """
    finding = draft.tables[at].finding
    asked = next((one for one in finding.questions if one.key == JOIN), None) if finding is not None else None
    without = asked.without if asked is not None else None
    left = asked.left if asked is not None else None
    unused = () if left is None else tuple(Numbered(at, part.row_number - 1, part.part) for part in left)
    if without is None:
        return one, Matched(here.without if one.whole else (), unused)
    tables = {
        (table.sheet.file, table.sheet.name): place
        for place, table in enumerate(draft.tables)
        if table.kind is TableKind.SOURCING
    }
    missing = tuple(
        Numbered(tables[part.file, part.sheet], part.row_number - 1, part.part)
        for part in without
        if (part.file, part.sheet) in tables
    )
    gone = {(part.at, part.row) for part in missing}
    further = {
        key: dict.fromkeys(one.facts, _FURTHER_DOWN)
        for key in theirs
        if key not in one.partners and key not in gone
    }
    return replace(one, whole=True, partners={**further, **one.partners}), Matched(missing, unused)


def _is_whole(table: DraftTable) -> bool:
    """Return whether all rows of a table are looked at."""
    last = table.finding.layout.last_row if table.finding is not None else None
    return 0 < (last or table.sheet.rows) <= len(table.sheet.top)


def list_name(table: DraftTable) -> str:
    """Return what a part list is called: its file where several are open, else its sheet."""
    return table.sheet.file or table.sheet.name


def _lacking(place: tuple[int, int], cells: Mapping[str, str], lists: list[_List]) -> tuple[str, str]:
    """Return what a row has neither itself nor from a list, in words, and its field; two blanks: nothing.

    Args:
        place: Its table and row.
        cells: Its cells by field.
        lists: The part lists.
    """
    if any(not one.whole and place not in one.partners for one in lists):
        return "", ""  # it may stand further down than is looked
    offered = {name: one for one in reversed(lists) for name in one.facts}
    here = [one for one in lists if place in one.partners]
    for name in dict.fromkeys(name for name in (*_FIRST, *_FACTS) if name in offered):
        if cells.get(name) or any(one.partners[place].get(name) for one in here):
            continue
        one = offered[name]
        if name in _FIRST:
            return _nothing_found(name, one.name), name
        if place not in one.partners:
            return tr("counted, not in {list}", list=one.name), name
    return "", ""


def _nothing_found(name: str, of_list: str) -> str:
    """Return that a row has no price, or no origin, in a list."""
    if name == _COST:
        return tr("no price found in {list}", list=of_list)
    return tr("no origin found in {list}", list=of_list)
