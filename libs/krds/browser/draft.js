// Keeps what was typed on this device until it is sent, for thirty days: texts only, never who or how to reach them.
const form = document.querySelector('form[data-draft]');
const DAYS = 30;

if (form) {
  const name = `draft:${form.dataset.draft}`;
  const fields = [...form.querySelectorAll('input[type=text], textarea, select')].filter(
    (field) => !field.closest('[data-contact]'),
  );
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
