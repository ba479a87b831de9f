def hello()
    print('hi')
