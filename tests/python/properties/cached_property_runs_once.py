from functools import cached_property

class Report:
    @cached_property
    def rows(self):
        print('loading')
        return [1, 2]

r = Report()
print(r.rows, r.rows, vars(r))
del r.rows
print(r.rows is r.rows)
r.rows = 'set'
print(r.rows)
