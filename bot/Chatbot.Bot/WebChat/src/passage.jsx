import { useEffect, useRef, useState } from 'react';
import { getPassage } from './api.js';
import { CloseIcon, ExternalIcon } from './icons.jsx';
import { Notice } from './notice.jsx';
import { useDialogFocus } from './useDialogFocus.js';

function usePassage(passageId, withToken) {
    const [state, setState] = useState({});
    const [attempt, setAttempt] = useState(0);

    useEffect(() => {
        let current = true;

        setState({});
        withToken(token => getPassage(passageId, token)).then(
            passage => current && setState({ passage }),
            error => current && setState({ error })
        );

        return () => {
            current = false;
        };
    }, [attempt, passageId, withToken]);

    return { ...state, retry: () => setAttempt(value => value + 1) };
}

function isWebAddress(url) {
    return /^https?:\/\//iu.test(url || '');
}

function PassageHead({ passage }) {
    const where = [...(passage.titlePath || []), passage.page && `Page ${passage.page}`].filter(Boolean);

    return (
        <div className="passage__meta">
            {!!where.length && (
                <ol aria-label="Where in the document" className="passage__path">
                    {where.map((part, index) => (
                        <li key={index}>{part}</li>
                    ))}
                </ol>
            )}
            <p className="passage__file">
                {passage.fileName !== passage.documentTitle && <span>{passage.fileName}</span>}
                {isWebAddress(passage.sourceUrl) && (
                    <a href={passage.sourceUrl} rel="noopener noreferrer" target="_blank">
                        Open the original <ExternalIcon />
                        <span className="visually-hidden">(opens in a new window)</span>
                    </a>
                )}
            </p>
        </div>
    );
}

const TABLE = /((?:^\|.*\|[ \t]*(?:\n|$))+)/mu;
const isRule = row => /^[|:\s-]+$/u.test(row);
const cellsOf = row => row.trim().slice(1, -1).split('|');

/** Text with its Markdown tables as tables. */
function Text({ children }) {
    return children.split(TABLE).map((part, index) =>
        index % 2 ? (
            <table className="passage__table" key={index}>
                <tbody>
                    {part
                        .trim()
                        .split('\n')
                        .filter(row => !isRule(row))
                        .map((row, line) => (
                            <tr key={line}>
                                {cellsOf(row).map((cell, column) => (
                                    <td key={column}>{cell.trim()}</td>
                                ))}
                            </tr>
                        ))}
                </tbody>
            </table>
        ) : (
            part
        )
    );
}

/** The document's text with the cited part marked and scrolled to. */
function PassageText({ passage: { end, start, text } }) {
    const mark = useRef(null);

    useEffect(() => {
        mark.current?.scrollIntoView({ block: 'center' });
    }, [start, text]);

    return (
        <div aria-label="Text of the document" className="passage__text" role="region" tabIndex={0}>
            <Text>{text.slice(0, start)}</Text>
            <mark ref={mark}>
                <Text>{text.slice(start, end)}</Text>
            </mark>
            <Text>{text.slice(end)}</Text>
        </div>
    );
}

function PassageBody({ error, passage, retry }) {
    if (error) {
        const gone = error.status === 404 || error.status === 403;

        return (
            <Notice
                action={gone ? undefined : { label: 'Try again', run: retry }}
                correlationId={error.correlationId}
                kind="error"
            >
                {gone ? 'This passage no longer exists, or you may not read it.' : error.message}
            </Notice>
        );
    }

    return passage ? (
        <>
            <PassageHead passage={passage} />
            <PassageText passage={passage} />
        </>
    ) : (
        <p className="passage__loading" role="status">
            Opening the document…
        </p>
    );
}

/** Beside the chat; on a narrow screen a sheet over it. */
export function PassagePanel({ onClose, opener, passageId, withToken }) {
    const ref = useDialogFocus(onClose, { opener });
    const state = usePassage(passageId, withToken);

    return (
        <div
            aria-labelledby="passage-title"
            aria-modal="true"
            className="passage"
            ref={ref}
            role="dialog"
            tabIndex={-1}
        >
            <div className="passage__head">
                <h2 id="passage-title">{state.passage?.documentTitle || 'Cited passage'}</h2>
                <button
                    aria-label="Close the passage"
                    className="icon-button"
                    data-autofocus
                    onClick={onClose}
                    type="button"
                >
                    <CloseIcon />
                </button>
            </div>
            <PassageBody {...state} />
        </div>
    );
}

/** The same on a page of its own, for a copied link. */
export function PassagePage({ passageId, withToken }) {
    const state = usePassage(passageId, withToken);
    const title = state.passage?.documentTitle;

    useEffect(() => {
        document.title = title ? `${title} · Chatbot` : 'Cited passage · Chatbot';
    }, [title]);

    return (
        <main className="passage passage--page">
            <div className="passage__head">
                <h1>{title || 'Cited passage'}</h1>
                <a className="button" href="/">
                    Ask the assistant
                </a>
            </div>
            <PassageBody {...state} />
        </main>
    );
}
