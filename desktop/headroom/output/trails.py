"""The figures of the window that can be followed back, each as a trail."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from headroom.analysis.drivers import KeyFigure
from headroom.explain.core_parts import DerivedCore
from headroom.explain.cost import DerivedCost
from headroom.explain.fleet import DerivedFleet
from headroom.explain.model import DerivedModel
from headroom.explain.resourcing import DerivedAnswer
from headroom.explain.response import Derive
from headroom.explain.tests import DerivedTests
from headroom.explain.trade import DerivedTrade
from headroom.explain.trail import Trail
from headroom.language import tr, tr_in, translated
from headroom.notation.countries import country_name
from headroom.optimum.resourcing import ModelResourcing
from headroom.rules.core_groups import GROUPS, Way
from headroom.rules.derivation import Derivation, Rule, Unit
from headroom.rules.measures import Fee, Measure
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Test
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import TestOutcome
from headroom.words.definitions import COMPONENT_WORDS, SAVES

QUALIFYING = Trail(tr("Models that qualify"), lambda outcome: DerivedFleet(outcome).qualifying())
VOLUME = Trail(
    tr("Share of volume that qualifies"), lambda outcome: DerivedFleet(outcome).qualifying_volume_share()
)
LANDED = Trail(tr("Landed cost per vehicle"), lambda outcome: DerivedFleet(outcome).landed_cost_per_vehicle())
DUTY = Trail(tr("Duty a year"), lambda outcome: DerivedFleet(outcome).duty())


_WAYS = {
    Way.GROUP: tr_in("core parts", "group"),
    Way.GROUP_COMPONENTS: tr_in("core parts", "group components"),
    Way.TOGETHER: tr_in("core parts", "together"),
    Way.TOGETHER_COMPONENTS: tr_in("core parts", "together components"),
}


def of_outcome(trail: Trail, outcome: Outcome, whose: str) -> Trail:
    """Return a trail that stays with one outcome, such as that of the baseline.

    Args:
        trail: A figure.
        outcome: What it is followed under, whatever the scenario being tried.
        whose: What that outcome is, for the title.
    """
    return Trail(f"{trail.title}, {whose}", lambda _: trail.derive(outcome), outcome.scenario)


def regional_content(model: str) -> Trail:
    """Return the regional content of a model, at its low end."""
    return _of_model(
        tr("Regional content"), model, lambda outcome, at: DerivedModel(outcome, at).regional_content()
    )


def content_by_net_costs(model: str) -> Trail:
    """Return the regional content of a model with makers' net costs in place of prices."""
    return _of_model(
        tr("Regional content with makers' net costs"),
        model,
        lambda outcome, at: DerivedModel(outcome, at).content_by_net_costs(),
    )


def us_content(model: str) -> Trail:
    """Return the US content of a model as a share of its net cost, at its low end."""
    return _of_model(tr("US content"), model, lambda outcome, at: DerivedModel(outcome, at).us_content())


def landed_cost(model: str) -> Trail:
    """Return the landed cost of a model."""
    return _of_model(tr("Landed cost"), model, lambda outcome, at: DerivedCost(outcome, at).landed_cost())


def duty_a_year(model: str) -> Trail:
    """Return the duties on the vehicles of a model and on their parts, a year."""
    return _of_model(tr("Duty a year"), model, lambda outcome, at: DerivedFleet(outcome).duty_of(at))


def component(model: str, name: str) -> Trail:
    """Return one component of a model's landed cost, by its name in ``Outcome.components``."""

    def derive(outcome: Outcome, at: int) -> Derivation:
        position = [component for component, _ in outcome.components].index(name)
        return DerivedCost(outcome, at).components()[position]

    return _of_model(COMPONENT_WORDS[name], model, derive)


def duty_line(model: str, measure: Measure) -> Trail:
    """Return what one measure takes of a model."""

    def derive(outcome: Outcome, at: int) -> Derivation | None:
        for line in outcome.duties:
            same = (line.measure.on, line.measure.base, line.measure.conditions)
            if same == (measure.on, measure.base, measure.conditions) and line.duty_usd[at]:
                return DerivedCost(outcome, at).duty(line)
        return None

    return _of_model(translated(measure.label), model, derive)


def fee_line(model: str, fee: Fee) -> Trail:
    """Return what one fee takes of a model."""

    def derive(outcome: Outcome, at: int) -> Derivation | None:
        lines = [line for line in outcome.fees if line.fee.key == fee.key and line.fee_usd[at]]
        return DerivedCost(outcome, at).fee(lines[0]) if lines else None

    return _of_model(translated(fee.label), model, derive)


def test_value(model: str, test: Test) -> Trail:
    """Return what a model reaches in a test."""
    return _of_test(test.label, model, test, DerivedTests.value)


def test_needed(model: str, test: Test) -> Trail:
    """Return what a model needs in a test."""
    return _of_test(tr("Needed, {test}", test=test.word), model, test, DerivedTests.needed)


def test_margin(model: str, test: Test) -> Trail:
    """Return by how much a model passes a test."""
    return _of_test(tr("Margin, {test}", test=test.word), model, test, DerivedTests.margin)


def core_way(model: str, way: Way) -> Trail:
    """Return the content of core parts that decides in one way, where the test is one of the model's."""
    return _of_core(tr("Core parts, {way}", way=_WAYS[way]), model, lambda core: core.of_way(way))


def core_group(model: str, group: int, way: Way) -> Trail:
    """Return the content of one group of core parts, as a way counts it.

    Args:
        model: Its name.
        group: Index into ``GROUPS``.
        way: Of its materials the listed components alone count, or all.
    """
    return _of_core(GROUPS[group].label, model, lambda core: core.group(group, way))


def core_together(model: str, way: Way) -> Trail:
    """Return the content of all groups of core parts together, as a way counts it."""
    return _of_core(tr("Core parts together"), model, lambda core: core.together(way))


def us_by_part(model: str) -> Trail:
    """Return what of the customs value is US content for the duty on the rest."""
    return _of_model(
        tr("US content by part"), model, lambda outcome, at: DerivedModel(outcome, at).us_credited()
    )


def duties_as_sourced(answer: ModelResourcing) -> Trail:
    """Return the duties and fees of a model as it is sourced in the workbook."""
    return _of_answer(tr("Duties and fees as sourced"), answer, DerivedAnswer.duties_as_sourced)


def landed_as_sourced(answer: ModelResourcing) -> Trail:
    """Return the landed cost of a model as it is sourced in the workbook."""
    return _of_answer(tr("Landed cost as sourced"), answer, DerivedAnswer.landed_as_sourced)


def sourcing(answer: ModelResourcing) -> Trail:
    """Return what parts, freight and switching cost more as decided than in the workbook."""
    return _of_answer(tr("Sourcing"), answer, DerivedAnswer.sourcing)


def duties_as_decided(answer: ModelResourcing) -> Trail:
    """Return the duties and fees of a model as decided."""
    return _of_answer(tr("Duties and fees as decided"), answer, DerivedAnswer.duties_and_fees)


def landed_as_decided(answer: ModelResourcing) -> Trail:
    """Return the landed cost of a model as decided, with its switching cost."""
    return _of_answer(tr("Landed cost as decided"), answer, DerivedAnswer.landed_as_decided)


def otherwise(answer: ModelResourcing) -> Trail:
    """Return the landed cost of the way that was decided against."""
    return _of_answer(tr("Landed cost otherwise"), answer, DerivedAnswer.otherwise)


def saves(answer: ModelResourcing) -> Trail:
    """Return by how much a model lands cheaper as decided than as sourced."""
    return _of_answer(SAVES.word, answer, DerivedAnswer.saves)


def trade_flow(country: str, derive: Callable[[DerivedTrade], Derivation]) -> Trail:
    """Return a flow between the United States and another country."""

    def flow(outcome: Outcome) -> Derivation:
        return derive(DerivedTrade(outcome, country))

    return Trail(tr("US trade with {country}", country=country_name(country)), flow)


def _of_answer(
    name: str, answer: ModelResourcing, derive: Callable[[DerivedAnswer], Derivation | None]
) -> Trail:
    """Return a figure of an answer, under the scenario that was decided for."""
    scenario = answer.problem.terms.outcome.scenario
    return Trail(f"{name}, {answer.model}", lambda _: derive(DerivedAnswer(answer)), scenario)


def figure_at(
    figure: KeyFigure, scenario: Scenario, derive: Derive, where: str, among: Sequence[int] | None = None
) -> Trail:
    """Return a figure of an analysis under a scenario of its own.

    Args:
        figure: What is looked at.
        scenario: Under which assumptions.
        derive: As sourced, or with the best response.
        where: What is assumed, for the title, e.g. "at 85 % and 50 %".
        among: Models that are looked at; None: all of them.
    """
    title = f"{figure.label}, {where}"
    return Trail(title, lambda _: derive(scenario).figure(figure, among=among), scenario)


def swing(
    figure: KeyFigure, ends: tuple[Scenario, Scenario], derive: Derive, name: str, model: int | None = None
) -> Trail:
    """Return by how much a figure rises from one end of an input's range to the other.

    Args:
        figure: What is looked at.
        ends: With the input at its low end, and at its high end.
        derive: As sourced, or with the best response.
        name: Of the input, with its range.
        model: A model; None: the fleet.
    """

    def rise(_: Outcome) -> Derivation:
        low, high = (derive(end).figure(figure, model) for end in ends)
        named = (replace(high, name=tr("At the high end")), replace(low, name=tr("At the low end")))
        more = high.value - low.value
        return Derivation(figure.label, more, high.unit, Rule.DIFFERENCE, lambda: named)

    return Trail(f"{figure.label}, {name}", rise, ends[0])


def expected_change(
    model: str, prospects: Sequence[tuple[str, float, Scenario]], now: Outcome, derive: Derive
) -> Trail:
    """Return by how much a model may be expected to cost more than now, over some outcomes of the talks.

    Args:
        model: Its name.
        prospects: Of each outcome its name, its probability, and the scenario with it.
        now: What the present scenario comes to.
        derive: As sourced, or with the best response.
    """
    at = now.exposure.book.rows.models.index(model)

    def weighted(name: str, probability: float, case: Scenario) -> Derivation:
        chance = Derivation(tr("Probability"), probability, Unit.SHARE, note=tr("As typed in the table."))
        factors = (chance, derive(case).figure(KeyFigure.LANDED, at))
        value = Rule.PRODUCT.applied([factor.value for factor in factors])
        return Derivation(name, value, Unit.USD, Rule.PRODUCT, lambda: factors)

    def change(_: Outcome) -> Derivation:
        cases = tuple(weighted(*prospect) for prospect in prospects)
        mean = Rule.SUM.applied([case.value for case in cases])
        present = replace(DerivedCost(now, at).landed_cost(), name=tr("Landed cost now"))
        terms = (Derivation(tr("Expected landed cost"), mean, Unit.USD, Rule.SUM, lambda: cases), present)
        more = mean - present.value
        return Derivation(tr("Expected change"), more, Unit.USD, Rule.DIFFERENCE, lambda: terms)

    return Trail(tr("Expected change of the landed cost, {model}", model=model), change, now.scenario)


def _of_test(
    name: str, model: str, test: Test, derive: Callable[[DerivedTests, TestOutcome], Derivation]
) -> Trail:
    """Return a figure of one test of a model."""

    def of_test(outcome: Outcome, at: int) -> Derivation | None:
        found = [one for one in outcome.tests if one.test is test]
        return derive(DerivedTests(outcome, at), found[0]) if found else None

    return _of_model(name, model, of_test)


def _of_core(name: str, model: str, derive: Callable[[DerivedCore], Derivation]) -> Trail:
    """Return a figure of the core parts of a model; without a test of them there is none."""

    def of_core(outcome: Outcome, at: int) -> Derivation | None:
        found = None if outcome.core.deciding(at) is None else derive(DerivedModel(outcome, at).core)
        return None if found is None or math.isnan(found.value) else found

    return _of_model(name, model, of_core)


def _of_model(name: str, model: str, derive: Callable[[Outcome, int], Derivation | None]) -> Trail:
    """Return a figure of a model, looked for by its name."""

    def of_model(outcome: Outcome) -> Derivation | None:
        models = outcome.exposure.book.rows.models
        return derive(outcome, models.index(model)) if model in models else None

    return Trail(f"{name}, {model}", of_model)
