"""A hand-over: what every format says, in the same words and figures, made once and laid out by writers."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from headroom.language import tr, tr_in
from headroom.output.handover.exhibits import Exhibit
from headroom.output.headline import HeadFigure
from headroom.output.table import DetailTable

__all__ = ["Footer", "Handover", "HandoverPage", "HeadFigure", "ModelDossier", "PageKey"]


class PageKey(StrEnum):
    """The pages of a hand-over, in the order in which the questions are asked; the words of ``--pages``."""

    QUALIFY = "who-qualifies"
    COST = "landed-cost"
    CHANGE = "change"
    DECIDE = "comply-or-pay"
    MAP = "map"
    TIMELINE = "timeline"
    DRIVERS = "drivers"
    ASSUMPTIONS = "assumptions"
    PROBLEMS = "problems"
    MODEL = "model"
    PARTS = "parts"
    SWEEP = "sweep"
    FLIPS = "flips"
    TRADE = "trade"
    CERTIFICATES = "certificates"
    ODDS = "odds"
    EXPLORE = "explore"

    @property
    def word(self) -> str:
        """Return what it is called while it is made."""
        return _WORDS[self]


_WORDS = {
    PageKey.QUALIFY: tr("Who qualifies"),
    PageKey.COST: tr("Landed cost"),
    PageKey.CHANGE: tr_in("the name of a page", "Change"),
    PageKey.DECIDE: tr("Comply or pay"),
    PageKey.MAP: tr_in("the name of a page", "Map"),
    PageKey.TIMELINE: tr("Timeline"),
    PageKey.DRIVERS: tr("Drivers"),
    PageKey.ASSUMPTIONS: tr("Assumptions"),
    PageKey.PROBLEMS: tr("Problems"),
    PageKey.MODEL: tr("Model"),
    PageKey.PARTS: tr("Parts"),
    PageKey.SWEEP: tr_in("the name of a page", "Sweep"),
    PageKey.FLIPS: tr_in("the name of a page", "Flips"),
    PageKey.TRADE: tr_in("the name of a page", "Trade"),
    PageKey.CERTIFICATES: tr("Certificates"),
    PageKey.ODDS: tr("Odds"),
    PageKey.EXPLORE: tr_in("the name of a page", "Explore"),
}

USUAL_PAGES: tuple[PageKey, ...] = (
    PageKey.QUALIFY,
    PageKey.COST,
    PageKey.CHANGE,
    PageKey.DECIDE,
    PageKey.MAP,
    PageKey.TIMELINE,
    PageKey.DRIVERS,
    PageKey.ASSUMPTIONS,
    PageKey.PROBLEMS,
)
"""The pages of a hand-over where none are asked for."""


@dataclass(frozen=True, slots=True)
class HandoverPage:
    """One page: a finding, what shows it, and what stands behind it.

    Attributes:
        key: Which page; several of one key have each their own title.
        title: The finding, at most two lines of 60 characters; unique in its hand-over.
        detail: What is to be said beside it, in one line; may be empty.
        exhibit: What is shown.
        table: The figures of the exhibit as a table, in full, for all models; equal to ``exhibit`` where
            that is a table.
        alt: What the exhibit shows, in a sentence or two, for who cannot see it.
        notes: What stands behind it: formula with numbers, heaviest rows with their cells, sources, one
            paragraph each; the notes of a slide.
        name: What the page is about in two or three words, for lists of pages and running headings.
        footer: Under what its figures stand, where that is not what the others stand under; None: it is.
    """

    key: PageKey
    title: str
    detail: str
    exhibit: Exhibit
    table: DetailTable
    alt: str
    notes: tuple[str, ...]
    name: str
    footer: "Footer | None" = None


@dataclass(frozen=True, slots=True)
class Footer:
    """Under which assumptions the figures stand: on every page of every format.

    Attributes:
        law: Policy and date, e.g. ``USMCA with Section 232, law on 2026-11-01``; begins with
            ``Hypothetical:`` for what never was law.
        against: The baseline with its date; empty where the scenario is the baseline.
        changed: The assumptions that were changed, at most four, then how many more; or that none was.
        source: Workbook, eight digits of its SHA-256, rows used of read.
        program: Name and version of the program, and that it is a planning estimate, not legal advice.
    """

    law: str
    against: str
    changed: str
    source: str
    program: str

    @property
    def rest(self) -> str:
        """Return all but the law, as sentences."""
        return " ".join(
            f"{part}." for part in (self.against, self.changed, self.source, self.program) if part
        )

    @property
    def text(self) -> str:
        """Return the whole."""
        return f"{self.law}. {self.rest}"


@dataclass(frozen=True, slots=True)
class ModelDossier:
    """Everything about one model, for the auditor.

    Attributes:
        model: Its name.
        title: Its finding.
        facts: What it is: class, category, plant, volume, customs value and the like, name and value.
        formula: How its content comes about, with the numbers.
        tables: Tests, core groups, duty stack, fees, heaviest rows with their cells, rows of unknown origin,
            certificates; those without rows are left out.
    """

    model: str
    title: str
    facts: tuple[tuple[str, str], ...]
    formula: tuple[str, ...]
    tables: tuple[DetailTable, ...]


@dataclass(frozen=True, slots=True)
class Handover:
    """A hand-over.

    Attributes:
        subject: What it is about: the name of the workbook.
        made_on: The day it was made.
        footer: Stands on every page.
        figures: The four figures of the fleet, with their change.
        paragraphs: Two or three sentences each: what makes the duty, and what could be done.
        pages: In order, each with its own title.
        dossiers: One for each model where a dossier was asked for; else none.
        files: Name and whole SHA-256 of each file that was read.
        language: Of its words, as BCP 47 has it.
        file_name: What a file of it is called, without its ending: workbook, scenario and date.
        left_out: What was asked for and has nothing to show, a sentence each.
        plain_footer: The footer for programs, the same in every language; None: as ``footer``.
    """

    subject: str
    made_on: date
    footer: Footer
    figures: tuple[HeadFigure, ...]
    paragraphs: tuple[str, ...]
    pages: tuple[HandoverPage, ...]
    dossiers: tuple[ModelDossier, ...]
    files: tuple[tuple[str, str], ...]
    language: str
    file_name: str
    left_out: tuple[str, ...] = ()
    plain_footer: Footer | None = None
