"""A command ends at once when a rule of a pack is wrong, and names file and rule: no worker waits for it."""

import shutil

import pytest

from pipeline.errors import ExitCode
from pipeline.resources import models_root
from tests.samples import GOOD_PLAN, maalestok

UNKNOWN_KIND = 'id = "wish.words"\nkind = "wish"\nwords = ["ønsker"]\nexamples = ["ønsker"]'
NO_EXPRESSION = 'id = "wish.words"\nkind = "need"\npatterns = ["(ønsker"]\nexamples = ["ønsker"]'
NO_WIDTH = 'id = "wish.words"\nkind = "need"\npatterns = ["(?<=et|to )ønsker"]\nexamples = ["et ønsker"]'
NO_TEMPLATE = 'id = "wish.words"\nkind = "need"\npatterns = ["$wish"]\nexamples = ["ønsker"]'


@pytest.fixture
def wrong(tmp_path):
    """A models folder with one wrong rule in the Danish pack."""

    def written(rule):
        root = shutil.copytree(models_root(), tmp_path / "models")
        with (root / "languages" / "da" / "cues.toml").open("a", encoding="utf-8") as cues:
            cues.write(f"\n[[rule]]\n{rule}\n")
        return root

    return written


@pytest.fixture
def plans(tmp_path):
    for name in ("plans", "gold"):
        (tmp_path / name).mkdir()
    (tmp_path / "plans" / "plan.md").write_text(GOOD_PLAN, "utf-8")
    gold = '{"document": {"file": "plan.md", "language": "da"}, "goals": []}'
    (tmp_path / "gold" / "plan.gold.json").write_text(gold, "utf-8")
    return tmp_path


def evaluated(folder, *more, **environment):
    words = ["evaluate", folder / "gold", "--documents", folder / "plans", "--jobs", 1, *more]
    return maalestok(*words, check=False, **environment)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        pytest.param(UNKNOWN_KIND, "cues.toml, rule wish.words: unknown kind 'wish'", id="unknown kind"),
        pytest.param(NO_EXPRESSION, "cues.toml, rule wish.words: not a regular expression", id="no expression"),
        pytest.param(NO_WIDTH, "cues.toml, rule wish.words: not a regular expression", id="no width"),
        pytest.param(NO_TEMPLATE, "cues.toml, rule wish.words: there is no template $wish", id="no template"),
    ],
)
def test_a_wrong_rule_of_the_packs_that_every_process_loads_ends_the_command(wrong, plans, rule, said):
    ended = evaluated(plans, MAALESTOK_MODELS=str(wrong(rule)))

    assert ExitCode.BAD_PACK == ended.returncode, ended.stderr
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_wrong_rule_of_the_users_own_packs_ends_the_command(wrong, plans):
    ended = evaluated(plans, "--models", wrong(UNKNOWN_KIND))

    assert ExitCode.BAD_PACK == ended.returncode, ended.stderr
    assert "cues.toml, rule wish.words: unknown kind 'wish'" in ended.stderr
