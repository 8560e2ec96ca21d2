"""The catalogue's words as the report wants them: `compare` owns the catalogue, `report` does not know it."""

from pipeline.compare import Catalogue
from pipeline.compare.catalogue import CriterionEntry
from pipeline.report import CatalogueTexts, CriterionText, ExemplarText, LensText


def catalogue_texts(catalogue: Catalogue) -> CatalogueTexts:
    """Labels and questions of criteria, lenses and exemplars, in the catalogue's order."""
    return CatalogueTexts(
        goal_criteria=tuple(_criterion(entry) for entry in catalogue.criteria.values() if entry.level == "goal"),
        plan_criteria=tuple(_criterion(entry) for entry in catalogue.criteria.values() if entry.level == "plan"),
        lenses={lens.id: LensText(lens.id, lens.label, lens.note, lens.standing) for lens in catalogue.lenses.values()},
        weights=catalogue.weights,
        exemplars={
            entry.id: ExemplarText(entry.id, entry.text, entry.language, entry.why_good, entry.source, entry.page)
            for entry in catalogue.exemplars
        },
    )


def _criterion(entry: CriterionEntry) -> CriterionText:
    return CriterionText(entry.id, entry.label, entry.question, entry.source, entry.basis)
