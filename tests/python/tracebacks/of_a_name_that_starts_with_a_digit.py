1st = 'first'
