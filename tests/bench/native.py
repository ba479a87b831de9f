"""Times programs on CPython with Django: reads {sources, repeat} as JSON, prints what each printed and its times in ms."""
import contextlib
import io
import json
import sys
import time

from django.conf import settings

settings.configure()


def run(source):
    out = io.StringIO()
    start = time.perf_counter()
    with contextlib.redirect_stdout(out):
        exec(compile(source, "main.py", "exec"), {"__name__": "__main__"})
    return (time.perf_counter() - start) * 1000, out.getvalue()


if __name__ == "__main__":
    job = json.load(sys.stdin)
    runs = {name: [run(source) for _ in range(job["repeat"])] for name, source in job["sources"].items()}
    print(json.dumps({name: {"times": [ms for ms, _ in all], "printed": all[-1][1]} for name, all in runs.items()}))
