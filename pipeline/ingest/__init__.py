"""Ingest: a file in, a `Document` out: passages and tables in reading order, each with its place."""

from pipeline.ingest.ocr import Ocr, OcrMode
from pipeline.ingest.reader import digest_of, document_id, ingest, printable, unread
from pipeline.ingest.reading import Reading

__all__ = ["Ocr", "OcrMode", "Reading", "digest_of", "document_id", "ingest", "printable", "unread"]
