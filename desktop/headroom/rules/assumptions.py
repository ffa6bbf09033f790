"""What an outcome takes for granted, said as problems of severity *assumption*."""

from collections.abc import Iterable

import numpy as np

from headroom.arrays import Flags
from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.book.problem import Problem, Severity
from headroom.rules.content import reaches
from headroom.rules.duties import lessened_usd
from headroom.rules.moved_parts import missing_moves
from headroom.rules.outcome import Outcome
from headroom.rules.rate_kinds import kind_of
from headroom.rules.verdict import VehicleTestResult

_NAMED = 4


def all_problems(outcome: Outcome) -> tuple[Problem, ...]:
    """Return everything that is wrong or assumed: of the file, of its tariff codes, of the outcome."""
    exposure = outcome.exposure
    if not exposure.book.states_costs:  # tariff codes and rates of parts mean nothing to labels
        return (*exposure.book.problems, *assumptions(outcome))
    return (*exposure.book.problems, *exposure.classification.problems, *assumptions(outcome))


def assumptions(outcome: Outcome) -> tuple[Problem, ...]:
    """Return what the outcome takes for granted, one problem for all models concerned."""
    return (
        *_missing_sources(outcome),
        *_not_assessed(outcome),
        *_net_costs(outcome),
        *(_duty_assumptions(outcome) if outcome.exposure.book.states_costs else ()),
    )


def _missing_sources(outcome: Outcome) -> Iterable[Problem]:
    """Yield the moves of the scenario whose source is not in the workbook."""
    for move in missing_moves(outcome.exposure.book, outcome.scenario.moves):
        source = move.to_origin or "an unknown country"
        named = f"{source} ({move.to_supplier})" if move.to_supplier else source
        yield Problem(
            Severity.ASSUMPTION,
            f"Part {move.part_number} of {move.model} moves to {named} in the scenario, "
            "but the workbook has no such source: the part stays as it is.",
            "Add the alternative row, or take the change out of the scenario.",
            rows=0,
        )


def _not_assessed(outcome: Outcome) -> Iterable[Problem]:
    """Yield the tests that could not be made."""
    for test in outcome.tests:
        concerned = test.result == VehicleTestResult.NOT_ASSESSED
        if concerned.any() and test.entry.remedy:
            names = _names(outcome, concerned)
            text = (
                f"The test of {test.test} is not assessed for {names}; it does not stop them from qualifying."
            )
            yield _assumed(text, test.entry.remedy, concerned)


def _net_costs(outcome: Outcome) -> Iterable[Problem]:
    """Yield the models whose content cannot be computed, or is below zero."""
    nothing = ~(outcome.net_cost_usd > 0)
    if nothing.any():
        text = f"The net cost of {_names(outcome, nothing)} is 0: no content can be computed."
        yield Problem(
            Severity.ERROR,
            text,
            "Give the parts a cost, or state Net cost.",
            "Models",
            "",
            int(nothing.sum()),
        )
    excess = (outcome.vnm_low_usd > outcome.net_cost_usd * (1 + 1e-9)) & ~nothing
    if excess.any():
        text = (
            f"The non-originating materials of {_names(outcome, excess)} cost more than the stated net cost."
        )
        yield Problem(
            Severity.WARNING, text, "Check Net cost in the Models sheet.", "Models", "", int(excess.sum())
        )


def _duty_assumptions(outcome: Outcome) -> Iterable[Problem]:
    """Yield what the duties on parts take for granted."""
    fleet = outcome.exposure.fleet
    into = {line.measure.into for line in outcome.duties if kind_of(line.measure).stacks}
    for line in outcome.duties:
        if not kind_of(line.measure).stacks:
            lessened = lessened_usd(line.measure, outcome.duties, len(fleet.volume))
            without = np.isnan(fleet.msrp_usd) & (lessened > 0)
            if without.any():
                text = f"MSRP is not given for {_names(outcome, without)}: {line.measure.label} is 0."
                yield _assumed(text, "State MSRP in the Models sheet.", without)
    exposure = outcome.exposure
    if UNKNOWN_ORIGIN in exposure.origins:
        thresholds = np.array(outcome.scenario.policy.role_thresholds())[exposure.role]
        unknown = exposure.origin == exposure.origins.index(UNKNOWN_ORIGIN)
        unknown &= ~reaches(exposure.regional_low, thresholds)  # a part that originates pays none
        pays = fleet.of_country(country in into for country in fleet.countries)
        concerned = np.zeros(len(fleet.volume), dtype=np.bool_)
        concerned[exposure.model[unknown]] = True
        concerned &= pays
        if concerned.any() and outcome.scenario.policy.measures:
            text = f"Parts of unknown origin in {_names(outcome, concerned)} pay the MFN rate only."
            yield _assumed(text, "Ask the supplier for a certificate of origin.", concerned)


def _assumed(text: str, remedy: str, concerned: Flags) -> Problem:
    """Return an assumption about some models."""
    return Problem(Severity.ASSUMPTION, text, remedy, "Models", "", int(concerned.sum()))


def _names(outcome: Outcome, concerned: Flags) -> str:
    """Return the models concerned: all, the names of a few, or how many there are."""
    names = [outcome.vehicles[int(position)].name for position in np.flatnonzero(concerned)]
    if len(names) <= _NAMED:
        return ", ".join(names)
    if len(names) == len(outcome.vehicles):
        return f"all {len(names)} models"
    return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"
