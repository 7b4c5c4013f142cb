// One visitor: asks for what is to run, and hears what happens.

const TOKEN_HEADER = 'X-Closewait-Token';
/** More windows than a browser has connections for one host keep a request waiting without end. */
const PATIENCE_MILLIS = 5000;

export class Visit {
  #address = new URLSearchParams(location.hash.slice(1));
  #hear;
  #tell;
  #run = 0;
  #joined = Promise.resolve(false);

  /** @param hear is given each event, @param tell is given how the connection stands, in words */
  constructor(hear, tell) {
    this.#hear = hear;
    this.#tell = tell;
    addEventListener('hashchange', () => this.#goTo(location.hash));
  }

  // A URL of the command that is pasted over this one is meant; a link within the page leads elsewhere in it, and names nobody.
  #goTo(hash) {
    if (hash === `#${this.#address}`) {
      return;
    }
    if (new URLSearchParams(hash.slice(1)).has('token')) {
      location.reload();
    } else {
      this.#remember();
    }
  }

  /** The lesson that the command line named, until it has been asked for. */
  takeLesson() {
    const lesson = this.#address.get('lesson');
    this.#address.delete('lesson');
    this.#remember();
    return lesson;
  }

  /** Listens from now on; a visitor that is known already sees what runs for it. */
  join() {
    this.#joined = this.#join();
    return this.#joined;
  }

  async #join() {
    if (!this.#address.has('visitor')) {
      const admitted = await this.#post('visitors', {});
      if (!admitted) {
        return false;
      }
      this.#address.set('visitor', admitted.visitor);
      this.#remember();
    }
    const events = new EventSource(`visitors/${this.#address.get('visitor')}/events`);
    events.onopen = () => this.#tell('');
    events.onmessage = message => this.#take(JSON.parse(message.data));
    events.onerror = () => this.#lost(events);
    return true;
  }

  begin(what) {
    return this.#deed('begin', what);
  }

  order(what) {
    return this.#deed('order', {run: this.#run, ...what});
  }

  end() {
    return this.#deed('end', {});
  }

  #take(event) {
    if (event.event === 'started') {
      this.#run = event.run;
    }
    this.#hear(event);
  }

  // A browser tries again by itself, unless it was answered that there is no such visitor any more.
  #lost(events) {
    if (events.readyState === EventSource.CLOSED) {
      this.#address.delete('visitor');
      this.#remember();
      this.join();
    } else {
      this.#tell('Not connected; trying again. If the command has ended, start it and open its URL.');
    }
  }

  #remember() {
    history.replaceState(null, '', `#${this.#address}`);
  }

  // What failed may work now: a click is a reason to try again, once for all that are waiting.
  async #deed(deed, what) {
    const joined = this.#joined;
    if (!await joined && this.#joined === joined) {
      this.join();
    }
    return await this.#joined && this.#post(`visitors/${this.#address.get('visitor')}/${deed}`, what);
  }

  async #post(path, body) {
    try {
      const answer = await fetch(path, {
        method: 'POST',
        headers: {'Content-Type': 'application/json', [TOKEN_HEADER]: this.#address.get('token') ?? ''},
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE_MILLIS),
      });
      if (answer.ok) {
        this.#tell('');
        return await answer.json();
      }
      this.#tell(await answer.text());
    } catch {
      this.#tell('The command does not answer. If it has ended, start it and open its URL; if not, close other windows of this page.');
    }
    return undefined;
  }
}
