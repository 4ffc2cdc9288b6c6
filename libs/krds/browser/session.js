// Says a minute before that a session is about to end, and lets it go on by one press; what stands in a form stays there in any case.
// Tabs of one browser tell each other when one of them was used.
const box = document.querySelector('[data-session]');
const SAY_BEFORE = 60_000;

if (box) {
  const { session, sessionGoOn: goOn } = box.dataset;
  const length = Number(session) * 1000;
  const name = `session:${goOn}`;
  const left = box.querySelector('[data-session-left]');
  let end = Date.now() + length;

  const used = () => {
    end = Date.now() + length;
    try {
      localStorage.setItem(name, String(end));
    } catch {
      // without a store each tab counts for itself
    }
    if (box.open) box.close();
  };
  const over = () => {
    box.dataset.over = 'yes';
    for (const part of box.querySelectorAll('[data-session-while]')) part.hidden = true;
    for (const part of box.querySelectorAll('[data-session-over]')) part.hidden = false;
    if (!box.open) box.showModal();
  };
  const tick = () => {
    if (box.dataset.over) return;
    const seconds = Math.ceil((end - Date.now()) / 1000);
    if (seconds <= 0) return over();
    if (seconds * 1000 > SAY_BEFORE) return;
    if (!box.open) box.showModal();
    left.textContent = String(seconds);
  };

  addEventListener('storage', ({ key, newValue }) => {
    if (key !== name || !(Number(newValue) > end)) return;
    end = Number(newValue);
    if (box.open && !box.dataset.over) box.close();
  });
  box.addEventListener('cancel', (event) => event.preventDefault());
  box.querySelector('[data-session-extend]').addEventListener('click', async () => {
    const answer = await fetch(goOn, { method: 'POST' }).catch(() => undefined);
    if (answer?.status === 204) used();
    else if (answer?.status === 401) over();
  });
  box.querySelector('[data-session-out]').addEventListener('click', () => {
    document.querySelector('form[data-sign-out]').requestSubmit();
  });
  for (const close of box.querySelectorAll('[data-session-close]')) close.addEventListener('click', () => box.close());
  used();
  setInterval(tick, 1000);
  addEventListener('pageshow', tick);
}
