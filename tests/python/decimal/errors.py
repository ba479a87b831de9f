from decimal import Decimal, InvalidOperation, DivisionByZero
for f in (lambda: Decimal('abc'), lambda: Decimal(1) / 0, lambda: Decimal(0) / 0, lambda: Decimal([]), lambda: Decimal(None), lambda: Decimal('1') + '1', lambda: Decimal('-1').sqrt()):
    try:
        f()
    except (InvalidOperation, ZeroDivisionError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
Decimal('12,5')
