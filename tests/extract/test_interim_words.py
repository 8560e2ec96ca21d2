"""Words that half-year and tertial reports print of their goals, by what they mean there."""

import pytest

from pipeline.extract.followup_times import Timing
from pipeline.extract.lights import Legend, LightReader
from pipeline.packs import load_pack
from pipeline.records import FollowUp
from tests.factories import goal, source

WORDS = {
    "da": {
        "on_track": (
            "Forventes opfyldt|På sporet|Efter planen|Målet ventes nået|Følger planen|I proces|"
            "Igangsat|På rette spor|Går som planlagt|Forløber planmæssigt|Ventes nået|Målet nås|"
            "Forventes nået|Målet forventes indfriet|Positiv|I gang|Opfyldes|Planmæssigt|"
            "Ja, forventes opfyldt|Nås|Vil blive nået"
        ),
        "at_risk": (
            "Forventes delvist opfyldt|I risiko|Under pres|Bagud|Risiko for forsinkelse|Usikkert|"
            "Delvist på sporet|Ventes delvist nået|Målet er udfordret|Målet er i fare|"
            "Mindre afvigelse|Nås delvist|Målet nås delvist|Let forsinket|Tæt på|Målet er truet|"
            "Delvist"
        ),
        "off_track": (
            "Forventes ikke opfyldt|Ikke på sporet|Forsinket|Kritisk|Ventes ikke nået|"
            "Målet ventes ikke nået|Væsentligt bagud|Nås ikke|Målet nås ikke|Væsentlig afvigelse|"
            "Ikke efter planen|Betydeligt forsinket|Står stille|Målet kan ikke nås|Opfyldes ikke"
        ),
        "met": (
            "Opfyldt|Afsluttet|Gennemført|Målet er nået|Nået"
        ),
        "not_met": (
            "Ikke opfyldt|Ikke nået|Målet blev ikke nået"
        ),
        "lapsed": (
            "Udgår|Udgået|Bortfaldet|Annulleret|Sat i bero|Ikke længere relevant|Trukket tilbage"
        ),
    },
    "sv": {
        "on_track": (
            "Bedöms uppnås|I linje med plan|På väg att nås|Kommer att nås|Ja, bedöms nås|Uppfylls|"
            "Når målet|Målet nås troligen|Går enligt plan|I fas|På rätt spår|Förväntas uppnås|"
            "Prognos: uppfylls|Pågår enligt plan|Kommer att uppnås|Beräknas nås|God prognos|Uppnås|"
            "Nås|Målet nås"
        ),
        "at_risk": (
            "Bedöms delvis uppnås|Osäkert|Avvikelse|Viss avvikelse|Risk|Uppfylls delvis|Nås delvis|"
            "Kommer delvis att nås|Risk för att målet inte nås|Bedöms nås delvis|Viss risk|"
            "Något efter plan|Delvis|Målet nås delvis"
        ),
        "off_track": (
            "Bedöms ej uppnås|Bedöms inte nås|Försenat|Uppfylls ej|Når inte målet|"
            "Kommer inte att nås|Efter plan|Stor avvikelse|Uppnås ej|Nås inte|Beräknas inte nås|"
            "Ligger efter|Kraftigt försenat|Kommer ej att uppnås|Målet nås inte"
        ),
        "met": (
            "Uppfyllt|Avslutat|Genomfört|Målet är nått|Klart|Målet har uppnåtts"
        ),
        "not_met": (
            "Ej uppfyllt|Inte uppnått|Målet nåddes inte"
        ),
        "lapsed": (
            "Utgår|Utgått|Avbrutet|Målet utgår|Avskrivet|Har strukits|Ej längre aktuellt"
        ),
    },
    "zh": {
        "on_track": (
            "已完成序时进度|完成序时任务|按序时完成|超额完成序时任务|基本达到序时进度|正常|正在实施|进度正常|基本正常|有序推进|正在推进|达到时间进度|达到时序|符合序时|"
            "快于序时|超序时|按序时推进|与序时进度同步|已达序时进度|达标|能完成|进展良好|达到序时要求|超前完成序时任务|正常推进中"
        ),
        "at_risk": (
            "未达到序时进度|未完成序时任务|滞后|推进缓慢|预警|偏慢|进展缓慢|略滞后|稍滞后|低于序时|未达序时|慢于序时|略有差距|部分达标|有一定差距|未达到时间进度|"
            "较序时进度滞后|进度略慢|存在差距|落后序时"
        ),
        "off_track": (
            "严重滞后|停滞|明显滞后|未达标|无法完成|严重偏慢|明显低于序时进度|进展严重滞后"
        ),
        "met": (
            "已完成|提前完成|完成|已办结|全面完成"
        ),
        "partly_met": (
            "部分完成|基本完成"
        ),
        "not_met": (
            "未完成"
        ),
        "lapsed": (
            "取消|终止|不再实施|暂停|已取消|调出|中止"
        ),
    },
}  # fmt: skip
CASES = [
    (code, status, word) for code, told in WORDS.items() for status, words in told.items() for word in words.split("|")
]  # fmt: skip


@pytest.mark.parametrize(("code", "status", "word"), CASES)
def test_a_printed_word_means_this_in_a_report_on_a_part_of_the_year(code, status, word):
    lights = LightReader(load_pack(code))
    printed = lights.read(word, "", Legend())
    assert printed is not None
    told = FollowUp("g1", "d1", "2024-T2", printed.status, source(word), status_text=printed.text)

    assert status == Timing(lights).of(told, Legend(), goal(), None).status.value
