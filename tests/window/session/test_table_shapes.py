"""How tables were left is remembered, and what is not understood is as good as none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.window.session.settings import Settings
from headroom.window.session.table_shapes import TableShape, TableShapes, column_keys


def test_a_shape_is_there_again_at_the_next_start(tmp_path: Path) -> None:
    widths, places = {"Cost (2)": 120, "Ünï; =“x”": 80}, {"Cost (2)": 1, "Model": 0}
    shape = TableShape(widths, places, "Cost (2)", descending=True, hidden=("A b", "Cost (2)"))
    settings = Settings.in_file(tmp_path / "settings.ini")
    TableShapes(settings).put("Models, comply or pay", shape)
    settings.store.sync()

    again = TableShapes(Settings.in_file(tmp_path / "settings.ini"))

    assert again.of("Models, comply or pay") == shape
    assert again.of("Another") == TableShape()


def test_without_settings_a_shape_is_remembered_until_the_program_ends() -> None:
    shapes = TableShapes()
    shapes.put("T", TableShape({"A": 50}))

    assert shapes.of("T").widths == {"A": 50}
    assert TableShapes().of("T") == TableShape()


@pytest.mark.parametrize(
    "text", ["", "width", "width x A", "width 999999 A", "breadth 10 A", "width ² A", "\x00"]
)
def test_what_is_not_understood_is_as_good_as_none(tmp_path: Path, text: str) -> None:
    settings = Settings.in_file(tmp_path / "settings.ini")
    settings.put_text("tables/T", text)

    assert TableShapes(settings).of("T") == TableShape()


@given(st.lists(st.text(max_size=5), max_size=6))
def test_every_column_has_a_key_of_its_own_on_one_line(titles: list[str]) -> None:
    keys = column_keys(tuple(titles))

    assert len(set(keys)) == len(titles)
    assert all(len(key.splitlines()) <= 1 for key in keys)


def test_columns_of_the_same_title_are_told_apart() -> None:
    assert column_keys(("Change", "Comply:\npremium", "Change")) == (
        "Change",
        "Comply: premium",
        "Change (2)",
    )


def test_chosen_columns_are_remembered_and_an_earlier_program_reads_over_them(settings: Settings) -> None:
    shape = TableShape({"Part": 90}, sorted_by="Part", shown=("Part", "Value a vehicle"))
    TableShapes(settings).put("Parts", shape)

    assert TableShapes(settings).of("Parts") == shape
