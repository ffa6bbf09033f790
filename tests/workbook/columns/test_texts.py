"""Columns of text: tidy ones are taken as they are, and give what reading each text would."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.layout import ColumnLayout
from headroom.workbook.bytes.cells import Cells, CellsBuilder
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.columns.texts import read_texts
from headroom.workbook.tables.findings import Findings

CELLS = st.text(alphabet="ab #\t\u200b", max_size=3) | st.sampled_from(("", "Bracket", 12.0, "#N/A"))
FIELD = next(field for field in SOURCING if field.name == "description")


def column_of(cells: Cells) -> FieldColumn:
    numbers = np.arange(2, 2 + len(cells), dtype=np.int32)
    return FieldColumn(FIELD, cells, ColumnLayout(0, ""), "A", numbers, Findings(""), "")


def cells_of(values: list[str | float]) -> Cells:
    builder = CellsBuilder()
    builder.add(tuple(values))
    return builder.build()


def expected(value: str | float) -> str:
    if not isinstance(value, str):
        return f"{value:g}"
    return "" if value == "#N/A" else " ".join(value.replace("\u200b", "").split())


@given(values=st.lists(CELLS, min_size=1, max_size=12))
def test_each_cell_is_its_text_without_superfluous_spaces(values: list[str | float]) -> None:
    texts = read_texts(column_of(cells_of(values)))

    assert [texts[row] for row in range(len(texts))] == [expected(value) for value in values]
    assert len(set(texts.values)) == len(texts.values)
    assert "" not in texts.values


@given(values=st.lists(st.sampled_from(("", "a", "b", "c d")), min_size=1, max_size=12))
def test_a_tidy_column_keeps_its_texts_in_the_order_in_which_they_came(values: list[str | float]) -> None:
    cells = cells_of(values)
    assert cells.values.tidy

    texts = read_texts(column_of(cells))

    assert texts.values == tuple(dict.fromkeys(value for value in values if value))
    assert [texts[row] for row in range(len(texts))] == values
