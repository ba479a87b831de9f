import threading
import time


def work(name, seconds):
    happened.append(f"{name} begins")
    time.sleep(seconds)
    happened.append(f"{name} ends")


happened = []
threads = [threading.Thread(target=work, args=(name, seconds)) for name, seconds in [("a", 0.3), ("b", 0.1), ("c", 0.2)]]
begun = time.monotonic()
for thread in threads:
    thread.start()
print("all begun", threading.active_count(), [thread.is_alive() for thread in threads])
threads[1].join()
print(happened, [thread.is_alive() for thread in threads])
for thread in threads:
    thread.join()
print(time.monotonic() - begun < 0.5, threading.active_count(), threading.enumerate() == [threading.main_thread()])
late = threading.Thread(target=work, args=("late", 0.1))
late.start()
late.join(timeout=0.02)
print("waited long enough", late.is_alive(), happened)


def for_ever():
    while True:
        time.sleep(0.05)


threading.Thread(target=for_ever, daemon=True).start()
print("the program ends, and waits for what is no daemon")
