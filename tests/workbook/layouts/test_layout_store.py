"""Layouts that were confirmed are known again by their headings, wherever those stand."""

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from exports import MATRIX_ROWS, quantity_matrix
from headroom.book.layout import BookLayout, ColumnLayout, TableKind, TableLayout
from headroom.book.survey import BookSurvey
from headroom.user_error import UserError
from headroom.workbook.layouts.layout_file import ENDING, load_layout, save_layout
from headroom.workbook.layouts.layout_fitting import fitted
from headroom.workbook.layouts.layout_store import LayoutStore
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions, certain_layout
from surveys import surveyed
from workbooks import ROW, Rows, silent, table, write_xlsx

ODD: Rows = [("Auto", "Nummer-X", "Woher", "Kosten netto je", "Notiz"), (*ROW, "n")]
"""Headings that nobody knows."""

FIELDS = ("model", "part_number", "origin", "unit_cost")


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


LAYOUT = BookLayout(
    (TableLayout("Daten", TableKind.SOURCING, 1, 1, (ColumnLayout(0, "Nummer-X", "part_number"),)),), "Plant"
)


def kept_names(store: LayoutStore) -> list[str]:
    """Return the names of all layouts that are remembered, by letters."""
    return sorted(one.name for one in store.all())


def only_file(folder: Path) -> Path:
    """Return the one file of a layout below a folder."""
    [path] = folder.rglob(f"*{ENDING}")
    return path


def test_a_store_whose_folder_is_not_there_remembers_nothing(tmp_path: Path, store: LayoutStore) -> None:
    store.mark_used("Plant")

    assert store.all() == ()
    assert list(tmp_path.iterdir()) == []


def test_a_layout_of_the_same_name_takes_the_place_of_the_earlier_one(store: LayoutStore) -> None:
    store.keep(LAYOUT)
    store.keep(replace(LAYOUT, rates=(("EUR", 1.1),)))

    assert store.all() == (replace(LAYOUT, rates=(("EUR", 1.1),)),)


@pytest.mark.parametrize("other", ["plant", "Plant ", "Plant.", "a/b", "a_b", "..", "日産", "P" * 300])
def test_names_that_differ_in_any_letter_are_two_layouts(other: str, store: LayoutStore) -> None:
    store.keep(LAYOUT)
    store.keep(replace(LAYOUT, name=other))

    assert kept_names(store) == sorted(["Plant", other])


@pytest.mark.parametrize("name", ["", "  ", "\n"])
def test_a_layout_without_a_name_is_not_kept(name: str, tmp_path: Path, store: LayoutStore) -> None:
    with pytest.raises(UserError, match="needs a name"):
        store.keep(replace(LAYOUT, name=name))

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_named_and_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    store = LayoutStore(tmp_path / "file" / "layouts")

    with pytest.raises(UserError, match=r"The folder .*layouts for layouts cannot be made \(.+\)"):
        store.keep(LAYOUT)

    assert store.all() == ()


def test_a_folder_that_cannot_be_looked_into_holds_nothing(tmp_path: Path) -> None:
    store = LayoutStore(tmp_path / ("x" * 300))  # longer than a name may be

    assert store.remembered() == ()


def test_the_layout_that_was_of_use_last_stands_first(tmp_path: Path, store: LayoutStore) -> None:
    for year, name in enumerate(("Old", "Older")):
        store.keep(replace(LAYOUT, name=name))
        path = next(path for path in tmp_path.rglob(f"*{ENDING}") if path.name.startswith(f"{name}-"))
        moment = datetime(2020 - year, 5, 1, 12, tzinfo=UTC).timestamp()
        os.utime(path, (moment, moment))
    assert [(one.layout.name, one.used.astimezone(UTC).year) for one in store.remembered()] == [
        ("Old", 2020),
        ("Older", 2019),
    ]

    before = datetime.now(UTC)
    store.mark_used("Older")
    store.mark_used("None of this name")

    assert [one.name for one in store.all()] == ["Older", "Old"]
    assert (store.remembered()[0].used - before).total_seconds() > -1.0


def test_a_layout_that_is_renamed_keeps_what_it_says_and_when_it_was_of_use(
    tmp_path: Path, store: LayoutStore
) -> None:
    store.keep(LAYOUT)
    moment = datetime(2020, 5, 1, 12, tzinfo=UTC)
    os.utime(only_file(tmp_path), (moment.timestamp(), moment.timestamp()))

    store.rename("Plant", "Werk 12")

    [one] = store.remembered()
    assert one.layout == replace(LAYOUT, name="Werk 12")
    assert one.used == moment


def test_a_layout_renamed_to_its_own_name_stays(store: LayoutStore) -> None:
    store.keep(LAYOUT)

    store.rename("Plant", "Plant")

    assert store.all() == (LAYOUT,)


@pytest.mark.parametrize(
    ("old", "new", "refusal"),
    [
        ("Plant", "Other", "There is a layout named “Other” already. Choose another name."),
        ("None", "New", "There is no layout named “None”."),
        ("None", "None", "There is no layout named “None”."),
        ("Plant", "  ", "A layout needs a name"),
    ],
    ids=["taken", "missing", "missing to itself", "empty"],
)
def test_a_renaming_that_is_refused_leaves_all_layouts_as_they_are(
    old: str, new: str, refusal: str, store: LayoutStore
) -> None:
    for name in ("Plant", "Other"):
        store.keep(replace(LAYOUT, name=name))
    before = store.remembered()

    with pytest.raises(UserError, match=refusal):
        store.rename(old, new)

    assert store.remembered() == before


def test_a_damaged_layout_is_neither_renamed_nor_exported_but_can_be_deleted(
    tmp_path: Path, store: LayoutStore
) -> None:
    store.keep(LAYOUT)
    path = only_file(tmp_path)
    path.write_text('{"format": 1, "kind": "headroom layout", "layout": {"tables": 3}}')

    with pytest.raises(UserError, match="is damaged"):
        store.rename("Plant", "New")
    with pytest.raises(UserError, match="is damaged"):
        store.export("Plant", tmp_path / "out.layout.json")
    assert only_file(tmp_path) == path
    store.forget("Plant")

    assert not path.exists()


def test_files_and_folders_that_are_no_layouts_are_left_out_of_the_list(
    tmp_path: Path, store: LayoutStore
) -> None:
    store.keep(LAYOUT)
    folder = tmp_path / "kept" / "layouts"
    (folder / f"folder{ENDING}").mkdir()
    (folder / f"newer{ENDING}").write_text('{"format": 99, "kind": "headroom layout"}')
    (folder / f"bytes{ENDING}").write_bytes(b"\xff\x00")
    (folder / "readme.txt").write_text("no layout")

    assert kept_names(store) == ["Plant"]


def test_forgetting_a_layout_leaves_the_others_and_one_that_is_not_there_is_no_fault(
    store: LayoutStore,
) -> None:
    store.forget("Plant")
    for name in ("Plant", "Other"):
        store.keep(replace(LAYOUT, name=name))

    store.forget("Plant")
    store.forget("plant")

    assert kept_names(store) == ["Other"]


def test_a_layout_that_cannot_be_deleted_is_named(tmp_path: Path, store: LayoutStore) -> None:
    store.keep(LAYOUT)
    path = only_file(tmp_path)
    path.unlink()
    path.mkdir()

    with pytest.raises(UserError, match="The layout “Plant” cannot be deleted"):
        store.forget("Plant")


def test_a_layout_that_is_not_there_or_has_nowhere_to_go_is_not_exported(
    tmp_path: Path, store: LayoutStore
) -> None:
    store.keep(LAYOUT)

    with pytest.raises(UserError, match="There is no layout named “None”"):
        store.export("None", tmp_path / "out.layout.json")
    with pytest.raises(UserError, match="cannot be written"):
        store.export("Plant", tmp_path / "no folder" / "out.layout.json")

    assert not (tmp_path / "out.layout.json").exists()
    assert kept_names(store) == ["Plant"]


def test_an_exported_layout_is_taken_in_elsewhere_as_it_was(tmp_path: Path, store: LayoutStore) -> None:
    store.keep(LAYOUT)
    path = tmp_path / "from a colleague.layout.json"
    store.export("Plant", path)
    other = LayoutStore(tmp_path / "elsewhere")

    taken = other.take_in(path)

    assert taken == LAYOUT
    assert other.all() == (LAYOUT,)


def test_a_layout_that_is_taken_in_again_gets_the_next_number(tmp_path: Path, store: LayoutStore) -> None:
    path = tmp_path / "plant.layout.json"
    save_layout(LAYOUT, path)

    taken = [store.take_in(path).name for _ in range(3)]

    assert taken == ["Plant", "Plant 2", "Plant 3"]
    assert kept_names(store) == taken
    assert load_layout(path) == LAYOUT


def test_a_layout_without_a_name_is_taken_in_under_that_of_its_file(
    tmp_path: Path, store: LayoutStore
) -> None:
    path = tmp_path / "Werk 12.layout.json"
    save_layout(replace(LAYOUT, name=" "), path)

    assert store.take_in(path).name == "Werk 12"
    assert kept_names(store) == ["Werk 12"]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ("{", "is not a layout of Headroom"),
        ('{"format": 1, "kind": "headroom workspace"}', "is not a layout of Headroom"),
        ('{"format": 3, "kind": "headroom layout"}', "newer version"),
        ('{"format": 1, "kind": "headroom layout", "layout": {"tables": 3}}', "is damaged"),
        (None, "cannot be opened"),
    ],
    ids=["no JSON", "other file", "newer", "damaged", "missing"],
)
def test_a_file_that_is_no_layout_is_not_taken_in(
    content: str | None, refusal: str, tmp_path: Path, store: LayoutStore
) -> None:
    path = tmp_path / "given.layout.json"
    if content is not None:
        path.write_text(content)

    with pytest.raises(UserError, match=refusal):
        store.take_in(path)

    assert store.all() == ()


def test_a_link_into_the_void_hides_no_other_layout(odd: Path, store: LayoutStore, tmp_path: Path) -> None:
    store.keep(confirmed(surveyed(odd)))
    [kept] = (tmp_path / "kept" / "layouts").iterdir()
    kept.with_name("gone.layout.json").symlink_to(tmp_path / "nowhere")

    assert [layout.name for layout in store.all()] == ["Odd export"]


def test_a_name_that_cannot_be_written_is_refused(odd: Path, store: LayoutStore) -> None:
    with pytest.raises(UserError, match="letters that cannot be written"):
        store.keep(confirmed(surveyed(odd), "half a letter \ud800"))


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are no files there")
def test_a_pipe_among_the_layouts_keeps_nobody_waiting(tmp_path: Path, store: LayoutStore) -> None:
    store.keep(LAYOUT)
    os.mkfifo(only_file(tmp_path).with_name("pipe.layout.json"))

    assert store.all() == (LAYOUT,)
