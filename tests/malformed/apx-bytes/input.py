with open("input.apx", "wb") as file:
    file.write(b"arg(a).\narg(b\xfc).\narg(c\x01).\narg(" + b"x" * 1025 + b").\narg(\"\").\n")
