import threading


def job(*args, **kwargs):
    print(threading.current_thread().name, args, kwargs)


threads = [
    threading.Thread(target=job, args=(1, 2), kwargs={"three": 3}),
    threading.Thread(target=job, name="named"),
    threading.Thread(target=lambda: print(threading.current_thread() is threading.main_thread())),
    threading.Thread(),
]
for thread in threads:
    print(thread.name, thread.daemon, thread.ident, thread.is_alive(), repr(thread))
    thread.start()
    thread.join()
    print(thread.is_alive(), thread.ident is None)


class Worker(threading.Thread):
    def __init__(self, number):
        super().__init__(daemon=True)
        self.number, self.result = number, None

    def run(self):
        self.result = self.number * 2


worker = Worker(21)
worker.start()
worker.join()
print(worker.result, worker.daemon, worker.name)


class Unfinished(threading.Thread):
    def __init__(self):
        pass


def boom():
    raise KeyError("in the thread")


def leave():
    raise SystemExit("nobody sees this")


for target in [boom, leave]:
    thread = threading.Thread(target=target)
    thread.start()
    thread.join()
    print("after", target.__name__, thread.is_alive())
for mistake in [
    lambda: worker.start(),
    lambda: Worker(1).join(),
    lambda: threading.current_thread().join(),
    lambda: Unfinished().start(),
    lambda: setattr(worker, "daemon", False),
    lambda: threading.Thread(boom),
    lambda: threading.Thread(target=boom, argz=()),
    lambda: threading.Lock().release(),
    lambda: threading.RLock().release(),
    lambda: threading.Condition().wait(),
    lambda: threading.Condition().notify(),
    lambda: threading.Semaphore(-1),
    lambda: threading.BoundedSemaphore(1).release(),
    lambda: threading.Lock().acquire(False, 1),
    lambda: threading.Lock().acquire(timeout=-2),
]:
    try:
        mistake()
    except Exception as error:
        print(type(error).__name__, error)
