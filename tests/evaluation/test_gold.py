"""Reading gold, and saying what is wrong with it."""

import json
import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import GoldError
from pipeline.evaluation import Gold, load_gold, match_documents, read_gold
from pipeline.evaluation.soundness import doubts

SHARED = Path(os.environ.get("MAALESTOK_DOCUMENTS", Path(__file__).parents[2] / "../shared/documents")).resolve()


def written(folder: Path, name: str = "plan", *, goals: Any = (), **changes: Any) -> Path:
    document = {"file": f"{name}.txt", "language": "xx"} | changes.pop("document", {})
    path = folder / f"{name}.gold.json"
    path.write_text(json.dumps({"document": document, "goals": list(goals), "not_goals": []} | changes), "utf-8")
    return path


def test_gold_is_read_in_the_order_of_file_names(tmp_path: Path) -> None:
    for folder, name in (("aa", "b"), (".", "å"), ("zz", "a")):
        (tmp_path / folder).mkdir(exist_ok=True)
        written(tmp_path / folder, name)
    (tmp_path / "floors.json").write_text("{}")

    assert ["a.gold.json", "b.gold.json", "å.gold.json"] == [gold.name for gold in load_gold(tmp_path)]


def test_numbers_are_exact_and_keys_for_readers_are_passed_over(tmp_path: Path) -> None:
    measure = {"text": "m", "value": 0.1, "upper": "1.20", "baseline_period": 2022, "result_level": "output"}
    goal = {
        "number": 3,
        "title": "t",
        "notes": "n",
        "reporting_text": "r",
        "target_picture": "p",
        "measures": [measure],
    }
    read = read_gold(written(tmp_path, goals=[goal])).goals[0]

    found = read.measures[0]
    assert ("3", Decimal("0.1"), Decimal("1.2"), "2022") == (
        read.number,
        found.value,
        found.upper,
        found.baseline_period,
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [("2024", date(2024, 12, 31)), ("2024-02", date(2024, 2, 29)), ("2024-02-03", date(2024, 2, 3)), (None, None)],
)
def test_a_deadline_is_its_last_day(tmp_path: Path, text: str | None, day: date | None) -> None:
    assert day == read_gold(written(tmp_path, goals=[{"title": "t", "deadline": text}])).goals[0].deadline


@pytest.mark.parametrize(
    ("goal", "complaint"),
    [
        ({"title": "t", "deadlne": "2024"}, "goals[0]: unknown key 'deadlne'; is 'deadline' meant?"),
        ({"title": "t", "cadence": ["anual"]}, "goals[0].cadence[0]: Input should be 'weekly'"),
        ({"title": "t", "type": "udvikling"}, "goals[0].type[0]: Input should be 'operations'"),
        (
            {"title": "t", "measures": [{"text": "m", "value": "five"}]},
            "goals[0].measures[0].value: Input should be a valid",
        ),
        ({"title": "t", "deadline": "2024-13"}, "goals[0].deadline"),
        ({"title": None, "statement": ""}, "goals[0]: a goal needs a title or a statement"),
        ({"title": "t", "measures": [{}]}, "goals[0].measures[0].text: Field required"),
    ],
)
def test_wrong_gold_is_named_by_file_and_key(tmp_path: Path, goal: dict[str, Any], complaint: str) -> None:
    with pytest.raises(GoldError) as caught:
        load_gold(written(tmp_path, goals=[goal]).parent)

    assert str(caught.value).startswith(f"plan.gold.json: {complaint}")
    assert str(caught.value).endswith("See the gold format in corpus/GOLD.md.")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [("{", "plan.gold.json is not readable as JSON"), ("[]", "plan.gold.json does not hold one JSON object")],
)
def test_a_file_that_is_no_gold_is_named(tmp_path: Path, content: str, complaint: str) -> None:
    (tmp_path / "plan.gold.json").write_text(content)

    with pytest.raises(GoldError, match=complaint):
        load_gold(tmp_path)


def test_a_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds no"):
        load_gold(tmp_path)
    with pytest.raises(GoldError, match="is not a folder"):
        load_gold(tmp_path / "absent")


def test_two_golds_for_one_document_are_an_error(tmp_path: Path) -> None:
    written(tmp_path, "a", document={"file": "same.txt"})
    written(tmp_path, "b", document={"file": "same.txt"})

    with pytest.raises(GoldError, match=r"b\.gold\.json and a\.gold\.json are both gold for same\.txt"):
        load_gold(tmp_path)


# ---------------------------------------------------------------------------------------------- documents
def _gold(file: str) -> Gold:
    return Gold.model_validate({"name": "g", "document": {"file": file, "language": "xx"}, "goals": []})


def _file(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("")
    return path


def test_a_document_is_found_anywhere_below_the_folder(tmp_path: Path) -> None:
    plan = _file(tmp_path / "deep" / "down" / "plan å.txt")
    _file(tmp_path / "another plan å.txt")

    assert [plan] == [path for _, path in match_documents([_gold("plan å.txt")], tmp_path)]
    assert [plan] == [path for _, path in match_documents([_gold("plan a\u030a.txt")], tmp_path)]


def test_a_path_chooses_between_documents_of_one_name(tmp_path: Path) -> None:
    plans = [_file(tmp_path / folder / "plan.txt") for folder in ("da", "sv")]

    assert plans == [path for _, path in match_documents([_gold("da/plan.txt"), _gold("sv/plan.txt")], tmp_path)]
    with pytest.raises(GoldError, match="stands 2 times"):
        match_documents([_gold("plan.txt")], tmp_path)


def test_the_whole_path_wins_over_the_end_of_a_longer_one(tmp_path: Path) -> None:
    plan = _file(tmp_path / "plan.txt")
    _file(tmp_path / "old" / "plan.txt")

    assert [plan] == [path for _, path in match_documents([_gold("plan.txt")], tmp_path)]


def test_every_absent_document_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"one\.txt, two\.txt"):
        match_documents([_gold("one.txt"), _gold("two.txt")], tmp_path)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not here (set MAALESTOK_DOCUMENTS)")
def test_the_shared_gold_is_read_and_its_documents_found() -> None:
    golds = load_gold(SHARED / "gold")

    assert [gold.document.goals_expected for gold in golds] == [len(gold.goals) for gold in golds]
    assert 17 == sum(len(goal.measures) for gold in golds for goal in gold.goals)
    assert [gold.document.file for gold in golds] == [path.name for _, path in match_documents(golds, SHARED)]


def test_the_example_in_the_description_of_the_format_is_sound_gold(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "corpus/GOLD.md").read_text("utf-8")
    path = tmp_path / "example.gold.json"
    path.write_text(text.split("```json\n")[1].split("```")[0], "utf-8")

    example = read_gold(path)
    assert [] == doubts(example)
    assert (1, 1) == (len(example.goals), len(example.not_goals))
