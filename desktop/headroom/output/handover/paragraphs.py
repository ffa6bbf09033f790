"""Two paragraphs in words: what makes the duty, and what could be done."""

from collections.abc import Sequence

from headroom.output.handover.handover import HandoverPage, PageKey

_FIRST, _SECOND = (PageKey.QUALIFY, PageKey.CHANGE, PageKey.TIMELINE), (PageKey.DECIDE, PageKey.MAP)


def paragraphs(pages: Sequence[HandoverPage]) -> tuple[str, ...]:
    """Return what the findings of the pages say together; pages that are not there say nothing."""
    of_key = {page.key: page for page in pages}
    found = []
    for keys in (_FIRST, _SECOND):
        told = [_told(of_key[key]) for key in keys if key in of_key]
        if told:
            found.append(" ".join(told))
    return tuple(found)


def _told(page: HandoverPage) -> str:
    """Return what a page says in sentences: the detail where the title stands above already."""
    if page.key is PageKey.QUALIFY:
        return page.detail
    sentence = page.title if page.title.endswith(".") else f"{page.title}."
    return f"{sentence} {page.detail}".strip() if page.key is PageKey.DECIDE else sentence
