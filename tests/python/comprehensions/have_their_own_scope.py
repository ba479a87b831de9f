x = 'outer'
print([x for x in range(3)], x)
funcs = [lambda: i for i in range(3)]
print([f() for f in funcs], [f() for f in [lambda i=i: i for i in range(3)]])
print(i)
