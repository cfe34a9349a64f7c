import { createStore } from 'botframework-webchat';
import { prepareActivity, prepareFeedback } from './activities.js';

const FEEDBACK_EVENT = 'webchat:activity-status/feedback';

/** Web Chat's own store, with our hand on what comes in and goes out. */
export function createChatStore({ maxUploadBytes, onRejectedFiles }) {
  const waiting = [];
  let connected = false;

  return createStore({}, ({ dispatch }) => next => action => {
    const { payload, type } = action;

    // Web Chat drops what is sent before its first connection is up.
    if (type === 'WEB_CHAT/SEND_MESSAGE' && !connected) {
      waiting.push(action);

      return action;
    }

    if (type === 'DIRECT_LINE/CONNECT_FULFILLED' && !connected) {
      const result = next(action);

      connected = true;
      waiting.splice(0).forEach(dispatch);

      return result;
    }

    if (type === 'DIRECT_LINE/INCOMING_ACTIVITY' || type === 'DIRECT_LINE/QUEUE_INCOMING_ACTIVITY') {
      return next({ ...action, payload: { ...payload, activity: prepareActivity(payload.activity) } });
    }

    if (type === 'DIRECT_LINE/POST_ACTIVITY' && payload.activity.name === FEEDBACK_EVENT) {
      return next({ ...action, payload: { ...payload, activity: prepareFeedback(payload.activity) } });
    }

    if (type === 'WEB_CHAT/SET_SEND_BOX_ATTACHMENTS' && maxUploadBytes) {
      const tooLarge = payload.attachments.filter(({ blob }) => blob.size > maxUploadBytes);

      if (tooLarge.length) {
        onRejectedFiles(tooLarge.map(({ blob }) => blob.name));

        const attachments = payload.attachments.filter(attachment => !tooLarge.includes(attachment));

        return next({ ...action, payload: { ...payload, attachments } });
      }
    }

    return next(action);
  });
}
