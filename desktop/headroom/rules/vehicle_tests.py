"""The tests of a vehicle, an entry each: value, threshold, remedy, explanation, and how a part moves it.

A test that is not here is one more entry, and its word in ``Test``. Whatever counts, follows back,
re-sources, reads policies or shows goes over these entries; no other module lists tests.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

import numpy as np

from headroom.arrays import Floats
from headroom.book.classes_and_roles import CATEGORIES, MAIN_CATEGORIES
from headroom.book.sourcing import CLASSES, Vehicle
from headroom.language import tr, tr_in
from headroom.rules.content import TOLERANCE, reaches
from headroom.rules.core_groups import CoreOutcome
from headroom.rules.derivation import Derivation, Rule, Unit
from headroom.rules.exchange import Share
from headroom.rules.fleet import Fleet
from headroom.rules.law_source import LawSource
from headroom.rules.policy import Policy, Test
from headroom.rules.row_sums import RowSum
from headroom.rules.tally import Tally
from headroom.rules.vehicle_thresholds import core_thresholds, vehicle_thresholds


@dataclass(frozen=True, slots=True, eq=False)
class Contents:
    """What a fleet was counted to contain; arrays are ``(model,)``.

    Attributes:
        fleet: Its vehicles.
        counted: The sums of its lots.
        currency_rates: ``(currency,)``, US dollars per unit.
        regional: Regional value content at the low and the high end, fractions.
        us: US content, likewise.
        us_parts: Value of the parts that are US content by part, as a share of net cost, likewise.
        core: The test of core parts, group by group.
    """

    fleet: Fleet
    counted: Tally
    currency_rates: Floats
    regional: tuple[Floats, Floats]
    us: tuple[Floats, Floats]
    us_parts: tuple[Floats, Floats]
    core: CoreOutcome

    def parts_usd(self, wanted: RowSum) -> Floats:
        """Return a sum of the rows of each model, US dollars per vehicle."""
        return self.counted.sum_of(wanted) @ self.currency_rates


class Followed(Protocol):
    """One model whose figures can be followed back."""

    @property
    def vehicle(self) -> Vehicle:
        """Return the vehicle."""

    @property
    def law(self) -> LawSource:
        """Return where the policy comes from."""

    def regional_content(self) -> Derivation:
        """Return the regional value content at its low end."""

    def us_content(self) -> Derivation:
        """Return the US content at its low end."""

    def core_content(self) -> Derivation:
        """Return the content of core parts that decides, at its low end."""

    def labour_credit(self) -> Derivation | None:
        """Return what the labour value content adds to the regional content; None: nothing."""

    def us_content_asked(self, reached: float) -> Derivation:
        """Return the US content as the policy reads it, at its low end, given that as a fraction."""

    def parts_sum(self, name: str, wanted: RowSum) -> Derivation:
        """Return a sum of the model's rows."""

    def stated(self, name: str, field: str, value: float, unit: Unit, text: str = "") -> Derivation:
        """Return what the workbook states of the vehicle."""


@dataclass(frozen=True, slots=True, eq=False)
class VehicleTest:
    """All there is to say of one test.

    Attributes:
        test: Its key; the word of it stands in policy files and in JSON.
        short: What the chart says where it is the one that fails.
        value: Returns what the models reach at the low and the high end under a policy, ``(model,)`` each;
            NaN where it cannot be told.
        explained: Returns what one model reaches at the low end as a derivation; it is given that value.
        least: Returns ``(model,)``, the least value that passes, NaN for none, or None where the policy
            does not set the test. Without it the thresholds of the policy say so, by class.
        settable: Whether a policy file sets its threshold on vehicles, by class or category.
        exchange: How the exchange of a part moves it; None: it cannot be moved by sourcing.
        content: Whether it is of the content that headroom, charts and maps are about.
        asks_at_zero: Whether a threshold of 0 still asks for something.
        yes_or_no: Whether it is passed or not, with no share to show.
        remedy: What to do where it cannot be assessed; empty: it always can.
        missing: What the detail shows where it cannot be assessed.
        failing: What a model that fails it is said to fail on; empty: its word.
        never: Why no sourcing passes it, in a sentence, where it says yes or no.
        plural: Whether its word is a plural.
        looked_at: Range of its threshold that is looked at unless another is asked for; None: around it.
        told: Returns what a yes or no rests on, e.g. a country; empty for nothing.
    """

    test: Test
    short: str
    value: Callable[[Policy, Contents], tuple[Floats, Floats]]
    explained: Callable[[Followed, float], Derivation]
    least: Callable[[Policy, Fleet], Floats | None] | None = None
    settable: bool = True
    exchange: Share | None = None
    content: bool = False
    asks_at_zero: bool = False
    yes_or_no: bool = False
    remedy: str = ""
    missing: str = tr_in("instead of a figure", "not stated")
    failing: str = ""
    never: str = ""
    plural: bool = False
    looked_at: tuple[float, float] | None = None
    told: Callable[[Vehicle], str] = lambda _: ""

    @property
    def fails_on(self) -> str:
        """Return what a model that fails it is said to fail on."""
        return self.failing or self.test.word

    def asks(self, threshold: float) -> bool:
        """Return whether a threshold asks for anything, fraction."""
        return self.asks_at_zero or threshold > TOLERANCE

    def needed(self, policy: Policy, fleet: Fleet) -> Floats | None:
        """Return ``(model,)``, the least value that passes; NaN for no threshold; None: it is not set."""
        if self.least is not None:
            return self.least(policy, fleet)
        return vehicle_thresholds(policy, self.test, fleet)


def _no_preference(policy: Policy, fleet: Fleet) -> Floats | None:
    """Return 1, which nobody reaches, where there is nothing to qualify for."""
    return None if policy.preference else np.ones(len(fleet.in_region))


def _core_threshold(policy: Policy, fleet: Fleet) -> Floats | None:
    """Return the threshold of core parts, where they have to originate."""
    return core_thresholds(policy, fleet) if policy.core_parts else None


def labour_credit(policy: Policy, fleet: Fleet, regional: Floats) -> Floats:
    """Return ``(model,)``: what the labour value content adds to a regional content, fraction.

    It adds nothing to that of other vehicles, of which no labour value content is asked.

    Source:
        19 CFR Part 182, Appendix A, s. 18(1), 18(22) and 20.
    """
    credit = policy.labour_credit
    if credit is None:
        return np.zeros(len(regional))
    main = np.array([one in MAIN_CATEGORIES for one in CATEGORIES])[fleet.category]
    covered = main & (fleet.of_class(one in credit.classes for one in CLASSES) > 0)
    above = fleet.lvc_share > credit.least_total_share + TOLERANCE
    more = np.maximum(fleet.lvc_material_labour_share - credit.above_share, 0.0)
    granted = covered & above & reaches(regional, credit.least_rvc_share) & ~np.isnan(more)
    return np.where(granted, more, 0.0)


def regional_needed(policy: Policy, fleet: Fleet, threshold: Floats) -> Floats:
    """Return ``(model,)``: the regional content that passes with what the labour value content adds to it.

    Args:
        policy: The policy.
        fleet: The vehicles.
        threshold: ``(model,)``, what is asked for; NaN where nothing is.
    """
    credit = policy.labour_credit
    if credit is None:
        return threshold
    more = labour_credit(policy, fleet, np.ones(len(threshold)))
    return np.minimum(threshold, np.maximum(credit.least_rvc_share, threshold - more))


def _regional(policy: Policy, found: Contents) -> tuple[Floats, Floats]:
    """Return the regional content with what the labour value content adds to it."""
    low, high = found.regional
    return low + labour_credit(policy, found.fleet, low), high + labour_credit(policy, found.fleet, high)


def _regional_explained(model: Followed) -> Derivation:
    """Return the regional content at the low end, with what the labour value content adds to it."""
    own, more = model.regional_content(), model.labour_credit()
    if more is None:
        return own
    terms = (own, more)
    return Derivation(
        tr("Regional content with labour value credit"),
        own.value + more.value,
        Unit.SHARE,
        Rule.SUM,
        lambda: terms,
        source=more.source,
    )


def _us_content(policy: Policy, found: Contents) -> tuple[Floats, Floats]:
    """Return the US content as the policy reads it: a share of net cost, or the parts made there."""
    return found.us_parts if policy.us_by_part else found.us


def _us_threshold(policy: Policy, fleet: Fleet) -> Floats | None:
    """Return the threshold of US content as the policy reads it."""
    stated = vehicle_thresholds(policy, Test.US, fleet)
    if stated is None or not policy.us_of_regional:
        return stated
    regional = vehicle_thresholds(policy, Test.REGIONAL, fleet)
    return stated if regional is None else stated * regional


def _inside(_: Policy, found: Contents) -> tuple[Floats, Floats]:
    """Return 1 for each vehicle that is assembled in the region, else 0."""
    inside = found.fleet.in_region.astype(np.float64)
    return inside, inside


def _stated(name: str, field: str) -> Callable[[Followed, float], Derivation]:
    """Return how a share is followed back that the workbook states."""
    return lambda model, value: model.stated(name, field, value, Unit.SHARE)


PREFERENCE = VehicleTest(
    Test.PREFERENCE,
    short=tr_in("a test in short", "no preference"),
    value=lambda _, found: (np.zeros(len(found.fleet.in_region)), np.zeros(len(found.fleet.in_region))),
    explained=lambda model, value: Derivation(tr("Preference"), value, Unit.YES_OR_NO, source=model.law),
    least=_no_preference,
    settable=False,
    yes_or_no=True,
    never=tr("Nothing qualifies under this policy."),
)
REGIONAL = VehicleTest(
    Test.REGIONAL,
    short=tr_in("a test in short", "regional"),
    value=_regional,
    explained=lambda model, _: _regional_explained(model),
    exchange=Share(lambda amounts: amounts.net_cost, missing=lambda amounts: amounts.vnm),
    content=True,
    asks_at_zero=True,
    looked_at=(0.625, 0.85),
)
US = VehicleTest(
    Test.US,
    short=tr_in("a test in short", "US content"),
    value=_us_content,
    explained=lambda model, value: model.us_content_asked(value),
    least=_us_threshold,
    exchange=Share(lambda amounts: amounts.net_cost, counted=lambda amounts: amounts.us),
    content=True,
    looked_at=(0.0, 0.5),
)
CORE_PARTS = VehicleTest(
    Test.CORE_PARTS,
    short=tr_in("a test in short", "core parts"),
    value=lambda _, found: found.core.value,
    explained=lambda model, _: model.core_content(),
    least=_core_threshold,
    settable=False,
    exchange=Share(
        lambda amounts: amounts.core_net_cost,
        missing=lambda amounts: amounts.core_vnm,
        at_threshold=lambda amounts: amounts.core_at_threshold,
    ),
    remedy=tr("Name the groups of core parts in the Core group column, or give HTS codes."),
    missing=tr_in("instead of a figure", "no core parts"),
    plural=True,
)
LABOUR = VehicleTest(
    Test.LABOUR,
    short=tr_in("a test in short", "labour value"),
    value=lambda _, found: (found.fleet.lvc_share, found.fleet.lvc_share),
    explained=_stated(Test.LABOUR.word, "lvc_share"),
    remedy=tr("State LVC % in the Models sheet: parts lists cannot show it."),
)
STEEL = VehicleTest(
    Test.STEEL,
    short=tr_in("a test in short", "steel"),
    value=lambda _, found: (found.fleet.steel_share, found.fleet.steel_share),
    explained=_stated(Test.STEEL.word, "steel_share"),
    remedy=tr("State Originating steel % in the Models sheet: it is a figure of the producer."),
)
ALUMINIUM = VehicleTest(
    Test.ALUMINIUM,
    short=tr_in("a test in short", "aluminium"),
    value=lambda _, found: (found.fleet.aluminium_share, found.fleet.aluminium_share),
    explained=_stated(Test.ALUMINIUM.word, "aluminium_share"),
    remedy=tr("State Originating aluminium % in the Models sheet: it is a figure of the producer."),
)
ASSEMBLY = VehicleTest(
    Test.ASSEMBLY,
    short=tr_in("a test in short", "assembly"),
    value=_inside,
    explained=lambda model, value: model.stated(
        tr("Assembly"), "assembly_country", value, Unit.YES_OR_NO, model.vehicle.assembly_country
    ),
    least=lambda _, fleet: np.ones(len(fleet.in_region)),
    settable=False,
    yes_or_no=True,
    failing=tr_in("on what a model fails", "assembly outside the region"),
    told=lambda vehicle: vehicle.assembly_country,
    never=tr("It is not assembled in the region."),
)

TESTS: Mapping[Test, VehicleTest] = MappingProxyType(
    {
        entry.test: entry
        for entry in (PREFERENCE, REGIONAL, US, CORE_PARTS, LABOUR, STEEL, ALUMINIUM, ASSEMBLY)
    }
)
"""Every test by its key, in the order in which they are listed."""

IN_ORDER_OF_LAW = (PREFERENCE, ASSEMBLY, REGIONAL, CORE_PARTS, STEEL, ALUMINIUM, LABOUR, US)
"""The same in the order in which the law asks for them; last what only proposals ask for.

Source:
    USMCA, Annex 4-B, Appendix; 19 CFR Part 182, Appendix A, s. 13, 14, 17 and 18.
"""

SHARES: Mapping[VehicleTest, Share] = MappingProxyType(
    {entry: entry.exchange for entry in TESTS.values() if entry.exchange is not None}
)
"""The tests that an exchange of parts moves as a share, with how, in that order."""

CONTENT = tuple(entry for entry in TESTS.values() if entry.content)
"""The tests of the content that headroom, charts and maps are about."""


def set_by(policy: Policy) -> tuple[VehicleTest, ...]:
    """Return the tests that a policy may set: without a preference that one alone, which nobody passes."""
    return tuple(TESTS.values()) if policy.preference else (PREFERENCE,)
