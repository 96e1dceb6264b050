/** Style sheet of a report: one column on a screen, four pages of A4 on paper. */
export const STYLE = `
:root{--ink:#1b1f23;--soft:#57606a;--line:#d0d7de;--accent:#0b5cad;font:15.5px/1.5 "Source Sans 3","Segoe UI",system-ui,Roboto,"Noto Sans","Noto Sans CJK JP","Noto Sans CJK SC","DejaVu Sans",sans-serif;color:var(--ink);background:#fff}
*{box-sizing:border-box}body{margin:0 auto;max-width:820px;padding:2.2rem 1.6rem 3rem}
.kicker{color:var(--soft);font-size:.86rem;margin:0 0 .3rem;max-width:none}
h1{font-size:1.95rem;line-height:1.15;letter-spacing:-.02em;margin:0 0 .8rem;text-wrap:balance}
h2{font-size:1.22rem;line-height:1.25;margin:2.3rem 0 .25rem;text-wrap:balance}
p{max-width:70ch;margin:.3rem 0 .5rem}.lede{font-size:1.1rem;line-height:1.42;margin-bottom:1rem;max-width:76ch}
.notice{border-left:4px solid #9c5a00;padding:.2rem .8rem;font-weight:600}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:1.2rem;border-top:2px solid var(--ink);padding-top:.9rem}
.card{display:flex;flex-direction:column}.card svg{margin-top:auto}.card h2{margin:0;font-size:1rem}.card .number{font-size:2.5rem;font-weight:700;letter-spacing:-.03em;line-height:1.1;margin:0}
.card .number{display:flex;align-items:baseline;gap:.6rem}.card .number small{font-size:.9rem;font-weight:400;letter-spacing:0;line-height:1.25;color:var(--soft)}
.card .number.words{font-size:1.5rem;padding:.35rem 0 .45rem}
.card p{margin:.1rem 0 .35rem;font-size:.86rem;line-height:1.35;color:var(--soft)}
.note{font-size:.86rem;color:var(--soft)}
.decide{background:#f1f6fb;border-left:4px solid var(--accent);padding:.8rem 1.1rem;margin:1.2rem 0}
.decide h2{margin:0 0 .3rem}.decide ol{margin:.2rem 0 .4rem;padding-left:1.2rem}.decide li{margin:.25rem 0}.decide .note{margin:0}
.decide .note,.card p,.card .number small{color:#4a525b}
figure{margin:.5rem 0 0}figure:focus-visible{outline:2px solid var(--accent)}svg{display:block;max-width:100%;height:auto}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1.6rem}
details{margin:.2rem 0 0;font-size:.86rem}summary{cursor:pointer;color:var(--soft)}
.scroll{overflow-x:auto}.scroll:focus-visible{outline:2px solid var(--accent)}
table{border-collapse:collapse;font-variant-numeric:tabular-nums;margin:.4rem 0;font-size:.88rem}
caption{text-align:left;color:var(--soft);padding-bottom:.2rem}.unseen{position:absolute;width:1px;height:1px;padding:0;overflow:hidden;clip-path:inset(50%)}.scroll{position:relative}
th,td{text-align:right;vertical-align:top;padding:.2rem 0 .2rem .9rem;border-bottom:1px solid #eaecef}
tr>:first-child{text-align:left;padding-left:0}
.prose{width:100%}.prose th,.prose td{text-align:left}
pre{background:#f6f7f9;padding:.6rem .8rem;overflow:auto;font-size:.8rem;line-height:1.5;white-space:pre-wrap;overflow-wrap:anywhere}
footer{border-top:1px solid var(--line);margin-top:2rem;padding-top:.6rem;font-size:.8rem;color:var(--soft);overflow-wrap:anywhere}
@media(max-width:640px){.cards,.pair{grid-template-columns:1fr}h1{font-size:1.55rem}figure.wide{overflow-x:auto}figure.wide svg{min-width:600px}}
@page{size:A4;margin:15mm 15mm 16mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt sans-serif;color:#57606a}}
@media print{:root{font-size:9.8pt}body{padding:0;max-width:none}h1{font-size:20pt}h2{margin-top:1rem;break-after:avoid}
section,figure,.cards,.decide,.pair,tr{break-inside:avoid}details{display:none}figure.wide svg{max-height:61mm;margin:0 auto}#when svg{max-height:53mm}figure.half svg{max-height:52mm}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
