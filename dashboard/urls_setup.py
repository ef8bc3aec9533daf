"""Addresses of the first steps of a new installation."""

from django.urls import path

from dashboard.views.first_steps import first_steps

urlpatterns = [path("setup/next", first_steps, name="first_steps")]
