"""The administration says names and refusals in the reader's language; nothing changes in the database."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_names_for_people'),
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.AlterConstraint(
            model_name='user',
            name='user_phone_or_email',
            constraint=models.CheckConstraint(condition=models.Q(('phone__isnull', False), ('email__isnull', False), _connector='OR'), name='user_phone_or_email', violation_error_message='Give a mobile number or an e-mail address.'),
        ),
    ]
