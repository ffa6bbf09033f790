"""What the words for money and decisions mean: each is defined once, and shown where the word stands.

Two figures that differ never carry the same word, on any page or in any output. All money is in US
dollars, per vehicle unless "a year" stands beside it.
"""

from dataclasses import dataclass

from headroom.analysis.drivers import KeyFigure
from headroom.language import colon, tr, tr_in
from headroom.optimum.courses_of_action import Course


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the program.

    Attributes:
        word: As it stands in headings, with a capital.
        meaning: What it is, a sentence or two.
    """

    word: str
    meaning: str

    @property
    def tip(self) -> str:
        """Return word and meaning, for a tooltip."""
        return colon(self.word, self.meaning)

    @property
    def inside(self) -> str:
        """Return the word as it stands within a sentence."""
        return self.word[:1].lower() + self.word[1:]


ESTIMATE = tr("planning estimate, not legal advice")
"""What the figures are: no picture, page or report goes without it."""

PARTS = Term(tr_in("a heading", "Parts"), tr("what the parts cost, quantity times unit cost."))
CONVERSION = Term(tr_in("a heading", "Conversion"), tr("labour and overhead of the assembly."))
FREIGHT_IN = Term(tr_in("a heading", "Freight in"), tr("freight of the parts to the assembly plant."))
PARTS_DUTY = Term(
    tr_in("a heading", "Parts duty"),
    tr("duties on the parts that come into the country of assembly, less credits such as the MSRP offset."),
)
FREIGHT_OUT = Term(tr_in("a heading", "Freight out"), tr("freight of the finished vehicle."))
INSURANCE = Term(tr_in("a heading", "Insurance"), tr("insurance of the finished vehicle."))
VEHICLE_DUTY = Term(
    tr_in("a heading", "Vehicle duty"), tr("duties on the finished vehicle at the border, without fees.")
)
FEES = Term(
    tr_in("a heading", "Fees"),
    tr("customs user fees on the finished vehicle (merchandise processing, harbour)."),
)
DUTY = Term(tr_in("a heading", "Duty"), tr("vehicle duty and parts duty together, without fees."))
VEHICLE_DUTY_AND_FEES = Term(
    tr_in("a heading", "Vehicle duty and fees"),
    tr("duties and customs user fees on the finished vehicle; parts duty is not in it."),
)
DUTIES_AND_FEES = Term(
    tr_in("a heading", "Duties and fees"), tr("vehicle duty, parts duty and fees together.")
)
LANDED = Term(
    tr_in("a heading", "Landed cost"),
    tr(
        "parts, conversion, freight in, parts duty, freight out, insurance, vehicle duty and fees. "
        "One-off switching cost is not in it."
    ),
)
SWITCHING = Term(
    tr_in("a heading", "Switching cost"),
    tr("one-off cost of the changes of source, spread over a year's volume; not landed cost."),
)
LANDED_WITH_SWITCHING = Term(
    tr_in("a heading", "Landed cost with switching"),
    tr("landed cost and the spread switching cost of the changes of source."),
)
CLAIMING = Term(
    tr_in("a heading", "Claiming"),
    tr(
        "what claiming the preference costs a vehicle that qualifies, as a share of customs value; it is "
        "no part of a landed cost."
    ),
)
POINT_COST = Term(
    tr_in("a heading", "What a point costs"),
    tr(
        "US dollars a vehicle for one more percentage point of the threshold, the sourcing being the "
        "cheapest that qualifies and all else as it is; of the number of changes, what one more would "
        "save. For it a part may be had from several sources in any shares."
    ),
)
RULES = Term(
    tr_in("a heading", "Cost of the rules"),
    tr(
        "vehicle duty and fees, and where sources are changed what the new sourcing costs more than that "
        "of the workbook (its parts duty and switching cost included). It is no change against the "
        "baseline."
    ),
)
SOURCING = Term(
    tr_in("a heading", "Sourcing"),
    tr(
        "what the parts and their freight cost more than those of the workbook, spread switching cost "
        "included; duties are not in it."
    ),
)
SAVES = Term(
    tr_in("a heading", "Saves"),
    tr(
        "by how much the vehicle lands cheaper with the sourcing decided on, switching cost included, "
        "than as sourced in the workbook."
    ),
)
QUALIFYING = Term(
    tr_in("a heading", "Qualifies"),
    tr("passes every test that the policy sets, at the low end of its contents."),
)

COMPONENTS = {
    "parts": PARTS,
    "conversion": CONVERSION,
    "inbound_freight": FREIGHT_IN,
    "parts_duty": PARTS_DUTY,
    "outbound_freight": FREIGHT_OUT,
    "insurance": INSURANCE,
    "vehicle_duty": VEHICLE_DUTY,
    "fees": FEES,
}
"""The components of the landed cost by name, in the order in which they arise; they add up to it."""

COMPONENT_WORDS = {name: term.word for name, term in COMPONENTS.items()}
"""Their names for people."""

COURSES = {
    Course.STAY: Term(
        tr_in("what is done with a model", "Stay"),
        tr("it qualifies as sourced in the workbook, and nothing cheaper is on offer."),
    ),
    Course.RE_SOURCE: Term(
        tr_in("what is done with a model", "Re-source"),
        tr("it qualifies with other sources, which lands it cheapest."),
    ),
    Course.PAY: Term(
        tr_in("what is done with a model", "Pay"),
        tr("it does not qualify and pays the duty, which lands it cheapest or is the only way."),
    ),
    Course.NOTHING_DUE: Term(
        tr_in("what is done with a model", "Nothing due"),
        tr("no duty and no fee falls on the vehicle: it need not qualify, and is sourced cheapest."),
    ),
    Course.NO_SOURCE: Term(
        tr_in("what is done with a model", "No source left"),
        tr("the locks leave no sourcing: it stays as in the workbook."),
    ),
}
"""What is done with a model, as scripts and exported tables have it."""

COURSES_SHOWN = {
    **COURSES,
    Course.NOTHING_DUE: Term(
        tr_in("what is done with a model", "No vehicle duty"),
        tr(
            "no duty and no fee falls on the vehicle, duties on its parts may: it need not qualify, and is "
            "sourced cheapest."
        ),
    ),
}
"""The same as it stands beside duties and fees of which parts have their share."""


def figure_term(figure: KeyFigure, *, best: bool) -> Term:
    """Return the word for a figure of an analysis.

    Args:
        figure: What is looked at.
        best: Whether makers change their sources, whose switching cost is then counted.
    """
    match figure:
        case KeyFigure.LANDED if best:
            return Term(
                tr_in("a heading", "Landed cost with switching per vehicle"), LANDED_WITH_SWITCHING.meaning
            )
        case KeyFigure.LANDED:
            return Term(tr_in("a heading", "Landed cost per vehicle"), LANDED.meaning)
        case KeyFigure.RULES:
            return Term(tr_in("a heading", "Cost of the rules per vehicle"), RULES.meaning)
        case KeyFigure.DUTY:
            return Term(tr_in("a heading", "Duty a year"), DUTY.meaning)
        case KeyFigure.VOLUME:
            return Term(
                tr_in("a heading", "Share of volume qualifying"),
                tr("vehicles a year of models that qualify, of all."),
            )
