"""Boxes that a form ticks, and scales that name no colour."""

import pytest

from pipeline.extract.legend_marks import explained, is_symbol, listed, opened, scale, ticked
from pipeline.extract.lights import LightReader
from pipeline.packs import load_pack
from pipeline.records import FollowUpStatus as Status


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("☐ Ja  ☒ Delvist  ☐ Nej", "Delvist"),
        ("☑是 □否", "是"),
        ("完成□ 基本完成☑ 未完成□", "基本完成"),
        ("☒ Ja ☒ Nej ☐ Delvist", "☒ Ja ☒ Nej ☐ Delvist"),
        ("✔", "✔"),
        ("Opfyldt", "Opfyldt"),
    ],
)
def test_the_one_option_that_is_ticked_beside_empty_boxes_is_meant(text, option):
    assert option == ticked(text)


def test_a_dash_among_marks_is_one_of_them():
    word = LightReader(load_pack("zh")).word

    found = explained("注:√表示完成;×表示未完成;—表示目标取消。", word)
    assert {"√": Status.MET, "×": Status.NOT_MET, "—": Status.LAPSED} == found
    assert "—" not in explained("√表示完成—即全部完成;×表示未完成。", word)


def test_marks_in_quotes_are_explained_too():
    word = LightReader(load_pack("zh")).word

    found = explained("注:“√”表示预计能够完成,“△”表示完成有困难,“×”表示预计不能完成。", word)
    assert {"√": Status.ON_TRACK, "△": Status.AT_RISK, "×": Status.OFF_TRACK} == found


@pytest.mark.parametrize(
    ("code", "text", "lights"),
    [
        ("da", "Forventes nået Usikkert, om målet nås Forventes ikke nået", 3),
        ("sv", "Målet är uppnått  Målet är delvis uppnått  Målet är inte uppnått  Kan inte bedömas", 4),
        ("da", "Målet forventes ikke nået Målet forventes nået", 0),
        ("da", "Målet er nået i 2024 Målet er delvist nået Målet er ikke nået", 0),
    ],
)
def test_a_short_text_from_good_to_bad_explains_lights_whose_colours_are_drawn(code, text, lights):
    found = scale(text, LightReader(load_pack(code)).word)

    assert lights == len(found)
    assert found.get("red") in (None, Status.OFF_TRACK, Status.NOT_MET)


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("da", "Status angives som: i havn (målet ventes nået), på vippen (målet kan glippe) eller bagud (målet ventes "
         "ikke nået).", {"i havn": "on_track", "på vippen": "at_risk", "bagud": "off_track"}),
        ("sv", "Läget anges som medvind (målet bedöms nås), sidvind (målet bedöms delvis nås) eller motvind (målet "
         "bedöms inte nås).", {"medvind": "on_track", "sidvind": "at_risk", "motvind": "off_track"}),
        ("zh", "进展判断分为:快档(预计能完成全年目标)、中档(完成全年目标有困难)、慢档(预计不能完成全年目标)、待定档。",
         {"快档": "on_track", "中档": "at_risk", "慢档": "off_track"}),
        ("da", "Opfyldt (målet er nået), delvist opfyldt (mindst 80 pct. er nået), ikke opfyldt (under 80 pct. er nået)",
         {"opfyldt": "met", "delvist opfyldt": "partly_met", "ikke opfyldt": "not_met"}),
        ("da", "Den nye bro (opfyldt) og planen for skoven (ikke nået) samt vejen langs åen, der (delvist) blev lagt.",
         {}),
        ("da", "Antal sager (målet er nået)", {}),
    ],
)  # fmt: skip
def test_statuses_that_a_sentence_lists_with_their_meanings(code, text, found):
    assert found == {name: one.value for name, one in listed(text, LightReader(load_pack(code)).word).items()}


def test_every_sign_that_is_a_mark_is_looked_at():
    signs = [sign for sign in map(chr, range(0x110000)) if is_symbol(sign)]

    assert {"✔", "×", "●", "🟢"} <= set(signs)
    assert [] == [sign for sign in signs if opened(f"{sign} nået", lambda meaning: Status.MET) != (sign, Status.MET)]
