class Account:
    def __init__(self):
        self._hint = 1
        self.__secret = 2

    def read(self):
        return self.__secret

a = Account()
print(a._hint, a.read(), a._Account__secret, sorted(vars(a)))
a.__secret
