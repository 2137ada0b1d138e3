import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_asked_signature"),
        ("reminders", "0001_notices"),
    ]

    operations = [
        migrations.CreateModel(
            name="OwnDates",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="cases.case",
                    ),
                ),
                ("looked_on", models.DateField()),
                ("sealed", models.BinaryField()),
            ],
        ),
    ]
