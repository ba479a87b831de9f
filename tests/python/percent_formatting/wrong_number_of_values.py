for f in (lambda: '%s %s' % 'a', lambda: '%s' % ('a', 'b'), lambda: 'x' % 1, lambda: '%d' % 'a', lambda: '%(k)s' % {}, lambda: '%(k)s' % 1, lambda: '%z' % 1, lambda: '%' % 1, lambda: '%c' % 'ab', lambda: '%x' % 1.5):
    try:
        print(f())
    except (TypeError, ValueError, KeyError) as e:
        print(type(e).__name__, e)
'%s and %s' % ('one',)
