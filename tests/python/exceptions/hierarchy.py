for sub, sup in [(KeyError, LookupError), (IndexError, LookupError), (ZeroDivisionError, ArithmeticError), (FileNotFoundError, OSError), (UnboundLocalError, NameError), (RecursionError, RuntimeError), (ModuleNotFoundError, ImportError), (KeyboardInterrupt, Exception), (TimeoutError, OSError), (UnicodeDecodeError, ValueError), (NotImplementedError, RuntimeError), (StopIteration, Exception)]:
    print(sub.__name__, sup.__name__, issubclass(sub, sup))
print([c.__name__ for c in KeyError.__mro__])
raise LookupError('base', 2)
