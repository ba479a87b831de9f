def f():

print('next')
