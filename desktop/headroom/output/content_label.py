"""What is said of content labels: what they are, what they lack, and each of their facts."""

from headroom.book.content_label import LabelFact
from headroom.book.sourcing import Vehicle
from headroom.language import tr, tr_in
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.outcome import Outcome
from headroom.words import formatting
from headroom.words.ranges import percent_range

NO_COSTS = tr("A content label states shares and origins. It has no parts and no costs.")
"""Stands where parts or costs are asked of a content label."""

US_UNTOLD = tr("A label does not tell US from Canadian parts: at any US content asked for, none is certain.")
"""Stands where US content is asked of content labels."""

COUNTED = tr(
    "US and Canadian parts count as regional, Mexican parts where the label lists them "
    "(49 CFR 583); what it does not list leaves a range"
)
"""How the content of a label is counted."""

CONTENT_UNIT = tr("% of the value of parts by label, not net cost")
"""What content is a share of, on a label."""

LABEL_COLUMNS = (
    tr("US/Canada"),
    tr("Foreign sources"),
    tr("Assembly"),
    tr("Engine"),
    tr("Transmission"),
)
"""Headings of what ``label_cells`` returns."""

_SOURCES = frozenset({"first_source", "second_source"})


def content_words(outcome: Outcome, model: int) -> str:
    """Return the label content of one model, e.g. ``label content 1.0 … 16.0 %, not net cost``."""
    share = percent_range(float(outcome.rvc_low[model]), float(outcome.rvc_high[model]))
    return tr("label content {share}, not net cost", share=share)


def label_table(vehicle: Vehicle) -> DetailTable:
    """Return what the content label of a vehicle says, with its cells."""
    columns = (
        TableColumn(tr("On the label")),
        TableColumn(tr("Share"), right=True, unit="%"),
        TableColumn(tr("Country")),
        TableColumn(tr("As written"), wide=True),
        TableColumn(tr("Cell")),
    )
    rows = tuple(
        (
            Cell(fact.heading),
            Cell("", None) if fact.share is None else Cell(formatting.percent(fact.share), fact.share * 100),
            Cell(_places(fact)),
            Cell(fact.text),
            Cell(fact.cell, quiet=True),
        )
        for fact in vehicle.label
    )
    caption = tr(
        "Countries are ISO codes: CN is China. Mexico may be among those that are not "
        "listed; US and Canada are one figure (49 CFR 583)."
    )
    return DetailTable(tr_in("a content label (49 CFR 583)", "Label"), columns, rows, caption=caption)


def label_cells(vehicle: Vehicle) -> list[str]:
    """Return what the content label of a vehicle says, in the order of ``LABEL_COLUMNS``."""
    share = next((fact.share for fact in vehicle.label if fact.field == "us_canada_content"), None)
    return [
        "" if share is None else formatting.percent(share, 0),
        sources(vehicle),
        origins(vehicle, "assembly", "more_assembly"),
        origins(vehicle, "engine", "more_engine"),
        origins(vehicle, "transmission", "more_transmission"),
    ]


def sources(vehicle: Vehicle) -> str:
    """Return the foreign sources of a vehicle in one line, e.g. ``44 % DE, 15 % HU``."""
    found = [fact for fact in vehicle.label if fact.field in _SOURCES and fact.share is not None]
    return ", ".join(f"{formatting.percent(fact.share or 0.0, 0)} {_places(fact)}" for fact in found)


def origins(vehicle: Vehicle, *fields: str) -> str:
    """Return the countries that some fields of the label name, in one line."""
    found = [_places(fact) for fact in vehicle.label if fact.field in fields]
    return ", ".join(dict.fromkeys(found))


def _places(fact: LabelFact) -> str:
    """Return the countries of a fact; what is written where they are not known."""
    if fact.field == "us_canada_content":
        # Translators: the United States and Canada, as ISO codes.
        return tr("US and CA")
    return ", ".join(fact.countries) or tr_in("countries", "not known which")
