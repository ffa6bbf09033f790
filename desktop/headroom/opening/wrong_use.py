"""Something was asked for that there is not: said of the argument, whoever asked."""

from headroom.user_error import UserError


class WrongUseError(UserError, ValueError):
    """An argument is wrong; nothing is wrong with the files.

    Args:
        text: What is wrong with it, following its name, e.g. ``: give a fraction``.
        argument: Its name in a script, e.g. ``rvc``.
    """

    def __init__(self, text: str, argument: str) -> None:
        super().__init__(f"{argument}{text}")
        self.argument = argument
        self.text = text
