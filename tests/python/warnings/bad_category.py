import warnings
warnings.warn('ok', DeprecationWarning)
try:
    warnings.warn('text', 'UserWarning')
except TypeError as e:
    print(e)
warnings.simplefilter('sometimes')
