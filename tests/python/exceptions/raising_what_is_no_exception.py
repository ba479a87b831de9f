for thing in ('text', 5, None, object):
    try:
        raise thing
    except TypeError as e:
        print(e)
try:
    raise
except RuntimeError as e:
    print(e)
raise ValueError
