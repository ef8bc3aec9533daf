"""What people type on this app's pages."""

from booths.forms.booth import BoothAddForm, BoothForm
from booths.forms.check import CheckForm
from booths.forms.group import CloseForm, GroupForm, RegisterForm
from booths.forms.unit import UnitForm

__all__ = ["BoothAddForm", "BoothForm", "CheckForm", "CloseForm", "GroupForm", "RegisterForm", "UnitForm"]
