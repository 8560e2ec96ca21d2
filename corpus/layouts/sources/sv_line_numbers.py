from fodt import Fodt

doc = Fodt("Liberation Serif", 12, header="UTKAST 2026-01-14", numbers=True, lang="sv", country="SE")
doc.h(1, "Utkast till överenskommelse om kortare vårdköer")
doc.p("Staten och regionerna är överens om att väntetiderna i vården ska bli kortare. Överenskommelsen gäller under 2026 och 2027 och omfattar både den planerade vården och den psykiatriska vården för barn och unga.")
doc.h(2, "Mål")
doc.p("Andelen patienter som får ett första besök inom 90 dagar ska uppgå till minst 85 procent i varje region. För operationer är målet 80 procent.")
doc.p("Barn och unga ska få en första bedömning inom 30 dagar. Målet är uppfyllt om minst 90 procent har fått en sådan bedömning.")
doc.h(2, "Ersättning")
doc.p("Regioner som når målen får dela på 1,2 miljarder kronor. Medlen betalas ut två gånger per år, i juni och i december, efter det att uppgifterna har granskats.")
doc.p("En region som inte når något av målen ska lämna en handlingsplan till Socialstyrelsen. Planen ska innehålla åtgärder, ansvar och tidpunkter.")
doc.h(2, "Uppföljning")
doc.p("Regionerna rapporterar väntetider varje månad till den nationella databasen. Parterna följer upp överenskommelsen i september varje år, och en slutrapport lämnas senast den 31 mars 2028.")
# every fifth line is numbered in the margin; the word processor counts the lines
doc.truth += [{"kind": "furniture", "level": None, "text": str(number)} for number in (5, 10, 15)]
