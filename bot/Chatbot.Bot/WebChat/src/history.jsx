import { CloseIcon, DeleteIcon } from './icons.jsx';
import { useDialogFocus } from './useDialogFocus.js';

const dayFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const timeFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

function when(timestamp) {
  const date = new Date(timestamp);
  const isToday = date.toDateString() === new Date().toDateString();

  return isToday ? `Today, ${timeFormat.format(date)}` : dayFormat.format(date);
}

/** This browser's conversations: a column beside the chat, or a drawer over it where there is no room. */
export function History({ conversations, current, modal, onClose, onDelete, onOpen }) {
  const ref = useDialogFocus(onClose, { active: modal });

  return (
    <>
      {modal && <div className="backdrop" onClick={onClose} />}
      <nav
        aria-label="Your conversations"
        className={modal ? 'history history--drawer' : 'history'}
        ref={ref}
        tabIndex={-1}
        {...(modal && { 'aria-modal': true, role: 'dialog' })}
      >
        <div className="history__head">
          <h2>Conversations</h2>
          <button aria-label="Close the list" className="icon-button" data-autofocus onClick={onClose} type="button">
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
          <p className="history__empty">Nothing here yet. Ask a question, and the conversation appears in this list.</p>
        )}
        <p className="history__note">This list is kept in this browser only.</p>
      </nav>
    </>
  );
}
