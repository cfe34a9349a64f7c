import { hooks } from 'botframework-webchat';
import { ArrowIcon, Logo } from './icons.jsx';

const { useSendMessage } = hooks;

/** What a person sees before the first question: who this is and what to ask. */
export function EmptyState({ config, greeted }) {
  const sendMessage = useSendMessage();

  return (
    <section aria-label="Suggestions" className={greeted ? 'welcome welcome--below' : 'welcome'}>
      {!greeted && (
        <header className="welcome__intro">
          <Logo size={44} />
          <h2>What would you like to know?</h2>
          <p>Ask in your own words. Every answer names the passages it rests on, and you can open each of them.</p>
        </header>
      )}
      {!!config.prompts?.length && (
        <ul className="prompts">
          {config.prompts.map(prompt => (
            <li key={prompt}>
              <button className="prompt" onClick={() => sendMessage(prompt)} type="button">
                <span>{prompt}</span>
                <ArrowIcon />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
