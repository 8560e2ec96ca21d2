"""httpx with patience: its own five seconds are too few for a page on a machine that runs other tests beside this one."""

from __future__ import annotations

from functools import partial

import httpx

PATIENCE = 60.0  # seconds

get = partial(httpx.get, timeout=PATIENCE)
post = partial(httpx.post, timeout=PATIENCE)
request = partial(httpx.request, timeout=PATIENCE)
Client = partial(httpx.Client, timeout=PATIENCE)
