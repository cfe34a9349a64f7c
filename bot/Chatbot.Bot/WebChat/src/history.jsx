import { useState } from 'react';
import { nameOf } from './conversations.js';
import { CloseIcon, DeleteIcon, RenameIcon } from './icons.jsx';
import { useDialogFocus } from './useDialogFocus.js';

const dayFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const timeFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

function when(timestamp) {
    const date = new Date(timestamp);
    const isToday = date.toDateString() === new Date().toDateString();

    return isToday ? `Today, ${timeFormat.format(date)}` : dayFormat.format(date);
}

function Renaming({ name, onDone }) {
    const [text, setText] = useState(name);

    return (
        <form
            className="history__rename"
            onSubmit={event => {
                event.preventDefault();
                onDone(text);
            }}
        >
            <input
                aria-label="Name of the conversation"
                autoFocus
                maxLength={80}
                onBlur={() => onDone(text)}
                onChange={({ target }) => setText(target.value)}
                onFocus={({ target }) => target.select()}
                onKeyDown={event => {
                    if (event.key === 'Escape') {
                        event.preventDefault();
                        event.stopPropagation();
                        onDone();
                    }
                }}
                value={text}
            />
        </form>
    );
}

function Item({ entry, isCurrent, onDelete, onOpen, onRename }) {
    const [renaming, setRenaming] = useState(false);
    const name = nameOf(entry);

    const handleRenamed = text => {
        setRenaming(false);
        text !== undefined && text.trim() !== name && onRename(entry.conversationId, text);
    };

    return (
        <li className="history__item">
            {renaming ? (
                <Renaming name={name} onDone={handleRenamed} />
            ) : (
                <>
                    <button
                        aria-current={isCurrent ? 'true' : undefined}
                        className="history__open"
                        onClick={() => onOpen(entry.conversationId)}
                        title={name}
                        type="button"
                    >
                        <span className="history__title">{name}</span>
                        <span className="history__when">{when(entry.updatedAt)}</span>
                    </button>
                    <button
                        aria-label={`Rename “${name}”`}
                        className="icon-button"
                        onClick={() => setRenaming(true)}
                        type="button"
                    >
                        <RenameIcon />
                    </button>
                    <button
                        aria-label={`Remove “${name}” from this list`}
                        className="icon-button"
                        onClick={() => onDelete(entry.conversationId)}
                        type="button"
                    >
                        <DeleteIcon />
                    </button>
                </>
            )}
        </li>
    );
}

function List({ conversations, current, onClose, onDelete, onOpen, onRename }) {
    return (
        <>
            <div className="history__head">
                <h2>Conversations</h2>
                <button
                    aria-label="Close the list"
                    className="icon-button"
                    data-autofocus
                    onClick={onClose}
                    type="button"
                >
                    <CloseIcon />
                </button>
            </div>
            {conversations.length ? (
                <ul className="history__list">
                    {conversations.map(entry => (
                        <Item
                            entry={entry}
                            isCurrent={entry.conversationId === current}
                            key={entry.conversationId}
                            onDelete={onDelete}
                            onOpen={onOpen}
                            onRename={onRename}
                        />
                    ))}
                </ul>
            ) : (
                <p className="history__empty">
                    Nothing here yet. Ask a question, and the conversation appears in this list.
                </p>
            )}
            <p className="history__note">This list and your own names are kept in this browser only.</p>
        </>
    );
}

/** This browser's conversations: a column beside the chat, or a drawer over it where there is no room. */
export function History({ modal, ...list }) {
    const ref = useDialogFocus(list.onClose, { active: modal });

    return modal ? (
        <>
            <div className="backdrop" onClick={list.onClose} />
            <div
                aria-label="Your conversations"
                aria-modal="true"
                className="history history--drawer"
                ref={ref}
                role="dialog"
                tabIndex={-1}
            >
                <List {...list} />
            </div>
        </>
    ) : (
        <nav aria-label="Your conversations" className="history">
            <List {...list} />
        </nav>
    );
}
