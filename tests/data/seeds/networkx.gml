graph [
  node [
    id 0
    label "Gavev"
  ]
  node [
    id 1
    label "Ov&#233; &#38; &#34;S&#246;hne&#34;"
  ]
  node [
    id 2
    label "Alika"
  ]
  node [
    id 3
    label "&#20013;&#22269;"
  ]
  edge [
    source 0
    target 1
    weight 1.5
  ]
  edge [
    source 0
    target 2
    weight -2
  ]
  edge [
    source 2
    target 3
    weight 0.25
  ]
]
