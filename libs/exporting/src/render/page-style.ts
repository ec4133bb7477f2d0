/** How an exported page looks, on paper as well. */
export const pageStyle = `
:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1.5rem 0 3rem; font: 1.05rem/1.6 Georgia, serif; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; }
p, blockquote, pre { position: relative; overflow-wrap: anywhere; white-space: pre-line; }
pre { white-space: pre-wrap; font-size: 0.9rem; }
.number { position: absolute; left: -3rem; width: 2.2rem; text-align: right; font: 0.75rem/2.2 sans-serif; opacity: 0.6; }
.item { margin: 0.25rem 0 0.25rem 1.5rem; } .level-2 { margin-left: 3rem; } .level-3 { margin-left: 4.5rem; }
.furniture, .meta { font-size: 0.85rem; opacity: 0.75; }
aside { margin: 0.5rem 0 1.25rem; padding-left: 1rem; border-left: 3px solid; font: 0.95rem/1.5 sans-serif; break-inside: avoid; }
aside q { display: block; font-style: italic; opacity: 0.85; }
img { max-width: 100%; height: auto; }
article article { margin-left: 1.25rem; } article p { margin: 0.35rem 0; }
@media print { body { max-width: none; margin: 0; } a { color: inherit; } }
`;
