# SPDX-License-Identifier: GPL-3.0-or-later
# One CTest entry for each test. A test that exits with 77 was skipped and has said why.

# Adds a test that runs a script, with paths in its environment.
function(ent_script_test name)
  add_test(NAME ${name} COMMAND ${ARGN} WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600
    ENVIRONMENT "${ENTENTE_TEST_ENVIRONMENT}")
endfunction()

# After each link, asks the test program for its tests and writes them down for CTest.
function(ent_discover_tests target)
  set(list ${CMAKE_CURRENT_BINARY_DIR}/${target}-list.cmake)
  add_custom_command(TARGET ${target} POST_BUILD VERBATIM
    BYPRODUCTS ${list}
    COMMAND ${CMAKE_COMMAND} -D PROGRAM=$<TARGET_FILE:${target}> -D LIST=${list}
      -D "ENVIRONMENT=${ENTENTE_TEST_ENVIRONMENT}" -P ${PROJECT_SOURCE_DIR}/cmake/discover-tests.cmake)
  file(CONFIGURE OUTPUT ${target}-include.cmake @ONLY CONTENT [[
if(EXISTS "@list@")
  include("@list@")
else()
  add_test(@target@-was-not-built @target@-was-not-built)
endif()
]])
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${CMAKE_CURRENT_BINARY_DIR}/${target}-include.cmake)
endfunction()
