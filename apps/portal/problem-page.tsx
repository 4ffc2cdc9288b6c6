import type { ProblemPage as ProblemToPage } from '#front';
import { renderPage } from '#krds';
import { nobodysChrome } from './pages/chrome.js';
import { ProblemPage } from './pages/problem.js';

/** Mistakes that have no form to go back to, on a page of the portal. */
export const portalProblem: ProblemToPage = ({ status, detail }, request) =>
  renderPage(<ProblemPage chrome={nobodysChrome} status={status} sentence={detail} request={request.id} />);
