for text in ('x', '', '3.5', '1 2', '0b1'):
    try:
        print(int(text))
    except ValueError as e:
        print(e)
try:
    int('12', 1)
except ValueError as e:
    print(e)
int('z', 16)
