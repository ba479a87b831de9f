from time import perf_counter as default_timer

default_number = 1000000


def _callable(code):
    if not callable(code):
        raise NotImplementedError("the playground does not run code from text: give timeit a function")
    return code


def timeit(stmt="pass", setup=None, timer=default_timer, number=default_number, globals=None):
    if setup is not None:
        _callable(setup)()
    _callable(stmt)
    start = timer()
    for _ in range(number):
        stmt()
    return timer() - start


def repeat(stmt="pass", setup=None, timer=default_timer, repeat=5, number=default_number, globals=None):
    return [timeit(stmt, setup, timer, number) for _ in range(repeat)]
