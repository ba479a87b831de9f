try:
    from time import nope
except ImportError as error:
    print(type(error).__name__, error.name, error.msg.split(" (")[0])
try:
    import no_such_module_at_all
except ImportError as error:
    print(type(error).__name__, error.name, error.path, error)
error = ImportError("mine", name="thing")
print(error.name, error.path, error)
print(ImportError("other").name)
