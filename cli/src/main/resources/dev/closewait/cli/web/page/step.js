// What one step did: calls, endpoints, segments. Lessons and the own connection show it alike.
import {html} from './elements.js';

/** The endpoints as the kernel shows them; what differs from before is marked. */
export function endpoints(now, before = now) {
  const was = new Map(before.map(end => [end.name, end]));
  return html('table', {class: 'ends'},
    html('caption', {}, 'Both ends, as the kernel shows them'),
    html('thead', {}, html('tr', {}, ...['', 'State', 'Recv-Q', 'Send-Q', 'Held as'].map(text => html('th', {scope: 'col'}, text)))),
    html('tbody', {}, now.map(end => row(end, was.get(end.name) ?? end))));
}

function row(end, was) {
  const cell = (text, differs, more = {}) => html('td', {class: differs ? 'changed' : undefined, ...more},
    text, differs ? html('span', {class: 'hidden'}, ' (changed)') : '');
  return html('tr', {title: [end.local, end.remote].filter(Boolean).join(' → ') || undefined, 'data-end': end.name},
    html('th', {scope: 'row'}, html('span', {class: `mark ${end.role}`, 'aria-hidden': 'true'}), end.name),
    cell(end.state, end.state !== was.state, {'data-state': end.state}),
    cell(queue(end.receiveQueue), end.receiveQueue !== was.receiveQueue),
    cell(queue(end.sendQueue), end.sendQueue !== was.sendQueue),
    cell(end.descriptor === undefined ? (end.state === 'CLOSED' ? '–' : 'nobody’s') : `fd ${end.descriptor}`,
      (end.descriptor === undefined) !== (was.descriptor === undefined)));
}

const queue = length => length < 0 ? '?' : String(length);

/** The calls, with results once they were made. */
export function calls(made) {
  return !made.length ? html('p', {class: 'quiet'}, 'Nothing is called.') : html('ul', {class: 'calls'}, made.map(call => html('li', {},
    html('code', {}, call.call), call.result === undefined ? '' : html('span', {class: 'result'}, ` = ${call.result}`))));
}

/** What crossed, step by step; the last step is the present one. */
export function timeline(steps) {
  const rows = steps.flatMap((step, i) => step.segments.map(segment => crossing(segment, i === steps.length - 1, step.title)));
  return html('section', {class: 'timeline'}, html('h3', {}, 'Segments that crossed'),
    rows.length ? html('ol', {}, rows) : '', html('p', {class: 'quiet'}, none(steps.at(-1))));
}

/** What is said where the present step has none. */
function none(step) {
  return !step ? 'None yet.' : step.segments.length ? ''
    : step.othersCross ? 'In this step none of its own; probes of a closed window may cross.' : 'None in this step.';
}

function crossing(segment, present, title) {
  const toServer = !segment.from.startsWith('server');
  const bytes = segment.bytes ? `, ${segment.bytes} ${segment.bytes === 1 ? 'byte' : 'bytes'}` : '';
  const text = `${segment.kind}${segment.many ? ' …' : bytes}`;
  return html('li', {class: `${toServer ? 'right' : 'left'}${present ? ' present' : ''}`, title: `${title}; ${segment.evidence}`},
    html('span', {class: 'from'}, segment.from), html('span', {class: 'arrow'}, html('b', {}, text)),
    html('span', {class: 'hidden'}, ' to '), html('span', {class: 'to'}, segment.to,
      segment.leadsTo ? html('small', {}, html('span', {class: 'hidden'}, ', now in '), segment.leadsTo) : ''));
}

/** The transitions in words. */
export function transitions(list) {
  return list.map(each => `${each.endpoint}: ${each.from} → ${each.to}, because ${each.cause}${each.read ? '' : ' (in passing)'}.`);
}

/** Why it is so, a paragraph for each source: a section of the RFC, or a place where Linux has it. */
export function why(step) {
  return step.reasons.map(({says, source, rfc9293}) => html('p', {class: 'why'}, says, ' ', rfc9293
    ? html('a', {href: `https://www.rfc-editor.org/rfc/rfc9293#section-${rfc9293}`, rel: 'noreferrer', target: '_blank'}, source)
    : html('cite', {}, `Linux: ${source}`)));
}
