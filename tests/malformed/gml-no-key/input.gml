graph [
  12 [ id 1 ]
]
