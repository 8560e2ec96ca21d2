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
from pipeline.records import Development, Link, Result


class Following:
    """The links of a run, kept in a file of the system's own, and how each institution developed."""

    def __init__(self, results: Collection[Result], say: Say) -> None:
        self._results = results
        self._file: IO[bytes] = tempfile.TemporaryFile(prefix="maalestok-")  # noqa: SIM115 - goes with self
        self._places: dict[str, list[int]] = {}
        found: list[Development] = []
        for course in courses(results, alone=True):
            for one in course.links:
                self._places.setdefault(one.to_document_id, []).append(self._file.tell())
                pickle.dump(replace(one, because=because(one, say)), self._file, protocol=pickle.HIGHEST_PROTOCOL)
            if (told := development(course)) is not None:
                found.append(told)
        self.developments = tuple(found)

    def linked(self) -> Iterator[Result]:
        """The results in their order, each with the links that lead to it."""
        for result in self._results:
            places = self._places.get(result.document.id, ())
            yield replace(result, links=tuple(map(self._loaded, places)))

    def _loaded(self, place: int) -> Link:
        self._file.seek(place)
        found: Link = pickle.load(self._file)
        return found
