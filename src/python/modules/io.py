SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    def close(self):
        self._closed = True

    @property
    def closed(self):
        return self._closed

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file" + self._period)

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def isatty(self):
        self._check()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def flush(self):
        self._check()

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1, /):
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def tell(self):
        self._check()
        return self._position

    # What is written at the end is kept in parts until someone wants the whole.
    def _whole(self):
        if len(self._parts) != 1:
            self._parts = [self._empty.join(self._parts)]
        return self._parts[0]

    def _put(self, data):
        self._check()
        count = len(data)
        if not count:
            return 0
        if self._position == self._length:
            self._parts.append(data)
            self._length += count
        else:
            whole = self._whole()
            if self._position > self._length:
                whole += self._filler * (self._position - self._length)
            whole = whole[: self._position] + data + whole[self._position + count :]
            self._parts = [whole]
            self._length = len(whole)
        self._position += count
        return count

    def _take(self, end):
        start, self._position = self._position, max(self._position, end)
        return self._whole()[start:end]

    def read(self, size=-1, /):
        self._check()
        if size is None or size < 0:
            return self._take(self._length)
        return self._take(min(self._length, self._position + size))

    def readline(self, size=-1, /):
        self._check()
        end = self._whole().find(self._newline, self._position) + 1 or self._length
        if size is not None and size >= 0:
            end = min(end, self._position + size)
        return self._take(end)

    def truncate(self, pos=None, /):
        self._check()
        pos = self._position if pos is None else pos
        if pos < 0:
            raise ValueError(f"Negative size value {pos}" if self._empty == "" else f"negative size value {pos}")
        self._parts = [self._whole()[:pos]]
        self._length = len(self._parts[0])
        return pos


class TextIOBase(IOBase):
    pass


class StringIO(TextIOBase):
    _empty, _newline, _filler, _period = "", "\n", "\0", ""

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is None:
            initial_value = ""
        if not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._parts = [initial_value]
        self._length = len(initial_value)
        self._position = 0
        self._closed = False

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        return self._put(s)

    def getvalue(self):
        self._check()
        return self._whole()

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 0 and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        self._position = (pos, self._position, self._length)[whence]
        return self._position


class BytesIO(IOBase):
    _empty, _newline, _filler, _period = b"", b"\n", b"\0", "."

    def __init__(self, initial_bytes=b""):
        self._parts = [bytes(initial_bytes)]
        self._length = len(self._parts[0])
        self._position = 0
        self._closed = False

    def write(self, b, /):
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return self._put(bytes(b))

    def getvalue(self):
        self._check()
        return self._whole()

    getbuffer = getvalue

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 0 and pos < 0:
            raise ValueError(f"negative seek value {pos}")
        self._position = max(0, pos + (0, self._position, self._length)[whence])
        return self._position


for _class in (StringIO, BytesIO):
    _class.__module__ = "_io"
