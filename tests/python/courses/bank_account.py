class InsufficientFunds(Exception):
    def __init__(self, needed, balance):
        super().__init__(f'need {needed:.2f}, have {balance:.2f}')
        self.missing = needed - balance

class Account:
    interest = 0.02
    def __init__(self, owner, balance=0):
        self.owner, self.balance = owner, balance
        self.history = []
    def withdraw(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(amount, self.balance)
        self.balance -= amount
        self.history.append(('withdraw', amount))
    def __str__(self):
        return f"{self.owner}'s balance: ${self.balance:,.2f}"

a = Account('Ann', 1234.5)
a.withdraw(34.5)
print(a, a.history)
try:
    a.withdraw(5000)
except InsufficientFunds as e:
    print('Sorry,', e, '- missing', e.missing)
a.withdraw('all')
