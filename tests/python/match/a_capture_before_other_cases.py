x = 5
match x:
    case value:
        print(value)
    case 5:
        print('five')
