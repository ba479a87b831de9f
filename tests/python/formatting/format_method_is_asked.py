class Celsius:
    def __init__(self, t):
        self.t = t

    def __format__(self, spec):
        return f'{self.t * 9 / 5 + 32:.1f}F' if spec == 'F' else f'{self.t:{spec or ".0f"}}C'

    def __str__(self):
        return 'str!'

t = Celsius(21.5)
print(f'{t} {t:F} {t:.2f} {t!s} {t!s:>8}', '{:F}'.format(t), format(t), str(t), '%s' % t)
