"""W3C Web Annotations: the words of every value, so that a viewer can show them on the source.

One AnnotationCollection for a document, its only page embedded. A target has a TextQuoteSelector (words with what
stands before and behind them) and, where there is a page, a FragmentSelector `page=3` (RFC 3778) refined by the box as
`xywh=` of Media Fragments in points from the top left, which are pixels of the page drawn at 72 dpi.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote as escaped

from pipeline.exchange.quotes import Quote, RunningText, quotes_of
from pipeline.records import Result, Source

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_PDF = "http://tools.ietf.org/rfc/rfc3778"
_MEDIA = "http://www.w3.org/TR/media-frags/"
_AROUND = 32  # characters before and behind the words


def annotation_bytes(result: Result) -> bytes:
    """The collection of one document with a plan, as JSON-LD."""
    assert result.plan is not None
    running = RunningText(result.document)
    base = f"urn:maalestok:{escaped(result.document.id)}"
    source = escaped(result.document.source.path)
    items = [
        _annotation(quote, f"{base}:{number}", source, running)
        for number, quote in enumerate(quotes_of(result.plan), 1)
    ]
    collection = {
        "@context": _CONTEXT,
        "id": base,
        "type": "AnnotationCollection",
        "label": result.name,
        "total": len(items),
        "first": {"id": f"{base}:page", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json.dumps(collection, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _annotation(quote: Quote, identity: str, source: str, running: RunningText) -> dict[str, Any]:
    bodies = [
        {"type": "TextualBody", "purpose": "tagging", "value": quote.field},
        {"type": "TextualBody", "purpose": "identifying", "value": quote.record},
        {"type": "TextualBody", "purpose": "describing", "value": quote.value},
    ]
    return {
        "id": identity,
        "type": "Annotation",
        "motivation": "tagging",
        "body": bodies,
        "target": {"source": source, "selector": _selectors(quote.source, running)},
    }


def _selectors(place: Source, running: RunningText) -> list[dict[str, Any]]:
    selector: dict[str, Any] = {"type": "TextQuoteSelector", "exact": place.quote}
    if span := running.span(place):
        start, end = span
        selector["prefix"] = running.text[max(0, start - _AROUND) : start]
        selector["suffix"] = running.text[end : end + _AROUND]
    found = [selector]
    if place.page is not None:
        page: dict[str, Any] = {"type": "FragmentSelector", "conformsTo": _PDF, "value": f"page={place.page}"}
        if box := place.bbox:
            corner = (box.x0, box.top, box.x1 - box.x0, box.bottom - box.top)
            value = "xywh=" + ",".join(f"{number:.1f}" for number in corner)
            page["refinedBy"] = {"type": "FragmentSelector", "conformsTo": _MEDIA, "value": value}
        found.append(page)
    return found
