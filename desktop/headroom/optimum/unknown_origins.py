"""What unknown origins keep from a model: parts count as foreign until it is known where they are from.

Source:
    USMCA, Articles 4.2 and 4.18: only a good of the region originates; nobody may claim it of a part of
    which he does not know that.
"""

import numpy as np

from headroom.optimum.model_problem import ModelProblem
from headroom.rules.policy import Test
from headroom.rules.row_contents import RowContents


def unknown_parts(problem: ModelProblem) -> int:
    """Return how many current rows of the model are of unknown origin, without a certificate."""
    rows = problem.terms.offers.current.book.rows
    own = np.flatnonzero((rows.model == problem.model) & rows.current)
    found = RowContents.of(rows, own)
    return int((found.unknown & ~found.certified & (rows.originating[own] < 0)).sum())


def possible_share(problem: ModelProblem, test: Test) -> float | None:
    """Return what the present sources reach in a test if parts of unknown origin are from the region.

    It is a fraction; None where the policy does not set the test, or it is not assessed.
    """
    found = next((one for one in problem.terms.outcome.tests if one.test is test), None)
    if found is None or np.isnan(found.high[problem.model]):
        return None
    return float(found.high[problem.model])
