/* The page's data, and its words in both languages. Texts of reports only ever become text nodes. */
const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
let language = data.language;

/* The words of a key, with values in the places of {0} and {1}. */
const say = (key, ...values) => data.words[key][language].replace(/\{(\d)\}/g, (_, n) => values[n]);
const kindName = (kind) => data.kinds[kind][language];

/* An element with properties; children are elements or texts. */
const make = (tag, properties = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "style") for (const [key, part] of Object.entries(value)) element.style.setProperty(key, part);
    else if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
};

const sayEverything = () => {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-say-label]")) {
    const words = say(element.dataset.sayLabel);
    element.setAttribute("aria-label", words);
    if (element.tagName === "INPUT") element.placeholder = words;
    else if (element.tagName === "BUTTON") element.title = words;
  }
};
