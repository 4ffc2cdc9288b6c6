// What every page can do a little better with a script. Without it everything still works.
const keep = (name, value) => {
  try {
    localStorage.setItem(name, value);
  } catch {
    // a browser that keeps nothing still changes this page
  }
};

for (const look of document.querySelectorAll('[data-look]')) {
  look.hidden = false;
  const root = document.documentElement;
  const show = () => {
    for (const button of look.querySelectorAll('[data-size]')) {
      button.setAttribute('aria-pressed', String(button.dataset.size === root.dataset.size));
    }
    look
      .querySelector('[data-contrast]')
      .setAttribute('aria-pressed', String(root.dataset.krdsMode === 'high-contrast'));
  };
  look.addEventListener('click', ({ target }) => {
    const button = target.closest('button');
    if (button?.dataset.size) {
      root.dataset.size = button.dataset.size;
      keep('size', button.dataset.size);
    } else if (button?.hasAttribute('data-contrast')) {
      const high = root.dataset.krdsMode !== 'high-contrast';
      if (high) root.dataset.krdsMode = 'high-contrast';
      else delete root.dataset.krdsMode;
      keep('contrast', high ? 'high' : 'normal');
    }
    show();
  });
  show();
}

// An error summary is read first.
document.querySelector('[data-focus]')?.focus();

// A form sent twice by an impatient finger is sent once. The server's key guards the rest.
for (const form of document.querySelectorAll('form[data-once]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
    setTimeout(() => delete form.dataset.sent, 8000);
  });
}
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});

for (const area of document.querySelectorAll('textarea[data-most]')) {
  const count = area.parentElement.querySelector('[data-count]');
  const most = Number(area.dataset.most);
  area.addEventListener('input', () => {
    const length = [...area.value].length;
    count.querySelector('.count-now').textContent = length.toLocaleString('ko-KR');
    count.classList.toggle('tt-over', length > most);
  });
}

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
