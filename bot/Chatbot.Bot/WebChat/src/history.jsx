import { CloseIcon, DeleteIcon } from './icons.jsx';
import { useDialogFocus } from './useDialogFocus.js';

const dayFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const timeFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

function when(timestamp) {
    const date = new Date(timestamp);
    const isToday = date.toDateString() === new Date().toDateString();

    return isToday ? `Today, ${timeFormat.format(date)}` : dayFormat.format(date);
}

function List({ conversations, current, onClose, onDelete, onOpen }) {
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
                    {conversations.map(({ conversationId, title, updatedAt }) => (
                        <li className="history__item" key={conversationId}>
                            <button
                                aria-current={conversationId === current ? 'true' : undefined}
                                className="history__open"
                                onClick={() => onOpen(conversationId)}
                                type="button"
                            >
                                <span className="history__title">{title}</span>
                                <span className="history__when">{when(updatedAt)}</span>
                            </button>
                            <button
                                aria-label={`Remove “${title}” from this list`}
                                className="icon-button"
                                onClick={() => onDelete(conversationId)}
                                type="button"
                            >
                                <DeleteIcon />
                            </button>
                        </li>
                    ))}
                </ul>
            ) : (
                <p className="history__empty">
                    Nothing here yet. Ask a question, and the conversation appears in this list.
                </p>
            )}
            <p className="history__note">This list is kept in this browser only.</p>
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
