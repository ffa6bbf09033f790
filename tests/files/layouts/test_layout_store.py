"""Layouts that were confirmed are known again by their headings, wherever those stand."""

from dataclasses import replace
from pathlib import Path

import pytest

from exports import MATRIX_ROWS, quantity_matrix
from headroom.domain.imported.book_layout import BookLayout, TableKind
from headroom.domain.imported.book_survey import BookSurvey
from headroom.files.decode import GivenUp, Questions, decode
from headroom.files.layouts.layout_fitting import fitted
from headroom.files.layouts.layout_store import LayoutStore
from headroom.files.survey.questions import certain_layout
from headroom.files.user_error import UserError
from workbooks import ROW, Rows, silent, table, write_xlsx

ODD: Rows = [("Auto", "Nummer-X", "Woher", "Kosten netto je", "Notiz"), (*ROW, "n")]
"""Headings that nobody knows."""

FIELDS = ("model", "part_number", "origin", "unit_cost")


def surveyed(path: Path) -> BookSurvey:
    """Return what is found in a workbook."""
    found: list[BookSurvey] = []

    def give_up(survey: BookSurvey) -> BookLayout | None:
        found.append(survey)
        return None

    with pytest.raises(GivenUp):
        decode(path, silent, Questions(choose=give_up))
    return found[0]


def confirmed(survey: BookSurvey, name: str = "Odd export") -> BookLayout:
    """Return the layout that a person would choose for the odd headings."""
    [sheet] = survey.sheets
    layout = sheet.tables[0].layout
    for column, field in zip(layout.columns, FIELDS, strict=False):
        layout = layout.with_column(replace(column, field=field))
    return BookLayout((replace(layout, model=""),), name)


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """Return a workbook whose headings nobody knows, but for one."""
    rows = [("Auto", "Nummer-X", "Herkunftsland", "Kosten netto je", "Notiz"), *ODD[1:]]
    return write_xlsx(tmp_path / "odd.xlsx", {"Export 1": rows})


@pytest.fixture
def store(tmp_path: Path) -> LayoutStore:
    """Return a store in a folder that is not there yet."""
    return LayoutStore(tmp_path / "kept" / "layouts")


def test_a_confirmed_layout_is_applied_to_the_next_export_wherever_its_headings_stand(
    tmp_path: Path, odd: Path, store: LayoutStore
) -> None:
    store.keep(confirmed(surveyed(odd)))
    head = ("Herkunftsland", "Auto", "neu", "Kosten netto je", "Nummer-X", "Notiz")
    rows: Rows = [("Banner",), (), head, ("US", "Sierra", 1.0, 100.0, "P-9", "n")]
    later = write_xlsx(tmp_path / "later.xlsx", {"Export 2": rows})

    found = store.fitting(surveyed(later))

    assert found is not None
    assert (found.name, found.tables[0].sheet, found.tables[0].header_row) == ("Odd export", "Export 2", 3)
    book = decode(later, silent, Questions(choose=store.fitting))
    assert (book.rows.part_number[0], book.rows.models, book.rows.unit_cost.tolist()) == (
        "P-9",
        ("Sierra",),
        [100.0],
    )


def test_a_layout_does_not_fit_where_one_of_its_headings_is_missing(
    tmp_path: Path, odd: Path, store: LayoutStore
) -> None:
    layout = confirmed(surveyed(odd))
    store.keep(layout)
    other = write_xlsx(
        tmp_path / "other.xlsx", {"Export 1": [("Auto", "Nummer-X", "Herkunftsland"), ROW[:3]]}
    )

    assert store.fitting(surveyed(other)) is None
    assert fitted(layout, surveyed(other), exactly=False) is None


def test_a_workbook_that_explains_itself_is_not_read_by_a_layout_of_fewer_headings(
    tmp_path: Path, store: LayoutStore
) -> None:
    plain = write_xlsx(tmp_path / "plain.xlsx", {"Sourcing": table()})
    more = write_xlsx(tmp_path / "more.xlsx", {"Sourcing": table({"Quantity per vehicle": 2.0})})
    store.keep(replace(certain_layout(surveyed(plain)), name="Plain"))

    assert store.fitting(surveyed(more)) is None
    found = store.fitting(surveyed(plain))
    assert found is not None
    assert found.name == "Plain"


def test_the_models_of_a_matrix_are_remembered(tmp_path: Path, store: LayoutStore) -> None:
    first = surveyed(quantity_matrix(tmp_path / "first.xlsx"))
    store.keep(replace(first.proposed, name="PLM"))
    again = write_xlsx(tmp_path / "again.xlsx", {"Parts": MATRIX_ROWS})

    found = store.fitting(surveyed(again))

    assert found is not None
    [parts] = found.of_kind(TableKind.SOURCING)
    assert [column.model for column in parts.quantities_by_model()] == ["Sierra", "Blazer", "Tahoe"]
    assert decode(again, silent, Questions(choose=store.fitting)).rows.models == ("Sierra", "Tahoe", "Blazer")


def test_layouts_are_listed_renamed_exported_taken_in_and_deleted(
    tmp_path: Path, odd: Path, store: LayoutStore
) -> None:
    layout = confirmed(surveyed(odd))
    store.keep(layout)
    store.keep(replace(layout, name="a/b: Ö"))
    assert {one.name for one in store.all()} == {"Odd export", "a/b: Ö"}

    store.rename("a/b: Ö", "plant")
    with pytest.raises(UserError, match="already"):
        store.rename("plant", "Odd export")
    store.export("plant", tmp_path / "plant.layout.json")
    assert store.take_in(tmp_path / "plant.layout.json").name == "plant 2"
    store.forget("plant")
    store.forget("plant")

    assert sorted(one.name for one in store.all()) == ["Odd export", "plant 2"]
    assert all(one.tables == layout.tables for one in store.all())
    with pytest.raises(UserError, match="no layout named"):
        store.export("plant", tmp_path / "x.layout.json")
    with pytest.raises(UserError, match="needs a name"):
        store.keep(replace(layout, name=" "))


def test_a_damaged_layout_does_not_keep_the_others_from_being_used(
    tmp_path: Path, odd: Path, store: LayoutStore
) -> None:
    store.keep(confirmed(surveyed(odd)))
    (tmp_path / "kept" / "layouts" / "broken.layout.json").write_text("{")

    assert [one.name for one in store.all()] == ["Odd export"]
