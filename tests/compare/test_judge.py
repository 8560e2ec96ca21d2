"""Judging goals as records: what tables give counts beside what the words say."""

from itertools import pairwise

import pytest

from pipeline.compare import compare, judge
from pipeline.compare.criteria import CRITERIA
from pipeline.records import Basis, Verdict
from tests.factories import goal, measure, plan, reporting, sourced, year

LEVEL = "Mindst 85 pct. af ansøgningerne afgøres inden for 60 dage."
ACT = "Systemet er taget i brug."


def verdict_of(one, criterion, packs, catalogue, **facts):
    made = plan(one, language="da", country="DK", **facts)
    found = judge(one, made, packs["da"], catalogue)
    return next(each for each in found if each.criterion == criterion)


def undated(text=LEVEL, **changes):
    return measure(text, **changes)


@pytest.mark.parametrize(
    ("one", "facts", "criterion", "verdict"),
    [
        # time
        (goal(None, LEVEL), {}, "time_bound", "not_met"),
        (goal(None, LEVEL), {"period": year(2025)}, "time_bound", "partly"),
        (goal(None, LEVEL, deadline="2025-12-31"), {}, "time_bound", "met"),
        (goal("Svar", None, undated(deadline="2025-12-31"), undated()), {}, "time_bound", "partly"),
        (goal("Svar", None, undated(deadline="2025-12-31"), undated(deadline="2025-06-30")), {}, "time_bound", "met"),
        (goal("Svar", None, undated(target_period="2025")), {}, "time_bound", "met"),
        # figures
        (goal("Svar", None, measure("Tilfredshed", "at_least", 80)), {}, "quantified", "met"),
        (goal("Svar", None, measure("Tilfredshed", "increase", None)), {}, "quantified", "partly"),
        (goal("Svar", None, measure(ACT, "milestone", None)), {}, "quantified", "not_met"),
        (goal("Svar", None, undated(), measure("Samarbejdet styrkes.", "qualitative", None)), {}, "verifiable", "met"),
        (goal("Svar", None, measure("Bevilling på 4 mio. kr.", "equal", 4, "mio. kr.")), {}, "quantified", "not_met"),
        # baseline and ambition
        (goal("Svar", None, undated(baseline_value=80, baseline_period="2024")), {}, "baseline", "met"),
        (goal("Svar", None, undated(baseline_value=80)), {}, "baseline", "partly"),
        (goal("Svar", None, undated(baseline_period="2024")), {}, "baseline", "partly"),
        (goal("Svar", None, undated(baseline_value=80, baseline_period="2024", value=90)), {}, "ambition", "met"),
        (goal("Svar", None, undated(baseline_value=95, baseline_period="2024", value=90)), {}, "ambition", "not_met"),
        (goal("Svar", None, undated(baseline_value=90, baseline_period="2024", value=90)), {}, "ambition", "partly"),
        (
            goal("Svar", None, measure("Ventetid", "at_most", 9, "days", baseline_value=7, baseline_period="2024")),
            {},
            "ambition",
            "not_met",
        ),
        (goal("Svar", LEVEL, baseline="Brugerne savner overblik."), {}, "baseline", "partly"),
        (goal("Svar", LEVEL, baseline="Brugerne savner overblik.", baseline_period="2023"), {}, "baseline", "met"),
        (goal("Svar", LEVEL, baseline="Brugerne savner overblik."), {}, "ambition", "met"),
        # follow-up
        (goal(None, LEVEL, reporting=reporting("quarterly")), {}, "followed_up", "met"),
        (goal(None, LEVEL, reporting=reporting("unspecified", text="Statusrapportering")), {}, "followed_up", "partly"),
        (goal(None, LEVEL, reporting=reporting("quarterly", scope="document")), {}, "followed_up", "partly"),
        (goal(None, LEVEL), {"reporting": reporting("half_yearly", scope="document")}, "followed_up", "partly"),
        (goal(None, LEVEL, measurement_frequency="monthly"), {}, "followed_up", "partly"),
        (goal(None, LEVEL), {"kind": "selvevaluering"}, "followed_up", "partly"),
        (goal(None, LEVEL), {}, "followed_up", "not_met"),
        (goal(None, LEVEL, responsible="Kontor for Svar, afrapporterer hvert kvartal"), {}, "followed_up", "met"),
        # owner
        (goal(None, LEVEL, responsible="Kontor for Svar"), {}, "owner", "met"),
        (goal(None, LEVEL, responsible=sourced("Kontor for Svar", basis=Basis.INHERITED)), {}, "owner", "partly"),
        (goal(None, "Svarinstituttet Nord svarer."), {"publisher": "Svarinstituttet Nord"}, "owner", "partly"),
        (goal(None, "Svarinstituttet Nords breve sendes."), {"publisher": "Svarinstituttet Nord"}, "owner", "not_met"),
        # core task against the plan's own list
        (
            goal(None, "Kvartskrystallerne er jævne."),
            {"main_tasks": (sourced("Fremstilling af kvartskrystaller"),)},
            "core_task",
            "met",
        ),
        (goal(None, "Kvartskrystallerne er jævne."), {}, "core_task", "cannot_tell"),
        # themes
        (goal("Samarbejde", None, undated()), {}, "clear", "partly"),
        (goal("Samarbejde", None, measure("Samarbejdet styrkes.", "qualitative", None)), {}, "clear", "not_met"),
        (goal("Kortere ventetid", None, undated()), {}, "clear", "partly"),
        (goal("Ansøgere får hurtigere svar", None, undated()), {}, "clear", "met"),  # a whole sentence is no theme
        (goal("Kommunen skal styrke og optimere samarbejdet", None, undated()), {}, "clear", "not_met"),
        # the owner's column may name a partner
        (goal(None, LEVEL, responsible="Kontor for Svar"), {}, "attributable", "met"),
        (goal(None, LEVEL, responsible="Kontor for Svar i samarbejde med regionen"), {}, "attributable", "partly"),
    ],
)
def test_a_goal_is_judged_with_its_measures_reporting_and_baseline(packs, catalogue, one, facts, criterion, verdict):
    found = verdict_of(one, criterion, packs, catalogue, **facts)

    assert verdict == found.verdict, found.because


def test_verdicts_come_in_the_order_of_goals_and_criteria(packs, catalogue):
    made = plan(goal("Svar", LEVEL, id="g1"), goal("Ro", "Ro i haven.", id="g2"), language="da")

    found = compare(made, packs["da"], catalogue).goals

    assert [(id, name) for id in ("g1", "g2") for name in CRITERIA] == [
        (each.goal_id, each.criterion) for each in found
    ]


def test_evidence_is_verbatim_also_across_a_line_break(packs, catalogue):
    text = "Andelen stiger til mindst 75\npct. i 2026."

    found = verdict_of(goal(None, text), "quantified", packs, catalogue)

    assert "mindst 75\npct." in text
    assert [] == [quote for quote in found.evidence if quote not in text]
    assert "75\npct." in found.evidence


def test_only_a_verdict_that_wants_mending_carries_advice_and_an_exemplar(packs, catalogue):
    one = goal(None, "Ansøgninger om byggetilladelse behandles hurtigt af kommunen.")

    for found in judge(one, plan(one, language="da"), packs["da"], catalogue):
        wanting = found.verdict in (Verdict.PARTLY, Verdict.NOT_MET)

        assert wanting == bool(found.suggestion)
        assert wanting or not found.exemplar_id
        assert found.because.endswith(".")
        assert found.basis in ("A", "B", "C")


def test_without_a_language_pack_nothing_can_be_told(catalogue):
    made = plan(goal("Svar", LEVEL), language="xx")

    found = compare(made, None, catalogue)

    assert {Verdict.CANNOT_TELL} == {each.verdict for each in found.goals}
    assert "cannot be judged" in found.goals[0].because


def test_a_plan_without_goals_has_no_verdicts_on_goals(packs, catalogue):
    found = compare(plan(language="da"), packs["da"], catalogue)

    assert () == found.goals
    assert {Verdict.NOT_APPLICABLE} == {each.verdict for each in found.plan}


def test_the_same_plan_gives_the_same_assessment_twice(packs, catalogue):
    made = plan(goal("Svar", LEVEL, undated()), language="da", country="DK")

    assert compare(made, packs["da"], catalogue) == compare(made, packs["da"], catalogue)


def test_a_statement_broken_over_lines_is_one_statement(judged):
    whole = judged("Andelen af sager, der afgøres inden 30 dage, er mindst 90 pct. i 2026.", "da")
    broken = judged("Andelen af sager, der afgøres\ninden 30 dage, er mindst\n90 pct. i 2026.", "da")

    assert {name: each.verdict for name, each in whole.items()} == {name: each.verdict for name, each in broken.items()}


def test_a_target_below_the_baseline_is_worse_only_for_what_should_rise(packs, catalogue):
    falls = measure("Sygefravær", "equal", 6, "percent", baseline_value=8, baseline_period="2024")
    rises = measure("Tilfredshed", "equal", 6, "percent", baseline_value=8, baseline_period="2024")

    assert Verdict.MET is verdict_of(goal("Mål", None, falls), "ambition", packs, catalogue).verdict
    assert Verdict.NOT_MET is verdict_of(goal("Mål", None, rises), "ambition", packs, catalogue).verdict


def test_a_time_limit_in_the_name_of_a_share_is_not_held_against_the_state_before(packs, catalogue):
    share = "Andel af breve, der er besvaret på under 30 minutter"
    rises = measure(share, "equal", 80, "percent", baseline_value=61, baseline_period="2024")
    one = goal("Kø", None, rises, baseline="I 2024 ventede borgerne i gennemsnit 27 minutter.", baseline_period="2024")

    assert Verdict.MET is verdict_of(one, "ambition", packs, catalogue).verdict


def test_targets_that_rise_over_the_years_are_all_ambitious(packs, catalogue):
    steps = [
        measure("Tilfredshed", "equal", value, "percent", baseline_value=60, baseline_period="2023", id=f"g1.m{value}")
        for value in (62, 64, 66)
    ]
    assert all(one.target.value.value < other.target.value.value for one, other in pairwise(steps))

    assert Verdict.MET is verdict_of(goal("Mål", None, *steps), "ambition", packs, catalogue).verdict
