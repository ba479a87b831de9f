from hashlib import md5


def make_template_fragment_key(fragment_name, vary_on=None):
    digest = md5(usedforsecurity=False)
    for value in vary_on or ():
        digest.update(str(value).encode())
        digest.update(b":")
    return f"template.cache.{fragment_name}.{digest.hexdigest()}"
