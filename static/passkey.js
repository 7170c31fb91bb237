// Passkeys (WebAuthn): asks our server for a question, the device for the answer. It holds no words: they stand in the page.
(() => {
  const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

  async function send(address, body) {
    const response = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  }
  const known = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

  async function signIn(block) {
    const question = await send(block.dataset.address, {});
    const found = await navigator.credentials.get({ publicKey: { ...question, challenge: bytes(question.challenge), allowCredentials: known(question.allowCredentials) } });
    const { clientDataJSON, authenticatorData, signature, userHandle } = found.response;
    const answer = {
      id: found.id, rawId: text(found.rawId), type: found.type, clientExtensionResults: {},
      response: { clientDataJSON: text(clientDataJSON), authenticatorData: text(authenticatorData), signature: text(signature), ...(userHandle ? { userHandle: text(userHandle) } : {}) }
    };
    location.href = (await send(block.dataset.address, { answer, next: block.dataset.next })).next;
  }

  async function add(block) {
    const form = block.querySelector('form');
    const question = await send(block.dataset.address, { password: form.elements.password.value });
    const made = await navigator.credentials.create({
      publicKey: { ...question, challenge: bytes(question.challenge), user: { ...question.user, id: bytes(question.user.id) }, excludeCredentials: known(question.excludeCredentials) }
    });
    const { clientDataJSON, attestationObject } = made.response;
    const answer = {
      id: made.id, rawId: text(made.rawId), type: made.type, clientExtensionResults: {},
      response: { clientDataJSON: text(clientDataJSON), attestationObject: text(attestationObject), transports: made.response.getTransports ? made.response.getTransports() : [] }
    };
    await send(block.dataset.address, { answer, name: form.elements.name.value });
    location.href = block.dataset.next;
  }

  for (const block of document.querySelectorAll('[data-passkey]')) {
    const wrong = block.querySelector('[role=alert]');
    const run = async (what) => {
      wrong.hidden = true;
      try { await what(block); } catch { wrong.hidden = false; }
    };
    if (!window.PublicKeyCredential) continue;
    block.hidden = false;
    for (const other of document.querySelectorAll('[data-no-passkey]')) other.hidden = true;
    if (block.dataset.passkey === 'sign-in') block.querySelector('button').addEventListener('click', () => run(signIn));
    else block.querySelector('form').addEventListener('submit', (event) => { event.preventDefault(); run(add); });
  }
})();
