// Puts the page together: the menu, what runs now, and keys.
import {ConnectionView} from './connection.js';
import {Diagram} from './diagram.js';
import {button, html} from './elements.js';
import {LessonView} from './lesson.js';
import {PatternView} from './pattern.js';
import {Visit} from './visit.js';

const VIEWS = {lesson: LessonView, pattern: PatternView, connection: ConnectionView};

const at = id => document.getElementById(id);
const course = await (await fetch('course')).json();
const diagram = new Diagram(at('diagram'), course);
const visit = new Visit(hear, says => { at('link').textContent = says; });
let view;

function hear(event) {
  if (event.event === 'started') {
    view?.leave();
    if (at('view').contains(document.activeElement)) { // what has the focus goes with the view
      at('stage').focus();
    }
    view = new VIEWS[event.kind](event, visit, diagram, say, course);
    at('view').replaceChildren(view.element);
    at('ends').replaceChildren(view.ends);
    say('');
    document.title = `${event.title} – closewait learn`;
    document.querySelectorAll('nav button').forEach(each => {
      each.setAttribute('aria-current', each.dataset.name === event.name);
    });
  } else {
    view?.take(event);
  }
}

function say(text) {
  at('happens').textContent = text;
}

function choice(name, text, what, more) {
  const chosen = button(text, () => {
    visit.begin(what);
    if (matchMedia('(max-width: 60rem)').matches) {
      at('menu').open = false;
      at('stage').focus();
    }
  }, {'data-name': name, 'aria-current': 'false'});
  return html('li', {}, chosen, more ? html('small', {}, more) : '');
}

at('lessons').append(...course.lessons.map(({number, name, title}) => choice(name, `${number}  ${title.split(':')[0]}`, {lesson: name})));
at('patterns').append(...course.patterns.map(({name, diagnosis}) => choice(name, name, {pattern: name}, diagnosis)));
at('own').append(choice('connection', 'A connection to close', {connection: true}));
at('menu').open = matchMedia('(min-width: 60rem)').matches;

// A projector's remote control sends the same keys as a presentation's. What scrolls sideways keeps them.
document.addEventListener('keydown', key => {
  if (key.altKey || key.ctrlKey || key.metaKey || !(view instanceof LessonView) || key.target.closest('pre')) {
    return;
  }
  if (key.key === 'ArrowRight' || key.key === 'PageDown') {
    key.preventDefault();
    view.on();
  } else if (key.key === 'ArrowLeft' || key.key === 'PageUp') {
    key.preventDefault();
    view.back();
  } else if (/^[1-9]$/.test(key.key)) {
    view.choose(Number(key.key));
  }
});

if (await visit.join()) {
  const lesson = visit.takeLesson();
  if (lesson) {
    visit.begin({lesson});
  }
}
