"""What people agree to: under which text, taken back, and whom a message may go to."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from accounts.models import Activity
from booths.models import StateSettings
from teams.models import Consent, Member, Notice, Purpose, Volunteer
from teams.notices import notice_text
from teams.services import consent_give, consent_withdraw, notice_defaults_load

TOLD = Consent.Source.TOLD


def test_a_consent_from_the_day_it_is_given_until_it_is_taken_back(cast):
    lata, chitra = cast.field_worker, cast.lucknow_convener
    notice = Notice.objects.in_force(Purpose.MESSAGES)
    agreed = Member.objects.agreed(Purpose.MESSAGES)
    assert lata not in agreed

    consent = consent_give(actor=chitra, member=lata, purpose=Purpose.MESSAGES, source=TOLD, notice=notice)
    assert list(agreed.all()) == [lata]
    assert not Member.objects.agreed(Purpose.DETAILS).exists()
    assert (consent.notice.version, consent.recorded_by) == (1, chitra)

    consent_withdraw(actor=chitra, consent=consent)
    when = consent.withdrawn_at
    assert when is not None
    assert not agreed.all().exists()
    assert consent_withdraw(actor=chitra, consent=consent).withdrawn_at == when
    assert list(Activity.objects.filter(subject_id=lata.pk).order_by("pk").values_list("verb", flat=True))[-2:] == [
        "consent_give",
        "consent_withdraw",
    ]


def test_saying_yes_twice_is_one_consent_and_a_new_text_asks_anew(cast):
    lata = cast.field_worker
    first = Notice.objects.in_force(Purpose.DETAILS)
    given = {"actor": None, "member": lata, "purpose": Purpose.DETAILS, "source": TOLD}
    consent = consent_give(**given, notice=first)
    assert consent_give(**given, notice=first) == consent
    assert consent_give(**given) == consent

    second = Notice.objects.create(purpose=Purpose.DETAILS, version=2, text_hi="नया", text_en="New")
    assert Notice.objects.in_force(Purpose.DETAILS) == second
    renewed = consent_give(**given, notice=second)
    consent.refresh_from_db()
    assert consent.withdrawn_at == renewed.given_at
    assert list(lata.consents.standing()) == [renewed]


def test_what_is_agreed_to_by_form_names_the_text_that_was_shown(cast):
    wrong = Notice.objects.in_force(Purpose.MESSAGES)
    given = {"actor": None, "member": cast.field_worker, "purpose": Purpose.DETAILS}
    with pytest.raises(ValidationError) as refused:
        consent_give(**given, source=Consent.Source.FORM)
    assert refused.value.code == "notice_missing"
    with pytest.raises(ValidationError) as refused:
        consent_give(**given, source=TOLD, notice=wrong)
    assert refused.value.code == "notice_of_another_purpose"


def test_a_volunteer_agrees_once_and_nobody_agrees_who_was_erased(cast):
    notice = Notice.objects.in_force(Purpose.DETAILS)
    someone = Volunteer.objects.create(
        applied_to=cast.chowk, unit=cast.chowk, name="Mohan", phone="+916000099999", is_adult=True
    )
    given = {"actor": None, "purpose": Purpose.DETAILS, "source": Consent.Source.FORM, "notice": notice}
    consent = consent_give(**given, volunteer=someone, language="en")
    assert consent_give(**given, volunteer=someone) == consent
    assert consent.language == "en"

    Volunteer.objects.filter(pk=someone.pk).update(name="", phone="", erased_at=timezone.now())
    with pytest.raises(ValidationError) as refused:
        consent_give(**given, volunteer=someone)
    assert refused.value.code == "erased"


def test_the_notices_say_who_asks_and_whom_to_turn_to(cast):
    assert notice_defaults_load(actor=None) == 0  # the cast has loaded them
    StateSettings.objects.filter(state=cast.state).delete()
    StateSettings.objects.create(state=cast.state, party_hi="जन दल", party_en="Jan Dal", volunteer_days=45)
    notice = Notice.objects.in_force(Purpose.DETAILS)
    with translation.override("hi"):
        text = notice_text(notice, cast.chowk)
    assert "जन दल" in text
    assert "45 दिन" in text
    assert "प्रदेश संयोजक, उत्तर प्रदेश" in text
    StateSettings.objects.update(contact="office@example.org")
    for purpose in Purpose:
        with translation.override("en"):
            text = notice_text(Notice.objects.in_force(purpose), cast.chowk)
        assert "Jan Dal" in text
        assert "office@example.org" in text
        assert "{" not in text
