"""Where the embedded servers keep their things, and as whom they run."""

import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import sysconfig
import tempfile
from pathlib import Path

from config.processes import identity_of
from config.setup.bootstrap import Trouble

SITE_PACKAGES = Path(sysconfig.get_path("purelib"))
PROGRAMS = Path("/var/lib/boothwise/programs")
LONGEST_SOCKET = 100  # bytes; the kernel's limit is 107 on Linux, 103 on macOS


def owner_for() -> str | None:
    """Return the system user the servers run as: None for oneself; for root a user made on first need."""
    if os.geteuid() != 0:
        return None
    name = os.environ.get("BOOTHWISE_SYSTEM_USER", "boothwise")
    try:
        pwd.getpwnam(name)
    except KeyError:
        print(f"PostgreSQL does not run as root: creating the system user {name!r} for it.", flush=True)
        command = ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name]
        try:
            subprocess.run(command, check=True, capture_output=True, text=True)
        except (OSError, subprocess.CalledProcessError) as error:
            reason = str(getattr(error, "stderr", "") or error).strip()
            raise Trouble(
                f"Creating the system user {name!r} failed: {reason}\n"
                "Name an existing ordinary user: BOOTHWISE_SYSTEM_USER=name ./run"
            ) from error
    return name


def prepare_folder(folder: Path, owner: str | None, mode: int = 0o700) -> Path:
    """Create ``folder`` with ``mode``, belonging to ``owner`` (oneself when None), and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    if owner:
        user = pwd.getpwnam(owner)
        os.chown(folder, user.pw_uid, user.pw_gid)
    folder.chmod(mode)
    return folder


def prepare_data(data: Path, owner: str | None) -> None:
    """Close the data folder to others; ``owner`` may pass through it. Raises Trouble where its parents forbid that."""
    prepare_folder(data, None)
    if owner:
        prepare_folder(data, None, 0o710)
        os.chown(data, -1, pwd.getpwnam(owner).pw_gid)
        if not _can_run(Path("/usr/bin/test"), owner, "-x", str(data)):
            raise Trouble(
                f"{data} lies in a folder that the system user {owner!r}, who runs PostgreSQL, cannot enter.\n"
                "Choose another with BOOTHWISE_DATA=/path/to/folder ./run (default: one in /var/lib/boothwise)."
            )


def socket_folder(data: Path, owner: str | None) -> Path:
    """Return the folder for the servers' sockets: in ``data``, or a short private one where that path will not do.

    It may be too long for the kernel, and a comma in it means two hosts to PostgreSQL's clients.
    """
    wanted = data / "sockets"
    if len(os.fsencode(wanted / ".s.PGSQL.5432")) > LONGEST_SOCKET or "," in str(wanted):
        runtime = Path((not owner and os.environ.get("XDG_RUNTIME_DIR")) or tempfile.gettempdir())
        wanted = runtime / f"boothwise-{os.geteuid()}-{hashlib.sha256(os.fsencode(data)).hexdigest()[:8]}"
        if wanted.is_symlink() or (wanted.exists() and wanted.stat().st_uid not in _own_ids(owner)):
            raise Trouble(f"{wanted} belongs to somebody else; remove it, or set BOOTHWISE_DATA to a short path")
    return prepare_folder(wanted, owner)


def _own_ids(owner: str | None) -> set[int]:
    return {os.geteuid(), pwd.getpwnam(owner).pw_uid} if owner else {os.geteuid()}


def reachable(program: str, owner: str | None) -> Path:
    """Return ``program`` (below site-packages) as a path that ``owner`` can run, copying its package if need be."""
    original = SITE_PACKAGES / program
    if owner is None or _can_run(original, owner, "--version"):
        return original
    package = Path(program).parts[0]
    version = hashlib.sha256(original.read_bytes()).hexdigest()[:12]
    home = PROGRAMS / f"{package}-{version}"
    if not (home / program).exists():
        prepare_folder(PROGRAMS.parent, None, 0o711)
        prepare_folder(PROGRAMS, None, 0o755)
        unfinished = Path(tempfile.mkdtemp(dir=PROGRAMS))
        for part in SITE_PACKAGES.glob(f"{package}*"):
            if part.is_dir() and not part.name.endswith(".dist-info"):
                shutil.copytree(part, unfinished / part.name, ignore=shutil.ignore_patterns("include", "__pycache__"))
        for path in [unfinished, *unfinished.rglob("*")]:
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & stat.S_IXUSR else 0o644)
        try:
            unfinished.rename(home)
        except OSError:  # another start was quicker
            shutil.rmtree(unfinished)
    return home / program


def _can_run(program: Path, owner: str, *arguments: str) -> bool:
    try:
        done = subprocess.run([program, *arguments], cwd="/", capture_output=True, check=False, **identity_of(owner))
    except OSError:
        return False
    return done.returncode == 0
