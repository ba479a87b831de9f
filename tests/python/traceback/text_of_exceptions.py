import io, sys, traceback
class Mine(Exception):
    pass
for bad in (lambda: 1 / 0, lambda: {}['k'], lambda: [][1], lambda: int('x')):
    try:
        bad()
    except Exception as e:
        print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e)[-1].strip())
        print(traceback.format_exc().splitlines()[0], '|', traceback.format_exc().splitlines()[-1])
try:
    raise Mine()
except Mine as e:
    print(traceback.format_exception_only(e))
buf = io.StringIO()
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise Mine('wrapped') from e
except Mine:
    traceback.print_exc(file=buf)
text = buf.getvalue()
print('direct cause' in text, text.count('Traceback'), text.splitlines()[-1])
print(traceback.format_exc())
traceback.print_exc()
