/** What stands in the page before its program fills it. */
export const BODY = `
<header>
<h1 id="title"></h1>
<p id="question"></p>
<p id="sample"></p>
<p id="now"><strong id="week"></strong> <span id="counts"></span></p>
</header>
<main>
<section id="stage" aria-label="The network of people">
<div id="ground"><canvas id="world" tabindex="0" role="img" aria-describedby="keys"></canvas></div>
<p id="deed"></p>
<div id="look" role="group" aria-label="Look closer">
<button type="button" id="nearer" title="Closer" aria-label="Look closer"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M10.5 4h3v6.5H20v3h-6.5V20h-3v-6.5H4v-3h6.5z"/></svg></button>
<button type="button" id="further" title="Further away" aria-label="Look from further away"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 10.5h16v3H4z"/></svg></button>
<button type="button" id="whole" title="All of it" aria-label="Show all of it"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 4h7v2.5H6.5V11H4zM20 20h-7v-2.5h4.5V13H20z"/></svg></button>
</div>
<ul id="legend" aria-label="What the marks mean"></ul>
</section>
<aside>
<section id="charts" aria-label="Over time"></section>
<section id="story" aria-label="Stories" tabindex="0"></section>
</aside>
</main>
<footer>
<div id="controls" role="group" aria-label="Play">
<button type="button" id="first" aria-label="To the beginning" title="To the beginning (Home)"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 4h3v16H5zM20 4v16L9 12z"/></svg></button>
<button type="button" id="back" aria-label="One week back" title="One week back (←)"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M18 4v16L6 12z"/></svg></button>
<button type="button" id="play" class="main" title="Space"></button>
<button type="button" id="forward" aria-label="One week on" title="One week on (→)"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 4v16l12-8z"/></svg></button>
</div>
<label id="scrub"><span class="unseen">Week</span><input type="range" id="slider" step="1"></label>
<label id="pace">Speed <select id="speed"></select></label>
<details id="more">
<summary>Save, keys</summary>
<div class="card">
<h2>Save what is shown</h2>
<p><button type="button" id="png">Picture (PNG)</button> <button type="button" id="svg">Drawing (SVG)</button> <button type="button" id="video">Record a video</button></p>
<p id="saying" role="status"></p>
<h2>Keys</h2>
<dl id="keys">
<div><dt>Space</dt><dd>play, pause</dd></div>
<div><dt>← →</dt><dd>a week back, on; with Shift ten</dd></div>
<div><dt>Home End</dt><dd>first, last week</dd></div>
<div><dt>+ −</dt><dd>faster, slower</dd></div>
<div><dt>Esc</dt><dd>follow nobody</dd></div>
</dl>
<p id="source"></p>
</div>
</details>
</footer>
<p id="told" class="unseen" aria-live="polite"></p>
<noscript><p>This page is a program and needs scripts switched on. It asks for nothing from anywhere.</p></noscript>
`;
