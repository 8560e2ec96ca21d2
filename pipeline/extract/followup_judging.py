"""Sentences that say of a goal how it went."""

from __future__ import annotations

import re

from pipeline.extract.lights import Legend, LightReader, Printed
from pipeline.packs.rules import RuleSet
from pipeline.records import FollowUpStatus

_CLAUSE = re.compile(r"[.,;:。,、;:]\s*")
_LAST_CLAUSE = re.compile(r"[.,;:。,、;:]\s*|\)\s+(?=\w)")
_MEASURED = re.compile(r"\w?\s?\d[\d.,]*\s?%?")
_OPENING = re.compile(r"(.{2,48}?)(?:[.。:：]|\s[–—-]\s|$)\s*")
_STOPS = " .,;:。、"
VERDICT = 24  # characters of a verdict under the label of a judgement: 自评结论:已取消。
_BRIEF = 8  # characters of a clause that says no more than how it goes: 年内难以完成
_SHORTEST = 20  # characters of a sentence of a subject and a verb
_LONGEST = 48  # characters of a clause that ends with its object: "超额完成年度目标"


class Judging:
    """Reads verdicts in sentences with one pack."""

    def __init__(self, statuses: RuleSet, lights: LightReader) -> None:
        self._rules = statuses
        self._lights = lights

    def of(self, sentence: str, legend: Legend | None = None) -> FollowUpStatus | None:
        """What a sentence says of "the goal": behind it ("målet er delvist nået"), or, where it says nothing of what is
        to be done, in the clause that ends with it ("når inte målet", 超额完成年度目标). A sentence that counts goals
        ("Tre mål er nået, to er ikke") says it of none."""
        if self._rules.has(sentence, "tally"):
            return None
        subjects = [match for _, match in self._rules.find(sentence, "subject")]
        behind = (self._lights.word(sentence[subject.end() :]) for subject in subjects)
        said = next((status for status in behind if status is not None), None)
        if said is FollowUpStatus.NOT_MET and self._lights.word(sentence) is FollowUpStatus.AT_RISK:
            return FollowUpStatus.AT_RISK  # "Det finns en risk att målet inte nås."
        said = said if said is not None else self.ahead(sentence)
        said = said if said is not None else self._short(sentence)
        if said is None and (closing := self.closing(sentence, legend)) is not None:
            said = closing[0].status
        return said

    def names(self, sentence: str) -> int | None:
        """Where a sentence on one of several goals, or on parts of one, begins to name it: behind "Delmålet om" in
        "Delmålet om sammenstød er ikke opfyldt"; 0 where it names none, None where it speaks of no goal."""
        for _, subject in self._rules.find(sentence, "subject"):
            named = next((match for _, match in self._rules.find(sentence[subject.end() :], "named")), None)
            return subject.end() + named.end() if named is not None and not named.start() else 0
        return None

    def closing(self, sentence: str, legend: Legend | None = None) -> tuple[Printed, int] | None:
        """The verdict that is all the last clause of a sentence says behind what was reached, or what stands behind a
        bracket, and where it begins: 新增企业7家,进展顺利。, "91 % (målvärde 92 %) Delvis uppnått"."""
        start = max([0, *(m.end() for m in _LAST_CLAUSE.finditer(sentence) if sentence[m.end() :].strip(_STOPS))])
        last = sentence[start:].strip(_STOPS)
        if not any(map(str.isdigit, sentence[:start])):
            return None
        said = self._lights.alone(last, legend or Legend())
        if said is None and len(last) <= _BRIEF and not re.search(r"\d", last):
            status = self._lights.word(last)
            said = Printed(status, last) if status is not None else None
        return (said, start) if said is not None and said.status is not FollowUpStatus.UNKNOWN else None

    def opening(self, sentence: str, legend: Legend) -> tuple[Printed, int] | None:
        """The status that is all a sentence says ("Nås.", 已完成。) or that opens it ahead of a colon or dash ("Delvis
        nått – 4 av 6 skolor"), and where it ends."""
        found = _OPENING.match(sentence)
        status = self._lights.alone(found[1], legend) if found is not None else None
        return (status, found.end()) if found is not None and status is not None else None

    def _short(self, sentence: str) -> FollowUpStatus | None:
        """The verdict of a sentence that is no more than the goal and its verb: "Målet nås."."""
        for _, subject in self._rules.find(sentence, "subject"):
            if not sentence[: subject.start()].strip() and len(sentence) <= _SHORTEST:
                return self._lights.word(sentence)
        return None

    def ahead(self, sentence: str) -> FollowUpStatus | None:
        """The verdict in a clause that ends with the goal. What falls short is no plan, whatever is said beside it:
        更新5台，未完成年度目标。"""
        planned = self._rules.has(sentence, "remedy")
        for _, subject in self._rules.find(sentence, "subject"):
            start = max([0, *(found.end() for found in _CLAUSE.finditer(sentence, 0, subject.start()))])
            measured = _MEASURED.match(sentence, subject.end())  # 完成年度任务的86.7%: how much of it
            clause = sentence[start : measured.end() if measured else subject.end()]
            status = self._lights.word(clause) if len(clause) <= _LONGEST else None
            planned_too = planned and (self._rules.has(clause, "remedy") or status is not FollowUpStatus.NOT_MET)
            if status is not None and not planned_too:
                return status
        return None
