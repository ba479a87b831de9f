for args in [(), ('a',), (1, [ValueError()]), ('a', []), ('a', [1]), ('a', 5), ('a', [KeyboardInterrupt()])]:
    for c in (ExceptionGroup, BaseExceptionGroup):
        try: print(repr(c(*args)))
        except Exception as e: print(type(e).__name__, e)
