"""Sign-in by phone or e-mail."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from accounts.models import User


class PhoneOrEmailBackend(ModelBackend):
    """Accepts a mobile number in any usual spelling, or an e-mail address in any case."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        """Return the user, or None when the login or the password is wrong or the account is closed."""
        login = (username or kwargs.get(User.USERNAME_FIELD) or "").strip()
        if not login or password is None:
            return None
        user = User.objects.by_login(login)
        if user is None:
            make_password(password)  # the same time for unknown logins, so that they cannot be told apart
            return None
        return user if user.check_password(password) and self.user_can_authenticate(user) else None
