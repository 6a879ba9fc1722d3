with open("input.af", "wb") as file:
    file.write(b"p af 2\n1\x002\n")
