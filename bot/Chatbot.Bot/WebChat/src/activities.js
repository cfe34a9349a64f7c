/**
 * Web Chat numbers a citation only when the text ends with a Markdown link definition for it, and finds the message
 * entity only under "@id": "". The server sends the same text and entity to every channel; this adds what Web Chat needs.
 */
const MESSAGE_TYPE = 'https://schema.org/Message';
const PASSAGE_PATH = /^\/passages\/([^/]+)\/?$/u;

const PICTURE = /^image\/(?:gif|jpeg|png|webp)$/u;

const isMessageEntity = entity => entity?.type === MESSAGE_TYPE;

/** The passage id behind a link of this site, else undefined. */
export function passageIdOf(url, base = location.href) {
  try {
    const { origin, pathname } = new URL(url, base);
    const match = origin === new URL(base).origin && PASSAGE_PATH.exec(pathname);

    return match ? decodeURIComponent(match[1]) : undefined;
  } catch {
    return undefined;
  }
}

function toHere(url) {
  const passageId = passageIdOf(url);

  return passageId ? `${location.origin}/passages/${encodeURIComponent(passageId)}` : url;
}

const quote = title => `"${title.replace(/\s+/gu, ' ').replace(/["\\]/gu, '\\$&')}"`;

function withDefinitions(text, citations) {
  // "[1][2]" is one reference link in Markdown; two citations need a space between them.
  const spaced = text.replace(/\](?=\[\d+\])/gu, '] ');

  const definitions = citations
    .filter(({ appearance, position }) => appearance?.url && position)
    .filter(({ position }) => spaced.includes(`[${position}]`) && !spaced.includes(`\n[${position}]:`))
    .map(({ appearance, position }) => `[${position}]: ${appearance.url} ${quote(appearance.name || appearance.url)}`);

  return definitions.length ? `${spaced}\n\n${definitions.join('\n')}` : spaced;
}

/** Gives each thumb an id that names its message, because Web Chat posts the thumb alone. */
function withFeedbackTarget(actions, activityId) {
  return actions?.map(action => ({ ...action, '@id': action['@id'] || `#${action['@type']}:${activityId}` }));
}

function withMessageEntity(activity, message) {
  const citation = (message.citation || []).map(claim =>
    claim.appearance?.url ? { ...claim, appearance: { ...claim.appearance, url: toHere(claim.appearance.url) } } : claim
  );

  const prepared = { ...message, '@id': '', citation };

  if (message.potentialAction) {
    prepared.potentialAction = withFeedbackTarget(message.potentialAction, activity.id);
  }

  return {
    ...activity,
    entities: activity.entities.map(entity => (entity === message ? prepared : entity)),
    ...(activity.text && { text: withDefinitions(activity.text, citation), textFormat: 'markdown' })
  };
}

/** Without a stream id, Web Chat sorts the first part of an answer next to the first part of any earlier one. */
function withStreamId(activity) {
  const { channelData, id, type } = activity;

  return type === 'typing' && channelData?.streamType && !channelData.streamId
    ? { ...activity, channelData: { ...channelData, streamId: id } }
    : activity;
}

/** Web Chat shows a person's own picture only with a thumbnail; otherwise it is a file to download. */
function withThumbnails(activity) {
  return activity.from?.role === 'user' && activity.attachments?.length
    ? {
        ...activity,
        attachments: activity.attachments.map(attachment =>
          PICTURE.test(attachment.contentType) && attachment.contentUrl && !attachment.thumbnailUrl
            ? { ...attachment, thumbnailUrl: attachment.contentUrl }
            : attachment
        )
      }
    : activity;
}

export function prepareActivity(activity) {
  const message = activity.entities?.find(isMessageEntity);
  const prepared = withThumbnails(withStreamId(activity));

  return message && (activity.type === 'message' || activity.type === 'typing')
    ? withMessageEntity(prepared, message)
    : prepared;
}

/** The other direction: says which message a thumb belongs to. */
export function prepareFeedback(activity) {
  const action = activity.entities?.[0];
  const target = /^#\w+:(.+)$/u.exec(action?.['@id'] || '')?.[1];

  return target ? { ...activity, replyToId: target, value: { reaction: action['@type'] } } : activity;
}
