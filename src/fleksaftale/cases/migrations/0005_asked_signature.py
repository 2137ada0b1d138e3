import uuid

import django.db.models.deletion
import fleksaftale.core.clock
from django.db import migrations, models


class Migration(migrations.Migration):
    """The table is made anew: no page has written to it before."""

    dependencies = [
        ('cases', '0004_must_read'),
    ]

    operations = [
        migrations.DeleteModel(name='AskedSignature'),
        migrations.CreateModel(
            name='AskedSignature',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('asked_at', models.DateTimeField(default=fleksaftale.core.clock.now)),
                ('sealed_email', models.BinaryField()),
                ('dropped_at', models.DateTimeField(null=True)),
                ('agreed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.party')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.party')),
                ('drop_asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cases.party')),
                ('party', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='asked_signature', to='cases.party')),
            ],
        ),
    ]
