def resource():
    print('open')
    try:
        for i in range(5):
            yield i
    finally:
        print('close')

for x in resource():
    if x == 1:
        break
print('after the loop')
g = resource()
next(g)
del g
print('end')
