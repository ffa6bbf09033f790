"""Says why a column is taken for a field: in a sentence, and where its heading stands beside."""

from headroom.language import tr

Said = tuple[str, str]
"""A sentence with the heading of a column, and the same without it."""


def known(heading: str, field: str, *, canonical: bool) -> Said:
    """Return that a heading is known.

    Args:
        heading: Of the column.
        field: What it means, in words.
        canonical: Whether it is that of the template.
    """
    if canonical:
        return (
            tr("“{heading}” is the heading of {field}.", heading=heading, field=field),
            tr("The heading of {field}.", field=field),
        )
    return (
        tr("“{heading}” is a known heading for {field}.", heading=heading, field=field),
        tr("Known heading for {field}.", field=field),
    )


def contradicted(heading: str, field: str) -> Said:
    """Return that a heading is known, but its cells are something else."""
    return (
        tr(
            "“{heading}” is a heading for {field}, but its cells do not look like it.",
            heading=heading,
            field=field,
        ),
        tr("Heading for {field}, but its cells do not look like it.", field=field),
    )


def to_be_asked(heading: str, field: str) -> Said:
    """Return that a heading may mean a field."""
    said = tr("“{heading}” may be {field}, and may be something else.", heading=heading, field=field)
    return said, said


def alike(heading: str, like: str, field: str) -> Said:
    """Return that a heading is much like a known one."""
    return (
        tr(
            "“{heading}” is much like “{like}”, a heading for {field}.",
            heading=heading,
            like=like,
            field=field,
        ),
        tr("Much like “{like}”, a heading for {field}.", like=like, field=field),
    )


def alike_and_agreed(heading: str, like: str, field: str) -> Said:
    """Return that a heading is much like a known one, and its cells fit."""
    return (
        tr(
            "“{heading}” is much like “{like}”, a heading for {field}, and its cells agree.",
            heading=heading,
            like=like,
            field=field,
        ),
        tr("Much like “{like}”, a heading for {field}, and its cells agree.", like=like, field=field),
    )


def alike_and_contradicted(heading: str, like: str, field: str) -> Said:
    """Return that a heading is much like a known one, but its cells are something else."""
    return (
        tr(
            "“{heading}” is much like “{like}”, a heading for {field}, but its cells do not look like it.",
            heading=heading,
            like=like,
            field=field,
        ),
        tr(
            "Much like “{like}”, a heading for {field}, but its cells do not look like it.",
            like=like,
            field=field,
        ),
    )
