"""How the words of an agreement are marked up, on paper and on the pages."""

import re

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from register.documents.printing.values import Phrase, Words

register = template.Library()
BREAK = SafeString("<br>")
MAY_BREAK = SafeString("<wbr>")


@register.filter
def marked_up(words: Words) -> SafeString:
    """Writes words: a blank tinted, a remark on a line of its own, line breaks kept."""
    return format_html_join("", "{}", ((_phrase(phrase),) for phrase in words))


def _breakable(line: str) -> SafeString:
    """Lets a mailbox break behind its @ where a column is narrow, and nowhere else."""
    return format_html_join(MAY_BREAK, "{}", ((part,) for part in re.split("(?<=@)", line)))


def _phrase(phrase: Phrase) -> SafeString:
    lines = format_html_join(BREAK, "{}", ((_breakable(line),) for line in phrase.text.split("\n")))
    if phrase.is_gap:
        return format_html('<em class="app-paper__blank">{}</em>', lines)
    return format_html("<br><i>{}</i>", lines) if phrase.is_quiet else lines
