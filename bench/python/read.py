# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a CSV file with pandas' C parser. Prints the processor time of that alone in seconds, the
rows, and the peak of memory above that of before in bytes: the counterpart of bench-read."""
import resource
import sys
import time

import pandas


def memory_peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main():
    before = memory_peak()
    start = time.process_time()
    table = pandas.read_csv(sys.argv[1], engine="c")
    seconds = time.process_time() - start
    print(f"{seconds:.6f} {len(table)} {memory_peak() - before}")


main()
