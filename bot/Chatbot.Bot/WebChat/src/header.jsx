import { askToClose, embedTitle, isEmbedded } from './embed.js';
import { CloseIcon, HistoryIcon, Logo, NewIcon } from './icons.jsx';

export function Header({ config, historyOpen, onNew, onToggleHistory }) {
    return (
        <header className="header">
            <Logo />
            <div className="header__title">
                <h1>{embedTitle || config?.name || 'Chatbot'}</h1>
                {config?.modeText && <p>{config.modeText}</p>}
            </div>
            {onToggleHistory && (
                <button
                    aria-expanded={historyOpen}
                    aria-label="Conversations"
                    className="button button--bar"
                    onClick={onToggleHistory}
                    title="Conversations"
                    type="button"
                >
                    <HistoryIcon /> <span className="button__label">Conversations</span>
                </button>
            )}
            {onNew && (
                <button
                    aria-label="New conversation"
                    className="button button--bar"
                    onClick={onNew}
                    title="New conversation"
                    type="button"
                >
                    <NewIcon /> <span className="button__label">New</span>
                </button>
            )}
            {isEmbedded && window.parent !== window && (
                <button aria-label="Close the chat" className="icon-button" onClick={askToClose} type="button">
                    <CloseIcon />
                </button>
            )}
        </header>
    );
}
