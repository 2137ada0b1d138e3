from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("talks", "0002_due_before_pause"),
    ]

    operations = [
        migrations.AlterField(
            model_name="talk",
            name="reason",
            field=models.CharField(
                choices=[
                    ("rhythm", "Efter jeres rytme"),
                    ("start", "Samtale med den nye leder"),
                    ("asked", "En af jer har bedt om den"),
                    ("advice", "I har ikke aftalt en rytme. Et godt råd er hver anden måned."),
                ],
                default="rhythm",
                max_length=12,
            ),
        ),
    ]
