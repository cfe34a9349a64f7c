import { useCallback, useEffect, useState } from 'react';
import { browserStore, tabStore } from './storage.js';

const LIST_KEY = 'chatbot.conversations';
const CURRENT_KEY = 'chatbot.conversation';
const LIST_LIMIT = 50;
const TITLE_LENGTH = 80;

const readList = () => {
  const list = browserStore.read(LIST_KEY);

  return Array.isArray(list) ? list : [];
};

/** The conversation that this tab showed last, so that a reload continues it. */
export const readCurrent = () => tabStore.read(CURRENT_KEY) || undefined;
export const writeCurrent = session =>
  tabStore.write(CURRENT_KEY, session ? { conversationId: session.conversationId, token: session.token } : null);

export function titleOf(text) {
  const line = (text || '').replace(/\s+/gu, ' ').trim();

  return line.length > TITLE_LENGTH ? `${line.slice(0, TITLE_LENGTH - 1).trimEnd()}…` : line || 'Conversation';
}

/** What the list shows: the person's own name for it, else the server's title, else the first question. */
export const nameOf = ({ ownTitle, serverTitle, title }) => ownTitle || serverTitle || title;

/** This browser's conversations, newest first: `{conversationId, token, title, serverTitle, ownTitle, updatedAt}`. Shared between tabs. */
export function useConversations() {
  const [list, setList] = useState(readList);

  useEffect(() => {
    const refresh = ({ key }) => key === LIST_KEY && setList(readList());

    window.addEventListener('storage', refresh);

    return () => window.removeEventListener('storage', refresh);
  }, []);

  const update = useCallback(change => {
    const next = change(readList())
      .sort((left, right) => right.updatedAt - left.updatedAt)
      .slice(0, LIST_LIMIT);

    browserStore.write(LIST_KEY, next);
    setList(next);
  }, []);

  const save = useCallback(
    entry =>
      update(all => [
        ...all.filter(({ conversationId }) => conversationId !== entry.conversationId),
        { ...all.find(({ conversationId }) => conversationId === entry.conversationId), ...entry }
      ]),
    [update]
  );

  /** An empty name gives the conversation its own title back. */
  const rename = useCallback(
    (conversationId, name) =>
      update(all =>
        all.map(entry =>
          entry.conversationId === conversationId ? { ...entry, ownTitle: name.trim() ? titleOf(name) : undefined } : entry
        )
      ),
    [update]
  );

  /** A title that the server does not tell any more is gone: it may have told what the person wants forgotten. */
  const saveTitles = useCallback(
    titles => update(all => all.map(entry => ({ ...entry, serverTitle: titles[entry.conversationId] }))),
    [update]
  );

  const remove = useCallback(
    conversationId => update(all => all.filter(entry => entry.conversationId !== conversationId)),
    [update]
  );

  return { list, remove, rename, save, saveTitles };
}
