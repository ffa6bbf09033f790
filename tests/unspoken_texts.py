# ruff: noqa: E402
"""Walks every page of the window in the language of brackets, and prints what stands outside of them.

    PYTHONPATH=tests:tests/domain python tests/unspoken_texts.py

It walks with a scenario that differs from the baseline, with one that does not and with a proposal,
presenting as well. What the workbook says, citations of law, units, keys, and names of countries and
languages are no texts of the program.
"""

import os
import re
import sys
import tomllib
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pseudo_language

pseudo_language.speak()


from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu

from headroom import resources
from headroom.language.languages import LANGUAGES
from headroom.notation.countries import country_name
from headroom.policy_files.policy_file import load_presets
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.scenario import Scenario
from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.look.look import Look
from headroom.window.pages.page_list import CHANGES, NAMES
from headroom.window.pages.session_page import SessionPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.work.workspace import Workspace
from headroom.workbook.rows.decode import decode
from spoken_tree import interface, settle, tree
from unkept_settings import unkept_settings
from workbooks import silent

_WORD = re.compile(r"[A-Za-z]{2,}")
_BRACKETS = re.compile(r"⟦[^⟦⟧]*⟧")
_CUT = re.compile(r"⟦.*$")
"""What is left of a text that was cut for want of room, and its bracket with it."""

_NO_TEXTS = re.compile(
    r"\b(USD|US|MX|CA|EUR|CNY|JPY|HTS|HTSUS|USITC|CFR|FR|Ctrl|Shift|Alt|Del|Esc|Enter|Tab|PgUp|PgDn|Sourcing|Models|"
    r"Rates|Headroom|PowerPoint|Excel|PDF|CSV|Parquet|xlsx|xlsm|xls|xlsb|ods|csv|headroom|"
    r"Tables A\.1 and A\.2)\b"
)
"""What is the same in every language."""


def main() -> int:
    """Print every text that cannot be translated and return how many there are, at most 1."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    rows = Exposure.of(decode(resources.sample(), silent), load_reference())
    offers = Offers.of(rows)
    look = Look(application)
    presets = load_presets()
    here, there = presets[0], presets[4]
    found: dict[str, str] = {}
    own = _own_words(rows)
    for baseline, scenario in (
        (Scenario(here, name="⟦B⟧"), Scenario(there, name="⟦S⟧")),
        (Scenario(there), Scenario(there, name="⟦S⟧")),
        (Scenario(there), Scenario(next(one for one in presets if one.hypothetical), name="⟦S⟧")),
    ):
        shell = Shell(unkept_settings())
        session = Session(Workspace(baseline, scenario))
        view = MainView(shell, session, Focus(shell), presets, look, unkept_settings(), ("0.0", "⟦notices⟧"))
        shell.resize(1440, 900)
        shell.show()
        session.open(offers.current, offers)
        view.show_book()
        settle()
        for menu in shell.menuBar().findChildren(QMenu):
            for action in (menu.menuAction(), *menu.actions()):
                _note(found, own, "menus", action.text(), action.toolTip())
        for name in NAMES:
            if name != CHANGES:
                _look_at(view, name, found, own)
        view.menus.present.setChecked(True)
        settle()
        _note_all(view, "presenting", found, own)
        view.menus.present.setChecked(False)
        shell.close()
    for text, where in sorted(found.items(), key=lambda one: (one[1], one[0])):
        sys.stdout.write(f"{where}: {text}\n")
    return min(len(found), 1)


def _look_at(view: MainView, name: str, found: dict[str, str], own: frozenset[str]) -> None:
    """Note what stands on a page."""
    view.work.pages.turn_to(name)
    page = view.work.pages.page(name)
    if isinstance(page, SessionPage):
        page.settle()
    settle()
    _note_all(view, name, found, own)


def _note_all(view: MainView, name: str, found: dict[str, str], own: frozenset[str]) -> None:
    """Note what stands in the window."""
    kinds = QAccessible.Text
    for one in tree(interface(view.window())):
        texts = (one.text(kind) for kind in (kinds.Name, kinds.Value, kinds.Description))
        _note(found, own, name, *texts)


def _cited() -> Iterator[str]:
    """Yield the citations in the policies that come with the program."""
    files = resources.policies().glob("*.toml")
    waiting: list[object] = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            waiting += one.values()
            yield from (str(one[key]) for key in ("source", "citation") if key in one)


_CITED = sorted({part for text in _cited() for part in (text, *text.split("; "))}, key=len, reverse=True)


def _own_words(rows: Exposure) -> frozenset[str]:
    """Return every word of the workbook, and of the names of countries, currencies and languages."""
    book = rows.book
    languages = [language.name for language in LANGUAGES.values()]
    countries = [country_name(code) for code in ("US", "MX", *book.rows.origins) if code]
    texts = [*languages, *countries, *book.currency_rates, book.name, *book.rows.models, *book.rows.origins]
    texts += [vehicle.name for vehicle in book.vehicles]
    for row in range(len(book.rows.part_number)):
        texts += [
            book.rows.part_number[row],
            book.rows.description[row],
            book.rows.supplier[row],
            book.rows.system[row],
        ]
    for vehicle in book.vehicles:
        texts += [str(value) for value in vehicle.more.values()]
    return frozenset(word.lower() for text in texts for word in _WORD.findall(str(text)))


def _note(found: dict[str, str], own: frozenset[str], where: str, *texts: str) -> None:
    """Note texts of which a part cannot be translated."""
    for text in texts:
        left = text.replace("&", "")
        for cited in _CITED:
            left = left.replace(cited, " ")
        while (shorter := _BRACKETS.sub(" ", left)) != left:
            left = shorter
        if "…" in text:
            left = _CUT.sub(" ", left)
        words = [word for word in _WORD.findall(_NO_TEXTS.sub(" ", left)) if word.lower() not in own]
        if words:
            found.setdefault(text, where)


if __name__ == "__main__":
    sys.exit(main())
