from django.db import migrations, models


def make_anew(apps, schema_editor):
    """The worker, or who reads the list first, fills the new column."""
    apps.get_model("overview", "Standing").objects.update(stale=True)


class Migration(migrations.Migration):
    dependencies = [
        ("overview", "0002_months_numbers"),
    ]

    operations = [
        migrations.AddField(
            model_name="standing",
            name="waiting_until",
            field=models.DateField(null=True),
        ),
        migrations.RunPython(make_anew, migrations.RunPython.noop),
    ]
