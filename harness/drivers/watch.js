// Runs in every document before its own scripts: notes what goes on, so that a look can wait for the end of it.
(() => {
  if (window.__homologue) return;
  const now = () => performance.now();
  const watch = { requests: new Set(), changed: -1e9, acted: -1e9, leaving: false, refused: new Set(), refs: [] };
  Object.defineProperty(window, '__homologue', { value: watch });
  const touch = () => { watch.changed = now(); };

  const observe = () => new MutationObserver(touch).observe(
    document, { subtree: true, childList: true, characterData: true, attributes: true });
  // What the parser writes is no change; what scripts write afterwards is.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', observe, { once: true });
  else observe();

  const begin = () => {
    const request = { since: now() };
    watch.requests.add(request);
    return () => { if (watch.requests.delete(request)) touch(); };
  };
  const fetch = window.fetch;
  if (fetch) {
    window.fetch = function (...given) {
      const end = begin();
      const answer = fetch.apply(this, given);
      answer.then(end, end);
      return answer;
    };
  }
  const send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function (...given) {
    const end = begin();
    this.addEventListener('loadend', end, { once: true });
    try { return send.apply(this, given); } catch (error) { end(); throw error; }
  };

  if (window.navigation) {
    navigation.addEventListener('navigate', event => {
      const goes = /^https?:/.test(event.destination.url) && event.downloadRequest === null;
      if (goes && !event.destination.sameDocument && !event.hashChange) watch.leaving = true;
    });
    navigation.addEventListener('navigateerror', () => { watch.leaving = false; });
  }
  window.addEventListener('submit', event => {
    // The navigation is only planned by now: under load it begins much later.
    const here = ['', '_self'].includes(event.submitter?.formTarget || event.target.getAttribute('target') || '');
    const method = event.submitter?.getAttribute('formmethod') || event.target.getAttribute('method') || '';
    if (!event.defaultPrevented && here && method.toLowerCase() !== 'dialog') watch.leaving = true;
  });
  for (const type of ['click', 'keydown', 'input', 'change']) {
    window.addEventListener(type, event => { if (event.isTrusted) watch.acted = now(); }, true);
  }

  // A bubble is what reportValidity and a person's submission show, checkValidity shows none.
  let silent = 0;
  for (const owner of [HTMLFormElement, HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement, HTMLButtonElement]) {
    const check = owner.prototype.checkValidity;
    owner.prototype.checkValidity = function () {
      silent += 1;
      try { return check.call(this); } finally { silent -= 1; }
    };
  }
  window.addEventListener('invalid', event => {
    const control = event.target;
    // Whether the page prevents the bubble is known once its own listeners have run.
    if (!silent) setTimeout(() => { if (!event.defaultPrevented) watch.refused.add(control); });
  }, true);
  for (const type of ['input', 'change']) {
    window.addEventListener(type, event => { watch.refused.delete(event.composedPath()[0]); }, true);
  }
})();
