from django.db import migrations

from fleksaftale.audit import triggers


def protect(apps, schema_editor):
    if schema_editor.connection.alias == "default":
        apps.get_model("audit", "Head").objects.create(pk=1)
        triggers.install(schema_editor.connection)


def unprotect(apps, schema_editor):
    if schema_editor.connection.alias == "default":
        triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):
    """The head row, and the triggers that refuse every change to what was recorded."""

    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(protect, unprotect)]
