"""The bill of several levels with formulas: what follows for rows from what they are made of.

A sheet of its own, where a workbook has bought assemblies or intermediate materials. Each node stands below
what it goes into, the nodes of one assembly side by side, so that sums over them are sums of a range.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Whole
from headroom.language import tr, tr_in
from headroom.output.writers.live_book.pages import BookPage, FigureTable, Filled
from headroom.output.writers.live_book.words import END_WORDS, sheet_name
from headroom.rules.currency_rates import currency_rates
from headroom.rules.goods import Goods
from headroom.rules.outcome import Outcome
from headroom.rules.part_rules import PartRules
from headroom.rules.policy import VnmRule
from headroom.rules.row_contents import CERTAIN, NEVER, RowContents
from headroom.rules.tree_contents import NodeEnd, TreeContents, tree_contents
from headroom.rules.tree_parts import TreeParts

NAME = sheet_name(tr_in("a sheet of a workbook", "Structure"))
_FIRST = 4
_ENDS = ("low", "high")


@dataclass(frozen=True, slots=True, eq=False)
class Structure:
    """The nodes of a bill in the order of their sheet; arrays are ``(node,)``.

    Attributes:
        outcome: What the scenario makes of the fleet.
        found: The nodes rolled up by the program.
        order: The node of each line.
        line: The line of each node, from 0.
        parent: The line of what each line goes into; -1: none.
    """

    outcome: Outcome
    found: TreeContents
    order: Whole
    line: Whole
    parent: Whole

    @classmethod
    def of(cls, outcome: Outcome) -> "Structure | None":
        """Return the bill of an outcome; None where nothing follows from one."""
        parts = outcome.exposure.tree
        if parts is None:
            return None
        depth = np.zeros(len(parts.parent), dtype=np.int64)
        for _ in parts.by_depth:
            below = parts.parent >= 0
            depth[below] = depth[parts.parent[below]] + 1
        order = np.lexsort((parts.rows.alternative, parts.parent, depth))
        line = np.empty(len(order), dtype=np.int64)
        line[order] = np.arange(len(order))
        parent = np.where(parts.parent[order] >= 0, line[parts.parent[order]], -1)
        return cls(outcome, tree_contents(outcome.exposure, outcome.scenario), order, line, parent)

    @property
    def parts(self) -> TreeParts:
        """Return the nodes."""
        return self.found.parts

    def nodes_of(self) -> dict[int, list[int]]:
        """Return the lines of the nodes of each row of the book."""
        places: dict[int, list[int]] = {}
        for node, row in enumerate(self.parts.row.tolist()):
            if row >= 0:
                places.setdefault(row, []).append(int(self.line[node]))
        return places

    def content(self, lines: Sequence[int], end: str) -> str:
        """Return the content of a row as a formula: that of all its places together.

        Args:
            lines: The lines of its nodes.
            end: ``low`` or ``high``.
        """
        shares = [f"INDEX(structure_share_{end},{one + 1})" for one in self._closed(lines)]
        if len(shares) == 1:
            return shares[0]
        worth = [f"INDEX(structure_net_cost,{one + 1})" for one in self._closed(lines)]
        inside = "+".join(f"{share}*{cost}" for share, cost in zip(shares, worth, strict=True))
        whole = "+".join(worth)
        return f"IF(({whole})>0,({inside})/({whole}),{shares[-1]})"

    def absorbed(self, lines: Sequence[int], end: str) -> str:
        """Return whether a row is part of an intermediate material that originates, in all its places."""
        every = ",".join(f"INDEX(structure_absorbed_{end},{one + 1})" for one in lines)
        return every if len(lines) == 1 else f"MIN({every})"

    def may_be_absorbed(self, lines: Sequence[int]) -> bool:
        """Return whether any of some nodes stands in an intermediate material, or is one."""
        designated = self.parts.designated[self.order]
        for one in lines:
            at = one
            while at >= 0:
                if designated[at]:
                    return True
                at = int(self.parent[at])
        return False

    def _closed(self, lines: Sequence[int]) -> list[int]:
        """Return those nodes whose parts decide on them, in the order of the program."""
        follows = (self.parts.has_parts & ~self.parts.opened)[self.order]
        return sorted((one for one in lines if follows[one]), key=lambda one: int(self.order[one]))

    def columns(self) -> tuple[Filled, ...]:
        """Return the columns of the sheet."""
        parts, order, found = self.parts, self.order, self.found
        rows = parts.rows
        usd = currency_rates(self.outcome.exposure, self.outcome.scenario, rows.currencies)[rows.currency]
        price = (rows.quantity * rows.unit_cost)[order]
        stated = (rows.quantity * rows.part_net_cost)[order]
        unpriced = np.isnan(price)
        goods = Goods.of_parts(
            self.outcome.exposure.fleet, parts.classification, rows.model, rows.origin, rows.origins
        )
        rules, policy = PartRules.of(self.outcome.scenario.policy), self.outcome.scenario.policy
        tracing = PartRules(VnmRule.TRACED, policy.tracing_list, policy.heavy_tracing_list, (), ())
        texts = rows.texts("part_number")
        children = [self._over_children("value", one) for one in range(len(order))]
        return (
            Filled("number", tr("No."), "count", np.arange(1, len(order) + 1), width=6),
            Filled(
                "goes_into",
                tr("Goes into no."),
                "count",
                [one + 1 if one >= 0 else None for one in self.parent],
            ),
            Filled(
                "model",
                tr("Model"),
                "text",
                [rows.models[rows.model[one]] for one in order.tolist()],
                width=20,
            ),
            Filled(
                "part_number", tr("Part number"), "text", [texts[one] for one in order.tolist()], width=16
            ),
            Filled("opened", tr("Its parts count: 1"), "count", parts.opened[order], folded=True),
            Filled("designated", tr("Intermediate material: 1"), "count", parts.designated[order]),
            Filled(
                "currency",
                tr("Currency"),
                "text",
                [rows.currencies[rows.currency[one]] for one in order.tolist()],
            ),
            Filled("price", tr("Price a vehicle, own currency"), "number", price),
            Filled("net_cost_stated", tr("Net cost, stated"), "number", stated, folded=True),
            Filled(
                *("rate", tr("US dollars per unit"), "number", usd[order]),
                "INDEX(currencies_usd,MATCH([currency],currencies_code,0))",
                folded=True,
            ),
            Filled(
                *("value", tr("Value, USD"), "usd", found.value[order]),
                [
                    inside if blank else "[price]*[rate]"
                    for inside, blank in zip(children, unpriced, strict=True)
                ],
            ),
            Filled(
                *("net_cost", tr("Net cost, USD"), "usd", found.net_cost[order]),
                ["[value]" if blank else "[net_cost_stated]*[rate]" for blank in np.isnan(stated)],
            ),
            Filled(
                "asked",
                tr("Threshold, line of the table"),
                "count",
                rules.asked(goods, parts.classification.role)[order] + 1,
                folded=True,
            ),
            Filled(
                *("threshold", tr("Originates from"), "share", found.threshold[order]),
                "INDEX(part_thresholds_share,[asked])",
            ),
            Filled("traced", tr("On the tracing list"), "count", tracing.traced(goods)[order], folded=True),
            Filled(
                "rolled", tr("Rolled up where traced"), "count", tracing.rolled_up(goods)[order], folded=True
            ),
            *self._end("low", found.low),
            *self._end("high", found.high),
        )

    def _over_children(self, key: str, line: int) -> str:
        """Return the sum of a column over what goes into a node: a range of lines."""
        below = np.flatnonzero((self.parent == line) & ~self.parts.rows.alternative[self.order])
        if not len(below):
            return "0"
        return f"SUM([{key}@{int(below[0])}]:[{key}@{int(below[-1])}])"

    def _end(self, end: str, found: NodeEnd) -> Sequence[Filled]:
        """Return what the nodes come to at one end."""
        parts, order = self.parts, self.order
        contents = RowContents.of(parts.rows, np.arange(len(order)))
        at = _ENDS.index(end)
        own = (contents.regional_low, contents.regional_high)[at][order]
        judged = (contents.judged_low, contents.judged_high)[at][order]
        credit = np.nan_to_num(contents.credit()[at])[order]
        follows = self._follows()
        share, originates, counted = [], [], []
        whole = f"IF([originates_{end}]=1,0,[value]-[credit_{end}]*[rate])"
        part = f"[value]*(1-[share_{end}])"
        for line in range(len(order)):
            made = f"MAX(0,MIN(1,1-IF([net_cost]>0,[inside_{end}]/[net_cost],1)))"
            share.append(made if follows[line] and own[line] > 0 else "")
            reached = made if follows[line] else repr(float(judged[line]))
            settled = {CERTAIN: "1", NEVER: "0"}.get(float(judged[line]))
            originates.append(settled or f"IF({reached}>=[threshold]-1E-9,1,0)")
            counts = f"CHOOSE(rule_number,{part},IF([rolled]=1,{whole},[traced]*{part}),{whole})"
            counted.append(f"[inside_{end}]" if parts.opened[order[line]] else counts)
        above = [
            f"[designated]*[originates_{end}]"
            if one < 0
            else f"MAX([designated]*[originates_{end}],[absorbed_{end}@{one}])"
            for one in self.parent.tolist()
        ]
        inside = [self._over_children(f"vnm_{end}", line) for line in range(len(order))]
        return (
            Filled(
                f"inside_{end}",
                tr("VNM that goes into it, {end}, USD", end=END_WORDS[end]),
                "usd",
                found.vnm_inside[order],
                inside,
            ),
            Filled(
                f"credit_{end}",
                tr("Credit of its maker's statement, {end}", end=END_WORDS[end]),
                "number",
                credit,
                folded=True,
            ),
            Filled(
                f"share_{end}",
                tr("Regional content, {end}", end=END_WORDS[end]),
                "share",
                found.share[order],
                share,
            ),
            Filled(
                f"originates_{end}",
                tr("Originates, {end}: 1", end=END_WORDS[end]),
                "count",
                found.originates[order],
                originates,
            ),
            Filled(
                f"vnm_{end}",
                tr("VNM in what it goes into, {end}, USD", end=END_WORDS[end]),
                "usd",
                found.vnm[order],
                counted,
            ),
            Filled(
                f"absorbed_{end}",
                tr("In an intermediate material that originates, {end}: 1", end=END_WORDS[end]),
                "count",
                found.absorbed[order],
                above,
            ),
        )

    def _follows(self) -> Flags:
        """Return ``(line,)``: of which nodes the content follows from what goes into them."""
        parts = self.parts
        own_work = parts.opened & ~parts.designated
        built = parts.has_parts & (~own_work | (self.found.value > 0))
        unsettled = np.isnan(parts.rows.regional_content) & (parts.rows.originating < 0)
        follows: Flags = (built & unsettled)[self.order]
        return follows


def write_structure(page: BookPage, structure: Structure) -> None:
    """Write the sheet of the bill."""
    columns = structure.columns()
    table = FigureTable(page, "structure_", columns, _FIRST, len(columns[0].values))
    page.say(0, 0, tr_in("a sheet of a workbook", "Structure"), "title")
    page.say(
        1,
        0,
        tr(
            "Bought assemblies and intermediate materials: what goes into them decides whether they "
            "originate."
        ),
        "note",
    )
    table.write()
    table.define_names()
    page.sheet.set_row(_FIRST - 1, 62)
    page.sheet.freeze_panes(_FIRST, 4)
    page.sheet.repeat_rows(_FIRST - 1)
