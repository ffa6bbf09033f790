"""How fast rows of a workbook are found and put in order, beside pandas."""

from dataclasses import replace

import numpy as np
import pandas as pd

from headroom.analysis.part_effects import PartEffects
from headroom.analysis.part_listing import PartFilter, SortKey, in_order, passing
from headroom.analysis.part_texts import PartTexts
from headroom.arrays import CodedTexts
from headroom.bench.made_up_book import made_up_exposure
from headroom.bench.timing import in_turns
from headroom.cli.bench_figures import SECONDS, FigureAim, Measurement
from headroom.policy_files.policy_file import load_presets
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario

_SUPPLIERS, _DESCRIPTIONS, _REVISIONS = 3_000, 20_000, "ABCDEF"
_AT_ONCE_S = 0.1
"""What is answered within it seems to be there at once, seconds."""


def made_up_part_list(rows: int, models: int) -> tuple[PartEffects, PartTexts]:
    """Return made-up rows, each with a part number of its own, under the policy that is offered first."""
    exposure = made_up_exposure(rows, models)
    numbers = np.arange(rows, dtype=np.int32)
    texts = {
        "part_number": CodedTexts(
            numbers, tuple(f"{at:07d}-{at % 997:03d}-{_REVISIONS[at % 6]}" for at in range(rows))
        ),
        "description": CodedTexts(
            numbers % _DESCRIPTIONS, tuple(f"Bracket {at} of the seat track" for at in range(_DESCRIPTIONS))
        ),
        "supplier": CodedTexts(
            numbers * 7 % _SUPPLIERS, tuple(f"Supplier {at:04d}" for at in range(_SUPPLIERS))
        ),
    }
    book = replace(exposure.book, rows=replace(exposure.book.rows, **texts))  # type: ignore[arg-type]
    effects = PartEffects.of(evaluate(replace(exposure, book=book), Scenario(load_presets()[0])))
    return effects, PartTexts(effects.rows)


def listing_speed(rows: int, models: int, runs: int) -> tuple[Measurement, ...]:
    """Return how fast a search and a sort of a list of parts are; pandas searches one column alone.

    Args:
        rows: Rows of the list.
        models: Models that they are parts of.
        runs: How often each is timed.
    """
    effects, texts = made_up_part_list(rows, models)
    texts.prepare(lambda: False)
    column = effects.rows.part_number
    frame = pd.DataFrame({"part": column.values, "lost": effects.lost})
    everything = np.arange(rows)

    def search(run: int) -> object:
        return np.flatnonzero(passing(effects, texts, PartFilter(f"{run:03d}-")))

    def search_frame(run: int) -> object:
        return frame[frame["part"].str.contains(f"{run:03d}-", regex=False)]

    def sort(run: int) -> object:
        return in_order(effects, texts, everything, SortKey.LOST, descending=bool(run % 2))

    def sort_frame(run: int) -> object:
        return frame.sort_values("lost", ascending=not run % 2, kind="stable")

    return tuple(
        Measurement(name, *in_turns(own, reference, runs), against, SECONDS, FigureAim(_AT_ONCE_S), runs)
        for name, own, reference, against in (
            (f"search in {rows:,} parts, five columns", search, search_frame, "pandas str.contains, one"),
            (f"sort {rows:,} parts", sort, sort_frame, "pandas sort_values"),
        )
    )
