import warnings
def old():
    warnings.warn('old() is deprecated', UserWarning)
    return 1

for _ in range(3):
    old()
warnings.warn('plain text')
warnings.warn('other', RuntimeWarning)
with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    warnings.warn('silent')
print('done')
