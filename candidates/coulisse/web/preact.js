/** The only place that names the rendering library. */
export { html, render, useEffect, useLayoutEffect, useRef, useState } from "/web/vendor/preact.js";
