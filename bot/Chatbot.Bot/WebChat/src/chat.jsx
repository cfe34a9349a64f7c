import { Components, hooks } from 'botframework-webchat';
import { FluentThemeProvider } from 'botframework-webchat-fluent-theme';
import { createContext, useContext, useEffect, useMemo, useRef } from 'react';
import { passageIdOf } from './activities.js';
import { ConsentContext, ConsentOffer } from './consent.jsx';
import { createConnection } from './directLine.js';
import { EmptyState, Prompts } from './emptyState.jsx';
import { renderMarkdown } from './renderMarkdown.js';
import { createStyleOptions } from './styleOptions.js';
import { hasMessage, hasUserMessage } from './turn.js';
import { TurnStatus } from './turnStatus.jsx';
import { createChatStore } from './webChatStore.js';

const { BasicWebChat, Composer } = Components;
const { useActivities, useFocus } = hooks;

// Our status line shows what happens; Web Chat's own dots would say it twice.
const noTypingIndicator = () => () => () => false;

const PromptsContext = createContext([]);

/** Our lines above the send box: the way to start after a greeting, or what the assistant is doing. */
function Foot({ children }) {
    const [activities] = useActivities();
    const prompts = useContext(PromptsContext);

    return (
        <div className="chat__foot">
            {hasMessage(activities) && !hasUserMessage(activities) && <Prompts prompts={prompts} />}
            <ConsentOffer />
            <TurnStatus />
            {children}
        </div>
    );
}

// Goes around whatever send box the theme brings.
const wrappedSendBoxes = new WeakMap();
const sendBoxWithFoot = () => next => request => {
    const SendBox = next(request);

    if (SendBox && !wrappedSendBoxes.has(SendBox)) {
        wrappedSendBoxes.set(SendBox, props => (
            <Foot>
                <SendBox {...props} />
            </Foot>
        ));
    }

    return SendBox && wrappedSendBoxes.get(SendBox);
};

/** Tells the page what it wants to know of the transcript. */
function Observer({ onActivities }) {
    const [activities] = useActivities();

    useEffect(() => {
        onActivities(activities);
    }, [activities, onActivities]);

    return null;
}

/** Puts the cursor into the send box each time the signal grows. */
function FocusOnRequest({ signal }) {
    const focus = useFocus();
    const handled = useRef(0);

    useEffect(() => {
        if (signal !== handled.current) {
            handled.current = signal;
            focus('sendBox');
        }
    }, [focus, signal]);

    return null;
}

function Layout({ compact, prompts }) {
    const [activities] = useActivities();
    const isEmpty = !hasMessage(activities);

    return (
        <div className={['chat', isEmpty && 'chat--empty', compact && 'chat--compact'].filter(Boolean).join(' ')}>
            {isEmpty && <EmptyState prompts={prompts} />}
            <BasicWebChat className="chat__web-chat" role="region" />
        </div>
    );
}

export function Chat({
    compact,
    config,
    findConsent,
    focusSignal,
    locale,
    onActivities,
    onConnection,
    onOpenPassage,
    onRefused,
    onRejectedFiles,
    session
}) {
    const callbacks = useRef();

    callbacks.current = { onConnection, onRefused, onRejectedFiles };

    const connection = useMemo(
        () =>
            createConnection({
                onConnection: isUp => callbacks.current.onConnection(isUp),
                onRefused: () => callbacks.current.onRefused(),
                session
            }),
        [session]
    );

    useEffect(() => () => connection.end(), [connection]);

    const store = useMemo(
        () =>
            createChatStore({
                maxUploadBytes: config.maxUploadBytes,
                onRejectedFiles: names => callbacks.current.onRejectedFiles(names)
            }),
        [config, session]
    );

    const styleOptions = useMemo(() => createStyleOptions({ ...config, compact }), [compact, config]);

    // Plain clicks on a citation open the panel; with a modifier key the link behaves as links do.
    const handleClick = event => {
        if (
            event.defaultPrevented ||
            event.button ||
            event.metaKey ||
            event.ctrlKey ||
            event.shiftKey ||
            event.altKey
        ) {
            return;
        }

        const link = event.target.closest?.('a[href]');
        const passageId = link && passageIdOf(link.href);

        if (passageId) {
            event.preventDefault();
            onOpenPassage(passageId, link);
        }
    };

    return (
        <div className="chat__host" onClick={handleClick}>
            <FluentThemeProvider>
                <Composer
                    directLine={connection.directLine}
                    locale={locale}
                    renderMarkdown={renderMarkdown}
                    sendBoxMiddleware={[sendBoxWithFoot]}
                    store={store}
                    styleOptions={styleOptions}
                    typingIndicatorMiddleware={noTypingIndicator}
                >
                    <Observer onActivities={onActivities} />
                    <FocusOnRequest signal={focusSignal} />
                    <PromptsContext.Provider value={config.prompts}>
                        <ConsentContext.Provider value={findConsent}>
                            <Layout compact={compact} prompts={config.prompts} />
                        </ConsentContext.Provider>
                    </PromptsContext.Provider>
                </Composer>
            </FluentThemeProvider>
        </div>
    );
}
