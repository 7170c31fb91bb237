// What every page does beyond being a document: keeps what was typed when the network is away and sends it once, copies,
// prints, and on a live page takes in what changed without touching what is being typed. It holds no words: they stand in the page.
(() => {
  const line = document.getElementById('network');
  const prefix = 'kept ';
  const cellar = (work) => { try { return work(); } catch { return null; /* the phone is full or forgets: the page itself still holds the text */ } };
  const keyOf = (form) => `${prefix}${location.pathname} ${form.getAttribute('data-keep')}`;
  const isTyped = (field) => field.name && field.type && !['hidden', 'password', 'file', 'submit', 'button', 'fieldset'].includes(field.type);
  const typedIn = (form) => [...form.elements].filter(isTyped);
  const nameOf = (field) => `${field.name} ${field.type === 'radio' ? field.value : ''}`;
  const ticks = (field) => field.type === 'checkbox' || field.type === 'radio';

  // what was typed stays on this device until the server has it; once a sending failed, its id and its moment stay too, so that sent again it is the same
  function keep(form) {
    if (!form.hasAttribute('data-keep')) return;
    const typed = {};
    for (const field of typedIn(form)) typed[nameOf(field)] = ticks(field) ? field.checked : field.value;
    const unsent = form.dataset.unsent ? { id: form.elements.commandId.value, at: form.dataset.unsent } : null;
    cellar(() => localStorage.setItem(keyOf(form), JSON.stringify({ typed, unsent, on: Date.now() })));
  }
  function bringBack(form) {
    const kept = cellar(() => JSON.parse(localStorage.getItem(keyOf(form)) || 'null'));
    if (!kept || !kept.typed || Date.now() - kept.on > 14 * 864e5) return;
    for (const field of typedIn(form)) {
      const value = kept.typed[nameOf(field)];
      if (typeof value === 'boolean') field.checked = value; else if (value !== undefined) field.value = value;
    }
    form.dataset.touched = 'yes';
    if (kept.unsent) { form.elements.commandId.value = kept.unsent.id; markUnsent(form, kept.unsent.at); }
  }
  function markUnsent(form, at) {
    form.dataset.unsent = at;
    note(form, line.dataset.unsent);
  }
  function note(form, words) {
    let said = form.querySelector('[data-notsent]');
    if (!said) { said = document.createElement('p'); said.className = 'note due'; said.setAttribute('data-notsent', ''); said.setAttribute('role', 'status'); form.prepend(said); }
    said.textContent = words;
    return said;
  }
  function forget(form) {
    cellar(() => localStorage.removeItem(keyOf(form)));
    delete form.dataset.touched; delete form.dataset.unsent;
    const note = form.querySelector('[data-notsent]');
    if (note) note.remove();
  }
  const waiting = () => document.querySelectorAll('form[data-unsent]').length;
  function say(words) { if (!line) return; line.hidden = !words; if (words) line.lastElementChild.textContent = words; }
  const connected = () => say(waiting() ? line.dataset.back.replace('{n}', waiting()) : '');
  const away = () => say(line && line.dataset.away + (waiting() ? ` ${line.dataset.waits.replace('{n}', waiting())}` : ''));

  // Without a safe line (http on the hall's network) a page may not write to the clipboard: the text is selected and copied the old way.
  function copySelected(source) {
    if (source.select) { source.select(); try { return document.execCommand('copy'); } catch { return false; } }
    const range = document.createRange();
    range.selectNodeContents(source);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    try { return document.execCommand('copy'); } catch { return false; }
  }

  function ready(root) {
    for (const form of root.querySelectorAll('form[data-keep]')) bringBack(form);
    for (const button of root.querySelectorAll('[data-copy], [data-print]')) button.hidden = false;
  }

  // taking in a page: what is the same node stays the same node, so focus, place and open parts stay; a form being typed in is left alone,
  // and so is one that is on its way or waits to be sent again: its id must stay, so that sent again it is the same
  const busy = (node) => node.nodeName === 'FORM' && (node.dataset.touched || node.dataset.sending || node.dataset.unsent || (node.contains(document.activeElement) && isTyped(document.activeElement)));
  const keyed = (node) => (node.nodeType === 1 ? node.id || node.getAttribute('data-keep') || node.getAttribute('data-key') || '' : '');
  const alike = (a, b) => a.nodeName === b.nodeName && keyed(a) === keyed(b);
  // what the one button of a form does; where somebody else's doing turned it the other way under a finger that was coming down, that press was not meant
  const meaning = (form) => {
    const does = [...form.elements].filter((one) => one.type === 'submit' || one.name === 'itemId' || one.name === 'subjectId');
    return does.filter((one) => one.type === 'submit').length === 1 ? does.map((one) => one.value).join() : '';
  };
  const turned = new Map();
  let answering = false;
  const isAsItTurned = (form) => Date.now() - turned.get(form) < 700;
  // also what a folded part holds has its boxes in newer browsers
  const shown = (node) => node.isConnected && node.getClientRects().length > 0 && (!node.checkVisibility || node.checkVisibility());
  /** Focus goes to a place that takes none by itself, so that the next Tab goes on from there. */
  function focusOn(node) {
    if (node.tabIndex < 0) node.setAttribute('tabindex', '-1');
    node.focus({ preventScroll: true });
  }
  function take(old, next) {
    if (old.nodeType !== 1) { if (old.data !== next.data) old.data = next.data; return; }
    if (busy(old)) return;
    const stays = (name) => name === 'tabindex' && old === document.activeElement || name === 'open' && old.nodeName === 'DETAILS' || name === 'hidden' && (old.hasAttribute('data-copy') || old.hasAttribute('data-print'));
    // a part that comes into hand unfolds, and folds when it leaves, unless somebody types in it
    if (old.nodeName === 'DETAILS' && next.dataset.hand && next.dataset.hand !== old.dataset.hand && !old.querySelector('[data-touched]')) old.open = next.open;
    // what was refused lies in no fold that stays shut
    if (old.nodeName === 'DETAILS' && answering && next.querySelector('.wrong')) old.open = true;
    for (const { name, value } of [...next.attributes]) if (!stays(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
    for (const { name } of [...old.attributes]) if (!stays(name) && !next.hasAttribute(name)) old.removeAttribute(name);
    const meant = old.nodeName === 'FORM' ? meaning(old) : '';
    takeChildren(old, next);
    if (old.nodeName === 'FORM' && !answering && meant !== meaning(old)) turned.set(old, Date.now());
    if (ticks(old)) old.checked = next.checked; else if ('value' in old && old.value !== next.value && old.nodeName !== 'LI') old.value = next.value;
  }
  function takeChildren(old, next) {
    const wanted = [...next.childNodes];
    const keys = new Set(wanted.map(keyed));
    let at = old.firstChild;
    for (const node of wanted) {
      let found = at;
      while (found && !alike(found, node)) found = found.nextSibling;
      if (!found) { const fresh = document.importNode(node, true); old.insertBefore(fresh, at); if (fresh.nodeType === 1) ready({ querySelectorAll: (what) => [...(fresh.matches(what) ? [fresh] : []), ...fresh.querySelectorAll(what)] }); continue; }
      while (at !== found && !(keyed(at) && keys.has(keyed(at)))) { const gone = at; at = at.nextSibling; gone.remove(); }
      if (at === found) at = at.nextSibling; else old.insertBefore(found, at);
      take(found, node);
    }
    while (at) { const gone = at; at = at.nextSibling; gone.remove(); }
  }
  /** Whether somebody types in a form that the new page has not: then the page waits, and says so. */
  const wouldLose = (main) => [...document.querySelectorAll('main form')].some((form) => busy(form) && (form.dataset.touched || !form.dataset.sending) && !form.matches('[data-away]') && ![...main.querySelectorAll('form')].some((one) => keyed(one) === keyed(form)));
  // by the server's clock; a page drawn before the one that is shown, and come after it, tells of an earlier moment
  const drawnAt = (root) => Number(/since=(\d+)/.exec(root.querySelector('[data-live]')?.getAttribute('data-live') || '')?.[1] || 0);
  let ask = () => {};
  function show(html, address, mine) {
    const next = new DOMParser().parseFromString(html, 'text/html');
    const main = next.querySelector('main');
    const old = document.querySelector('main');
    if (!main || !old) { location.href = address; return; }
    const late = drawnAt(next) < drawnAt(document);
    if (late && !mine) return;
    if (!mine && wouldLose(main)) { say(line.dataset.stale); return; }
    const held = document.activeElement && old.contains(document.activeElement) ? document.activeElement : document.elementFromPoint(innerWidth / 2, innerHeight / 3);
    const top = held && held.getBoundingClientRect().top;
    document.title = next.title;
    const focused = old.contains(document.activeElement) && document.activeElement;
    const around = [];
    for (let node = focused; node && node !== old; node = node.parentElement) around.push(node);
    answering = Boolean(mine);
    if (mine) turned.clear();
    take(old, main);
    // what had the focus was moved, or is gone, or folded away: then what it was in has it
    if (focused && (document.activeElement !== focused || !shown(focused))) { const left = around.find(shown); if (left) focusOn(left.nodeName === 'DETAILS' ? left.firstElementChild : left); }
    // the item in hand and the clock, in the projector's bar
    const [bar, then] = [document, next].map((one) => one.querySelector('header.top .now'));
    if (bar && then) take(bar, then);
    if (held && held.isConnected && !mine) scrollBy(0, held.getBoundingClientRect().top - top);
    if (late) ask();
  }

  document.addEventListener('input', ({ target: { form } }) => { if (form && form.method === 'post') { form.dataset.touched = 'yes'; keep(form); } });
  // a link to a part of the page unfolds it
  document.addEventListener('click', ({ target }) => {
    const link = target.closest && target.closest('a[href^="#"]');
    const part = link && document.getElementById(link.hash.slice(1));
    for (let node = part; node; node = node.parentElement) if (node.nodeName === 'DETAILS') node.open = true;
  });
  document.addEventListener('click', async ({ target }) => {
    const button = target.closest && target.closest('[data-copy], [data-print]');
    if (!button) return;
    if (button.hasAttribute('data-print')) { print(); return; }
    const source = document.getElementById(button.getAttribute('data-copy'));
    const copied = navigator.clipboard ? await navigator.clipboard.writeText(source.textContent.trim()).then(() => true, () => false) : false;
    if (copied || copySelected(source)) button.textContent = button.getAttribute('data-copied');
  });

  document.addEventListener('submit', async (event) => {
    const form = event.target;
    // who signs out leaves nothing typed behind for the next person on this device
    if (form.getAttribute('action') === '/sign-out') cellar(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).forEach((key) => localStorage.removeItem(key)));
    if (form.method !== 'post' || form.hasAttribute('data-whole')) return;
    event.preventDefault();
    if (form.dataset.sending || isAsItTurned(form)) return;
    form.dataset.sending = 'yes';
    const body = new FormData(form, event.submitter);
    const files = [...form.elements].some((field) => field.type === 'file');
    // what is typed waits on this device for the network; a file that was chosen does not, it is chosen again
    const chosen = [...form.elements].some((field) => field.type === 'file' && field.files.length > 0);
    // said at once, not after the hour it takes to bring it: the server takes no more than this
    const large = () => { note(form, line.dataset.large).scrollIntoView({ block: 'center' }); keep(form); delete form.dataset.sending; };
    if ([...form.elements].some((field) => field.type === 'file' && [...field.files].some((file) => file.size > 25 * 2 ** 20))) { large(); return; }
    const at = new Date().toISOString();
    if (form.dataset.unsent) { body.set('claimedAt', form.dataset.unsent); body.set('sentAt', at); }
    try {
      const response = await fetch(form.action, { method: 'POST', body: files ? body : new URLSearchParams(body), headers: { accept: 'text/html' } });
      if (response.status >= 500) throw new Error('away');
      if (response.status === 413) { large(); return; }
      // signed out meanwhile: what was typed waits on this device until they are back
      if (response.status === 401 && form.hasAttribute('data-keep')) { keep(form); location.href = `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`; return; }
      const html = await response.text();
      const { pathname, searchParams } = new URL(response.url);
      if (searchParams.has('done')) forget(form);
      // what was asked for leads on to a part of the page that comes after, of which an answer's address does not tell
      const on = (searchParams.has('done') && /#.*/.exec(form.elements.back ? form.elements.back.value : '')) || '';
      if (pathname !== location.pathname) { location.href = response.url + on; return; }
      if (response.redirected) history.replaceState(null, '', response.url);
      // refused: the page brings its words, what was typed and a new id; from then on it is typed text again
      delete form.dataset.touched; delete form.dataset.unsent; delete form.dataset.sending;
      const field = document.activeElement;
      if (field && form.contains(field) && isTyped(field)) field.blur();
      // the place where the answer is read stays where it was, or is gone to
      const place = String(on || new URL(form.action).hash).slice(1);
      const was = place && document.getElementById(place)?.getBoundingClientRect().top;
      const elsewhere = place && !document.getElementById(place)?.contains(form);
      show(html, response.url, true);
      const there = place && document.getElementById(place);
      if (there && there.getClientRects().length) { if (was >= 0 && was < innerHeight) scrollBy(0, there.getBoundingClientRect().top - was); else { there.scrollIntoView(); const done = document.getElementById('done'); if (done) scrollBy(0, -done.offsetHeight - 16); } }
      if (!response.ok && form.isConnected) { form.dataset.touched = 'yes'; keep(form); }
      connected();
      const first = document.querySelector('main [role=alert]');
      if (first) first.scrollIntoView({ block: 'center' });
      // the keyboard goes on from where the answer is read
      if (first || elsewhere || document.activeElement === document.body) { const read = first || there; if (read && shown(read)) focusOn(read); }
    } catch {
      if (!chosen) markUnsent(form, form.dataset.unsent || at);
      keep(form);
      away();
    } finally { delete form.dataset.sending; }
  });

  const live = document.body.querySelector('[data-live]');
  if (live) {
    let asking = false; let again = false; let timer = 0;
    ask = async () => {
      if (asking) { again = true; return; }
      asking = true;
      clearTimeout(timer);
      try {
        const here = new URL(location.href);
        here.searchParams.delete('done');
        const response = await fetch(here, { headers: { accept: 'text/html' } });
        if (response.status >= 500) throw new Error('away');
        if (!response.ok || new URL(response.url).pathname !== location.pathname) { location.reload(); return; }
        connected();
        show(await response.text(), here, false);
      } catch { away(); } finally {
        asking = false;
        timer = setTimeout(ask, 1000 * (document.querySelector('[data-live]')?.getAttribute('data-again') || 60));
        if (again) { again = false; ask(); }
      }
    };
    // the stream says that something changed since it was opened last, or since the page was drawn; so a broken line loses nothing
    const listen = () => {
      const stream = new EventSource(live.getAttribute('data-live'));
      stream.addEventListener('changed', ask);
      stream.addEventListener('open', connected);
      stream.addEventListener('error', () => { 
        // refused for good: perhaps the right ended, and then this page is no longer theirs to see
        if (stream.readyState === 2) { stream.close(); ask(); setTimeout(listen, 5000); } else away();
      });
    };
    listen();
    timer = setTimeout(ask, 1000 * (live.getAttribute('data-again') || 60));
    document.addEventListener('visibilitychange', () => { if (!document.hidden) ask(); });
  }
  ready(document);
  if (waiting()) connected();
})();
