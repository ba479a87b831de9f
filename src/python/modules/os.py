import os.path as path
from random import SystemRandom as _System

name = "posix"
sep = "/"
linesep = "\n"
environ = {}


def getenv(key, default=None):
    return environ.get(key, default)


def getpid():
    return 1


def urandom(size, /):
    return _System().randbytes(size)
