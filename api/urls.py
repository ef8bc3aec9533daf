"""Addresses below ``/api/v1/``."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import SimpleRouter

from api.views.booths import BoothView
from api.views.groups import GroupView
from api.views.handles import HandleView
from api.views.units import UnitView

app_name = "api"

router = SimpleRouter()
router.register("units", UnitView, basename="unit")
router.register("booths", BoothView, basename="booth")
router.register("groups", GroupView, basename="group")
router.register("handles", HandleView, basename="handle")

urlpatterns = [
    path("", include(router.urls)),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
]
