"""What to do after the state is loaded."""

from booths.models import Unit


def test_what_is_done_is_ticked_off(cast, verified_client_of):
    text = verified_client_of(cast.administrator).get("/setup/next").content.decode()
    assert "Uttar Pradesh is ready" in text
    assert text.count("Done") == 2, "people sit and booths are there, the organisation has no name yet"


def test_without_a_state_it_leads_to_the_choice(db, verified_client_of):
    from teams.tests.cast import make_user

    boss = make_user("Boss", is_superuser=True, is_staff=True)
    assert not Unit.objects.exists()
    assert verified_client_of(boss).get("/setup/next").url == "/setup"


def test_only_administrators_with_the_second_factor_come_in(cast, client_of):
    assert client_of(cast.coordinator).get("/setup/next").status_code == 403
    assert client_of(cast.administrator).get("/setup/next").url == "/second-factor/?next=%2Fsetup%2Fnext"
