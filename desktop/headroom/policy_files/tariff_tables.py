"""The tariff tables that come with the program: MFN rates, code lists, roles of parts.

Where they come from, and what they leave out, is written in ``resources/tariffs/README.md``.
"""

import csv
from pathlib import Path

from headroom import resources
from headroom.book.sourcing import PartRole
from headroom.policy_files.toml_table import TomlTable, read_toml
from headroom.rules.tariff_codes import (
    CodeList,
    RoleEntry,
    RoleTable,
    TariffLine,
    TariffReference,
    TariffSchedule,
)
from headroom.user_error import UserError

_RATE_COLUMNS = ["code", "percent", "description", "source"]
_CODE_LENGTHS = range(2, 11)


def load_reference(folder: Path | None = None) -> TariffReference:
    """Return the tariff tables; the caller keeps them.

    Args:
        folder: Where they are; None: those that come with the program.

    Raises:
        UserError: If a table is missing or damaged.
    """
    place = folder or resources.tariffs()
    return TariffReference(
        schedule=TariffSchedule(_mfn_lines(place / "mfn_rates.csv")),
        lists=load_code_lists(place),
        roles=_part_roles(place / "part_roles.toml"),
    )


def load_code_lists(folder: Path | None = None) -> dict[str, CodeList]:
    """Return the code lists that come with the program, or are in ``folder``, by name."""
    return read_code_lists(read_toml((folder or resources.tariffs()) / "code_lists.toml"))


def read_code_lists(file: TomlTable) -> dict[str, CodeList]:
    """Return the tables ``[[code_list]]`` of a file, by name.

    Raises:
        UserError: If one is faulty; with file name, line and reason.
    """
    found: dict[str, CodeList] = {}
    for table in file.tables("code_list"):
        table.allow(("name", "title", "prefixes", "source", "url", "note"))
        name = table.words("name")
        if name in found:
            table.refuse(f"There are two code lists named “{name}”.", "name")
        prefixes = frozenset(_digits(table, "prefixes", code) for code in table.texts("prefixes"))
        if not prefixes:
            table.refuse("“prefixes” needs at least one tariff code.", "prefixes")
        found[name] = CodeList(name, table.words("title"), prefixes, table.words("source"))
    return found


def _mfn_lines(path: Path) -> dict[str, TariffLine]:
    """Return the lines of the tariff schedule by their digits."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as cause:
        msg = f"{path.name} is missing or damaged ({cause}): install the program again."
        raise UserError(msg) from cause
    if not rows or rows[0] != _RATE_COLUMNS:
        msg = f"{path.name}, line 1: the columns are {', '.join(_RATE_COLUMNS)}."
        raise UserError(msg)
    lines: dict[str, TariffLine] = {}
    for number, row in enumerate(rows[1:], start=2):
        code, fraction = _code_and_rate(row)
        if not code or code in lines:
            msg = f"{path.name}, line {number}: no new tariff code with percentage, text and source."
            raise UserError(msg)
        lines[code] = TariffLine(code, fraction, row[2], row[3])
    return lines


def _code_and_rate(row: list[str]) -> tuple[str, float]:
    """Return the digits and the rate, fraction; no digits where the row is not a tariff line."""
    digits = row[0].replace(".", "") if len(row) == len(_RATE_COLUMNS) else ""
    try:
        percent = float(row[1]) if digits else 0.0
    except ValueError:
        return "", 0.0
    usable = _is_code(digits) and 0 <= percent < float("inf") and bool(row[3])
    return (digits, round(percent / 100, 12)) if usable else ("", 0.0)


def _part_roles(path: Path) -> RoleTable:
    """Return the roles of parts by tariff code."""
    file = read_toml(path)
    file.allow(("source", "part"))
    entries: dict[str, tuple[RoleEntry, ...]] = {}
    for table in file.tables("part"):
        table.allow(("role", "table", "codes", "words", "partial"))
        role = table.choice("role", PartRole)
        words = f"{table.words('words')} (Table {table.words('table')})"
        for code in table.texts("codes"):
            prefix = _digits(table, "codes", code)
            entry = RoleEntry(prefix, role, table.flag("partial", default=False), words)
            entries[prefix] = (*entries.get(prefix, ()), entry)
    return RoleTable(entries, file.words("source"))


def _digits(table: TomlTable, key: str, code: str) -> str:
    """Return the digits of a tariff code such as ``40.09`` or ``8708.99.81``."""
    digits = code.replace(".", "")
    if not _is_code(digits):
        reason = f"“{code}” is not a tariff code: give 2 to 10 digits, with or without dots."
        table.refuse(reason, key)
    return digits


def _is_code(digits: str) -> bool:
    """Return whether these are the digits of a tariff code."""
    return digits.isascii() and digits.isdecimal() and len(digits) in _CODE_LENGTHS
