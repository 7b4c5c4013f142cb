// The learner's own connection: one call after the other, in whatever order.
import {button, html} from './elements.js';
import {calls, endpoints, timeline, transitions, why} from './step.js';

const CALLS = {
  send: ['Client: send a request', 'send()'],
  receive: ['Application: read', 'recv()'],
  fin: ['Client: close its half (FIN)', 'shutdown(SHUT_WR)'],
  close: ['Let the application close', 'close()'],
};

export class ConnectionView {
  #diagram;
  #say;
  #steps = [];
  #body = html('div');
  #ends = html('div');
  #waits = html('p', {class: 'big'});
  #buttons = new Map();
  #timer = 0;
  #since = 0;

  constructor(started, visit, diagram, say) {
    this.#diagram = diagram;
    this.#say = say;
    for (const [name, [text, call]] of Object.entries(CALLS)) {
      this.#buttons.set(name, button(text, press => {
        if (press.currentTarget.getAttribute('aria-disabled') !== 'true') {
          visit.order({call: name});
        }
      }, {title: call, id: `call-${name}`, class: name === 'close' ? 'primary' : undefined, 'aria-disabled': 'true'}));
    }
    this.ends = this.#ends;
    this.stopButton = button('Stop', () => visit.end());
    this.element = html('section', {class: 'connection', 'aria-label': started.title}, html('h2', {}, started.title),
      html('p', {class: 'story'}, started.story),
      html('div', {class: 'controls', role: 'group', 'aria-label': 'Calls'}, ...this.#buttons.values(), this.stopButton,
        button('↻ Repeat', () => visit.begin({connection: true}))),
      this.#waits, this.#body);
    diagram.clear();
  }

  take(event) {
    switch (event.event) {
      case 'taken': return this.#show(event);
      case 'possible': return this.#offer(event);
      case 'over': return this.#over(event);
      default: return undefined;
    }
  }

  leave() {
    clearInterval(this.#timer);
  }

  #show(step) {
    this.#steps.push(step);
    this.#body.replaceChildren(html('h3', {}, step.title), calls(step.calls), ...why(step), timeline(this.#steps));
    this.#ends.replaceChildren(endpoints(step.after, step.before));
    this.#diagram.move(step.before, step.transitions, step.after);
    this.#say(transitions(step.transitions).join('\n') || 'No state changes.');
  }

  #offer({calls: possible, atMillis}) {
    for (const [name, each] of this.#buttons) {
      each.setAttribute('aria-disabled', !possible.includes(name));
    }
    const states = this.#steps.at(-1)?.after ?? [];
    const waiting = states.find(end => end.state === 'CLOSE_WAIT');
    this.#since = waiting ? this.#since || atMillis : 0;
    clearInterval(this.#timer);
    this.#waits.replaceChildren();
    if (waiting) {
      const tick = () => this.#waits.replaceChildren(html('b', {}, `${Math.round((Date.now() - this.#since) / 1000)} s`),
        ` that ${waiting.name} is in CLOSE_WAIT: the kernel will wait as long as you do.`);
      tick();
      this.#timer = setInterval(tick, 1000);
    }
  }

  #over({why: reason, says}) {
    clearInterval(this.#timer);
    this.#waits.replaceChildren();
    this.stopButton.hidden = true;
    this.#buttons.forEach(each => each.setAttribute('aria-disabled', 'true'));
    this.#body.prepend(html('p', {class: 'over'}, reason === 'ended' ? 'Both ends are closed.' : `Ended early. ${says}`.trim()));
  }
}
