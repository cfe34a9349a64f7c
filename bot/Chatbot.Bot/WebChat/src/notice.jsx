import { CloseIcon } from './icons.jsx';

/** One line above the chat: something went wrong, or something can be undone. */
export function Notice({ action, children, correlationId, kind = 'info', onDismiss }) {
    return (
        <div className={`notice notice--${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
            <div className="notice__text">
                {children}
                {correlationId && (
                    <span className="notice__reference">
                        {' '}
                        If you ask for help, mention <code>{correlationId}</code>.
                    </span>
                )}
            </div>
            {action && (
                <button className="button button--quiet" onClick={action.run} type="button">
                    {action.label}
                </button>
            )}
            {onDismiss && (
                <button aria-label="Dismiss" className="icon-button" onClick={onDismiss} type="button">
                    <CloseIcon />
                </button>
            )}
        </div>
    );
}
