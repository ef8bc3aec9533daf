"""The second factor, and the gate of the administration."""

from io import StringIO
from time import time

import pytest
from django.core.management import CommandError, call_command
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from teams.tests.cast import make_user

ADDRESS = "/second-factor/"


@pytest.fixture
def administrator(db):
    """An administrator who has no device yet."""
    return make_user("Boss", email="boss@example.org", is_superuser=True, is_staff=True)


def code_of(device, shift=0):
    """Return what the app shows, ``shift`` periods from now."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits)
    totp.time = time() + shift * device.step
    return f"{totp.token():06d}"


def test_the_administration_leads_through_enrolling_and_back(client, administrator):
    client.force_login(administrator)
    step = client.get("/administration/accounts/user/", follow=True)
    assert step.redirect_chain[-1][0] == "/second-factor/?next=%2Fadministration%2Faccounts%2Fuser%2F"
    text = step.content.decode()
    assert 'class="qr"' in text
    assert "style=" not in text
    device = TOTPDevice.objects.get()
    assert not device.confirmed
    response = client.post(ADDRESS, {"code": code_of(device), "next": "/administration/accounts/user/"})
    assert response.url == "/administration/accounts/user/"
    assert client.get(response.url).status_code == 200
    device.refresh_from_db()
    assert device.confirmed


def test_the_key_is_shown_only_until_it_is_confirmed(client, administrator):
    client.force_login(administrator)
    client.get(ADDRESS)
    device = TOTPDevice.objects.get()
    client.get(ADDRESS)
    assert TOTPDevice.objects.get() == device
    device.confirmed = True
    device.save()
    text = client.get(ADDRESS).content.decode()
    assert "otpauth://" not in text
    assert 'class="qr"' not in text


def test_a_code_in_any_script_does_and_a_wrong_one_does_not(client, administrator):
    client.force_login(administrator)
    client.get(ADDRESS)
    device = TOTPDevice.objects.get()
    code = code_of(device)
    for wrong in ("abc", "12345", "1234567", ""):
        assert client.post(ADDRESS, {"code": wrong}).status_code == 422
    assert client.post(ADDRESS, {"code": f"{(int(code) + 1) % 10**6:06d}"}).status_code == 422
    TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    devanagari = code.translate(str.maketrans("0123456789", "०१२३४५६७८९"))
    assert client.post(ADDRESS, {"code": f"{devanagari[:3]} {devanagari[3:]}"}).status_code == 302


def test_guessing_is_slowed_down_and_a_code_works_once(client, administrator):
    client.force_login(administrator)
    client.get(ADDRESS)
    device = TOTPDevice.objects.get()
    code = code_of(device)
    client.post(ADDRESS, {"code": f"{(int(code) + 1) % 10**6:06d}"})
    assert client.post(ADDRESS, {"code": code}).status_code == 422, "too soon after a wrong one"
    TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    assert client.post(ADDRESS, {"code": code}).status_code == 302
    other = type(client)()
    other.force_login(administrator)
    assert other.post(ADDRESS, {"code": code}).status_code == 422, "used before"


def test_each_session_shows_it_anew(client, administrator, verified_client_of):
    assert verified_client_of(administrator).get("/administration/").status_code == 200
    client.force_login(administrator)
    assert client.get("/administration/").status_code == 302


def test_others_have_no_business_here(client, cast, client_of):
    for user in (cast.coordinator, cast.staff, cast.outsider):
        theirs = client_of(user)
        assert theirs.get(ADDRESS).status_code == 403
        assert theirs.get("/administration/", follow=True).status_code == 403
    assert client.get("/administration/", follow=True).redirect_chain[-1][0].startswith("/sign-in/")
    assert client.get(ADDRESS).url == "/sign-in/?next=%2Fsecond-factor%2F"


def test_a_lost_phone_is_forgotten_from_the_shell(client, administrator, verified_client_of):
    verified = verified_client_of(administrator)
    call_command("forget_second_factor", "boss@example.org", stdout=StringIO())
    assert verified.get("/administration/").status_code == 302
    for login in ("boss@example.org", "nobody@example.org"):
        with pytest.raises(CommandError):
            call_command("forget_second_factor", login)
