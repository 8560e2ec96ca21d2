"""Verdicts on goals in words: what is judged or foreseen, denied or graded, in phrases that institutions print."""

import pytest

from pipeline.extract.lights import LightReader
from pipeline.extract.verdicts import VerdictReader
from pipeline.packs import load_pack
from pipeline.records import FollowUpStatus as Status

DANISH = {
    "met": """
        Målet er opfyldt
        Målet blev nået
        Målet vurderes at være opfyldt
        Målet vurderes opfyldt
        Målet anses for opfyldt
        Målet anses som opfyldt
        Målet er dermed nået
        Målet er indfriet
        Målet er nået med en margin
        Målet må betragtes som opfyldt
        Målet vurderes nået
        Fuldt opfyldt
        Opfyldt
        Nået
        Målet er overopfyldt
        Kravet er overholdt
    """,
    "partly_met": """
        Målet er delvist opfyldt
        Målet vurderes at være delvist opfyldt
        Målet vurderes delvist opfyldt
        Målet er kun delvist nået
        Målet er ikke fuldt opfyldt
        Målet blev ikke fuldt ud nået
        Målet er i overvejende grad opfyldt
        Målet er til dels opfyldt
        Målet er næsten nået
        Målet er overvejende opfyldt
    """,
    "not_met": """
        Målet er ikke opfyldt
        Målet er ikke blevet opfyldt
        Målet vurderes ikke at være opfyldt
        Målet vurderes ikke opfyldt
        Målet blev ikke indfriet
        Målet blev desværre ikke nået
        Målet er således ikke nået
        Målet anses ikke for opfyldt
        Det lykkedes ikke at nå målet
        Målet kunne ikke indfries
        Målet kunne ikke nås
        Kravet er ikke overholdt
    """,
    "on_track": """
        Målet forventes opfyldt
        Forventes nået
        Målet forventes at blive opfyldt
        Målet ventes nået ved årets udgang
        Målet vurderes at kunne nås
        Målet forventes indfriet i 2024
        Opfyldelse forventes
        Forventes fuldt opfyldt
        Det forventes, at målet nås
        Det forventes, at målet opfyldes
        Målet vurderes at blive opfyldt
        Målet ser ud til at blive nået
        Vi forventer at nå målet
        Følger plan
        Går som planlagt
        Kører efter planen
        Skrider planmæssigt frem
        Målopfyldelse forventes
    """,
    "at_risk": """
        Risiko for, at målet ikke opfyldes
        Risiko for manglende målopfyldelse
        Risiko for manglende opfyldelse
        Der er risiko for, at målet ikke nås
        Målet forventes delvist opfyldt
        Målet forventes kun delvist opfyldt
        Det er usikkert, om målet nås
        Usikkert om målet kan nås
        Målopfyldelsen er usikker
        Målet er i fare for ikke at blive nået
        Risiko for ikke at nå målet
        Målet er udfordret
        Kræver særlig opmærksomhed
        Målet forventes opfyldt med forsinkelse
        Mulig afvigelse
        Under observation
    """,
    "off_track": """
        Målet forventes ikke opfyldt
        Målet forventes ikke nået
        Forventes ikke nået
        Målet ventes ikke opfyldt
        Det forventes ikke, at målet nås
        Det forventes, at målet ikke nås
        Målet forventes ikke at blive opfyldt
        Målet vurderes ikke at kunne nås
        Målet vurderes ikke at blive nået
        Målopfyldelse forventes ikke
        Målet bliver ikke nået
        Målet kan ikke længere nås
        Målet nås ikke i år
        Stor risiko for, at målet ikke nås
        Betydelig risiko for manglende opfyldelse
        Høj risiko for, at målet ikke nås
        Går ikke som planlagt
    """,
    "unknown": """
        Ikke målt endnu
        Måles først ved årets udgang
        Endnu ikke målt
        Kan endnu ikke vurderes
        Data foreligger ikke endnu
        Ikke vurderet
        Ej målt
    """,
    "lapsed": """
        Målet er udgået
        Målet bortfalder
        Målet er frafaldet
        Målet er taget ud af planen
    """,
}
SWEDISH = {
    "met": """
        Målet är uppfyllt
        Målet bedöms vara uppfyllt
        Målet bedöms som uppfyllt
        Målet bedöms uppfyllt
        Målet bedöms ha nåtts
        Målet bedöms ha uppnåtts
        Målet bedöms ha uppfyllts
        Målet har nåtts
        Målet har uppfyllts
        Målet har uppnåtts
        Målet nåddes
        Målet är nått
        Målet anses uppfyllt
        Målet anses vara uppfyllt
        Målet är därmed uppfyllt
        Målet är helt uppfyllt
        Målet uppnås
        Målet får anses uppfyllt
        Målet är infriat
        Nämnden bedömer att målet är uppfyllt
        Uppfyllt
        Målet klarades
        God måluppfyllelse
        Hög måluppfyllelse
    """,
    "partly_met": """
        Målet är delvis uppfyllt
        Målet bedöms vara delvis uppfyllt
        Målet bedöms som delvis uppfyllt
        Målet bedöms delvis uppfyllt
        Målet bedöms delvis ha nåtts
        Målet bedöms delvis vara uppfyllt
        Målet bedöms till viss del vara uppfyllt
        Målet har delvis nåtts
        Målet har endast delvis uppfyllts
        Målet är i stort sett uppfyllt
        Målet är inte fullt ut uppfyllt
        Målet bedöms inte fullt ut vara uppfyllt
        Målet nåddes nästan
        Målet har uppfyllts delvis
        Målet är till övervägande del uppfyllt
        Målet är till stora delar uppfyllt
        Viss måluppfyllelse
    """,
    "not_met": """
        Målet är inte uppfyllt
        Målet bedöms inte vara uppfyllt
        Målet bedöms inte som uppfyllt
        Målet bedöms inte uppfyllt
        Målet bedöms ej vara uppfyllt
        Målet bedöms inte ha nåtts
        Målet bedöms inte ha uppnåtts
        Målet bedöms inte ha uppfyllts
        Målet bedöms som ej uppfyllt
        Målet har inte uppfyllts
        Målet har inte nåtts
        Målet nåddes inte
        Målet nåddes därmed inte
        Målet anses inte uppfyllt
        Målet har inte kunnat nås
        Målet kunde inte nås
        Målet är därmed inte uppfyllt
        Målet är ännu inte uppfyllt
        Vi når inte målet
        Målet klarades inte
        Målet är inte nått
    """,
    "on_track": """
        Målet bedöms nås
        Målvärdet bedöms nås vid årets slut
        Målet bedöms kunna nås
        Målet bedöms bli uppfyllt
        Målet förväntas nås
        Målet väntas uppnås under året
        Målet bedöms komma att nås
        Målet bedöms vara uppfyllt vid årets slut
        Målet kommer att nås
        Målet kommer att uppfyllas
        Prognosen är att målet nås
        Målet beräknas vara uppfyllt vid årets slut
        Bedöms uppnås
        Arbetet löper enligt plan
        Vi bedömer att målet kommer att nås
        Går enligt plan
        Följer plan
        Målet ser ut att nås
    """,
    "at_risk": """
        Osäkert om målvärdet nås
        Osäkert om målet nås
        Det är osäkert om målet kommer att nås
        Risk att målet inte nås
        Risk för att målet inte nås
        Det finns risk att målet inte uppnås
        Målet bedöms delvis nås
        Målet bedöms endast delvis uppnås
        Målet bedöms nås delvis
        Målet bedöms delvis kunna nås
        Målet riskerar att inte nås
        Viss risk för avvikelse
        Mindre avvikelse från plan
        Målet förväntas uppfyllas delvis
        Kräver åtgärder för att nås
        Tveksamt om målet nås
        Målet kommer delvis att nås
    """,
    "off_track": """
        Målvärdet bedöms inte nås
        Målet bedöms inte nås
        Målet bedöms inte kunna nås
        Målet bedöms inte komma att nås
        Målet kommer inte att nås
        Målet kommer inte nås
        Målet förväntas inte nås
        Målet väntas inte uppnås
        Målet bedöms inte bli uppfyllt
        Målet bedöms inte vara uppfyllt vid årets slut
        Målet bedöms ej uppfyllas
        Målet nås inte under året
        Stor risk att målet inte nås
        Hög risk för att målet inte nås
        Målet ser inte ut att nås
        Större avvikelse från plan
        Målet går inte att nå i år
    """,
    "unknown": """
        Kan inte bedömas
        Ej mätt
        Har inte mätts
        Mäts först i november
        Ännu inte mätt
        Uppgift saknas
        Går inte att bedöma ännu
        Resultat saknas
        Mätning genomförs i höst
    """,
    "lapsed": """
        Målet utgår
        Målet har utgått
        Målet är avfört
    """,
}
CHINESE = {
    "met": """
        已完成
        目标已完成
        全面完成年度目标
        完成年度目标
        超额完成
        已达标
        达到预期目标
        已实现年度目标
        按时完成
        完成
        已完成年度任务
        任务已全部完成
        达成
        已按时办结
    """,
    "partly_met": """
        部分完成
        基本完成
        未全部完成
        未完全完成
        尚未全部完成
        基本达到目标
        大部分完成
        部分未完成
        完成大部分
    """,
    "not_met": """
        未完成
        尚未完成
        未达到目标
        未达到年度目标
        未达目标
        没有达到目标
        目标未完成
        未能按时完成
        未如期完成
        未实现
    """,
    "on_track": """
        正常推进
        预计可完成
        预计能够完成
        预计可按期完成
        预计年底可完成
        预计如期完成
        能够按期完成
        可按时完成
        达到时序进度
        达到序时进度
        超时序进度
        快于时序进度
        进度正常，能按期完成
        预计完成全年目标
        全年目标可实现
        预计能够实现
        预期可完成
    """,
    "at_risk": """
        存在一定风险
        存在不能完成的风险
        有未完成风险
        完成有一定困难
        有困难
        略慢于时序进度
        低于时序进度
        未达时序进度
        未达到时序进度
        进度偏慢
        进展偏慢
        稍有滞后
        需加快推进
        能否完成存在不确定性
        需要关注
        预计部分完成
        推进较慢
        有完成可能
        存在滞后，需加快
        存在不确定性
    """,
    "off_track": """
        预计不能完成
        预计无法完成
        预计不能按期完成
        预计难以完成
        预计完不成
        严重滞后
        难以完成
        无法按期完成
        不能按期完成
        完成无望
        大幅落后
        严重低于时序进度
    """,
    "unknown": """
        暂未评价
        尚无数据
        未到考核期
        未到完成时间
        年底统计
        暂无法评价
        数据尚未公布
        待年终评价
    """,
    "lapsed": """
        已取消
        终止实施
    """,
}
SAID = [
    (code, phrase.strip(), status)
    for code, told in (("da", DANISH), ("sv", SWEDISH), ("zh", CHINESE))
    for status, phrases in told.items()
    for phrase in phrases.strip().splitlines()
]


@pytest.mark.parametrize(("code", "phrase", "status"), SAID)
def test_a_verdict_is_read_from_its_parts(code, phrase, status):
    assert Status(status) is LightReader(load_pack(code)).word(phrase)


@pytest.mark.parametrize(
    ("code", "phrase", "status"),
    [
        ("da", "Målet er nået, selv om tilgangen ikke var ventet", Status.MET),
        ("da", "Ingen væsentlig afvigelse", Status.ON_TRACK),
        ("sv", "Kostnaden har inte ökat, och målet är uppnått", Status.MET),
        ("sv", "Inga större avvikelser", Status.ON_TRACK),
        ("zh", "完成率100%", None),
        ("zh", "预期目标", None),
    ],
)
def test_words_of_another_clause_do_not_change_it(code, phrase, status):
    assert status is LightReader(load_pack(code)).word(phrase)


def test_a_verdict_stretches_over_its_own_words_alone():
    text = "Nämnden menar att målet inte kunde nås under våren."
    (one,) = VerdictReader(load_pack("sv")).find(text)

    assert "inte kunde nås" == text[one.start : one.end]
    assert Status.NOT_MET is one.status


def test_a_language_without_verdicts_gives_none():
    assert [] == list(VerdictReader(load_pack("nb")).find("Målet er ikke nådd"))
