import weakref
from weakref import WeakValueDictionary


class Page:
    def __init__(self, title):
        self.title = title

    def __repr__(self):
        return f"Page({self.title!r})"


pages = WeakValueDictionary()


def page(title):
    found = pages.get(title)
    if found is None:
        print("make", title)
        pages[title] = found = Page(title)
    return found


home = page("home")
print(page("home") is home, len(pages), "home" in pages, list(pages.items()))
about = page("about")
print(sorted(pages), list(pages.values()), sorted(key for key in pages))
del about
print(len(pages), "about" in pages, pages.get("about"), pages.get("about", "gone"))
try:
    pages["about"]
except KeyError as error:
    print("KeyError", error)
page("for a moment")
print(list(pages.keys()))
other = home
del home
print(len(pages))
other = None
print(len(pages), dict(pages), bool(pages))

kept = [Page(n) for n in range(3)]
pages.update({str(p.title): p for p in kept})
kept.pop(0)
print(sorted(pages.items()), pages.pop("1"), pages.pop("x", None), len(pages))
print(pages.setdefault("new", kept[1]), pages.setdefault("new", kept[0]), pages.copy() == pages)
try:
    pages["text"] = "a str"
except TypeError as error:
    print(error)
for wrong in (1, "s", [], {}, (), None, 1.5, object(), b""):
    try:
        weakref.ref(wrong)
    except TypeError as error:
        print(error)
