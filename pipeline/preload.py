"""Imported by the server that children are forked from: loads what every document needs, once.

Measured per document: see `pipeline.work.warm`.
"""

import gc
import os
from contextlib import suppress
from pathlib import Path

gc.disable()  # until all is loaded: looking for what to collect takes a tenth of the time
import pipeline.ingest.pdf  # noqa: E402 - takes half a second
import pipeline.ingest.xlsx  # noqa: E402, F401 - as above
from pipeline.work import warm  # noqa: E402

with suppress(Exception):  # a server that dies is started anew for each child; who needs the packs says what is wrong
    warm(Path(folder) if (folder := os.environ.get("MAALESTOK_WARM")) else None)
gc.enable()
gc.collect()
gc.freeze()  # what is loaded stays: children need not copy its pages to count it
