"""Chapter 3, who takes part: the organisations, their capacity, their contacts, who signs for them, who confirmed."""

from agreements.checks.context import Context
from agreements.checks.findings import Findings, Rule, error, gone, warning
from agreements.checks.handling import CONTROLLERS, party_codes
from agreements.checks.words import is_blank, party_name
from register.documents.agreement import Agreement, Party
from register.documents.common import spoken_date

CHAPTER = "parties"
FEWEST_PARTIES = 2


def c3_organisations(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code: all the organisations involved, each once (C3)."""
    if len(document.parties) < FEWEST_PARTIES:
        yield error("C3", CHAPTER, "parties", "Name at least two organisations that take part.")
    for code in dict.fromkeys(party_codes(document)):
        rows = [party for party in document.parties if party.code == code]
        if len(rows) > 1:
            sentence = f"Remove one of the rows for {party_name(document, code)}: it is named {len(rows)} times."
            yield error("C3", CHAPTER, f"party-{rows[-1].id}", sentence, code)


def gone_organisations(document: Agreement, context: Context) -> Findings:
    """A party must be an organisation on the register that has not left."""
    for party in document.parties:
        if party.code not in context.organisations:
            sentence = (
                f"Remove {party_name(document, party.code)}, or ask for it to be added: it is not on the register."
            )
            yield gone(CHAPTER, f"party-{party.id}", sentence, party.code)


def c3_contacts(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code: contact details of the data protection officer, or who does that job, and others (C3)."""
    for party in document.parties:
        name = party_name(document, party.code)
        if not _has_contact(party, "contact"):
            sentence = f"Give the contact of {name} for this agreement: a post and a shared mailbox."
            yield error("C3", CHAPTER, f"contact-{party.code}", sentence, party.code)
        if not _has_contact(party, "dpo"):
            sentence = f"Give the data protection officer of {name}, or who does that job: a post and a shared mailbox."
            yield error("C3", CHAPTER, f"contact-{party.code}", sentence, party.code)


def c4_open_class(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code: procedure for including further organisations (C4)."""
    open_class = document.open_class
    if open_class.answer == "yes" and (is_blank(open_class.description) or is_blank(open_class.who_may_join)):
        yield error("C4", CHAPTER, "open_class", "Describe the organisations that may join, and say who may join.")


def v22_decides_for_itself(document: Agreement, context: Context) -> Findings:
    """UK GDPR Article 28: who only acts on instructions is a processor, and needs a contract instead (V22)."""
    for party in document.parties:
        name, field = party_name(document, party.code), f"party-{party.id}"
        if not party.capacity:
            sentence = f"Say whether {name} decides for itself how to use the information."
            yield error("V22", CHAPTER, field, sentence, party.code)
        elif party.capacity == "processor":
            sentence = f"Remove {name} and make a contract with it: it only acts on instructions (it is a “processor”)."
            yield error("V22", CHAPTER, field, sentence, party.code)


def v12_legal_entities(document: Agreement, context: Context) -> Findings:
    """UK GDPR Article 4(7): a service or unit cannot be a controller; the body behind it is, and signs (V12)."""
    for party in document.parties:
        facts = context.organisations.get(party.code)
        if facts is None or facts.is_legal_entity:
            continue
        signs_itself = party.must_sign and is_blank(party.represented_by)
        if party.capacity in CONTROLLERS or signs_itself:
            name = party_name(document, party.code)
            sentence = (
                f"Name the body behind {name} in its place: a service, unit or board cannot answer or sign itself."
            )
            yield error("V12", CHAPTER, f"party-{party.id}", sentence, party.code)


def v13_signatories(document: Agreement, context: Context) -> Findings:
    """Protocol 2014: chief officers, or those they appoint, sign for their organisations (V13)."""
    for party in document.parties:
        if not party.must_sign or party.code not in context.organisations:
            continue
        name, field = party_name(document, party.code), f"signatory-{party.code}"
        signatory = context.signatories.get(party.code)
        if signatory is None:
            sentence = f"Choose who will sign for {name}, or ask SIMG to appoint somebody who may."
            yield error("V13", CHAPTER, field, sentence, party.code)
        elif not signatory.may_sign:
            day = spoken_date(context.on.isoformat())
            sentence = f"Choose another person to sign for {name}: the {signatory.post} may not sign on {day}."
            yield error("V13", CHAPTER, field, sentence, party.code)


def confirmed_by_each_party(document: Agreement, context: Context) -> Findings:
    """What a party answers for itself counts when it has confirmed it; the lead's own part needs no asking."""
    for party in document.parties:
        if party.code != document.identity.owner and party.code not in context.confirmed:
            name = party_name(document, party.code)
            sentence = f"Ask {name} to confirm its part, or record how it was confirmed."
            yield error("confirmed", CHAPTER, f"confirm-{party.code}", sentence, party.code)


def signed_the_protocol(document: Agreement, context: Context) -> Findings:
    """Protocol 2014, tier 2: agreements stand under the protocol. Who has not signed it is told so, never stopped."""
    if context.under_protocol is None:
        return
    for party in document.parties:
        if party.must_sign and party.code in context.organisations and party.code not in context.under_protocol:
            sentence = f"Ask {party_name(document, party.code)} to sign the protocol: it is not bound by it yet."
            yield warning("protocol", CHAPTER, f"party-{party.id}", sentence, party.code)


def _has_contact(party: Party, role: str) -> bool:
    return any(
        contact.role == role and not (is_blank(contact.post) and is_blank(contact.mailbox))
        for contact in party.contacts
    )


RULES: tuple[Rule, ...] = (
    c3_organisations,
    gone_organisations,
    v22_decides_for_itself,
    v12_legal_entities,
    c3_contacts,
    c4_open_class,
    v13_signatories,
    confirmed_by_each_party,
    signed_the_protocol,
)
