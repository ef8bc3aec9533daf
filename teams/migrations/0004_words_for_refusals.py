"""The administration says names and refusals in the reader's language; nothing changes in the database."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('booths', '0009_names_for_people'),
        ('teams', '0003_names_for_people'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterConstraint(
            model_name='member',
            name='member_has_a_name',
            constraint=models.CheckConstraint(condition=models.Q(('name_en', ''), ('name_hi', ''), _negated=True), name='member_has_a_name', violation_error_message='Give the name in Hindi or in English.'),
        ),
    ]
