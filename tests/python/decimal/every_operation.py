import decimal
from decimal import *
D = Decimal
print(getcontext())
def t(label, f):
    try: print(label, repr(f()))
    except Exception as e: print(label, type(e).__name__, e)
values = ['0', '-0', '-1.5', '2.675', '1E+5', 'NaN', '-Infinity', '7']
ops = [('+', lambda a, b: a + b), ('-', lambda a, b: a - b), ('*', lambda a, b: a * b), ('/', lambda a, b: a / b), ('//', lambda a, b: a // b), ('%', lambda a, b: a % b), ('**', lambda a, b: a ** b), ('<', lambda a, b: a < b), ('==', lambda a, b: a == b), ('cmp', lambda a, b: a.compare(b)), ('max', lambda a, b: a.max(b)), ('q', lambda a, b: a.quantize(b))]
for a in values:
    for b in values:
        for name, op in ops:
            if name == '**' and (abs(D(b).adjusted()) > 3 or a in ('NaN',)): continue
            t(f'{a} {name} {b}', lambda: op(D(a), D(b)))
for a in values:
    d = D(a)
    for name in ('normalize', 'sqrt', 'to_integral_value', 'as_tuple', 'adjusted', 'is_nan', 'is_zero', 'is_signed', 'is_finite', 'copy_abs', 'as_integer_ratio', '__int__', '__neg__', '__abs__', '__pos__', '__float__', '__bool__', '__round__', '__floor__', '__ceil__', 'log10'):
        t(f'{a} {name}', lambda: getattr(d, name)())
    if a not in ('NaN',):
        t(f'{a} hash', lambda: hash(d) == hash(float(a)))
    for spec in ('', '.2f', ',.2f', '10', '<10', '^12', '+', ' .1f', '010.2f', '.3g', '.2e', '%', '.1%', 'g', ',', 'e', '*>15,.3f', '=+12', '08', '012,', '.0f', 'E'):
        t(f'{a} {spec}', lambda: format(d, spec))
for v in ('1', '2', '0.5', '10', '123.456', '-1', '0.001', '20', '1E-20'):
    t('exp ' + v, lambda: D(v).exp()); t('ln ' + v, lambda: D(v).ln()); t('log10 ' + v, lambda: D(v).log10())
for r in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    print(r, [D(v).quantize(D('1'), r) for v in ('0.5', '1.5', '2.5', '-0.5', '-1.5', '1.1', '-1.1', '0.9', '5.1')])
for bad in ('abc', '', '1.2.3', '1e', [], {}, None, (1, 2), (0, (1, 2), -1), b'1', ' 1_000.5 ', '١', True, 1.1, 10**40, '.', '.5', '5.', '+3', '--3', 1j):
    t(repr(bad), lambda: D(bad))
t('float', lambda: D(1) + 1.5); t('float', lambda: 1.5 * D(1)); t('str', lambda: D(1) < 'a'); t('fl', lambda: D('1.5') < 1.6); t('fl', lambda: D('0.1') == 0.1); t('i', lambda: 3 - D('1.5')); t('i', lambda: 2 ** D(3)); t('r', lambda: round(D('2.675'), 2)); t('r', lambda: round(D('1234'), -2)); t('q', lambda: D('1e28').quantize(D('0.1'))); t('q', lambda: D(1).quantize(1.5)); t('dm', lambda: divmod(D(-7), 2)); t('pow', lambda: pow(D(7), 2, 5)); t('attr', lambda: D(1).nope); t('sum', lambda: sum([D('0.1')] * 10)); t('f', lambda: f"{D('3.14159'):.3f}"); t('fmt', lambda: format(D(1), 'x')); t('fmt', lambda: '%.2f %s %d' % (D('1.239'), D('1.20'), D('7.9'))); t('p', lambda: D('1.1') ** 100); t('p', lambda: D(2) ** D('0.5')); t('p', lambda: D(3) ** -3); t('p', lambda: D('1.0001') ** 100000); t('p', lambda: D(-8) ** D('0.5'))
with localcontext() as c:
    c.prec = 5
    print(D(1) / 3, c.prec, D('123456.789') + 0, +D('0.123456789'))
    c.traps[DivisionByZero] = False
    print(D(1) / 0)
print(getcontext().prec, D(1) / 3)
getcontext().rounding = ROUND_UP
print(D(1) / 3, D(2).quantize(D('0.1')))
t('prec', lambda: setattr(getcontext(), 'prec', 0)); t('prec', lambda: setattr(getcontext(), 'prec', 'a'))
import pickle, copy, json
print(pickle.loads(pickle.dumps(D('1.50'))), copy.deepcopy(D('2')), sorted([D(3), D('1.5'), 2]), {D(1): 'a'}[1], D('19.99') * 2)
t('json', lambda: json.dumps(D(1)))
print(type(D(1)), isinstance(D(1), (int, float)), D('1.5').real, D.from_float(0.5), DecimalException.__mro__[1].__name__)
class Money(Decimal):
    pass
print(repr(Money('1.5')), type(Money('1') + 1), Money(2) > 1)
