#!/usr/bin/env python3
"""record.py [--check] [--python PY] [--seed N] [PATH...]

Runs programs through run_django.py and writes what they print to the .out file
beside each, or with --check compares it with the .out that is there.  A PATH is
a program or a folder, searched to the bottom; without one, both corpora and
the page's examples are taken.  Every program runs under its own random hash seed, so an output that
depends on the order of a set of strings does not survive --check.  One that starts threads runs
by the real clock, so that they sleep side by side.
"""
import argparse
import concurrent.futures
import difflib
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
CORPORA = [HERE.parent / "scripts", HERE.parent / "python", HERE.parents[1] / "src/playground/recipes"]


def programs(paths):
    for path in paths:
        path = pathlib.Path(path)
        if path.is_dir():
            yield from sorted(path.rglob("*.py"))
        else:
            yield path


def run(python, seed, script):
    env = dict(os.environ, PYTHONHASHSEED=seed, PYTHONDONTWRITEBYTECODE="1")
    has_threads = re.search(r"\bThread\(|\bThreadPoolExecutor\(", script.read_text())
    real = ["--real-time"] if has_threads else []
    return subprocess.run([python, str(HERE / "run_django.py"), str(script), *real],
                          capture_output=True, env=env, timeout=60)


def difference(script, wanted, got):
    lines = difflib.unified_diff(wanted.decode().splitlines(), got.decode().splitlines(),
                                 "recorded", "now", lineterm="", n=1)
    return "\n".join([f"DIFFERS {script}", *("    " + line for line in lines)])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("paths", nargs="*", default=CORPORA)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--seed", default="random")
    opts = parser.parse_args()
    scripts = list(programs(opts.paths))
    bad = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda script: run(opts.python, opts.seed, script), scripts)
        for script, result in zip(scripts, results):
            target = script.with_suffix(".out")
            if result.returncode:
                print("RUNNER FAILED", script, result.stderr.decode()[-500:])
                bad += 1
            elif not opts.check:
                target.write_bytes(result.stdout)
            elif not target.exists():
                print("NOT RECORDED", script)
                bad += 1
            elif target.read_bytes() != result.stdout:
                print(difference(script, target.read_bytes(), result.stdout))
                bad += 1
            if result.stderr:
                print("stderr:", script.name, result.stderr.decode()[-300:].strip())
    print(f"{len(scripts)} programs, {bad} bad")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
