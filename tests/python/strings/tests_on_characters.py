for s in ('abc', 'ABC', '123', 'a1', '', ' ', 'é', '_x', 'Title Case'):
    print(repr(s), s.isalpha(), s.isdigit(), s.isalnum(), s.isspace(), s.isupper(), s.islower(), s.istitle(), s.isidentifier(), s.isnumeric(), s.isdecimal())
