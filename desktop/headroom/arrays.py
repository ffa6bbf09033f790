"""The arrays that everything is calculated with, and columns of text as arrays."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class CodedTexts:
    """A column of text, stored as codes into its distinct values.

    Attributes:
        codes: ``(row,)``, index into ``values``, or -1 where the cell is blank.
        values: The distinct texts.
    """

    codes: Ints
    values: tuple[str, ...]

    def __getitem__(self, row: int) -> str:
        code = int(self.codes[row])
        return self.values[code] if code >= 0 else ""

    def __len__(self) -> int:
        return len(self.codes)
