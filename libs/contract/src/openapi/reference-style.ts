/** Its own colours, those of the pages: the reference is read where the pages are not built, too. */
export const REFERENCE_STYLE = `
:root { color-scheme: light dark; --text: #1f2329; --muted: #4e5661; --page: #f5f6f8; --card: #fff; --line: #c9ced6; --link: #0958d9; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6e8eb; --muted: #b3bac4; --page: #101418; --card: #181d23; --line: #3d4650; --link: #7fb0ff; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.6 system-ui, 'Noto Sans CJK SC', sans-serif; }
header, .columns { max-width: 1280px; margin: 0 auto; padding: 16px 20px; }
h1 { margin: 0; font-size: 26px; overflow-wrap: anywhere; }
h1 small { color: var(--muted); font-size: 15px; font-weight: 400; }
h2 { margin: 24px 0 8px; }
h3 { display: inline; font-size: 16px; overflow-wrap: anywhere; }
h4 { margin: 16px 0 6px; }
a { color: var(--link); text-decoration: underline; text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code, pre { font-family: ui-monospace, Consolas, 'Liberation Mono', monospace; font-size: 0.92em; }
.columns { display: grid; grid-template-columns: 320px minmax(0, 1fr); gap: 24px; align-items: start; }
nav { position: sticky; top: 8px; max-height: calc(100vh - 16px); overflow-y: auto; font-size: 14px; }
nav ul { margin: 0; padding: 0 0 0 14px; list-style: none; }
nav li { padding: 3px 0; overflow-wrap: anywhere; }
details { margin: 8px 0; padding: 8px 16px; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
summary { padding: 4px 0; cursor: pointer; }
summary p { margin: 2px 0 0 18px; color: var(--muted); }
/* Whoever comes to what is inside sees the title above it. */
.folded { scroll-margin-top: 90px; }
.method { display: inline-block; min-width: 52px; font-weight: 700; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { padding: 6px 10px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; min-width: 72px; }
thead th { color: var(--muted); font-weight: 600; white-space: nowrap; }
tbody th { font-weight: 400; }
pre { margin: 8px 0; padding: 10px 12px; overflow-x: auto; background: var(--page); border: 1px solid var(--line); border-radius: 6px; }
@media (max-width: 767px) {
  .columns { grid-template-columns: minmax(0, 1fr); }
  nav { position: static; max-height: 240px; border: 1px solid var(--line); border-radius: 8px; }
}
`;
