#!/bin/sh
# 100,000 brackets
printf '{"entente": 1, "actors": '
head -c 100000 /dev/zero | tr "\\0" "["
