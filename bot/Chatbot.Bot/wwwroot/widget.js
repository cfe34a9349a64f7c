// Adds the assistant to any page:
//   <script src="https://assistant.example/widget.js" data-title="Ask us" data-color="#0c6b63" data-position="right"
//           data-open="false" data-locale="en" defer></script>
(() => {
  const script = document.currentScript;

  if (!script || document.querySelector('[data-chatbot-widget]')) {
    return;
  }

  const origin = new URL(script.src).origin;
  const { color, locale, open, position, title = 'Chat' } = script.dataset;
  const accent = /^#[\da-f]{6}$/i.test(color || '') ? color : '#0c6b63';
  const side = position === 'left' ? 'left' : 'right';

  /** Black or white, whichever reads better on the colour. */
  function readableOn(hex) {
    const [red, green, blue] = [1, 3, 5].map(at => {
      const channel = parseInt(hex.slice(at, at + 2), 16) / 255;

      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });

    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff';
  }

  function frameAddress() {
    const address = new URL('/embed', origin);

    address.searchParams.set('title', title);
    color && address.searchParams.set('color', accent);
    locale && address.searchParams.set('locale', locale);

    return address.href;
  }

  // A shadow root keeps the page's styles and ours apart; a constructed sheet works under a strict style-src.
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();

  host.dataset.chatbotWidget = '';
  sheet.replaceSync(`
    :host { all: initial; }
    button {
      align-items: center; background: ${accent}; border: 0; border-radius: 50%; bottom: 20px;
      box-shadow: 0 6px 20px rgb(0 0 0 / 25%); color: ${readableOn(accent)}; cursor: pointer; display: flex; height: 56px;
      justify-content: center; padding: 0; position: fixed; ${side}: 20px; width: 56px; z-index: 2147483000;
    }
    button:focus-visible { outline: 3px solid ${accent}; outline-offset: 3px; }
    button[aria-expanded='true'] .chat, button[aria-expanded='false'] .close { display: none; }
    .panel {
      background: Canvas; border-radius: 16px; bottom: 88px; box-shadow: 0 16px 48px rgb(0 0 0 / 28%); color-scheme: light dark;
      height: min(680px, calc(100dvh - 108px)); overflow: hidden; position: fixed; ${side}: 20px;
      width: min(400px, calc(100vw - 40px)); z-index: 2147483000;
    }
    .panel[hidden] { display: none; }
    iframe { border: 0; display: block; height: 100%; width: 100%; }
    @media (max-width: 480px) {
      .panel { border-radius: 0; bottom: 0; height: 100dvh; left: 0; right: 0; top: 0; width: 100vw; }
      button[aria-expanded='true'] { display: none; }
    }
    @media (prefers-reduced-motion: no-preference) {
      .panel:not([hidden]) { animation: appear 160ms ease-out; }
      @keyframes appear { from { opacity: 0; transform: translateY(12px); } }
    }
  `);
  root.adoptedStyleSheets = [sheet];
  root.innerHTML = `
    <div class="panel" id="panel" role="dialog" hidden></div>
    <button type="button" aria-controls="panel" aria-expanded="false" aria-haspopup="dialog">
      <svg class="chat" aria-hidden="true" fill="none" height="28" viewBox="0 0 32 32" width="28"><path d="M7 5h18a4 4 0 0 1 4 4v11a4 4 0 0 1-4 4H15l-6.2 4.3c-.7.5-1.6 0-1.6-.8V24A4 4 0 0 1 3 20V9a4 4 0 0 1 4-4Z" stroke="currentColor" stroke-width="2.2"/><path d="M10 12h12M10 17h7" stroke="currentColor" stroke-linecap="round" stroke-width="2.2"/></svg>
      <svg class="close" aria-hidden="true" fill="none" height="24" viewBox="0 0 20 20" width="24"><path d="m4 7.5 6 6 6-6" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round" stroke-width="2"/></svg>
    </button>`;

  const button = root.querySelector('button');
  const panel = root.querySelector('.panel');
  let frame;

  panel.setAttribute('aria-label', title);
  button.setAttribute('aria-label', `Open ${title}`);

  function tellOpened() {
    frame.contentWindow.postMessage({ type: 'chatbot:opened' }, origin);
  }

  function setOpen(isOpen, { focus = true } = {}) {
    panel.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    button.setAttribute('aria-label', `${isOpen ? 'Close' : 'Open'} ${title}`);

    // The assistant is loaded when it is first needed.
    if (isOpen && !frame) {
      frame = document.createElement('iframe');
      frame.title = title;
      frame.allow = 'clipboard-write';
      frame.src = frameAddress();
      focus && frame.addEventListener('load', () => (frame.focus(), tellOpened()), { once: true });
      panel.append(frame);
    } else if (isOpen && focus) {
      frame.focus();
      tellOpened();
    } else if (!isOpen && focus) {
      button.focus();
    }
  }

  button.addEventListener('click', () => setOpen(panel.hidden));
  root.addEventListener('keydown', event => event.key === 'Escape' && !panel.hidden && setOpen(false));
  window.addEventListener('message', event => {
    if (event.origin === origin && event.source === frame?.contentWindow && event.data?.type === 'chatbot:close') {
      setOpen(false);
    }
  });

  function attach() {
    document.body.append(host);
    open === 'true' && setOpen(true, { focus: false });
  }

  document.body ? attach() : addEventListener('DOMContentLoaded', attach, { once: true });
})();
