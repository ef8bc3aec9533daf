"""The first visitor of an empty installation, on a phone: from the printed link to the coordinator's first sign-in."""

import re
from io import StringIO
from time import time

import pytest
from django.core.management import call_command
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.models import User
from booths.models import Unit
from teams.models import Assignment, Seat

PASSWORD = "three green mangoes"


def set_up_link() -> str:
    out = StringIO()
    call_command("setup_link", stdout=out)
    return re.search(r"/a/[\w-]+/", out.getvalue())[0]


def code() -> str:
    device = TOTPDevice.objects.get()
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits)
    totp.time = time()
    return f"{totp.token():06d}"


@pytest.mark.slow
def test_from_the_printed_link_to_the_coordinators_first_page(live_stack, phone_page, browser):
    page, primary = phone_page, "main form .button--primary"
    page.goto(live_stack.url + set_up_link())
    for name, value in (
        ("name", "राधा"),
        ("login", "60009 99908"),
        ("new_password1", PASSWORD),
        ("new_password2", PASSWORD),
    ):
        page.fill(f"[name={name}]", value)
    page.click(primary)
    page.wait_for_url("**/second-factor/**")
    page.fill("[name=code]", code())
    page.click(primary)
    page.wait_for_url("**/setup")
    page.click(primary)
    page.wait_for_url("**/setup/next")
    assert Unit.objects.filter(code="UP").exists()
    assert Seat.objects.count() > 2000

    page.click("ol a >> nth=0")
    page.wait_for_url("**/teams/UP/")
    page.click("a[href*=assign]")
    page.fill("[name=name]", "आशा वर्मा")
    page.fill("[name=phone]", "६०००९ ९९९०९")
    page.click(primary)
    page.wait_for_url("**/teams/UP/**")
    page.click("form[action*=invite] button")
    page.wait_for_url("**/invite/")
    message = page.input_value("#invitation")
    assert "नमस्ते आशा वर्मा जी," in message

    theirs = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    theirs.goto(re.search(r"http\S+", message)[0])
    for name in ("new_password1", "new_password2"):
        theirs.fill(f"[name={name}]", PASSWORD)
    theirs.click(primary)
    theirs.wait_for_url("**/u/UP/")
    coordinator = Assignment.objects.get().member.user
    assert coordinator == User.objects.get(phone="+916000999909")
    assert coordinator.last_login
    theirs.context.close()
