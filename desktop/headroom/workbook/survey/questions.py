"""What the reading of workbooks asks of whoever opens them, and the answers where nobody can be asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from headroom.book.layout import BookLayout
from headroom.book.survey import BookSurvey
from headroom.user_error import UserError
from headroom.workbook.bytes.encryption import protected

Choose = Callable[[BookSurvey], BookLayout | None]
"""Returns the layout to read by; None to give up."""

AskPassword = Callable[[str, bool], str | None]
"""Returns the password of the workbook of this name, told whether the last one was wrong; None to give up."""


def certain_layout(survey: BookSurvey) -> BookLayout:
    """Return the layout that is proposed, where it is certain.

    Raises:
        UserError: If it is not; with what is missing or has to be confirmed.
    """
    if survey.certain:
        return survey.proposed
    more = f" ({len(survey.missing) - 1} more to confirm.)" if len(survey.missing) > 1 else ""
    first = (
        survey.missing[0] if survey.missing else f"{survey.name}: it is not certain what its columns mean."
    )
    ending = "" if first.startswith(survey.name) else f" ({survey.name})"
    options = survey.doubts[0].options if survey.doubts else ()
    answer = f" Answer it with {' or '.join(options)}." if options else ""
    msg = f"{first}{ending}{more}{answer}"
    raise UserError(msg)


def no_password(book: str, was_wrong: bool) -> str | None:  # noqa: FBT001 - called by position
    """Refuse a workbook that needs a password.

    Raises:
        UserError: Always.
    """
    del was_wrong
    raise UserError(protected(book))


class GivenUp(Exception):  # noqa: N818 - it is no error
    """Whoever was asked for a layout or a password does not want to go on."""


@dataclass(frozen=True, slots=True)
class Questions:
    """How to find out what a file does not say.

    Attributes:
        choose: Returns the layout to read by.
        ask_password: Returns the password of a workbook.
        assumed_rates: US dollars per unit of currencies of which the workbook states no rate.
    """

    choose: Choose = certain_layout
    ask_password: AskPassword = no_password
    assumed_rates: Mapping[str, float] = field(default_factory=dict)
