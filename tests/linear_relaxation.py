"""The linear relaxation of a choice within limits, solved by a general solver."""

import highspy
import numpy as np

from headroom.arrays import Floats


def least_cost(table: Floats, room: Floats, options: int, dearest: Floats | None = None) -> float | None:
    """Return the least cost of a mixture of options in each part that keeps the limits; None: none does.

    Args:
        table: Costs (infinite where there is no such option), then weights, part by part.
        room: Greatest sum of the weights.
        options: Options per part.
        dearest: What exceeding each limit costs a unit; infinite, or None at all: it must be kept.
    """
    parts, limits = table.shape[1] // options, len(room)
    offered = np.isfinite(table[0])
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    for cost, there in zip(table[0].tolist(), offered.tolist(), strict=True):
        solver.addCol(cost if there else 0.0, 0.0, 1.0 if there else 0.0, 0, [], [])
    for part in range(parts):
        cells = np.arange(part * options, (part + 1) * options, dtype=np.int32)
        solver.addRow(1.0, 1.0, options, cells, np.ones(options))
    every = np.arange(table.shape[1], dtype=np.int32)
    for limit, price in enumerate(np.full(limits, np.inf) if dearest is None else dearest):
        solver.addCol(price if np.isfinite(price) else 0.0, 0.0, float(np.isfinite(price)) * 1e30, 0, [], [])
        cells = np.append(every, np.int32(table.shape[1] + limit))
        solver.addRow(-highspy.kHighsInf, room[limit], len(cells), cells, np.append(table[1 + limit], -1.0))
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return float(solver.getInfo().objective_function_value)
