from decimal import Decimal, ROUND_HALF_UP, getcontext
print(Decimal('0.1') + Decimal('0.2'), Decimal(1) / Decimal(3), Decimal('1.10') * 3, Decimal(0.1), Decimal('10') // 3, Decimal('10') % 3, -Decimal('2.50'), Decimal('2.5').quantize(Decimal('1')), Decimal('2.675').quantize(Decimal('0.01'), ROUND_HALF_UP))
print(repr(Decimal('1E+3')), Decimal('1.20') == Decimal('1.2'), int(Decimal('3.9')), float(Decimal('1.5')), round(Decimal('2.345'), 2), sum([Decimal('1.1')] * 3), f"{Decimal('1234.5'):,.2f}", max(Decimal(1), 2), Decimal('NaN'), hash(Decimal(2)) == hash(2), Decimal(2) ** 10, Decimal(2).sqrt())
getcontext().prec = 6
print(Decimal(1) / 7)
Decimal('1.5') + 0.5
