// The secret of a mailed link stands behind `#`, which browsers never send. One press hands it over; it leaves the address at once.
const form = document.querySelector('form[data-link]');
const token = location.hash.slice(1);

if (form && /^[a-z][a-z0-9-]{0,39}\.[\w-]{40,120}$/.test(token)) {
  history.replaceState(null, '', location.pathname);
  form.querySelector('input[name=token]').value = token;
  form.hidden = false;
  document.querySelector('[data-link-missing]').hidden = true;
}
