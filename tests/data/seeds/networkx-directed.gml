graph [
  directed 1
  node [
    id 0
    label "a"
  ]
  node [
    id 1
    label "b"
  ]
  node [
    id 2
    label "c"
  ]
  edge [
    source 0
    target 1
    sign "positive"
    weight 2
  ]
  edge [
    source 1
    target 0
    sign "negative"
    weight 1
  ]
  edge [
    source 1
    target 2
    sign "negative"
    weight 1
  ]
]
