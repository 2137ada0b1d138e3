from django.db import migrations, models


class Migration(migrations.Migration):
    """Filled in the worker's next round, as 0003 asks for."""

    dependencies = [
        ("deadlines", "0003_law_day"),
    ]

    operations = [
        migrations.AddField(
            model_name="nextdate",
            name="law_from_start",
            field=models.BooleanField(default=False),
        ),
    ]
