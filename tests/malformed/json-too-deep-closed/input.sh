#!/bin/sh
# As deep, and well-formed.
head -c 100000 /dev/zero | tr "\\0" "["
head -c 100000 /dev/zero | tr "\\0" "]"
