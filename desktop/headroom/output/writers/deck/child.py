"""What the confined process does with a company's template: fills it, and leaves the deck in its folder.

Neither this module nor what it imports may import Qt or pandas: the process starts anew each time.
"""

import os
import pickle
import traceback
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from headroom.output.writers.deck.laying_out import deck_bytes
from headroom.user_error import UserError
from headroom.workbook.process.beginning import begin
from headroom.workbook.process.messages import Done, Progressed, Refused, Said, Stumbled, say

DECK, HANDOVER = "deck.pptx", "handover"
"""Files in the folder: what is made, and what of."""

_MOST_OF_A_FAULT = 200


def run(
    paths: Sequence[str], folder: str, pipe: Connection, assumed_rates: Mapping[str, float], *, slowly: bool
) -> None:
    """Fill a template.

    Args:
        paths: The template.
        folder: Holds the hand-over, and takes the deck.
        pipe: Is told how far it is and how it ended.
        assumed_rates: Nothing; what every process of this kind is given.
        slowly: Likewise.
    """
    del assumed_rates, slowly
    place = Path(folder)
    handover = (place / HANDOVER).read_bytes()
    begin(place, [Path(path) for path in paths])
    say(pipe, _outcome(pipe, place, Path(paths[0]), handover))
    pipe.close()
    os._exit(0)


def _outcome(pipe: Connection, folder: Path, template: Path, handover: bytes) -> Said:
    """Write the deck, and return how it ended."""

    def tell(done: int, total: int) -> None:
        say(pipe, Progressed("Writing", done, total))

    try:
        made = pickle.loads(handover)  # noqa: S301 - written by the program that started this process
        (folder / DECK).write_bytes(deck_bytes(made, template.read_bytes(), tell))
    except UserError as refused:
        return Refused(str(refused))
    except Exception as fault:  # noqa: BLE001 - a library stumbled over the template
        traceback.print_exc()
        return Stumbled(f"{type(fault).__name__}: {fault}"[:_MOST_OF_A_FAULT])
    return Done()
