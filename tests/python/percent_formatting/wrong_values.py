def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in (
    lambda: ('%d'%'a'),
    lambda: ('%d'%None),
    lambda: ('%x'%1.5),
    lambda: ('%c'%'ab'),
    lambda: ('%c'%1.5),
    lambda: ('%c'%0x110000),
    lambda: ('%s %s'%1),
    lambda: ('%s'%(1,2)),
    lambda: ('a'%1),
    lambda: ('a'%[1]),
    lambda: ('a'%{}),
    lambda: ('%(a)s'%1),
    lambda: ('%(a)s'%[1]),
    lambda: ('%(a)s'%(1,)),
    lambda: ('%(a)s'%'x'),
    lambda: ('%(a)s'%{}),
    lambda: ('%*d'%('a',1)),
    lambda: ('%z'%1),
    lambda: ('%'%1),
    lambda: ('%f'%'a'),
    lambda: ('%d'%1.9),
    lambda: ('%d'%float('inf')),
    lambda: ('%i'%10**3),
    lambda: (b'%d'%'a'),
    lambda: (b'%s'%'a'),
    lambda: (b'%s'%1),
    lambda: (b'%c'%256),
    lambda: (b'%c'%'a'),
    lambda: (b'%f'%'a'),
    lambda: (b'%s %s'%b'a'),
    lambda: (b'a'%1),
    lambda: (b'%(a)s'%{b'a':b'1'}),
    lambda: (b'%a'%'é'),
    lambda: (b'%x'%1.5),
    lambda: (b'%z'%1),
):
    t(f)
