with open("input.tgf", "wb") as file:
    file.write(b"first\nsecond\nfirst\n" + b"x" * 2000 + b"\nbad\xffname\n#\nfirst secnod\r\nsecond\nnobody first\n#\n")
