# SPDX-License-Identifier: GPL-3.0-or-later
# Runs PROGRAM --list and writes LIST: a CTest entry for each line.
cmake_minimum_required(VERSION 3.25)
execute_process(COMMAND ${PROGRAM} --list OUTPUT_VARIABLE names RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "${PROGRAM} --list failed: ${result}")
endif()
string(REGEX REPLACE "\n$" "" names "${names}")
string(REPLACE "\n" ";" names "${names}")
set(text "")
foreach(name IN LISTS names)
  string(APPEND text "add_test([[${name}]] [[${PROGRAM}]] --run [[${name}]])\n"
    "set_tests_properties([[${name}]] PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600 ENVIRONMENT [[${ENVIRONMENT}]])\n")
endforeach()
file(WRITE ${LIST} "${text}")
