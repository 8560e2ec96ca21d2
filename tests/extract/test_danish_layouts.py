"""Layouts of Danish municipalities, ministries and workbooks: cards by goal, bounds in words, owners of chapters."""

from datetime import date

import pytest

from tests.extract.reading import goals, item, merged, named, read, series, target, targets, value
from tests.factories import heading, passage, table

STRATEGY = heading("National cykelstrategi 2026-2032")


def test_a_card_has_its_heading_for_name_and_targets_by_year():
    plan = read(
        heading("Politiske budgetmål 2027-2030"),
        heading("Børne- og Skoleudvalget", 2),
        heading("B3 Hjælp til tiden", 3),
        table(
            ("Mål", "Børn med behov for støtte får hjælp i tide."),
            ("Indikator", "Gennemsnitlig ventetid til rådgivning"),
            ("Her er vi nu", "96 dage (2025)"),
            ("Mål 2027", "60 dage"),
            ("Mål 2030", "45 dage"),
            ("Indikator", "Andel af underretninger vurderet inden for 24 timer"),
            ("Her er vi nu", "97 pct. (2025)"),
            ("Mål 2027", "mindst 99 pct."),
            ("Ansvarlig", "Center for Børn"),
        ),
        language="da",
    )
    (goal,) = plan.goals

    assert "B3 | Hjælp til tiden | Børn med behov for støtte får hjælp i tide." == named(goal)
    assert ["2027: equal 60 days", "2030: equal 45 days", "2027: at_least 99 percent"] == series(goal)
    assert [96, 96, 97] == [value(measure.baseline_value) for measure in goal.measures]
    assert "committee" == value(goal.level)


def test_bounds_in_words_stand_in_a_column_of_their_own():
    plan = read(
        heading("Måltal 2026"),
        table(
            ("Nr.", "Mål", "Indikator", "Krav", "Måltal", "Enhed"),
            ("M1", "Ansøgere får en hurtig modtagelse", "Registreret inden for 24 timer", "mindst", "95", "pct."),
            ("", "", "Ventetid til screening", "højst", "10", "dage"),
            ("M2", "Centrene er trygge", "Centre med godkendt plan", "lig med", "17", "centre"),
        ),
        language="da",
    )

    assert [["at_least 95 percent", "at_most 10 days"], ["equal 17 centre"]] == [targets(goal) for goal in plan.goals]


def test_the_owner_of_a_chapter_owns_its_goals():
    plan = read(
        STRATEGY,
        heading("1 Flere ture på cykel", 2),
        passage("Ansvarlig myndighed: Mobilitetsstyrelsen"),
        passage("I 2032 skal mindst 20 pct. af alle ture foregå på cykel mod 15 pct. i 2024."),
        heading("2 Trygt frem", 2),
        passage("Ansvarlig myndighed: Vejmyndigheden"),
        passage("Antallet af dræbte skal halveres senest i 2030 i forhold til gennemsnittet, der var 26 om året."),
        language="da",
    )

    assert 2 == len(goals(plan))
    assert ["Mobilitetsstyrelsen", "Vejmyndigheden"] == [value(goal.responsible) for goal in plan.goals]
    assert ["decrease_by 50 percent"] == targets(plan.goals[1])
    assert 26 == value(plan.goals[1].measures[0].baseline_value)


def test_requirements_named_by_number_alone_are_none():
    plan = read(
        heading("Resultatkontrakt 2026"),
        heading("Vægtning", 2),
        table(("Mål", "Krav", "Vægt"), ("1 Hurtige svar", "1.1-1.3", "40"), ("2 Tryghed", "2.1, 2.2", "60")),
        language="da",
    )

    assert [] == [target for goal in plan.goals for target in targets(goal)]


def test_requirements_and_their_parts_are_numbered_not_named():
    plan = read(
        heading("Resultatkontrakt 2026"),
        heading("Mål 3. Rettidig bevaring af broer", 2),
        passage("Broernes tilstand skal fastholdes."),
        table(
            ("Krav", "Resultatkrav og delkrav", "Resultat 2024", "Krav 2026"),
            ("3.1", "Eftersyn gennemført", "398", "405"),
            ("3.2.a", "Rapporter godkendt inden 8 uger", "81 pct.", "90 pct."),
        ),
        language="da",
    )

    assert not {"equal 3", "equal 3.2"} & {target for goal in plan.goals for target in targets(goal)}


def test_a_value_that_is_a_header_word_does_not_make_a_card_a_grid():
    plan = read(
        heading("Resultatplan 2026"),
        heading("Mål 1. Hurtig sagsbehandling", 2),
        table(
            ("Udgangspunkt", "Ventetiden var 61 dage i 2025."),
            ("Resultatkrav", "Den gennemsnitlige ventetid nedbringes til 45 dage."),
            ("Vægt", "20 pct."),
            ("Måltype", "Driftsmål"),
            ("Ansvarlig", "Kontoret for Tilladelser"),
        ),
        language="da",
    )
    (goal,) = plan.goals

    assert ["decrease_to 45 days"] == targets(goal)
    assert ("Kontoret for Tilladelser", 20) == (value(goal.responsible), value(goal.weight))


def test_a_box_opens_with_its_goal_and_weight_and_names_what_it_is_for_and_each_requirement_with_its_level():
    def box(number: int, name: str, purpose: str, measured: str, level: str):
        rows = table(
            (f"Mål {number}. {name}", "", "Vægt: 50 pct."),
            ("Formål", purpose, ""),
            (f"Målepunkt {number}.1", measured, level),
            ("Opgørelse", "Udtræk fra journalen.", ""),
            id=f"t{number}",
        )
        return merged(rows, r0c0=(1, 2), r1c1=(1, 2), r3c1=(1, 2))

    found = read(
        heading("Mål- og resultatplan 2024 for Styrelsen for Fyrtårne"),
        heading("3. Mål for 2024", 2),
        box(1, "Lys hver nat", "Skibe skal kunne se kysten.", "Andel nætter med lys", "Mindst 99 pct. (2023: 97 pct.)"),
        box(2, "Færre besøg af mågerne", "Linserne skal holdes rene.", "Antal rensninger", "Højst 12 (2023: 15)"),
        language="da",
    )

    assert goals(found) == [
        "1 | Lys hver nat | Skibe skal kunne se kysten.",
        "2 | Færre besøg af mågerne | Linserne skal holdes rene.",
    ]
    assert [targets(goal) for goal in found.goals] == [["at_least 99 percent"], ["at_most 12 rensninger"]]
    assert ["50", "50"] == [str(goal.weight.value) for goal in found.goals]


def test_an_interval_behind_the_label_of_a_measurement_is_no_measure():
    plan = read(
        heading("Mål for 2026"),
        heading("Mål 1 Bidrag til tiden", 2),
        passage("Resultatkrav: 85 pct. af sagerne afgøres inden for 6 uger."),
        passage("Måling: Månedligt i sagssystemet"),
        language="da",
    )
    (goal,) = plan.goals

    assert ["at_least 85 percent"] == targets(goal)
    assert "monthly" == value(goal.measurement_frequency)


def test_goals_by_number_stand_beneath_a_heading_that_says_nothing():
    head = ("Indikator", "Udgangspunkt", "Måltal 2026")
    named = (("Karteller opdages", "Afgjorte sager"), ("Fusioner vurderes", "Besøg"), ("Markeder åbnes", "Analyser"))
    told = [
        (heading(f"T{n} {name}", 3), passage(f"Om {name.lower()}."), table(head, (counted, "6 i 2025", "mindst 8")))
        for n, (name, counted) in enumerate(named, 1)
    ]
    chapter = heading("4. Sådan arbejder vi", 2)
    plan = read(heading("Plan 2026"), chapter, *(p for part in told for p in part), language="da")

    assert ["T1", "T2", "T3"] == [value(goal.number) for goal in plan.goals]
    assert [1, 1, 1] == [len(goal.measures) for goal in plan.goals]


def test_what_a_goal_serves_is_no_measure_of_it():
    plan = read(
        heading("4. Tilsynets mål"),
        heading("Mål 1 Fejlene bliver færre", 2),
        passage("Andelen af butikker med fejl falder til 25 pct. i 2026."),
        passage("Understøtter koncernmål: K1"),
        language="da",
    )
    (goal,) = plan.goals

    assert ["decrease_to 25 percent"] == targets(goal)


def test_the_level_before_in_brackets_makes_no_requirement_past():
    plan = read(
        heading("Mål- og resultatplan 2024"),
        heading("3. Mål for 2024", 2),
        heading("Mål 1. Hurtigere svar til skippere", 3),
        table(("Formål", "Skippere skal have svar, før de sejler."),
              ("Resultatkrav", "Andel svar afgivet inden for 10 dage: mindst 90 pct. (2023: 84 pct.)"),
              ("Vægt", "20 pct.")),
        heading("Mål 2. Mere tilsyn i havnene", 3),
        table(("Formål", "Tilsynet skal rettes mod de største både."),
              ("Resultatkrav", "Antal tilsyn gennemført: mindst 320 (2023: 210)"), ("Vægt", "15 pct."), id="t2"),
        language="da",
    )  # fmt: skip

    assert [["at_least 90 percent"], ["at_least 320"]] == [targets(goal) for goal in plan.goals]


def test_columns_of_quarters_hold_milestones_due_at_their_end():
    plan = read(
        heading("Handlingsplan 2026"),
        table(
            ("Nr.", "Mål", "Enhed", "K1", "2. kvartal", "Tredje kvartal", "Q4 2026", "Slutmål 2026"),
            ("1", "Hurtige svar", "Kontoret", "Vejledning er trykt", "", "4 hold er oplært", "", "Højst 9 dage i snit"),
            ("2", "Trygge havne", "Tilsynet", "", "Anlægget er i døgndrift", "", "", "Mindst 12 havne er i drift"),
        ),
        language="da",
        title="Handlingsplan 2026",
    )

    assert [["milestone", "equal 4 hold", "at_most 9 days"], ["milestone", "at_least 12 havne"]] == [
        targets(goal) for goal in plan.goals
    ]
    assert ["2026-03-31", "2026-09-30", "None"] == [str(value(m.deadline)) for m in plan.goals[0].measures]


def test_quarters_under_milestones_are_all_read_beside_an_indicator():
    plan = read(
        heading("Arbejdsprogram 2026"),
        merged(
            table(
                ("Mål", "Indikator", "Måltal 2026", "Milepæle", ""),
                ("", "", "", "T1", "T2"),
                ("Sikre broer", "Antal eftersyn", "40 eftersyn", "Planen er vedtaget", "Broerne er efterset"),
                ("Rene strande", "Antal strande", "12 strande", "", "Alle affaldskurve er udskiftet"),
            ),
            r0c3=(1, 2),
        ),
        language="da",
    )

    assert [3, 2] == [len(goal.measures) for goal in plan.goals]


def test_marks_and_figures_beneath_quarters_are_no_milestones():
    plan = read(
        heading("Handlingsplan 2026"),
        table(
            ("Nr.", "Mål", "Ansvarlig", "1. kvartal", "2. kvartal"),
            ("1", "Vi svarer hurtigere på breve fra borgerne", "Kontoret", "X", "X"),
            ("2", "Vi rydder op efter alle arrangementer", "Driften", "", "X"),
        ),
        language="da",
    )

    assert not any(goal.measures for goal in plan.goals)


def test_how_an_agreement_is_changed_and_ended_is_no_goal():
    plan = read(
        heading("Resultataftale 2026-2029"),
        heading("4. Mål", 2),
        heading("4.1 Flere lærlinge", 3),
        passage("Skolen skal have mindst 40 lærlinge i 2029."),
        heading("4.2 Opfølgning, justering og opsigelse", 3),
        passage("Parterne mødes hvert år i marts. Aftalen kan ændres, hvis mindst 2 parter ønsker det."),
        language="da",
    )

    assert 1 == len(plan.goals)


def test_an_item_told_at_length_states_what_its_sentences_with_a_level_say():
    told = (
        "Havnene som knudepunkt for gods. Ministeriet bygger videre på de aftaler, der er indgået med havnene, og som gør "
        "det lettere at flytte varer fra vej til skib i alle egne af landet, også hvor der er langt til en motorvej. Der "
        "afsættes i årene 2026-28 40 mio. kr. årligt til nye kajer. Målet er, at op til 30 pct. af alt gods i 2030 sejles "
        "til landets havne. Ministeriet vil se på erfaringerne fra de seneste ti år og drøfte dem med havnene, deres "
        "kunder og de kommuner, som ejer dem, inden næste aftale."
    )
    short = "Mere natur. Arealet med natur skal være 3.000 hektar større i 2030."

    plan = read(
        heading("Strategi for havnene 2026-2030"),
        heading("Strategiens mål", level=2),
        item(told, "•"),
        item(short, "•"),
        language="da",
    )

    assert ["Målet er, at op til 30 pct. af alt gods i 2030 sejles til landets havne."] == [
        goal.statement.value for goal in plan.goals[:1]
    ]
    assert ["at_most 30 percent"] == targets(plan.goals[0])


def test_headings_over_a_paragraph_and_the_same_label_of_what_shows_it_are_goals():
    told = [
        ("1 Flere finder vej hertil", "Tilflyttere mangler en indgang.", "Mindst 24.500 indbyggere i 2030"),
        ("2 Boliger til alle aldre", "Seniorer leder længe efter en bolig.", "Mindst 120 nye seniorboliger i 2029"),
        ("3 Liv i landsbyerne", "Skoler og butikker lukker.", "Højst 40 klager ved udgangen af 2030"),
    ]
    blocks = [heading("Bosætningsstrategi 2026-2030"), heading("Tre spor", 2)]
    for name, reason, level in told:
        blocks += [heading(name, 3), passage(reason), heading("Det vil vi nå", 4), item(level)]
    plan = read(*blocks, language="da")

    assert [name.partition(" ")[2] for name, *_ in told] == [value(goal.title) for goal in plan.goals]
    assert ["at_least 24500 indbyggere", "at_least 120 seniorboliger", "at_most 40 klager"] == [
        targets(goal)[0].replace("nye ", "") for goal in plan.goals
    ]
    assert [1, 1, 1] == [len(goal.measures) for goal in plan.goals]


def test_a_word_that_counts_the_headings_beside_each_other_is_no_part_of_their_names():
    blocks = [heading("Handlingsplan mod spild 2026-2028"), heading("Tre indsatser", 2)]
    for number, (name, aim, level) in enumerate(
        [
            ("Hurtigere behandling", "Sager skal være vurderet, mens sporene er friske.", "Mindst 90 pct. screenes på to dage."),
            ("Et fælles overblik", "Myndighederne skal kunne dele oplysninger.", "Fire tilsyn bruger platformen."),
        ],
        1,
    ):  # fmt: skip
        blocks += [heading(f"Indsats {number}. {name}", 3), passage(aim), passage(f"Mål: {level}"),
                   passage("Ansvarlig: Sekretariatet"), passage("Frist: 31. december 2027")]  # fmt: skip
    plan = read(*blocks, language="da")

    assert ["1 Hurtigere behandling", "2 Et fælles overblik"] == [
        f"{value(goal.number)} {value(goal.title)}" for goal in plan.goals
    ]
    shown, step = (goal.measures[0] for goal in plan.goals)  # what bounds nothing is to hold by the day beneath it
    assert (None, date(2027, 12, 31)) == (value(shown.deadline), value(step.deadline))


def test_entries_of_contents_without_pages_are_none_of_the_headings():
    names = ["Hvorfor en strategi", "Flere ture på cykel", "Økonomi"]
    blocks = [heading("National cykelstrategi 2026-2032"), heading("Indhold", 2), *map(passage, names)]
    for name in names:
        blocks += [heading(name, 2), passage("I 2032 skal mindst 20 pct. af alle ture foregå på cykel.")]
    assert 1 <= len(read(*blocks[:-4], language="da").goals) <= 2


@pytest.mark.parametrize("has_goals", [True, False])
def test_an_annex_gives_goals_their_weights_and_types_by_number_and_states_none(has_goals):
    stated = [
        heading("Mål 1.1 Hurtigere tilladelser", level=2),
        passage("Målepunkt: Mindst 90 pct. af sagerne afgøres inden 30 dage."),
        heading("Mål 1.2 Færre klager", level=2),
        passage("Målepunkt: Højst 4 pct. af sagerne påklages."),
        heading("Mål 2.1 Et godt arbejdsmiljø", level=2),
        passage("Målepunkt: Sygefraværet er højst 8 dage pr. årsværk."),
    ]
    weights = table(
        ("Mål", "Type", "Point"),
        ("Mål 1.1", "Driftsmål", "45"),
        ("Mål 1.2", "Udviklingsmål", "35"),
        ("Mål 2.1", "Driftsmål", "20"),
    )
    blocks = [heading("Mål for 2025"), *stated] if has_goals else [passage("Styrelsen fører tilsyn med anlæg.")]

    found = read(
        heading("Mål- og resultatplan 2025"), *blocks, heading("Bilag 1. Vægtning"), weights, language="da"
    ).goals

    given = [(value(one.number), str(value(one.weight)), *one.goal_types) for one in found]
    expected = [("1.1", "45", "operations"), ("1.2", "35", "development"), ("2.1", "20", "operations")]
    assert (expected if has_goals else []) == given


@pytest.mark.parametrize("label", ["Formål", "Målformulering"])
def test_a_card_names_its_goal_beside_a_numbered_label_and_tells_beneath_what_it_aims_at(label):
    found = read(
        heading("Mål- og resultatplan 2026"),
        heading("Mål for 2026", 2),
        table(
            ("Mål 3", "Færre broer med overskredet eftersyn"),
            ("Type", "Drift"),
            (label, "Broer skal efterses til tiden, så skader opdages tidligt."),
            ("Resultatkrav", "a) Antallet af broer med overskredet frist nedbringes til højst 4."),
            ("Vægt", "20 pct."),
        ),
        language="da",
    )
    (goal,) = found.goals

    name = "3 | Færre broer med overskredet eftersyn | Broer skal efterses til tiden, så skader opdages tidligt."
    assert name == named(goal)
    assert ["at_most 4 broer"] == targets(goal)
    assert 20 == value(goal.weight)


def test_labels_that_close_with_a_full_stop_head_what_stands_behind_and_beneath_them():
    blocks = []
    for number, name in enumerate(("Færre uafklarede grunde", "Hurtigt svar"), 1):
        blocks += [
            heading(f"{number}  {name}", 2),
            passage(f"Mål. Alle skal vide, hvad de har at holde sig til i sag {number}."),
            passage("Status i dag. 240 grunde ventede ved årets begyndelse."),
            passage("Det måler vi på."),
            item(f"Antallet af uafklarede grunde er nedbragt til {number}00 ved udgangen af 2027"),
            passage("Det gør vi. Regionen"),
            item("gennemgår gamle arkiver i samarbejde med kommunerne"),
            passage("Ansvarlig. Team Kortlægning"),
        ]
    found = read(heading("Handlingsplan for jord 2026-2029"), *blocks, language="da")

    assert ["1 | Færre uafklarede grunde", "2 | Hurtigt svar"] == [
        " | ".join(named(goal).split(" | ")[:2]) for goal in found.goals
    ]
    assert [["decrease_to 100 grunde"], ["decrease_to 200 grunde"]] == [targets(goal) for goal in found.goals]
    assert ["Team Kortlægning"] * 2 == [value(goal.responsible) for goal in found.goals]


def test_numbered_areas_over_an_aim_how_things_are_and_what_shows_it_are_goals():
    blocks = []
    for number, aim in enumerate(("Færre skal blive syge.", "Ingen skal komme til skade.", "Flere skal blive."), 1):
        blocks += [
            heading(f"Sigtelinje {number}: Emne {'ABC'[number - 1]}", 2),
            passage(f"{aim}"),
            passage("Fraværet var 6,1 pct. i 2025."),
            heading("Det vil vi nå", 3),
            item(f"Fraværet falder til højst 5,{number} pct. i 2029."),
            heading("Sådan griber vi det an", 3),
            item("Lederne tager kontakt på første fraværsdag."),
        ]
    found = read(heading("Strategi for arbejdsmiljø 2026-2029"), *blocks, language="da")

    assert ["Emne A", "Emne B", "Emne C"] == [value(goal.title) for goal in found.goals]
    assert [["at_most 5.1 percent"], ["at_most 5.2 percent"], ["at_most 5.3 percent"]] == list(
        map(targets, found.goals)
    )


def test_headings_of_a_goal_chapter_over_an_aim_and_what_shows_it_name_goals():
    told = (
        ("Fastholdelse", "Flere unge skal gennemføre forløbet. Andelen skal øges til 55 pct. i 2026."),
        ("Færre tilbagefald", "Borgere, der har afsluttet forløbet, skal hjælpes. Højst 35 pct. skal være genhenvist."),
        ("Medicin", "Det lave antal hændelser skal fastholdes. Der må højst forekomme 21 hændelser i 2026."),
    )
    blocks = [block for name, text in told for block in (heading(name, 3), passage(text))]
    found = read(
        heading("Rammebrev 2026"), heading("Mål for 2026", 2), passage("Her er målene."), *blocks, language="da"
    )

    assert [name for name, _ in told] == [value(goal.title) for goal in found.goals]
    assert [1, 1, 1] == [len(goal.measures) for goal in found.goals]


def test_the_label_of_a_numbered_requirement_may_say_what_it_measures():
    plan = read(
        heading("Mål for 2031"),
        heading("Mål 1: Kortere ventetid", 2),
        passage("Borgerne skal hurtigere have svar."),
        table(
            ("Resultatkrav 1.1. Ventetid ved almindelige sager", "Almindelige sager afgøres inden for 30 dage."),
            ("Resultatkrav 1.2. Ventetid ved klager", "Klager afgøres inden for 90 dage."),
            ("Vægt", "25 pct."),
        ),
        language="da",
    )
    (goal,) = plan.goals

    assert ["at_most 30 days", "at_most 90 days"] == targets(goal)
    assert ["Ventetid ved almindelige sager", "Ventetid ved klager"] == [value(m.indicator) for m in goal.measures]
    assert 25 == value(goal.weight)


def test_a_column_of_numbered_names_titles_the_goals_that_the_next_column_describes():
    plan = read(
        heading("Resultatplan 2026"),
        table(
            ("Mål", "Beskrivelse af målet", "Målepunkt", "Måltal 2026"),
            ("Mål 1: Hurtigere svar", "Borgerne skal have svar i tide på det, de spørger om.", "Sagstid i dage", "20"),
            (
                "Mål 2: Bedre råd",
                "Rådgivningen skal kunne bruges af alle, der søger den.",
                "Tilfredse brugere i pct.",
                "85",
            ),
        ),
        language="da",
    )

    assert [("1", "Hurtigere svar"), ("2", "Bedre råd")] == [(g.number.value, g.title.value) for g in plan.goals]
    assert plan.goals[1].statement.value.startswith("Rådgivningen skal kunne bruges")


def test_the_label_of_a_target_beneath_a_named_goal_heads_what_measures_it():
    plan = read(
        heading("Arbejdsplan 2027"),
        heading("Mål og indsatser", 2),
        heading("Mål 1 – Vagten er hurtigt fremme", 3),
        passage("I to sogne er der færre end tre vagter.", id="a"),
        item("Resultatmål: Andel kald besvaret inden for 15 minutter: 90 pct. i 2027 (2026: 86 pct.)", id="b"),
        item("Resultatmål: Antal frivillige: 1.300 i 2027", id="c"),
        heading("Mål 2 – Køen er kort", 3, id="h2"),
        item("Resultatmål: Ventetid i telefonen: højst 5 minutter i 2027", id="d"),
        language="da",
    )

    assert [
        ("1", "Vagten er hurtigt fremme", ["at_least 90 percent", "equal 1300"]),
        ("2", "Køen er kort", ["at_most 5 minutes"]),
    ] == [(value(goal.number), value(goal.title), targets(goal)) for goal in plan.goals]


def test_a_target_beneath_an_aim_in_words_measures_it():
    tracks = [
        ("Flere haver", "Vi vil have flere haver tæt på byen.", "Mål: I 2031 er der mindst 1.250 haver."),
        ("Rene haver", "Vi vil have haver uden gift.", "Mål: 90 pct. af foreningerne har underskrevet aftalen."),
    ]
    blocks = [
        block
        for n, (name, aim, level) in enumerate(tracks)
        for block in (heading(name, 3, id=f"h{n}"), passage(aim, id=f"a{n}"), passage(level, id=f"b{n}"))
    ]
    plan = read(heading("Strategi 2027-2031"), heading("Indsatsområder", 2), *blocks, language="da")

    assert [
        "Flere haver | Vi vil have flere haver tæt på byen.",
        "Rene haver | Vi vil have haver uden gift.",
    ] == [named(goal) for goal in plan.goals]
    assert [["at_least 1250 haver"], ["at_least 90 percent"]] == [targets(goal) for goal in plan.goals]


def test_a_level_under_its_label_is_that_of_what_is_named_under_the_one_above():
    plan = read(
        heading("Arbejdsplan 2027"),
        heading("Udvalgets mål", 2),
        heading("1. Køen er kort", 3),
        heading("Sådan måler vi", 5),
        passage("Ventetid i telefonen", id="a"),
        heading("Måltal 2027", 5, id="h"),
        passage("højst 5 minutter", id="b"),
        language="da",
    )

    assert [("Ventetid i telefonen", "at_most 5 minutes")] == [
        (measure.text.value, target(measure)) for goal in plan.goals for measure in goal.measures
    ]


def test_of_two_columns_called_goals_the_one_that_counts_names_what_is_measured():
    plan = read(
        heading("Arbejdsplan 2027"),
        table(
            ("Mål", "Resultatmål", "Måltal 2027"),
            ("Køen er kort", "Andel kald besvaret i tide", "90 pct."),
            ("Flere hjælper til", "Antal frivillige", "1.300"),
        ),
        language="da",
    )

    assert [("Køen er kort", ["equal 90 percent"]), ("Flere hjælper til", ["equal 1300 frivillige"])] == [
        (named(goal), targets(goal)) for goal in plan.goals
    ]
