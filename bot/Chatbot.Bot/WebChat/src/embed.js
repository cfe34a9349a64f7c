/** Inside the widget's frame: what the customer's page asked for, and the two things we tell it. */
const query = new URLSearchParams(location.search);

export const isEmbedded = location.pathname.replace(/\/$/u, '') === '/embed';
export const embedTitle = (isEmbedded && query.get('title')) || undefined;
export const locale = query.get('locale') || navigator.language;

/** Black or white, whichever reads better on the colour. */
function readableOn(hex) {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;

    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });

  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff';
}

export function applyColor() {
  const color = query.get('color') || '';

  if (isEmbedded && /^#[\da-f]{6}$/iu.test(color)) {
    document.documentElement.style.setProperty('--accent', color);
    document.documentElement.style.setProperty('--on-accent', readableOn(color));
  }
}

export const askToClose = () => window.parent !== window && window.parent.postMessage({ type: 'chatbot:close' }, '*');

export function onOpened(callback) {
  const listen = ({ data, source }) => source === window.parent && data?.type === 'chatbot:opened' && callback();

  window.addEventListener('message', listen);

  return () => window.removeEventListener('message', listen);
}
