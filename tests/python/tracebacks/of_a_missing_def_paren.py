def hello:
    print('hi')
