import { hooks } from 'botframework-webchat';
import { ArrowIcon, Logo } from './icons.jsx';

const { useSendMessage } = hooks;

/** Questions to start with. */
export function Prompts({ prompts = [] }) {
    const sendMessage = useSendMessage();

    return (
        !!prompts.length && (
            <ul aria-label="Suggested questions" className="prompts">
                {prompts.map(prompt => (
                    <li key={prompt}>
                        <button className="prompt" onClick={() => sendMessage(prompt)} type="button">
                            <span>{prompt}</span>
                            <ArrowIcon />
                        </button>
                    </li>
                ))}
            </ul>
        )
    );
}

/** What a person sees before anything was said: who this is and what to ask. */
export function EmptyState({ prompts }) {
    return (
        <section aria-label="Welcome" className="welcome">
            <header className="welcome__intro">
                <Logo size={44} />
                <h2>What would you like to know?</h2>
                <p>
                    Ask in your own words. Every answer names the passages it rests on, and you can open each of them.
                </p>
            </header>
            <Prompts prompts={prompts} />
        </section>
    );
}
