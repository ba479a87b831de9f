from unicodedata import is_normalized, normalize

words = ["café", "cafe\u0301", "\ufb01ve", "Å", "\u212b", "x²", "plain", "", "ｗｉｄｅ", "한국", "½"]
for word in words:
    forms = [normalize(form, word) for form in ("NFC", "NFD", "NFKC", "NFKD")]
    print(ascii(word), [ascii(form) for form in forms], [is_normalized(form, word) for form in ("NFC", "NFKD")])
print(normalize("NFKD", "Crème Brûlée").encode("ascii", "ignore"))
print(len(normalize("NFKD", "\ufdfa" * 3)))
for wrong in (("NFX", "a"), ("NFC", 1), (1, "a"), ("NFC",)):
    try:
        normalize(*wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
