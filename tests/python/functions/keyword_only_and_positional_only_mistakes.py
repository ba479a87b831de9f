def fetch(url, /, *, timeout=10, retries): return url, timeout, retries

print(fetch('u', retries=1))
for f in (lambda: fetch('u', 5), lambda: fetch(url='u', retries=1), lambda: fetch('u'), lambda: fetch(), lambda: fetch('u', retries=1, extra=2), lambda: fetch('u', 'v', retries=1)):
    try:
        f()
    except TypeError as e:
        print(e)
