"""All that the report is told of goals over time, in one pass over the results and a second to hand them on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from pipeline.follow.history import development
from pipeline.follow.links import courses
from pipeline.follow.reasons import Say, because
from pipeline.follow.table import empty, packed, unpacked
from pipeline.follow.tree import GoalTree
from pipeline.follow.warning import Outlooks
from pipeline.records import Development, Result


class Following:
    """The links of a run, kept in a table, how each institution developed, the tree of all goals, and how they stand at
    a date: the one given, else the last that a follow-up tells of."""

    def __init__(self, results: Collection[Result], say: Say, as_of: date | None = None) -> None:
        self._results, self._say, self._base = results, say, empty()
        self.tree = GoalTree(self._base)
        self._outlooks = Outlooks(self._base, as_of, say)
        found: list[Development] = []
        for course in courses(self._outlooks.watching(self.tree.watching(results)), alone=True):
            links = ((one.to_document_id, packed(replace(one, because=because(one, say)))) for one in course.links)
            self._base.executemany("insert into links values (?, ?)", links)
            if (told := development(course)) is not None:
                found.append(told)
            self._outlooks.add(course)
        for table, column in (("links", "document"), ("outlooks", "document"), ("outlooks", "course")):
            self._base.execute(f"create index {table}_{column} on {table} ({column})")
        self.developments = tuple(found)
        self.warning = self._outlooks.warning()

    def linked(self) -> Iterator[Result]:
        """The results in their order, each with the links that lead to it, the places of its goals in the tree and how
        they stand."""
        for result in self._results:
            rows = self._base.execute("select link from links where document = ? order by rowid", (result.document.id,))
            links = tuple(unpacked(data) for (data,) in rows)
            yield replace(
                result,
                links=links,
                places=self.tree.places(result, self._say),
                outlooks=self._outlooks.of(result.document.id),
            )
