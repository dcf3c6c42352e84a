"""What an agreement says, as its page folds it: a function of the documents alone, and of what is withheld of them.

Documents never change, so what was drawn of those read lately is kept: sixty data items took most of a page's time.
"""

from functools import lru_cache

from django.template.loader import render_to_string

from register.documents.canonical import KEPT
from register.documents.printing.naming import Names
from register.reading.entry.duties import who_does_what
from register.reading.entry.flows import each_flow
from register.reading.entry.gaps import gaps
from register.reading.entry.items import what_is_shared
from register.reading.entry.law import law_and_retention, your_rights
from register.reading.entry.moves import how_it_moves
from register.reading.entry.record import agreement_read


@lru_cache(maxsize=KEPT)
def content_of(text: str, joined: tuple[str, ...], withheld: tuple[tuple[str, str], ...]) -> str:
    """Return as HTML the part of an entry's page that tells what its agreement says.

    `text` and `joined`: the document and what those who joined said of their parts, as stored; `withheld`: the parts
    that this reader may not read, each with its reason. Nothing of them is in the answer.
    """
    agreement, kept_back = agreement_read(text, joined, withheld), dict(withheld)
    names = Names(agreement)
    shown = {
        "moves": how_it_moves(agreement, names),
        "items": what_is_shared(agreement, names),
        "flows": each_flow(agreement, names),
        "duties": who_does_what(agreement, names),
        "law": law_and_retention(agreement, names, kept_back),
        "gaps": gaps(kept_back),
        "rights": your_rights(agreement, names),
    }
    return render_to_string("register/entry_content.html", shown)
