import warnings
class MyWarning(UserWarning): pass

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    warnings.warn('first', MyWarning)
    warnings.warn('second', stacklevel=1)
    print([(w.category.__name__, str(w.message)) for w in caught])
warnings.filterwarnings('error', category=MyWarning)
try:
    warnings.warn('now an error', MyWarning)
except MyWarning as e:
    print('raised', e)
warnings.simplefilter('error')
warnings.warn('fatal')
