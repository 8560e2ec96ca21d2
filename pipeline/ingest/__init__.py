"""Ingest: a file in, a `Document` out: passages and tables in reading order, each with its place."""

from pipeline.ingest.ocr import Ocr, OcrMode
from pipeline.ingest.reader import ingest, unread
from pipeline.ingest.reading import Reading

__all__ = ["Ocr", "OcrMode", "Reading", "ingest", "unread"]
