"""Checks a draft: gathers once what the rules must know beside the document, and asks them all."""

from collections.abc import Iterable, Sequence

from agreements.checks import Context, Finding, Signatory, check
from agreements.lawful import PartyFacts
from agreements.models import Draft, DraftParty
from register.clock import today
from register.documents.agreement import Agreement
from register.models import Binding, Entry
from signatories.models import Appointment, Organisation


def facts_of(organisation: Organisation) -> PartyFacts:
    """Return what the lawful basis engine and the checks ask of an organisation."""
    return PartyFacts(
        code=organisation.code,
        name=organisation.called,
        is_public_authority=organisation.is_public_authority,
        is_competent_authority=organisation.is_competent_authority,
        is_health_or_care=organisation.is_health_or_care,
        is_legal_entity=organisation.is_legal_entity,
        legal_entity=organisation.parent.code if organisation.parent else "",
    )


def _signatories(parties: Sequence[DraftParty]) -> dict[str, Signatory]:
    """Who will sign for each party: the one chosen, else whoever may today."""
    codes = [party.organisation.code for party in parties]
    held = Appointment.objects.signing_agreements(today()).filter(organisation__code__in=codes)
    may_sign = {row.pk: row for row in held.select_related("organisation")}
    found = {row.organisation.code: Signatory(row.post, may_sign=True) for row in may_sign.values()}
    for party in parties:
        if party.signatory:
            found[party.organisation.code] = Signatory(party.signatory.post, party.signatory.pk in may_sign)
    return found


def _confirmed(draft: Draft, parties: Iterable[DraftParty]) -> frozenset[str]:
    """The parties that confirmed their part; the lead's own needs no asking."""
    done = {party.organisation.code for party in parties if party.confirmed_at}
    return frozenset(done | {draft.lead.code})


def context_of(draft: Draft, document: Agreement) -> Context:
    """Return the context of the rules for a draft, in four queries, one more for the protocol, one for others."""
    parties = list(draft.draft_parties.select_related("organisation", "signatory"))
    codes = {document.identity.owner, *(party.code for party in document.parties)}
    organisations = Organisation.objects.active(today()).filter(code__in=codes).select_related("parent")
    parents = _parents() if _refers(document) else {}
    return Context(
        on=today(),
        organisations={organisation.code: facts_of(organisation) for organisation in organisations},
        signatories=_signatories(parties),
        reference=draft.reference,
        references=frozenset(parents),
        parents=parents,
        confirmed=_confirmed(draft, parties),
        under_protocol=_under_protocol(document),
    )


def _under_protocol(document: Agreement) -> frozenset[str] | None:
    """Who is bound by the protocol today, where the document names it; else nobody is asked about."""
    protocol = document.identity.protocol
    if protocol.answer != "chosen" or not protocol.reference:
        return None
    bound = Binding.objects.filter(reference=protocol.reference, bound__contains=today())
    return frozenset(bound.values_list("organisation", flat=True))


def _parents() -> dict[str, str]:
    """Each reference on the register, and the wider one that its latest version says it belongs to ("" for none)."""
    rows = Entry.objects.order_by("reference", "version")
    return dict(rows.values_list("reference", "document__content__identity__parent__reference"))


def _refers(document: Agreement) -> bool:
    """Whether the document names another: only then must the references on the register be read."""
    return any(row.reference for row in (document.identity.parent, document.identity.replaces))


def findings_of(draft: Draft, document: Agreement) -> tuple[Finding, ...]:
    """Return what the checks find in a draft's document today, in the order of the chapters."""
    return check(document, context_of(draft, document))


def errors_of(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that block submission."""
    return [finding for finding in findings if finding.level == "error"]


def gaps_while_drafting(findings: Iterable[Finding]) -> list[Finding]:
    """Return the errors that the chapters can mend: the declarations are asked for at submission."""
    return [finding for finding in errors_of(findings) if finding.chapter != "declarations"]
