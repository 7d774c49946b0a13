// The figures of the overview. D3 draws the bars, with an axis where there is time, into an SVG that the keyboard works and that goes out as a picture.
//
//   rasidFigure(host, title, labels, values, upright, rtl, fixed, press)   draws into `host`, again whenever its width changes; `press(i)` for a bar
//   rasidFigurePicture(host, title, credit, ink, paper, bar, font)         [svg, width, height] of what stands there, with its data inside
//
// `upright`: columns along a line of time, in the direction of reading; else bars under each other. `fixed`: the last bar cannot be pressed.
(() => {
  'use strict';
  const ROW = 28, TALL = 200, LABEL = 76;

  function columns(svg, { labels, values, rtl, width }) {
    const side = 30, foot = 24, head = 18;
    const x = d3.scaleBand(d3.range(labels.length), rtl ? [width - side, 4] : [side, width - 4]).padding(0.18);
    const y = d3.scaleLinear([0, d3.max(values) || 1], [TALL - foot, head]).nice();
    const every = Math.max(1, Math.ceil(labels.length * LABEL / (width - side)));
    const scale = (rtl ? d3.axisRight(y) : d3.axisLeft(y)).ticks(Math.min(4, d3.max(values)), 'd').tickSize(-(width - side - 4));
    const ticks = d3.axisBottom(x).tickValues(d3.range(0, labels.length, every)).tickFormat((i) => labels[i]).tickSizeOuter(0);
    svg.append('g').attr('class', 'axis').attr('transform', `translate(${rtl ? width - side : side},0)`).call(scale);
    svg.append('g').attr('class', 'axis').attr('transform', `translate(0,${TALL - foot})`).call(ticks);
    svg.selectAll('.axis').attr('aria-hidden', 'true').attr('direction', 'ltr').attr('font-size', null).attr('font-family', null);
    svg.selectAll('.axis text').attr('fill', null);
    return {
      tall: TALL,
      hit: (i) => [x(i) - x.step() * 0.09, 0, x.step(), TALL - foot],
      fill: (i) => [x(i), y(values[i]), x.bandwidth(), y(0) - y(values[i])],
      // A figure over every column would be noise where there are many, and of nothing there is nothing to say.
      value: (i) => (values[i] && x.bandwidth() > 13 ? [x(i) + x.bandwidth() / 2, y(values[i]) - 4, 'middle'] : null),
      label: () => null,
    };
  }

  function rows({ labels, values, rtl, width }) {
    const names = Math.min(180, width * 0.42), end = 34;
    const x = d3.scaleLinear([0, d3.max(values) || 1], [0, width - names - end]);
    const from = (start, length) => (rtl ? width - start - length : start);
    return {
      tall: ROW * labels.length,
      hit: (i) => [0, ROW * i, width, ROW],
      fill: (i) => { const length = Math.max(2, x(values[i])); return [from(names, length), ROW * i + 7, length, ROW - 14]; },
      value: (i) => [from(names + Math.max(2, x(values[i])) + 6, 0), ROW * i + ROW / 2 + 4.5, 'start'],
      label: (i) => [from(2, 0), ROW * i + ROW / 2 + 4.5, names - 10],
    };
  }

  // As much of a name as there is room for.
  function fit(text, room) {
    const whole = text.textContent;
    for (let n = whole.length - 1; n > 2 && text.getComputedTextLength() > room; n--) text.textContent = `${whole.slice(0, n).trimEnd()}…`;
  }

  const box = (rect, [x, y, width, height]) => rect.attr('x', x).attr('y', y).attr('width', width).attr('height', height);

  function draw(host, all) {
    const { labels, values, upright, rtl, title, fixed, press } = all;
    const width = Math.max(host.clientWidth, 240);
    const focused = host.contains(document.activeElement) ? Number(document.activeElement.dataset.at) : -1;
    host.replaceChildren();
    const svg = d3.select(host).append('svg').attr('role', 'group').attr('aria-label', title).attr('direction', rtl ? 'rtl' : 'ltr');
    const place = (upright ? columns : (_, of) => rows(of))(svg, { ...all, width });
    svg.attr('width', width).attr('height', place.tall).attr('viewBox', `0 0 ${width} ${place.tall}`);
    const bars = svg.selectAll('.bar').data(d3.range(labels.length)).join('g').attr('class', 'bar').attr('data-at', (i) => i)
      .attr('aria-label', (i) => `${labels[i]}: ${values[i]}`);
    bars.append('title').text((i) => `${labels[i]}: ${values[i]}`);
    // Beside the bars, not in them: the name of a bar says the same already.
    const texts = svg.append('g').attr('class', 'bar-texts').attr('aria-hidden', 'true');
    bars.each(function (i) {
      const bar = d3.select(this), value = place.value(i), label = place.label(i);
      box(bar.append('rect').attr('class', 'bar-hit'), place.hit(i));
      if (values[i]) box(bar.append('rect').attr('class', 'bar-fill').attr('rx', 1.5), place.fill(i));
      if (label) fit(texts.append('text').attr('x', label[0]).attr('y', label[1]).text(labels[i]).node(), label[2]);
      if (value) texts.append('text').attr('x', value[0]).attr('y', value[1]).attr('text-anchor', value[2]).text(values[i]);
    });
    const can = bars.filter((i) => !(fixed && i === labels.length - 1));
    bars.attr('role', 'img');
    can.attr('role', 'button').attr('tabindex', -1).on('click', (_, i) => press(i));
    keys(svg, can, press, rtl);
    if (focused >= 0) can.filter((i) => i === focused).each(function () { go(can, this); });
  }

  // One stop for the whole figure; the arrows go from bar to bar.
  function go(bars, to) {
    bars.attr('tabindex', -1);
    to.setAttribute('tabindex', 0);
    to.focus();
  }

  function keys(svg, bars, press, rtl) {
    const nodes = bars.nodes();
    nodes[0]?.setAttribute('tabindex', 0);
    const steps = { ArrowDown: 1, ArrowUp: -1, ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1, Home: -1e9, End: 1e9 };
    svg.on('keydown', (event) => {
      const at = nodes.indexOf(event.target.closest('.bar'));
      if (at < 0) return;
      if (event.key in steps) go(bars, nodes[Math.min(nodes.length - 1, Math.max(0, at + steps[event.key]))]);
      else if (event.key === 'Enter' || event.key === ' ') press(Number(nodes[at].dataset.at));
      else return;
      event.preventDefault();
    });
  }

  window.rasidFigure = (host, title, labels, values, upright, rtl, fixed, press) => {
    const all = { title, labels, values: [...values], upright, rtl, fixed, press };
    host.rasidFigure = all;
    draw(host, all);
    let width = host.clientWidth;
    new ResizeObserver(() => {
      if (host.clientWidth === width || !host.isConnected) return;
      width = host.clientWidth;
      draw(host, host.rasidFigure);
    }).observe(host);
  };

  window.rasidFigurePicture = (host, title, credit, ink, paper, bar, font) => {
    const { labels, values, rtl } = host.rasidFigure;
    const drawn = host.querySelector('svg');
    const width = Number(drawn.getAttribute('width')) + 40, height = Number(drawn.getAttribute('height')) + 92;
    const start = rtl ? width - 20 : 20;
    const svg = d3.create('svg').attr('xmlns', 'http://www.w3.org/2000/svg').attr('width', width).attr('height', height)
      .attr('viewBox', `0 0 ${width} ${height}`).attr('direction', rtl ? 'rtl' : 'ltr').attr('font-family', font).attr('font-size', 13).attr('fill', ink);
    svg.append('title').text(title);
    svg.append('desc').text(labels.map((label, i) => `${label}\t${values[i]}`).join('\n'));
    svg.append('rect').attr('width', width).attr('height', height).attr('fill', paper);
    svg.append('text').attr('x', start).attr('y', 32).attr('font-size', 19).attr('font-weight', 600).text(title);
    const inside = svg.append('g').attr('transform', 'translate(20,52)');
    inside.node().append(...[...drawn.childNodes].map((node) => node.cloneNode(true)));
    inside.selectAll('.bar-hit, title').remove();
    inside.selectAll('.bar-fill').attr('fill', bar);
    inside.selectAll('.axis line, .axis path').attr('stroke', ink).attr('stroke-opacity', 0.25);
    inside.selectAll('.axis').attr('font-size', 11).selectAll('text').attr('fill', ink);
    inside.selectAll('*').attr('class', null).attr('tabindex', null).attr('role', null).attr('aria-label', null).attr('data-at', null).attr('aria-hidden', null);
    svg.append('text').attr('x', start).attr('y', height - 14).attr('font-size', 11).text(credit);
    return [new XMLSerializer().serializeToString(svg.node()), width, height];
  };
})();
