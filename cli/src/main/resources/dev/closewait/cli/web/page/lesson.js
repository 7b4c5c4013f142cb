// A lesson: each step is announced, and taken when the learner goes on. What was shown can be gone back to.
import {button, html} from './elements.js';
import {calls, endpoints, timeline, transitions, why} from './step.js';

/** Milliseconds that a page of the lesson stays when it goes on by itself: the least, and for each word. */
const PAGE_MILLIS = 2500;
const WORD_MILLIS = 60;

export class LessonView {
  #visit;
  #diagram;
  #say;
  #pages = [];
  #at = -1;
  #asked = false;
  #auto = false;
  #timer = 0;
  #chosen = new Map();
  #right = new Map();
  #cover = html('div');
  #body = html('div');
  #ends = html('div');
  #story;
  #back = button('◀ Back', () => this.back());
  #on = button('Go on ▶', () => this.on(), {class: 'primary', id: 'go-on'});
  #repeat = button('↻ Repeat', () => this.#again());
  #automatic = button('Auto', () => this.#toggle(), {'aria-pressed': 'false'});
  #stop = button('Stop', () => this.#visit.end());
  #started;
  #ended;

  constructor(started, visit, diagram, say) {
    this.#started = started;
    this.#visit = visit;
    this.#diagram = diagram;
    this.#say = say;
    this.#story = html('p', {class: 'story'}, started.story);
    this.ends = this.#ends;
    this.element = html('section', {class: 'lesson', 'aria-label': started.title},
      html('h2', {}, `${started.number}  ${started.title}`), this.#story,
      html('div', {class: 'controls', role: 'group', 'aria-label': 'Lesson'}, this.#back, this.#on, this.#automatic,
        this.#repeat, this.#stop), this.#cover, this.#body);
    diagram.clear();
  }

  take(event) {
    switch (event.event) {
      case 'begun':
        this.#cover.replaceChildren(...cover(event));
        break;
      case 'announced':
        this.#pages.push(event);
        if (this.#at < 0) {
          this.#show(0);
        }
        break;
      case 'taken':
        this.#taken(event);
        break;
      case 'ended':
      case 'over':
        this.#ended = event.event === 'ended' ? event : this.#ended ?? event;
        this.#asked = false;
        if (this.#ended.event === 'over') { // stopped, or it could not go on: there is no step to wait for
          this.#finish();
        }
        break;
      default:
    }
    this.#controls();
  }

  /** Whoever went on, in this window or another: who stands at the front follows, and who has gone back is left there. */
  #taken(step) {
    const last = this.#pages.length - 1;
    const follows = this.#at === last || (this.#at === last - 1 && this.#pages[last].event === 'announced');
    this.#pages.push(step);
    this.#asked = false;
    if (follows) {
      this.#show(last + 1);
    }
  }

  on() {
    clearTimeout(this.#timer);
    if (this.#at < this.#pages.length - 1) {
      this.#show(this.#at + 1);
    } else if (this.#ended) {
      this.#finish();
    } else if (this.#pages[this.#at]?.event === 'announced' && !this.#asked) {
      this.#ask(this.#pages[this.#at].step);
    }
    this.#controls();
  }

  /** An order that is lost can be given again. */
  async #ask(step) {
    this.#asked = true;
    if (!await this.#visit.order({go: step})) {
      this.#asked = false;
      this.#setAuto(false);
      this.#controls();
    }
  }

  back() {
    if (this.#at > 0) {
      this.#setAuto(false);
      this.#show(this.#at - 1);
      this.#controls();
    }
  }

  /** Takes the choice of this number, where the step has one and was not taken yet. */
  choose(number) {
    const page = this.#pages[this.#at];
    const choices = this.#body.querySelectorAll('.choice');
    if (page?.event === 'announced' && this.#at === this.#pages.length - 1 && !this.#asked && number <= choices.length) {
      this.#chosen.set(page.step, number);
      choices.forEach((each, i) => each.setAttribute('aria-pressed', i + 1 === number));
      this.#say(`You predict: ${page.question.choices[number - 1]}`);
    }
  }

  /** Nobody looks any more. */
  leave() {
    clearTimeout(this.#timer);
  }

  #again() {
    this.#visit.begin({lesson: this.#started.name});
  }

  #toggle() {
    this.#setAuto(!this.#auto);
    if (this.#auto) {
      this.on();
    }
  }

  #setAuto(auto) {
    this.#auto = auto;
    this.#automatic.setAttribute('aria-pressed', auto);
    clearTimeout(this.#timer);
  }

  #show(at) {
    clearTimeout(this.#timer);
    this.#at = at;
    const page = this.#pages[at];
    const taken = page.event === 'taken';
    const earlier = this.#pages.slice(0, at + 1).filter(each => each.event === 'taken' && each.scene === page.scene);
    this.#body.replaceChildren(
      html('p', {class: 'scene'}, `${page.scene} · step ${page.step} of ${page.of}`),
      html('h3', {id: 'step-title'}, page.title),
      ...this.#question(page, taken),
      html('div', {class: 'will'}, html('h4', {}, taken ? 'Called' : 'Will be called'), calls(page.calls)),
      ...(taken ? [...why(page), ...differences(page)] : []),
      ...(taken ? page.exhibits.map(exhibit) : []),
      timeline(earlier));
    this.#story.hidden = this.#cover.hidden = at > 0;
    this.#ends.replaceChildren(taken ? endpoints(page.after, page.before) : endpoints(page.before));
    if (taken) {
      this.#diagram.move(page.before, page.transitions, page.after);
      this.#say([...this.#verdict(page), ...transitions(page.transitions)].join('\n') || 'No state changes.');
    } else {
      this.#diagram.place(page.before);
      this.#say(page.question ? page.question.asks : `Next: ${page.title}.`);
    }
    if (this.#auto) {
      this.#timer = setTimeout(() => this.on(), PAGE_MILLIS + WORD_MILLIS * this.#body.textContent.split(/\s+/).length);
    }
  }

  /** What becomes of the prediction, in words; nothing where there was none. */
  #verdict({step, question}) {
    const number = this.#chosen.get(step);
    if (!question || !number) {
      return [];
    }
    const right = number === question.right;
    this.#right.set(step, right);
    return [`You predicted ${right ? 'rightly' : 'otherwise'}: ${question.choices[number - 1]}.`];
  }

  #question(page, taken) {
    const {question, step} = page;
    if (!question) {
      return [];
    }
    const choices = question.choices.map((choice, i) => html('li', {}, html('button', {type: 'button', class: 'choice',
      onclick: () => this.choose(i + 1), 'aria-pressed': this.#chosen.get(step) === i + 1, 'aria-disabled': taken},
      html('kbd', {}, String(i + 1)), ' ', choice)));
    const said = taken ? this.#verdict(page) : [];
    return [html('div', {class: 'question'}, html('h4', {id: 'asked'}, 'What do you think?'), html('p', {}, question.asks),
      choices.length ? html('ul', {class: 'choices', 'aria-labelledby': 'asked'}, choices) : '',
      said.map(text => html('p', {class: this.#right.get(step) ? 'said right' : 'said'}, text)),
      taken ? html('p', {class: 'answer'}, html('b', {}, 'So it is: '), question.answer) : '')];
  }

  #finish() {
    const {holds, why: reason, says} = this.#ended;
    const text = holds === undefined ? `The lesson was ended early: ${says || reasonText(reason)}`
      : holds ? 'The lesson is over. The kernel did all that it says.'
      : 'The lesson is over. The kernel did not do all that it says; the steps that differ show where.';
    this.#body.replaceChildren(html('p', {class: 'over'}, text), ...this.#recap());
    this.#story.hidden = this.#cover.hidden = true;
    this.#ends.replaceChildren();
    this.#diagram.clear();
    this.#say(text);
    this.#at = this.#pages.length;
    this.#setAuto(false);
  }

  #recap() {
    const {remember, states = [], next} = this.#ended;
    const predicted = [...this.#right.values()];
    return !remember ? [] : [html('p', {class: 'remember'}, html('b', {}, 'Remember: '), remember),
      predicted.length ? html('p', {}, `You predicted ${predicted.filter(Boolean).length} of ${predicted.length} rightly.`) : '',
      html('h3', {}, 'Read from the kernel in this lesson'),
      html('ul', {class: 'seen'}, states.map(({state, step, endpoint}) => html('li', {},
        html('code', {}, state), ` step ${step}, ${endpoint}`))),
      next ? button(`Next: ${next.lesson}  ${next.title} ▶`, () => this.#visit.begin({lesson: next.name}),
        {class: 'primary', id: 'next-lesson'}) : ''].filter(Boolean);
  }

  #controls() {
    const page = this.#pages[this.#at];
    const last = this.#at >= this.#pages.length - 1;
    this.#on.textContent = last && this.#ended ? 'Finish ▶' : page?.event === 'announced' && page.calls.length ? 'Make the call ▶' : 'Go on ▶';
    // A disabled button loses the focus; it only says that it can do nothing now.
    this.#on.setAttribute('aria-disabled', this.#asked || this.#at >= this.#pages.length);
    this.#back.setAttribute('aria-disabled', this.#at <= 0);
    this.#stop.hidden = Boolean(this.#ended);
  }
}

/** Words that are new, and what the kernel is watched with; what cannot be had here is no fault. */
function cover({terms, instruments}) {
  return [terms.length ? html('dl', {class: 'terms'}, terms.flatMap(({word, means}) => [html('dt', {}, word), html('dd', {}, means)])) : '',
    ...instruments.filter(each => !instruments.some(other => other.works && other.name === each.name)).map(({name, says}) =>
      html('p', {class: 'quiet'}, `Note: nothing depends on the ${name}, which cannot be had here (${says}).`))].filter(Boolean);
}

function exhibit({title, lines}) {
  return html('figure', {class: 'exhibit'}, html('figcaption', {}, title), html('pre', {tabindex: '0'}, lines.join('\n')));
}

function differences({differences: list}) {
  return list.map(({what, expected, found}) => html('p', {class: 'differs'},
    `This kernel differs: ${what} was expected to be ${expected}, and is ${found}.`));
}

const reasonText = why => ({stopped: 'it was stopped.', time: 'it took too long.', replaced: 'something else began.',
  closed: 'the command ended.'})[why] ?? 'it could not go on.';
