"""Inline markup in text files (HTML tags, Markdown emphasis and links) to the text that a reader sees."""

from __future__ import annotations

import re
from html import unescape

from pipeline.ingest.raised import raised
from pipeline.ingest.segments import Look

_LONGEST_MARKUP = 20_000  # characters of one paragraph: longer ones are no prose, and matching pairs gets slow
_BREAK = re.compile(
    r"\s*</?(?:p|div|ul|ol|li|br|tr|table|h[1-6]|blockquote|details|summary|section|article|figure|hr)\b"
    r"[^<>]*>\s*",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"</?(?:b|strong|i|em|u|s|a|span|font|small|big|sup|sub|mark|code|center|td|th|abbr|img|del|ins|tt|nobr)\b[^<>]*>",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_RAISED = re.compile(r"<sup>([^<>]*)</sup>", re.IGNORECASE)
_STRUCK_TAG = re.compile(r"<(del|s|strike)>[^<>]*</\1>", re.IGNORECASE)
_STRUCK = re.compile(r"(?<![~\\])~~(?=[^\s~])(?:[^~]|~(?!~))*?(?<=\S)~~(?!~)[ ]?")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
_REFERENCE = re.compile(r"(?<!!)\[([^\[\]]+)\]\[[^\[\]]*\]")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]+)>")
# Latin letters and digits right outside show that the star is a sign of its own (2*3*4); Han characters do not.
_STRONG = re.compile(r"(?<![\\*0-9A-Za-zÀ-ɏ])(\*\*\*|\*\*|\*)(?=\S)(.+?)(?<=[^\s\\])\1(?![*0-9A-Za-zÀ-ɏ])")
_UNDERSCORE = re.compile(r"(?<![\w\\])(__|_)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_CODE = re.compile(r"(`{1,2})([^`]+)\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_WHOLE_BOLD = re.compile(
    r"\s*(?:(\*\*\*?|__)(?P<stars>(?:(?!\1).)+)\1|<(?P<tag>b|strong)>(?P<tagged>(?:(?!</?(?:b|strong)>).)+)</(?P=tag)>)"
    r"\s*[:.]?\s*",
    re.IGNORECASE | re.DOTALL,
)
_WHOLE_ITALIC = re.compile(r"\s*(?:\*(?!\*)[^*]+\*|_(?!_)[^_]+_|<(i|em|u)>[^<]+</\1>)\s*", re.IGNORECASE)


def plain(text: str, *, markdown: bool) -> str:
    """The text without markup; block tags become line breaks. Spaces inside the text stay as they are."""
    if "<" in text:
        text = _COMMENT.sub("", text)
        text = _RAISED.sub(lambda mark: raised(mark.group(1)), text)
        text = _STRUCK_TAG.sub("", text)
        text = _AUTOLINK.sub(r"\1", text)
        text = _TAG.sub("", text)
        if _BREAK.search(text):
            text = _BREAK.sub("\n", text)
            text = "\n".join(part for part in (line.strip() for line in text.split("\n")) if part)
    if "&" in text:
        text = _ENTITY.sub(lambda entity: unescape(entity.group()), text)
    return _without_emphasis(text) if markdown and len(text) <= _LONGEST_MARKUP else text


def is_bold(text: str) -> bool:
    """True when all of the text is set in bold, by stars or by a tag."""
    return bool(_WHOLE_BOLD.fullmatch(text))


def look_of_line(text: str) -> Look:
    """How all of a line is set off by its markup."""
    if is_bold(text):
        return Look.BOLD
    return Look.ITALIC if _WHOLE_ITALIC.fullmatch(text) else Look.PLAIN


def _without_emphasis(text: str) -> str:
    if "[" in text:
        text = _REFERENCE.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub("", text)))
    if "*" in text:
        for _ in range(3):  # nested emphasis: bold around italics around a link
            text = _STRONG.sub(r"\2", text)
    if "~~" in text:
        text = _STRUCK.sub("", text)
    if "_" in text:
        text = _UNDERSCORE.sub(r"\2", text)
    if "`" in text:
        text = _CODE.sub(r"\2", text)
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text
