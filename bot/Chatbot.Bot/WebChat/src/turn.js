/** What the assistant is doing for the user's last message, read from the transcript. */
export const TURN_LIMIT_MS = 5 * 60_000;

const isFromUser = ({ from, type }) => from?.role === 'user' && type === 'message';
const isFromBot = ({ from }) => from?.role === 'bot';
const streamIdOf = ({ channelData, id }) => channelData?.streamId || id;
const isStreamPart = ({ channelData, type }) => type === 'typing' && !!channelData?.streamType;

export const hasMessage = activities => activities.some(({ type }) => type === 'message');
export const hasUserMessage = activities => activities.some(isFromUser);

/** Whether a question has its answer. */
export const hasAnswer = activities =>
  activities.slice(activities.findIndex(isFromUser)).some(activity => isFromBot(activity) && activity.type === 'message') &&
  hasUserMessage(activities);

export function describeTurn(activities, now = Date.now()) {
  const asked = activities.findLastIndex(isFromUser);
  const question = activities[asked];
  const idle = { busy: false };

  if (!question || question.channelData?.['webchat:send-status'] === 'send failed') {
    return idle;
  }

  if (now - Date.parse(question.timestamp || question.localTimestamp) > TURN_LIMIT_MS) {
    return idle;
  }

  const replies = activities.slice(asked + 1).filter(isFromBot);
  const finished = new Set(replies.filter(({ type }) => type === 'message').map(streamIdOf));
  const running = replies.filter(isStreamPart).filter(part => !finished.has(streamIdOf(part)));

  if (finished.size && !running.length) {
    return idle;
  }

  const last = running.at(-1);
  const isWriting = last?.channelData.streamType === 'streaming';

  return {
    busy: true,
    questionId: question.channelData?.clientActivityID || question.id,
    text: isWriting ? 'Writing the answer…' : last?.text || 'Thinking…'
  };
}
