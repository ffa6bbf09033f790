from pathlib import Path

import pytest

from headroom.book.layout import (
    BookLayout,
    ColumnLayout,
    DecimalMark,
    ShareUnit,
    TableKind,
    TableLayout,
)
from headroom.user_error import UserError
from headroom.workbook.layouts.layout_file import ENDING, load_layout, save_layout

LAYOUT = BookLayout(
    (
        TableLayout(
            "Daten 2026",
            TableKind.SOURCING,
            5,
            6,
            (
                ColumnLayout(0, "Materialnummer", "part_number"),
                ColumnLayout(
                    3, "Preis (EUR)", "unit_cost", currency="EUR", decimal=DecimalMark.COMMA, per=100.0
                ),
                ColumnLayout(4, "Anteil", "us_content", unit=ShareUnit.FRACTION),
                ColumnLayout(7, "Citroën 日産", "quantity", model="Citroën 日産"),
                ColumnLayout(8, "Bemerkung"),
            ),
            last_row=900,
            model="",
        ),
    ),
    "SAP, Werk 12",
)


def test_a_saved_layout_is_loaded_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / f"one{ENDING}"

    save_layout(LAYOUT, path)

    assert load_layout(path) == LAYOUT


def test_a_layout_file_can_be_compared_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / f"one{ENDING}"

    save_layout(LAYOUT, path)

    lines = path.read_text(encoding="utf-8").splitlines()
    assert any("Materialnummer" in line and "SAP" not in line for line in lines)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is not a layout"),
        (b"PK\x03\x04", "is not a layout"),
        (b"[1, 2]", "is not a layout"),
        (b'{"format": 1, "kind": "headroom"}', "is not a layout"),
        (b'{"format": 3, "kind": "headroom layout"}', "newer version"),
        (b'{"format": 1, "kind": "headroom layout"}', "layout"),
        (b'{"format": 1, "kind": "headroom layout", "layout": {"tables": [1]}}', r"\$\.layout\.tables"),
    ],
)
def test_another_file_is_refused_with_a_sentence(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "other.json"
    path.write_bytes(content)

    with pytest.raises(UserError, match=says):
        load_layout(path)


def test_a_layout_whose_rows_stand_in_no_order_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    save_layout(LAYOUT, path)
    path.write_text(path.read_text(encoding="utf-8").replace('"last_row": 900', '"last_row": 2'), "utf-8")

    with pytest.raises(UserError, match="stand in no order"):
        load_layout(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="missing"):
        load_layout(tmp_path / "missing")
