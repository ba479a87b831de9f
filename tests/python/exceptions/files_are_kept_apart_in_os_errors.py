import copy
import pickle

error = OSError(2, "No such file", "data.txt")
print(type(error).__name__, error, repr(error), error.args, error.filename, error.errno, error.strerror)
for same in (copy.copy(error), pickle.loads(pickle.dumps(error))):
    print(same, same.filename, same.args)
print(OSError(1, "a").args, OSError("a").args, OSError(1, "a", "f", None, "g").args, OSError(1, 2, 3, 4, 5, 6).args)
