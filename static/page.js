// What every page does beyond being a document: keeps what was typed when the network is away, sends nothing twice,
// copies, and on a live page asks for the page again when something changed. It holds no words: they stand in the page.
(() => {
  const line = document.getElementById('network');
  const keyOf = (form) => `kept ${location.pathname} ${form.getAttribute('data-keep')}`;
  const fieldsOf = (form) => [...form.elements].filter((field) => field.name && !['hidden', 'password', 'file', 'submit', 'button'].includes(field.type) && field.type);

  function keep(form) {
    const typed = {};
    for (const field of fieldsOf(form)) typed[`${field.name} ${field.type === 'radio' ? field.value : ''}`] = field.type === 'checkbox' || field.type === 'radio' ? field.checked : field.value;
    try { localStorage.setItem(keyOf(form), JSON.stringify(typed)); } catch { /* the phone is full: the page itself still holds the text */ }
  }
  function bringBack(form) {
    let typed = null;
    try { typed = JSON.parse(localStorage.getItem(keyOf(form)) || 'null'); } catch { return; }
    if (!typed) return;
    for (const field of fieldsOf(form)) {
      const value = typed[`${field.name} ${field.type === 'radio' ? field.value : ''}`];
      if (value === undefined) continue;
      if (typeof value === 'boolean') field.checked = value; else field.value = value;
    }
  }
  const forget = (form) => { try { localStorage.removeItem(keyOf(form)); } catch { /* nothing was kept */ } };

  // Without a safe line (http on the hall's network) a page may not write to the clipboard: the text is selected and copied the old way.
  function copySelected(source) {
    const range = document.createRange();
    range.selectNodeContents(source);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    try { return document.execCommand('copy'); } catch { return false; }
  }

  function ready(root) {
    for (const form of root.querySelectorAll('form[data-keep]')) { bringBack(form); form.addEventListener('input', () => keep(form)); }
    for (const button of root.querySelectorAll('[data-copy]')) {
      button.hidden = false;
      button.addEventListener('click', async () => {
        const source = document.getElementById(button.getAttribute('data-copy'));
        const copied = navigator.clipboard ? await navigator.clipboard.writeText(source.textContent.trim()).then(() => true, () => false) : false;
        if (copied || copySelected(source)) button.textContent = button.getAttribute('data-copied');
      });
    }
    for (const button of root.querySelectorAll('[data-print]')) { button.hidden = false; button.addEventListener('click', () => print()); }
  }

  function show(html, address) {
    const next = new DOMParser().parseFromString(html, 'text/html');
    const main = next.querySelector('main');
    if (!main) { location.href = address; return; }
    const active = document.activeElement && document.activeElement.id;
    document.title = next.title;
    document.querySelector('main').replaceWith(main);
    ready(main);
    if (active && document.getElementById(active)) document.getElementById(active).focus();
  }

  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (form.method !== 'post' || form.hasAttribute('data-whole')) return;
    event.preventDefault();
    if (form.dataset.sending) return;
    form.dataset.sending = 'yes';
    const body = new FormData(form, event.submitter);
    const files = [...form.elements].some((field) => field.type === 'file');
    try {
      const response = await fetch(form.action, { method: 'POST', body: files ? body : new URLSearchParams(body), headers: { accept: 'text/html' } });
      line.hidden = true;
      if (response.ok) forget(form);
      const html = await response.text();
      if (new URL(response.url).pathname !== location.pathname) { location.href = response.url; return; }
      if (response.redirected) history.replaceState(null, '', response.url);
      show(html, response.url);
      const first = document.querySelector('[role=alert]');
      if (first) first.scrollIntoView({ block: 'center' });
    } catch {
      if (form.hasAttribute('data-keep')) keep(form);
      line.hidden = false;
    } finally { delete form.dataset.sending; }
  });

  const live = document.body.querySelector('[data-live]');
  if (live) {
    let asking = false; let again = false;
    const ask = async () => {
      if (asking) { again = true; return; }
      asking = true;
      try {
        const typing = document.activeElement && document.activeElement.closest('form[data-keep]');
        if (!typing) { const response = await fetch(location.href, { headers: { accept: 'text/html' } }); if (response.ok) show(await response.text(), location.href); else location.reload(); }
        line.hidden = true;
      } catch { line.hidden = false; } finally { asking = false; if (again) { again = false; ask(); } }
    };
    const stream = new EventSource(live.getAttribute('data-live'));
    stream.addEventListener('changed', ask);
    stream.addEventListener('error', () => { line.hidden = false; });
    stream.addEventListener('open', ask);
  }
  ready(document);
})();
