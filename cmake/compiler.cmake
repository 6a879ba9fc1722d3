# SPDX-License-Identifier: GPL-3.0-or-later
# How everything here is compiled. entente-compiler carries it; it is never installed.
set(CMAKE_C_STANDARD 11)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_C_VISIBILITY_PRESET hidden)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(entente-compiler INTERFACE)
# POSIX.1-2008, and of its XSI part what glibc shows only then: realpath.
target_compile_definitions(entente-compiler INTERFACE _POSIX_C_SOURCE=200809L _XOPEN_SOURCE=700)
# Fused multiply-add would make results depend on the machine.
target_compile_options(entente-compiler INTERFACE
  -ffp-contract=off
  -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition
  -Wformat=2 -Wvla -Wundef -Wwrite-strings
  -Werror=implicit-function-declaration -Werror=int-conversion -Werror=incompatible-pointer-types
  $<$<BOOL:${ENTENTE_WERROR}>:-Werror>)
if(ENTENTE_SANITIZE)
  target_compile_options(entente-compiler INTERFACE
    -fsanitize=${ENTENTE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(entente-compiler INTERFACE -fsanitize=${ENTENTE_SANITIZE})
endif()
