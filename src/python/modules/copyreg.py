dispatch_table = {}


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
