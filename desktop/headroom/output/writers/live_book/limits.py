"""What formulas do not cover: which inputs are locked for it, which rows, and the sentences that say so."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from headroom.arrays import Flags
from headroom.language import tr, tr_count
from headroom.output.writers.live_book import models_sheet
from headroom.output.writers.live_book.contents import Depth, LiveBookContents
from headroom.output.writers.live_book.inputs import FX, PARTS, VNM_RULE
from headroom.output.writers.live_book.part_law import unknown_kinds
from headroom.rules.exposure import Exposure
from headroom.rules.measures import Trade
from headroom.rules.policy import Policy

_OF_SUMS = tr(
    "This workbook has sums of rows: what decides on single rows is fixed. Write it with rows to change it."
)
_OF_TREE = tr(
    "Fixed: content of assemblies follows from the parts in them, and the program's values stand here."
)


@dataclass(frozen=True, slots=True, eq=False)
class Limits:
    """What formulas do not cover.

    Attributes:
        inputs: Inputs that are locked, by key or section, each with its reason.
        rows: ``(row of the book,)``, of which nothing that decides on content can be changed.
        sentences: What is said of it.
    """

    inputs: Mapping[str, str] = field(default_factory=dict)
    rows: Flags = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))
    sentences: tuple[str, ...] = ()


def limits_of(contents: LiveBookContents, depth: Depth) -> Limits:
    """Return what formulas do not cover at a depth.

    Args:
        contents: What is written.
        depth: How far down the workbook calculates.
    """
    outcome = contents.outcome
    exposure, policy = outcome.exposure, outcome.scenario.policy
    fixed = _of_tree(exposure)
    inputs: dict[str, str] = {}
    sentences: list[str] = []
    if fixed.any():
        codes = _currencies(exposure) if depth is Depth.SUMS else ()
        sentences.append(_said_of_tree(fixed, codes, depth))
    if fixed.any() and depth is Depth.SUMS:
        inputs |= dict.fromkeys((VNM_RULE, PARTS, *(f"{FX}{code}" for code in codes)), _OF_TREE)
    if depth is Depth.SUMS:
        gating = [one.reading for one in policy.measures if one.reading and one.on is Trade.PARTS]
        inputs |= dict.fromkeys((VNM_RULE, PARTS, *gating), _OF_SUMS)
        sentences.append(
            tr(
                "Calculated from sums of part rows: thresholds of vehicles, rates, fees, currencies, freight "
                "and the yellow cells of {models} are live; the rule for materials, thresholds of parts, "
                "origins and costs of single rows are fixed.",
                models=models_sheet.NAME,
            )
        )
    sentences += _of_kinds(policy)
    if not exposure.book.states_costs:
        sentences.append(
            tr(
                "Content labels state shares, no costs: parts are worth 100 US dollars a vehicle here, "
                "and no amount is a cost."
            )
        )
    return Limits(inputs, fixed, tuple(sentences))


def _of_kinds(policy: Policy) -> list[str]:
    """Return a sentence for each kind of rate that no formula is made for."""
    return [
        tr("Duties of the kind “{kind}” keep the program's values.", kind=kind)
        for kind in unknown_kinds(policy)
    ]


def _of_tree(exposure: Exposure) -> Flags:
    """Return ``(row of the book,)``: which stand in an assembly on whose parts a rule depends."""
    fixed = np.zeros(len(exposure.book.rows), dtype=np.bool_)
    if exposure.tree is not None:
        row = exposure.tree.row
        fixed[row[row >= 0]] = True
    return fixed


def _currencies(exposure: Exposure) -> tuple[str, ...]:
    """Return the currencies whose rates move the content of assemblies: those of assemblies with several."""
    if exposure.tree is None:
        return ()
    rows = exposure.tree.rows
    used = [rows.currencies[one] for one in np.unique(rows.currency).tolist()]
    return tuple(code for code in used if code != "USD") if len(used) > 1 else ()


def _said_of_tree(fixed: Flags, codes: tuple[str, ...], depth: Depth) -> str:
    """Return what is said of assemblies."""
    if depth is not Depth.SUMS:
        return tr_count(
            "{n} row counts in a bill of several levels: what goes into what is fixed, and with it origin, "
            "cost, content and source of these rows; rules, thresholds, rates and currencies move them.",
            "{n} rows count in a bill of several levels: what goes into what is fixed, and with it origin, "
            "cost, content and source of these rows; rules, thresholds, rates and currencies move them.",
            int(fixed.sum()),
        )
    if codes:
        return tr(
            "Content of bought assemblies and intermediate materials follows from the parts in them "
            "and keeps the program's values: the rule for materials and the thresholds of parts are "
            "fixed, and with them the rates of {currencies}.",
            currencies=", ".join(codes),
        )
    return tr(
        "Content of bought assemblies and intermediate materials follows from the parts in them and keeps "
        "the program's values: the rule for materials and the thresholds of parts are fixed."
    )
