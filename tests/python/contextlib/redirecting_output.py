import io
from contextlib import redirect_stdout

buffer = io.StringIO()
with redirect_stdout(buffer):
    print('hidden', 1)
print(repr(buffer.getvalue()))
