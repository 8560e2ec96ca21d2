"""Inspection: what was read from a file, shown to people who ask why something was missed.

`printed` gives the tables as text; `sheets_of`, `draw_page` and `index_bytes` show pages with marks and what extraction
made of each block.
"""

from pipeline.inspection.html import index_bytes
from pipeline.inspection.listing import FORMATS, findings, printed, tables_on
from pipeline.inspection.marks import marks_of
from pipeline.inspection.pages import PageRange, check_range, page_range, page_word
from pipeline.inspection.pictures import Picture, draw_page, draw_plain, page_sizes
from pipeline.inspection.sheets import sheets_of

__all__ = [
    "FORMATS",
    "PageRange",
    "Picture",
    "check_range",
    "draw_page",
    "draw_plain",
    "findings",
    "index_bytes",
    "marks_of",
    "page_range",
    "page_sizes",
    "page_word",
    "printed",
    "sheets_of",
    "tables_on",
]
