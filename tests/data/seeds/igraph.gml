Creator "igraph version 0.10.2 Thu Nov 26 21:52:54 2026"
Version 1
graph
[
  directed 0
  node
  [
    id 0
    name "Gavev"
  ]
  node
  [
    id 1
    name "Ove"
  ]
  node
  [
    id 2
    name "Alika"
  ]
  node
  [
    id 3
    name "Kotun"
  ]
  edge
  [
    source 1
    target 0
    weight 1
  ]
  edge
  [
    source 2
    target 0
    weight -1
  ]
  edge
  [
    source 3
    target 2
    weight -0.5
  ]
]
