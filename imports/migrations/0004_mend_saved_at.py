import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("imports", "0003_mend_undo_remember")]

    operations = [
        migrations.AddField(
            model_name="importmend",
            name="saved_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
    ]
