"""What the reading of workbooks asks of whoever opens them, and the answers where nobody can be asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from headroom.book.layout import BookLayout
from headroom.book.survey import BookSurvey
from headroom.foreign_text import either
from headroom.language import tr, tr_count
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
    first = (
        survey.missing[0]
        if survey.missing
        else tr("{file}: it is not certain what its columns mean.", file=survey.name)
    )
    said = [first if survey.name in first else f"{first} ({survey.name})"]
    if more := len(survey.missing[1:]):
        said.append(tr_count("({n} more to confirm.)", "({n} more to confirm.)", more))
    if options := survey.doubts[0].options if survey.doubts else ():
        said.append(tr("Answer it with {options}.", options=either(options)))
    msg = " ".join(said)
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
