"""All that the report is told of goals over time, in one pass over the results and a second to hand them on."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import IO

from pipeline.follow.history import development
from pipeline.follow.links import courses
from pipeline.follow.reasons import Say, because
from pipeline.follow.tree import GoalTree
from pipeline.records import Development, Link, Result


class Following:
    """The links of a run, kept in a file of the system's own, how each institution developed, and the tree of all
    goals."""

    def __init__(self, results: Collection[Result], say: Say) -> None:
        self._results, self._say = results, say
        self.tree = GoalTree()
        self._file: IO[bytes] = tempfile.TemporaryFile(prefix="maalestok-")  # noqa: SIM115 - goes with self
        self._places: dict[str, list[int]] = {}
        found: list[Development] = []
        for course in courses(self.tree.watching(results), alone=True):
            for one in course.links:
                self._places.setdefault(one.to_document_id, []).append(self._file.tell())
                pickle.dump(replace(one, because=because(one, say)), self._file, protocol=pickle.HIGHEST_PROTOCOL)
            if (told := development(course)) is not None:
                found.append(told)
        self.developments = tuple(found)

    def linked(self) -> Iterator[Result]:
        """The results in their order, each with the links that lead to it and the places of its goals in the tree."""
        for result in self._results:
            places = self._places.get(result.document.id, ())
            links = tuple(map(self._loaded, places))
            yield replace(result, links=links, places=self.tree.places(result, self._say))

    def _loaded(self, place: int) -> Link:
        self._file.seek(place)
        found: Link = pickle.load(self._file)
        return found
