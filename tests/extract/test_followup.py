"""The follow-up stated once for the whole plan, told apart from what is said of one goal, of meetings, of other reports."""

import pytest

from pipeline.records import Scope
from tests.extract.reading import read
from tests.factories import heading, passage, table

GOALS = {
    "da": (heading("Mål- og resultatplan 2025"), heading("Mål"), heading("Mål 1: Kortere ventetid", 2),
           passage("Resultatkrav: Mindst 90 pct. af sagerne afgøres inden for 30 dage.")),
    "sv": (heading("Verksamhetsplan 2025"), heading("Mål"), heading("Mål 1: Kortare väntetid", 2),
           passage("Mått: Minst 90 procent av ärendena ska avgöras inom 30 dagar.")),
    "zh": (heading("某县2025年工作要点"), heading("一、主要目标"), passage("到2025年底,群众满意度达到95%以上。")),
}  # fmt: skip
CHAPTER = {"da": "Opfølgning", "sv": "Uppföljning", "zh": "三、监督考核"}


def rhythm(code, *sentences, chapter=True):
    told = (
        [heading(CHAPTER[code] if chapter else "—")]
        if chapter
        else [heading("Om planen" if code == "da" else "Övrigt")]
    )
    plan = read(*GOALS[code], *told, *(passage(text, id=f"t{n}") for n, text in enumerate(sentences)), language=code)
    assert plan.goals, "the plan around the sentence must state a goal"
    assert plan.reporting is None or plan.reporting.scope is Scope.DOCUMENT
    return sorted(map(str, plan.reporting.cadences)) if plan.reporting else []


@pytest.mark.parametrize(
    ("code", "text", "cadences"),
    [
        ("da", "Der gøres status for alle mål to gange om året.", ["half_yearly"]),
        ("da", "Styrelsen sender hvert kvartal en samlet status for planen til departementet.", ["quarterly"]),
        ("da", "Målene afrapporteres årligt, medmindre andet er angivet.", ["yearly"]),
        ("da", "Rektor afgiver en midtvejsrapport i januar 2026 og en slutrapport i august 2026.", ["half_yearly"]),
        ("da", "Status for planen sendes til ministeriet senest den 15. august 2025 og den 15. februar 2026.",
         ["half_yearly"]),
        ("da", "Byrådet får en status på samtlige mål pr. 30. april og 31. august samt i årsregnskabet.",
         ["four_monthly"]),
        ("sv", "Målen följs upp tertialvis om inget annat anges.", ["four_monthly"]),
        ("sv", "Planen följs upp i delårsrapporten och i årsredovisningen.", ["half_yearly"]),
        ("sv", "Bolaget rapporterar alla mål per den 30 april och den 31 augusti samt i årsredovisningen.",
         ["four_monthly"]),
        ("sv", "Återrapportering ska ske i årsredovisningen om inte annat anges.", ["yearly"]),
        ("sv", "Arbetet med samtliga mål redovisas för styrelsen varje kvartal.", ["quarterly"]),
        ("zh", "各责任单位每月5日前报送目标任务进展情况。", ["monthly"]),
        ("zh", "各单位于每年7月15日前和次年1月15日前报送绩效监控表。", ["half_yearly"]),
        ("zh", "每季度通报一次各项任务完成情况;重大事项随时报告。", ["quarterly"]),
        ("da", "Direktionen gennemgår fremdriften på alle mål den første mandag i hver måned.", ["monthly"]),
        ("da", "Fremdriften i planen rapporteres til ministeriet i forbindelse med de to årlige statusmøder.", ["half_yearly"]),
        ("da", "Udvalget forelægges en samlet opfølgning i marts, juni, september og december.", ["quarterly"]),
        ("da", "Institutionen udarbejder hvert år en redegørelse for opfyldelsen af kontraktens mål.", ["yearly"]),
        ("da", "Regionsrådet modtager fire gange årligt en opfølgning på målsætningerne.", ["quarterly"]),
        ("da", "Kommunalbestyrelsen behandler opfølgning på målene ved de tre årlige budgetopfølgninger.", ["four_monthly"]),
        ("sv", "Nämnden får en samlad bild av måluppfyllelsen i samband med delårsbokslut och årsbokslut.", ["half_yearly"]),
        ("sv", "Hur väl målen uppnås redovisas i verksamhetsberättelsen.", ["yearly"]),
        ("sv", "Myndighetsledningen går igenom läget för samtliga mål en gång i kvartalet.", ["quarterly"]),
        ("sv", "Rapportering till regionstyrelsen av planens mål sker i mars, juli och november.", ["four_monthly"]),
        ("sv", "Avstämning av åtagandena görs i juni och december.", ["half_yearly"]),
        ("sv", "Bolaget återkopplar måluppfyllelsen till ägaren vid ägardialogen varje höst.", ["yearly"]),
        ("zh", "各牵头部门每季度第一个月10日前书面报告上季度落实情况。", ["quarterly"]),
        ("zh", "各牵头单位每月25日前报送进展情况。县政府督查室按季度汇总通报。", ["monthly", "quarterly"]),
        ("zh", "对规划实施情况实行年度监测,2028年开展中期评估,2030年组织总结评估。", ["yearly"]),
        ("zh", "规划实施情况每年向市人大常委会报告一次,2028年组织中期评估。", ["yearly"]),
        ("zh", "区政府将对报告确定的任务逐项分解,按月调度、按季通报,年底集中考评。",
         ["monthly", "quarterly"]),
        ("zh", "建立月调度、季点评工作机制,定期通报任务进展。", ["monthly", "quarterly"]),
        ("zh", "县政府督查室每月对重点工作推进情况进行督查。", ["monthly"]),
        ("zh", "各乡镇于6月20日和12月20日前上报目标完成情况。", ["half_yearly"]),
        ("zh", "领导小组每年向县委、县政府专题报告规划执行情况。", ["yearly"]),
        ("zh", "实行周汇报、月小结制度,及时掌握工作进度。", ["monthly", "weekly"]),
    ],
)  # fmt: skip
def test_a_sentence_on_the_plan_or_all_its_goals_gives_the_rhythm_of_the_plan(code, text, cadences):
    assert cadences == rhythm(code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("da", "Parterne mødes mindst én gang årligt."),
        ("da", "De økonomiske mål følges op hver måned."),
        ("da", "Målet afrapporteres hver måned."),
        ("sv", "Uppdragen redovisas varje kvartal."),
        ("sv", "De finansiella målen följs upp månadsvis."),
        ("sv", "Riskerna gås igenom och redovisas varje månad."),
        ("zh", "完成情况纳入年度综合考核。"),
        ("zh", "每季度召开一次联席会议。"),
        ("zh", "区政府每季度向区人大常委会报告民生实事进展情况。"),
        ("zh", "县政府督查室将对落实情况进行跟踪督办。"),
        ("da", "Strategien evalueres samlet i 2028."),
        ("da", "Styregruppen holder møde hver anden måned."),
        ("sv", "Handlingsplanen revideras vart fjärde år."),
        ("sv", "Styrelsen sammanträder sex gånger per år."),
        ("zh", "每年组织两次业务培训。"),
        ("zh", "评估结果作为干部年度考核的重要参考。"),
    ],
)
def test_meetings_assignments_and_groups_of_goals_are_no_follow_up_of_the_plan(code, text):
    assert [] == rhythm(code, text)


def test_what_names_the_whole_plan_outranks_other_sentences_of_the_chapter():
    assert ["half_yearly"] == rhythm(
        "da", "Der afrapporteres kvartalsvist til departementet.", "Status for alle mål sendes to gange om året."
    )


def test_a_sentence_on_all_goals_needs_no_chapter_of_its_own():
    assert ["half_yearly"] == rhythm("da", "Vi gør status for alle mål to gange om året.", chapter=False)


def test_the_annual_report_beside_an_interim_rhythm_is_a_channel():
    status = "Der gøres status for alle mål hvert halve år."

    assert ["half_yearly"] == rhythm("da", f"{status} Årets resultater beskrives i årsrapporten.")
    assert ["half_yearly"] == rhythm("da", f"{status} Resultaterne offentliggøres desuden i årsrapporten.")


def test_a_document_without_goals_has_no_follow_up_of_goals():
    plan = read(heading("Arbejdsprogram 2025"), heading("Opfølgning"),
                passage("Der afrapporteres halvårligt til departementet."), language="da")  # fmt: skip

    assert () == plan.goals
    assert plan.reporting is None


def test_a_report_that_a_law_asks_for_is_no_follow_up_of_the_plan():
    law = "Huset skal efter arkivlovens § 4 hvert år redegøre for sine samlinger."

    assert ["half_yearly"] == rhythm("da", f"Der gøres status for alle mål hvert halve år. {law}")


@pytest.mark.parametrize(
    ("told", "cadences"),
    [
        ("Der afrapporteres på indfrielsen af målene for 2025 i årsrapporten.", ["half_yearly", "yearly"]),
        ("Årets resultat offentliggøres i årsrapporten.", ["half_yearly"]),
    ],
)
def test_an_own_sentence_on_the_goals_in_the_annual_report_is_a_rhythm_and_publishing_a_channel(told, cadences):
    assert cadences == rhythm("da", "Der afrapporteres halvårligt på målene.", told)


@pytest.mark.parametrize(
    ("code", "chapter", "goal", "told"),
    [
        ("da", "Økonomiske mål", "Gælden er højst 400 mio. kr.", "De økonomiske mål følges hver måned i udvalget."),
        (
            "sv",
            "Finansiella mål",
            "Soliditeten ska vara minst 35 procent.",
            "De finansiella målen följs upp månadsvis.",
        ),
    ],
)
def test_what_a_chapter_says_of_its_goals_holds_for_these_alone(code, chapter, goal, told):
    plan = read(
        heading("Budget 2025"),
        *GOALS[code][1:],
        heading(chapter),
        passage(goal, id="g"),
        passage(told, id="t"),
        language=code,
    )
    found = {str(goal.statement or goal.title): goal.reporting for goal in plan.goals}
    own = [reporting for reporting in found.values() if reporting is not None]

    assert 2 == len(plan.goals)
    assert 1 == len(own)
    assert ["monthly"] == [str(cadence) for cadence in own[0].cadences]


def test_letters_for_intervals_mean_what_the_legend_says():
    rows = ("Nr.", "Resultatmål", "Succeskriterium", "Rytme"), ("1", "Kortere kø", "Højst 10 dage", "T"), (
        "2", "Færre fejl", "Højst 4 pct.", "H")  # fmt: skip
    plan = read(passage("Rytme: T = hvert tertial, H = hvert halvår.", id="p"), table(*rows), language="da")

    assert ["four_monthly", "half_yearly"] == [str(g.reporting.cadences[0]) for g in plan.goals if g.reporting]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("da", "Ventetiden (mål 1) opgøres hver uge og afrapporteres hver måned."),
        ("sv", "Väntetiden (mål 1) mäts varje vecka och redovisas varje månad."),
    ],
)
def test_what_is_told_of_a_goal_by_its_number_holds_for_that_goal(code, told):
    plan = read(*GOALS[code], heading(CHAPTER[code]), passage(told), language=code)
    (goal,) = plan.goals

    assert ["monthly"] == [str(cadence) for cadence in goal.reporting.cadences]
    assert Scope.GOAL is goal.reporting.scope
