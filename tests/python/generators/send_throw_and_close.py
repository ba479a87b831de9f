def averager():
    total = count = 0
    average = None
    try:
        while True:
            value = yield average
            total += value
            count += 1
            average = total / count
    except GeneratorExit:
        print('closing')
    finally:
        print('final', count)

g = averager()
print(next(g), g.send(10), g.send(20))
g.close()
g2 = averager()
try:
    g2.send(5)
except TypeError as e:
    print(e)
next(g2)
g2.throw(ValueError('stop it'))
