"""What chapters show that the program itself knows: pages, words, columns, policies, dates of the law, keys.

A chapter asks for it by ``{{word}}``, so that no figure and no name in it can be another than the program's.
"""

from collections.abc import Iterable, Sequence

from headroom.analysis.timeline import law_steps
from headroom.book.fields.field import Field
from headroom.book.fields.field_tables import TEMPLATE
from headroom.foreign_text import either
from headroom.language import tr, translated
from headroom.policy_files.law_events import law_events
from headroom.policy_files.policy_file import followed_law
from headroom.rules.measures import Trade
from headroom.rules.policy import Policy
from headroom.window.guide.shown.chapter_list import page_chapter
from headroom.window.levers.shown.policy_sources import literal, policy_sources
from headroom.window.pages.page_list import GROUPS
from headroom.window.pages.timeline.shown.step_words import figure_change
from headroom.window.shown.command_keys import CommandKeys, Commands, MenuChoices
from headroom.words import definitions, formatting
from headroom.words.definitions import Term

_ANCHOR = '<a id="{}"></a>'


def fills_of(policies: Sequence[Policy], commands: Commands) -> dict[str, str]:
    """Return everything that chapters may ask for.

    Args:
        policies: Those that come with the program, in their order.
        commands: What the menus of the window have.
    """
    columns = {f"columns {sheet.lower()}": _columns(fields) for sheet, fields in TEMPLATE.items()}
    law = followed_law(policies[0], policies)
    return {
        "pages": _pages(),
        "words": _words(),
        "policies in short": _in_short(policies),
        "policies compared": _compared(policies),
        "policies": "\n\n".join(_policy(policy) for policy in policies),
        "law dates": _table(
            (tr("From"), tr("Called"), tr("What changes")),
            (
                (
                    formatting.iso(step.day),
                    literal(step.title),
                    "; ".join(dict.fromkeys(literal(figure_change(one)) for one in step.changes))
                    or literal(tr("{policy} begins", policy=step.begins or translated(step.policy.title))),
                )
                for step in law_steps(law, law.policies[-1], law_events())
            ),
        ),
        "keys": _keys(commands.keyed),
        "choices": _choices(commands.chosen),
        **columns,
    }


def terms() -> tuple[Term, ...]:
    """Return every word that the program defines, each once."""
    alone = (value for value in vars(definitions).values() if isinstance(value, Term))
    known = (*alone, *definitions.COURSES.values(), *definitions.COURSES_SHOWN.values())
    return tuple({term.word: term for term in reversed(known)}.values())[::-1]


def _pages() -> str:
    """Return the pages with the questions that they answer."""
    return _table(
        (tr("Group"), tr("Page"), tr("What it answers")),
        (
            (
                literal(group.hint),
                f"[{literal(page.title)}]({page_chapter(page.name)}.md)",
                literal(page.hint),
            )
            for group in GROUPS
            for page in group.pages
        ),
    )


def _words() -> str:
    """Return the words that the program defines."""
    return _table(
        (tr("Word"), tr("What it means")), ((literal(one.word), literal(one.meaning)) for one in terms())
    )


def _columns(fields: Iterable[Field]) -> str:
    """Return the columns of a sheet of the template."""
    needed = f" ({tr('needed')})"
    return _table(
        (tr("Column"), tr("What it is"), tr("Unit"), tr("Blank means")),
        (
            (
                f"{literal(field.heading)}{needed if field.required else ''}",
                literal(field.help),
                literal(field.unit),
                literal(field.default),
            )
            for field in fields
        ),
    )


def _in_short(policies: Iterable[Policy]) -> str:
    """Return what the policies are, a paragraph each."""
    hypothetical = f" ({tr('hypothetical')})"
    return "\n".join(
        f"- [{literal(translated(one.title))}](policies.md#{one.name})"
        f"{hypothetical if one.hypothetical else ''}: {literal(translated(one.summary))}"
        for one in policies
    )


def _compared(policies: Sequence[Policy]) -> str:
    """Return the thresholds and duties of vehicles, policy beside policy; a dash where there is none."""
    labels: dict[str, str] = {}
    for policy in policies:
        asked = ((one.key, one.label) for one in policy.thresholds if not one.of_parts)
        owed = ((one.key, one.label) for one in policy.charged_on(Trade.VEHICLE))
        for key, label in (*asked, *owed):
            labels.setdefault(key, label)
    values = [policy.values() for policy in policies]
    return _table(
        (tr("Figure"), *(literal(translated(policy.title)) for policy in policies)),
        (
            (literal(translated(label)), *(_rate(one.get(key)) for one in values))
            for key, label in labels.items()
        ),
    )


def _rate(value: float | None) -> str:
    """Return a rate; a dash for none."""
    return formatting.NOTHING if value is None else literal(formatting.rate(value))


def _policy(policy: Policy) -> str:
    """Return a policy with every figure, as a section."""
    return f"{_ANCHOR.format(policy.name)}\n{policy_sources(policy)}"


def _keys(rows: Iterable[CommandKeys]) -> str:
    """Return the commands that have keys, by their menus."""
    return _table(
        (tr("Menu"), tr("Command"), tr("Keys")),
        ((literal(row.menu), literal(row.command), literal(either(row.keys))) for row in rows),
    )


def _choices(rows: Iterable[MenuChoices]) -> str:
    """Return the menus of which one entry is checked."""
    return _table(
        (tr("Menu"), tr("Choices")), ((literal(row.menu), literal(", ".join(row.choices))) for row in rows)
    )


def _table(headings: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table in Markdown; what stands in it has been made literal."""
    lines = [headings, tuple("---" for _ in headings), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
