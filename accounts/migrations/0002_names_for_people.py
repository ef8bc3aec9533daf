"""The administration names every field in the reader's language; nothing changes in the database."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='activity',
            name='actor',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='activities', to=settings.AUTH_USER_MODEL, verbose_name='who'),
        ),
        migrations.AlterField(
            model_name='activity',
            name='details',
            field=models.JSONField(blank=True, default=dict, verbose_name='details'),
        ),
        migrations.AlterField(
            model_name='onetimelink',
            name='created_at',
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name='made on'),
        ),
        migrations.AlterField(
            model_name='onetimelink',
            name='created_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='one_time_links_made', to=settings.AUTH_USER_MODEL, verbose_name='made by'),
        ),
        migrations.AlterField(
            model_name='onetimelink',
            name='expires_at',
            field=models.DateTimeField(verbose_name='good until'),
        ),
        migrations.AlterField(
            model_name='onetimelink',
            name='revoked_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='withdrawn on'),
        ),
        migrations.AlterField(
            model_name='onetimelink',
            name='used_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='used on'),
        ),
        migrations.AlterField(
            model_name='onetimelink',
            name='user',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='one_time_links', to=settings.AUTH_USER_MODEL, verbose_name='user'),
        ),
    ]
