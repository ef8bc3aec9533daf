# Sourced by ./run, ./test and bench/run, in the checkout and with $command set: finds a Python that is new enough
# and hands over to bootstrap.py. PYTHON=/path/to/python3 chooses one.
is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if is_new_enough "$python"; then
        exec "$python" -I config/setup/bootstrap.py "$command" "$@"
    fi
done

found=$("${PYTHON:-python3}" --version 2>&1 | head -n 1)
echo "Boothwise needs Python 3.11 or newer; found: ${found:-none}." >&2
echo "Install one (on Debian 12 and Ubuntu 24.04: sudo apt-get install python3 python3-venv), or name it: PYTHON=/path/to/python3 ./$command" >&2
exit 1
