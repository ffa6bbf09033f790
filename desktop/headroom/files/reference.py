"""The tariff tables that come with the program: MFN rates, code lists, roles of parts.

Where they come from, and what they leave out, is written in ``resources/tariffs/README.md``.
"""

import csv
from collections.abc import Iterable
from pathlib import Path

from headroom import resources
from headroom.domain.hts import (
    CodeList,
    RoleEntry,
    RoleTable,
    TariffLine,
    TariffReference,
    TariffSchedule,
)
from headroom.domain.sourcing import PartRole
from headroom.files.toml_table import TomlTable, read_toml
from headroom.files.user_error import UserError

_RATE_COLUMNS = ["code", "percent", "description", "source"]
_CODE_LENGTHS = range(2, 11)


def load_reference() -> TariffReference:
    """Return the tariff tables; the caller keeps them.

    Raises:
        UserError: If a table is missing or damaged.
    """
    return TariffReference(
        schedule=TariffSchedule(
            {line.code: line for line in _mfn_lines(resources.tariffs() / "mfn_rates.csv")}
        ),
        lists=load_code_lists(),
        roles=_part_roles(resources.tariffs() / "part_roles.toml"),
    )


def load_code_lists() -> dict[str, CodeList]:
    """Return the code lists that come with the program, by name."""
    return read_code_lists(read_toml(resources.tariffs() / "code_lists.toml"))


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


def _mfn_lines(path: Path) -> Iterable[TariffLine]:
    """Yield the lines of the tariff schedule."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
    except OSError as cause:
        msg = f"{path.name} is missing or cannot be read: install the program again."
        raise UserError(msg) from cause
    if not rows or rows[0] != _RATE_COLUMNS:
        msg = f"{path.name}, line 1: the columns are {', '.join(_RATE_COLUMNS)}."
        raise UserError(msg)
    for number, row in enumerate(rows[1:], start=2):
        try:
            code, percent, description, source = row
            yield TariffLine(code.replace(".", ""), round(float(percent) / 100, 12), description, source)
        except ValueError as cause:
            msg = f"{path.name}, line {number}: this is not a tariff code, a percentage, a text and a source."
            raise UserError(msg) from cause


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
    if not digits.isdecimal() or not digits.isascii() or len(digits) not in _CODE_LENGTHS:
        reason = f"“{code}” is not a tariff code: give 2 to 10 digits, with or without dots."
        table.refuse(reason, key)
    return digits
