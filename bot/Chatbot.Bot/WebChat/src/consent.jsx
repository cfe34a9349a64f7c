import { hooks } from 'botframework-webchat';
import { createContext, useContext, useEffect, useState } from 'react';
import { CloseIcon } from './icons.jsx';
import { describeTurn, hasAnswer } from './turn.js';

const { useActivities, useFocus, usePostActivity } = hooks;

/** Finds the question to ask; the page gives it. */
export const ConsentContext = createContext(() => Promise.resolve({}));

/** Below the first answer: may things be remembered? Asked until it is answered or put away, which the server remembers. */
export function ConsentOffer() {
    const [activities] = useActivities();
    const findOffer = useContext(ConsentContext);
    const focus = useFocus();
    const postActivity = usePostActivity();
    const [offer, setOffer] = useState();
    const [thanks, setThanks] = useState();
    const isAnswered = hasAnswer(activities) && !describeTurn(activities).busy;

    useEffect(() => {
        let current = true;

        // Without an answer of the server nothing is asked, and nothing is remembered.
        isAnswered &&
            findOffer().then(
                found => current && setOffer(found.question ? found : undefined),
                () => undefined
            );

        return () => {
            current = false;
        };
    }, [findOffer, isAnswered]);

    const answer = (given, said) => {
        postActivity({ name: 'memory/consent', type: 'event', value: { given } });
        setOffer(undefined);
        setThanks(said);
        focus('sendBox');
    };

    return (
        <div className="consent" role="status">
            {offer && !thanks && (
                <>
                    <p className="consent__question">{offer.question}</p>
                    <div className="consent__choices">
                        <button className="button" onClick={() => answer(true, offer.given)} type="button">
                            {offer.yes}
                        </button>
                        <button className="button" onClick={() => answer(false, offer.refused)} type="button">
                            {offer.no}
                        </button>
                        <button
                            aria-label="Dismiss"
                            className="icon-button"
                            onClick={() => answer(false)}
                            type="button"
                        >
                            <CloseIcon />
                        </button>
                    </div>
                </>
            )}
            {thanks && (
                <>
                    <p className="consent__question">{thanks}</p>
                    <button aria-label="Dismiss" className="icon-button" onClick={() => setThanks(undefined)} type="button">
                        <CloseIcon />
                    </button>
                </>
            )}
        </div>
    );
}
