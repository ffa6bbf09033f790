"""What inspect says of the levels of a table, as JSON and as text."""

import json
from pathlib import Path

from headroom.output.inspection_json import inspection
from headroom.output.structure_words import structure_lines
from surveys import surveyed
from workbooks import MODELS, Cell, Rows, read_rows, table, write_xlsx

_ROWS: list[tuple[Cell, ...]] = [
    ("Level", "Model", "Part number", "Country of origin", "Qty", "Unit cost"),
    (1.0, "Sierra", "A-10", "MX", 1.0, 300.0),
    (2.0, "Sierra", "P-11", "CN", 2.0, 50.0),
    (2.0, "Sierra", "P-12", "MX", 2.0, 97.2),
]


def test_levels_assemblies_and_differences_are_values(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {"Sourcing": _ROWS, "Models": MODELS}
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", sheets))
    found = json.loads(json.dumps(inspection(survey, None, None)))
    structure = found["sheets"][0]["tables"][0]["structure"]

    assert structure["says"] == "“Level” (column A)"
    assert (structure["depth"], structure["assemblies"], structure["counted"]) == (2, 1, 2)
    (gap,) = structure["differences"]
    assert (gap["cell"], gap["part"], gap["cost"]) == ("F2", "A-10", 300.0)
    assert abs(gap["difference"] - 5.6) < 1e-9
    assert found["sheets"][1]["tables"][0]["structure"] is None
    assert structure_lines(survey.sheets[0].tables[0], None) == [
        "Bill of 2 levels: 1 assembly, 2 rows counted.",
        "A-10 (F2) costs 300.00, its parts 294.40: differs by 5.60.",
    ]


def test_what_was_read_goes_before_what_was_looked_at(tmp_path: Path) -> None:
    rows = [*_ROWS[:3], (2.0, "Sierra", "P-12", "MX", 2.0, 100.0)]
    more = [cell for _ in range(400) for cell in rows[1:]]
    book = read_rows(tmp_path, [rows[0], *more])
    survey = surveyed(write_xlsx(tmp_path / "again.xlsx", {"Sourcing": [rows[0], *more], "Models": MODELS}))
    found = survey.sheets[0].tables[0]

    assert structure_lines(found, book) == ["Bill of 2 levels: 400 assemblies, 800 rows counted."]
    seen = found.structure
    assert seen is not None
    assert seen.assemblies < 400


def test_a_plain_table_has_no_levels(tmp_path: Path) -> None:
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table({}, {"Part number": "P-2"})}))
    found = json.loads(json.dumps(inspection(survey, None, None)))
    assert found["sheets"][0]["tables"][0]["structure"] is None
    assert not structure_lines(survey.sheets[0].tables[0], None)
