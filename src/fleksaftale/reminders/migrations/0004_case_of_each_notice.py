from django.db import migrations
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    talks = apps.get_model("talks", "Talk").objects.filter(pk=OuterRef("talk"))
    notices = apps.get_model("reminders", "Notice").objects.filter(case__isnull=True)
    notices.update(case=Subquery(talks.values("case")[:1]))


class Migration(migrations.Migration):
    dependencies = [
        ("reminders", "0003_notice_of_a_case"),
        ("talks", "0003_by_advice"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
