// Waits until the page is quiet, then gives all that a person perceives of it. Arguments: limits, the selectors
// of the profile, callback.
const [limits, selectors, done] = arguments;
const BLANK = /[ \t\n\r\f]+/g;
const collapse = text => (text || '').replace(BLANK, ' ').replace(/^ | $/g, '');
// Icon fonts draw in the private use area: nobody reads that aloud.
const spoken = text => collapse((text || '').replace(/[\uE000-\uF8FF]/g, ' '));
const COMMANDS = new Set(['button', 'link']);
const ENTRIES = new Set(['textbox', 'searchbox', 'spinbutton', 'combobox', 'listbox', 'checkbox', 'switch', 'radio', 'slider']);
const CONTROLS = new Set([...COMMANDS, ...ENTRIES, 'tab', 'menuitem', 'menuitemcheckbox', 'menuitemradio']);
const GROUPS = new Set(['group', 'radiogroup']);
const LIVE = new Set(['alert', 'status', 'log', 'alertdialog']);
const BOUNDS = new Set(['FORM', 'MAIN', 'DIALOG', 'BODY', 'HTML']);
const SILENT = new Set(['SELECT', 'TEXTAREA', 'SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'IFRAME', 'VIDEO', 'AUDIO', 'OBJECT', 'CANVAS', 'svg']);
const INLINE = new Set(['span', 'small', 'em', 'strong', 'b', 'i', 'a', 'label', 'abbr']);
const CANDIDATE = 'a[href], button, input, select, textarea, summary, [role], [contenteditable]';
const locatorOf = element => {
  if (/^[A-Za-z_][A-Za-z0-9_-]*$/.test(element.id)) return `#${element.id}`;
  const name = element.getAttribute('name') || '';
  return /^[^'"\\\s]+$/.test(name) ? `${element.localName}[name='${name}']` : '';
};
const designating = element => selectors.filter(selector => element.matches(selector));

// --- the tree as it is drawn: shadow roots and same-origin frames opened, slots filled ---
const frameBody = node => {
  try { return node.contentDocument && node.contentDocument.body; } catch (error) { return null; }
};
const childrenOf = node => {
  if (node.localName === 'iframe' || node.localName === 'frame') {
    const body = frameBody(node);
    return body ? [body] : [];
  }
  if (node.shadowRoot) return [...node.shadowRoot.childNodes];
  if (node.localName === 'slot') {
    const given = node.assignedNodes();
    if (given.length) return given;
  }
  return [...node.childNodes];
};
const parentOf = node => {
  if (node.assignedSlot) return node.assignedSlot;
  const parent = node.parentNode;
  if (!parent) return null;
  if (parent.nodeType === 11) return parent.host || null;
  if (parent.nodeType === 9) return parent.defaultView ? parent.defaultView.frameElement : null;
  return node.localName === 'body' && node.ownerDocument !== document ? node.ownerDocument.defaultView.frameElement : parent;
};
const ancestorsOf = function* (node) {
  for (let above = parentOf(node); above; above = parentOf(above)) yield above;
};

// --- what is seen and reached ---
const states = new Map();
const stateOf = element => {
  if (states.has(element)) return states.get(element);
  const above = element === document.documentElement ? null : parentOf(element);
  const parent = above ? stateOf(above) : { displayed: true, exposed: true, reachable: true, skipped: false };
  const style = element.ownerDocument.defaultView.getComputedStyle(element);
  const closed = above && above.localName === 'details' && !above.open &&
    element !== [...above.children].find(child => child.localName === 'summary');
  const displayed = parent.displayed && !parent.skipped && style.display !== 'none' && !closed;
  const state = {
    displayed,
    skipped: style.contentVisibility === 'hidden',
    visible: displayed && style.visibility === 'visible',
    exposed: parent.exposed && element.getAttribute('aria-hidden') !== 'true',
    reachable: parent.reachable && !element.inert,
    display: style.display,
    afloat: style.position === 'absolute' || style.position === 'fixed',
  };
  states.set(element, state);
  return state;
};
let modal = null;
let front = null;
const inFront = element => {
  if (!modal) return true;
  if (!front.has(element)) front.set(element, element === modal || (parentOf(element) !== null && inFront(parentOf(element))));
  return front.get(element);
};
const perceivable = element => {
  const state = stateOf(element);
  return state.visible && state.reachable && inFront(element);
};
const reachable = element => perceivable(element) && stateOf(element).exposed;

// --- text ---
const edgeOf = element => {
  const display = stateOf(element).display;
  if (element.localName === 'br') return '\v';
  if (display === 'inline' || display === 'contents') return element.localName === 'img' || element.localName === 'svg' ? ' ' : '';
  // Taken out of the flow, often to be read aloud only: it belongs to the line where it was written.
  if (INLINE.has(element.localName) && stateOf(element).afloat) return ' ';
  return display.startsWith('inline') || display === 'table-cell' || display.startsWith('ruby') ? ' ' : '\v';
};
const gather = (node, pieces) => {
  if (!stateOf(node).displayed) return;
  if (SILENT.has(node.tagName) && !(node.localName === 'iframe' && frameBody(node))) return;
  const edge = edgeOf(node);
  const seen = perceivable(node);
  pieces.push(edge);
  for (const child of childrenOf(node)) {
    if (child.nodeType === 3) { if (seen) pieces.push(child.data); }
    else if (child.nodeType === 1) gather(child, pieces);
  }
  pieces.push(edge);
};
const linesOf = node => {
  const pieces = [];
  gather(node, pieces);
  return pieces.join('').split('\v').map(collapse).filter(line => line);
};
const texts = new Map();
const textOf = node => {
  if (!texts.has(node)) texts.set(node, collapse(linesOf(node).join(' ')));
  return texts.get(node);
};

// --- roles and names: Chromium's own, with the few that it does not tell ---
const DATES = new Set(['date', 'month', 'week', 'time', 'datetime-local', 'color']);
const roleOf = element => {
  if (!element.matches(CANDIDATE)) return '';
  const role = element.computedRole || '';
  if (!role && element.localName === 'input' && DATES.has(element.type)) return 'textbox';
  if (!role && element.localName === 'summary') return 'button';
  if (role === 'generic' && element.isContentEditable && element.hasAttribute('contenteditable')) return 'textbox';
  return role;
};
const referenced = (element, attribute) => {
  const root = element.getRootNode();
  return (element.getAttribute(attribute) || '').split(/\s+/).filter(id => id).map(id => root.getElementById(id)).filter(found => found);
};
// Words that are Chromium's and not the page's: they depend on its language packs, and a person here reads French.
const DEFAULTS = { submit: 'Envoyer', image: 'Envoyer', reset: 'Réinitialiser' };
const nameOf = element => {
  const name = spoken(element.computedName);
  if (element.localName !== 'input') return name;
  if (element.type === 'file') return name.replace(/: [^:]*$/, '');
  const bare = ['value', 'alt', 'title', 'aria-label', 'aria-labelledby'].every(attribute => !element.getAttribute(attribute));
  return element.type in DEFAULTS && bare && !element.labels.length ? DEFAULTS[element.type] : name;
};
const BUTTONS = new Set(['submit', 'reset', 'button']);
const sourceOf = (element, name) => {
  if (!name) return '';
  if (referenced(element, 'aria-labelledby').some(target => collapse(target.textContent) || target === element || target.value)) return 'aria-labelledby';
  if (collapse(element.getAttribute('aria-label'))) return 'aria-label';
  if (element.labels && [...element.labels].some(label => collapse(label.textContent) || label.querySelector('[alt], [aria-label]'))) return 'label';
  if (element.localName === 'input' && element.type === 'image') return collapse(element.alt) ? 'alt' : collapse(element.title) === name ? 'title' : 'value';
  if (element.localName === 'input' && BUTTONS.has(element.type)) return 'value';
  const given = attribute => collapse(element.getAttribute(attribute));
  const empty = !collapse(element.textContent) && given('title') === name;
  if (!['input', 'select', 'textarea'].includes(element.localName) && !empty) return 'content';
  return given('title') === name ? 'title' : 'placeholder';
};
const toldBy = node => {
  if (node.nodeType === 3) return node.data;
  if (node.nodeType !== 1 || !reachable(node)) return '';
  if (node.localName === 'img') return ` ${node.alt} `;
  const inner = childrenOf(node).map(toldBy).join('');
  return edgeOf(node) ? ` ${inner} ` : inner;
};
const describe = (element, source, name) => {
  const targets = referenced(element, 'aria-describedby');
  const text = collapse(targets.map(target => perceivable(target) ? toldBy(target) : target.textContent).join(' '));
  if (text) return text;
  const title = collapse(element.title);
  return collapse(element.getAttribute('aria-description')) || (source !== 'title' && title !== name ? title : '');
};

// --- controls ---
const kindOf = element => element.localName === 'input' ? element.type : element.localName;
const NATIVE = new Set(['input', 'select', 'textarea']);
const optionText = option => collapse(option.label || option.textContent);
const valueOf = (element, role) => {
  if (COMMANDS.has(role)) return element.getAttribute('value') || '';
  if (NATIVE.has(element.localName)) return element.value;
  if (role === 'checkbox' || role === 'switch' || role === 'radio') return '';
  if (element.localName === 'button' || element.localName === 'li') return element.getAttribute('value') || '';
  return collapse(element.getAttribute('aria-valuetext') || element.getAttribute('aria-valuenow') || element.textContent);
};
const optionsOf = element => {
  if (element.localName === 'select') return [...element.options].map(option => [optionText(option), option.value, option.selected]);
  if (element.localName === 'input' && element.list) return [...element.list.options].map(option => [optionText(option) || option.value, option.value, false]);
  const held = [element, ...referenced(element, 'aria-controls'), ...referenced(element, 'aria-owns')];
  return held.flatMap(root => [...root.querySelectorAll('[role=option]')])
    .map(option => [textOf(option), textOf(option), option.getAttribute('aria-selected') === 'true']);
};
const checkedOf = (element, role) => {
  if (element.localName === 'input' && (element.type === 'checkbox' || element.type === 'radio')) return element.checked;
  return role === 'checkbox' || role === 'switch' || role === 'radio' ? element.getAttribute('aria-checked') === 'true' : null;
};
const foldedOf = element => {
  if (element.localName === 'summary' && element.parentElement?.localName === 'details') return !element.parentElement.open;
  const told = element.getAttribute('aria-expanded') === 'false' && element.hasAttribute('aria-controls');
  const button = element.localName === 'button' ? !element.form || element.type === 'button' : element.getAttribute('role') === 'button';
  return told && button && !element.hasAttribute('aria-haspopup');
};
const partsOf = (element, name) => {
  const found = new Set([textOf(element)]);
  const visit = node => {
    for (const child of childrenOf(node)) {
      if (child.nodeType !== 1) continue;
      if (child.localName === 'svg') continue;
      if (stateOf(child).displayed && textOf(child)) found.add(textOf(child));
      visit(child);
    }
  };
  visit(element);
  return [...found].filter(text => text && text.toLowerCase() !== name.toLowerCase());
};
// What a French Chromium's bubble says: this one may lack the language pack.
const MISSING = {
  checkbox: 'Veuillez cocher cette case si vous souhaitez continuer.', radio: 'Veuillez sélectionner l’une de ces options.',
  select: 'Veuillez sélectionner un élément dans la liste.', file: 'Veuillez sélectionner un fichier.',
};
const readable = value => value.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1');
const bubbleOf = element => {
  const flaw = element.validity;
  const kind = kindOf(element);
  if (flaw.customError) return element.validationMessage;
  if (flaw.badInput) return kind === 'number' ? 'Veuillez saisir un nombre.' : 'Veuillez saisir une valeur valide.';
  if (flaw.valueMissing) return MISSING[kind] || 'Veuillez renseigner ce champ.';
  if (flaw.typeMismatch && kind === 'url') return 'Veuillez saisir une URL.';
  if (flaw.typeMismatch) return element.value.includes('@')
    ? `Veuillez saisir une adresse e-mail valide ; « ${element.value} » ne l’est pas.`
    : `Veuillez inclure « @ » dans l’adresse e-mail : « ${element.value} » n’en a pas.`;
  if (flaw.patternMismatch) return `Veuillez respecter le format requis. ${element.title}`.trim();
  if (flaw.tooShort) return `Veuillez allonger ce texte : ${element.minLength} caractères au moins, contre ${element.value.length} actuellement.`;
  if (flaw.rangeUnderflow) return `La valeur doit être supérieure ou égale à ${readable(element.min)}.`;
  if (flaw.rangeOverflow) return `La valeur doit être inférieure ou égale à ${readable(element.max)}.`;
  return 'Veuillez saisir une valeur valide.';
};
const refusalOf = element => {
  const watch = element.ownerDocument.defaultView.__homologue;
  return watch && watch.refused.has(element) && !element.validity.valid ? bubbleOf(element) : '';
};

const refsOf = view => view.__homologue ? view.__homologue.refs : (view.__homologueRefs ||= []);

const read = () => {
  const elements = [];
  const visit = node => {
    if (node.nodeType !== 1 || !stateOf(node).displayed) return;
    elements.push(node);
    childrenOf(node).forEach(visit);
  };
  visit(document.documentElement);
  const native = elements.filter(element => element.localName === 'dialog' && element.matches(':modal'));
  const declared = elements.filter(element => element.getAttribute('aria-modal') === 'true' && stateOf(element).visible &&
    stateOf(element).exposed && (['dialog', 'alertdialog'].includes(element.getAttribute('role')) || element.localName === 'dialog'));
  modal = native.at(-1) || declared.at(-1) || null;
  front = new Map();

  const roles = new Map();
  const controls = elements.filter(element => {
    const designated = designating(element).length > 0;
    if (!(designated || element.matches(CANDIDATE)) || !reachable(element)) return false;
    roles.set(element, roleOf(element));
    return (designated || CONTROLS.has(roles.get(element))) && !(element.localName === 'input' && element.type === 'hidden');
  });
  const counts = new Map();
  for (const element of controls) {
    if (!ENTRIES.has(roles.get(element))) continue;
    counts.set(element, (counts.get(element) || 0) + 1);
    for (const above of ancestorsOf(element)) counts.set(above, (counts.get(above) || 0) + 1);
  }
  const names = new Map();
  const groupName = element => {
    if (!names.has(element)) {
      const isGroup = element.matches('fieldset, [role=group], [role=radiogroup]') && GROUPS.has(element.computedRole);
      names.set(element, isGroup ? spoken(element.computedName) : '');
    }
    return names.get(element);
  };
  const nearbyOf = (element, group) => {
    const own = group ? counts.get(group) || 0 : 1;
    let best = element;
    let inside = Boolean(group);
    for (const above of ancestorsOf(element)) {
      if (!inside && counts.get(above) > own) break;
      best = above;
      if (above === group) inside = false;
      if (BOUNDS.has(above.tagName)) break;
    }
    return textOf(best);
  };
  const forms = elements.filter(element => element.localName === 'form');
  const formOf = element => {
    const form = 'form' in element ? element.form : element.closest('form');
    const place = form ? forms.indexOf(form) : -1;
    return place < 0 ? null : place;
  };
  const wayTo = element => {
    if (element.ownerDocument === document) return [element, []];
    const path = [];
    let inner = element;
    while (inner.ownerDocument !== document) {
      const view = inner.ownerDocument.defaultView;
      const refs = refsOf(view);
      if (!refs.includes(inner)) refs.push(inner);
      path.unshift(refs.indexOf(inner));
      inner = view.frameElement;
    }
    return [inner, path];
  };

  const headingLevel = element => {
    if (element.getAttribute('role') === 'heading') return Number(element.getAttribute('aria-level')) || 2;
    return !element.hasAttribute('role') && /^h[1-6]$/.test(element.localName) ? Number(element.localName[1]) : 0;
  };
  const headings = elements.filter(element => headingLevel(element) && reachable(element) && textOf(element));
  const headingsAbove = new Map();
  let last = '';
  for (const element of elements) {
    if (headings.includes(element)) last = textOf(element);
    if (ENTRIES.has(roles.get(element))) headingsAbove.set(element, last);
  }

  const sectioning = 'article, aside, main, nav, section, [role=article], [role=complementary], [role=main], [role=navigation], [role=region]';
  const isAround = element => element.hasAttribute('role')
    ? ['banner', 'contentinfo', 'search'].includes(element.getAttribute('role'))
    : element.localName === 'search' || (['header', 'footer'].includes(element.localName) && !element.parentElement?.closest(sectioning));
  const isMain = element => element.getAttribute('role') === 'main' || (element.localName === 'main' && !element.hasAttribute('role'));
  const hasMain = elements.some(isMain);
  const aside = element => {
    const above = [...ancestorsOf(element)];
    return hasMain && !above.some(isMain) && above.some(isAround);
  };

  const describeControl = element => {
    const role = roles.get(element);
    const name = nameOf(element);
    const source = sourceOf(element, name);
    const group = [...ancestorsOf(element)].find(groupName);
    const refusal = refusalOf(element);
    const [target, path] = wayTo(element);
    const tied = collapse(referenced(element, 'aria-errormessage').filter(perceivable).map(textOf).join(' '));
    const invalid = element.getAttribute('aria-invalid');
    return {
      element: target, path, role, name, name_from: source, kind: kindOf(element), value: valueOf(element, role),
      checked: checkedOf(element, role),
      required: Boolean(element.required) || element.getAttribute('aria-required') === 'true',
      disabled: element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true',
      readonly: Boolean(element.readOnly) || element.getAttribute('aria-readonly') === 'true',
      invalid: Boolean(refusal) || !(invalid === null || invalid === '' || invalid === 'false'),
      description: describe(element, source, name), error: refusal || tied,
      placeholder: element.getAttribute('placeholder') || '',
      autocomplete: (element.getAttribute('autocomplete') || '').trim(),
      inputmode: (element.getAttribute('inputmode') || '').trim(),
      maxlength: element.maxLength >= 0 ? element.maxLength : null,
      group: group ? groupName(group) : '', nearby: ENTRIES.has(role) ? nearbyOf(element, group) : '',
      heading: headingsAbove.get(element) || '',
      href: element.localName === 'a' && element.hasAttribute('href') ? element.href : null,
      parts: COMMANDS.has(role) ? partsOf(element, name) : [], aside: aside(element), options: optionsOf(element), form: formOf(element),
      selectors: designating(element), locator: locatorOf(element),
      folded: foldedOf(element),
    };
  };
  const isLive = element => LIVE.has(element.getAttribute('role')) || (element.localName === 'output' && !element.hasAttribute('role')) ||
    ['polite', 'assertive'].includes(element.getAttribute('aria-live'));
  const entry = performance.getEntriesByType('navigation')[0];
  return {
    url: location.href, title: document.title, language: document.documentElement.lang || '',
    status: entry && entry.responseStatus ? entry.responseStatus : null, content_type: document.contentType,
    text: document.body ? linesOf(document.body).join('\n') : '',
    headings: headings.map(element => [headingLevel(element), textOf(element)]),
    controls: controls.map(describeControl),
    alerts: elements.filter(element => isLive(element) && reachable(element) && textOf(element)).map(textOf),
    html: document.documentElement.outerHTML,
  };
};

const quiet = () => {
  const watch = window.__homologue;
  const now = performance.now();
  if (document.readyState !== 'complete') return false;
  if (!watch) return true;
  // Its answer has come by now, or is no page at all: a file to save, or nothing.
  if (watch.leaving && now - started >= limits.leaving) watch.leaving = false;
  if (watch.leaving) return false;
  if ([...watch.requests].some(request => now - request.since < limits.request)) return false;
  return now - watch.acted >= limits.grace && now - watch.changed >= limits.quiet;
};
const started = performance.now();
const deadline = started + limits.total;
// What a page drew last may have planned its next step for the next frame (an effect that fetches what is to be shown).
const nextFrame = () => new Promise(passed => {
  requestAnimationFrame(() => setTimeout(passed));
  setTimeout(passed, limits.frame);
});
const attempt = async () => {
  if (quiet()) await nextFrame();
  if (!quiet() && performance.now() < deadline) { setTimeout(attempt, 5); return; }
  const elements = document.getElementsByTagName('*').length;
  if (elements > limits.elements) { done({ url: location.href, elements }); return; }
  try { done(read()); } catch (error) { done({ failure: String(error.stack || error) }); }
};
attempt();
