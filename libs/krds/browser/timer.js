// Counts down what the server said was left, second by second; without it the page says the same when it is opened.
const clock = document.querySelector('[data-timer]');

if (clock) {
  const end = performance.now() + Number(clock.dataset.timer) * 1000;
  const left = clock.querySelector('[data-timer-left]');
  const say = clock.querySelector('[data-timer-say]');
  let said = '';

  const spoken = (seconds) => {
    const [minutes, rest] = [Math.floor(Math.abs(seconds) / 60), Math.abs(seconds) % 60];
    const time = `${minutes}:${String(rest).padStart(2, '0')}`;
    return seconds > 0 ? `${time} 남음` : `${time} 지남`;
  };
  // Read out twice, not every second.
  const warningAt = (seconds) => {
    if (seconds <= 0) return '시간이 다 되었습니다.';
    return seconds <= 60 ? '1분 남았습니다.' : '';
  };
  const tick = () => {
    const seconds = Math.ceil((end - performance.now()) / 1000);
    left.textContent = spoken(seconds);
    const warning = warningAt(seconds);
    if (warning !== said) say.textContent = said = warning;
  };
  tick();
  setInterval(tick, 1000);
  addEventListener('pageshow', tick);
}
