"""What an outcome takes for granted, said as problems of severity *assumption*."""

from collections.abc import Iterable

import numpy as np

from headroom.arrays import Flags
from headroom.book.classes_and_roles import CoreGroup
from headroom.book.countries import OUTSIDE_REGION, UNKNOWN_ORIGIN
from headroom.book.problem import Problem, Severity
from headroom.foreign_text import FEW, a_few
from headroom.language import localized, tr, tr_count, tr_in, translated
from headroom.rules.change_problems import change_problems
from headroom.rules.classification import dotted
from headroom.rules.content import TOLERANCE
from headroom.rules.core_groups import GROUPS
from headroom.rules.dearest_origin import dearest_origin
from headroom.rules.duties import lessened_usd
from headroom.rules.lot_sums import asked_of_lots
from headroom.rules.measures import DutyBase
from headroom.rules.outcome import Outcome
from headroom.rules.part_rules import PartRules, originating
from headroom.rules.rate_kinds import kind_of
from headroom.rules.verdict import VehicleTestResult

_IN_ANY = (CoreGroup.BODY_AND_CHASSIS, CoreGroup.AXLES, CoreGroup.SUSPENSION, CoreGroup.STEERING)
_IN_OTHERS = (CoreGroup.ENGINE, CoreGroup.TRANSMISSION)
_IN_ELECTRIC = (CoreGroup.ADVANCED_BATTERY,)
"""Groups of core parts that a vehicle is expected to have."""


def all_problems(outcome: Outcome) -> tuple[Problem, ...]:
    """Return everything that is wrong or assumed: of the file, of its tariff codes, of the outcome."""
    exposure = outcome.exposure
    if not exposure.book.states_costs:  # tariff codes and rates of parts mean nothing to labels
        return (*exposure.book.problems, *assumptions(outcome))
    return (*exposure.book.problems, *exposure.classification.problems, *assumptions(outcome))


def assumptions(outcome: Outcome) -> tuple[Problem, ...]:
    """Return what the outcome takes for granted, one problem for all models concerned."""
    return (
        *change_problems(outcome.changed),
        *_missing_sources(outcome),
        *_unpriced_parts(outcome),
        *_not_assessed(outcome),
        *_net_costs(outcome),
        *_vehicle_codes(outcome),
        *_approved_us_content(outcome),
        *_core_groups(outcome),
        *(_duty_assumptions(outcome) if outcome.exposure.book.states_costs else ()),
    )


def _missing_sources(outcome: Outcome) -> Iterable[Problem]:
    """Yield the moves of the scenario whose source is not in the workbook."""
    for move in outcome.missing_moves:
        source = move.to_origin or tr_in("where a part moves to", "an unknown country")
        if move.to_supplier:
            source = tr("{country} ({supplier})", country=source, supplier=move.to_supplier)
        yield Problem(
            Severity.ASSUMPTION,
            tr(
                "Part {part} of {model} moves to {source} in the scenario, but the workbook has no such "
                "source: the part stays as it is.",
                part=move.part_number,
                model=move.model,
                source=source,
            ),
            tr("Add the alternative row, or take the change out of the scenario."),
            rows=0,
        )


def _unpriced_parts(outcome: Outcome) -> Iterable[Problem]:
    """Yield what is taken of parts without a price that go into assemblies of suppliers."""
    tree = outcome.exposure.tree
    if tree is None:
        return
    unpriced = np.flatnonzero(np.isnan(tree.rows.unit_cost) & ~tree.has_parts)
    if len(unpriced):
        sheet, _, cell = tree.rows.address(int(unpriced[0]), "part_number").rpartition("!")
        count = len(unpriced)
        yield Problem(
            Severity.ASSUMPTION,
            tr_count(
                "{n} part that goes into a bought assembly has no unit cost: nothing of them counts as "
                "non-originating in what they go into.",
                "{n} parts that go into bought assemblies have no unit cost: nothing of them counts as "
                "non-originating in what they go into.",
                count,
            ),
            tr("Ask the supplier what they cost, or for the regional content of the assembly."),
            sheet,
            cell,
            count,
        )


def _not_assessed(outcome: Outcome) -> Iterable[Problem]:
    """Yield the tests that could not be made."""
    for test in outcome.tests:
        concerned = (test.result == VehicleTestResult.NOT_ASSESSED) & ~np.isnan(test.threshold)
        if concerned.any() and test.entry.remedy:
            names = _names(outcome, concerned)
            text = tr(
                # Translators: a test, e.g. “labour value content”.
                "The test of {test} is not assessed for {models}; it does not stop them from qualifying.",
                test=test.test.word,
                models=names,
            )
            yield _assumed(text, test.entry.remedy, concerned)


def _net_costs(outcome: Outcome) -> Iterable[Problem]:
    """Yield the models whose content cannot be computed, or is below zero."""
    nothing = ~(outcome.net_cost_usd > 0)
    if nothing.any():
        text = tr(
            "The net cost of {models} is 0: no content can be computed.", models=_names(outcome, nothing)
        )
        yield Problem(
            Severity.ERROR,
            text,
            tr("Give the parts a cost, or state Net cost."),
            "Models",
            "",
            int(nothing.sum()),
        )
    excess = (outcome.vnm_low_usd > outcome.net_cost_usd * (1 + 1e-9)) & ~nothing
    if excess.any():
        text = tr(
            "The non-originating materials of {models} cost more than the stated net cost.",
            models=_names(outcome, excess),
        )
        remedy = tr("Check Net cost in the Models sheet.")
        yield Problem(Severity.WARNING, text, remedy, "Models", "", int(excess.sum()))


def _vehicle_codes(outcome: Outcome) -> Iterable[Problem]:
    """Yield what the tariff codes of vehicles say otherwise than the workbook, or do not say."""
    fleet, vehicles = outcome.exposure.fleet, outcome.vehicles
    for kind, vehicle in zip(fleet.kinds, vehicles, strict=True):
        cell = vehicle.cells.get("hts_code", "").rpartition("!")
        if kind.unknown:
            text = tr(
                "The HTS code of {model}, {code}, is none of a vehicle.",
                model=vehicle.name,
                code=dotted(kind.code),
            )
            remedy = tr("Give a code of headings 8701 to 8705; until then the vehicle class counts.")
            yield Problem(Severity.WARNING, text, remedy, cell[0] or "Models", cell[2], 1)
        elif kind.vehicle_class is not vehicle.vehicle_class:
            text = tr(
                # Translators: classes of vehicles, e.g. “light truck”.
                "{model} is stated as {stated_class}, but its HTS code {code} is that of a {code_class}: the "
                "code counts.",
                model=vehicle.name,
                stated_class=vehicle.vehicle_class.word,
                code=dotted(kind.code),
                code_class=kind.vehicle_class.word,
            )
            remedy = tr("Correct the class or the code.")
            yield Problem(Severity.WARNING, text, remedy, cell[0] or "Models", cell[2], 1)


def _approved_us_content(outcome: Outcome) -> Iterable[Problem]:
    """Yield the vehicles of which more US content was approved than they are worth, or made there."""
    for at, vehicle in enumerate(outcome.vehicles):
        approved = vehicle.approved_us_content_usd
        if approved is None:
            continue
        place = vehicle.cells.get("approved_us_content_usd", "").rpartition("!")
        name, parts = vehicle.name, float(outcome.us_parts_high_usd[at])
        if approved > float(outcome.customs_value_usd[at]) * (1 + TOLERANCE):
            text = tr(
                "The approved US content of {model} is above its customs value: the value counts.",
                model=name,
            )
        elif approved > parts * (1 + TOLERANCE):
            text = tr(
                "The approved US content of {model}, {approved} USD, is above the {parts} USD of its parts "
                "made in the United States.",
                model=name,
                approved=localized(f"{approved:,.0f}"),
                parts=localized(f"{parts:,.0f}"),
            )
        else:
            continue
        remedy = tr("Check both in the workbook.")
        yield Problem(Severity.WARNING, text, remedy, place[0] or "Models", place[2], 1)


def _core_groups(outcome: Outcome) -> Iterable[Problem]:
    """Yield groups of core parts that cost nothing, and those that a vehicle should have and has not."""
    core, fleet = outcome.core, outcome.exposure.fleet
    asked = ~np.isnan(core.threshold)
    for group, name in enumerate(GROUPS):
        empty = asked & core.empty[:, group]
        if empty.any():
            text = tr(
                # Translators: a group of core parts, e.g. “axles”.
                "The {group} parts of {models} cost nothing: the group is left out.",
                group=name.word,
                models=_names(outcome, empty),
            )
            remedy = tr("Give them a cost.")
            yield Problem(Severity.WARNING, text, remedy, "Sourcing", "", int(empty.sum()))
    missing: dict[tuple[str, ...], list[int]] = {}
    for at in np.flatnonzero(asked & core.low.present.any(axis=1)).tolist():
        expected = (*_IN_ANY, *(_IN_ELECTRIC if fleet.electric[at] else _IN_OTHERS))
        lacking = tuple(
            group.word
            for place, group in enumerate(GROUPS)
            if group in expected and not core.low.present[at, place]
        )
        if lacking:
            missing.setdefault(lacking, []).append(at)
    for lacking, models in missing.items():
        concerned = np.isin(np.arange(len(fleet.volume)), models)
        text = tr(
            "No part of {models} is in the core group {groups}.",
            models=_names(outcome, concerned),
            groups=_or(lacking),
        )
        remedy = tr("Name the groups in the Core group column, or give HTS codes.")
        yield _assumed(text, remedy, concerned)


def _duty_assumptions(outcome: Outcome) -> Iterable[Problem]:
    """Yield what the duties take for granted."""
    yield from _credits(outcome)
    yield from _us_content(outcome)
    yield from _codes(outcome)
    yield from _entries(outcome)
    yield from _unknown_origins(outcome)


def _credits(outcome: Outcome) -> Iterable[Problem]:
    """Yield the models that bring nothing to the credit of their maker."""
    fleet = outcome.exposure.fleet
    for line in outcome.duties:
        if not kind_of(line.measure).stacks:
            lessened = lessened_usd(line.measure, outcome.duties, len(fleet.volume))
            covered = np.zeros(len(fleet.volume), dtype=np.bool_)
            for one in outcome.offsets:
                if one.measure == line.measure:
                    covered[one.pot.models] = True
            without = np.isnan(fleet.msrp_usd) & (lessened > 0) & covered
            if without.any():
                names = _names(outcome, without)
                text = tr(
                    # Translators: the name of a credit, e.g. “MSRP offset”.
                    "MSRP is not given for {models}: they add nothing to {credit}.",
                    models=names,
                    credit=translated(line.measure.label),
                )
                yield _assumed(text, tr("State MSRP in the Models sheet."), without)


def _us_content(outcome: Outcome) -> Iterable[Problem]:
    """Yield the vehicles whose US content by part nobody approved, as far as the workbook says."""
    fleet, at_border = outcome.exposure.fleet, np.zeros(len(outcome.vehicles), dtype=np.bool_)
    for line in outcome.duties:
        if line.measure.base is DutyBase.NON_US_CONTENT:
            at_border |= line.base_usd > 0
    unstated = at_border & np.isnan(fleet.approved_us_usd)
    taken = unstated & ~fleet.heavy & (outcome.us_credited_usd > 0)
    if taken.any():
        text = tr(
            "The US content of {models} by part is taken as approved by Commerce.",
            models=_names(outcome, taken),
        )
        yield _assumed(text, tr("State Approved US content in the Models sheet."), taken)
    heavy = unstated & fleet.heavy & (outcome.us_parts_low_usd > 0)
    if heavy.any():
        usd = ", ".join(
            f"{outcome.vehicles[at].name} {localized(f'{outcome.us_parts_low_usd[at]:,.0f}')} USD"
            for at in np.flatnonzero(heavy).tolist()[:FEW]
        )
        text = tr(
            "No US content of heavy trucks counts until it is approved; by part it would be: {amounts}.",
            amounts=usd,
        )
        yield _assumed(text, tr("State Approved US content in the Models sheet."), heavy)


def _codes(outcome: Outcome) -> Iterable[Problem]:
    """Yield the vehicles abroad whose tariff code stands in for one that is not stated."""
    fleet = outcome.exposure.fleet
    assumed: dict[str, list[int]] = {}
    for at, kind in enumerate(fleet.kinds):
        if kind.assumed and kind.code and not fleet.in_us[at]:
            assumed.setdefault(kind.code, []).append(at)
    for code, models in assumed.items():
        concerned = np.isin(np.arange(len(fleet.volume)), models)
        text = tr(
            "The HTS code of {models} is not given: {code} is used.",
            models=_names(outcome, concerned),
            code=dotted(code),
        )
        yield _assumed(text, tr("State HTS code of vehicle in the Models sheet."), concerned)


def _entries(outcome: Outcome) -> Iterable[Problem]:
    """Yield the vehicles whose fee hangs on how many are entered together, which is not stated."""
    bounded = np.zeros(len(outcome.vehicles), dtype=np.bool_)
    for line in outcome.fees:
        if line.fee.least_usd is not None or line.fee.most_usd is not None:
            bounded |= line.base_usd > 0
    stated = np.array(
        ["vehicles_per_entry" in (*vehicle.cells, *vehicle.typed) for vehicle in outcome.vehicles],
        dtype=np.bool_,
    )
    concerned = bounded & ~stated
    if concerned.any():
        text = tr(
            "{models}: each vehicle is taken as an entry of its own.", models=_names(outcome, concerned)
        )
        yield _assumed(text, tr("State Vehicles per entry in the Models sheet."), concerned)


def _unknown_origins(outcome: Outcome) -> Iterable[Problem]:
    """Yield the models with parts of unknown origin: what these pay, and what they might."""
    exposure, fleet = outcome.exposure, outcome.exposure.fleet
    untold = [at for at, code in enumerate(exposure.origins) if code in (UNKNOWN_ORIGIN, OUTSIDE_REGION)]
    if not untold or not outcome.scenario.policy.charged_measures():
        return
    rules = PartRules.of(outcome.scenario.policy)
    asked = asked_of_lots(exposure, rules)
    open_ = np.isin(exposure.origin, untold) & ~originating(exposure.judged_low, asked, rules)
    into = {line.measure.into for line in outcome.duties if kind_of(line.measure).stacks}
    pays = fleet.of_country(country in into for country in fleet.countries)
    concerned = np.zeros(len(fleet.volume), dtype=np.bool_)
    concerned[exposure.model[open_]] = True
    concerned &= pays
    if concerned.any():
        most, country = dearest_origin(outcome, np.flatnonzero(open_ & pays[exposure.model]))
        names = _names(outcome, concerned)
        if most >= 1:
            text = tr(
                "Parts of unknown origin in {models} pay what parts pay that do not originate, from no "
                "country in particular; from {country} they would pay up to {amount} USD a year more.",
                models=names,
                country=country,
                amount=localized(f"{most:,.0f}"),
            )
        else:
            text = tr(
                "Parts of unknown origin in {models} pay what parts pay that do not originate, from no "
                "country in particular.",
                models=names,
            )
        yield _assumed(text, tr("Ask the supplier for a certificate of origin."), concerned)


def _or(names: tuple[str, ...]) -> str:
    """Return names as alternatives."""
    if len(names) == 1:
        return names[0]
    return tr("{first} or {last}", first=", ".join(names[:-1]), last=names[-1])


def _assumed(text: str, remedy: str, concerned: Flags) -> Problem:
    """Return an assumption about some models."""
    return Problem(Severity.ASSUMPTION, text, remedy, "Models", "", int(concerned.sum()))


def _names(outcome: Outcome, concerned: Flags) -> str:
    """Return the models concerned: all, the names of a few, or how many there are."""
    names = [outcome.vehicles[int(position)].name for position in np.flatnonzero(concerned)]
    if FEW < len(names) == len(outcome.vehicles):
        return tr("all {count} models", count=len(names))
    return a_few(names)
