"""A URL that does not say who may open it keeps the software from starting."""

from types import ModuleType

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.generic import View
from rest_framework.views import APIView

from accounts.access import signed_in
from config import checks


@signed_in
def declared(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def forgotten(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


class DeclaredView(View):
    access = "public"


class ForgottenView(View):
    pass


class DeclaredEndpoint(APIView):
    access = "right:see"


class ForgottenEndpoint(APIView):
    pass


@pytest.fixture
def urlconf(settings, request) -> None:
    module = ModuleType("sample_urls")
    vars(module)["urlpatterns"] = [path("deep/", include([path("page/", request.param)]))]
    settings.ROOT_URLCONF = module


@pytest.mark.parametrize("urlconf", [declared, DeclaredView.as_view(), DeclaredEndpoint.as_view()], indirect=True)
def test_declared_views_pass(urlconf: None) -> None:
    checks.refuse_undeclared()


@pytest.mark.parametrize("urlconf", [forgotten, ForgottenView.as_view(), ForgottenEndpoint.as_view()], indirect=True)
def test_a_forgotten_view_is_named_and_refused(urlconf: None) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"/deep/page/ \(config\.tests\.test_checks\."):
        checks.refuse_undeclared()
    assert [error.id for error in checks.check_access()] == ["boothwise.E001"]


def test_every_url_of_ours_declares_its_access() -> None:
    assert checks.undeclared() == []


def test_the_administration_is_for_administrators() -> None:
    found = {checks.access_of(view) for address, view in checks.views() if address.startswith("/administration/")}
    assert found == {"administrator", "public"}
    public = [address for address, view in checks.views() if checks.access_of(view) == "public"]
    assert [address for address in public if address.startswith("/administration/")] == ["/administration/login/"]


@pytest.mark.django_db
def test_this_database_knows_devanagari() -> None:
    assert checks.check_devanagari(databases=["default"]) == []
