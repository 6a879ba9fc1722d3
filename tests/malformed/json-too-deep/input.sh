#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# 100,000 brackets
printf '{"entente": 1, "actors": '
head -c 100000 /dev/zero | tr "\\0" "["
