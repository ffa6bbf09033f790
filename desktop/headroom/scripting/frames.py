"""Columns as pandas frames. The only module of the program that loads pandas for a script: import it late."""

from typing import TypeVar

import numpy as np
import pandas as pd

from headroom.arrays import CodedTexts
from headroom.output.frame_table import FrameTable, Values

Source = TypeVar("Source")


def frame_of(table: FrameTable[Source], source: Source) -> pd.DataFrame:
    """Return a frame with the columns of a table."""
    return pd.DataFrame({name: _series(values) for name, values in table.values(source).items()})


def _series(values: Values) -> object:
    """Return the values of a column as pandas takes them: own copies, texts of rows as categories."""
    if isinstance(values, CodedTexts):
        return _categories(values)
    if isinstance(values, np.ndarray):
        return values.copy()
    return list(values)


def _categories(texts: CodedTexts) -> pd.Categorical:
    """Return texts as categories; a blank cell is the empty text."""
    names = list(dict.fromkeys((*texts.values, "")))
    place = {name: at for at, name in enumerate(names)}
    code = np.array([*(place[name] for name in texts.values), place[""]], dtype=np.int32)
    used = np.unique(code[texts.codes])
    order = np.full(len(names), -1, dtype=np.int32)
    order[used] = np.arange(len(used))
    categories = pd.Index([names[at] for at in used.tolist()], dtype=object)
    found: pd.Categorical = pd.Categorical.from_codes(order[code[texts.codes]], categories)
    return found
