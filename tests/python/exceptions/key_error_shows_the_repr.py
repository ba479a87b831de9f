try:
    {}['a']
except KeyError as e:
    print(e, str(e), f'{e}', e.args[0])
try:
    raise KeyError('two', 'args')
except KeyError as e:
    print(e)
raise KeyError("it's missing")
