#!/usr/bin/env python3
"""run_many.py PROGRAMS

PROGRAMS is a JSON list of texts of programs.  Each runs as run_django.py runs
one, in a process of its own, with Django where this Python has it; prints the
JSON list of what they printed.
"""
import json
import os
import signal
import sys
import tempfile

import run_django

SECONDS = 20


def run(source):
    with tempfile.TemporaryFile() as out:
        child = os.fork()
        if child == 0:
            signal.alarm(SECONDS)
            os.dup2(out.fileno(), 1)
            run_django.execute(source, os.path.abspath("main.py"))
        _, status = os.waitpid(child, 0)
        out.seek(0)
        text = out.read().decode()
        return text + f"!! ended with {status}\n" if status else text


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        programs = json.load(file)
    try:
        run_django.configure(run_django.read_settings("", None))
    except ImportError:
        pass
    json.dump([run(source) for source in programs], sys.stdout)


if __name__ == "__main__":
    main()
