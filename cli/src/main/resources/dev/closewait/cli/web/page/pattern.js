// A pattern that runs for real: counts over time, what the detector says as it forms, faults to switch.
import {button, html, svg} from './elements.js';

const CHART = {width: 400, height: 110, left: 34, bottom: 18};
const SPAN_SECONDS = 10;

export class PatternView {
  #diagram;
  #visit;
  #say;
  #looks = [];
  #switched = [];
  #said = '';
  #chart = svg('svg', {viewBox: `0 0 ${CHART.width} ${CHART.height}`, class: 'chart', role: 'img', 'aria-label': 'Sockets in CLOSE_WAIT over time'});
  #count = html('p', {class: 'big'}, 'starting …');
  #diagnosis = html('div', {class: 'diagnosis'}, html('p', {class: 'quiet'}, 'The detector has said nothing yet.'));
  #counts = html('div');
  #outcome = html('div');
  #faults = new Map();
  #served = false;
  /** Switched on, as soon as the server hears of it: of so many orders it has not said yet that it did. */
  #wanted = new Set();
  #unheard = 0;

  constructor(started, visit, diagram, say, course) {
    this.#visit = visit;
    this.#diagram = diagram;
    this.#say = say;
    for (const {name} of course.faults) {
      this.#faults.set(name, button(name, () => this.#toggle(name), {'aria-pressed': 'false', class: 'fault', 'aria-disabled': 'true'}));
    }
    this.ends = this.#counts;
    this.stopButton = button('Stop', () => visit.end());
    this.element = html('section', {class: 'pattern', 'aria-label': started.title},
      html('h2', {}, started.title), html('p', {class: 'story'}, started.story),
      html('div', {class: 'controls', role: 'group', 'aria-label': 'Inject a fault'}, html('span', {class: 'label'}, 'Inject a fault:'),
        ...this.#faults.values(), this.stopButton, button('↻ Repeat', () => visit.begin({pattern: started.name}))),
      this.#count, this.#chart, this.#diagnosis, this.#outcome,
      html('details', {class: 'cure'}, html('summary', {}, 'What to do about it'), html('p', {}, started.cure)));
    diagram.clear();
  }

  take(event) {
    switch (event.event) {
      case 'faults': return this.#showFaults(event.on);
      case 'looked': return this.#look(event);
      case 'finished': return this.#finished(event);
      case 'notice': return this.#note(event.says);
      case 'over': return this.#over(event);
      default: return undefined;
    }
  }

  leave() {}

  #toggle(name) {
    const pressed = this.#faults.get(name);
    if (pressed.getAttribute('aria-disabled') === 'true') {
      return;
    }
    if (!this.#wanted.delete(name)) {
      this.#wanted.add(name);
    }
    this.#order([...this.#wanted]);
  }

  async #order(faults) {
    this.#unheard++;
    if (!await this.#visit.order({faults})) {
      this.#heard();
    }
  }

  #heard() {
    this.#unheard = Math.max(0, this.#unheard - 1);
    if (!this.#unheard) {
      this.#wanted = new Set([...this.#faults].filter(([, each]) => each.getAttribute('aria-pressed') === 'true').map(([name]) => name));
    }
  }

  #showFaults(on) {
    for (const [name, each] of this.#faults) {
      each.setAttribute('aria-pressed', on.includes(name));
      each.setAttribute('aria-disabled', 'false');
    }
    this.#served = true;
    this.#heard();
    if (this.#looks.length) {
      this.#switched.push(this.#looks.at(-1).seconds);
      this.#say(on.length ? `The server now has the fault ${on.join(' and ')}.` : 'The server has no fault now.');
    }
  }

  #look(look) {
    this.#looks.push({seconds: look.seconds, closeWait: look.closeWait});
    this.#count.replaceChildren(html('b', {id: 'close-wait'}, String(look.closeWait)), ' in CLOSE_WAIT ',
      html('small', {}, `+${look.arrivals} −${look.departures} since the last look · ${look.seconds.toFixed(1)} s`));
    this.#draw();
    this.#diagnose(look.services[0]);
    if (look.server) {
      this.#diagram.census(look.server, look.client, look.sockets);
      this.#counts.replaceChildren(census(look));
    }
  }

  #diagnose(said) {
    if (!said) {
      return;
    }
    const sure = Math.floor(said.confidence * 100);
    this.#diagnosis.replaceChildren(
      html('p', {}, html('b', {class: `verdict ${said.pattern}`, id: 'verdict'}, said.pattern), ` ${sure} % sure`,
        said.also.length ? ` · also ${said.also.join(', ')}` : ''),
      html('ul', {}, said.evidence.map(each => html('li', {}, each))),
      said.remedy ? html('p', {class: 'remedy'}, said.remedy) : '');
    if (said.pattern !== this.#said) {
      this.#said = said.pattern;
      this.#say(`The detector says ${said.pattern}.`);
    }
  }

  #draw() {
    const {width, height, left, bottom} = CHART;
    const end = Math.max(SPAN_SECONDS, this.#looks.at(-1).seconds);
    const most = Math.max(10, ...this.#looks.map(look => look.closeWait));
    const x = seconds => left + (width - left - 4) * seconds / end;
    const y = count => height - bottom - (height - bottom - 8) * count / most;
    const points = this.#looks.filter(look => look.seconds > 0).map(look => `${x(look.seconds).toFixed(1)},${y(look.closeWait).toFixed(1)}`);
    this.#chart.replaceChildren(
      svg('line', {x1: left, y1: y(0), x2: width, y2: y(0), class: 'axis'}),
      svg('line', {x1: left, y1: y(most), x2: width, y2: y(most), class: 'axis faint'}),
      svg('text', {x: left - 5, y: y(most) + 4, class: 'tick'}, String(most)),
      svg('text', {x: left - 5, y: y(0) + 4, class: 'tick'}, '0'),
      svg('text', {x: width - 4, y: height - 3, class: 'tick'}, `${Math.round(end)} s`),
      ...this.#switched.map(at => svg('line', {x1: x(at), x2: x(at), y1: 4, y2: y(0), class: 'switched'})),
      svg('polyline', {points: points.join(' '), class: 'line'}));
  }

  #finished({outcome, touched}) {
    this.#outcome.replaceChildren(html('p', {class: 'over'}, touched
      ? 'The run is over. Its faults were switched, so it is not graded.'
      : `The run is over: ${outcome.grade}. ${outcome.why}`));
  }

  #note(says) {
    this.#outcome.append(html('p', {class: 'quiet'}, says));
  }

  #over({why, says}) {
    this.stopButton.hidden = true;
    this.#faults.forEach(each => each.setAttribute('aria-disabled', 'true'));
    const text = why !== 'ended' ? `Ended early. ${says}`.trim()
      : this.#served ? 'The server and its clients have ended.' : 'Nothing was run.';
    if (!this.#looks.length) {
      this.#count.replaceChildren();
    }
    this.#outcome.append(html('p', {class: 'over'}, text));
    this.#say(text);
  }
}

/** Both ends, counted. */
function census({server, client, sockets}) {
  const states = [...new Set([...Object.keys(server), ...Object.keys(client)])].filter(state => state !== 'LISTEN').sort();
  const waiting = sockets.filter(socket => socket.receiveQueue > 0).length;
  return html('div', {}, html('table', {class: 'ends census'}, html('caption', {}, 'Both ends, counted'),
    html('thead', {}, html('tr', {}, ...['State', 'Server', 'Clients'].map(text => html('th', {scope: 'col'}, text)))),
    html('tbody', {}, states.map(state => html('tr', {}, html('th', {scope: 'row'}, state),
      html('td', {}, String(server[state] ?? 0)), html('td', {}, String(client[state] ?? 0)))))),
  sockets.length ? html('p', {class: 'quiet'}, `Of the ${sockets.length} oldest in CLOSE_WAIT, ${waiting} have a Recv-Q above 0: their application has not yet come to the FIN.`) : '');
}
