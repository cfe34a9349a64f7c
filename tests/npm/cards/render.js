// In a page: renders cards with the real adaptivecards package, and says what the package complained of.
window.renderCards = (cards, hostConfig) => {
  const { AdaptiveCard, HostConfig, SerializationContext } = window.AdaptiveCards;
  const markdown = window.markdownit();
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text);
    result.didProcess = true;
  };
  return Object.entries(cards).map(([name, json]) => {
    const card = new AdaptiveCard();
    card.hostConfig = new HostConfig(hostConfig);
    const context = new SerializationContext();
    card.parse(json, context);
    const element = card.render();
    const section = document.createElement('section');
    section.id = name;
    section.append(element ?? '');
    document.body.append(section);
    const events = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
    return { name, events, text: section.innerText, links: [...section.querySelectorAll('a')].map((a) => a.href) };
  });
};
