"""Chapters 1 to 3: what the agreement is, what it is for, and who takes part."""

from typing import Annotated, Literal

from pydantic import Field

from register.documents.common import LONGEST_LIST, Code, Contact, Count, OptionalText, Part, RowId, Rows, Text, Texts

Many = Field(max_length=LONGEST_LIST)


class DocumentReference(Part):
    """Another document on the register, by reference, version (0: any) and title as of the day."""

    answer: Literal["", "none", "chosen"] = ""
    reference: Text = ""
    version: Count = 0
    title: Text = ""


class Identity(Part):
    """Chapter 1: what the agreement is called, who leads it, and what it belongs to."""

    title: Text = ""
    theme: Code = ""
    kind: Literal["", "reciprocal", "one_way", "joint", "pooled"] = ""
    owner: Code = ""
    owner_name: Text = ""
    owner_role: Contact = Contact()
    author: Text = ""
    protocol: DocumentReference = DocumentReference()
    parent: DocumentReference = DocumentReference()
    replaces: DocumentReference = DocumentReference()
    local_reference: Text = ""
    version_label: Text = ""
    marking: Text = ""
    master: Text = ""
    legal_status: Literal["", "binding", "not_binding"] = ""


class Benefit(Part):
    """Who benefits from the sharing, and how."""

    who: Text = ""
    how: Text = ""


class Purpose(Part):
    """Chapter 2: the aim, why sharing is necessary and proportionate, and who benefits."""

    aims: Text = ""
    necessity: Text = ""
    proportionality: Text = ""
    benefits: Annotated[tuple[Benefit, ...], Many] = ()


class OnwardRule(Part):
    """Whether those who receive the information may pass it on."""

    rule: Literal["", "no", "written_agreement", "to"] = ""
    to: Text = ""


class Use(Part):
    """One use, in a line."""

    text: Text = ""


class Uses(Part):
    """What the information may and must not be used for, and what may be published from it."""

    permitted: Texts = ()
    prohibited: Rows[Use] = Rows[Use]()
    onward: OnwardRule = OnwardRule()
    outputs: OptionalText = OptionalText()


class Scope(Part):
    """What the agreement covers, and what was left out on purpose."""

    within: Text = ""
    out: OptionalText = OptionalText()


class Party(Part):
    """An organisation that takes part, as it was named and placed on the day."""

    id: RowId = ""
    code: Code = ""
    name: Text = ""
    short_name: Text = ""
    address: Text = ""
    group: Text = ""
    capacity: Literal["", "controller", "joint_controller", "recipient", "signatory", "processor"] = ""
    service: Text = ""
    represented_by: Text = ""
    contacts: Annotated[tuple[Contact, ...], Field(max_length=20)] = ()
    members: Rows[Use] = Rows[Use]()
    must_sign: bool = True


class OpenClass(Part):
    """A class of organisations that may join by signing, without being named."""

    answer: Literal["", "no", "yes"] = ""
    description: Text = ""
    who_may_join: Text = ""
