"""The administration says names and refusals in the reader's language; nothing changes in the database."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('booths', '0008_booths_in_their_assembly'),
    ]

    operations = [
        migrations.AlterField(
            model_name='groupcheck',
            name='group',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='checks', to='booths.whatsappgroup', verbose_name='WhatsApp group'),
        ),
        migrations.AlterField(
            model_name='groupcheckevent',
            name='group',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='booths.whatsappgroup', verbose_name='WhatsApp group'),
        ),
        migrations.AlterField(
            model_name='revenuedistrict',
            name='state',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revenue_districts', to='booths.unit', verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='statesettings',
            name='state',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='settings', to='booths.unit', verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='whatsappgroup',
            name='booth',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='groups', to='booths.booth', verbose_name='booth'),
        ),
        migrations.AlterField(
            model_name='whatsappgroupevent',
            name='booth',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='booths.booth', verbose_name='booth'),
        ),
        migrations.AlterConstraint(
            model_name='unit',
            name='unit_has_a_name',
            constraint=models.CheckConstraint(condition=models.Q(('name_en', ''), ('name_hi', ''), _negated=True), name='unit_has_a_name', violation_error_message='Give the name in Hindi or in English.'),
        ),
    ]
