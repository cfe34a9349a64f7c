import { useCallback, useEffect, useRef, useState } from 'react';
import { getConfig, getConsent, getTitles } from './api.js';
import { Chat } from './chat.jsx';
import { nameOf, titleOf, useConversations, writeCurrent } from './conversations.js';
import { askToClose, isEmbedded, locale, onOpened } from './embed.js';
import { Header } from './header.jsx';
import { History } from './history.jsx';
import { Notice } from './notice.jsx';
import { PassagePage, PassagePanel } from './passage.jsx';
import { useMediaQuery } from './useMediaQuery.js';
import { describeTurn } from './turn.js';
import { useSession } from './useSession.js';

/** A blip this short is not worth a word. */
const BLIP_MS = 1500;
const RENEWAL_PAUSE_MS = 10_000;
const TITLE_PAUSE_MS = 1000;
const MOST_TITLE_TRIES = 4;

function useConfig() {
    const [config, setConfig] = useState();
    const [error, setError] = useState();

    const load = useCallback(() => {
        setError(undefined);
        getConfig().then(setConfig, setError);
    }, []);

    useEffect(load, [load]);

    return { config, error, load };
}

function useOnline() {
    const [online, setOnline] = useState(navigator.onLine);

    useEffect(() => {
        const update = () => setOnline(navigator.onLine);

        window.addEventListener('online', update);
        window.addEventListener('offline', update);

        return () => {
            window.removeEventListener('online', update);
            window.removeEventListener('offline', update);
        };
    }, []);

    return online;
}

/** True once the value has been true for that long. */
function useAfter(value, delay) {
    const [reached, setReached] = useState(false);

    useEffect(() => {
        const timer = value && setTimeout(() => setReached(true), delay);

        value || setReached(false);

        return () => clearTimeout(timer);
    }, [delay, value]);

    return value && reached;
}

const megabytes = bytes => `${Math.round(bytes / 104_857.6) / 10} MB`;

/** Someone opened a copied citation link: only the passage. */
export function PassageApp({ passageId }) {
    const { config } = useConfig();
    const { error, session, start, withToken } = useSession();

    return (
        <div className="app app--page">
            <Header config={config} />
            {error ? (
                <Notice
                    action={{ label: 'Try again', run: () => start() }}
                    correlationId={error.reason.correlationId}
                    kind="error"
                >
                    {error.reason.message}
                </Notice>
            ) : (
                session && <PassagePage passageId={passageId} withToken={withToken} />
            )}
        </div>
    );
}

export function App() {
    const { config, error: configError, load } = useConfig();
    const { error: sessionError, renew, session, start, withToken } = useSession();
    const { list, remove, rename, save, saveTitles } = useConversations();
    const hasRoom = useMediaQuery('(min-width: 64rem)') && !isEmbedded;
    const online = useOnline();

    const [connected, setConnected] = useState(true);
    const isLost = useAfter(!connected, BLIP_MS);
    const [focusSignal, setFocusSignal] = useState(0);
    const [historyOpen, setHistoryOpen] = useState(
        () => !isEmbedded && list.length > 0 && matchMedia('(min-width: 64rem)').matches
    );
    const [notice, setNotice] = useState();
    const [answered, setAnswered] = useState(0);
    const [cited, setCited] = useState();
    const renewing = useRef(false);

    useEffect(() => onOpened(() => setFocusSignal(signal => signal + 1)), []);

    // In the widget, Esc closes the frame, unless something inside it was open.
    useEffect(() => {
        const handleKeyDown = event => event.key === 'Escape' && !event.defaultPrevented && isEmbedded && askToClose();

        document.addEventListener('keydown', handleKeyDown);

        return () => document.removeEventListener('keydown', handleKeyDown);
    }, []);

    const show = useCallback(
        entry => {
            setCited(undefined);
            setNotice(undefined);
            setConnected(true);
            hasRoom || setHistoryOpen(false);
            start(entry);
        },
        [hasRoom, start]
    );

    const handleNew = useCallback(() => {
        show();
        setFocusSignal(signal => signal + 1);
    }, [show]);

    const handleActivities = useCallback(
        activities => {
            const questions = activities.filter(({ from, type }) => from?.role === 'user' && type === 'message');

            if (session && questions.length) {
                const { conversationId, token } = session;
                const title = titleOf(questions[0].text || questions[0].attachments?.[0]?.name);
                const updatedAt = Date.parse(questions.at(-1).timestamp) || Date.now();

                writeCurrent(session);
                save({ conversationId, title, token, updatedAt });
                describeTurn(activities).busy || setAnswered(questions.length);
            }
        },
        [save, session]
    );

    // The server gives a conversation its title soon after an answer, and may take it away when something is forgotten.
    const ids = list.map(({ conversationId }) => conversationId).join(' ');
    const shownId = session?.conversationId;

    useEffect(() => {
        let current = true;
        let timer;
        let tries = 0;

        const load = () =>
            getTitles(ids.split(' ')).then(
                titles => {
                    if (current) {
                        saveTitles(titles);
                        tries += 1;
                        timer = titles[shownId] || tries > MOST_TITLE_TRIES || setTimeout(load, tries * TITLE_PAUSE_MS);
                    }
                },
                () => undefined
            );

        ids && load();

        return () => {
            current = false;
            clearTimeout(timer);
        };
    }, [answered, historyOpen, ids, saveTitles, shownId]);

    const findConsent = useCallback(() => withToken(token => getConsent(locale, token)), [withToken]);

    const handleDelete = useCallback(
        conversationId => {
            const entry = list.find(item => item.conversationId === conversationId);

            remove(conversationId);
            setNotice({
                action: { label: 'Undo', run: () => (save(entry), setNotice(undefined)) },
                text: `Removed “${nameOf(entry)}” from this list.`
            });
        },
        [list, remove, save]
    );

    const reconnect = useCallback(() => renew().catch(() => undefined), [renew]);

    // The token ran out or the server refused the connection: a fresh token usually settles it without a word.
    const handleRefused = useCallback(async () => {
        setConnected(false);

        if (!renewing.current) {
            renewing.current = true;
            await reconnect();
            setTimeout(() => (renewing.current = false), RENEWAL_PAUSE_MS);
        }
    }, [reconnect]);

    const handleRejectedFiles = useCallback(
        names =>
            setNotice({
                kind: 'error',
                text: `${names.join(', ')}: larger than ${megabytes(config.maxUploadBytes)}, not attached.`
            }),
        [config]
    );

    const handleOpenPassage = useCallback((passageId, opener) => setCited({ opener, passageId }), []);

    const error = configError || sessionError?.reason;
    const cannotResume = sessionError?.resume && [403, 404].includes(sessionError.reason.status);

    return (
        <div className={isEmbedded ? 'app app--embedded' : 'app'}>
            <Header
                config={config}
                historyOpen={historyOpen}
                onNew={handleNew}
                onToggleHistory={() => setHistoryOpen(open => !open)}
            />
            <div className="app__body">
                {historyOpen && (
                    <History
                        conversations={list}
                        current={session?.conversationId}
                        modal={!hasRoom}
                        onClose={() => setHistoryOpen(false)}
                        onDelete={handleDelete}
                        onRename={rename}
                        onOpen={id => show(list.find(({ conversationId }) => conversationId === id))}
                    />
                )}
                <main className="app__chat">
                    {!online && (
                        <Notice kind="warning">
                            You are offline. Messages can be sent again when the connection is back.
                        </Notice>
                    )}
                    {online && isLost && !error && (
                        <Notice action={{ label: 'Reconnect now', run: reconnect }} kind="warning">
                            The connection to the assistant was lost. Reconnecting…
                        </Notice>
                    )}
                    {cannotResume && (
                        <Notice
                            action={{ label: 'New conversation', run: handleNew }}
                            correlationId={error.correlationId}
                            kind="error"
                        >
                            This conversation cannot be opened here any more. It belongs to another browser, or it was
                            deleted.
                        </Notice>
                    )}
                    {error && !cannotResume && (
                        <Notice
                            action={{
                                label: 'Try again',
                                run: () => {
                                    configError && load();
                                    sessionError && (session ? reconnect() : start(sessionError.resume));
                                }
                            }}
                            correlationId={error.correlationId}
                            kind="error"
                        >
                            {error.message}
                        </Notice>
                    )}
                    {notice && (
                        <Notice action={notice.action} kind={notice.kind} onDismiss={() => setNotice(undefined)}>
                            {notice.text}
                        </Notice>
                    )}
                    {config && session ? (
                        <Chat
                            compact={isEmbedded}
                            config={config}
                            findConsent={findConsent}
                            focusSignal={focusSignal}
                            key={`${session.conversationId} ${session.token}`}
                            locale={locale}
                            onActivities={handleActivities}
                            onConnection={setConnected}
                            onOpenPassage={handleOpenPassage}
                            onRefused={handleRefused}
                            onRejectedFiles={handleRejectedFiles}
                            session={session}
                        />
                    ) : (
                        !error && (
                            <p className="app__loading" role="status">
                                Opening the conversation…
                            </p>
                        )
                    )}
                </main>
                {cited && (
                    <PassagePanel
                        key={cited.passageId}
                        onClose={() => setCited(undefined)}
                        opener={cited.opener}
                        passageId={cited.passageId}
                        withToken={withToken}
                    />
                )}
            </div>
        </div>
    );
}
