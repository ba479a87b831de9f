print('{} and {}'.format(1, 2), '{1} before {0}'.format('a', 'b'), '{name} is {age}'.format(name='Ann', age=30))
print('{0[key]} {1.real} {2[0]}'.format({'key': 'v'}, 5, [9]), '{{literal}}'.format(), '{!r} {!s} {!a}'.format('é', 'é', 'é'))
print('{:>{width}}|{:<5}|{:^5}|{:*^7}'.format('r', 'l', 'c', 'm', width=5))
