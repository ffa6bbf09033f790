"""Questions about tables: proposed, answered, kept in layouts, and answered on a command line."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from headroom.book.survey import BookSurvey, PossibleAnswer, Question, TableFinding
from headroom.opening.layout_choice import Proposal
from headroom.opening.wrong_use import WrongUseError
from headroom.output.inspection_json import inspection
from headroom.user_error import UserError
from headroom.workbook.layouts.layout_draft import LayoutDraft
from headroom.workbook.layouts.layout_file import load_layout, save_layout
from headroom.workbook.survey.book_survey import doubts_of, judged
from headroom.workbook.survey.sheet_rows import Rows
from headroom.workbook.survey.table_questions import with_questions
from surveys import surveyed
from workbooks import table, write_xlsx

_BOTH = (
    PossibleAnswer("parts", "Count the parts", "600 USD"),
    PossibleAnswer("assemblies", "Count the assemblies", "610 USD"),
)
_LEVELS = Question("levels", "Assemblies and their parts", "Column A holds levels.", _BOTH, "parts")


def _asked(tmp_path: Path, question: Question) -> BookSurvey:
    """Return what is found in a plain workbook about which a question is asked."""
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table({}, {})}))
    sheet = survey.sheets[0]
    rows = Rows(sheet.top, sheet.merged, sheet.first_column)
    tables = tuple(with_questions(rows, one, (lambda *_: question,)) for one in sheet.tables)
    return judged(survey.name, (replace(sheet, tables=tables), *survey.sheets[1:]))


def _table(survey: BookSurvey) -> TableFinding:
    return survey.sheets[0].tables[0]


def test_a_question_makes_a_table_uncertain_and_says_what_is_proposed(tmp_path: Path) -> None:
    survey = _asked(tmp_path, _LEVELS)
    assert not survey.certain
    assert survey.proposed.tables[0].answer("levels") == "parts"
    (doubt,) = doubts_of(_table(survey))
    assert "Proposed: Count the parts. Choose: Count the parts or Count the assemblies." in doubt


def test_a_question_that_is_sure_is_not_asked_but_can_be_answered(tmp_path: Path) -> None:
    survey = _asked(tmp_path, replace(_LEVELS, sure=True))
    assert survey.certain
    layout = Proposal(answers={"levels": "assemblies"})(survey)
    assert layout.tables[0].answer("levels") == "assemblies"


def test_an_answer_is_taken_kept_in_a_layout_and_fits_again(tmp_path: Path) -> None:
    survey = _asked(tmp_path, _LEVELS)
    layout = Proposal(answers={"levels": "assemblies"})(survey)
    save_layout(layout, tmp_path / "own.layout.json")
    again = load_layout(tmp_path / "own.layout.json")
    assert again == layout
    draft = LayoutDraft.of(survey, again)
    assert [question.proposed for _, question in draft.questions()] == ["assemblies"]
    assert not draft.table_doubts()


def test_unseen_a_proposed_answer_needs_confirming_and_is_listed(tmp_path: Path) -> None:
    survey = _asked(tmp_path, _LEVELS)
    with pytest.raises(UserError, match="Column A holds levels"):
        Proposal()(survey)
    proposal = Proposal(confirm=True)
    assert proposal(survey).tables[0].answer("levels") == "parts"
    assert "Count the parts" in proposal.assumed[0].message


def test_a_question_without_a_proposal_is_not_confirmed_unseen(tmp_path: Path) -> None:
    survey = _asked(tmp_path, replace(_LEVELS, proposed=""))
    with pytest.raises(UserError, match="Column A holds levels"):
        Proposal(confirm=True)(survey)
    assert Proposal(answers={"levels": "parts"})(survey).tables[0].answer("levels") == "parts"


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"colour": "red"}, "the questions are: levels"),
        ({"levels": "all"}, "choose one of parts, assemblies"),
    ],
)
def test_an_answer_that_is_not_asked_for_is_refused(
    tmp_path: Path, answers: dict[str, str], said: str
) -> None:
    with pytest.raises(WrongUseError, match=said):
        Proposal(answers=answers)(_asked(tmp_path, _LEVELS))


def test_inspect_names_the_option_of_each_answer(tmp_path: Path) -> None:
    found = json.loads(json.dumps(inspection(_asked(tmp_path, _LEVELS), None, None)))
    (question,) = found["sheets"][0]["tables"][0]["questions"]
    options = [one["option"] for one in question["answers"]]
    assert options == ["--answer levels=parts", "--answer levels=assemblies"]
    assert question["asked"]


@pytest.mark.parametrize(
    ("answers", "proposed"), [(_BOTH[:1], "parts"), ((*_BOTH, _BOTH[0]), ""), (_BOTH, "none")]
)
def test_a_question_that_cannot_be_answered_is_refused(
    answers: tuple[PossibleAnswer, ...], proposed: str
) -> None:
    with pytest.raises(ValueError, match="question levels"):
        Question("levels", "Levels", "Why.", answers, proposed)


def test_a_question_without_a_proposal_is_not_sure() -> None:
    with pytest.raises(ValueError, match="question levels"):
        Question("levels", "Levels", "Why.", _BOTH, sure=True)
