/** Runs in the page: what is wrong with the drawn picture of a chain, in words. */
export const PICTURE_FAULTS = `(() => {
  const faults = [];
  const boxes = [];
  const add = (name, element) => boxes.push({ name, box: element.getBoundingClientRect() });
  const nodes = new Map();
  for (const wrapper of document.querySelectorAll('.react-flow__node-chain')) {
    const name = wrapper.getAttribute('aria-label');
    nodes.set(wrapper.dataset.id, wrapper.getBoundingClientRect());
    add(name, wrapper);
    const card = wrapper.querySelector('.chain-node');
    if (card.offsetHeight > wrapper.clientHeight) faults.push('taller than its place: ' + name);
    for (const part of [card, ...card.querySelectorAll('*')]) {
      if (getComputedStyle(part).display === 'inline') continue;
      if (part.scrollHeight > part.clientHeight + 1 && part.clientHeight > 0) faults.push('cut below: ' + name + ': ' + part.textContent);
      if (part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0) faults.push('cut at the side: ' + name + ': ' + part.textContent);
    }
  }
  for (const label of document.querySelectorAll('.chain-label')) add(label.textContent, label);
  for (const band of document.querySelectorAll('.level-band')) {
    const names = band.querySelector('.level-names');
    if (names.offsetHeight > band.clientHeight) faults.push('names taller than their level: ' + names.textContent);
  }
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) {
      const over = (from, to) => Math.min(a.box[to], b.box[to]) - Math.max(a.box[from], b.box[from]);
      if (over('left', 'right') > 1 && over('top', 'bottom') > 1) faults.push(a.name + ' covers ' + b.name);
    }
  });
  for (const edge of document.querySelectorAll('.react-flow__edge')) {
    const [from, to] = JSON.parse(edge.dataset.id);
    const path = edge.querySelector('.react-flow__edge-path');
    const at = (length) => path.getPointAtLength(length).matrixTransform(path.getScreenCTM());
    const [start, end] = [at(0), at(path.getTotalLength())];
    const [child, parent] = [nodes.get(from), nodes.get(to)];
    const meets = (point, box, y) => Math.abs(point.y - y) < 5 && point.x > box.left && point.x < box.right;
    if (!meets(start, child, child.top)) faults.push('begins away from its card: ' + edge.dataset.id);
    if (!meets(end, parent, parent.bottom)) faults.push('ends away from its card: ' + edge.dataset.id);
  }
  return faults;
})()`;
