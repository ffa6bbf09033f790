"""The tariff tables that come with the program: MFN rates, code lists, roles of parts.

Where they come from, and what they leave out, is written in ``resources/tariffs/README.md``.
"""

import csv
import re
from collections.abc import Mapping
from functools import cache
from math import inf
from pathlib import Path

from headroom import resources
from headroom.book.classes_and_roles import CoreGroup, Powertrain, VehicleCategory, VehicleClass
from headroom.book.sourcing import PartRole
from headroom.language import tr
from headroom.policy_files.toml_table import TomlTable, read_toml
from headroom.rules.core_codes import CoreCode, CoreGroupTable
from headroom.rules.tariff_codes import (
    CodeList,
    RoleEntry,
    RoleTable,
    TariffLine,
    TariffReference,
    TariffSchedule,
)
from headroom.rules.vehicle_codes import VehicleCode, VehicleCodeTable
from headroom.user_error import UserError

_LONG_LISTS = "long_code_lists.csv"
_LONG_LIST_COLUMNS = "list,codes"
_LONG_LIST_ROW = re.compile(r"([a-z0-9-]+),([0-9]{2,10}(?: [0-9]{2,10})*)")
_RATE_COLUMNS = ["code", "percent", "description", "source"]
_CODE_LENGTHS = range(2, 11)


def load_reference(folder: Path | None = None) -> TariffReference:
    """Return the tariff tables.

    Args:
        folder: Where they are; None: those that come with the program.

    Raises:
        UserError: If a table is missing or damaged.
    """
    return _tables_in(folder, load_code_lists(folder)) if folder else _own_tables()


@cache
def _own_tables() -> TariffReference:
    """Return the tariff tables that come with the program; read once, however often a script asks."""
    return _tables_in(resources.tariffs(), load_code_lists())


def _tables_in(place: Path, lists: Mapping[str, CodeList]) -> TariffReference:
    """Return the tariff tables of a folder, with its code lists."""
    roles, heavy_roles = _part_roles(place / "part_roles.toml")
    return TariffReference(
        schedule=TariffSchedule(_mfn_lines(place / "mfn_rates.csv")),
        lists=lists,
        roles=roles,
        heavy_roles=heavy_roles,
        core_groups=_core_groups(place / "core_groups.toml"),
        vehicles=_vehicle_codes(place / "vehicle_codes.toml"),
    )


def load_code_lists(folder: Path | None = None) -> dict[str, CodeList]:
    """Return the code lists that come with the program, or are in ``folder``, by name.

    Raises:
        UserError: If one is faulty; with file name, line and reason.
    """
    return _lists_in(folder) if folder else dict(_own_lists())


@cache
def _own_lists() -> Mapping[str, CodeList]:
    """Return the code lists that come with the program; read once, policies and tariff tables need them."""
    return _lists_in(resources.tariffs())


def _lists_in(place: Path) -> dict[str, CodeList]:
    """Return the code lists of a folder."""
    return _code_lists(read_toml(place / "code_lists.toml"), _long_lists(place / _LONG_LISTS))


def read_code_lists(file: TomlTable) -> dict[str, CodeList]:
    """Return the tables ``[[code_list]]`` of a file, by name.

    Raises:
        UserError: If one is faulty; with file name, line and reason.
    """
    return _code_lists(file, {})


def _code_lists(file: TomlTable, long_lists: Mapping[str, frozenset[str]]) -> dict[str, CodeList]:
    """Return the code lists of a file; the codes of ``long_lists`` stand elsewhere."""
    found: dict[str, CodeList] = {}
    known = ("name", "title", "prefixes", "in_doubt", "source", "url", "note")
    for table in file.tables("code_list"):
        table.allow((*known, "file") if long_lists else known)
        name = table.words("name")
        if name in found:
            table.refuse(tr("There are two code lists named “{name}”.", name=name), "name")
        if table.has("file"):
            if table.words("file") != _LONG_LISTS or table.has("prefixes"):
                table.refuse(
                    tr(
                        "The codes of a long list stand in {file} and only there.",
                        file=_LONG_LISTS,
                    ),
                    "file",
                )
            if name not in long_lists:
                table.refuse(tr("{file} holds no codes of “{name}”.", file=_LONG_LISTS, name=name), "name")
        prefixes = long_lists.get(name, frozenset()) if table.has("file") else _prefixes(table)
        if not prefixes:
            table.refuse(tr("“prefixes” needs at least one tariff code."), "prefixes")
        in_doubt = table.flag("in_doubt", default=True)
        found[name] = CodeList(name, table.words("title"), prefixes, table.words("source"), in_doubt)
    return found


def _prefixes(table: TomlTable) -> frozenset[str]:
    """Return the digits of the codes that a list names itself."""
    return frozenset(_digits(table, "prefixes", code) for code in table.texts("prefixes"))


def _long_lists(path: Path) -> dict[str, frozenset[str]]:
    """Return the prefixes of the long code lists: a row for each list and chapter, blanks between codes."""
    try:
        rows = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as cause:
        msg = tr(
            "{file} is missing or damaged ({reason}): install the program again.",
            file=path.name,
            reason=cause,
        )
        raise UserError(msg) from cause
    if not rows or rows[0] != _LONG_LIST_COLUMNS:
        msg = tr("{file}, line 1: the columns are list, codes.", file=path.name)
        raise UserError(msg)
    found: dict[str, set[str]] = {}
    for number, row in enumerate(rows[1:], start=2):
        read = _LONG_LIST_ROW.fullmatch(row.replace(".", ""))
        if read is None:
            msg = tr(
                "{file}, line {line}: no name of a list with tariff codes of 2 to 10 digits.",
                file=path.name,
                line=number,
            )
            raise UserError(msg)
        found.setdefault(read[1], set()).update(read[2].split())
    return {name: frozenset(prefixes) for name, prefixes in found.items()}


def _mfn_lines(path: Path) -> dict[str, TariffLine]:
    """Return the lines of the tariff schedule by their digits."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as cause:
        msg = tr(
            "{file} is missing or damaged ({reason}): install the program again.",
            file=path.name,
            reason=cause,
        )
        raise UserError(msg) from cause
    if not rows or rows[0] != _RATE_COLUMNS:
        msg = tr(
            "{file}, line 1: the columns are {columns}.",
            file=path.name,
            columns=", ".join(_RATE_COLUMNS),
        )
        raise UserError(msg)
    lines: dict[str, TariffLine] = {}
    for number, row in enumerate(rows[1:], start=2):
        code, fraction = _code_and_rate(row)
        if not code or code in lines:
            msg = tr(
                "{file}, line {line}: no new tariff code with percentage, text and source.",
                file=path.name,
                line=number,
            )
            raise UserError(msg)
        lines[code] = TariffLine(code, fraction, row[2], row[3])
    return lines


def _code_and_rate(row: list[str]) -> tuple[str, float]:
    """Return the digits and the rate, fraction; no digits where the row is not a tariff line."""
    if len(row) != len(_RATE_COLUMNS) or not row[3]:
        return "", 0.0
    digits = row[0].replace(".", "")
    try:
        percent = float(row[1])
    except ValueError:
        return "", 0.0
    return (digits, round(percent / 100, 12)) if _is_code(digits) and 0 <= percent < inf else ("", 0.0)


def _part_roles(path: Path) -> tuple[RoleTable, RoleTable]:
    """Return the roles of parts by tariff code, of cars and light trucks and of heavy trucks."""
    file = read_toml(path)
    file.allow(("source", "heavy_source", "part", "heavy_part"))
    return (
        RoleTable(_role_entries(file, "part"), file.words("source")),
        RoleTable(_role_entries(file, "heavy_part"), file.words("heavy_source")),
    )


def _role_entries(file: TomlTable, key: str) -> dict[str, tuple[RoleEntry, ...]]:
    """Return the entries of the tables ``[[key]]`` by their prefix."""
    entries: dict[str, tuple[RoleEntry, ...]] = {}
    for table in file.tables(key):
        table.allow(("role", "table", "codes", "words", "partial"))
        role = table.choice("role", PartRole)
        words = f"{table.words('words')} (Table {table.words('table')})"
        for code in table.texts("codes"):
            prefix = _digits(table, "codes", code)
            entry = RoleEntry(prefix, role, table.flag("partial", default=False), words)
            entries[prefix] = (*entries.get(prefix, ()), entry)
    return entries


def _core_groups(path: Path) -> CoreGroupTable:
    """Return the groups of core parts by tariff code."""
    file = read_toml(path)
    file.allow(("source", "group"))
    codes: dict[str, CoreCode] = {}
    groups: set[CoreGroup] = set()
    for table in file.tables("group"):
        table.allow(("group", "codes"))
        group = table.choice("group", CoreGroup)
        if group in groups:
            table.refuse(tr("There are two groups named “{group}”.", group=group), "group")
        groups.add(group)
        for part in table.tables("codes"):
            part.allow(("codes", "complete", "only_electric", "only_stated"))
            for code in part.texts("codes"):
                prefix = _new_digits(part, code, codes)
                codes[prefix] = CoreCode(
                    prefix,
                    group,
                    complete=part.flag("complete", default=False),
                    only_electric=part.flag("only_electric", default=False),
                    only_stated=part.flag("only_stated", default=False),
                )
    return CoreGroupTable(codes, file.words("source"))


def _vehicle_codes(path: Path) -> VehicleCodeTable:
    """Return what the tariff codes of vehicles tell."""
    file = read_toml(path)
    file.allow(("source", "vehicle", "default"))
    codes: dict[str, VehicleCode] = {}
    for table in file.tables("vehicle"):
        table.allow(("codes", "classes", "category", "powertrain"))
        classes = table.choices("classes", VehicleClass)
        if not classes:
            table.refuse(tr("“classes” needs at least one vehicle class."), "classes")
        category = table.choice("category", VehicleCategory) if table.has("category") else None
        powertrain = table.choice("powertrain", Powertrain) if table.has("powertrain") else None
        for code in table.texts("codes"):
            prefix = _new_digits(table, code, codes)
            codes[prefix] = VehicleCode(prefix, classes, category, powertrain)
    defaults: dict[tuple[VehicleClass, Powertrain], str] = {}
    for table in file.tables("default"):
        table.allow(("class", *Powertrain))
        vehicle_class = table.choice("class", VehicleClass)
        for powertrain in Powertrain:
            defaults[vehicle_class, powertrain] = _digits(table, powertrain, table.words(powertrain))
    return VehicleCodeTable(codes, defaults)


def _new_digits(table: TomlTable, code: str, taken: Mapping[str, object]) -> str:
    """Return the digits of a tariff code that no entry has so far."""
    digits = _digits(table, "codes", code)
    if digits in taken:
        table.refuse(tr("“{code}” is named twice.", code=code), "codes")
    return digits


def _digits(table: TomlTable, key: str, code: str) -> str:
    """Return the digits of a tariff code such as ``40.09`` or ``8708.99.81``."""
    digits = code.replace(".", "")
    if not _is_code(digits):
        reason = tr("“{code}” is not a tariff code: give 2 to 10 digits, with or without dots.", code=code)
        table.refuse(reason, key)
    return digits


def _is_code(digits: str) -> bool:
    """Return whether these are the digits of a tariff code."""
    return digits.isascii() and digits.isdecimal() and len(digits) in _CODE_LENGTHS
