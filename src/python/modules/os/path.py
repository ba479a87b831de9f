sep = "/"


def join(a, *p):
    for part in p:
        a = part if part.startswith("/") else a + part if not a or a.endswith("/") else a + "/" + part
    return a


def split(p):
    at = p.rfind("/") + 1
    head = p[:at]
    return head.rstrip("/") or head, p[at:]


def dirname(p):
    return split(p)[0]


def basename(p):
    return split(p)[1]


def splitext(p):
    at = p.rfind(".")
    name = p[p.rfind("/") + 1 : at]
    return (p[:at], p[at:]) if at >= 0 and name.strip(".") else (p, "")


def isabs(s):
    return s.startswith("/")


def abspath(path):
    return path if isabs(path) else "/" + path


def exists(path):
    return False


isfile = isdir = exists
realpath = abspath
