// Loaded before the page is painted: what the reader chose of size and contrast stays chosen.
const root = document.documentElement;
const kept = (name) => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};
root.dataset.size = kept('size') ?? 'md';
const wantsContrast = kept('contrast') ?? (matchMedia('(prefers-contrast: more)').matches ? 'high' : 'normal');
if (wantsContrast === 'high') root.dataset.krdsMode = 'high-contrast';
