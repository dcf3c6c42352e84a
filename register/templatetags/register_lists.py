"""What templates ask about lists: the pages worth a link."""

from typing import Any

from django import template
from django.core.paginator import Page

register = template.Library()


@register.filter
def page_numbers(page: Page[Any]) -> list[int]:
    """Returns the numbers to link: first, last and those next to the current one; 0 where some are left out."""
    last, here = page.paginator.num_pages, page.number
    wanted = sorted({1, last, *(n for n in (here - 1, here, here + 1) if 1 <= n <= last)})
    numbers: list[int] = []
    for number in wanted:
        if numbers and number == numbers[-1] + 2:
            numbers.append(number - 1)
        elif numbers and number > numbers[-1] + 1:
            numbers.append(0)
        numbers.append(number)
    return numbers
