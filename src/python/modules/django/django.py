VERSION = (5, 2, 19, "final", 0)
__version__ = "5.2.19"
__path__ = []


def get_version(version=None):
    return __version__


def setup(set_prefix=True):
    pass
