"""A hundred and fifty-six series of files made by people who never saw the program (our own inventions: tests/follow/blind), read whole.

`truth.json` of each folder says what a person reads. First readings, in the order in which the series were written (status,
results, links F1, relations): six series 63/160, 88/139, 0.737, 90/116; three (da_dige ...) 19/32, 12/30, 0.771, 36/37; three
(da_dyresundhed ...) 35/56, 49/56, 0.900, 61/63; three (da_skovforvaltning ...) 37/49, 47/49, 0.986, 57/71; three
(da_studiestoette ...) 47/55, 45/52, 0.835, 56/58; three (da_produktkontrol, sv_telenat, zh_qixiang) 22/55, 35/51, 0.677, 43/44; three
(da_produktsikkerhed, sv_miljotillsyn, zh_zhishichanquan) 45/56, 41/52, 0.707, 53/53; after learning from these, three (da_koereproeve,
sv_bygglov, zh_yibao) 55/55, 50/50, 0.785 (one plan gave no goal), 49/51; and three (da_fiskeri, sv_overformyndare, zh_nongji)
44/55, 39/46, 0.843, 56/59; three (da_straalebeskyttelse, sv_kollektivtrafik, zh_gongjijin) 41/58, 48/55, 0.867, 74/75; three
(da_forskningsbevillinger, sv_utsade, zh_zhufang) 47/52, 48/48, 0.640, 48/48; three (da_indsamlingstilsyn, sv_sfinamnd, zh_fushuyiyuan)
30/52, 44/52, 0.855, 62/62; six (da_asylmodtagelse, sv_skolmaltider, zh_binzang, da_luftsikkerhed, sv_teckensprak, zh_yanglao) 73/105,
67/101, 0.870, 127/130; six (da_faengsler, sv_spelverket, zh_falvyuanzhu, da_laerepladser, sv_fritidsgard, zh_zixingche) 61/105, 68/100,
0.914, 131/139; six after learning from these (da_maalevaegt, sv_valnamnd, zh_dizhen, da_forbrugerklage, sv_mediestod, zh_gongxiao) 65/113,
65/111, 0.627, 91/96; six (da_lagerstyrelsen, sv_avfallsnamnd, zh_yimiao, da_jordfordeling, sv_livsmedelskontroll, zh_shequjiaozheng)
77/109, 74/105, 0.764 (one plan gave no goal), 101/105; three (da_veteran, sv_tandvard, zh_xueqian) 43/54, 38/48, 0.636 (one plan gave no
goal), 41/42; after learning from these, three (da_farvandsafmaerkning, sv_tandvardsnamnd, zh_canlian) 48/56, 48/53, 0.968, 75/75, and three
(da_virksomhedsregister, sv_rennaring, zh_canjifuwu) 36/48, 38/42, 0.957, 66/66; three (da_statslokaler, sv_hjalpmedelsnamnd, zh_tongjiju) 39/52,
36/50, 0.828, 59/60, and after learning from these three (da_tinglysning, sv_brottsskador, zh_nongcungonglu) 42/52, 40/49, 0.892, 63/63; after
learning from these six (da_jernbanesikkerhed, sv_yrkesutbildning, zh_gongrexiangmu, da_patientsager, sv_fastighetsnamnd, zh_gongre_bumen)
100/111, 106/109, 0.808, 115/118, and before learning from all of those three asked for other than the simplest layouts (da_adoption,
sv_skuldreglering, zh_jiuzhuzhan) 37/56, 34/53, 0.839, 59/60; after learning from those five (da_vejgods, sv_arkivnamnd, da_praehospital,
sv_dammsakerhet, zh_tushuguan) 58/90, 50/89, 0.779, 93/97, and after learning from these three (da_integration, sv_exportkontroll,
zh_huanxixiang) 41/47, 43/43, 1.0, 72/72; three (da_fortidsminder, sv_naturvard, zh_yuanlin) 33/41, 24/39, 0.736, 44/46; and after
learning from these zh_linye 18/19, 19/19, 1.0, 26/26; six (da_stormskade, sv_familjeratt, zh_liangshi, da_retskemi, sv_lotsning, zh_ganghang)
72/107, 69/105, 0.698, 85/89; after learning from these six (da_plantesundhed, sv_vanamnd, zh_bowuguan, da_punktskrift, sv_bergverk,
zh_wuxiandian) 85/101, 83/98, 0.95, 132/133; and after learning from those three (da_tolkning, sv_upphandling, zh_ludeng) 39/51, 38/50, 0.884, 62/65, and
after these three (da_sundhedspleje, sv_energibolag, zh_rongmeiti) 46/62, 41/60, 0.987, 77/77; six (da_kostskoler, sv_servicenamnd, zh_feiyi,
da_huslejeanke, sv_kyrkogard, zh_danganguan) 91/106, 83/102, 0.841, 119/119; and after learning from these three (da_universitetshospital,
sv_tingsratt, zh_kaifaqu) about 32/63, one of their reports crashed the program; after learning from these three (da_hoerecentre,
sv_tillstandsnamnd, zh_qingshaonian) 40/48, 44/46, 0.980, 70/70, and three asked to be ordinary but irregular, with statuses of goals and of
their measures (da_boligstoette, sv_kulturskola, zh_huanwei) 16/81, 12/66, 0.750, 58/58; three (da_grundvand, sv_arbetsmarknad, zh_xiaofang) 42/48,
39/45, 0.922, 65/65; three with a report in prose (da_letbane, sv_regionteater, zh_fayuan) 39/58, 41/55, 0.926, 69/69; three, half learned from
those (da_nationalpark, sv_flygplats, zh_yaojian) 41/51, 41/49, 0.900, 63/63; and after learning from all of these three (da_musikkonservatorium,
sv_blodforsorjning, zh_gongzheng) 60/60, 59/59, 0.973, 70/71; three (da_arbejdsskade, sv_folkhogskola, zh_jijiu) 72/79, 64/71, 0.930, 71/73; three in
which goals and their measures are judged (da_bevaringscenter, sv_ostmark, zh_dongyi) 66/103, 41/86, 0.940, 70/71; after learning from both three
in usual layouts (da_naturmuseum, sv_vattenforbund, zh_kejiguan) 69/69, 69/69, 1.0, 76/77, and three in mixed ones (da_vejrvarsling, sv_smittskydd,
zh_dongwuyuan) 69/122, 59/93, 0.828, 57/60. Since then a row that names its measure only with the
result counts as that measure's. Four rows were judged "not started", which the truth has as unknown. One row of the truth named a goal by the plan's words where the report prints others, and follows
the report now. The floors are what is reached since all were looked at, so that none of them is a blind figure today.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from pipeline.batch import read_one
from pipeline.follow import link
from pipeline.options import Options
from pipeline.worklist import discover
from tests.follow.measuring import Links, Measured, measure_follow_ups, measure_links
from tests.follow.told import Linked, Paper, Series, Told

FOLDERS = sorted(path.parent for path in (Path(__file__).parent / "blind").glob("*/truth.json"))
# Rows without any mark or result ("Mäts i oktober."), a status that only prose tells; 1.873 that the truth has for 1,873;
# results without a figure.
LOST_ROWS = {
    "da_adoption": 1, "da_bevaringscenter": 5, "da_jordfordeling": 1, "da_laerepladser": 1, "da_letbane": 8,
    "da_maalevaegt": 4, "da_nationalpark": 9, "da_patientsager": 3, "da_sundhedspleje": 3, "sv_arkivnamnd": 1,
    "sv_energibolag": 1, "sv_fritidsgard": 3, "sv_kulturskola": 5, "sv_livsmedelskontroll": 7,
    "sv_regionteater": 1, "sv_smittskydd": 3, "sv_tandvardsnamnd": 1, "sv_tillstandsnamnd": 3,
    "sv_upphandling": 1, "sv_vanamnd": 2, "zh_danganguan": 1, "zh_dongyi": 4, "zh_fayuan": 1, "zh_gongxiao": 1,
    "zh_gongzheng": 1, "zh_jiuzhuzhan": 17, "zh_liangshi": 1, "zh_nongji": 1, "zh_qingshaonian": 1,
    "zh_shequjiaozheng": 3, "zh_yaojian": 1,
}  # fmt: skip
# Causes that no sentence names, and those of paragraphs that tell result and cause in one.
LOST_WORDS = {
    "da_asylmodtagelse": 1, "da_bevaringscenter": 2, "da_boligstoette": 18, "da_huslejeanke": 1,
    "da_jordfordeling": 1, "da_kostskoler": 2, "da_letbane": 4, "da_luftsikkerhed": 1, "da_maalevaegt": 2,
    "da_musikkonservatorium": 2, "da_nationalpark": 4, "da_plantesundhed": 1, "da_sundhedspleje": 6,
    "da_vejgods": 1, "sv_arkivnamnd": 4, "sv_flygplats": 3, "sv_kanal": 1, "sv_kulturskola": 10,
    "sv_livsmedelskontroll": 3, "sv_miljotillsyn": 2, "sv_regionteater": 1, "sv_sfinamnd": 1, "sv_tandvard": 1,
    "sv_teckensprak": 1, "sv_tillstandsnamnd": 2, "sv_vanamnd": 2, "zh_dongyi": 3, "zh_fayuan": 2,
    "zh_huanwei": 1, "zh_jiuzhuzhan": 7, "zh_linye": 1, "zh_shequjiaozheng": 2, "zh_zhengwu": 1,
}  # fmt: skip
# Renamed and with another target: the truth says reworded, the program new_target, or the other way.
LOST_RELATIONS = {
    "da_adoption": 1, "da_arbejdsskade": 1, "da_asylmodtagelse": 2, "da_faengsler": 1, "da_jordfordeling": 1,
    "da_lagerstyrelsen": 1, "da_luftsikkerhed": 1, "da_maalevaegt": 1, "da_naturmuseum": 1, "da_punktskrift": 1,
    "da_statslokaler": 1, "da_straalebeskyttelse": 1, "da_tolkning": 1, "da_vejgods": 1,
    "sv_blodforsorjning": 1, "sv_fritidsgard": 1, "sv_livsmedelskontroll": 1, "sv_naturvard": 1,
    "sv_ostmark": 1, "sv_smittskydd": 3, "sv_spelverket": 1, "sv_tandvard": 1, "sv_tingsratt": 1,
    "sv_valnamnd": 1, "sv_yrkesutbildning": 1, "zh_gongre_bumen": 1, "zh_nongji": 2, "zh_qixiang": 1,
    "zh_shequjiaozheng": 6, "zh_xueqian": 1, "zh_zhengwu": 1,
}  # fmt: skip
# A dated task that the truth leaves out is read as a goal of the plan; plans elsewhere state their goals so.
# A goal split into two that share few words with it is taken for dropped, and they for new.
# The tasks with a budget of a form are goals to the truth of zh_nongji; the program takes the form's goal.
EXTRA_LINKS = {
    "da_adoption": 1, "da_asylmodtagelse": 2, "da_jordfordeling": 3, "da_lagerstyrelsen": 3, "da_letbane": 1,
    "da_maalevaegt": 4, "da_nationalpark": 3, "da_plantesundhed": 1, "da_statslokaler": 2,
    "da_straalebeskyttelse": 5, "da_universitetshospital": 3, "sv_bergverk": 1, "sv_brottsskador": 2,
    "sv_fritidsgard": 2, "sv_livsmedelskontroll": 3, "sv_tandvard": 2, "sv_tandvardsnamnd": 1,
    "sv_tillstandsnamnd": 2, "zh_binzang": 1, "zh_bowuguan": 3, "zh_fayuan": 2, "zh_gongjijin": 1,
    "zh_gongre_bumen": 2, "zh_gongzheng": 1, "zh_jiuzhuzhan": 3, "zh_nongji": 10, "zh_qixiang": 3,
    "zh_rongmeiti": 1, "zh_shequjiaozheng": 1, "zh_xiaofang": 1, "zh_yaojian": 6, "zh_zhongxinxuezhan": 1,
    "zh_zhufang": 3, "zh_zixingche": 2,
}  # fmt: skip


def series_of(folder: Path) -> Series:
    """The truth of a folder. A row whose only judgement is a score carries what a score means (`status_by_score`)."""
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    told = [
        (
            row["file"],
            Told(
                row["goal"], row["period"], row.get("status_by_score") or row["status"], row.get("actual") or "",
                row.get("measure") or "", "", row.get("explanation") or "", row.get("action") or "",
            ),
        )
        for row in truth["follow_ups"]
    ]  # fmt: skip
    papers = [Paper(name, [], [one for file, one in told if file == name]) for name in truth["documents"]]
    links = [Linked(one["from"], one["to"], one["relation"], one["goal"], one["to_goal"]) for one in truth["links"]]
    return Series(folder.name, papers, links)


@cache
def measured(folder: Path) -> tuple[Measured, Links]:
    series = series_of(folder)
    results = {p.name: read_one(discover([folder / p.name])[0], Options()) for p in series.papers}
    return measure_follow_ups(series, results), measure_links(series, results, link(results.values()))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_status_and_result_of_every_row_are_read_and_nothing_else(folder):
    rows, _ = measured(folder)

    lost = rows.status.misses + rows.actual.misses + rows.extra.misses
    assert len(lost) <= LOST_ROWS.get(folder.name, 0), "\n".join(lost)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_causes_and_actions_are_read_but_for_a_few(folder):
    rows, _ = measured(folder)

    assert len(rows.words.misses) <= LOST_WORDS.get(folder.name, 0), "\n".join(rows.words.misses)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_goals_are_found_again_in_the_next_document(folder):
    _, links = measured(folder)

    assert len(links.misses) <= EXTRA_LINKS.get(folder.name, 0), "\n".join(links.misses)
    assert len(links.relation.misses) <= LOST_RELATIONS.get(folder.name, 0), "\n".join(links.relation.misses)


def test_all_series_are_there():
    assert 156 == len(FOLDERS)
    assert 3002 == sum(measured(folder)[0].status.asked for folder in FOLDERS)
