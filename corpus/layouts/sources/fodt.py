"""Flat ODF text documents, written step by step together with what a reader should find in them."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0", "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
}  # fmt: skip


RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def span(markup: str) -> str:
    """`*bold*`, `/italic/` (whole words), `^raised^`, newline and tab to ODF."""
    text = escape(markup)
    text = re.sub(r"\*([^*]+)\*", r'<text:span text:style-name="B">\1</text:span>', text)
    text = re.sub(r"\^([^^]+)\^", r'<text:span text:style-name="S">\1</text:span>', text)
    text = text.replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")
    return text


def plain(markup: str) -> str:
    return re.sub(r"[*^]", "", markup).replace("\t", " ").replace("\u00ad", "")


class Fodt:
    """A document. `header` and `footer` may hold {page} and {pages}; `first` is the number of pages without them."""

    def __init__(self, font: str, size: float, *, header: str = "", footer: str = "", margin: str = "2.5cm",
                 numbers: bool = False, align: str = "start", indent: str = "0cm", lang: str = "da", country: str = "DK",
                 tab: str = "16cm", leader: bool = True) -> None:
        self.body: list[str] = []
        self.truth: list[dict] = []
        self.notes: list[dict] = []
        self.header, self.footer = header, footer
        self.count = 0
        lead = 'style:leader-style="dotted" style:leader-text="."' if leader else ""
        self.numbers = '<text:linenumbering-configuration text:number-lines="true" text:increment="5" text:offset="0.5cm" style:num-format="1" text:number-position="left"/>' if numbers else ""
        def props(extra: str = "", **text: str) -> str:
            attributes = " ".join(f'fo:{k.replace("_", "-")}="{v}"' for k, v in text.items())
            asian = " ".join(f'style:{k.replace("_", "-")}-asian="{v}"' for k, v in text.items() if k in ("font_size", "font_weight"))
            return f"<style:text-properties {attributes} {asian} {extra}/>"
        def para(name: str, paragraph: str, text: str, family: str = "paragraph") -> str:
            inner = f"<style:paragraph-properties {paragraph}/>" if family == "paragraph" else ""
            return f'<style:style style:name="{name}" style:family="{family}" style:parent-style-name="Standard">{inner}{text}</style:style>'
        self.styles = "".join([
            f'<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:line-height="130%"/><style:text-properties style:font-name="{font}" style:font-name-asian="{font}" fo:font-size="{size}pt" style:font-size-asian="{size}pt" fo:language="{lang}" fo:country="{country}"/></style:style>',
            para("P", f'fo:margin-bottom="0.2cm" fo:text-align="{align}" fo:text-indent="{indent}"', ""),
            para("Q", 'fo:margin-left="1cm" fo:margin-right="1cm" fo:margin-bottom="0.2cm"', props(font_style="italic")),
            para("R", 'fo:text-align="end"', ""),
            para("N", 'fo:margin-left="1cm" fo:text-indent="-1cm" fo:margin-bottom="0.2cm"><style:tab-stops><style:tab-stop style:position="0cm"/></style:tab-stops></style:paragraph-properties><style:paragraph-properties', ""),
            para("T", f'fo:margin-bottom="0.1cm"><style:tab-stops><style:tab-stop style:position="{tab}" style:type="right" {lead}/></style:tab-stops></style:paragraph-properties><style:paragraph-properties', ""),
            para("C", 'fo:margin-bottom="0.3cm"', props(font_size=f"{size - 1.5}pt", font_style="italic")),
            para("H1", 'fo:margin-top="0.2cm" fo:margin-bottom="0.5cm" fo:keep-with-next="always"', props(font_size=f"{size * 1.8:.0f}pt", font_weight="bold")),
            para("H2", 'fo:margin-top="0.5cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"', props(font_size=f"{size * 1.3:.0f}pt", font_weight="bold")),
            para("H3", 'fo:margin-top="0.3cm" fo:margin-bottom="0.1cm" fo:keep-with-next="always"', props(font_weight="bold")),
            para("BR", 'fo:break-before="page" fo:margin-bottom="0.2cm"', ""),
            para("F", "", props(font_size=f"{size - 2}pt")),
            '<style:style style:name="B" style:family="text">' + props(font_weight="bold") + "</style:style>",
            '<style:style style:name="S" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>',
        ])
        self.automatic = (
            f'<style:page-layout style:name="PL"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="{margin}"/>'
            '<style:header-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-bottom="0.6cm"/></style:header-style>'
            '<style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.6cm"/></style:footer-style></style:page-layout>'
        )

    def add(self, kind: str, text: str, style: str, *, level: int | None = None, marker: str = "", notes: tuple[str, ...] = ()) -> None:
        """A paragraph; each `~` in the text is a footnote mark whose note is taken from `notes`."""
        marks, markup, shown = list(notes), span(text), plain(text)
        for note in marks:
            self.count += 1
            body = f'<text:note text:note-class="footnote"><text:note-citation>{self.count}</text:note-citation><text:note-body><text:p text:style-name="F"><text:s/>{span(note)}</text:p></text:note-body></text:note>'
            markup = markup.replace("~", body, 1)
            place = shown.index("~")
            digits = str(self.count).translate(RAISED) if shown[place - 1].isdigit() else str(self.count)
            shown = shown.replace("~", digits, 1)
            self.notes.append({"kind": "footnote", "level": None, "text": f"{self.count} {plain(note)}", "anchor": len(self.truth)})
        tag = f'text:h text:outline-level="{level}"' if kind == "heading" else "text:p"
        self.body.append(f'<{tag} text:style-name="{style}">{markup}</{tag.split()[0]}>')
        for line in shown.split("\n") if kind == "paragraph" else [shown.replace("\n", " ")]:
            self.truth.append({"kind": kind, "level": level if kind == "heading" else None, "text": marker + line})

    def h(self, level: int, text: str) -> None:
        self.add("heading", text, f"H{level}", level=level)

    def p(self, text: str, *notes: str, style: str = "P") -> None:
        self.add("paragraph", text, style, notes=notes)

    def numbered(self, number: str, text: str) -> None:
        self.add("list_item", f"{number}\t{text}", "N")

    def contents(self, *rows: tuple[str, str]) -> None:
        for title, page in rows:
            self.body.append(f'<text:p text:style-name="T">{span(title)}<text:tab/>{page}</text:p>')
            self.truth.append({"kind": "contents", "level": None, "text": f"{title} {page}"})

    def bullets(self, *items: str) -> None:
        inner = "".join(f'<text:list-item><text:p text:style-name="P">{span(i)}</text:p></text:list-item>' for i in items)
        self.body.append(f'<text:list text:style-name="L">{inner}</text:list>')
        self.truth += [{"kind": "list_item", "level": None, "text": f"• {plain(i)}"} for i in items]

    def columns(self, count: int) -> None:
        self.automatic_section = count
        self.body.append('<text:section text:style-name="SEC" text:name="s">')

    def end_columns(self) -> None:
        self.body.append("</text:section>")

    def xml(self) -> str:
        names = " ".join(f'xmlns:{k}="{v}"' for k, v in SPACES.items())
        def region(tag: str, text: str) -> str:
            if not text:
                return ""
            text = escape(text).replace("{page}", '<text:page-number text:select-page="current"/>').replace("{pages}", "<text:page-count/>").replace("\t", "<text:tab/>")
            return f'<style:{tag}><text:p text:style-name="F">{text}</text:p></style:{tag}>'
        section = ""
        if getattr(self, "automatic_section", 0):
            section = f'<style:style style:name="SEC" style:family="section"><style:section-properties><style:columns fo:column-count="{self.automatic_section}" fo:column-gap="0.8cm"/></style:section-properties></style:style>'
        bullets = '<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="0.8cm" fo:text-indent="-0.5cm" fo:margin-left="0.8cm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>'
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {names} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
            f"<office:styles>{self.styles}{self.numbers}</office:styles><office:automatic-styles>{self.automatic}{section}{bullets}</office:automatic-styles>"
            f'<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="PL">{region("header", self.header)}{region("footer", self.footer)}</style:master-page></office:master-styles>'
            f"<office:body><office:text>{''.join(self.body)}</office:text></office:body></office:document>"
        )
