my name = 'Ann'
