"""What is found in workbooks before any row counts, for tests of what is made of it."""

from pathlib import Path

import pytest

from headroom.book.layout import BookLayout
from headroom.book.survey import BookSurvey
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import GivenUp, Questions
from workbooks import silent


def surveyed(*paths: Path) -> BookSurvey:
    """Return what is found in workbooks that are opened together."""
    found: list[BookSurvey] = []

    def give_up(survey: BookSurvey) -> BookLayout | None:
        found.append(survey)
        return None

    with pytest.raises(GivenUp):
        decode(paths, silent, Questions(choose=give_up))
    return found[0]
