"""All that the report is told of goals over time, in one pass over the results and a second to hand them on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from pipeline.follow.history import development
from pipeline.follow.links import courses
from pipeline.follow.reasons import Say, because
from pipeline.follow.table import empty, packed, unpacked
from pipeline.follow.tree import GoalTree
from pipeline.records import Development, Result


class Following:
    """The links of a run, kept in a table, how each institution developed, and the tree of all goals."""

    def __init__(self, results: Collection[Result], say: Say) -> None:
        self._results, self._say, self._base = results, say, empty()
        self.tree = GoalTree(self._base)
        found: list[Development] = []
        for course in courses(self.tree.watching(results), alone=True):
            links = ((one.to_document_id, packed(replace(one, because=because(one, say)))) for one in course.links)
            self._base.executemany("insert into links values (?, ?)", links)
            if (told := development(course)) is not None:
                found.append(told)
        self._base.execute("create index links_document on links (document)")
        self.developments = tuple(found)

    def linked(self) -> Iterator[Result]:
        """The results in their order, each with the links that lead to it and the places of its goals in the tree."""
        for result in self._results:
            rows = self._base.execute("select link from links where document = ? order by rowid", (result.document.id,))
            links = tuple(unpacked(data) for (data,) in rows)
            yield replace(result, links=links, places=self.tree.places(result, self._say))
