from django.db import migrations, models


def date_from_the_first_shared_row(apps, schema_editor):
    """An entry that was passed on before this is closed to the new leader until it is passed on again."""
    rows = apps.get_model("evidence", "EntryRow").objects.exclude(zone="mine")
    first = rows.filter(entry=models.OuterRef("entry")).order_by("revision").values("saved_at")[:1]
    rows.update(shared_at=models.Subquery(first))


class Migration(migrations.Migration):

    dependencies = [
        ("evidence", "0001_journal"),
    ]

    operations = [
        migrations.AddField(
            model_name="entryrow",
            name="shared_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(date_from_the_first_shared_row, migrations.RunPython.noop),
    ]
