"""The linear relaxation of a choice within limits, solved by a general solver."""

import highspy
import numpy as np

from headroom.arrays import Floats


def least_cost(table: Floats, room: Floats, options: int) -> float | None:
    """Return the least cost of a mixture of options in each part that keeps the limits; None: none does.

    Args:
        table: Costs (infinite where there is no such option), then weights, part by part.
        room: Greatest sum of the weights.
        options: Options per part.
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
    for limit in range(limits):
        solver.addRow(-highspy.kHighsInf, room[limit], len(every), every, table[1 + limit])
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return float(solver.getInfo().objective_function_value)
