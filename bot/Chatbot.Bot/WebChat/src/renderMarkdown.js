import { renderMarkdown as renderWebChatMarkdown } from 'botframework-webchat';
import { passageIdOf } from './activities.js';

/** Links to passages open beside the chat, so they do not announce a new window; pictures from elsewhere become links. */
export function renderMarkdown(markdown, options, init) {
  const html = renderWebChatMarkdown(markdown, { ...options, markdownRenderHTML: false }, init);
  const { body } = new DOMParser().parseFromString(html, 'text/html');

  for (const link of body.querySelectorAll('a[href]')) {
    if (passageIdOf(link.href)) {
      const title = (link.getAttribute('aria-label') || '').replace(init?.externalLinkAlt ?? '', '').trim();

      link.querySelector('img')?.remove();
      link.removeAttribute('target');
      link.setAttribute('aria-label', `Citation ${title || link.textContent}`);
    }
  }

  for (const image of body.querySelectorAll('img[src]')) {
    const source = image.getAttribute('src');

    if (!source.startsWith('data:') && new URL(source, location.href).origin !== location.origin) {
      const link = document.createElement('a');

      Object.assign(link, { href: source, rel: 'noopener noreferrer', target: '_blank' });
      link.textContent = image.alt || source;
      image.replaceWith(link);
    }
  }

  return body.innerHTML;
}
