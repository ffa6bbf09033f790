"""What is found in workbooks before any row counts, for tests of what is made of it."""

from pathlib import Path

import pytest

from headroom.domain.imported.book_layout import BookLayout
from headroom.domain.imported.book_survey import BookSurvey
from headroom.files.decode import decode
from headroom.files.survey.questions import GivenUp, Questions
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
