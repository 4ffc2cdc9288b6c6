export const STYLE = `
body { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; color: #1e2124; background: #fff;
  font: 1.0625rem/1.6 'Pretendard GOV', Pretendard, 'Noto Sans KR', 'Apple SD Gothic Neo', 'Malgun Gothic', sans-serif; }
h1 { font-size: 1.75rem; } h2 { font-size: 1.25rem; }
a { color: #0b50d0; } a:focus-visible, button:focus-visible, summary:focus-visible { outline: 3px solid #0b50d0; outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; } caption { text-align: left; color: #464c53; padding: .5rem 0; }
th, td { padding: .6rem .5rem; border-bottom: 1px solid #cdd1d5; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
td:first-child { white-space: nowrap; }
button { font: inherit; padding: .5rem 1rem; border: 1px solid #58616a; border-radius: .375rem; background: #fff; color: inherit; cursor: pointer; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; } dt { color: #464c53; } dd { margin: 0; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 1rem; background: #f4f5f6; border-radius: .375rem; font-size: 1rem; }
iframe { width: 100%; height: 36rem; border: 1px solid #cdd1d5; border-radius: .375rem; }
nav { display: flex; gap: 1rem; margin-top: 1rem; }
`;
