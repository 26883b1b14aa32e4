/** What pages are made of: fields with their messages, boxes that follow one another, links and windows. */
import { html, useEffect, useRef, useState } from "/web/preact.js";
import { go, PATHS } from "/web/router.js";

/** A link of the application: an ordinary address, shown without loading a page. */
export function Link({ to, path = PATHS[to], class: look, children }) {
  const follow = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(to, null, { path });
  };
  return html`<a href=${path} class=${look} onClick=${follow}>${children}</a>`;
}

function described(...ids) {
  return ids.filter(Boolean).join(" ") || undefined;
}

function FieldError({ id, message }) {
  return html`<p class="erreur" id=${id} hidden=${!message}>${message}</p>`;
}

/** One labelled input. `errors` is what the last answer said, by field. */
export function Field({ name, label, errors, hint, children, ...input }) {
  const message = errors[name];
  return html`<div class=${message ? "champ fautif" : "champ"}>
    <label for=${name}>${label}</label>
    ${hint && html`<p class="indice" id=${`${name}-indice`}>${hint}</p>`}
    <input id=${name} name=${name} required aria-invalid=${message ? "true" : undefined}
      aria-describedby=${described(hint && `${name}-indice`, message && `${name}-erreur`)} ...${input} />
    ${children}
    <${FieldError} id=${`${name}-erreur`} message=${message} />
  </div>`;
}

export function Checkbox({ name, label, checked, onChange }) {
  return html`<div class="champ case">
    <input type="checkbox" id=${name} name=${name} checked=${checked} onChange=${(event) => onChange(event.target.checked)} />
    <label for=${name}>${label}</label>
  </div>`;
}

/**
 * Small inputs in a row under one name. A box that is full gives the hand to the next one; what is pasted is spread.
 * `names` says each box, `sizes` how many signs each takes, `accepts` what may be typed.
 */
export function Boxes({ name, legend, names, sizes, errors, hint, accepts = /[^]/, values, onChange, separator, autocomplete = [] }) {
  const inputs = useRef([]);
  const message = errors[name];
  const focus = (index) => inputs.current[index]?.focus();
  const spread = (from, signs) => {
    const next = [...values];
    let left = [...signs].filter((sign) => accepts.test(sign)).join("");
    let index = from;
    for (; index < next.length && left; index += 1) {
      next[index] = left.slice(0, sizes[index]);
      left = left.slice(sizes[index]);
    }
    onChange(next);
    return index;
  };
  const typed = (index) => (event) => {
    const kept = [...event.target.value].filter((sign) => accepts.test(sign)).join("").slice(0, sizes[index]);
    event.target.value = kept;
    onChange(values.map((value, place) => (place === index ? kept : value)));
    if (kept.length === sizes[index]) focus(index + 1);
  };
  const pasted = (index) => (event) => {
    event.preventDefault();
    focus(Math.min(spread(index, event.clipboardData.getData("text").replace(/[\s./-]/g, "")), values.length - 1));
  };
  const erased = (index) => (event) => {
    if (event.key === "Backspace" && !event.target.value) focus(index - 1);
  };
  return html`<fieldset class=${message ? "champ fautif" : "champ"} aria-describedby=${described(hint && `${name}-indice`, message && `${name}-erreur`)}>
    <legend>${legend}</legend>
    ${hint && html`<p class="indice" id=${`${name}-indice`}>${hint}</p>`}
    <div class="cases">
      ${names.map((box, index) => html`
        ${index > 0 && separator && html`<span aria-hidden="true">${separator}</span>`}
        <input ref=${(input) => (inputs.current[index] = input)} type="text" inputmode="numeric" class=${`t${sizes[index]}`}
          aria-label=${box} maxlength=${sizes[index]} required autocomplete=${autocomplete[index] ?? "off"}
          aria-invalid=${message ? "true" : undefined} aria-describedby=${message ? `${name}-erreur` : undefined}
          value=${values[index]} onInput=${typed(index)} onPaste=${pasted(index)} onKeyDown=${erased(index)} />`)}
    </div>
    <${FieldError} id=${`${name}-erreur`} message=${message} />
  </fieldset>`;
}

/** A window over the page: what lies behind cannot be reached until it is closed. */
export function Modal({ title, onClose, children }) {
  const dialog = useRef(null);
  useEffect(() => {
    dialog.current.showModal();
  }, []);
  return html`<dialog ref=${dialog} aria-labelledby="fenetre-titre" onClose=${onClose}>
    <h2 id="fenetre-titre">${title}</h2>
    ${children}
    <button type="button" class="second" onClick=${() => dialog.current.close()}>Fermer</button>
  </dialog>`;
}

/** What is announced without a new page: refusals at once, news politely. */
export function Announcements({ refusal, notice }) {
  return html`
    <div role="alert" class=${refusal ? "annonce refus" : "annonce"}>${refusal && html`<p>${refusal}</p>`}</div>
    <div role="status" class=${notice ? "annonce nouvelle" : "annonce"}>${notice && html`<p>${notice}</p>`}</div>`;
}

/** A form that is sent in the background; the button rests until the answer comes. */
export function useSending() {
  const [errors, setErrors] = useState({});
  const [refusal, setRefusal] = useState(null);
  const [busy, setBusy] = useState(false);
  const sending = useRef(false);
  const send = async (act) => {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    setErrors({});
    setRefusal(null);
    try {
      await act();
    } catch (error) {
      if (!("fields" in error)) throw error;
      setErrors(error.fields);
      setRefusal(error.message);
      if (error.screen) go(error.screen, error.message, { replace: true });
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };
  return { errors, refusal, busy, send };
}
