import threading
import time

count = 0


def bump():
    global count
    for _ in range(3):
        seen = count
        time.sleep(0.02)
        count = seen + 1


def bump_alone():
    global count
    for _ in range(3):
        with lock:
            seen = count
            time.sleep(0.002)
            count = seen + 1


def run(target, times=4):
    threads = [threading.Thread(target=target) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


lock = threading.Lock()
run(bump)
print("updates were lost:", count < 12)
count = 0
run(bump_alone)
print("none is lost:", count, lock.locked())
print(lock.acquire(), lock.acquire(blocking=False), lock.acquire(timeout=0.02), lock.locked())
lock.release()
again = threading.RLock()
with again:
    with again:
        print("held twice by one thread")
        other = threading.Thread(target=lambda: print("and not by another:", again.acquire(timeout=0.02)))
        other.start()
        other.join()

places = threading.Semaphore(2)
inside = []
most = 0


def enter():
    global most
    with places:
        inside.append(threading.current_thread())
        most = max(most, len(inside))
        time.sleep(0.02)
        inside.remove(threading.current_thread())


run(enter, 6)
print("at most", most)
own = threading.local()
own.name = "main"


def look():
    print(hasattr(own, "name"))
    own.name = "other"
    print(own.name, own.__dict__)


run(look, 1)
print(own.name)
try:
    own.missing
except AttributeError as error:
    print(error)
