import './styles/tokens.css';
import './styles/app.css';
import './styles/webchat.css';
import ReactDOM from 'react-dom';
import { App, PassageApp } from './app.jsx';
import { passageIdOf } from './activities.js';
import { CrashGuard } from './crashGuard.jsx';
import { applyColor } from './embed.js';

const passageId = passageIdOf(location.href);

applyColor();
ReactDOM.render(
    <CrashGuard>{passageId ? <PassageApp passageId={passageId} /> : <App />}</CrashGuard>,
    document.getElementById('app')
);
