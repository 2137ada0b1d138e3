from django.db import migrations, models


def compute_anew(apps, schema_editor):
    """The worker fills the new column in its next round, as at the beginning of a day."""
    apps.get_model("deadlines", "NextDate").objects.update(computed_on="1900-01-01")


class Migration(migrations.Migration):
    dependencies = [
        ("deadlines", "0002_next_date_without_its_row"),
    ]

    operations = [
        migrations.AddField(
            model_name="nextdate",
            name="law_day",
            field=models.DateField(null=True),
        ),
        migrations.AddIndex(
            model_name="nextdate",
            index=models.Index(fields=["law_day"], name="next_date_law_day"),
        ),
        migrations.RunPython(compute_anew, migrations.RunPython.noop),
    ]
