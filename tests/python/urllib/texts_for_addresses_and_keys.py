import html
import zlib
from urllib.parse import parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, urlencode, urlparse, urlsplit
from urllib.parse import urlunparse, urlunsplit

print(quote("a b/ü?&="), quote("a/b", safe=""), quote("~x-_.", safe=""), quote(b"\xff "), quote_plus("a b&c/d"))
print(unquote("a%20b%C3%BC+%zz%2"), unquote_plus("a+b%2Bc"), unquote("%ff"))
print(urlencode({"b": 2, "a": "x y", "n": None}), urlencode([("k", [1, 2]), ("s", "ab")], doseq=True), urlencode({"k": [1]}))
print("page:" + urlencode(sorted({"sort": "name", "page": 2}.items())))
print(parse_qs("a=1&b=2&a=3&c="), parse_qsl("a=1&b=%20x&c=", keep_blank_values=True))
parts = urlparse("https://user@Example.com:8080/path/page;p?q=1&r=2#top")
print(parts.scheme, parts.netloc, parts.path, parts.params, parts.query, parts.fragment, parts.hostname, parts.port)
print(parts, parts.geturl(), urlsplit("/only/path?x=1"), urlsplit("//host/p").netloc)
print(urlunsplit(("https", "host", "/p", "a=1", "")), urlunparse(("", "", "/p", "", "", "f")))
print(html.escape("<a href='x'>&\"</a>"), html.escape("'\"", quote=False))
print(zlib.crc32(b"hello"), zlib.crc32(b""), zlib.adler32(b"hello"), zlib.crc32(b"lo", zlib.crc32(b"hel")))
print([zlib.crc32(f"user:{n}".encode()) % 3 for n in range(6)])
for make in (lambda: quote(5), lambda: urlencode(5), lambda: urlencode([1]), lambda: zlib.crc32("text")):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)
