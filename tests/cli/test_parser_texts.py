"""What argparse says by itself."""

import argparse
import gettext

import pytest

from headroom.cli.arguments import command_parser
from headroom.cli.parser_texts import complaint
from headroom.cli.usage_error import UsageError
from headroom.language import catalog


class Percents(gettext.NullTranslations):
    """Puts a percent sign into every text."""

    def gettext(self, message: str) -> str:
        """Return a text as it is translated."""
        return f"100 % {message}"


@pytest.mark.parametrize(
    "message",
    [
        "unrecognized arguments: --foo bar",
        "the following arguments are required: BOOK, --out",
        "argument --rvc: expected one argument",
        "argument --json: ignored explicit argument 'x'",
        "argument --theme: invalid choice: 'z' (choose from 'light', 'dark')",
        "argument --rows: give a number of rows from 50 to 1000000, not x",
        "something that no version of argparse said yet",
    ],
)
def test_complaints_read_in_english_as_argparse_has_them(message: str) -> None:
    assert complaint(message) == message


def test_complaints_are_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalog, "_texts", Percents)
    assert complaint("unrecognized arguments: --foo") == "100 % unrecognized arguments: --foo"
    with pytest.raises(UsageError, match=r"^100 % 100 % the following arguments are required: BOOK"):
        command_parser().parse_args(["evaluate"])


def test_every_command_tells_of_the_language() -> None:
    parser = command_parser()
    (commands,) = (one for one in parser._actions if isinstance(one, argparse._SubParsersAction))
    helps = [parser.format_help(), *(command.format_help() for command in commands.choices.values())]
    assert all("--language NAME" in text and text.startswith("usage: headroom") for text in helps)


def test_a_percent_sign_of_a_translation_breaks_no_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalog, "_texts", Percents)
    parser = command_parser()
    (commands,) = (one for one in parser._actions if isinstance(one, argparse._SubParsersAction))
    assert parser.format_help().startswith("100 % usage: ")
    assert "price=+8%" in " ".join(commands.choices["evaluate"].format_help().split())
