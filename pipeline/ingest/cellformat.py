"""The text of a workbook cell as its reader sees it: 0.85 in the format `0%` is 85%."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

_TOKEN = re.compile(
    r"\[\$(?P<currency>[^\]-]*)[^\]]*\]"
    r"|\[[^\]]*\]"  # colours, conditions: not printed
    r"|\"(?P<quoted>[^\"]*)\""
    r"|\\(?P<escaped>.)"
    r"|_.|\*."  # padding
    r"|(?P<number>[0#?](?:[0#?,]*[0#?])?(?:\.[0#?]*)?(?P<scale>,*))"
    r"|(?P<percent>%)"
    r"|(?P<literal>[^0#?])",
    re.DOTALL,
)
_GENERAL = ("general", "@", "")


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """One section of a number format."""

    before: str = ""
    after: str = ""
    least_decimals: int = 0
    most_decimals: int | None = None  # None: as many as the number has
    least_digits: int = 1  # before the decimal mark
    percent: bool = False
    scale: int = 0  # thousands left out
    has_number: bool = True


def shown(value: object, number_format: str = "General", decimal_mark: str = ".") -> str:
    """The printed text of a value. Dates are ISO, numbers without thousands marks; an error value is its own text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return _date(value, number_format) if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return _date(value, number_format)
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        hours, seconds = divmod(int(value.total_seconds()), 3600)
        return f"{hours}:{seconds // 60:02d}"
    if isinstance(value, (int, float)):
        return _number(value, number_format, decimal_mark)
    return str(value).strip()


def _date(value: date, number_format: str) -> str:
    """The date in ISO form, without the day or month that its format leaves out: they were never stated."""
    pattern = re.sub(r"\[[^\]]*\]|\\(.)", r"\1", number_format.partition(";")[0]).lower()
    letters = re.sub(r"\"[^\"]*\"", "", pattern)
    if "y" not in letters or "d" in letters:
        return value.isoformat()[:10]
    if "m" not in letters:
        return f"{value.year}年" if "年" in pattern else str(value.year)
    return f"{value.year}年{value.month}月" if "月" in pattern else f"{value.year}-{value.month:02d}"


def _number(value: float, number_format: str, mark: str) -> str:
    exact = Decimal(repr(value))
    if not exact.is_finite():  # a damaged file may hold infinity or not-a-number
        return ""
    sections = _sections(number_format)
    if exact < 0 and len(sections) >= 2:
        exact, section = -exact, sections[1]
    elif exact == 0 and len(sections) >= 3:
        section = sections[2]
    else:
        section = sections[0]
    if not section.has_number:
        return (section.before + section.after).strip()
    sign = "-" if exact < 0 else ""
    digits = _digits(abs(exact), section).replace(".", mark)
    return f"{sign if digits.strip('0' + mark) else ''}{section.before}{digits}{section.after}".strip()


def _digits(number: Decimal, section: NumberFormat) -> str:
    scaled = number.scaleb(2 if section.percent else 0).scaleb(-3 * section.scale)
    if section.most_decimals is None:
        # Ten significant digits, as the General format of a spreadsheet: 0.1 + 0.2 prints as 0.3.
        text = f"{Decimal(f'{scaled:.10g}'):f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    text = f"{scaled.quantize(Decimal(1).scaleb(-section.most_decimals), ROUND_HALF_UP):f}"
    whole, _, decimals = text.partition(".")
    whole = whole.zfill(section.least_digits)
    while len(decimals) > section.least_decimals and decimals.endswith("0"):
        decimals = decimals[:-1]
    return f"{whole}.{decimals}" if decimals else whole


def _sections(number_format: str) -> list[NumberFormat]:
    parts = re.split(r";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", number_format or "")
    return [_section(part) if part or place else NumberFormat() for place, part in enumerate(parts)]


def _section(text: str) -> NumberFormat:
    if not text:
        return NumberFormat(has_number=False)  # such numbers are not shown
    if text.strip().lower() in _GENERAL or re.search(r"[0#?]E[+-]|\?/\?|#/#", text):
        return NumberFormat()
    before, after, number = "", "", ""
    percent, scale = False, 0
    for token in _TOKEN.finditer(text):
        if token["number"] and not number:
            number, scale = token["number"], len(token["scale"])
            continue
        percent = percent or bool(token["percent"])
        literal = next(
            (token[name] for name in ("currency", "quoted", "escaped", "percent", "literal") if token[name]), ""
        )
        if number:
            after += literal
        else:
            before += literal
    if "general" in before.lower():
        return NumberFormat(re.sub("general", "", before, flags=re.IGNORECASE), after)
    whole, _, decimals = number.rstrip(",").partition(".")
    least = max(1, whole.count("0"))
    return NumberFormat(before, after, decimals.count("0"), len(decimals), least, percent, scale, bool(number))
