"""Addresses of sign-in and of a person's own settings."""

from django.urls import path

from accounts.views.language import language
from accounts.views.one_time import one_time
from accounts.views.password import password
from accounts.views.profile import profile
from accounts.views.second_factor import second_factor
from accounts.views.sign_in import sign_in, sign_out

app_name = "accounts"
urlpatterns = [
    path("sign-in/", sign_in, name="sign_in"),
    path("sign-out/", sign_out, name="sign_out"),
    path("a/<str:token>/", one_time, name="one_time"),
    path("profile/", profile, name="profile"),
    path("profile/password/", password, name="password"),
    path("second-factor/", second_factor, name="second_factor"),
    path("language/", language, name="language"),
]
