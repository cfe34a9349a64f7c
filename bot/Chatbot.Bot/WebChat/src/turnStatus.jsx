import { hooks } from 'botframework-webchat';
import { useEffect, useState } from 'react';
import { StopIcon } from './icons.jsx';
import { describeTurn, TURN_LIMIT_MS } from './turn.js';

const { useActivities, useFocus, usePostActivity } = hooks;

/** The line above the send box while an answer runs: what happens, and the way to stop it. */
export function TurnStatus() {
    const [activities] = useActivities();
    const [stopped, setStopped] = useState();
    const [, setTick] = useState(0);
    const focus = useFocus();
    const postActivity = usePostActivity();
    const { busy, questionId, text } = describeTurn(activities);
    const stopping = busy && !!questionId && stopped === questionId;

    useEffect(() => {
        const timer = busy && setTimeout(() => setTick(tick => tick + 1), TURN_LIMIT_MS);

        return () => clearTimeout(timer);
    }, [busy, questionId]);

    const handleStop = () => {
        postActivity({ name: 'stop', type: 'event' });
        setStopped(questionId);
        focus('sendBox');
    };

    return (
        <div className="turn">
            <div className="turn__text" role="status">
                {busy && (
                    <>
                        <span aria-hidden="true" className="turn__dots">
                            <i />
                            <i />
                            <i />
                        </span>
                        {stopping ? 'Stopping…' : text}
                    </>
                )}
            </div>
            {busy && !stopping && (
                <button className="button button--stop" onClick={handleStop} type="button">
                    <StopIcon /> Stop
                </button>
            )}
        </div>
    );
}
