"""Papers of the demonstration's agreements: a page each, printed when the demonstration is built."""

from django.utils.html import format_html, format_html_join
from weasyprint import HTML

PAGE = """
<html lang="en-GB"><title>{}</title>
<style>@page {{ size: A4; margin: 25mm }} body {{ font: 12pt/1.5 sans-serif }}</style>
<h1>{}</h1>{}<p>Illustrative: made for the demonstration.</p></html>
"""


def leaflet(title: str, text: str) -> bytes:
    """Return a PDF of one page with a title and paragraphs, one a line."""
    paragraphs = format_html_join("", "<p>{}</p>", ((line,) for line in text.split("\n")))
    pdf: bytes = HTML(string=format_html(PAGE, title, title, paragraphs)).write_pdf()
    return pdf
