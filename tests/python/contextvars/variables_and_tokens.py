from contextvars import Context, ContextVar, Token, copy_context

user = ContextVar("user")
depth = ContextVar("depth", default=0)
print(user.name, depth.get(), user.get("nobody"))
try:
    user.get()
except LookupError as error:
    print(type(error).__name__, error.args[0] is user)

token = user.set("ann")
print(user.get(), token.old_value is Token.MISSING, token.var is user, Token.MISSING)
second = user.set("bob")
print(second.old_value, user.get())
user.reset(second)
print(user.get())
for wrong in (lambda: user.reset(second), lambda: depth.reset(token), lambda: user.reset("x"), lambda: Token()):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, str(error).split(" var=")[0])

context = copy_context()
print(context[user], user in context, depth in context, context.get(depth), context.get(depth, 7))
print("user" in [var.name for var in context], "ann" in context.values(), (user, "ann") in context.items())


def work(name, *, twice=False):
    user.set(name)
    depth.set(depth.get() + 1 + twice)
    return user.get(), depth.get()


print(context.run(work, "carol"), context.run(work, "dave", twice=True), user.get(), depth.get())
print(context[user], context[depth], copy_context() == copy_context(), Context() == context)
try:
    context.run(lambda: context.run(print))
except RuntimeError as error:
    print(str(error).split(":")[0], str(error).endswith("is already entered"))
try:
    context[depth.name]
except TypeError as error:
    print(error)
try:
    Context()[user]
except KeyError as error:
    print("KeyError", error.args[0] is user)
try:
    Context().run(user.reset, token)
except ValueError as error:
    print(str(error).endswith("was created in a different Context"))
try:
    ContextVar(1)
except TypeError as error:
    print(error)
try:
    context.run(lambda: 1 / 0)
except ZeroDivisionError as error:
    print(error, context.run(user.get))
print(ContextVar[int], hash(user) == hash(user), user == ContextVar("user"))
