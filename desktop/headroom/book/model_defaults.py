"""What stands in for facts of vehicles that nobody stated, said once for each field."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from headroom.book.fields.field import Field
from headroom.book.fields.model_fields import MODELS
from headroom.book.problem import Problem, Severity
from headroom.foreign_text import a_few
from headroom.language import tr, tr_count

MODELS_SHEET = "Models"
"""Where facts of vehicles are looked for where no sheet has any."""

_ASSEMBLY = "assembly_country"
_TWO_STAND_IN = frozenset({"net_cost_usd"})
"""Columns for which two things stand in together."""

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
            _without_row(absent, sheet),
            tr("Add a row for each model."),
            sheet,
            rows=len(absent),
        )
    without = [model.name for model in models if _ASSEMBLY not in model.fields]
    if without:
        yield Problem(
            Severity.WARNING,
            tr("Assembly country is not given for {models}: US is used.", models=counted_models(without)),
            tr("Fill in Assembly country: it decides which duties apply."),
            sheet,
            rows=len(without),
        )
    for spec in _REPORTED:
        without = [model.name for model in models if spec.name not in model.fields]
        if without:
            yield Problem(
                Severity.ASSUMPTION,
                _not_given(spec, without),
                tr("Fill in {heading}.", heading=spec.heading),
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
        tr(
            "There is no sheet Models: every model is taken as a passenger car assembled in the US, with an "
            "annual volume of 1 and neither conversion cost, outbound freight nor insurance."
        ),
        tr(
            "Type them: Edit > Vehicle facts. Or add a sheet Models with one row for each model; the "
            "template shows its columns."
        ),
        MODELS_SHEET,
        rows=models,
    )


def counted_models(names: Sequence[str]) -> str:
    """Return how many models, and which."""
    return tr_count("{n} model ({names})", "{n} models ({names})", len(names), names=a_few(names))


def _without_row(names: Sequence[str], sheet: str) -> str:
    """Return that models have no row of their own in a sheet."""
    return tr_count(
        "Model {models} has no row in the sheet {sheet}: all defaults are used.",
        "{n} models ({models}) have no row in the sheet {sheet}: all defaults are used.",
        len(names),
        models=a_few(names),
        sheet=sheet,
    )


def _not_given(spec: Field, without: Sequence[str]) -> str:
    """Return that models do not say something, and what stands in for it."""
    models = counted_models(without)
    if spec.name in _TWO_STAND_IN:
        return tr(
            "{heading} is not given for {models}: {default} are used.",
            heading=spec.heading,
            models=models,
            default=spec.default,
        )
    return tr(
        "{heading} is not given for {models}: {default} is used.",
        heading=spec.heading,
        models=models,
        default=spec.default,
    )
