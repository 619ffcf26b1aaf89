import { createHash } from 'node:crypto';

/** The page's only style sheet; it stands in the page itself, and the content security policy names its hash. */
export const pageStyle = `
:root { color-scheme: light dark; --accent: #0b6e4f; --ground: #f6f7f6; --sheet: #ffffff; --text: #1d2421; --quiet: #66706b; --line: #e2e6e4; --owed: #9a5b00; --wrong: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --accent: #58b895; --ground: #141816; --sheet: #1c211f; --text: #e4e9e6; --quiet: #98a39d; --line: #2e3532; --owed: #e0a84e; --wrong: #f2857d; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 "Microsoft YaHei UI", "Noto Sans CJK SC", "PingFang SC", system-ui, sans-serif; }
header { border-top: 4px solid var(--accent); background: var(--sheet); border-bottom: 1px solid var(--line); padding: 16px 24px; display: flex; flex-wrap: wrap; gap: 4px 24px; align-items: baseline; }
header h1 { font-size: 22px; margin: 0; color: var(--accent); }
header p { margin: 0; color: var(--quiet); }
header a { margin-left: auto; }
a { color: var(--accent); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
main { max-width: 1280px; margin: 0 auto; padding: 24px; display: grid; gap: 24px; }
section { background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
section > header { border-top: 0; padding: 12px 20px; }
section h2 { font-size: 18px; margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
.empty, .note { padding: 20px; margin: 0; color: var(--quiet); }
.note { border: 1px solid var(--line); border-left: 4px solid var(--owed); border-radius: 8px; background: var(--sheet); padding: 12px 16px; color: var(--owed); }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: 8px 16px; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--line); }
th { font-weight: 500; color: var(--quiet); }
th:first-child, td:first-child, th:last-child, td:last-child { text-align: left; }
th:first-child, td:first-child { padding-left: 20px; }
tbody tr:last-child td { border-bottom: 0; }
tfoot td { border-top: 2px solid var(--line); border-bottom: 0; font-weight: 600; }
.done { color: var(--accent); }
.owed { color: var(--owed); }
.wrong { color: var(--wrong); font-weight: 600; }
.quiet { color: var(--quiet); }
`;

/** What a page of the county may load: its own style sheet and nothing else. No script, no frame, no form. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
