def smart_str(s, encoding="utf-8", strings_only=False, errors="strict"):
    if isinstance(s, str) or strings_only and isinstance(s, (type(None), int, float)):
        return s
    return str(s, encoding, errors) if isinstance(s, bytes) else str(s)


def smart_bytes(s, encoding="utf-8", strings_only=False, errors="strict"):
    if isinstance(s, bytes) or strings_only and isinstance(s, (type(None), int, float)):
        return s
    return str(s).encode(encoding, errors)


force_str, force_bytes = smart_str, smart_bytes
