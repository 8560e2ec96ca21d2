"""`datapackage.json`: a Frictionless Data Package (v1) that says what every column means."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipeline.report.csv_tables import WrittenTable
from pipeline.report.tables import TABLES, Column, TableShape
from pipeline.report.texts import Texts


def datapackage_bytes(files: Mapping[str, WrittenTable], texts: Texts, version: str) -> bytes:
    """The descriptor of the CSV files given by table name, with sizes and digests."""
    package = {
        "profile": "tabular-data-package",
        "name": "maalestok-goals",
        "title": texts("package.title"),
        "description": texts("package.description"),
        "version": version,
        "resources": [_resource(shape, files[shape.name], texts) for shape in TABLES],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(shape: TableShape, written: WrittenTable, texts: Texts) -> dict[str, Any]:
    return {
        "name": shape.name,
        "title": texts(f"tables.{shape.name}.title"),
        "description": texts(f"tables.{shape.name}.description"),
        "path": f"{shape.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": written.size,
        "hash": f"sha256:{written.sha256}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _schema(shape, texts),
    }


def _schema(shape: TableShape, texts: Texts) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(shape, column, texts) for column in shape.columns],
        "missingValues": [""],
    }
    if shape.key:
        schema["primaryKey"] = list(shape.key)
    if shape.refers:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": table, "fields": [column]}} for column, table in shape.refers
        ]
    return schema


def _field(shape: TableShape, column: Column, texts: Texts) -> dict[str, Any]:
    described = {"name": column.name, "type": column.kind, "description": texts.column(shape.name, column.name)}
    constraints = _constraints(column)
    return described | ({"constraints": constraints} if constraints else {})


def _constraints(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.vocabulary is not None:
        words = [word.value for word in column.vocabulary]
        if column.listed:
            one = f"(?:{'|'.join(words)})"
            constraints["pattern"] = f"{one}(?:;{one})*"
        else:
            constraints["enum"] = words
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.lowest is not None:
        constraints["minimum"] = column.lowest
    if column.highest is not None:
        constraints["maximum"] = column.highest
    return constraints
