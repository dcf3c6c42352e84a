"""Letters: the outbox, written in the transaction of the act that they tell of."""

from django.db import models
from django.db.models import Q

from signatories.models.person import User


class LetterKind(models.TextChoices):
    """What a letter is about."""

    INVITED_TO_REGISTER = "invited_to_register", "Invited to the register"
    INVITED_TO_SIGN = "invited_to_sign", "Invited to sign"
    RETURNED = "returned", "Returned"
    APPROVED = "approved", "Approved"
    SIGNED_BY_ALL = "signed_by_all", "Signed by all"
    DECLINED = "declined", "Declined"
    CANCELLED = "cancelled", "Cancelled"
    CONFIRMATION_ASKED = "confirmation_asked", "Confirmation asked"
    NEW_PASSWORD = "new_password", "New password"
    ORGANISATION_WISHED = "organisation_wished", "Organisation asked for"
    ORGANISATION_ANSWERED = "organisation_answered", "Organisation asked for: the answer"


class LetterQuerySet(models.QuerySet["Letter"]):
    """Letters as the worker and SIMG ask for them."""

    def waiting(self) -> "LetterQuerySet":
        """Return the letters not yet sent, oldest first."""
        return self.filter(sent_at=None).order_by("queued_at", "id")


class Letter(models.Model):
    """One e-mail, queued or sent. The address is personal; the text holds nothing sensitive."""

    kind = models.CharField(max_length=30, choices=LetterKind.choices)
    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="letters")
    subject = models.TextField()
    text = models.TextField()
    path = models.TextField()
    queued_at = models.DateTimeField()
    try_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    fault = models.TextField(blank=True, default="")
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(name="letter_waiting", fields=["try_at"], condition=Q(sent_at=None))]

    def __str__(self) -> str:
        return f"{self.kind} to {self.to_id}"
