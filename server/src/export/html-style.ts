/** Style of exported pages: light, quiet, made for paper. Texts of the workspace keep to their own cell and direction. */
export const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 2rem auto; padding: 0 1.5rem; max-width: 110rem; color: #1b1f24; background: #fff;
  font: 14px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
h1 { font-size: 1.7rem; margin: 0 0 .6rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .6rem; padding-bottom: .2rem; border-bottom: 1px solid #9aa3ad; }
h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .4rem 0; }
dt { font-weight: 600; }
dd { margin: 0; }
h1, h2, h3, p, li, dd, td { overflow-wrap: break-word; unicode-bidi: isolate; }
.long { overflow-wrap: anywhere; }
.id { white-space: nowrap; }
p { max-width: 60rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .86rem; }
table.many { font-size: .78rem; }
th, td { border: 1px solid #b9c0c8; padding: .25rem .4rem; text-align: left; vertical-align: top; }
th { background: #eef1f4; font-weight: 600; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
td.date { white-space: nowrap; }
td.state { white-space: nowrap; }
td.missed, td.expired, td.stale { font-weight: 700; }
td.missed, td.expired { background: #fbe6e4; }
td.stale, td.unevidenced { background: #fdf1da; }
td.policy-only, td.due { background: #fbf8dd; }
td.not-owed { color: #545c66; }
@page { size: A4 landscape; margin: 14mm 12mm 16mm; }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 9.5pt; }
  .table { overflow: visible; }
  table { font-size: 8pt; }
  table.many { font-size: 6.5pt; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  th, td { padding: .15rem .25rem; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
