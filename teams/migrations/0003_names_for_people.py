"""The administration names every field in the reader's language; nothing changes in the database."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('booths', '0007_plan_history_anew'),
        ('teams', '0002_plan_history_anew'),
    ]

    operations = [
        migrations.AlterField(
            model_name='assignment',
            name='member',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='teams.member', verbose_name='member'),
        ),
        migrations.AlterField(
            model_name='assignment',
            name='seat',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='teams.seat', verbose_name='seat'),
        ),
        migrations.AlterField(
            model_name='assignmentevent',
            name='member',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='teams.member', verbose_name='member'),
        ),
        migrations.AlterField(
            model_name='assignmentevent',
            name='seat',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='teams.seat', verbose_name='seat'),
        ),
        migrations.AlterField(
            model_name='seat',
            name='position',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='teams.position', verbose_name='position'),
        ),
        migrations.AlterField(
            model_name='seat',
            name='unit',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='booths.unit', verbose_name='unit'),
        ),
        migrations.AlterField(
            model_name='seatevent',
            name='position',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='teams.position', verbose_name='position'),
        ),
        migrations.AlterField(
            model_name='seatevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='booths.unit', verbose_name='unit'),
        ),
    ]
