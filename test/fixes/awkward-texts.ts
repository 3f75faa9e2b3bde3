/** Small files with mistakes in all the places where an edit can go wrong. */
export const AWKWARD: Readonly<Record<string, string>> = {
  'anchors and aliases': `kind: control
id: AC-1
title: &t Access
owner: &who role:it
satisfies: &ids {soc2: &list [cc6.1, &one CC6.2, *one], iso27001: [A.5.15-5.18]}
notes: *t
---
kind: control
id: AC-2
title: *t
owner: *who
satisfies: *ids
`,
  'merge keys': `base: &base {owner: role:it, status: operatin}
controls:
  - <<: *base
    id: AC-1
    title: Access
    satisfies: {soc2: [cc6.1]}
  - {<<: *base, id: AC-2, title: Backups, satisfies: {soc2: [CC61, a1.2]}}
`,
  'long entries': `kind: control
id: AC-1
title: Access
owner: role:it
satisfies:
  soc2:
    - {id: cc6.1, coverage: partail, note: "kept, as it is"} # why
    - id: CC6.1.3 # a point of focus
      coverage: strong
      note: >-
        folded # no comment
        text
    - id: CC6.2
      coverage: Strong

    - cc6.2
  iso27001:
    - {id: A5.15}
    - id: A.5.15-5.18
    - 5.10
    -   A.9.2.1   # old
    - id: 5.10
`,
  'several documents': `%YAML 1.2
---
# first
kind: contorl
id: AC-1
title: One
satisfies: {soc2: [cc6.1]}
...
# between
---
kind: evidence
id: EV-1
title: Two
controls: [ac-1]
collectd_on: 2025/06/01
frequency: Quaterly
--- # third
kind: risk
id: R-1
title: Three
treatement: mitigate
controls: AC-1
`,
  'comments everywhere': `# head
kind: control # kind
# id
id: AC-1 # id
title: Access # title
owner: role:it
satisfies: # map
  # before soc2
  soc2: # list
    # before first
    - cc6.1 # first
    # between
    - CC6.1 # again
    # behind
  # before iso
  iso27001: # other
    - A.5.15-5.18 # range
    # end
# foot
statsu: operating # misspelt
# the end`,
  'flow style over lines': `{kind: control, id: AC-1, title: Access,
  owner: role:it, statsu: operating, # misspelt
  satisfies: {
    soc2: [
      cc6.1, # low
      CC6.1,
      "CC6.1 ", A.5.15,
    ],
    iso27001: [A.5.15-5.18, CC6.2, 5.10,],
  },
  frequency: Quarterly}
`,
  'quotes and escapes': `kind: "contr\\x6fl"
id: 'AC-1'
"title": "It's \\"access\\" 👩‍💻"
'owner': role:it
"statsu": 'operating'
"satisfies": {"soc2": ['cc6.1', "CC\\x36.1", "cc6.\\
  2"], 'iso27001': ["A.5.15-5.18"]}
frequency: "Quar\\u0074erly"
`,
  'emoji before every mistake': `kind: control
id: AC-1
title: 👩‍💻🧪
owner: role:it
satisfies: {soc2: [cc6.1, CC6.2], 🙂: [x], iso27001: [A.5.15-5.18]} # 🧪 cc6.1
🧪statsu: operating
`,
  'tabs where YAML allows them': `kind:\tcontrol\t# tab
id: AC-1\t
title: Access
owner: role:it
satisfies:
  soc2:\t[cc6.1,\tCC6.2\t]\t#\ttab
  iso27001:
  -\tA.5.15-5.18
  -\tA5.10\t# tab
statsu:\toperating
`,
  'lists at the margin': `controls:
- id: AC-1
  title: Access
  owner: role:it
  satisfies:
    soc2:
    - cc6.1
    - CC6.1

    - A.5.15
    iso27001:
    - A.5.18 # with a comment
    - CC6.2
- id: AC-2
  title: Backups
  ownr: role:it
  satisfies:
    soc2: cc6.1, CC6.2
    iso27001: A.5.15-5.18
`,
  'keys with question marks and nested lists': `kind: control
? id
: AC-1
? title
: Access
owner: role:it
? satisfies
: ? soc2
  : - - cc6.1
    - cc6.1
    - !!str cc6.2
    - ! CC61
  iso27001: !!seq [A.5.15-5.18]
? statsu
: operating
`,
  'block scalars with mistakes in them': `kind: control
id: AC-1
title: |-
  Access
owner: >-
  role:it
satisfies:
  soc2:
    - >-
      cc6.1
    - |
      CC6.2
  iso27001: >
    A.5.15-5.18
statsu: |
  operating
frequency: |-
  Quarterly
statement: |
  satisfies: {soc2: [cc6.1]}
`,
  'evidence in all states': `kind: evidence
id: EV-1
title: Reviews
type: acces-review
controls: [AC-1]
frequency: quarterly
occurrences:
  - {period: 2025-Q2, performed_on: 24.06.2025, performed_by: person:a, exceptions: none}
  - {period: 2025-Q3, performed_on: 2025-9-3}
  - period: 2025-Q4
    performed_on: # later
    peformed_by: person:a
    exceptions:
      - {what: "two leavers", decided_by: person:b}
      - what: one mover
  -
    period: 2025-Q1
  - {}
path: evidence\\2025\\a.csv
`,
  'names under two spellings': `kind: control
id: AC-1
title: Access
name: Access too
mappings: {soc2: [cc6.1], SOC_2: [CC6.2], "ISO 27001": [A5.15], iso27001: [A.5.15]}
satisfies: {soc2: [cc6.2]}
statsu: operating
status: operating
`,
  'empty places': `kind: control
id:
title: ""
owner: ~
satisfies:
  soc2: []
  iso27001:
  gdpr: {}
status:
frequency: {}
evidence: [,]
risks:
  -
  - ""
controls: null
`,
  'broken in the middle': `kind: control
id: AC-1
title: [broken
owner: role:it
satisfies: {soc2: [cc6.1]}
statsu: "operating
`,
  'duplicate keys': `kind: control
id: AC-1
title: One
title: Two
satisfies: {soc2: [cc6.1]}
satisfies: {soc2: [cc6.2]}
`,
  suppressions: `# tickmark-ignore-file record/owner-missing, record/nothing: not here
kind: control
id: AC-1
title: Access # tickmark-ignore reference/spelling: no
# tickmark-ignore reference/spelling, reference/range: yes
satisfies: {soc2: [cc6.1]} # tickmark-ignore reference/*
# tickmark-ignore record/enum until 2020-01-01: over
frequency: Quarterly
`,
  'no line break at all':
    'controls: [{id: AC-1, title: Access, ownr: me, satisfies: {soc2: [cc6.1, cc6.1]}}]',
  'odd breaks': 'kind: control\rid: AC-1\rtitle: Access\rsatisfies: {soc2: [cc6.1]}\rstatsu: operating\r',
  'separators inside texts':
    'kind: control\nid: AC-1\ntitle: "a\u2028b\u0085c"\nsatisfies: {soc2: [cc6.1\u00a0, CC\u200b6.2]}\nstatsu: operating\n',
};
