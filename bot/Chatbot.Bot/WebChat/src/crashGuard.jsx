import { Component } from 'react';
import { Notice } from './notice.jsx';

/** A fault in the page itself: say so and offer the way out, instead of going blank. */
export class CrashGuard extends Component {
    state = { failed: false };

    static getDerivedStateFromError() {
        return { failed: true };
    }

    render() {
        return this.state.failed ? (
            <Notice action={{ label: 'Reload', run: () => location.reload() }} kind="error">
                This page ran into a fault of its own. Your conversation is safe; reloading brings it back.
            </Notice>
        ) : (
            this.props.children
        );
    }
}
