from django.core.cache import cache
class CacheMiss(KeyError):
    def __str__(self): return f'no value for {self.args[0]!r}'
def require(key):
    v = cache.get(key)
    if v is None: raise CacheMiss(key)
    return v
try: require('a')
except KeyError as e: print(e, repr(e), e.args, isinstance(e, LookupError))
def f():
    try: return require('b')
    except CacheMiss as e: raise RuntimeError('cannot continue') from e
    finally: print('cleanup'); cache.set('cleaned', True)
try: f()
except RuntimeError as e: print(e, '<-', repr(e.__cause__), e.__suppress_context__, cache.get('cleaned'))
def loop():
    for k in 'xyz':
        try:
            if k == 'y': continue
            if k == 'z': return k
        finally: print('finally', k)
print(loop())
try:
    try: 1 / 0
    finally: cache.get('x').upper()
except AttributeError as e: print(e, repr(e.__context__))
e = ValueError('a', 'b'); print(e, str(e), e.args); e.add_note('note'); print(e.__notes__)
try: assert cache.get('q') is not None, f"expected {'q'} in cache"
except AssertionError as e: print(repr(e))
assert cache.get('cleaned') == False, 'still there'
