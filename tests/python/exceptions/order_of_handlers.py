def check(f):
    try:
        f()
    except LookupError as e:
        return f'lookup {type(e).__name__}'
    except (ValueError, TypeError):
        return 'value or type'
    except Exception as e:
        return f'other {e!r}'

print(check(lambda: {}['a']), check(lambda: [][0]), check(lambda: int('a')), check(lambda: 1 / 0), check(lambda: None.x), check(lambda: 5))
check(lambda: (_ for _ in ()).throw(KeyboardInterrupt))
