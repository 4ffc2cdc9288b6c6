// Keys on the desk. Matched by their place on the keyboard (`code`), so that they work while Hangul is on; never while it composes.
const rows = [...document.querySelectorAll('[data-row]')];
const help = document.querySelector('[data-keys-help]');
const toggle = document.querySelector('[data-keys-off]');
const off = () => localStorage.getItem('keys') === 'off';

const walk = (by) => {
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
  next?.querySelector('a')?.focus();
};
const ACTS = {
  KeyJ: () => walk(1),
  KeyK: () => walk(-1),
  Slash: ({ shiftKey }) => (shiftKey ? help?.showModal() : document.querySelector('input[type=search]')?.focus()),
};

addEventListener('keydown', (event) => {
  if (off() || event.isComposing || event.keyCode === 229) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.('input, textarea, select, dialog')) return;
  const act = ACTS[event.code];
  if (!act) return;
  event.preventDefault();
  act(event);
});

if (toggle) {
  toggle.hidden = false;
  const show = () => (toggle.textContent = off() ? '단축키 켜기' : '단축키 끄기');
  toggle.addEventListener('click', () => {
    localStorage.setItem('keys', off() ? 'on' : 'off');
    show();
  });
  show();
}
for (const open of document.querySelectorAll('[data-keys-open]')) {
  open.hidden = false;
  open.addEventListener('click', () => help.showModal());
}
