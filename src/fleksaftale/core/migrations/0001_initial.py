from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="DataKey",
            fields=[
                ("owner", models.UUIDField(primary_key=True, serialize=False)),
                ("trail", models.UUIDField(unique=True)),
                ("wrapped", models.BinaryField()),
                ("master", models.CharField(max_length=16)),
            ],
        ),
    ]
