import threading
import time

flag = threading.Event()


def wait_for_flag():
    print("waits")
    print(flag.wait(2), flag.is_set())


waiter = threading.Thread(target=wait_for_flag)
waiter.start()
time.sleep(0.05)
print("sets it", flag.is_set())
flag.set()
waiter.join()
flag.clear()
print(flag.wait(0.02))

condition = threading.Condition()
things = []


def take():
    with condition:
        while not things:
            condition.wait()
        print("took", things.pop(0))


takers = [threading.Thread(target=take) for _ in range(2)]
for taker in takers:
    taker.start()
for thing in "ab":
    with condition:
        things.append(thing)
        condition.notify()
for taker in takers:
    taker.join()
with condition:
    print(condition.wait(0.02), condition.wait_for(lambda: things, timeout=0.02), condition.wait_for(lambda: "now"))

timer = threading.Timer(0.05, print, ["the timer"])
timer.start()
timer.join()
timer = threading.Timer(5, print, ["never"])
timer.start()
timer.cancel()
timer.join()
print("cancelled")

barrier = threading.Barrier(3, action=lambda: print("all are there"))
order = []


def arrive(seconds):
    time.sleep(seconds)
    order.append(seconds)
    barrier.wait()
    order.append("on")


for seconds in [0.04, 0.0, 0.08]:
    threading.Thread(target=arrive, args=(seconds,)).start()
while len(order) < 6:
    time.sleep(0.02)
print(order, barrier.n_waiting, barrier.broken, barrier.parties)
try:
    barrier.wait(0.02)
except threading.BrokenBarrierError as error:
    print(repr(error), barrier.broken)
