import { type Lane, lanesOf } from './diagram-lanes.js';
import type { Procedure, State } from './table.js';

const BOX = { width: 168, height: 52, gap: 44 };
const TRACK = 26;
const LEGEND_LINE = 24;
const TOP = 62;
const INK = '#1d2b4f';
const COLOURS = { straight: '#1d2b4f', right: '#0b5fb0', left: '#a5460b' } as const;

/** The states and steps of a procedure as an SVG picture: states from top to bottom, steps as numbered lines with a legend. */
export function procedureSvg(procedure: Procedure): string {
  const lanes = lanesOf(procedure);
  const widest = (side: Lane['side']): number =>
    Math.max(0, ...lanes.filter((lane) => lane.side === side).map(({ track }) => track + 1)) * TRACK;
  const left = 30 + widest('left');
  const legendX = left + BOX.width + widest('right') + 52;
  const states = [...procedure.states.values()];
  const height = Math.max(TOP + states.length * (BOX.height + BOX.gap), TOP + (lanes.length + 1) * LEGEND_LINE);
  const title = `${procedure.title.ko}의 상태와 단계`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(legendX + 330)} ${String(height)}" role="img" font-family="'Pretendard GOV', Pretendard, 'Noto Sans KR', sans-serif">`,
    `<title>${escape(title)}</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...lanes.map((lane) => line(lane, left)),
    `<circle cx="${String(left + BOX.width / 2)}" cy="14" r="7" fill="${INK}"/>`,
    ...states.map((state, row) => box(state, row, left)),
    ...lanes.map((lane) => badge(lane, left)),
    ...lanes.map((lane, index) => legend(procedure, lane, legendX, TOP + 8 + index * LEGEND_LINE)),
    '</svg>\n',
  ].join('\n');
}

function box({ label, resident, terminal }: State, row: number, left: number): string {
  const [x, y, middle] = [left, topOf(row), left + BOX.width / 2];
  const fill = terminal ? '#eef0f4' : '#e8f1fb';
  const rect = `<rect x="${String(x)}" y="${String(y)}" width="${String(BOX.width)}" height="${String(BOX.height)}" rx="8" fill="${fill}" stroke="${INK}" stroke-width="${terminal ? '2.5' : '1.2'}"/>`;
  return [
    rect,
    text(middle, y + 23, label, `font-size="16" font-weight="700" text-anchor="middle"`),
    text(middle, y + 42, `주민: ${resident}`, `font-size="12" text-anchor="middle" fill="#454c5c"`),
  ].join('');
}

/** A line with a dot where it leaves each state and an arrow where it arrives. */
function line(lane: Lane, left: number): string {
  const colour = COLOURS[lane.side];
  const stroke = `fill="none" stroke="${colour}" stroke-width="1.6"`;
  if (lane.side === 'straight') {
    const x = left + BOX.width / 2;
    const from = lane.from[0] === -1 ? 14 : topOf(lane.to - 1) + BOX.height;
    const end = topOf(lane.to);
    return `<path d="M${String(x)} ${String(from)}V${String(end - 7)}" ${stroke}/>${arrow(x, end, 'down', colour)}`;
  }
  const [edge, x] = [edgeOf(lane, left), trackOf(lane, left)];
  const arrives = portOf(lane, lane.to);
  const ports = lane.from.map((row) => portOf(lane, row));
  const stubs = ports.map(
    (y) =>
      `<path d="M${String(edge)} ${String(y)}H${String(x)}" ${stroke}/><circle cx="${String(edge)}" cy="${String(y)}" r="2.6" fill="${colour}"/>`,
  );
  const [top, bottom] = [Math.min(arrives, ...ports), Math.max(arrives, ...ports)];
  const trunk = `<path d="M${String(x)} ${String(top)}V${String(bottom)}" ${stroke}/>`;
  const inward = lane.side === 'right' ? 7 : -7;
  const head = `<path d="M${String(x)} ${String(arrives)}H${String(edge + inward)}" ${stroke}/>`;
  return [...stubs, trunk, head, arrow(edge, arrives, lane.side === 'right' ? 'left' : 'right', colour)].join('');
}

function arrow(x: number, y: number, way: 'down' | 'left' | 'right', colour: string): string {
  const [dx, dy] = { down: [5, -9], left: [9, 5], right: [-9, 5] }[way] as [number, number];
  const points =
    way === 'down'
      ? [
          [x - dx, y + dy],
          [x + dx, y + dy],
        ]
      : [
          [x + dx, y - dy],
          [x + dx, y + dy],
        ];
  return `<path d="M${String(x)} ${String(y)}L${points.map((point) => point.join(' ')).join('L')}Z" fill="${colour}"/>`;
}

function badge(lane: Lane, left: number): string {
  if (lane.side === 'straight') return disc(left + BOX.width / 2, topOf(lane.to) - BOX.gap / 2 - 2, lane);
  const nearest = lane.side === 'left' ? Math.max(...lane.from) : Math.min(...lane.from);
  return disc(trackOf(lane, left), (portOf(lane, nearest) + portOf(lane, lane.to)) / 2, lane);
}

function legend({ roles }: Procedure, lane: Lane, x: number, y: number): string {
  const who = lane.step.by.map((role) => roles.get(role)?.label ?? role).join('·');
  const words = `<tspan font-weight="600">${escape(lane.step.label)}</tspan> <tspan fill="#454c5c" font-size="12">${escape(who)}</tspan>`;
  return `${disc(x, y, lane)}<text x="${String(x + 18)}" y="${String(y + 5)}" font-size="14" fill="${INK}">${words}</text>`;
}

function disc(x: number, y: number, { number, side }: Lane): string {
  const label = text(x, y + 4, String(number), 'font-size="11" font-weight="700" text-anchor="middle" fill="#fff"');
  return `<circle cx="${String(x)}" cy="${String(y)}" r="9.5" fill="${COLOURS[side]}"/>${label}`;
}

function text(x: number, y: number, words: string, style: string): string {
  const fill = style.includes('fill=') ? '' : ` fill="${INK}"`;
  return `<text x="${String(x)}" y="${String(y)}" ${style}${fill}>${escape(words)}</text>`;
}

function topOf(row: number): number {
  return TOP + row * (BOX.height + BOX.gap);
}

function edgeOf({ side }: Lane, left: number): number {
  return side === 'right' ? left + BOX.width : left;
}

function trackOf(lane: Lane, left: number): number {
  const out = 20 + lane.track * TRACK;
  return edgeOf(lane, left) + (lane.side === 'right' ? out : -out);
}

/** Where on a box's side a line begins or ends: each track at its own height, so that lines of one box do not meet. */
function portOf({ track }: Lane, row: number): number {
  return topOf(row) + 8 + ((track * 7) % (BOX.height - 16));
}

function escape(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
