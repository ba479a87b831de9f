from contextvars import ContextVar, copy_context
from threading import Thread

tenant = ContextVar("tenant", default="none")
tenant.set("main")


def work(name):
    print(name, tenant.get())
    tenant.set(name)
    print(name, tenant.get())


first = Thread(target=work, args=("first",))
first.start()
first.join()
second = Thread(target=copy_context().run, args=(work, "second"))
second.start()
second.join()
print(tenant.get())
