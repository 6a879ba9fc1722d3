# A graph with lists that are passed over
Creator "someone"
graph [
  directed 1
  comment "a [ in a string"
  edge [ source 1 target 2 value -1.5 graphics [ type "line" Line [ point [ x 1 y 2 ] ] ] ]
  node [ id 1 label "&Auml;rzte &amp; Co" graphics [ x 1.0 y 2.0 ] ]
  node [ id 2 label "&#x4e2d;&#22269; &unknown; &" ]
  node [ id 3 ]
  edge [ source 3 target 1 value 2 ]
]
