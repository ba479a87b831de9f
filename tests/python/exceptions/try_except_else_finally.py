def f(x):
    try:
        result = 10 / x
    except ZeroDivisionError as e:
        return f'caught {e}'
    except (TypeError, ValueError):
        return 'bad type'
    else:
        return f'ok {result}'
    finally:
        print('finally', x)

print(f(2), f(0), f('a'))
def g():
    try:
        return 'try'
    finally:
        return 'finally'
print(g())
def h():
    for i in range(3):
        try:
            continue
        finally:
            print('loop', i)
h()
