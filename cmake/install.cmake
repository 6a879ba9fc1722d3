# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed: both libraries, headers, program, man pages, entente.pc and a CMake package.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/entente)
install(TARGETS entente EXPORT entente-targets)
install(TARGETS entente-static EXPORT entente-static-targets)
install(TARGETS entente-program)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/entente DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.h")
install(EXPORT entente-targets NAMESPACE entente:: DESTINATION ${package_dir})
install(EXPORT entente-static-targets NAMESPACE entente:: DESTINATION ${package_dir})

configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/entente-config.cmake.in
  ${PROJECT_BINARY_DIR}/entente-config.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/entente-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/entente-config.cmake ${PROJECT_BINARY_DIR}/entente-config-version.cmake
  DESTINATION ${package_dir})

# Relative to the file itself, so that an installed tree can be moved, or staged with --prefix.
file(RELATIVE_PATH ENTENTE_PC_TO_PREFIX
  ${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REPLACE ";" ", " ENTENTE_PC_MODULES "${ENTENTE_PKG_MODULES}")
configure_file(${PROJECT_SOURCE_DIR}/cmake/entente.pc.in ${PROJECT_BINARY_DIR}/entente.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/entente.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
