import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A notice belongs to a case; 0004 says to which, and 0005 that it always does."""

    dependencies = [
        ("cases", "0007_seats_and_words"),
        ("reminders", "0002_own_dates"),
    ]

    operations = [
        migrations.AddField(
            model_name="notice",
            name="case",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
            ),
        ),
    ]
