/**
 * Runs in the reader's browser: chooses points by brush, slider and box, draws what is chosen, reckons its means, sorts the table.
 * One choice for all: a part of the range of each column, or some of its categories; a point is chosen that lies in all of them.
 */
export const EXPLORER_SCRIPT = `
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const data = read('sweep-data');
  const specs = read('sweep-specs');
  const { columns, values, ends, t95 } = data;
  const many = data.points.length;
  const places = Array.from({ length: many }, (_, i) => i);
  const by = (id) => document.getElementById(id);
  const minus = (text) => text.replace('-', '\u2212');
  const round = (value, digits) => Number(value.toPrecision(digits));

  const say = (column, value) => {
    if (value === null || Number.isNaN(value)) return '\u2013';
    if (column.names) return column.names[value];
    if (column.isShare && value >= 0) {
      const whole = value * 100;
      if (whole > 0 && whole < 0.1) return 'under 0.1 %';
      if (whole > 99 && whole < 100) return 'over 99 %';
      return whole.toLocaleString('en-US', { maximumFractionDigits: whole < 9.95 ? 1 : 0 }) + ' %';
    }
    const size = Math.abs(value);
    if (size > 0 && (size < 0.995 || !column.isOutcome)) return minus(String(round(value, column.isOutcome ? 2 : 3)));
    return minus(value.toLocaleString('en-US', { maximumFractionDigits: size >= 100 ? 0 : 1 }));
  };
  const between = (column, low, high) => ' [' + [low, high].map((end) => say(column, end).replace(' %', '')).join(', ') + ']';
  const share = ({ low, high, isLog }, value) => {
    if (value === null) return NaN;
    if (high === low) return 0.5;
    return isLog ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  };
  const valueAt = ({ low, high, isLog }, at) => (isLog ? low * (high / low) ** at : low + at * (high - low));
  const shares = columns.map((column, k) => Float64Array.from(values[k], (value) => share(column, value)));

  // What is chosen of each column: null for all, else the ends of a range in shares of its axis, or a set of categories.
  const chosen = columns.map(() => null);
  const on = new Uint8Array(many).fill(1);
  const choose = () => {
    const limits = columns.flatMap((_, k) => (chosen[k] === null ? [] : [[shares[k], chosen[k], values[k]]]));
    for (let i = 0; i < many; i++) {
      on[i] = 1;
      for (const [of, limit, own] of limits) {
        const inside = limit.names ? limit.names.has(own[i]) : of[i] >= limit.low - 1e-9 && of[i] <= limit.high + 1e-9;
        if (!inside) { on[i] = 0; break; }
      }
    }
  };
  const limit = (k, low, high) => {
    const column = columns[k];
    if (column.names) {
      const names = column.names.map((_, at) => at).filter((at) => {
        const place = share(column, at);
        return place >= low - 1e-9 && place <= high + 1e-9;
      });
      chosen[k] = names.length === column.names.length ? null : { names: new Set(names) };
    } else chosen[k] = low <= 1e-9 && high >= 1 - 1e-9 ? null : { low: Math.max(0, low), high: Math.min(1, high) };
  };
  const inWords = (k) => {
    const column = columns[k];
    const of = chosen[k];
    if (of === null) return 'all';
    if (of.names) return [...of.names].map((at) => column.names[at]).join(', ') || 'none';
    // Of levels those that lie inside, not the ends of the box around them.
    const inside = (column.levels ?? []).filter((level) => share(column, level) >= of.low - 1e-9 && share(column, level) <= of.high + 1e-9);
    if (column.levels && inside.length === 0) return 'between two levels';
    const [low, high] = column.levels
      ? [inside[0], inside[inside.length - 1]].map((level) => say(column, level))
      : [of.low, of.high].map((at) => say(column, valueAt(column, at)));
    return low === high ? low : low + ' to ' + high;
  };

  // Sliders and boxes.
  const steps = (column) => (column.levels ? column.levels.length - 1 : 100);
  const shareOfStep = (column, step) => (column.levels ? share(column, column.levels[step]) : step / 100);
  const stepOfShare = (column, at) => {
    if (!column.levels) return Math.round(at * 100);
    let best = 0;
    column.levels.forEach((level, step) => {
      if (Math.abs(share(column, level) - at) < Math.abs(share(column, column.levels[best]) - at)) best = step;
    });
    return best;
  };
  const showControls = () => {
    document.querySelectorAll('[data-control]').forEach((control) => {
      const k = Number(control.dataset.control);
      const of = chosen[k];
      control.querySelectorAll('input[type=checkbox]').forEach((box) => {
        box.checked = of === null || of.names.has(Number(box.value));
      });
      const [low, high] = control.querySelectorAll('input[type=range]');
      if (low) {
        low.value = of === null ? 0 : stepOfShare(columns[k], of.low);
        high.value = of === null ? steps(columns[k]) : stepOfShare(columns[k], of.high);
        for (const end of [low, high]) {
          end.setAttribute('aria-valuetext', say(columns[k], valueAt(columns[k], shareOfStep(columns[k], Number(end.value)))));
        }
      }
      control.querySelector('output').textContent = inWords(k);
      control.classList.toggle('limited', of !== null);
    });
  };
  document.querySelectorAll('[data-control]').forEach((control) => {
    const k = Number(control.dataset.control);
    const column = columns[k];
    control.addEventListener('input', (event) => {
      if (event.target.type === 'checkbox') {
        const names = [...control.querySelectorAll('input:checked')].map((box) => Number(box.value));
        chosen[k] = names.length === column.names.length ? null : { names: new Set(names) };
      } else {
        const [low, high] = control.querySelectorAll('input[type=range]');
        // The ends push each other: the lower one never passes the upper one.
        if (Number(low.value) > Number(high.value)) (event.target === low ? high : low).value = event.target.value;
        limit(k, shareOfStep(column, Number(low.value)), shareOfStep(column, Number(high.value)));
      }
      changed();
    });
  });
  by('choose-all').addEventListener('click', () => { chosen.fill(null); changed(); });

  // Drawings.
  const views = {};
  const options = { mode: 'vega-lite', ast: true, renderer: 'canvas', actions: false };
  const colourBy = () => Number(by('pick-colour').value);
  const lineRows = () => {
    const c = shares[colourBy()];
    return data.lines.flatMap((i) =>
      data.axes.flatMap((k, axis) => (Number.isNaN(shares[k][i]) ? [] : [{ line: i, axis, at: shares[k][i], on: on[i], c: Number.isNaN(c[i]) ? 0 : c[i] }])),
    );
  };
  const bandRows = () =>
    data.axes.flatMap((k, axis) => {
      const of = chosen[k];
      if (of === null) return [];
      const room = 0.02;
      if (!of.names) return [{ axis, low: of.low - room / 2, high: of.high + room / 2 }];
      return [...of.names].map((at) => ({ axis, low: share(columns[k], at) - room, high: share(columns[k], at) + room }));
    });
  const told = (i) => columns.flatMap((column, k) =>
    data.main.includes(k) || data.tabled.includes(k) ? [column.label + ': ' + say(column, values[k][i])] : []).join('; ');
  const dotRows = () => {
    const [x, y, c] = [values[Number(by('pick-x').value)], values[Number(by('pick-y').value)], shares[colourBy()]];
    return data.dots.flatMap((i) =>
      x[i] === null || y[i] === null ? [] : [{ x: x[i], y: y[i], on: on[i], c: Number.isNaN(c[i]) ? 0 : c[i], told: 'point ' + data.points[i] + '; ' + told(i) }]);
  };
  const labels = (column) => column.names
    ? '(' + JSON.stringify(Object.fromEntries(column.names.map((name, at) => [at, name]))) + ")[datum.value] || ''"
    : column.isShare ? "format(datum.value * 100, '~g') + '\u00a0%'" : "replace(format(datum.value, '~g'), '-', '\u2212')";
  const domain = ({ low, high, isLog, names }) => {
    if (names) return [-0.5, names.length - 0.5];
    if (isLog) return [low / (high / low) ** 0.04, high * (high / low) ** 0.04];
    const room = (high - low || Math.abs(high) || 1) * 0.04;
    return [low - room, high + room];
  };
  const axis = (encoding, column, title) => {
    encoding.scale = { type: column.isLog ? 'log' : 'linear', domain: domain(column), nice: false, ...(column.isLog ? {} : { zero: false }) };
    const own = column.names ? column.names.map((_, at) => at) : column.isLog ? column.ticks.map(({ at }) => round(valueAt(column, at), 2)) : null;
    encoding.axis = { ...encoding.axis, labelExpr: labels(column), ...(title === undefined ? {} : { title }), ...(own ? { values: own, tickCount: own.length } : {}) };
  };
  const embed = async (id, spec) => {
    const { view } = await vegaEmbed(by(id), spec, options);
    views[id]?.finalize();
    views[id] = view;
    return view;
  };
  /** Calls with what was marked when the pointer rests, not at each pixel. */
  const onBrush = (view, heard) => {
    let [marked, drawing] = [null, false];
    view.addSignalListener('brush', (_, value) => { if (drawing) marked = value; });
    const done = () => {
      drawing = false;
      if (!marked || Object.keys(marked).length === 0) return;
      const now = marked;
      marked = null;
      view.signal('brush_x', []).signal('brush_y', []).runAsync();
      heard(now);
    };
    view.container().addEventListener('pointerdown', () => { [marked, drawing] = [null, true]; }, true);
    // The drawing hears of the end first, and takes a moment to reckon what lies inside.
    addEventListener('pointerup', async () => {
      if (!drawing) return;
      await view.runAsync();
      setTimeout(done, 30);
    });
  };
  const drawParallel = async () => {
    const spec = { ...specs.parallel, datasets: { lines: lineRows(), bands: [] } };
    const view = await embed('explore-parallel', spec);
    onBrush(view, ({ axis: [left, right], at: [low, high] }) => {
      const [from, to] = [Math.min(left, right), Math.max(left, right)];
      let hit = data.axes.map((_, a) => a).filter((a) => a >= from - 0.12 && a <= to + 0.12);
      if (hit.length === 0) hit = [Math.max(0, Math.min(data.axes.length - 1, Math.round((from + to) / 2)))];
      if (Math.abs(high - low) < 0.01) return;
      for (const a of hit) limit(data.axes[a], Math.min(low, high), Math.max(low, high));
      changed();
    });
    show();
  };
  const drawScatter = async () => {
    const [x, y] = [Number(by('pick-x').value), Number(by('pick-y').value)];
    const spec = structuredClone(specs.scatter);
    spec.datasets = { dots: dotRows() };
    for (const layer of spec.layer) {
      axis(layer.encoding.x, columns[x], columns[x].title);
      axis(layer.encoding.y, columns[y]);
    }
    const view = await embed('explore-scatter', spec);
    onBrush(view, (marked) => {
      for (const [k, ends] of [[x, marked.x], [y, marked.y]]) {
        if (!ends) continue;
        const [low, high] = ends.map((end) => share(columns[k], end)).sort((a, b) => a - b);
        limit(k, low, high);
      }
      changed();
    });
    by('scatter-head').textContent = columns[y].title + ', upwards';
    show();
  };
  const BINS = 24;
  const drawSpreads = () => Promise.all(data.main.map(async (k) => {
    const spec = structuredClone(specs.spread);
    const rows = bars(k);
    const highest = rows.reduce((so, { all }) => Math.max(so, all), 1);
    for (const { encoding } of spec.layer) {
      axis(encoding.x, columns[k]);
      if (encoding.y.scale) encoding.y.scale.domain = [0, highest];
    }
    spec.datasets = { bars: rows, mean: [] };
    await embed('spread-' + k, spec);
  })).then(show);

  const interval = (k, wanted) => {
    let [n, sum] = [0, 0];
    for (let i = 0; i < many; i++) if (wanted(i) && values[k][i] !== null) { n++; sum += values[k][i]; }
    const mean = sum / n;
    let squares = 0;
    for (let i = 0; i < many; i++) if (wanted(i) && values[k][i] !== null) squares += (values[k][i] - mean) ** 2;
    const df = n - 1;
    const t = t95[df - 1] ?? 1.95996 + 2.3722 / df + 2.8225 / df ** 2;
    const half = n < 2 ? NaN : t * Math.sqrt(squares / df / n);
    return { n, mean, low: mean - half, high: mean + half };
  };
  const ofAll = Object.fromEntries(data.main.map((k) => [k, interval(k, () => true)]));
  const bars = (k) => {
    const { low, high } = columns[k];
    const width = (high - low || 1) / BINS;
    const rows = Array.from({ length: BINS }, (_, bin) => ({ from: low + bin * width, to: low + (bin + 1) * width, zero: 0, all: 0, on: 0 }));
    for (let i = 0; i < many; i++) {
      if (values[k][i] === null) continue;
      const row = rows[Math.max(0, Math.min(BINS - 1, Math.floor((values[k][i] - low) / width)))];
      row.all++;
      if (on[i]) row.on++;
    }
    return rows.filter(({ all }) => all > 0);
  };

  const show = () => {
    views['explore-parallel']?.data('lines', lineRows()).data('bands', bandRows()).runAsync();
    views['explore-scatter']?.data('dots', dotRows()).runAsync();
    for (const k of data.main) {
      const { n, mean, low, high } = interval(k, (i) => on[i] === 1);
      const known = Number.isNaN(low) ? '' : between(columns[k], low, high);
      by('mean-' + k).textContent = n === 0 ? 'nothing to measure' : say(columns[k], mean) + known;
      by('of-' + k).textContent = (n === 1 ? '1 point' : n.toLocaleString('en-US') + ' points') + ', all ' + ofAll[k].n.toLocaleString('en-US') + ': ' + say(columns[k], ofAll[k].mean);
      const [least, most] = domain(columns[k]);
      const within = (end) => Math.max(least, Math.min(most, end));
      const mark = n === 0 ? [] : [{ mean, low: Number.isNaN(low) ? mean : within(low), high: Number.isNaN(high) ? mean : within(high) }];
      views['spread-' + k]?.data('bars', bars(k)).data('mean', mark).runAsync();
    }
  };

  // The table.
  let sorted = { key: 'point', way: 1 };
  let rowsShown = 50;
  const keys = {
    point: (i) => data.points[i],
    runs: (i) => data.lived[i],
    ...Object.fromEntries(columns.map((_, k) => ['c' + k, (i) => values[k][i]])),
  };
  const cell = (row, text, kind) => {
    const td = document.createElement('td');
    td.textContent = text;
    if (kind) td.className = kind;
    row.append(td);
    return td;
  };
  const copy = async (code, button) => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = 'Copied';
    } catch {
      const range = document.createRange();
      range.selectNodeContents(code);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      button.textContent = 'Marked';
    }
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  };
  const showTable = () => {
    const key = keys[sorted.key];
    const rows = places.filter((i) => on[i]).sort((a, b) => {
      const [one, other] = [key(a), key(b)];
      if (one === null || other === null) return (one === null) - (other === null) || a - b;
      return sorted.way * (one - other) || a - b;
    });
    const body = by('points-body');
    body.replaceChildren(...rows.slice(0, rowsShown).map((i) => {
      const row = document.createElement('tr');
      cell(row, String(data.points[i]), 'n');
      const td = cell(row, '', 'again');
      if (data.run[i] > 0) {
        const code = document.createElement('code');
        code.textContent = 'groundswell replay ' + data.sweep + ' --run ' + data.run[i];
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = 'Copy';
        button.setAttribute('aria-label', 'Copy the command for point ' + data.points[i]);
        button.addEventListener('click', () => copy(code, button));
        td.append(button, code);
      }
      columns.forEach((column, k) => {
        if (!data.main.includes(k) && !data.tabled.includes(k)) return;
        const td = cell(row, say(column, values[k][i]), 'n');
        const of = ends[k];
        if (of && of.low[i] !== null && values[k][i] !== null) {
          const small = document.createElement('small');
          small.textContent = between(column, of.low[i], of.high[i]).trim();
          td.append(small);
        }
      });
      cell(row, data.lived[i] + (data.failed[i] > 0 ? ', ' + data.failed[i] + ' failed' : ''), 'n');
      return row;
    }));
    const shown = Math.min(rowsShown, rows.length);
    by('points-shown').textContent = shown === rows.length ? 'All ' + rows.length.toLocaleString('en-US') + ' chosen points are shown.' : shown.toLocaleString('en-US') + ' of ' + rows.length.toLocaleString('en-US') + ' chosen points are shown.';
    by('points-more').hidden = shown === rows.length;
    document.querySelectorAll('#points th[data-key]').forEach((head) => {
      head.setAttribute('aria-sort', head.dataset.key !== sorted.key ? 'none' : sorted.way > 0 ? 'ascending' : 'descending');
    });
  };
  document.querySelectorAll('#points th[data-key] button').forEach((button) => {
    button.addEventListener('click', () => {
      const key = button.closest('th').dataset.key;
      sorted = { key, way: sorted.key === key ? -sorted.way : 1 };
      showTable();
    });
  });
  by('points-more').addEventListener('click', () => { rowsShown += 200; showTable(); });

  let waiting = false;
  const changed = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      choose();
      const n = on.reduce((sum, one) => sum + one, 0);
      const limits = columns.flatMap((column, k) => (chosen[k] === null ? [] : [column.label + ' ' + inWords(k)]));
      by('chosen').textContent = n.toLocaleString('en-US') + ' of ' + many.toLocaleString('en-US') + ' points chosen' + (limits.length === 0 ? '' : ': ' + limits.join('; '));
      by('choose-all').disabled = limits.length === 0;
      showControls();
      show();
      showTable();
    });
  };

  const begin = async () => {
    try {
      await drawParallel();
      await drawScatter();
      await drawSpreads();
      by('explore').dataset.state = 'live';
    } catch (error) {
      by('explore').dataset.state = 'still';
      console.error('explore: ' + error);
    }
  };
  for (const id of ['pick-x', 'pick-y']) by(id).addEventListener('change', drawScatter);
  by('pick-colour').addEventListener('change', show);
  changed();
  if (!('IntersectionObserver' in window)) begin();
  else {
    const watch = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) { watch.disconnect(); begin(); }
    }, { rootMargin: '300px' });
    watch.observe(by('explore'));
  }
})();
`.trim();

/** The looks of the explorer and its table. */
export const EXPLORER_STYLE = `
.panelled { background: var(--paper); border: 1px solid var(--line); border-radius: 0.6rem; padding: 0.8rem clamp(0.8rem, 2vw, 1.6rem) 0.6rem; margin: 0 0 1rem; }
.drawing { width: 100%; min-height: 60px; touch-action: none; }
.drawing .vega-embed, .drawing { display: block; }
#chosen { font-weight: 700; color: var(--deep); margin: 0; min-height: 1.6em; }
.chosen { position: sticky; top: 0; z-index: 1; background: var(--ground); padding: 0.4rem 0; display: flex; gap: 1rem; align-items: center; justify-content: space-between; border-bottom: 1px solid var(--line); margin-bottom: 0.7rem; }
button { font: inherit; font-size: 0.88rem; color: var(--deep); background: var(--paper); border: 1px solid #9fb3c8; border-radius: 0.4rem; padding: 0.25rem 0.8rem; cursor: pointer; white-space: nowrap; }
button:hover:not(:disabled) { border-color: var(--deep); background: #eef4f7; }
button:disabled { color: #7b8794; cursor: default; }
button:focus-visible, input:focus-visible, select:focus-visible, .wide:focus-visible { outline: 3px solid var(--warm); outline-offset: 2px; border-radius: 3px; }
select { font: inherit; font-size: 0.92rem; padding: 0.2rem 0.4rem; border: 1px solid #9fb3c8; border-radius: 0.4rem; background: var(--paper); color: var(--ink); max-width: 100%; }
.controls { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: 0.9rem 2rem; margin: 0; }
.controls fieldset { border: 0; border-left: 4px solid var(--line); padding: 0 0 0 0.9rem; margin: 0; min-width: 0; }
.controls fieldset.limited { border-left-color: #0072B2; }
.controls legend { font-weight: 700; padding: 0; font-size: 0.92rem; }
.controls output { display: block; color: var(--soft); font-size: 0.88rem; font-variant-numeric: tabular-nums; }
.controls .limited output { color: var(--deep); font-weight: 700; }
.controls label { display: flex; align-items: center; gap: 0.6rem; font-size: 0.88rem; }
.controls label span { min-width: 3.4em; }
.controls input[type=range] { flex: 1; min-width: 0; height: 1.6rem; accent-color: #0072B2; }
.controls input[type=checkbox] { width: 1.1rem; height: 1.1rem; accent-color: #0072B2; }
.picks { display: flex; flex-wrap: wrap; gap: 0.6rem 1.6rem; margin: 0 0 0.8rem; }
.picks label { display: flex; gap: 0.5rem; align-items: baseline; font-size: 0.92rem; }
#scatter-head { margin: 0; font-size: 0.92rem; }
.spreads { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 1px; background: var(--paper); border: 1px solid var(--line); border-radius: 0.6rem; overflow: hidden; margin: 0 0 1rem; }
.spreads > div { box-shadow: 0 0 0 1px var(--line); padding: 0.5rem 0.9rem 0.2rem; min-width: 0; }
.spreads h4 { margin: 0; font-size: 0.88rem; line-height: 1.3; }
.spreads .told { display: flex; flex-wrap: wrap; gap: 0 0.8rem; align-items: baseline; justify-content: space-between; }
.spreads p { margin: 0; font-size: 0.82rem; color: var(--soft); font-variant-numeric: tabular-nums; }
.spreads p.mean { font-size: 1.05rem; line-height: 1.35; font-weight: 700; color: var(--warm); }
.hint { font-size: 0.92rem; color: var(--soft); max-width: 54rem; margin: 0 0 0.8rem; }
#points table { font-size: 0.82rem; }
#points th button { border: 0; background: none; padding: 0 0.2rem 0 0; font-weight: 700; color: var(--ink); text-align: left; white-space: normal; }
#points th[aria-sort=ascending] button::after { content: " \\2191"; }
#points th[aria-sort=descending] button::after { content: " \\2193"; }
#points th { vertical-align: bottom; min-width: 4rem; padding-right: 0.7rem; }
#points td { padding-right: 0.7rem; }
#points td.again { min-width: 14rem; }
#points td.again code { display: block; margin-left: 4.3rem; overflow-wrap: anywhere; }
#points td.again button { font-size: 0.8rem; padding: 0.05rem 0.5rem; margin-right: 0.6rem; margin-bottom: 0.2rem; float: left; }
@media (max-width: 900px) { .spreads { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
@media print { .chosen, .picks, .controls, #points-more, td.again button { display: none !important; } }
`.trim();
