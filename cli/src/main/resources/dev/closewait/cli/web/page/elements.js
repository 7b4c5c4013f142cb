// Makes elements. Text is always text, never markup, wherever it comes from.

const SVG = 'http://www.w3.org/2000/svg';

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== undefined && (value !== false || name.startsWith('aria-'))) {
      element.setAttribute(name, value === true && !name.startsWith('aria-') ? '' : value);
    }
  }
  element.append(...children.flat().filter(child => child !== undefined && child !== ''));
  return element;
}

/** An element of HTML; attributes that begin with 'on' are listeners. */
export const html = (tag, attributes = {}, ...children) =>
  fill(document.createElement(tag), attributes, children);

/** An element of SVG. */
export const svg = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG, tag), attributes, children);

/** A button; what it does must not be left to the mouse alone. */
export const button = (text, does, attributes = {}) =>
  html('button', {type: 'button', onclick: does, ...attributes}, text);

/** Whether someone asked for less motion. */
export const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
