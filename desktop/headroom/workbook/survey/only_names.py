"""Columns that no heading explains: the only one of names that is left may number the parts."""

from collections.abc import Sequence
from dataclasses import replace

from headroom.book.fields.sourcing_fields import told_by
from headroom.book.layout import TableKind
from headroom.book.survey import ColumnFinding, TableFinding
from headroom.foreign_text import a_few
from headroom.language import tr
from headroom.workbook.fields.other_headings import means_no_field
from headroom.workbook.survey.column_evidence import Evidence
from headroom.workbook.tables.data_rows import is_date_text

_GUESS = 0.5
_NUMBER, _COST = "part_number", "unit_cost"
_OF_BILLS = frozenset({"origin", "quantity", "level", "parent_part", "model"})
"""One of these stands beside the costs of parts: else they may be of anything."""

_MOSTLY = 0.8
_LEAST = 2
_LARGEST_SHARE = 0.2
"""Of cells that are numbers, countries or currencies, in a column of names."""


def with_only_names(
    kind: TableKind,
    found: Sequence[ColumnFinding],
    cells: Sequence[Sequence[str]],
    seen: Sequence[Evidence],
) -> list[ColumnFinding]:
    """Return the columns of a table; one that has to be confirmed may number or name its parts.

    Its heading is blank, or a title such as “Engine” that stands in its place.

    Args:
        kind: What the rows of the table are; only tables of parts are looked at.
        found: What each column seems to mean.
        cells: Their cells, as shown in the sheet.
        seen: What these look like.
    """
    columns = list(found)
    fields = {one.proposed.field for one in found if one.proposed.field}
    told = told_by(fields)
    if kind is not TableKind.SOURCING or _NUMBER in told or _COST not in told or not fields & _OF_BILLS:
        return columns
    priced = [at for at, one in enumerate(found) if one.proposed.field in (_COST, "extended_cost")]
    rows = [row for row in range(len(cells[priced[0]])) if any(cells[at][row].strip() for at in priced)]
    left = [
        at
        for at, one in enumerate(found)
        if not one.proposed.field
        and not means_no_field(kind, one.proposed.heading)
        and _names_rows([cells[at][row].strip() for row in rows], seen[at])
    ]
    if len(left) == 1:
        one = columns[left[0]]
        reason = (
            tr(
                "“{heading}” is the only column left that names the rows: it may be the part number.",
                heading=one.proposed.heading,
            )
            if one.proposed.heading
            else tr(
                "It has no heading, but is the only column left that names the rows: it may be the part "
                "number."
            )
        )
        proposed = replace(one.proposed, field=_NUMBER)
        columns[left[0]] = replace(one, proposed=proposed, confidence=_GUESS, reason=reason)
    return columns


def _names_rows(texts: Sequence[str], facts: Evidence) -> bool:
    """Return whether texts name the rows in which they stand: hardly one is blank, and few stand twice."""
    filled = [text for text in texts if text]
    other = max(facts.numbers, facts.countries, facts.currencies)
    return (
        len(filled) >= _LEAST
        and len(filled) >= _MOSTLY * len(texts)
        and len(set(filled)) >= _MOSTLY * len(filled)
        and other <= _LARGEST_SHARE
        and not any(map(is_date_text, filled))
    )


def unused_columns(table: TableFinding) -> str:
    """Return which columns of a table hold something but are not used, a sentence; empty: none."""
    left = [
        f"{one.proposed.letters} (“{one.proposed.heading}”)"
        if one.proposed.heading
        else tr("{letters} (no heading; “{cell}”)", letters=one.proposed.letters, cell=one.samples[0])
        for one in table.columns
        if not one.proposed.field and not one.proposed.model and one.samples
    ]
    return tr("Not used: column {columns}.", columns=a_few(left)) if left else ""
