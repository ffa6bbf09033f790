"""The pages of an open workbook, in groups by the question that they answer."""

from dataclasses import dataclass

from headroom.language import tr

FLEET = "fleet"
"""Name of the first page."""

MODEL, PARTS, PROBLEMS, CHANGES = "model", "parts", "problems", "changes"
"""Names of pages that the frame of the window turns to by itself."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes:
        name: By which it is asked for, lower case, one word.
        title: On its button, one or two words.
        hint: What it answers, one short sentence.
        needs: What it works with, for the sentence that stands in its place for content labels, which
            have neither parts nor costs; empty where it can show them.
        lists: Whether it lists models or their parts, so that it shows only those that are shown; else all
            of it is of the whole fleet.
    """

    name: str
    title: str
    hint: str
    needs: str = ""
    lists: bool = True


@dataclass(frozen=True, slots=True)
class PageGroup:
    """Pages that answer one question.

    Attributes:
        title: The question, in a few words.
        hint: The question in full.
        pages: In their order.
    """

    title: str
    hint: str
    pages: tuple[Page, ...]


GROUPS: tuple[PageGroup, ...] = (
    PageGroup(
        tr("Who qualifies"),
        tr("Who qualifies, at what cost?"),
        (
            Page(FLEET, tr("Fleet"), tr("Who qualifies, and what each vehicle costs landed")),
            Page(MODEL, tr("Model"), tr("Why one model qualifies or fails, and what it owes")),
        ),
    ),
    PageGroup(
        tr("What it takes"),
        tr("What would it take?"),
        (
            Page(
                "decide",
                tr("Decide"),
                tr("Comply or pay: what each model would change, and what it costs"),
                tr(
                    "Without parts there is nothing to source elsewhere, and without costs no duty to "
                    "weigh against it."
                ),
            ),
            Page(
                "certificates",
                tr("Certificates"),
                tr("Which certificates of origin and statements to ask for"),
            ),
        ),
    ),
    PageGroup(
        tr("If the rule moves"),
        tr("What if the rule moves?"),
        (
            Page(
                "timeline",
                tr("Timeline"),
                tr("The same fleet through the law: who qualifies and what is owed, step by step"),
                tr("Without parts and costs no duty can be followed through the law."),
            ),
            Page("map", tr("Map"), tr("Both thresholds against each other: what any pair of them costs")),
            Page(
                "sweep",
                tr("Sweep"),
                tr("One threshold or rate from end to end: who complies, who pays"),
                lists=False,
            ),
        ),
    ),
    PageGroup(
        tr("What differs"),
        tr("What differs?"),
        (
            Page(
                "scenarios", tr("Scenarios"), tr("Named scenarios side by side, and the way between any two")
            ),
            Page(
                "flips",
                tr("Flips"),
                tr("Which models and parts changed, and who is nearest to flipping next"),
            ),
            Page(
                "trade",
                tr("Trade"),
                tr("US imports by country and the balance with Mexico and Canada"),
                tr("Trade is counted in dollars of parts and vehicles."),
                lists=False,
            ),
        ),
    ),
    PageGroup(
        tr("How sure"),
        tr("How sure is it?"),
        (
            Page("drivers", tr("Drivers"), tr("Which input moves a figure most"), lists=False),
            Page("odds", tr("Odds"), tr("What to expect of talks whose end is open")),
        ),
    ),
    PageGroup(
        tr("Made of"),
        tr("What is it made of?"),
        (
            Page(
                PARTS,
                tr("Parts"),
                tr("Every part that was read: what it does to content, duty and cost"),
                tr("A content label names no parts."),
            ),
            Page(
                "explore",
                tr("Explore"),
                tr("Parts summed by any two of their labels: value, duty, content lost"),
                tr("A content label names no parts."),
                lists=False,
            ),
            Page(
                PROBLEMS,
                tr("Problems"),
                tr("What in the workbook cannot be read, and what is assumed instead"),
                lists=False,
            ),
            Page(CHANGES, tr("Changes"), tr("What changed when the workbook was read again")),
        ),
    ),
)
"""In the order in which a room asks, from 1."""

NAMES: tuple[str, ...] = tuple(page.name for group in GROUPS for page in group.pages)
"""Names of all pages in their order."""
