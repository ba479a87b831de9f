from django.core.cache import cache
from decimal import Decimal, ROUND_HALF_UP, ROUND_DOWN, getcontext, localcontext, InvalidOperation, DivisionByZero
cache.set('price', Decimal('19.995')); p = cache.get('price')
print(p, p.quantize(Decimal('.01')), p.quantize(Decimal('.01'), ROUND_HALF_UP), p.quantize(Decimal('1'), rounding=ROUND_DOWN), p * 3, p / 3, p + 1, round(p, 1), int(p), float(p), f'{p:.1f}', f'{p:,}', str(p), repr(p), p == 19.995, p > 10, -p, abs(-p), p % 5, divmod(p, 5), p ** 2, max(p, Decimal(20)))
print(sum([Decimal('0.1')] * 3) == Decimal('0.3'), 0.1 * 3 == 0.3, Decimal(0.1), Decimal('1E+3'), Decimal('1.10').normalize(), Decimal('5').sqrt(), Decimal('NaN').is_nan(), Decimal('Infinity') > 1, Decimal((0, (1, 2), -1)), Decimal('1.5').as_tuple(), Decimal('1.23456').adjusted(), cache.incr('price', Decimal('.005')))
with localcontext() as ctx: ctx.prec = 5; print(Decimal(1) / 3)
print(Decimal(1) / 3, getcontext().prec)
for bad in (lambda: Decimal('x'), lambda: Decimal(1) / 0, lambda: Decimal(1) + 1.5, lambda: Decimal([1]), lambda: Decimal('1') < 'a', lambda: Decimal('NaN') > 1, lambda: Decimal('1e999999999') * 10, lambda: Decimal(-1).sqrt(), lambda: Decimal(1).quantize(Decimal('1e-30')), lambda: Decimal(0) / 0, lambda: int(Decimal('Infinity')), lambda: round(Decimal('2.5')), lambda: Decimal('2') ** Decimal('0.5')):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
cache.incr('price', 0.5)
