// Keeps what was typed until it is sent, for thirty days: texts only, never who or how to reach them. Residents' stays on their device;
// what people at work type is kept by the office (data-draft-at), every five seconds and whenever a field is left.
const form = document.querySelector('form[data-draft]');
const atWork = document.querySelector('form[data-draft-at]');
const DAYS = 30;
const EVERY_MS = 5_000;

const fieldsOf = (of) =>
  [...of.querySelectorAll('input[type=text], textarea, select')].filter((field) => !field.closest('[data-contact]'));

if (atWork) {
  // A part of a person (answers.who.phone) has one more dot than an answer.
  const fields = fieldsOf(atWork).filter(({ name }) => /^answers\.[^.]+$/.test(name));
  const said = atWork.querySelector('[data-draft-said]');
  const typed = () => new URLSearchParams(fields.map(({ name, value }) => [name, value])).toString();
  let kept = typed();
  let sent = false;
  const keep = async () => {
    const now = typed();
    if (sent || now === kept) return;
    kept = now;
    const body = new URLSearchParams(now);
    const answer = await fetch(atWork.dataset.draftAt, { method: 'POST', body, keepalive: true }).catch(
      () => undefined,
    );
    if (answer?.status !== 204) kept = undefined;
    said.hidden = false;
    said.textContent =
      answer?.status === 204
        ? `적은 것을 ${new Date().toLocaleTimeString('ko-KR')}에 보관했습니다.`
        : '적은 것을 아직 보관하지 못했습니다. 다시 해 봅니다.';
  };
  atWork.addEventListener('focusout', keep);
  atWork.addEventListener('submit', () => {
    sent = true;
    setTimeout(() => (sent = false), 8_000);
  });
  addEventListener('pagehide', keep);
  setInterval(keep, EVERY_MS);
}

if (form) {
  const name = `draft:${form.dataset.draft}`;
  const fields = fieldsOf(form);
  const read = () => {
    try {
      const draft = JSON.parse(localStorage.getItem(name) ?? 'null');
      return draft && Date.now() - draft.at < DAYS * 86_400_000 ? draft.values : null;
    } catch {
      return null;
    }
  };
  const write = () => {
    const values = { ...read(), ...Object.fromEntries(fields.map((field) => [field.name, field.value])) };
    try {
      localStorage.setItem(name, JSON.stringify({ at: Date.now(), values }));
    } catch {
      // a full or forbidden store only means no draft
    }
  };
  const draft = read();
  const empty = fields.filter((field) => field.value === '' && draft?.[field.name]);
  if (empty.length > 0) {
    const offer = document.querySelector('[data-draft-offer]');
    offer.hidden = false;
    offer.querySelector('[data-draft-take]').addEventListener('click', () => {
      for (const field of empty) {
        field.value = draft[field.name];
        field.dispatchEvent(new Event('input'));
      }
      offer.hidden = true;
      empty[0].focus();
    });
    offer.querySelector('[data-draft-drop]').addEventListener('click', () => {
      localStorage.removeItem(name);
      offer.hidden = true;
    });
  }
  form.addEventListener('input', write);
}

for (const done of document.querySelectorAll('[data-draft-done]'))
  localStorage.removeItem(`draft:${done.dataset.draftDone}`);
