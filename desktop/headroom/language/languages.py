"""Which languages there are, and how each writes numbers and sums of money (CLDR: en-US, es-MX, fr-CA)."""

from dataclasses import dataclass

VARIABLE = "HEADROOM_LANGUAGE"
"""Variable of the environment that holds the code of the language; child processes inherit it."""

ENGLISH = "en"

_NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the program.

    Attributes:
        code: What it is called in files and options.
        name: What it calls itself.
        locale: Whose signs it writes, as CLDR calls it.
        decimal: The decimal sign.
        group: What stands between thousands.
        dollars: How US dollars are written; ``{}`` is the figure.
        short_dollars: How a large sum is written; the first place is the figure, the second its unit.
        thousand_millions: What stands for 10⁹; empty where people count on in millions.
    """

    code: str
    name: str
    locale: str
    decimal: str
    group: str
    dollars: str
    short_dollars: str
    thousand_millions: str

    def grouped(self, figure: str) -> str:
        """Return a figure such as ``1,204.5`` with the signs of this language."""
        if self.group == "," and self.decimal == ".":
            return figure
        return figure.translate({ord(","): self.group, ord("."): self.decimal})


LANGUAGES = {
    language.code: language
    for language in (
        Language(ENGLISH, "English", "en_US", ".", ",", "${}", "${}\N{NARROW NO-BREAK SPACE}{}", "B"),
        Language(
            "es",
            "Español (México)",
            "es_MX",
            ".",
            ",",
            f"USD{_NO_BREAK}{{}}",
            f"USD{_NO_BREAK}{{}}{_NO_BREAK}{{}}",
            "",
        ),
        Language(
            "fr",
            "Français (Canada)",
            "fr_CA",
            ",",
            _NO_BREAK,
            f"{{}}{_NO_BREAK}$\N{NARROW NO-BREAK SPACE}US",
            f"{{}}{_NO_BREAK}{{}}$\N{NARROW NO-BREAK SPACE}US",
            "G",
        ),
    )
}
"""Every language by its code, English first."""
