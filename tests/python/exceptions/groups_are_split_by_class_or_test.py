def show(g, n=0):
    print(' ' * n + repr(g), '|', g, '|', type(g).__name__)
    for e in getattr(g, 'exceptions', ()): show(e, n + 2)
eg = ExceptionGroup('many', [ValueError(1), TypeError('t'), ExceptionGroup('in', [KeyError('k'), ValueError(2)])])
show(eg)
m, r = eg.split(ValueError); show(m); show(r)
show(eg.subgroup(lambda e: isinstance(e, (KeyError, TypeError))))
print(eg.subgroup(OSError), eg.split(ExceptionGroup)[1], eg.message, eg.args)
try: eg.split(1)
except TypeError as e: print(e)
print(ExceptionGroup.__mro__, ExceptionGroup[ValueError], isinstance(eg, Exception))
raise eg
