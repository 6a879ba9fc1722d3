#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# As deep, and well-formed.
head -c 100000 /dev/zero | tr "\\0" "["
head -c 100000 /dev/zero | tr "\\0" "]"
