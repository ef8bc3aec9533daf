"""A person who signs in."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.logins import stored_login


class UserManager(BaseUserManager["User"]):
    """Makes users; everything else is an ordinary queryset."""

    def create_user(
        self, *, phone: str | None = None, email: str | None = None, password: str | None = None, **fields: Any
    ) -> "User":
        """Create a user known by a phone (E.164), an e-mail address, or both; no password means none yet."""
        user = self.model(phone=phone or None, email=(email or "").strip() or None, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create an administrator (Django's ``createsuperuser``)."""
        return self.create_user(email=email, password=password, is_staff=True, is_superuser=True, **fields)

    def by_login(self, login: str) -> "User | None":
        """Return whoever signs in with this number, in any usual spelling, or e-mail address, in any case."""
        stored = stored_login(login)
        if stored is None:
            return None
        return self.filter(Q(email__iexact=stored) if "@" in stored else Q(phone=stored)).first()


class User(AbstractBaseUser, PermissionsMixin):
    """Signs in by phone or e-mail. Rights come from the seats held, not from this record.

    ``is_superuser`` marks an administrator: accounts, rights and settings, behind a second factor.
    """

    class Theme(models.TextChoices):
        AUTO = "auto", _("Same as the device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    name = models.CharField(_("name"), max_length=120)
    phone = models.CharField(_("mobile number"), max_length=16, null=True, blank=True)  # noqa: DJ001
    email = models.EmailField(_("e-mail"), null=True, blank=True)  # noqa: DJ001
    language = models.CharField(_("language"), max_length=2, choices=[("hi", "हिन्दी"), ("en", "English")], default="hi")
    theme = models.CharField(_("colours"), max_length=5, choices=Theme.choices, default=Theme.AUTO)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("may open the administration pages"), default=False)
    date_joined = models.DateTimeField(_("since"), default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("phone", name="user_phone_unique"),
            models.UniqueConstraint(Lower("email"), name="user_email_unique"),
            models.CheckConstraint(
                condition=models.Q(phone__isnull=False) | models.Q(email__isnull=False),
                name="user_phone_or_email",
                violation_error_message=_("Give a mobile number or an e-mail address."),
            ),
        ]

    def __str__(self) -> str:
        if self.email == self.erased_email:
            return gettext("(erased)")
        return self.name or self.phone or self.email or f"#{self.pk}"

    @property
    def erased_email(self) -> str:
        """The address that stands for a person who was erased: it says nothing, and reaches nobody (RFC 2606)."""
        return f"erased-{self.pk}@erased.invalid"
