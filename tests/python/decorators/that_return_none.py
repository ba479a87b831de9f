def log(f):
    print('decorating', f.__name__)

@log
def hello():
    return 'hello'

print(hello)
hello()
