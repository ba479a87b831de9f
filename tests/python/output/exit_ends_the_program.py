try:
    quit(3)
except SystemExit as error:
    print("asked to leave with", error.code)
for exit_code in (None, "bye"):
    try:
        exit(exit_code)
    except SystemExit as error:
        print(repr(error.code))
print("leaving")
exit()
print("never")
