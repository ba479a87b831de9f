import pickle
def gen(): yield
for thing in (gen(), {}.items(), pickle, (x for x in [])):
    try:
        pickle.dumps(thing)
    except TypeError as e:
        print(e)
try:
    pickle.dumps(lambda: 0)
except pickle.PicklingError as e:
    print('PicklingError')
def f():
    class Local: pass
    return Local()
pickle.dumps(f())
