import uuid

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Count, Max

import fleksaftale.core.clock


def sign_what_both_signed(apps, schema_editor):
    """A version that both had signed, and that no new draft took the place of, is an agreed one."""
    versions = apps.get_model("documents", "Version").objects.filter(withdrawn_at__isnull=True)
    for version in versions.annotate(n=Count("signatures"), last=Max("signatures__signed_at")).filter(n__gte=2):
        version.signed_at = version.last
        version.save(update_fields=["signed_at"])


class Migration(migrations.Migration):

    dependencies = [
        ("cases", "0001_initial"),
        ("documents", "0002_installation_seal"),
    ]

    operations = [
        migrations.AlterField(
            model_name="stagechange",
            name="stage",
            field=models.CharField(
                choices=[
                    ("preparing", "Hver for sig"),
                    ("drafting", "Fælles kladde"),
                    ("proposed", "Klar til underskrift"),
                    ("signed", "Underskrevet"),
                    ("disagreed", "Ikke enighed"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="version",
            name="signed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("sealed", models.BinaryField()),
                ("said_at", models.DateTimeField(default=fleksaftale.core.clock.now)),
                ("party", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.party")),
                ("version", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="objections", to="documents.version")),
            ],
            options={"ordering": ["said_at"]},
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("due_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                ("version", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="reminder", to="documents.version")),
            ],
        ),
        migrations.CreateModel(
            name="Remembered",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("point", models.CharField(max_length=40)),
                ("at", models.DateTimeField(default=fleksaftale.core.clock.now)),
                ("party", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.party")),
                ("version", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="remembered", to="documents.version")),
            ],
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.UniqueConstraint(fields=("version", "party"), name="one_objection_per_party"),
        ),
        migrations.AddConstraint(
            model_name="remembered",
            constraint=models.UniqueConstraint(fields=("version", "point"), name="a_point_is_ticked_once"),
        ),
        migrations.RunPython(sign_what_both_signed, migrations.RunPython.noop),
    ]
