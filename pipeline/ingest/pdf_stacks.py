"""Horizontal rules to stacks: rules of equal length below each other that may belong to one table."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from itertools import pairwise

from pipeline.cleaning import is_wide
from pipeline.ingest.pdf_lines import PrintedLine, lines_of
from pipeline.ingest.pdf_page import Edge, Word
from pipeline.ingest.pdf_rows import SAME, Rule, is_list_mark, pieces_of_line

MAX_SEGMENT_GAP = 12.0  # between the pieces of one rule that is drawn per column
CLOSING = 0.6  # of the width: a shorter rule groups columns
MIN_WIDTH = 60.0
FAR = 30.0  # points between two rules; a row without print is lower
MAX_BOX, BOX_LINE = 120.0, 22.0  # points: width and height of a box around a few words
PROSE = 40  # characters: a shorter line may be a section row


def stacks_of(edges: Sequence[Edge], sides: Sequence[Edge], words: list[Word]) -> list[list[Rule]]:
    """Stacks of rules from top to bottom, cut where text stands between two rules. A stack may be one rule alone.
    `sides` are the vertical rules of the page: they part frames that stand below each other."""
    rest = _rules(edges)
    framed: list[list[Rule]] = []
    found: list[list[Rule]] = []
    for frame, inside in _frames(rest, sides):
        header = _over_header(frame[0].y, inside[0], words)
        (framed if header else found).extend(_stacks([*header, *inside], sides, words))
        rest = [rule for rule in rest if all(rule is not other for other in (*frame, *inside))]
    parts = [part for stack in (*found, *_stacks(rest, sides, words)) for part in _without_text(stack, sides, words)]
    return sorted([*framed, *parts], key=lambda stack: stack[0].y) if framed else parts


def _frames(rules: Sequence[Rule], sides: Sequence[Edge]) -> list[tuple[tuple[Rule, Rule], list[Rule]]]:
    """Pairs of rules that a side joins to a frame around text and a table, with the table's own rules, which all stand
    apart from the frame's sides."""
    found: list[tuple[tuple[Rule, Rule], list[Rule]]] = []
    for upper, lower in ((a, b) for n, a in enumerate(rules) for b in rules[n + 1 :] if _alike(a, b)):
        joined = any(
            min(abs(e.x0 - upper.x0), abs(e.x0 - upper.x1)) <= SAME
            and abs(e.top - upper.y) <= SAME
            and abs(e.bottom - lower.y) <= SAME
            for e in sides
        )
        inside = [r for r in rules if upper.y < r.y < lower.y and r.x0 < upper.x1 and r.x1 > upper.x0]
        inset = all(r.x0 > upper.x0 + SAME and r.x1 < upper.x1 - SAME for r in inside)
        if joined and inset and len(inside) > 1 and all(_alike(inside[0], r) for r in inside):
            found.append(((upper, lower), inside))
    return found


def _over_header(top: float, rule: Rule, words: list[Word]) -> list[Rule]:
    """A rule that is thought over the header of a framed table whose first rule stands under it."""
    inside = [w for w in words if top < w.top and w.bottom <= rule.y + 2 and rule.x0 <= (w.x0 + w.x1) / 2 <= rule.x1]
    header: list[PrintedLine] = []
    for line in reversed(lines_of(inside)):
        if (min(one.top for one in header) if header else rule.y) - line.bottom > 0.6 * line.style.size:
            break
        header.append(line)
    if sum(len(pieces_of_line(line)) for line in header) < 2 or not all(line.bold for line in header):
        return []
    return [Rule(min(line.top for line in header) - 1, rule.segments)]


def _alike(one: Rule, other: Rule) -> bool:
    return abs(one.x0 - other.x0) <= SAME and abs(one.x1 - other.x1) <= SAME


def _rules(edges: Sequence[Edge]) -> list[Rule]:
    """Horizontal edges at one height that nearly touch make one rule."""
    rules: list[Rule] = []
    for edge in sorted(edges, key=lambda e: (e.top, e.x0)):
        if edge.vertical:
            continue
        last = rules[-1] if rules else None
        if last and abs(last.y - edge.top) < 1.0 and edge.x0 - last.x1 <= MAX_SEGMENT_GAP:
            last.segments.append((edge.x0, edge.x1))
        else:
            rules.append(Rule(edge.top, [(edge.x0, edge.x1)]))
    return [rule for rule in rules if rule.x1 - rule.x0 >= 10]


def _stacks(rules: list[Rule], sides: Sequence[Edge], words: list[Word]) -> list[list[Rule]]:
    """Rules of equal length below each other with print between them; shorter ones between two of them belong to the
    stack as well (they group columns)."""
    stacks: list[list[Rule]] = []
    rest = list(rules)
    while rest:
        first = rest[0]
        stack = [first]
        inner: list[Rule] = []
        for rule in rest[1:]:
            if _alike(rule, first):
                if not _print_between(words, stack[-1], rule):
                    if rule.y - stack[-1].y > FAR or _stands_apart(rule, stack, sides):
                        break
                    stack[-1] = rule if len(stack) > 1 else stack[-1]
                    inner.append(rule)
                    continue
                stack.append(rule)
            elif rule.x0 >= first.x0 - SAME and rule.x1 <= first.x1 + SAME:
                inner.append(rule)
        used = {id(first)}
        if stack[0].x1 - stack[0].x0 >= MIN_WIDTH:
            within = _without_boxes([r for r in inner if stack[0].y < r.y < stack[-1].y], words)
            members = sorted([*stack, *within], key=lambda r: r.y)
            stacks.append(members)
            used |= {id(r) for r in (members if len(stack) == 1 else [*members, *inner])}
        rest = [r for r in rest if id(r) not in used]
    return stacks


def _without_boxes(rules: list[Rule], words: list[Word]) -> list[Rule]:
    """Short rules without those above and below a few words in a box of their own ("Vurdering: [Ikke opfyldt]"), which
    group no columns."""
    boxed = [
        {id(a), id(b)}
        for a, b in pairwise(sorted(rules, key=lambda r: (r.x0, r.y)))
        if a.x1 - a.x0 < MAX_BOX and _alike(a, b) and 0 < b.y - a.y < BOX_LINE and _print_between(words, a, b)
        if not any(abs(r.y - y) < 1 for y in (a.y, b.y) for r in rules if r is not a and r is not b)
    ]
    return [r for r in rules if not any(id(r) in pair for pair in boxed)]


def _without_text(stack: list[Rule], sides: Sequence[Edge], words: list[Word]) -> list[list[Rule]]:
    """The stack cut where text stands between two of its rules: several tables or boxes of one width on a page."""
    if len(stack) == 1:
        return [stack]
    inside, _ = between(words, stack)
    lines = lines_of(inside)
    if not lines:
        return []
    width = stack[0].x1 - stack[0].x0
    usual = statistics.median(line.style.size for line in lines)
    parts: list[list[Rule]] = [[stack[0]]]
    bands = [[line for line in lines if a.y < (line.top + line.bottom) / 2 <= b.y] for a, b in pairwise(stack)]
    headed = _names_columns(bands[0])
    for upper, lower, band, below in zip(stack, stack[1:], bands, [*bands[1:], []], strict=False):
        is_text = _is_text(band, width, usual) or any(is_prose(line, lines, width) for line in band[1:])
        # the rows below would lose the names of their columns, were they parted from the header over them all
        heads_table = _is_underlined(band, upper, lower) and (not headed or _names_columns(below))
        if is_text or heads_table or _is_between_boxes(band, lower, parts[-1], sides):
            parts.append([])
        parts[-1].append(lower)
    return [_closed(part) for part in parts]


def _closed(part: list[Rule]) -> list[Rule]:
    """A shorter rule at the end that reaches one side closes the table: it is left out under a merged cell."""
    first, last = part[0], part[-1]
    reaches = abs(last.x0 - first.x0) <= SAME or abs(last.x1 - first.x1) <= SAME
    if len(part) > 2 and reaches and last.x1 - last.x0 > CLOSING * (first.x1 - first.x0):
        return [*part[:-1], Rule(last.y, [(first.x0, first.x1)])]
    return part


def _is_text(band: Sequence[PrintedLine], width: float, usual: float) -> bool:
    """Whether the print between two rules is no table row: a heading, or lines that run over most of the width, and
    beside most of its lines stands nothing."""
    alone = [line for line in band if len(pieces_of_line(line)) == 1]
    if not alone or 2 * len(alone) < len(band):
        return False
    if any(line.style.size > 1.25 * usual for line in alone):
        return True
    wide = any(line.x1 - line.x0 > 0.6 * width and len(line.text) > 40 for line in alone)
    sizes = [line.style.size for line in alone]
    return len(band) > 1 and (wide or (len(alone) == len(band) and max(sizes) - min(sizes) > 1))


def _is_underlined(band: Sequence[PrintedLine], upper: Rule, lower: Rule) -> bool:
    """Whether the print between two rules is a bold line close over the lower one: the heading of another table. The
    print of a row, also of one that is a section's title, stands in the middle between its rules."""
    if len(band) != 1 or not band[0].bold or len(pieces_of_line(band[0])) > 1:
        return False
    line = band[0]
    return line.top - upper.y > lower.y - line.bottom + 0.5 * line.style.size


def _names_columns(band: Sequence[PrintedLine]) -> bool:
    """Whether the print between two rules is set as a header: bold lines, and one of them in several pieces."""
    return all(line.bold for line in band) and any(len(pieces_of_line(line)) > 1 for line in band)


def _is_between_boxes(band: Sequence[PrintedLine], rule: Rule, stack: Sequence[Rule], sides: Sequence[Edge]) -> bool:
    """Whether the print over the rule is text without columns that no box holds; a row between two stripes is lower."""
    lines = [pieces_of_line(line) for line in band]
    parted = any(len(pieces) > 1 + is_list_mark(pieces[0].text) for pieces in lines)
    return rule.y - stack[-1].y > FAR and not parted and _stands_apart(rule, stack, sides)


def _stands_apart(rule: Rule, stack: Sequence[Rule], sides: Sequence[Edge]) -> bool:
    """Whether the side rules of the stack end at its last rule and others begin at this one."""
    beside = [e for e in sides if min(abs(e.x0 - stack[0].x0), abs(e.x0 - stack[0].x1)) <= SAME]
    above, middle = stack[-1].y, (stack[-1].y + rule.y) / 2
    ends = any(e.top < above - SAME and e.bottom <= above + SAME and e.bottom > stack[0].y for e in beside)
    return ends and not any(e.top < middle < e.bottom for e in beside)


def is_prose(line: PrintedLine, lines: Sequence[PrintedLine], width: float) -> bool:
    """Whether a line ignores the columns of the lines around it: a long one that runs over several of their cells."""
    long = len(line.text) + sum(map(is_wide, line.text)) > PROSE and line.x1 - line.x0 > 0.45 * width
    if not long or len(pieces_of_line(line)) > 1:
        return False
    tables = [pieces for other in lines if len(pieces := pieces_of_line(other)) > 1]
    near = sorted(tables, key=lambda pieces: abs(pieces[0].base - line.base))[:2]
    return any(sum(p.x0 < line.x1 and p.x1 > line.x0 for p in pieces) > 1 for pieces in near)


def _print_between(words: list[Word], upper: Rule, lower: Rule) -> bool:
    return any(upper.y < (w.top + w.bottom) / 2 < lower.y and upper.x0 <= w.x0 <= upper.x1 for w in words)


def between(words: list[Word], stack: list[Rule]) -> tuple[list[Word], list[Word]]:
    x0, x1 = min(r.x0 for r in stack) - SAME, max(r.x1 for r in stack) + SAME
    top, bottom = stack[0].y, stack[-1].y
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        (inside if x0 <= x <= x1 and top < y < bottom else outside).append(word)
    return inside, outside
