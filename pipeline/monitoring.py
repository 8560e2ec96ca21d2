"""What `maalestok monitor` does: how the goals of a run stand at a date, as page, table and calendar, with what people
decided about them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pipeline import __version__
from pipeline.errors import ExitCode, UsageError
from pipeline.folder import claimed, recorded, without_passages
from pipeline.follow import end_of, outlook
from pipeline.report import load_texts
from pipeline.report.monitor import write_monitor
from pipeline.review import decided_in, reviewed_result
from pipeline.store import Spool


def monitor_stored(out: Path, period: str, as_of: date | None, soon: int, lang: str | None) -> tuple[ExitCode, Path]:
    """Writes the monitor of a run's records for a period, as people have reviewed them; without a date it looks from
    the period's last day.

    Raises UsageError for a period that is none, and where there are no records."""
    end = end_of(period)
    if end is None:
        raise UsageError(f"{period!r} is no period; write it as 2024, 2024-H1, 2024-T2, 2024-Q3 or 2024-05.")
    texts = load_texts(lang or "en")
    day = as_of or end
    with claimed(out):
        decided = decided_in(out)
        # No verdict is shown here, so goals that were touched are not judged anew.
        reviewed = (reviewed_result(result, decided, lambda same: same) for result in recorded(out))
        results = Spool(map(without_passages, reviewed))
        found = list(outlook(results, day, texts, soon))
        return ExitCode.OK, write_monitor(found, out, period, day, texts, __version__)
