"""Imported by the server that children are forked from where documents are few: loads the program, and no language."""

import gc

gc.disable()  # loading leaves nothing to collect; looking for it takes a tenth of the time
import pipeline.work  # noqa: E402, F401

gc.enable()
gc.freeze()  # what is loaded stays: neither children nor the end of the server need go through it (0.3 s)
