// What a page shows beyond the edge of its window, and which of its texts are faint. Run by harness/general/narrow.py.
const width = 320, beyond = [], faint = [];
const shown = (one) => one.checkVisibility({checkOpacity: true, checkVisibilityCSS: true});
const scrolls = (one) => {
  for (let up = one.parentElement; up && up !== document.body; up = up.parentElement) {
    if (['auto', 'scroll'].includes(getComputedStyle(up).overflowX)) return true;
  }
  return false;
};
if (document.scrollingElement.scrollWidth > width + 1) {
  beyond.push(`la page défile sur ${document.scrollingElement.scrollWidth} pixels`);
}
for (const one of document.querySelectorAll('button, input:not([type=hidden]), select, textarea, a[href]')) {
  const box = one.getBoundingClientRect();
  if (!shown(one) || box.width < 2 || box.height < 2 || scrolls(one)) continue;
  if (box.right > width + 1 && box.right > 0) {
    beyond.push(`« ${(one.innerText || one.value || one.name || '').trim().slice(0, 60)} » dépasse de l’écran`);
  }
}
const rgba = (text) => {
  const found = text.match(/[\d.]+/g) || [];
  return {r: +found[0], g: +found[1], b: +found[2], a: found.length > 3 ? +found[3] : 1};
};
const light = ({r, g, b}) => {
  const part = (c) => { const s = c / 255; return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; };
  return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
};
const ground = (one) => {
  for (let up = one; up; up = up.parentElement) {
    const style = getComputedStyle(up);
    if (style.backgroundImage !== 'none' || +style.opacity < 1) return null;
    const colour = rgba(style.backgroundColor);
    if (colour.a === 1 && style.backgroundColor.startsWith('rgb')) return colour;
    if (colour.a > 0 && style.backgroundColor.startsWith('rgb')) return null;
  }
  return {r: 255, g: 255, b: 255, a: 1};
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const one = walker.currentNode.parentElement, text = walker.currentNode.data.trim();
  if (!text || ['SCRIPT', 'STYLE', 'NOSCRIPT', 'OPTION'].includes(one.tagName) || !shown(one)) continue;
  if (one.closest(':disabled, [aria-disabled=true], [aria-hidden=true]')) continue;
  const box = one.getBoundingClientRect(), style = getComputedStyle(one), behind = ground(one);
  const colour = rgba(style.color);
  if (box.width < 2 || box.height < 2 || box.right <= 0 || !behind || colour.a < 1) continue;
  if (!style.color.startsWith('rgb')) continue;
  const [high, low] = [light(colour), light(behind)].sort((a, b) => b - a);
  const ratio = (high + 0.05) / (low + 0.05), size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && +style.fontWeight >= 700);
  if (ratio < (large ? 3 : 4.5) - 0.05) faint.push(`« ${text.slice(0, 60)} » à ${ratio.toFixed(2)} pour 1`);
}
return {beyond, faint};
