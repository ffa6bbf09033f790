"""The calculation once more, row by row in plain Python, as the reference for ``evaluate``.

It follows the written rules one sentence after another, with none of the sums that make the
program fast. A rule is written out where it is used. What has two ends is a pair: the low end, the high end.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from headroom.book.classes_and_roles import CORE_GROUPS, CoreGroup, Powertrain, VehicleCategory
from headroom.book.sourcing import ROLES, PartRole, SourcingBook, TransportMode, Vehicle, VehicleClass
from headroom.rules.measures import DutyBase, Fee, Measure, RateKind, Trade, When
from headroom.rules.policy import Policy, Test, Threshold, VnmRule
from headroom.rules.scenario import Scenario
from headroom.rules.tariff_codes import TariffReference

Pair = tuple[float, float]

REGION = {"US", "CA", "MX"}
EPS = 1e-9
LOW, HIGH = 0, 1
NOT_ASSESSED = "not assessed"
BLANK_MANUFACTURER = "-"

PASSENGER_VEHICLE = VehicleCategory("passenger vehicle")
LIGHT_TRUCK = VehicleCategory("light truck")
HEAVY_TRUCK = VehicleCategory("heavy truck")
OTHER_VEHICLE = VehicleCategory("other vehicle")
OTHER_HEAVY_VEHICLE = VehicleCategory("other heavy vehicle")

GROUP_BY_CODE = (
    (("8407", "8408"), CoreGroup.ENGINE),
    (("870840",), CoreGroup.TRANSMISSION),
    (("8707", "87082921", "87082925"), CoreGroup.BODY_AND_CHASSIS),
    (("870850",), CoreGroup.AXLES),
    (("870880",), CoreGroup.SUSPENSION),
    (("870894",), CoreGroup.STEERING),
)
"""Core groups by the beginnings of their codes; 8708.29, 8708.99 and 8507.60 ask for more."""


@dataclass
class Line:
    """One current row: what it states, in USD per vehicle; None is a blank cell."""

    value: float
    freight: float
    origin: str
    code: str
    stated_role: PartRole | None
    stated_group: CoreGroup | None
    component: bool | None
    net_cost: float | None
    vnm: float | None
    component_vnm: float | None
    originating: bool | None
    us_transformed: bool | None
    regional: float | None
    us: float | None

    @property
    def unknown(self) -> bool:
        return self.origin == ""

    @property
    def outside(self) -> bool:
        """Last made in a country outside the region."""
        return self.origin != "" and self.origin not in REGION

    @property
    def certified(self) -> bool:
        """Originating says yes, and it counts: not where the origin is outside the region."""
        return self.originating is True and not self.outside

    def made_elsewhere(self, end: int) -> bool:
        """Whether it is taken at one end for last made outside the region.

        So is a part of unknown origin at the low end, unless it says that it originates: then it was last
        made in the region.
        """
        return self.outside or (self.unknown and end == LOW and not self.certified)

    @property
    def stated(self) -> bool:
        """Its maker states both figures; one alone is ignored."""
        return self.net_cost is not None and self.vnm is not None

    @property
    def r(self) -> Pair:
        """Regional content share, by where the part was last made."""
        # A row whose origin is a country outside the region has 0, whatever is stated.
        if self.outside:
            return 0.0, 0.0
        if self.unknown:
            # Yes on a blank origin counts: a stated share stands, a blank one becomes 100 %.
            if self.originating is True:
                share = 1.0 if self.regional is None else self.regional
                return share, share
            # No makes a blank share 0.
            if self.originating is False and self.regional is None:
                return 0.0, 0.0
            # Unknown origin: with a stated share 0 to that share, blank 0 to 1.
            return 0.0, 1.0 if self.regional is None else self.regional
        if self.regional is not None:
            return self.regional, self.regional
        share = 0.0 if self.originating is False else 1.0
        return share, share

    @property
    def u(self) -> Pair:
        """US content share: blank is 100 % where the origin is US, 0 elsewhere, 0 to 100 % unknown."""
        if self.us is not None:
            return self.us, self.us
        if self.unknown:
            return 0.0, 1.0
        return (1.0, 1.0) if self.origin == "US" else (0.0, 0.0)

    @property
    def us_parts(self) -> Pair:
        """Value of a part that is US transformed, whole."""
        if self.origin == "US":
            return (0.0, 0.0) if self.us_transformed is False else (self.value, self.value)
        # With an unknown origin it counts at the high end only; with another known origin it counts 0.
        if self.unknown and self.us_transformed is not False:
            return 0.0, self.value
        return 0.0, 0.0


@dataclass
class Car:
    """A vehicle with what its tariff code makes of it."""

    vehicle: Vehicle
    code: str
    vehicle_class: VehicleClass
    category: VehicleCategory

    @property
    def outside(self) -> bool:
        return self.vehicle.assembly_country not in REGION


@dataclass
class ExpectedTest:
    """One test; None where it is not assessed or has no threshold."""

    low: float | None
    high: float | None
    threshold: float | None
    result: str


@dataclass
class ExpectedGroup:
    """One core group at both ends; ``certified``: all its rows say that they originate."""

    net_cost: Pair
    vnm: Pair
    vnm_components: Pair
    certified: bool

    @property
    def rvc(self) -> Pair:
        return _share(self.net_cost, self.vnm)

    @property
    def rvc_components(self) -> Pair:
        return _share(self.net_cost, self.vnm_components)


@dataclass
class ExpectedCore:
    """The core-parts test of one vehicle; ``value`` is None where it is not assessed."""

    applies: bool
    groups: dict[CoreGroup, ExpectedGroup] = field(default_factory=dict)
    assesses_components: bool = False
    together: Pair | None = None
    together_components: Pair | None = None
    passes_by: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    value: Pair | None = None


@dataclass
class Expected:
    """What one vehicle comes to.

    Attributes:
        vnm: At the low and at the high end of the content, so that the first is the greater.
        form_a: The regional content with makers' net costs in place of prices; None without a statement of
            a part that does not originate.
        us_parts: Value of the rows that are US transformed; ``us`` is the content share.
        parts_duty: By the key of the measure, before the offset; credits are not in it.
    """

    vehicle_class: VehicleClass
    category: VehicleCategory
    code: str
    verdict: str
    net_cost_usd: float
    vnm: Pair
    rvc: Pair
    form_a: Pair | None
    us: Pair
    us_parts: Pair
    headroom: float
    tests: dict[Test, ExpectedTest]
    core: ExpectedCore
    parts_usd: float
    parts_duty: dict[str, float]
    offset_usd: float
    vehicle_duty: dict[str, float]
    fees: dict[str, float]
    landed_cost_usd: float

    @property
    def parts_duty_usd(self) -> float:
        """What is left after the offset."""
        return sum(self.parts_duty.values()) - self.offset_usd

    @property
    def vehicle_duty_usd(self) -> float:
        return sum(self.vehicle_duty.values())

    @property
    def fees_usd(self) -> float:
        return sum(self.fees.values())


@dataclass
class ExpectedOffset:
    """What one manufacturer has of one credit in a year."""

    manufacturer: str
    key: str
    classes: tuple[VehicleClass, ...]
    granted_usd: float
    duty_usd: float
    used_usd: float

    @property
    def carried_usd(self) -> float:
        return self.granted_usd - self.used_usd


@dataclass
class ExpectedFleet:
    """What a book comes to: its models in the order of their first row, and the offsets."""

    models: list[Expected]
    offsets: list[ExpectedOffset]

    @property
    def duty_usd(self) -> float:
        return sum(model.parts_duty_usd + model.vehicle_duty_usd for model in self.models)


def expected(book: SourcingBook, scenario: Scenario, reference: TariffReference) -> list[Expected]:
    """Return what each model of ``book`` comes to."""
    return expected_fleet(book, scenario, reference).models


def expected_fleet(book: SourcingBook, scenario: Scenario, reference: TariffReference) -> ExpectedFleet:
    """Return what ``book`` comes to, the offsets of its manufacturers included."""
    cars = [_car(vehicle) for vehicle in book.vehicles]
    lines = [_lines(book, scenario, i) for i in range(len(cars))]
    rules = [Rules(car, scenario, reference) for car in cars]
    stacks = [_parts_stacks(rules[i], lines[i]) for i in range(len(cars))]
    offsets, per_vehicle = _offsets(cars, stacks, scenario.policy)
    models = [
        _vehicle(rules[i], lines[i], _by_key(stacks[i], scenario.policy), per_vehicle[i])
        for i in range(len(cars))
    ]
    return ExpectedFleet(models, offsets)


# What the workbook states


def _lines(book: SourcingBook, scenario: Scenario, model: int) -> list[Line]:
    rows = book.rows
    rates = {**book.currency_rates, **scenario.currency_rates}
    lines = []
    for i in range(len(rows)):
        # Alternatives count only in re-sourcing.
        if rows.model[i] != model or rows.alternative[i]:
            continue
        # value = quantity x unit cost x currency rate; a maker's statement is per part, like the cost.
        times = float(rows.quantity[i]) * rates[rows.currencies[rows.currency[i]]]
        role, group = int(rows.stated_role[i]), int(rows.stated_core_group[i])
        lines.append(
            Line(
                value=times * float(rows.unit_cost[i]),
                freight=times * float(rows.freight_per_unit[i]),
                origin=rows.origins[rows.origin[i]],
                code=rows.hts_code[i],
                stated_role=None if role < 0 else ROLES[role],
                stated_group=None if group < 0 else CORE_GROUPS[group],
                component=_yes(int(rows.core_component[i])),
                net_cost=_money(float(rows.part_net_cost[i]), times),
                vnm=_money(float(rows.part_vnm[i]), times),
                component_vnm=_money(float(rows.component_vnm[i]), times),
                originating=_yes(int(rows.originating[i])),
                us_transformed=_yes(int(rows.us_transformed[i])),
                regional=_number(float(rows.regional_content[i])),
                us=_number(float(rows.us_content[i])),
            )
        )
    return lines


def _yes(code: int) -> bool | None:
    return None if code < 0 else code == 0


def _number(cell: float) -> float | None:
    return None if math.isnan(cell) else cell


def _money(cell: float, times: float) -> float | None:
    return None if math.isnan(cell) else cell * times


# What the tariff code of a vehicle makes of it


def _car(vehicle: Vehicle) -> Car:
    main = {
        VehicleClass.PASSENGER_CAR: PASSENGER_VEHICLE,
        VehicleClass.LIGHT_TRUCK: LIGHT_TRUCK,
        VehicleClass.HEAVY_TRUCK: HEAVY_TRUCK,
    }
    if not vehicle.hts_code:
        return Car(vehicle, _assumed_code(vehicle), vehicle.vehicle_class, main[vehicle.vehicle_class])
    # The code beats the class.
    code = vehicle.hts_code
    vehicle_class = _class_of(code) or vehicle.vehicle_class
    category = main[vehicle_class]
    # A diesel car (8703.31-.33, diesel hybrids .50 and .70), an off-road vehicle (8703.10) or a bus of up
    # to 15 seats (8702) is no passenger vehicle.
    if code.startswith(("870331", "870332", "870333", "870350", "870370", "870310", "8702")):
        category = OTHER_VEHICLE
    # 87.01 other than 8701.2x, 8704.10, 87.05: 60 %.
    if code.startswith(("870410", "8705")) or (code.startswith("8701") and not code.startswith("87012")):
        category = OTHER_HEAVY_VEHICLE
    # So has a bus of 16 seats and more: the lines that end in .3 of each subheading of 87.02.
    if code.startswith("8702") and code[6:7] == "3":
        category = OTHER_HEAVY_VEHICLE
    return Car(vehicle, code, vehicle_class, category)


def _assumed_code(vehicle: Vehicle) -> str:
    # No code: car 8703.23, light truck 8704.21, heavy truck 8704.23; an electric car is 8703.80, a hybrid
    # car 8703.40, an electric light truck 8704.60 ("without a code: electric car 100, hybrid car 25").
    electric = vehicle.powertrain is Powertrain.ELECTRIC
    if vehicle.vehicle_class is VehicleClass.HEAVY_TRUCK:
        return "870423"
    if vehicle.vehicle_class is VehicleClass.LIGHT_TRUCK:
        return "870460" if electric else "870421"
    if electric:
        return "870380"
    return "870340" if vehicle.powertrain is Powertrain.HYBRID else "870323"


def _class_of(code: str) -> VehicleClass | None:
    if code.startswith(("8702", "8703")):
        return VehicleClass.PASSENGER_CAR
    if code.startswith(("870421", "870431", "870441", "870451", "870460")):
        return VehicleClass.LIGHT_TRUCK
    heavy = ("870422", "870423", "870432", "870442", "870443", "870452", "870410", "8701", "8705")
    if code.startswith(heavy):
        return VehicleClass.HEAVY_TRUCK
    return None


# What the policy and the tariff tables say of one vehicle and its rows


@dataclass
class Rules:
    """The rules as they hold for one vehicle."""

    car: Car
    scenario: Scenario
    reference: TariffReference

    @property
    def policy(self) -> Policy:
        return self.scenario.policy

    def covers(self, name: str, code: str) -> bool:
        """Whether a code is on a list; a missing code counts as listed unless the list says otherwise."""
        listed = self.policy.code_lists.get(name) or self.reference.lists[name]
        return listed.covers(code)

    def names(self, name: str, code: str) -> bool:
        """Whether an entry of a list begins a code."""
        listed = self.policy.code_lists.get(name) or self.reference.lists[name]
        return any(bool(code) and code.startswith(prefix) for prefix in listed.prefixes)

    def threshold(self, test: Test) -> float | None:
        """Least share with which the vehicle passes a test."""
        of_vehicles = [t for t in self.policy.thresholds if t.test is test and not t.of_parts]
        for threshold in of_vehicles:
            if self.car.category in threshold.categories:
                return threshold.share
        # Other vehicles have 62.5 or 60 % and no core, LVC or metals test: where a policy names
        # their category at all, nothing that it sets for a class is theirs.
        named = any(self.car.category in t.categories for t in self.policy.thresholds)
        if self.car.category in (OTHER_VEHICLE, OTHER_HEAVY_VEHICLE) and named:
            return None
        for threshold in of_vehicles:
            if not threshold.categories and self.car.vehicle_class in threshold.classes:
                return threshold.share
        return None

    def part_threshold(self, line: Line) -> float:
        """Least regional content with which a part originates: the first that fits, else 100 %."""
        role = self.role(line)
        for threshold in self.policy.thresholds:
            if not threshold.of_parts or not self._fits(threshold, role):
                continue
            if threshold.code_list and not self.covers(threshold.code_list, line.code):
                continue
            return threshold.share
        return 1.0

    def core_threshold(self) -> float:
        """Least share of the core groups: that of a core part of such a vehicle."""
        for threshold in self.policy.thresholds:
            if threshold.of_parts and not threshold.code_list and self._fits(threshold, PartRole.CORE):
                return threshold.share
        return 1.0

    def _fits(self, threshold: Threshold, role: PartRole) -> bool:
        if threshold.roles and role not in threshold.roles:
            return False
        if threshold.classes and self.car.vehicle_class not in threshold.classes:
            return False
        return not threshold.categories or self.car.category in threshold.categories

    @property
    def electric(self) -> bool:
        """Whether a battery alone propels the vehicle: its tariff code counts, then the column Powertrain."""
        by_code = self.reference.vehicles.find(self.car.vehicle.hts_code)
        told = None if by_code is None else by_code.powertrain
        return (told or self.car.vehicle.powertrain) is Powertrain.ELECTRIC

    def role(self, line: Line) -> PartRole:
        """Role of a row: stated, else by the tables of its vehicle."""
        if self.car.vehicle_class is VehicleClass.HEAVY_TRUCK:
            # Tables D and E; a stated role core on such a row means Table D.
            stated = line.stated_role or self.reference.heavy_roles.find(line.code).role
            return PartRole.PRINCIPAL if stated is PartRole.CORE else stated
        if line.stated_role is not None:
            return line.stated_role
        # 8708.29 and 8708.99 are core only where Core group or Part role says so or the code is 8708.29.21
        # or .25, else principal.
        if line.code.startswith(("87082921", "87082925")):
            return PartRole.CORE
        if line.code.startswith(("870829", "870899")):
            says_so = line.stated_group is CoreGroup.BODY_AND_CHASSIS
            return PartRole.CORE if says_so else PartRole.PRINCIPAL
        # 8507.60 is core only where it propels: where Powertrain is electric or Core group says so.
        if line.code.startswith("850760"):
            says_so = line.stated_group is CoreGroup.ADVANCED_BATTERY
            propels = says_so or self.electric
            return PartRole.CORE if propels else PartRole.OTHER
        return self.reference.roles.find(line.code).role

    def originates(self, line: Line, end: int) -> bool:
        """Whether a part originates, at one end."""
        # A row whose origin is a country outside the region never originates.
        if line.outside:
            return False
        # Originating yes/no settles it.
        if line.originating is not None:
            return line.originating
        # A part of unknown origin has no claim.
        if line.unknown and end == LOW:
            return False
        return line.r[end] >= self.part_threshold(line) - EPS


# The core-parts test


def _group(rules: Rules, line: Line) -> CoreGroup | None:
    """Core group of a row: stated, else by its code."""
    if line.stated_group is not None:
        return None if line.stated_group is CoreGroup.NONE else line.stated_group
    for beginnings, group in GROUP_BY_CODE:
        if line.code.startswith(beginnings):
            return group
    # 8708.29 and 8708.99 only where this column or Part role says so.
    if line.code.startswith(("870829", "870899")) and line.stated_role is PartRole.CORE:
        return CoreGroup.BODY_AND_CHASSIS
    # 8507.60 only where Powertrain is electric or this column says so.
    if line.code.startswith("850760") and rules.electric:
        return CoreGroup.ADVANCED_BATTERY
    return None


def _complete(line: Line, group_rows: list[Line]) -> bool:
    """Whether a row is a complete core part: the only row of its group, or of one of four codes."""
    return len(group_rows) == 1 or line.code.startswith(("8407", "8408", "870840", "850760"))


def _net_cost_and_vnm(line: Line, end: int, threshold: float, *, certified: bool) -> tuple[float, float]:
    """What a row brings into its group: its net cost, and (a) the VNM of all its materials."""
    if certified:
        # It has its stated VNM, else value (1 - stated share), else value (1 - core threshold).
        if line.net_cost is not None and line.vnm is not None:
            return line.net_cost, line.vnm
        return line.value, line.value * (1 - (threshold if line.regional is None else line.regional))
    if line.net_cost is not None and line.vnm is not None:
        # A row with a statement enters with its net cost and VNM of part; last made outside the region it
        # counts in full, of unknown origin at the low end. Originating yes on a blank origin counts.
        if line.made_elsewhere(end):
            return line.value, line.value
        return line.net_cost, line.vnm
    return line.value, line.value * (1 - line.r[end])


def _component_vnm(line: Line, end: int, whole: float, *, complete: bool) -> float:
    """(b) the VNM of the components of column 2; ``whole`` is that of all materials."""
    # Rows whose Core component is no are left out; a complete part is always a component.
    left_out = line.component is False and not complete
    if line.component_vnm is None:
        return 0.0 if left_out else whole
    # The stated VNM of components counts, also beside no; but a component last made outside the region
    # counts in full, and so does one of unknown origin at the low end.
    believed = left_out or not line.made_elsewhere(end)
    return min(line.component_vnm, whole) if believed else whole


def _core_group(rows: list[Line], threshold: float) -> ExpectedGroup:
    """Return one group: sums over its rows, at both ends."""
    certified = all(line.certified for line in rows)
    net_cost, vnm, components = [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]
    for end in (LOW, HIGH):
        for line in rows:
            cost, whole = _net_cost_and_vnm(line, end, threshold, certified=certified)
            complete = _complete(line, rows)
            net_cost[end] += cost
            vnm[end] += whole
            components[end] += _component_vnm(line, end, whole, complete=complete)
    return ExpectedGroup(_pair(net_cost), _pair(vnm), _pair(components), certified)


def _core(rules: Rules, lines: list[Line]) -> ExpectedCore:
    # Cars and light trucks only; not other vehicles.
    if not rules.policy.core_parts or rules.car.category not in (PASSENGER_VEHICLE, LIGHT_TRUCK):
        return ExpectedCore(applies=False)
    threshold = rules.core_threshold()
    members: dict[CoreGroup, list[Line]] = {}
    for line in lines:
        group = _group(rules, line)
        if group is not None:
            members.setdefault(group, []).append(line)
    # (b) is assessed only where some row of the groups says yes or no.
    assesses = any(line.component is not None for rows in members.values() for line in rows)
    groups = {group: _core_group(rows, threshold) for group, rows in members.items()}
    # A group with a net cost of 0 is left out.
    groups = {group: one for group, one in groups.items() if min(one.net_cost) > 0}
    if not groups:
        return ExpectedCore(applies=True, assesses_components=assesses)
    costs = _pair(sum(one.net_cost[end] for one in groups.values()) for end in (LOW, HIGH))
    together = _share(costs, _pair(sum(one.vnm[end] for one in groups.values()) for end in (LOW, HIGH)))
    components = _pair(sum(one.vnm_components[end] for one in groups.values()) for end in (LOW, HIGH))
    together_components = _share(costs, components)
    # A group all of whose rows say that they originate passes; the others have to reach the threshold.
    tested = [one for one in groups.values() if not one.certified]
    passes: list[tuple[str, ...]] = []
    values: list[float] = []
    for end in (LOW, HIGH):
        ways = {
            "group": min((one.rvc[end] for one in tested), default=1.0),
            "together": together[end],
        }
        if assesses:
            ways["group components"] = min((one.rvc_components[end] for one in tested), default=1.0)
            ways["together components"] = together_components[end]
        passes.append(tuple(way for way, share in ways.items() if share >= threshold - EPS))
        values.append(max(ways.values()))
    return ExpectedCore(
        applies=True,
        groups=groups,
        assesses_components=assesses,
        together=together,
        together_components=together_components if assesses else None,
        passes_by=(passes[LOW], passes[HIGH]),
        value=_pair(values),
    )


def _rolls_up_with_its_group(
    rules: Rules, line: Line, end: int, core: ExpectedCore, rows: list[Line]
) -> bool:
    """Whether the core-parts test makes the whole value of a row regional at one end."""
    # Core roll-up: a policy switch, default on, in the roll-up rule only.
    if rules.policy.reading("core_roll_up") == "no" or not core.passes_by[end]:
        return False
    group = _group(rules, line)
    if group is None:
        return False
    # Never a complete core part that was last made outside the region (at the low end: or is of unknown
    # origin).
    group_rows = [other for other in rows if _group(rules, other) is group]
    return not (_complete(line, group_rows) and line.made_elsewhere(end))


# Value of non-originating materials


def _rolled_up(rules: Rules, line: Line, end: int) -> float:
    """VNM of a row where what originates counts 0."""
    if rules.originates(line, end):
        return 0.0
    # Any other row its full value, less what its maker's statement credits, at least 0 and at most the
    # value; a row last made outside the region always in full.
    if line.net_cost is not None and line.vnm is not None and not line.made_elsewhere(end):
        return line.value - max(0.0, min(line.net_cost - line.vnm, line.value))
    return line.value


def _vnm(rules: Rules, lines: list[Line], core: ExpectedCore, end: int) -> float:
    policy, heavy = rules.policy, rules.car.vehicle_class is VehicleClass.HEAVY_TRUCK
    # The conversion cost counts as content of the assembly country.
    total = rules.car.vehicle.conversion_usd if rules.car.outside else 0.0
    for line in lines:
        as_sourced = line.value * (1 - line.r[end])
        if policy.vnm_rule is VnmRule.AS_SOURCED:
            total += as_sourced
        elif policy.vnm_rule is VnmRule.ROLL_UP:
            if not _rolls_up_with_its_group(rules, line, end, core, lines):
                total += _rolled_up(rules, line, end)
        elif heavy and policy.heavy_tracing_list:
            # Heavy trucks, Schedule V: engine and gear-box materials only, "all else rolls up".
            listed = rules.covers(policy.heavy_tracing_list, line.code)
            total += as_sourced if listed else _rolled_up(rules, line, end)
        elif not policy.tracing_list or rules.covers(policy.tracing_list, line.code):
            # Traced: the same, summed only over rows on the list; rows without a code count as listed.
            total += as_sourced
    return total


def _form_a(rules: Rules, lines: list[Line], core: ExpectedCore, end: int) -> tuple[float, float] | None:
    """Net cost and VNM at one end with statements in form (a); None where none counts.

    VNM takes the stated VNM of the part, and the vehicle's net cost takes the part's net cost in place of
    its price. The producer may choose: a part with a net cost above its price stays in form (b), and so
    does one whose statement contradicts itself.
    """
    vehicle, policy = rules.car.vehicle, rules.policy
    parts = sum(line.value for line in lines)
    nc = vehicle.net_cost_usd if vehicle.net_cost_usd is not None else parts + vehicle.conversion_usd
    vnm = _vnm(rules, lines, core, end)
    heavy = rules.car.vehicle_class is VehicleClass.HEAVY_TRUCK
    counts = False
    for line in lines:
        listed = policy.heavy_tracing_list and rules.covers(policy.heavy_tracing_list, line.code)
        traced_truck = policy.vnm_rule is VnmRule.TRACED and heavy and policy.heavy_tracing_list
        if policy.vnm_rule is not VnmRule.ROLL_UP and (not traced_truck or listed):
            continue
        in_core = policy.vnm_rule is VnmRule.ROLL_UP and _rolls_up_with_its_group(
            rules, line, end, core, lines
        )
        if rules.originates(line, end) or in_core or line.made_elsewhere(end):
            continue
        if line.net_cost is None or line.vnm is None:
            continue
        counts = True
        if line.vnm <= line.net_cost <= line.value:
            vnm += line.vnm - _rolled_up(rules, line, end)
            nc += line.net_cost - line.value
    return (nc, vnm) if counts else None


def _form_a_content(rules: Rules, lines: list[Line], core: ExpectedCore, rvc: Pair) -> Pair | None:
    found = [_form_a(rules, lines, core, end) for end in (LOW, HIGH)]
    if found == [None, None]:
        return None
    ends = []
    for end, one in enumerate(found):
        nc, vnm = one or (0.0, 0.0)
        ends.append((nc - vnm) / nc if nc > 0 else rvc[end])
    return _pair(ends)


# One vehicle


def _vehicle(rules: Rules, lines: list[Line], parts_duty: dict[str, float], offset: float) -> Expected:
    vehicle, policy = rules.car.vehicle, rules.policy
    parts = sum(line.value for line in lines)
    # Net cost as stated, else parts and conversion. Customs value: default net cost.
    nc = vehicle.net_cost_usd if vehicle.net_cost_usd is not None else parts + vehicle.conversion_usd
    customs = vehicle.customs_value_usd if vehicle.customs_value_usd is not None else nc
    core = _core(rules, lines)
    vnm = (_vnm(rules, lines, core, LOW), _vnm(rules, lines, core, HIGH))
    own = vehicle.conversion_usd if vehicle.assembly_country == "US" else 0.0
    us_value = _pair(own + sum(line.value * line.u[end] for line in lines) for end in (LOW, HIGH))
    us_parts = _pair(sum(line.us_parts[end] for line in lines) for end in (LOW, HIGH))
    rvc = us = by_parts = (0.0, 1.0)
    if nc > 0:
        # The share of the net cost that is not VNM; the share that is US content; the share that is parts
        # of US origin.
        rvc = ((nc - vnm[LOW]) / nc, (nc - vnm[HIGH]) / nc)
        us = (us_value[LOW] / nc, us_value[HIGH] / nc)
        by_parts = (us_parts[LOW] / nc, us_parts[HIGH] / nc)
    tests = _tests(rules, core, rvc, by_parts if _basis(policy) == "parts of US origin" else us)
    verdict = _verdict(tests)
    qualifies = verdict == "qualifies"
    # Section 232 content of a qualifying vehicle is by part; the money takes the low end.
    non_us = max(0.0, customs - _us_usd(rules, us_parts[LOW], customs))
    vehicle_duty = _vehicle_duty(rules, customs, non_us, qualifies=qualifies)
    fees = {fee.key: _fee(rules, fee, customs, qualifies=qualifies) for fee in policy.fees}
    freight = sum(line.freight for line in lines)
    landed = (
        parts
        + vehicle.conversion_usd
        + (freight + vehicle.outbound_freight_usd) * rules.scenario.freight_factor
        + vehicle.insurance_usd
        + sum(parts_duty.values())
        - offset
        + sum(vehicle_duty.values())
        + sum(fees.values())
    )
    return Expected(
        vehicle_class=rules.car.vehicle_class,
        category=rules.car.category,
        code=rules.car.code,
        verdict=verdict,
        net_cost_usd=nc,
        vnm=vnm,
        rvc=rvc,
        form_a=_form_a_content(rules, lines, core, rvc),
        us=us,
        us_parts=us_parts,
        headroom=_headroom(policy, tests),
        tests=tests,
        core=core,
        parts_usd=parts,
        parts_duty=parts_duty,
        offset_usd=offset,
        vehicle_duty=vehicle_duty,
        fees=fees,
        landed_cost_usd=landed,
    )


def _basis(policy: Policy) -> str:
    """Of what the US threshold of the proposals is a share."""
    return policy.reading("us_content_basis") or "net cost"


def _tests(rules: Rules, core: ExpectedCore, rvc: Pair, us: Pair) -> dict[Test, ExpectedTest]:
    vehicle, policy = rules.car.vehicle, rules.policy
    inside = 0.0 if rules.car.outside else 1.0
    tests = {
        Test.PREFERENCE: _test((1.0, 1.0) if policy.preference else (0.0, 0.0), 1.0),
        Test.ASSEMBLY: _test((inside, inside), 1.0),
    }
    regional = rules.threshold(Test.REGIONAL)
    with_credit = (_with_labour_credit(rules, rvc[LOW]), _with_labour_credit(rules, rvc[HIGH]))
    tests[Test.REGIONAL] = _test(with_credit, regional)
    us_threshold = rules.threshold(Test.US)
    if us_threshold is not None and _basis(policy) == "half of the regional share":
        # Half of the required regional share, 0.5 x 82 % = 41 %.
        us_threshold *= regional or 0.0
    tests[Test.US] = _test(us, us_threshold)
    tests[Test.CORE_PARTS] = _test(core.value, rules.core_threshold() if core.applies else None)
    for test, stated in (
        (Test.LABOUR, vehicle.lvc_share),
        (Test.STEEL, vehicle.steel_share),
        (Test.ALUMINIUM, vehicle.aluminium_share),
    ):
        tests[test] = _test(None if stated is None else (stated, stated), rules.threshold(test))
    return tests


def _test(ends: Pair | None, threshold: float | None) -> ExpectedTest:
    if ends is None or threshold is None:
        low, high = ends or (None, None)
        return ExpectedTest(low, high, threshold, NOT_ASSESSED)
    if ends[LOW] >= threshold - EPS:
        result = "passes"
    else:
        result = "undetermined" if ends[HIGH] >= threshold - EPS else "fails"
    return ExpectedTest(ends[LOW], ends[HIGH], threshold, result)


def _with_labour_credit(rules: Rules, rvc: float) -> float:
    """What is tested of a heavy truck whose labour value content is high."""
    credit, vehicle = rules.policy.labour_credit, rules.car.vehicle
    if credit is None or rules.car.category is not HEAVY_TRUCK:
        return rvc
    if rules.car.vehicle_class not in credit.classes or not credit.in_force(rules.policy.as_of):
        return rvc
    if vehicle.lvc_share is None or vehicle.lvc_material_labour_share is None:
        return rvc
    # If the LVC is above 45 in all, the material and labour points above 30 are added to the RVC, if that
    # is itself at least 60 %.
    if vehicle.lvc_share <= credit.least_total_share + EPS or rvc < credit.least_rvc_share - EPS:
        return rvc
    return rvc + max(0.0, vehicle.lvc_material_labour_share - credit.above_share)


def _verdict(tests: dict[Test, ExpectedTest]) -> str:
    # A test that is not assessed does not stop a vehicle from qualifying.
    results = [test.result for test in tests.values()]
    if "fails" in results:
        return "fails"
    return "undetermined" if "undetermined" in results else "qualifies"


def _headroom(policy: Policy, tests: dict[Test, ExpectedTest]) -> float:
    if not policy.preference:
        return math.nan
    regional, us = tests[Test.REGIONAL], tests[Test.US]
    headroom = (regional.low or 0.0) - (regional.threshold or 0.0)
    if us.threshold:
        headroom = min(headroom, (us.low or 0.0) - us.threshold)
    return headroom


def _us_usd(rules: Rules, by_part: float, customs: float) -> float:
    """Value that the Section 232 duty of a qualifying vehicle leaves out."""
    approved = rules.car.vehicle.approved_us_content_usd
    # Approved US content replaces the computed sum, at most the customs value.
    if approved is not None:
        return min(approved, customs)
    # Heavy trucks: only the approved one. Where approval is required there is none without it.
    heavy = rules.car.vehicle_class is VehicleClass.HEAVY_TRUCK
    if heavy or rules.policy.reading("require_approval") == "yes":
        return 0.0
    return by_part


# Duties and fees


def _falls(rules: Rules, measure: Measure, *, code: str, origin: str, good: bool) -> bool:
    """Whether a measure falls on a good that comes from another country."""
    in_class = not measure.classes or rules.car.vehicle_class in measure.classes
    read_so = not measure.reading or rules.policy.reading(measure.reading) == "yes"
    in_state = measure.when is When.ALWAYS or good == (measure.when is When.QUALIFYING)
    on_list = not measure.code_list or rules.covers(measure.code_list, code)
    # What a list says of a good without a code holds where it names exceptions, too.
    excepted = bool(measure.except_code_list) and rules.covers(measure.except_code_list, code)
    # Unknown: what a non-originating part of no particular country pays.
    nameless = measure.unknown_origin and not measure.origins
    from_there = measure.covers_origin(origin) if origin else nameless
    no_credit = measure.kind is not RateKind.CREDIT
    return no_credit and in_class and read_so and in_state and on_list and not excepted and from_there


def _stack(falling: list[Measure], schedule: float) -> list[tuple[Measure, float]]:
    """Return each measure that is left with the rate that it adds."""
    excluded = {key for measure in falling for key in measure.excludes}
    left = [measure for measure in falling if measure.key not in excluded]
    # Measures of one key are one rate: it falls on a good once.
    left = [m for place, m in enumerate(left) if all(m.key != other.key for other in left[:place])]
    # Rates add up on the same base unless a measure excludes another.
    found = [
        (measure, schedule if measure.rate is None else measure.rate)
        for measure in left
        if measure.kind is RateKind.ADDED
    ]
    # A floor: "at least 15 % in total"; its part is what the deal is above the others.
    for measure in left:
        if measure.kind is RateKind.FLOOR:
            found.append((measure, max(0.0, (measure.rate or 0.0) - sum(rate for _, rate in found))))
    return found


def _parts_stacks(rules: Rules, lines: list[Line]) -> list[tuple[Measure, float]]:
    """Return the duty of each measure on each row, per vehicle."""
    country = rules.car.vehicle.assembly_country
    found = []
    for line in lines:
        # Parts pay duty into the assembly country where their origin is another country.
        if line.origin == country:
            continue
        # Part duty that depends on whether a part originates uses the low end.
        good = rules.originates(line, LOW)
        falling = [
            measure
            for measure in rules.policy.measures
            if measure.on is Trade.PARTS
            and measure.into == country
            and _falls(rules, measure, code=line.code, origin=line.origin, good=good)
        ]
        schedule = rules.reference.schedule.find(line.code).rate
        found += [(measure, rate * line.value) for measure, rate in _stack(falling, schedule)]
    return found


def _by_key(duties: Iterable[tuple[Measure, float]], policy: Policy) -> dict[str, float]:
    on_parts = [m for m in policy.measures if m.on is Trade.PARTS and m.kind is not RateKind.CREDIT]
    found = {measure.key: 0.0 for measure in on_parts}
    for measure, duty in duties:
        found[measure.key] += duty
    return found


def _offsets(
    cars: list[Car], duties: list[list[tuple[Measure, float]]], policy: Policy
) -> tuple[list[ExpectedOffset], list[float]]:
    """Return what each manufacturer has of each credit, and the credit of each model per vehicle."""
    found: list[ExpectedOffset] = []
    per_vehicle = [0.0 for _ in cars]
    for credit in policy.measures:
        if credit.kind is not RateKind.CREDIT:
            continue
        # Per manufacturer, of models assembled in the US; blank: these are one maker. Cars and light
        # trucks are one pot, heavy trucks another: each credit has its classes.
        makers: dict[str, list[int]] = {}
        for i, car in enumerate(cars):
            in_class = not credit.classes or car.vehicle_class in credit.classes
            if in_class and car.vehicle.assembly_country == credit.into:
                makers.setdefault(car.vehicle.manufacturer or BLANK_MANUFACTURER, []).append(i)
        for manufacturer, models in makers.items():
            granted = total = 0.0
            own = {}
            for i in models:
                vehicle = cars[i].vehicle
                # The rate of the sum of MSRP and annual volume; a model without an MSRP adds 0.
                granted += (credit.rate or 0.0) * (vehicle.msrp_usd or 0.0) * vehicle.annual_volume
                # Set against the Section 232 part of parts duty alone, never MFN or Section 301.
                own[i] = sum(duty for measure, duty in duties[i] if measure.key in credit.credits_against)
                total += own[i] * vehicle.annual_volume
            used = min(granted, total)
            # Spread in proportion, the rest carried forward.
            for i in models:
                per_vehicle[i] += own[i] * used / total if total > 0 else 0.0
            found.append(ExpectedOffset(manufacturer, credit.key, credit.classes, granted, total, used))
    return found, per_vehicle


def _vehicle_duty(rules: Rules, customs: float, non_us: float, *, qualifies: bool) -> dict[str, float]:
    country = rules.car.vehicle.assembly_country
    on_vehicles = [m for m in rules.policy.measures if m.on is Trade.VEHICLE]
    # Vehicles assembled in the US pay no vehicle duty.
    falling = [
        measure
        for measure in on_vehicles
        if measure.into != country
        and _falls(rules, measure, code=rules.car.code, origin=country, good=qualifies)
    ]
    found = {measure.key: 0.0 for measure in on_vehicles}
    for measure, rate in _stack(falling, 0.0):
        found[measure.key] += rate * (customs if measure.base is DutyBase.WHOLE_VALUE else non_us)
    return found


def _fee(rules: Rules, fee: Fee, customs: float, *, qualifies: bool) -> float:
    """Return a fee per vehicle."""
    vehicle = rules.car.vehicle
    # On vehicles that enter the US.
    if vehicle.assembly_country == "US" or customs <= 0 or not fee.rate:
        return 0.0
    if fee.when is not When.ALWAYS and qualifies != (fee.when is When.QUALIFYING):
        return 0.0
    if fee.by_vessel_only and vehicle.transport_mode is not TransportMode.VESSEL:
        return 0.0
    # Per entry the rate of n values, at least and at most the bounds of the date; per vehicle the n-th.
    n = vehicle.vehicles_per_entry
    least = 0.0 if fee.least_usd is None else fee.least_usd
    most = math.inf if fee.most_usd is None else fee.most_usd
    return min(max(fee.rate * n * customs, least), most) / n


# Claim or pay


def claim_or_pay(
    *,
    customs_usd: float,
    us_usd: float,
    rate: float,
    mfn_rate: float,
    premium_usd: float,
    admin_usd: float,
    mpf_usd: float,
) -> tuple[float, float]:
    """Return what complying and what paying costs; ``rate`` is that of Section 232."""
    comply = premium_usd + admin_usd + rate * (customs_usd - us_usd)
    return comply, (mfn_rate + rate) * customs_usd + mpf_usd


def break_even_rate(
    *,
    customs_usd: float,
    us_usd: float,
    mfn_rate: float,
    premium_usd: float,
    admin_usd: float,
    mpf_usd: float,
) -> float | None:
    """Return the rate at which the two are equal: it moves on both sides."""
    # Null where US content is 0; below 0 it is 0: complying always pays.
    if us_usd <= 0:
        return None
    return max(0.0, (premium_usd + admin_usd - mfn_rate * customs_usd - mpf_usd) / us_usd)


def _share(net_cost: Pair, vnm: Pair) -> Pair:
    return (net_cost[LOW] - vnm[LOW]) / net_cost[LOW], (net_cost[HIGH] - vnm[HIGH]) / net_cost[HIGH]


def _pair(ends: Iterable[float]) -> Pair:
    low, high = ends
    return low, high
