# SPDX-License-Identifier: GPL-3.0-or-later
# What the library links. docs/dependencies.md says what each is for. The same rows give entente.pc
# and the installed CMake package what a static link needs.
find_package(PkgConfig REQUIRED)
set(ENTENTE_PKG_MODULES igraph jansson libcgraph libgvc librsvg-2.0 cairo cairo-pdf pangocairo libmd sqlite3 zlib libzip libxml-2.0 gmp)
set(ENTENTE_DEPENDENCIES "")
foreach(module IN LISTS ENTENTE_PKG_MODULES)
  pkg_check_modules(${module} REQUIRED IMPORTED_TARGET ${module})
  list(APPEND ENTENTE_DEPENDENCIES PkgConfig::${module})
endforeach()

# The program's alone.
pkg_check_modules(libmicrohttpd REQUIRED IMPORTED_TARGET libmicrohttpd)

# libcsv, GLPK and CaDiCaL have no .pc file, and CaDiCaL is C++ behind its C interface; uthash is headers only.
find_library(ENTENTE_CSV_LIBRARY csv REQUIRED)
find_library(ENTENTE_GLPK_LIBRARY glpk REQUIRED)
find_library(ENTENTE_CADICAL_LIBRARY cadical REQUIRED)
find_path(ENTENTE_CSV_INCLUDE csv.h REQUIRED)
find_path(ENTENTE_UTHASH_INCLUDE uthash.h REQUIRED)
mark_as_advanced(ENTENTE_CSV_LIBRARY ENTENTE_CSV_INCLUDE ENTENTE_GLPK_LIBRARY ENTENTE_CADICAL_LIBRARY ENTENTE_UTHASH_INCLUDE)
list(APPEND ENTENTE_DEPENDENCIES csv glpk cadical stdc++ m)
