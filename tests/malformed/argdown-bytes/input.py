with open("input.argdown", "wb") as file:
    file.write(b"[A]: one\n\n[B]: t\xffwo\n")
