"""What stands in for facts of vehicles that nobody stated, said once for each field."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from headroom.book.fields.model_fields import MODELS
from headroom.book.problem import Problem, Severity
from headroom.foreign_text import a_few

MODELS_SHEET = "Models"
"""Where facts of vehicles are looked for where no sheet has any."""

_ASSEMBLY = "assembly_country"
_REPORTED = tuple(spec for spec in MODELS if spec.assumed)


@dataclass(frozen=True, slots=True)
class StatedFields:
    """Which facts of one model are stated.

    Attributes:
        name: The model.
        in_sheet: Whether it has a row of its own, or a fact that was typed.
        fields: Keys of the columns that are stated.
    """

    name: str
    in_sheet: bool
    fields: Collection[str]


def default_problems(models: Sequence[StatedFields], sheet: str) -> Iterator[Problem]:
    """Yield what was not stated of models of a sheet, once for each field.

    Args:
        models: The models.
        sheet: Name of the sheet that has, or should have, a row of each.
    """
    absent = [model.name for model in models if not model.in_sheet]
    if absent:
        yield Problem(
            Severity.ASSUMPTION,
            f"{_subject(absent)} no row in the sheet {sheet}: all defaults are used.",
            "Add a row for each model.",
            sheet,
            rows=len(absent),
        )
    without = [model.name for model in models if _ASSEMBLY not in model.fields]
    if without:
        yield Problem(
            Severity.WARNING,
            f"Assembly country is not given for {counted_models(without)}: US is used.",
            "Fill in Assembly country: it decides which duties apply.",
            sheet,
            rows=len(without),
        )
    for spec in _REPORTED:
        without = [model.name for model in models if spec.name not in model.fields]
        if without:
            yield Problem(
                Severity.ASSUMPTION,
                f"{spec.heading} is not given for {counted_models(without)}: "
                f"{spec.default} {'are' if ' and ' in spec.default else 'is'} used.",
                f"Fill in {spec.heading}.",
                sheet,
                rows=len(without),
            )


def no_sheet_problem(models: int) -> Problem:
    """Return the warning that no sheet states facts of vehicles.

    Args:
        models: How many models there are.
    """
    return Problem(
        Severity.WARNING,
        "There is no sheet Models: every model is taken as a passenger car assembled in the US, with an "
        "annual volume of 1 and neither conversion cost, outbound freight nor insurance.",
        "Type them: Edit > Vehicle facts. Or add a sheet Models with one row for each model; the template "
        "shows its columns.",
        MODELS_SHEET,
        rows=models,
    )


def counted_models(names: Sequence[str]) -> str:
    """Return how many models, and which."""
    return f"{len(names):,} {'model' if len(names) == 1 else 'models'} ({a_few(names)})"


def _subject(names: Sequence[str]) -> str:
    """Return the subject and verb of a sentence about models."""
    return f"Model {names[0]} has" if len(names) == 1 else f"{len(names)} models ({a_few(names)}) have"
