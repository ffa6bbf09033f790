"""How the user left the tables: columns, their widths and order, and by which one they are sorted."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from headroom.window.session.settings import Settings

_WIDTH, _PLACE, _UP, _DOWN, _SHOWN, _HIDDEN = "width", "place", "up", "down", "shown", "hidden"
_LONGEST_NUMBER = 5


@dataclass(frozen=True, slots=True)
class TableShape:
    """How one table was left; columns by their keys, see ``column_keys``.

    Attributes:
        widths: Pixels at normal type, of the columns that were given one.
        places: From the left, of the columns of a table in which one was moved.
        sorted_by: The column that sorts it; empty for none.
        descending: Whether its greatest stands first.
        shown: The columns that were chosen, of a table that offers more; empty: as it was made.
        hidden: The columns that are put away, of a table that has them all.
    """

    widths: Mapping[str, int] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    sorted_by: str = ""
    descending: bool = False
    shown: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


class TableShapes:
    """Remembers how tables were left.

    Args:
        settings: Where; None: nowhere, everything is as it was made at the next start.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings
        self._known: dict[str, TableShape] = {}

    def of(self, table: str) -> TableShape:
        """Return how a table was left; what is not understood is as good as none."""
        if table not in self._known:
            lines = () if self._settings is None else self._settings.texts(_key(table))
            self._known[table] = _read(lines)
        return self._known[table]

    def put(self, table: str, shape: TableShape) -> None:
        """Remember how a table is left."""
        self._known[table] = shape
        if self._settings is not None:
            self._settings.put_texts(_key(table), _written(shape))


def column_keys(titles: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name for every column, on one line; of columns with the same title each has its own."""
    keys: list[str] = []
    for title in titles:
        line, nth = " ".join(title.split()), 1
        key = line
        while key in keys:
            nth += 1
            key = f"{line} ({nth})"
        keys.append(key)
    return tuple(keys)


def _key(table: str) -> str:
    """Return under which name a table is remembered."""
    return f"tables/{table.replace('/', ' ')}"


def _written(shape: TableShape) -> tuple[str, ...]:
    """Return a shape as lines of text."""
    widths = [f"{_WIDTH} {width} {key}" for key, width in shape.widths.items()]
    places = [f"{_PLACE} {place} {key}" for key, place in shape.places.items()]
    order = [f"{_DOWN if shape.descending else _UP} 0 {shape.sorted_by}"] if shape.sorted_by else []
    shown = [f"{_SHOWN} 0 {key}" for key in shape.shown]
    hidden = [f"{_HIDDEN} 0 {key}" for key in shape.hidden]
    return (*widths, *places, *order, *shown, *hidden)


def _read(lines: tuple[str, ...]) -> TableShape:
    """Return the shape that lines of text say."""
    widths: dict[str, int] = {}
    places: dict[str, int] = {}
    shown: list[str] = []
    hidden: list[str] = []
    sorted_by, descending = "", False
    for line in lines:
        word, _, rest = line.partition(" ")
        number, _, key = rest.partition(" ")
        if not (number.isascii() and number.isdecimal() and len(number) <= _LONGEST_NUMBER):
            continue
        if word in {_SHOWN, _HIDDEN}:
            (shown if word == _SHOWN else hidden).append(key)
        elif word in {_UP, _DOWN}:
            sorted_by, descending = key, word == _DOWN
        elif word in {_WIDTH, _PLACE}:
            (widths if word == _WIDTH else places)[key] = int(number)
    return TableShape(widths, places, sorted_by, descending, tuple(shown), tuple(hidden))
