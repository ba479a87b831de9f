from django.core.cache import cache
from django.utils.text import slugify

titles = ["Hello, World!", "Crème Brûlée -- a recipe", "  spaces\tand\nlines ", "__init__", "100% Ünïcödé", "日本語 text", "a_b-c", "", "---", 42, None]
for title in titles:
    print(repr(slugify(title)), repr(slugify(title, allow_unicode=True)))

cache.set(f"post:{slugify(titles[0])}", "body", 10)
print(cache.get("post:hello-world"))
