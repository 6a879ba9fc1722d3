with open("input.af", "w", encoding="ascii") as file:
    file.write("p af 2\n" + "1 3\n" * 2500)
