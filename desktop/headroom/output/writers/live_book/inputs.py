"""What others may change in the workbook: every threshold, rate, fee, reading, currency rate and factor."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from headroom.language import colon, tr, tr_in, translated
from headroom.output.writers.live_book.cells import as_name
from headroom.output.writers.live_book.contents import LiveBookContents
from headroom.output.writers.live_book.words import RULES, word
from headroom.rules.law_source import NO_SOURCE, LawSource
from headroom.rules.measures import Trade
from headroom.rules.policy import Policy
from headroom.rules.readings import CORE_ROLL_UP, REQUIRE_APPROVAL, US_CONTENT_BASIS, WORDS, reading_word
from headroom.rules.thresholds import LabourCredit

VNM_RULE = "vnm_rule"
FREIGHT_FACTOR = "freight_factor"
FX = "fx_"
LEAST, MOST = "_least", "_most"
CREDIT_TOTAL, CREDIT_ABOVE, CREDIT_RVC = "labour_credit_total", "labour_credit_above", "labour_credit_rvc"

Value = str | float | None


@dataclass(frozen=True, slots=True)
class BookInput:
    """One input of the workbook.

    Attributes:
        key: By which formulas ask for it.
        section: Under which heading it stands.
        label: For people.
        look: Key of ``NUMBER_FORMATS``.
        value: What the scenario assumes; None: a rate by tariff schedule, or no bound.
        published: What the law or the workbook has.
        choices: Words to choose from; empty: a number.
        most: The greatest number that is taken; None: there is no greatest.
        source: Where the published figure comes from.
        locked: Why it cannot be changed; empty: it can.
    """

    key: str
    section: str
    label: str
    look: str
    value: Value
    published: Value
    choices: tuple[str, ...] = ()
    most: float | None = None
    source: LawSource = NO_SOURCE
    locked: str = ""

    @property
    def name(self) -> str:
        """Return the name of its cell."""
        return as_name("in_", self.key)


@dataclass(frozen=True, slots=True)
class Inputs:
    """All inputs of a workbook.

    Attributes:
        every: In the order in which they stand.
    """

    every: tuple[BookInput, ...]

    def ref(self, key: str) -> str:
        """Return the name by which a formula mentions an input.

        Raises:
            KeyError: If there is no such input.
        """
        if key not in self:
            raise KeyError(key)
        return as_name("in_", key)

    def __contains__(self, key: object) -> bool:
        return any(one.key == key for one in self.every)

    def locked_for(self, reasons: Mapping[str, str]) -> "Inputs":
        """Return the inputs with some of them locked, by their section or key, each with its reason."""
        return Inputs(
            tuple(
                replace(one, locked=reasons.get(one.key) or reasons.get(one.section) or one.locked)
                for one in self.every
            )
        )


COUNTING, VEHICLES, PARTS = (
    tr("How content is counted"),
    tr("Thresholds of vehicles"),
    tr("Thresholds of parts"),
)
ON_VEHICLES, ON_PARTS, FEES = tr("Duties on vehicles"), tr("Duties on parts"), tr("Customs fees")
CURRENCIES, FREIGHT = tr("US dollars per unit of currency"), tr("Freight")


def inputs_of(contents: LiveBookContents, locked: Mapping[str, str]) -> Inputs:
    """Return the inputs of a workbook.

    Args:
        contents: What is written.
        locked: Those that it cannot follow, by key or section, each with its reason.
    """
    scenario = contents.outcome.scenario
    found = [
        *_counting(scenario.policy, contents.published),
        *_thresholds(scenario.policy, contents.published),
        *_measures(scenario.policy, contents.published),
        *_fees(scenario.policy, contents.published),
        *_currencies(contents),
        BookInput(
            FREIGHT_FACTOR,
            FREIGHT,
            tr("Factor on all stated freight"),
            "number",
            scenario.freight_factor,
            1.0,
        ),
    ]
    return Inputs(tuple(found)).locked_for(locked)


def _counting(policy: Policy, published: Policy) -> Iterator[BookInput]:
    words = tuple(RULES.values())
    rule, by_law = RULES[policy.vnm_rule], RULES[published.vnm_rule]
    label = tr("Rule for non-originating materials")
    yield BookInput(VNM_RULE, COUNTING, label, "words", rule, by_law, words)
    known = {CORE_ROLL_UP, REQUIRE_APPROVAL, US_CONTENT_BASIS, *(one.reading for one in policy.measures)}
    for one in policy.readings:
        if one.key in known:
            words = tuple(_said(text) for text in WORDS.get(one.key, one.words))
            before = published.reading(one.key)
            yield BookInput(
                one.key,
                COUNTING,
                translated(one.label),
                "words",
                _said(one.chosen),
                None if before is None else _said(before),
                words,
                source=one.source,
            )
    credit, before_credit = policy.labour_credit, published.labour_credit
    if credit is not None:
        for key, label, read in _CREDIT:
            by_law_share = None if before_credit is None else read(before_credit)
            yield BookInput(
                key, COUNTING, label, "share", read(credit), by_law_share, most=1.0, source=credit.source
            )


def _said(text: str) -> str:
    """Return a reading as a cell has it."""
    return word(reading_word(text))


def _total(credit: LabourCredit) -> float:
    return credit.least_total_share


def _above(credit: LabourCredit) -> float:
    return credit.above_share


def _rvc(credit: LabourCredit) -> float:
    return credit.least_rvc_share


_CREDIT = (
    (CREDIT_TOTAL, tr("Labour value credit: total that must be exceeded"), _total),
    (CREDIT_ABOVE, tr("Labour value credit: points above it count"), _above),
    (CREDIT_RVC, tr("Labour value credit: least regional content"), _rvc),
)


def _thresholds(policy: Policy, published: Policy) -> Iterator[BookInput]:
    before, given = published.values(), set()
    for of_parts in (False, True):
        for one in policy.thresholds:
            if one.of_parts is of_parts and one.key not in given:
                given.add(one.key)
                section = PARTS if of_parts else VEHICLES
                by_law = before.get(one.key)
                yield BookInput(
                    one.key,
                    section,
                    translated(one.label),
                    "share",
                    one.share,
                    by_law,
                    most=1.0,
                    source=one.source,
                )


def _measures(policy: Policy, published: Policy) -> Iterator[BookInput]:
    before, given = published.values(), set()
    for section, trade in ((ON_VEHICLES, Trade.VEHICLE), (ON_PARTS, Trade.PARTS)):
        for one in policy.measures:
            if one.on is trade and one.key not in given:
                given.add(one.key)
                by_law = before.get(one.key)
                label = translated(one.label)
                if one.by_schedule:
                    label = tr("{duty} (blank: by tariff schedule)", duty=label)
                yield BookInput(one.key, section, label, "rate", one.rate, by_law, source=one.source)


def _fees(policy: Policy, published: Policy) -> Iterator[BookInput]:
    before = {one.key: one for one in published.fees}
    for one in policy.fees:
        law = before.get(one.key)
        rate, least, most = (None, None, None) if law is None else (law.rate, law.least_usd, law.most_usd)
        yield BookInput(one.key, FEES, translated(one.label), "rate", one.rate, rate, source=one.source)
        for key, words, value, by_law in (
            (LEAST, tr("least an entry, USD"), one.least_usd, least),
            (MOST, tr("greatest an entry, USD"), one.most_usd, most),
        ):
            if value is not None or by_law is not None:
                label = colon(translated(one.label), words)
                yield BookInput(f"{one.key}{key}", FEES, label, "usd", value, by_law, source=one.source)


def _currencies(contents: LiveBookContents) -> Iterator[BookInput]:
    book, assumed = contents.outcome.exposure.book, contents.outcome.scenario.currency_rates
    for code in currencies(contents):
        if code != "USD":
            by_book = book.currency_rates[code]
            cell = book.currency_cells.get(code, "")
            source = LawSource(
                tr("workbook, {cell}", cell=cell) if cell else tr_in("where a figure comes from", "workbook")
            )
            rate = assumed.get(code, by_book)
            yield BookInput(f"{FX}{code}", CURRENCIES, code, "number", rate, by_book, source=source)


def currencies(contents: LiveBookContents) -> tuple[str, ...]:
    """Return the currencies of all rows, as they count and as imported, and of what they are made of."""
    exposure = contents.outcome.exposure
    inside = () if exposure.tree is None else exposure.tree.rows.currencies
    return tuple(dict.fromkeys((*exposure.currencies, *contents.imported.currencies, *inside)))
