for name in ('contains', 'length', 'push', 'trim', 'reverse'):
    try:
        getattr('text', name)
    except AttributeError as e:
        print(e)
(5).upper()
