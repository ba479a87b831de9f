import inspect
import sys
import traceback


def parse(text):
    return int(text)


def load(rows):
    return [
        parse(row)
        for row in rows
    ]


try:
    load(["1", "x"])
except ValueError as error:
    tb = error.__traceback__
    print(tb.tb_lineno, tb.tb_frame.f_code.co_name)
    while tb.tb_next:
        tb = tb.tb_next
    print(tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_next, type(tb).__name__)
    for frame in traceback.extract_tb(error.__traceback__):
        print(frame.lineno, frame.name, frame.line)
    print(sys.exc_info()[2] is error.__traceback__)
    last = traceback.extract_tb(sys.exc_info()[2], limit=-1)[0]
    print(f"{last.name}:{last.lineno}", [line for _, line in traceback.walk_tb(error.__traceback__)])
    file, line, function, text = traceback.extract_tb(error.__traceback__)[-1]
    print(line, function, text)


def who():
    return sys._getframe().f_code.co_name, inspect.currentframe().f_back.f_code.co_name, inspect.stack()[1].function


def caller(flag=True):
    seen = inspect.currentframe().f_locals
    return who(), sorted(seen), sys._getframe(1).f_lineno


print(caller())
print([frame.name for frame in traceback.extract_stack()[-1:]])
