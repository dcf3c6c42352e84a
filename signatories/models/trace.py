"""Where signings came from: kept beside the log and not in it, for two years."""

from django.db import models

from register.models import Event


class SigningTrace(models.Model):
    """The address and the browser of one signing, declining or joining. Personal."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="+")
    address = models.GenericIPAddressField()
    browser = models.TextField(blank=True, default="")
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"event {self.event_id} from {self.address}"
