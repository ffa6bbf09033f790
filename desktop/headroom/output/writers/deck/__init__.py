"""The hand-over as a PowerPoint deck: native charts and tables, editable, in a company's template.

``writing.write_deck`` is the one way in. What it needs of other packages takes a moment to load: import it
when a deck is asked for.

Attributes:
    CHILD: Module whose ``run`` fills a company's template: named and not imported, since only the confined
        process runs it.
"""

CHILD = "headroom.output.writers.deck.child"
