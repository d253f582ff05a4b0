/** The looks of the report: calm, large letters, readable from 820 to 1920 pixels, on paper and for tired eyes. */
export const STYLE = `
:root { --ink: #1f2933; --soft: #4a5866; --line: #d9dfe5; --paper: #ffffff; --ground: #f5f6f4; --deep: #0b4f6c; --warm: #a84a00; }
* { box-sizing: border-box; }
html { font-size: clamp(17px, 11.5px + 0.56vw, 23px); -webkit-text-size-adjust: 100%; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
body { margin: 0; background: var(--ground); color: var(--ink); line-height: 1.55;
  font-family: "DejaVu Sans", Verdana, "Segoe UI", Roboto, sans-serif; overflow-wrap: break-word; }
h1, h2, h3 { font-family: Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, "DejaVu Serif", serif; line-height: 1.2; text-wrap: balance; font-weight: 700; }
a { color: var(--deep); text-underline-offset: 0.15em; }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--warm); outline-offset: 3px; border-radius: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: 0.5rem 1rem; z-index: 2; }
header, main, footer { width: min(92vw, 66rem); margin-inline: auto; }
header { padding: 3.2rem 0 1rem; }
.over { margin: 0; color: var(--soft); font-size: 0.9rem; letter-spacing: 0.02em; }
h1 { font-size: 2.6rem; margin: 0.3rem 0 0.8rem; }
.question { font-size: 1.25rem; margin: 0; max-width: 44rem; color: var(--soft); }
.reasons { margin: 1rem 0 0; max-width: 50rem; color: var(--soft); }
.reasons dd { white-space: pre-line; }
.answer { font-size: 1.25rem; margin: 0.8rem 0 0; max-width: 44rem; font-weight: 700; color: var(--deep); }
.numbers { list-style: none; margin: 2.2rem 0 1rem; padding: 0; display: grid; grid-template-columns: repeat(3, 1fr); gap: 1px;
  background: var(--line); border: 1px solid var(--line); border-radius: 0.6rem; overflow: hidden; }
.numbers li { background: var(--paper); padding: 1.2rem 1.4rem; }
.numbers strong { display: block; font-size: 2.5rem; line-height: 1.1; color: var(--deep); font-variant-numeric: tabular-nums; }
.numbers span { display: block; margin-top: 0.4rem; line-height: 1.35; }
.numbers small { display: block; margin-top: 0.3rem; color: var(--soft); font-size: 0.82rem; line-height: 1.4; }
.findings { list-style: none; margin: 2.2rem 0 1rem; padding: 0; display: grid; grid-template-columns: repeat(2, 1fr); gap: 1px;
  background: var(--line); border: 1px solid var(--line); border-radius: 0.6rem; overflow: hidden; }
.findings > li { background: var(--paper); padding: 1rem 1.4rem; }
.findings h2 { font-size: 1.1rem; margin: 0 0 0.4rem; }
.findings ul { list-style: none; margin: 0; padding: 0; line-height: 1.4; }
.findings ul li { padding: 0.15rem 0; }
.findings .unclear { color: var(--soft); }
.notes { margin: 1rem 0 0; padding-left: 1.2rem; color: var(--soft); max-width: 50rem; }
.findings .clear strong { color: var(--deep); }
.compared th[scope=row] { min-width: 11rem; max-width: 24rem; } .compared td.who { min-width: 9rem; } .compared th small { display: block; font-weight: 400; color: var(--soft); }
td small { display: block; color: var(--soft); white-space: nowrap; }
td small.clear { color: var(--deep); font-weight: 700; }
nav ol { columns: 2; column-gap: 3rem; padding-left: 1.4rem; margin: 0.4rem 0 0; font-size: 0.95rem; }
nav li { break-inside: avoid; padding: 0.12rem 0; }
nav p { margin: 2rem 0 0; font-weight: 700; }
section { margin: 3.6rem 0; }
h2 { font-size: 1.9rem; margin: 0 0 1rem; }
h3 { font-size: 1.5rem; margin: 0 0 0.5rem; }
.scene { background: var(--paper); border: 1px solid var(--line); border-radius: 0.6rem; padding: 1.8rem clamp(1rem, 2.4vw, 2.4rem) 1.6rem; margin: 0 0 2.4rem; scroll-margin-top: 1rem; }
.asked { margin: 0 0 0.3rem; color: var(--warm); font-weight: 700; font-size: 0.95rem; }
.finding { margin: 0 0 1.2rem; max-width: 48rem; color: var(--soft); }
section > h3, details h3 { margin-top: 2rem; }
figure { margin: 0; }
.stage { position: relative; }
.stage svg.marks { display: block; width: 100%; height: auto; }
.stage .waiting { position: absolute; inset: 0; visibility: hidden; overflow: hidden; }
.stage .still, .stage .vega-embed.has-actions { display: block; width: 100%; padding: 0 38px 0 0; }
.stage details { margin: 0; }
.stage .vega-embed summary { opacity: 0.55; }
figcaption { margin-top: 0.8rem; padding-top: 0.8rem; border-top: 1px solid var(--line); font-size: 0.92rem; color: var(--soft); max-width: 54rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.88rem; }
.wide { overflow-x: auto; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.9rem 0.5rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 700; }
td.n { font-variant-numeric: tabular-nums; white-space: nowrap; }
td.name { font-weight: 700; white-space: nowrap; }
details { margin: 1.2rem 0; }
summary { cursor: pointer; font-weight: 700; }
dl { display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: 0.5rem 1.6rem; margin: 0; }
dt { font-weight: 700; }
dd { margin: 0; max-width: 46rem; }
dl dl { grid-template-columns: minmax(7rem, max-content) 1fr; gap: 0.15rem 1.2rem; }
dl dl dt { font-weight: 400; color: var(--soft); }
code { font-family: "DejaVu Sans Mono", ui-monospace, Menlo, Consolas, monospace; font-size: 0.88em; overflow-wrap: anywhere; }
pre { background: var(--paper); border: 1px solid var(--line); border-radius: 0.4rem; padding: 0.8rem 1rem; margin: 0; white-space: pre-wrap; }
footer { padding: 0 0 3rem; color: var(--soft); font-size: 0.88rem; }
#vg-tooltip-element { font-family: inherit; font-size: 0.85rem; }
@media (max-width: 900px) { .findings { grid-template-columns: 1fr; } .numbers { grid-template-columns: repeat(2, 1fr); } h1 { font-size: 2.1rem; } nav ol { columns: 1; } dl { grid-template-columns: 1fr; gap: 0.1rem; } dd { margin-bottom: 0.7rem; } }
@media print {
  html { font-size: 11pt; } body { background: white; }
  header, main, footer { width: 100%; } header { padding-top: 0; }
  .scene { border: 0; padding: 0; break-inside: avoid; } section { margin: 1.5rem 0; }
  nav, .skip, .vega-embed details { display: none !important; }
  .numbers, .numbers li, .findings > li { break-inside: avoid; }
}
`.trim();

/** Runs in the reader's browser: turns each picture into an interactive one when it comes into view; until then, and without script, the picture is there. */
export const SCRIPT = `
(() => {
  const options = { mode: 'vega-lite', ast: true, renderer: 'svg', actions: { export: true, source: true, compiled: false, editor: false } };
  const liven = async (stage) => {
    if (stage.dataset.state) return;
    stage.dataset.state = 'waiting';
    const name = stage.dataset.chart;
    const live = document.createElement('div');
    live.className = 'waiting';
    stage.append(live);
    try {
      await vegaEmbed(live, JSON.parse(document.getElementById('spec-' + name).textContent), { ...options, downloadFileName: name });
      stage.querySelector('.still').remove();
      live.classList.remove('waiting');
      stage.dataset.state = 'live';
    } catch (error) {
      live.remove();
      stage.dataset.state = 'still';
      console.error(name + ': ' + error);
    }
  };
  const stages = document.querySelectorAll('.stage');
  if (!('IntersectionObserver' in window)) return stages.forEach(liven);
  const watch = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) if (isIntersecting) { watch.unobserve(target); liven(target); }
  }, { rootMargin: '400px' });
  stages.forEach((stage) => watch.observe(stage));
})();
`.trim();
