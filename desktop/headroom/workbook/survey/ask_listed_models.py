"""Asks what a cell means that lists several models: that each of them has the part, or one of that name."""

from collections.abc import Sequence

from headroom.book.layout import TableKind
from headroom.book.survey import PossibleAnswer, Question, TableFinding
from headroom.book.table_answers import AS_NAMED_ANSWER, EACH_MODEL_ANSWER, LISTED_MODELS
from headroom.foreign_text import a_few
from headroom.language import tr, tr_count
from headroom.notation.model_lists import listed_models
from headroom.workbook.survey.sheet_rows import Rows
from headroom.workbook.survey.table_cells import cells_of


def ask_listed_models(rows: Rows, finding: TableFinding) -> Question | None:
    """Return the question what a cell with several models means, where the column of models has such."""
    layout = finding.layout
    column = layout.column("model")
    if layout.kind is not TableKind.SOURCING or column is None:
        return None
    models = listed_models(cells_of(rows, layout, "model"))
    if not models:
        return None
    several = [text for text, names in models.items() if len(names) > 1]
    names = sorted({name for each in models.values() for name in each})
    return Question(
        LISTED_MODELS,
        tr("Several models in a cell"),
        tr(
            "“{heading}” lists several models in a cell, such as “{example}”.",
            heading=column.heading,
            example=several[0],
        ),
        (
            PossibleAnswer(
                EACH_MODEL_ANSWER,
                tr("Each of the models has the part, as often as the row says"),
                _vehicles(names),
            ),
            PossibleAnswer(
                AS_NAMED_ANSWER,
                tr("It is the name of one model"),
                _vehicles(sorted(models)),
            ),
        ),
        EACH_MODEL_ANSWER,
        sure=False,
    )


def _vehicles(names: Sequence[str]) -> str:
    """Return how many vehicles there are, and a few of them."""
    return tr_count(
        "{n} vehicle in the first rows: {names}",
        "{n} vehicles in the first rows: {names}",
        len(names),
        names=a_few(names),
    )
