"""A text file read in an encoding that a person chose."""

from dataclasses import replace
from pathlib import Path

import pytest

from headroom.book.layout import BookLayout
from headroom.book.problem import Severity
from headroom.book.sourcing import SourcingBook
from headroom.book.survey import BookSurvey
from headroom.user_error import UserError
from headroom.workbook.layouts.layout_file import load_layout, save_layout
from headroom.workbook.layouts.layout_fitting import fitted, fitted_again
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.other_encoding import sheet_in, survey_in
from headroom.workbook.survey.questions import Questions
from surveys import surveyed
from workbooks import Rows, problems_of, silent, write_xlsx

FEW = "Model,Part,COO,Cost,Description\nA,P-1,US,5,\ubd80\ud488\n"
"""Too little Korean to be certain of."""

TABLE: Rows = [("Model", "Part", "COO", "Cost"), ("A", "P-1", "US", 5.0)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file that says too little about its encoding."""
    file = tmp_path / "parts.csv"
    file.write_bytes(FEW.encode("cp949"))
    return file


def read_in(path: Path, encoding: str) -> SourcingBook:
    """Return a file as it is read where somebody chooses its encoding."""

    def choose(survey: BookSurvey) -> BookLayout:
        return survey_in(survey, encoding).proposed

    return decode(path, silent, Questions(choose=choose))


def test_the_survey_says_which_encoding_it_is_and_which_it_may_be(path: Path) -> None:
    survey = surveyed(path)
    [sheet] = survey.sheets

    assert sheet.coding is not None
    assert not sheet.coding.certain
    assert "cp949" in sheet.coding.others
    assert [problem.severity for problem in survey.problems] == [Severity.ASSUMPTION]


def test_it_is_looked_over_again_in_another_encoding_and_read_in_it(path: Path) -> None:
    before = surveyed(path)
    survey = survey_in(before, "euc-kr")

    assert before.sheets[0].top[1][-1] != "\ubd80\ud488"
    assert survey.sheets[0].top[1][-1] == "\ubd80\ud488"
    assert survey.problems == ()
    [table] = survey.proposed.tables
    assert table.encoding == "cp949"
    book = read_in(path, "euc-kr")
    assert book.rows.description[0] == "\ubd80\ud488"
    assert not [one for one in problems_of(book) if "encoded" in one.message]


def test_a_workbook_says_its_encoding_itself(tmp_path: Path) -> None:
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Sourcing": TABLE}))

    assert survey.sheets[0].coding is None
    assert sheet_in(survey.sheets[0], "cp949") is None
    assert survey_in(survey, "gbk").proposed == survey.proposed


def test_what_is_no_text_in_an_encoding_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "parts.csv"
    path.write_bytes("Model,Part,COO,Cost,Gr\u00f6\u00dfe\nA,P-1,US,5,\u00fc\n".encode("cp1252"))
    survey = surveyed(path)

    with pytest.raises(UserError, match=r"parts.csv is no text in Japanese \(EUC-JP\)"):
        survey_in(survey, "euc-jp")
    with pytest.raises(UserError, match="There is no encoding \u201cklingon\u201d"):
        survey_in(survey, "klingon")


def test_a_layout_keeps_the_encoding_and_is_known_again_by_it(path: Path, tmp_path: Path) -> None:
    chosen = replace(survey_in(surveyed(path), "cp949").proposed, name="Korean")
    file = tmp_path / "korean.layout.json"
    save_layout(chosen, file)
    layout = load_layout(file)
    later = tmp_path / "later.csv"
    later.write_bytes(("\n" + FEW + "A,P-2,MX,7,\n").encode("cp949"))
    survey = surveyed(later)

    assert layout == chosen
    found = fitted(layout, survey, exactly=True)
    assert found is not None
    assert [(table.encoding, table.header_row) for table in found.tables] == [("cp949", 2)]
    again = fitted_again(found, (), survey)
    assert again is not None
    assert [table.encoding for table in again.tables] == ["cp949"]
    assert decode(later, silent, Questions(choose=lambda _: found)).rows_used == 2


def test_a_layout_with_an_encoding_fits_a_file_that_states_its_own(path: Path, tmp_path: Path) -> None:
    layout = survey_in(surveyed(path), "cp949").proposed
    other = tmp_path / "unicode.csv"
    other.write_text(FEW, encoding="utf-8-sig")
    found = fitted(layout, surveyed(other), exactly=True)

    assert found is not None
    assert [table.encoding for table in found.tables] == [""]


def test_a_layout_of_an_encoding_that_there_is_not_is_refused(path: Path, tmp_path: Path) -> None:
    layout = survey_in(surveyed(path), "cp949").proposed
    file = tmp_path / "odd.layout.json"
    save_layout(layout, file)
    file.write_text(file.read_text(encoding="utf-8").replace("cp949", "klingon"), encoding="utf-8")

    with pytest.raises(UserError, match="there is no encoding klingon"):
        load_layout(file)
    [table] = layout.tables
    wrong = layout.with_tables([replace(table, encoding="klingon")])
    with pytest.raises(UserError, match="there is no encoding"):
        decode(path, silent, Questions(choose=lambda _: wrong))
