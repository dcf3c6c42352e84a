"""Checks a draft: gathers once what the rules must know beside the document, and asks them all."""

from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef, Subquery

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


def parties_of(draft: Draft, *, protocol: str) -> list[DraftParty]:
    """Read a draft's parties with all that the rules ask of them, in one query.

    `protocol`: the reference of the protocol that the draft names, "" for none. Each row says besides whether its
    organisation is active today (`is_active`), who may sign for it (`post_that_signs`, None for nobody), whether the
    signatory chosen may (`chosen_may_sign`) and whether the protocol binds it (`is_under_protocol`).
    """
    day = today()
    may_sign = Appointment.objects.signing_agreements(day).filter(organisation=OuterRef("organisation"))
    active = Organisation.objects.active(day).filter(pk=OuterRef("organisation"))
    bound = Binding.objects.filter(reference=protocol, organisation=OuterRef("organisation__code"))
    rows = draft.draft_parties.select_related("organisation__parent", "signatory").annotate(
        is_active=Exists(active),
        post_that_signs=Subquery(may_sign.order_by("pk").values("post")[:1]),
        chosen_may_sign=Exists(may_sign.filter(pk=OuterRef("signatory"))),
        is_under_protocol=Exists(bound.filter(bound__contains=day)),
    )
    return list(rows)


def _signatories(parties: Iterable[DraftParty]) -> dict[str, Signatory]:
    """Who will sign for each party: the one chosen, else whoever may today."""
    found: dict[str, Signatory] = {}
    for party in parties:
        if party.signatory:
            found[party.organisation.code] = Signatory(party.signatory.post, party.chosen_may_sign)  # type: ignore[attr-defined]
        elif (post := party.post_that_signs) is not None:  # type: ignore[attr-defined]
            found[party.organisation.code] = Signatory(post, may_sign=True)
    return found


def _confirmed(draft: Draft, parties: Iterable[DraftParty]) -> frozenset[str]:
    """The parties that confirmed their part; the lead's own needs no asking."""
    done = {party.organisation.code for party in parties if party.confirmed_at}
    return frozenset(done | {draft.lead.code})


def _organisations(document: Agreement, parties: Iterable[DraftParty]) -> dict[str, PartyFacts]:
    """The active organisations that lead or take part; a lead that is no party takes a query of its own."""
    found = {row.organisation.code: row for row in parties}
    facts = {code: facts_of(row.organisation) for code, row in found.items() if row.is_active}  # type: ignore[attr-defined]
    if others := {document.identity.owner, *(party.code for party in document.parties)} - {"", *found}:
        bodies = Organisation.objects.active(today()).filter(code__in=others).select_related("parent")
        facts |= {body.code: facts_of(body) for body in bodies}
    return facts


def context_from(draft: Draft, document: Agreement, parties: Sequence[DraftParty]) -> Context:
    """Return the context of the rules for a draft whose parties were read by `parties_of`.

    It takes one query more where the document names another, or a lead that is no party.
    """
    parents = _parents() if _refers(document) else {}
    bound = frozenset(row.organisation.code for row in parties if row.is_under_protocol)  # type: ignore[attr-defined]
    return Context(
        on=today(),
        organisations=_organisations(document, parties),
        signatories=_signatories(parties),
        reference=draft.reference,
        references=frozenset(parents),
        parents=parents,
        confirmed=_confirmed(draft, parties),
        under_protocol=bound if protocol_of(document) else None,
    )


def protocol_of(document: Agreement) -> str:
    """Return the reference of the protocol that the document names; "" for none: then nobody is asked about it."""
    protocol = document.identity.protocol
    return protocol.reference if protocol.answer == "chosen" else ""


def context_of(draft: Draft, document: Agreement) -> Context:
    """Return the context of the rules for a draft."""
    return context_from(draft, document, parties_of(draft, protocol=protocol_of(document)))


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
