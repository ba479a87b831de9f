"""Zips the modules of Django and asgiref that the cache framework imports, and nothing else: lean_django.py FILE."""
import sys
import zipfile

from django.conf import settings

settings.configure()
from django.core.cache import cache  # noqa: E402

cache.set("greet", "Hello", 10)
assert cache.get("greet") == "Hello"

with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
    for name, module in sorted(sys.modules.items()):
        path = getattr(module, "__file__", None)
        if path and name.split(".")[0] in ("django", "asgiref"):
            out.write(path, path[path.index("site-packages/") + len("site-packages/"):])
