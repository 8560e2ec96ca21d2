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
VERDICT = 24  # characters of a verdict under the label of a judgement: 自评结论:已取消。
_BRIEF = 8  # characters of a clause that says no more than how it goes: 年内难以完成
_SHORTEST = 20  # characters of a sentence of a subject and a verb
_LONGEST = 48  # characters of a clause that ends with its object: "超额完成年度目标"


class Judging:
    """Reads verdicts in sentences with one pack."""

    def __init__(self, statuses: RuleSet, lights: LightReader) -> None:
        self._rules = statuses
        self._lights = lights

    def of(self, sentence: str) -> FollowUpStatus | None:
        """What a sentence says of "the goal": behind it ("målet er delvist nået"), or, where it says nothing of what is
        to be done, in the clause that ends with it ("når inte målet", 超额完成年度目标). A sentence that counts goals
        ("Tre mål er nået, to er ikke") says it of none."""
        if self._rules.has(sentence, "tally"):
            return None
        subjects = [match for _, match in self._rules.find(sentence, "subject")]
        behind = (self._lights.word(sentence[subject.end() :]) for subject in subjects)
        said = next((status for status in behind if status is not None), None)
        said = said if said is not None else self.ahead(sentence)
        said = said if said is not None else self._short(sentence)
        return said if said is not None else self._closing(sentence)

    def _closing(self, sentence: str) -> FollowUpStatus | None:
        """The verdict that is all the last clause of a sentence says behind what was reached, or what stands behind a
        bracket: 新增企业7家,进展顺利。, "91 % (målvärde 92 %) Delvis uppnått"."""
        clauses = [clause for clause in _LAST_CLAUSE.split(sentence) if clause.strip()]
        figured = any(map(str.isdigit, "".join(clauses[:-1])))
        alone = self._lights.alone(clauses[-1], Legend()) if figured else None
        status = alone.status if alone is not None else None
        if figured and status is None and len(clauses[-1]) <= _BRIEF and not re.search(r"\d", clauses[-1]):
            status = self._lights.word(clauses[-1])
        return status if status is not FollowUpStatus.UNKNOWN else None

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
