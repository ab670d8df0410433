/** Page, charts and tables; dark where the reader's system is. */
export const STYLE = `
:root { --ink: #1b2733; --soft: #5d6b7a; --line: #dfe5eb; --paper: #f5f7f9; --card: #fff; --blue: #2a6fbb;
  --page: #c8232c; --ticket: #c77700; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --soft: #98a6b5; --line: #303c48; --paper: #141a20;
  --card: #1d252d; --blue: #6aa8ec; --page: #ff6b6f; --ticket: #f0a53a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 28px 32px 64px; max-width: 1280px; background: var(--paper); color: var(--ink);
  font: 14px/1.45 system-ui, sans-serif; }
h1 { margin: 0; font-size: 24px; } h2 { margin: 36px 0 12px; font-size: 18px; } h3 { margin: 0; font-size: 13px; }
p { margin: 4px 0 0; color: var(--soft); }
a { color: var(--blue); }
.tiles { display: flex; flex-wrap: wrap; gap: 12px; margin: 20px 0 0; padding: 0; list-style: none; }
.tiles li { min-width: 120px; padding: 10px 16px; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.tiles b { display: block; font-size: 22px; }
.tiles span { color: var(--soft); }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(340px, 1fr)); gap: 12px; }
.card { padding: 12px 14px 4px; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 7px 12px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
td:nth-child(n+2) { white-space: nowrap; }
tr:last-child td { border-bottom: 0; }
th { color: var(--soft); font-weight: 600; white-space: nowrap; }
.pill { padding: 1px 9px; border: 1px solid; border-radius: 10px; font-size: 12px; white-space: nowrap; }
.page { color: var(--page); } .ticket { color: var(--ticket); }
svg { display: block; width: 100%; height: auto; }
.grid { stroke: var(--line); } .tick { fill: var(--soft); font-size: 10px; }
.area { fill: var(--blue); opacity: .1; } .band { fill: var(--blue); opacity: .18; }
.line { fill: none; stroke: var(--blue); stroke-width: 1.6; stroke-linejoin: round; }
.limit { stroke: currentColor; stroke-width: 1.4; stroke-dasharray: 5 3; }
.words { fill: currentColor; font-size: 10px; font-weight: 600; }
`;
