// Reads the page aloud with a voice that lies on this device: no text leaves it. Where there is no such voice
// for the page's language, or no scripts, the buttons are not there.
const speech = window.speechSynthesis;
const buttons = [...document.querySelectorAll("[data-read-aloud]")];
const language = document.documentElement.lang;
const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, th, td, label, legend, summary, button, figcaption";
const UNSPOKEN = "[hidden], [aria-hidden=true], .sr-only, script, style, [data-read-aloud]";
let reading = [];  // what is still to be read: {block, words}

function voice() {
  const here = (one) => one.localService && one.lang.toLowerCase().split(/[-_]/)[0] === language;
  return speech.getVoices().find(here);
}

// The visible words of the page, block by block, cut into sentences: long texts stop by themselves in some browsers.
function parts() {
  const found = [];
  const walker = document.createTreeWalker(document.getElementById("main"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.data.replace(/\s+/g, " ");
    const block = node.parentElement.closest(BLOCKS) ?? node.parentElement;
    if (!words.trim() || node.parentElement.closest(UNSPOKEN) || !block.checkVisibility()) continue;
    const last = found.at(-1);
    if (last?.block === block) last.words += words;
    else found.push({ block, words });
  }
  return found.flatMap(({ block, words }) =>
    (words.match(/[^.!?:]+[.!?:]*\s*/g) ?? []).map((sentence) => ({ block, words: sentence.trim() })));
}

function mark(block) {
  document.querySelector(".is-read")?.classList.remove("is-read");
  block?.classList.add("is-read");
}

function show() {
  for (const button of buttons) button.textContent = reading.length ? button.dataset.stop : button.dataset.read;
}

function next() {
  const part = reading[0];
  mark(part?.block);
  show();
  if (!part) return;
  const said = new SpeechSynthesisUtterance(part.words);
  said.voice = voice();
  said.lang = said.voice.lang;
  said.onend = said.onerror = () => {
    if (reading[0] !== part) return;  // stopped in the meantime
    reading.shift();
    next();
  };
  speech.speak(said);
}

function stop() {
  reading = [];
  speech.cancel();
  mark(null);
  show();
}

function offer() {
  for (const button of buttons) button.closest(".read-aloud").hidden = !voice();
}

if (speech && buttons.length) {
  for (const button of buttons) {
    button.addEventListener("click", () => {
      if (reading.length) return stop();
      reading = parts();
      next();
    });
  }
  speech.addEventListener?.("voiceschanged", offer);
  window.addEventListener("pagehide", stop);
  offer();
}
