# SPDX-License-Identifier: GPL-3.0-or-later
# What the page is made of. Modules in the order in which they stand in the one script: a module after what
# it uses while it is loaded, main.js last.
set(ENTENTE_PAGE_STYLES page.css views.css)
set(ENTENTE_PAGE_MODULES
  words_en.js words_zh.js words.js data.js palette.js state.js visible.js grouping.js dom.js sentences.js link.js
  csv.js downloads.js evidence.js panel_parts.js panel_actor.js panel_tie.js panel_issue.js panel_argument.js
  panel_coalition.js panel_relation.js panel_overview.js panel.js search.js filters.js controls.js frame.js
  help.js matrix_model.js matrix_nodes.js matrix_svg.js matrix.js
  svg.js view_export.js view_legend.js view_list.js view_lit.js view_marks.js view_pen.js
  view_text.js view_words.js view_zoom.js arguments.js arguments_draw.js arguments_layout.js map.js
  map_draw.js map_hit.js map_key.js map_labels.js map_layer.js map_scene.js
  space.js space_draw.js space_scene.js timeline.js timeline_draw.js timeline_scene.js
  main.js)

function(entente_embed name kind)
  set(files)
  foreach(file IN LISTS ARGN)
    list(APPEND files ${CMAKE_CURRENT_SOURCE_DIR}/reports/page/${file})
  endforeach()
  set(made ${CMAKE_CURRENT_BINARY_DIR}/${name}.c)
  add_custom_command(OUTPUT ${made} VERBATIM
    COMMAND entente-embed ${made} ent__${name} ${kind} ${files}
    DEPENDS entente-embed ${files}
    COMMENT "Putting ${name} into C")
  # The library is of another folder, which does not see the command above but through a target.
  set_source_files_properties(${made} TARGET_DIRECTORY entente-objects PROPERTIES GENERATED ON)
  add_custom_target(entente-${name} DEPENDS ${made})
  add_dependencies(entente-objects entente-${name})
  target_sources(entente-objects PRIVATE ${made})
endfunction()

entente_embed(page_skeleton bytes page.html)
entente_embed(page_style bytes ${ENTENTE_PAGE_STYLES})
entente_embed(page_script script ${ENTENTE_PAGE_MODULES})
entente_embed(page_live script live.js)
entente_embed(page_faults bytes faults.html)
