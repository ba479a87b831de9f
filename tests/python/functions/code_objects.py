def outer(first, /, second, *args, named, other=1, **kwargs):
    local = first
    seen = 0

    def inner(step=1):
        nonlocal seen
        seen += step
        return seen, local

    return inner


code = outer.__code__
print(code.co_name, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_firstlineno)
print(code.co_varnames, code.co_cellvars, code.co_freevars)
inner = outer(1, 2, named=3)
print(inner.__code__.co_varnames, inner.__code__.co_freevars, [cell.cell_contents for cell in inner.__closure__])
print(dict(zip(inner.__code__.co_freevars, (cell.cell_contents for cell in inner.__closure__))))
