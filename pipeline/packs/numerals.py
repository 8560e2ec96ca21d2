"""Chinese numerals as numbers: 三十五, 1.2亿, 百分之九十五, 八成, 三分之一. The reading itself is cn2an's."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from pipeline.cleaning import bare_number, is_wide

_HAN = "〇零一二两三四五六七八九十百千"
_GROUPING = ", \u00a0\u2009\u202f"  # GB/T 15835 sets groups of three digits apart by a thin space
# A figure in digits (thousands may be set apart), a Chinese numeral, or a fraction in words.
# 万 and 亿 after a figure are units of magnitude and stay with the pack, except inside a numeral (三千万).
HAN_NUMBER = re.compile(
    rf"(?:百分之|千分之|万分之)(?:\d+(?:\.\d+)?|[{_HAN}]+(?:点[{_HAN}]+)?)"
    rf"|[{_HAN}]+分之[{_HAN}]+"
    rf"|(?:\d+(?:\.\d+)?|[{_HAN}]+)成(?![立为果本长效熟功都])"
    rf"|(?:\d{{1,3}}(?:[{_GROUPING}]\d{{3}})+(?!\d)|\d+)(?:\.\d+)?"
    rf"|[{_HAN}]+"
)
_UNGROUPED = dict.fromkeys(map(ord, _GROUPING))


def is_share(printed: str) -> bool:
    """Whether the numeral is a share of a whole and so counts in percent."""
    return "分之" in printed or printed.endswith("成")


def _rounded(percent: Decimal) -> Decimal:
    """A share as people write it: a hundredth where that is all of it, else a tenth (33.3)."""
    fine = percent.quantize(Decimal("0.01"))
    return (fine if fine == percent else percent.quantize(Decimal("0.1"))).normalize()


@lru_cache(maxsize=4096)
def han_number(printed: str) -> Decimal | None:
    """The value of what `HAN_NUMBER` matched; shares in percent (三分之一 is 33.3). None where it is no number."""
    if printed.endswith("成"):
        tenths = han_number(printed[:-1])
        return tenths * 10 if tenths is not None else None
    if "分之" in printed:
        whole, _, part = printed.partition("分之")
        share = han_number(part)
        base = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000)}.get(whole) or han_number(whole)
        return _rounded(share * 100 / base) if share is not None and base else None
    try:
        return Decimal(printed.translate(_UNGROUPED))
    except InvalidOperation:
        pass
    import cn2an  # takes a tenth of a second, and most plans have no such numeral

    try:
        return Decimal(str(cn2an.cn2an(printed.replace("〇", "零"), "smart")))
    except ValueError:
        return None


def in_figures(number: str) -> str:
    """A goal's number in our figures, without the marks around it: the （九） of a list is the 9 of its table."""
    bare = bare_number(number)
    found = han_number(bare) if is_wide(bare[:1]) else None
    return bare if found is None else str(found)
