import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reminders", "0004_case_of_each_notice"),
    ]

    operations = [
        migrations.AlterField(
            model_name="notice",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
            ),
        ),
        migrations.AlterField(
            model_name="notice",
            name="talk",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="notices",
                to="talks.talk",
            ),
        ),
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("before", "Påmindelse før mødet"),
                    ("after", "Mødet er ikke holdt endnu"),
                    ("law", "Påmindelse før en dato i loven"),
                    ("invited", "Møde til kalenderen"),
                    ("moved", "Mødet er flyttet"),
                    ("cancelled", "Mødet er aflyst"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("talk__isnull", True)),
                fields=("case", "role", "number", "day"),
                name="no_date_is_told_twice",
            ),
        ),
    ]
