"""Paragraphs that name an aim: where it begins behind its grounds, where it ends, and what shows that it is met."""

from __future__ import annotations

from pipeline.cleaning import is_wide
from pipeline.extract.measures import MeasureSplitter, Piece
from pipeline.extract.sentences import SentenceJudge
from pipeline.extract.texts import BlockText, Texts
from pipeline.records import Passage, PassageKind

_CLOSED = (".", "!", "?", "。", "！", "？", ")", "）", "”", '"', "…", "；", ";")


class AimReader:
    """Reads the aims of paragraphs with one pack."""

    def __init__(self, splitter: MeasureSplitter, judge: SentenceJudge) -> None:
        self._splitter = splitter
        self._judge = judge
        self._texts: Texts
        self._plan_year: int | None = None

    def begin(self, texts: Texts, plan_year: int | None) -> None:
        """Set the document that the next paragraphs belong to."""
        self._texts, self._plan_year = texts, plan_year

    def aim(self, block: BlockText) -> list[Piece]:
        """The pieces of a paragraph behind its grounds."""
        return self.behind_grounds(block, self._splitter.pieces(block, 0, len(block.text)))

    def behind_grounds(self, block: BlockText, pieces: list[Piece]) -> list[Piece]:
        """The sentences from the one that names the aim on, where others tell before it why it is needed: "Ofre venter
        ofte længe. Det er målet, at de får en hurtig afgørelse. ..."; all where none declares one or draws it from
        what they tell."""
        texts = [block.text[piece.start : piece.end] for piece in pieces]
        declared = (i for i, text in enumerate(texts) if self._judge.declares(text))
        first = next(declared, 0) or self._drawn(texts)
        told = not any(self._judge.wishes(block.text[piece.start : piece.end]) for piece in pieces[:first])
        return pieces[first:] if first and told else pieces

    def _drawn(self, texts: list[str]) -> int:
        """Which sentence draws an aim from how things are: "Afspillerne går ud af produktion. Arkivet skal derfor ...",
        "I dag er der retshjælp i 51 kommuner. Flere skal kunne få den ..."; 0 where none does."""
        first = next((i for i, text in enumerate(texts) if self._judge.wishes(text)), 0)
        before = texts[:first]
        drawn = first and (self._judge.draws(texts[first]) or any(map(self._judge.draws, before)))
        return first if drawn and not any(map(self._judge.firm_targets, before)) else 0

    def end_of_aim(self, block: BlockText, pieces: list[Piece]) -> int:
        """Where a sentence ends that says what is wanted, so that those behind it only explain it: "Museet vil
        nedbringe sit aftryk. Renoveringen er besluttet ..."; 0 where it says less, or a sentence is a list."""
        first = block.text[pieces[0].start : pieces[0].end]
        return 0 if is_wide(first[:1]) or not self._judge.wishes(first) else pieces[0].end

    def required(self, block: BlockText, pieces: list[Piece]) -> list[Piece]:
        """The sentences that say what shows that a goal is met, where the first of its paragraph names the state aimed
        at: "Politiet skal være til stede. Der gennemføres 2.400 patruljetimer ..."; none where that is not so."""
        if not pieces or self._judge.counts(block.text[pieces[0].start : pieces[0].end]):
            return []
        texts = [(piece, block.text[piece.start : piece.end]) for piece in pieces[1:] if piece.kind == "measure"]
        firm = any(self._judge.firm_targets(text) and not self.is_aside(text) for _, text in texts)
        shown = [piece for piece, text in texts if self._judge.shows(text) and not self.is_past(text)]
        return shown if firm or len(shown) > 1 else []

    def is_led(self, block: BlockText) -> bool:
        """Whether a paragraph names an aim and says what shows it, in further sentences or in the same."""
        pieces = self.aim(block)
        first = block.text[pieces[0].start : pieces[0].end] if pieces else ""
        if not self._judge.wishes(first):
            return False
        if self.required(block, pieces):
            return True
        later = [block.text[piece.start : piece.end] for piece in pieces[1:]]
        states = self._judge.declares(first) and self._judge.states_level(first)
        return states and not any(map(self._judge.firm_targets, later))

    def is_past(self, text: str) -> bool:
        """Whether a sentence tells of years before the plan."""
        return self._judge.is_past(text, self._plan_year)

    def is_aside(self, text: str) -> bool:
        """Whether a sentence of a goal's section is no sign of a goal, or tells of the past."""
        return self._judge.sign(text, in_goal_section=True) is None or self.is_past(text)

    def wishes(self, passage: Passage) -> bool:
        """Whether a paragraph commits to a state or wishes for one."""
        return passage.kind == PassageKind.PARAGRAPH and self._judge.wishes(self._texts.text(passage.id))

    def is_settled_level(self, text: str) -> bool:
        """Whether a text names a figure or a day to reach."""
        return bool(self._judge.firm_targets(text)) or self._judge.is_dated(text)


def leads_on(text: str) -> bool:
    """Whether a sentence goes on in the list behind it: "Styrelsen skal derfor", "Målet er nået, når:"."""
    return not text.rstrip().endswith(_CLOSED)
