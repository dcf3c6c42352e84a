"""What stands in a row of a draft is what the latest line of its history says."""

from django.db import migrations

from signatories.history import told

TABLES = ("draft", "draftparty", "section")


class Migration(migrations.Migration):
    """Two triggers on each table that has a history; the function is that of signatories."""

    dependencies = [("agreements", "0008_attachment"), ("signatories", "0015_history_tells_all")]

    operations = [step for name in TABLES for step in told(f"agreements_{name}", f"agreements_historical{name}")]
