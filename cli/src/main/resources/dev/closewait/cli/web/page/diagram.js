// The state diagram of RFC 9293, figure 5, with sockets as dots in it.
import {still, svg} from './elements.js';

/** Where each state stands: middle, width, height. */
const PLACES = {
  CLOSED: [270, 34, 130, 50], LISTEN: [105, 120, 130, 50], SYN_SENT: [435, 120, 130, 50],
  SYN_RECEIVED: [105, 205, 140, 50], ESTABLISHED: [270, 285, 150, 50], FIN_WAIT_1: [105, 372, 130, 50],
  CLOSE_WAIT: [420, 395, 190, 120], FIN_WAIT_2: [88, 470, 124, 50], CLOSING: [238, 470, 108, 50],
  LAST_ACK: [420, 535, 130, 50], TIME_WAIT: [165, 573, 150, 50],
};

/** How each arrow runs, what it says, and where. */
const WAYS = {
  'CLOSED>LISTEN': ['M205 46H125Q105 46 105 66V92', 'listen()', 128, 78],
  'CLOSED>SYN_SENT': ['M335 46H415Q435 46 435 66V92', 'connect()', 384, 78],
  'LISTEN>SYN_RECEIVED': ['M105 145V177', 'SYN', 128, 166],
  'SYN_SENT>ESTABLISHED': ['M435 145Q435 275 348 283', 'SYN+ACK', 392, 225],
  'SYN_RECEIVED>ESTABLISHED': ['M115 230Q125 278 192 283', 'ACK', 160, 256],
  'ESTABLISHED>FIN_WAIT_1': ['M225 310Q205 345 173 358', 'close()', 172, 330],
  'ESTABLISHED>CLOSE_WAIT': ['M330 310Q350 318 362 333', 'FIN', 372, 318],
  'FIN_WAIT_1>FIN_WAIT_2': ['M90 397V442', 'ACK', 68, 424],
  'FIN_WAIT_1>CLOSING': ['M145 397Q205 410 224 442', 'FIN', 222, 414],
  'FIN_WAIT_1>TIME_WAIT': ['M118 397Q166 440 166 545', 'FIN+ACK', 164, 418],
  'FIN_WAIT_2>TIME_WAIT': ['M92 495Q98 530 127 546', 'FIN', 86, 526],
  'CLOSING>TIME_WAIT': ['M238 495Q232 530 205 546', 'ACK', 248, 524],
  'CLOSE_WAIT>LAST_ACK': ['M420 455V507', 'close()', 452, 485],
  'LAST_ACK>CLOSED': ['M485 535H516Q532 535 532 519V38Q532 22 516 22H338', 'ACK', 506, 552],
  'TIME_WAIT>CLOSED': ['M90 573H24Q8 573 8 557V38Q8 22 24 22H202', 'time-wait', 52, 590],
};

const STEP_MILLIS = 650;
const SAMPLES = 12;
const GRID = {columns: 15, pitch: 12, top: 8};

export class Diagram {
  #root;
  #dots = new Map();
  #squares = new Map();
  #boxes = new Map();
  #counts = new Map();
  #ways = new Map();
  #turn = 0;

  constructor(root, course) {
    this.#root = root;
    root.append(svg('defs', {}, svg('marker', {id: 'tip', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7,
      markerHeight: 7, orient: 'auto-start-reverse'}, svg('path', {d: 'M0 0L8 4L0 8z', class: 'tip'}))));
    for (const arrow of course.arrows) {
      this.#drawWay(arrow);
    }
    for (const state of course.states) {
      this.#drawState(state);
    }
  }

  #drawWay({from, to, cause, rfc9293}) {
    const key = `${from}>${to}`;
    const [d, label, x, y] = WAYS[key];
    const path = svg('path', {d, class: 'way', 'marker-end': 'url(#tip)'},
      svg('title', {}, `${from} to ${to}: ${cause} (RFC 9293, section ${rfc9293})`));
    this.#ways.set(key, path);
    this.#root.append(path, svg('text', {x, y, class: 'cause'}, label));
  }

  #drawState({name, meaning}) {
    const [x, y, width, height] = PLACES[name];
    const box = svg('rect', {x: x - width / 2, y: y - height / 2, width, height, rx: 10});
    const count = svg('text', {x, y: y + 16, class: 'count'});
    const top = y - height / 2 + 19;
    this.#boxes.set(name, svg('g', {class: 'state', id: `state-${name}`}, svg('title', {}, `${name}: ${meaning}`), box,
      svg('text', {x, y: top, class: 'name'}, name), count));
    this.#counts.set(name, count);
    this.#root.append(this.#boxes.get(name));
  }

  /** Takes everything out. */
  clear() {
    this.#turn++;
    for (const dot of [...this.#dots.values(), ...this.#squares.values()]) {
      dot.element.remove();
    }
    this.#dots.clear();
    this.#squares.clear();
    this.#counts.forEach(count => count.replaceChildren());
    this.#light(new Map());
  }

  /** Shows endpoints where they are. */
  place(endpoints) {
    this.#turn++;
    const names = new Set(endpoints.map(end => end.name));
    for (const [name, dot] of this.#dots) {
      if (!names.has(name)) {
        dot.element.remove();
        this.#dots.delete(name);
      }
    }
    for (const end of endpoints) {
      this.#dot(end).state = end.state;
    }
    this.#settle();
  }

  /** Shows endpoints on their way, one transition after the other, and at last where they are. */
  async move(before, transitions, after) {
    this.place(before);
    const turn = this.#turn;
    for (const {endpoint, from, to} of transitions) {
      const dot = this.#dots.get(endpoint);
      if (!dot || still()) {
        continue;
      }
      const made = from === 'CLOSED' && to === 'SYN_RECEIVED' ? 'LISTEN' : from;
      dot.state = to;
      this.#light(this.#states());
      await this.#travel(dot, this.#ways.get(`${made}>${to}`), ...this.#spot(dot));
      if (turn !== this.#turn) {
        return;
      }
    }
    this.place(after);
  }

  #dot({name, role}) {
    if (!this.#dots.has(name)) {
      const number = name.match(/\d+$/)?.[0] ?? '';
      const element = svg('g', {class: `dot ${role}`}, shape(role), svg('text', {y: 4}, role[0].toUpperCase() + number));
      this.#root.append(element);
      this.#dots.set(name, {name, element, state: 'CLOSED'});
    }
    return this.#dots.get(name);
  }

  /** Where a dot belongs: beside the others that are in its state. */
  #spot(dot) {
    const beside = [...this.#dots.values()].filter(other => other.state === dot.state);
    const [x, y] = PLACES[dot.state];
    return [x + (beside.indexOf(dot) - (beside.length - 1) / 2) * 26, y + (dot.state === 'CLOSE_WAIT' ? 8 : 10)];
  }

  #settle() {
    for (const dot of this.#dots.values()) {
      put(dot, ...this.#spot(dot));
    }
    this.#light(this.#states());
  }

  #states() {
    const lit = new Map();
    for (const {state, element} of this.#dots.values()) {
      lit.set(state, [...(lit.get(state) ?? []), element.classList[1]]);
    }
    return lit;
  }

  #light(lit) {
    for (const [name, box] of this.#boxes) {
      const roles = name === 'CLOSED' ? [] : lit.get(name) ?? [];
      box.setAttribute('class', ['state', ...new Set(roles.map(role => `lit-${role}`))].join(' '));
    }
  }

  /** Moves along an arrow; where there is none, as after a reset, straight. */
  #travel(dot, way, x, y) {
    const frames = [[dot.x, dot.y]];
    if (way) {
      const length = way.getTotalLength();
      for (let i = 0; i <= SAMPLES; i++) {
        const point = way.getPointAtLength(length * i / SAMPLES);
        frames.push([point.x, point.y]);
      }
    }
    frames.push([x, y]);
    put(dot, x, y);
    const moving = dot.element.animate(frames.map(([left, top]) => ({transform: `translate(${left}px, ${top}px)`})),
      {duration: STEP_MILLIS, easing: 'ease-in-out'});
    return moving.finished.catch(() => {});
  }

  /** Shows how many sockets are in each state, and in CLOSE_WAIT each by itself. */
  census(server, client, sockets) {
    for (const [state, count] of this.#counts) {
      count.replaceChildren(...tally(server[state], 'server', '■'), ...tally(client[state], 'client', '●'));
    }
    this.#counts.get('CLOSE_WAIT').replaceChildren();
    const sides = new Map();
    for (const [counts, role] of [[server, 'server'], [client, 'client']]) {
      Object.keys(counts).forEach(state => sides.set(state, [...(sides.get(state) ?? []), role]));
    }
    this.#light(sides);
    this.#grid(sockets);
  }

  #grid(sockets) {
    const here = new Set(sockets.map(socket => socket.cookie));
    for (const [cookie, square] of this.#squares) {
      if (!here.has(cookie)) {
        this.#squares.delete(cookie);
        this.#leave(square);
      }
    }
    const taken = new Set([...this.#squares.values()].map(square => square.slot));
    let slot = 0;
    for (const socket of sockets.filter(each => !this.#squares.has(each.cookie))) {
      while (taken.has(slot)) {
        slot++;
      }
      taken.add(slot);
      this.#squares.set(socket.cookie, this.#enter(slot));
    }
  }

  #enter(slot) {
    const [x, y] = PLACES.CLOSE_WAIT;
    const element = svg('rect', {class: 'square', width: 9, height: 9, rx: 1.5});
    this.#root.append(element);
    const square = {element, slot, x: PLACES.ESTABLISHED[0], y: PLACES.ESTABLISHED[1]};
    const column = slot % GRID.columns - (GRID.columns - 1) / 2;
    const to = [x + column * GRID.pitch - 4, y - GRID.top + Math.floor(slot / GRID.columns) * GRID.pitch - 8];
    if (still()) {
      put(square, ...to);
    } else {
      this.#travel(square, this.#ways.get('ESTABLISHED>CLOSE_WAIT'), ...to);
    }
    return square;
  }

  async #leave(square) {
    if (!still()) {
      square.element.classList.add('leaving');
      await this.#travel(square, this.#ways.get('CLOSE_WAIT>LAST_ACK'), PLACES.LAST_ACK[0], PLACES.LAST_ACK[1]);
    }
    square.element.remove();
  }
}

function put(dot, x, y) {
  dot.x = x;
  dot.y = y;
  dot.element.style.transform = `translate(${x}px, ${y}px)`;
}

function shape(role) {
  switch (role) {
    case 'client': return svg('circle', {r: 11});
    case 'server': return svg('rect', {x: -10, y: -10, width: 20, height: 20, rx: 2});
    default: return svg('path', {d: 'M0 -13L13 0L0 13L-13 0z'});
  }
}

function tally(count, role, mark) {
  return count ? [svg('tspan', {class: role, dx: role === 'client' ? 8 : 0}, `${mark} ${count}`)] : [];
}
