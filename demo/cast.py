"""Who can sign in to the demo."""

from dataclasses import dataclass

from accounts.models import User
from demo.names import Name
from demo.phones import PEOPLE, demo_phone

PASSWORD = "boothwise-demo"  # noqa: S105 - printed by ./run, refused in production
ADMINISTRATOR = "admin@example.org"
TOTP_KEY = "b0077b0077b0077b0077b0077b0077b0077b0077"
"""The administrator's second factor in the demo; ``manage.py demo --logins`` prints the code of the moment."""


@dataclass(frozen=True)
class Role:
    """One login: the seat that gives it its rights, and an invented person."""

    key: str
    unit: str
    position: str
    name: Name
    index: int

    @property
    def phone(self) -> str:
        """The login: a number of the demo's range."""
        return demo_phone(PEOPLE + self.index)


CAST = (
    Role("State coordinator", "UP", "coordinator", Name("Anita Prakash", "अनीता प्रकाश"), 1),
    Role("Awadh region convener", "AWD", "convener", Name("Harish Chandra", "हरीश चंद्र"), 2),
    Role("Lucknow Mahanagar convener", "LKO-M", "convener", Name("Imran Babu", "इमरान बाबू"), 3),
    Role("Sitapur convener", "STP", "convener", Name("Sunita Kumar", "सुनीता कुमार"), 4),
    Role("Mandal convener", "UP-171-02", "convener", Name("Ravi Bharti", "रवि भारती"), 5),
    Role("Staff", "UP", "staff", Name("Meena Lal", "मीना लाल"), 6),
)


def demo_users() -> list[tuple[str, str, str]]:
    """Return role, login and name of each demo login that is there, the administrator first."""
    users = {user.phone: user for user in User.objects.filter(phone__in=[role.phone for role in CAST])}
    listed = [
        (role.key, role.phone.removeprefix("+91"), str(users[role.phone])) for role in CAST if role.phone in users
    ]
    admin = User.objects.filter(email=ADMINISTRATOR).first()
    return [("Administrator", ADMINISTRATOR, str(admin)), *listed] if admin else listed
