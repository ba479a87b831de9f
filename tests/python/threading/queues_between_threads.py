import queue
import threading
import time

work = queue.Queue(maxsize=2)
done = []


def produce():
    for number in range(5):
        work.put(number)
        done.append(f"put {number}")
    work.put(None)


def consume():
    while (number := work.get()) is not None:
        time.sleep(0.02)
        done.append(f"got {number}")
        work.task_done()
    work.task_done()


producer, consumer = threading.Thread(target=produce), threading.Thread(target=consume)
producer.start()
consumer.start()
work.join()
producer.join()
consumer.join()
print(sorted(done), work.empty(), work.qsize())
for attempt in [work.get_nowait, lambda: work.get(timeout=0.02), lambda: work.get(timeout=-1), work.task_done]:
    try:
        attempt()
    except (queue.Empty, ValueError) as error:
        print(repr(error))
work.put(1)
work.put_nowait(2)
try:
    work.put(3, timeout=0.02)
except queue.Full as error:
    print(repr(error), work.full(), work.maxsize)
first = queue.PriorityQueue()
last = queue.LifoQueue()
for item in [(2, "b"), (1, "a"), (3, "c")]:
    first.put(item)
    last.put(item)
print([first.get() for _ in range(3)], [last.get() for _ in range(3)])
simple = queue.SimpleQueue()
simple.put("x")
print(simple.get(), simple.empty())
