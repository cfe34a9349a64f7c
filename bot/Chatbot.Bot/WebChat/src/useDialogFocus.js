import { useEffect, useRef } from 'react';

const FOCUSABLE = 'a[href], button:not([disabled]), textarea, input, select, summary, [tabindex="0"]';

/** Esc closes; Tab stays inside; focus goes in on opening and back to its opener on closing. */
export function useDialogFocus(onClose, { active = true, opener } = {}) {
  const ref = useRef(null);
  const close = useRef(onClose);

  close.current = onClose;

  useEffect(() => {
    const dialog = ref.current;

    if (!active || !dialog) {
      return undefined;
    }

    const returnTo = opener || document.activeElement;

    const handleKeyDown = event => {
      if (event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        close.current();
      } else if (event.key === 'Tab') {
        const items = [...dialog.querySelectorAll(FOCUSABLE)].filter(({ offsetParent }) => offsetParent);
        const edge = event.shiftKey ? items[0] : items.at(-1);

        if (!items.length || document.activeElement === edge || !dialog.contains(document.activeElement)) {
          event.preventDefault();
          (event.shiftKey ? items.at(-1) : items[0])?.focus();
        }
      }
    };

    (dialog.querySelector('[data-autofocus]') || dialog).focus({ preventScroll: true });
    dialog.addEventListener('keydown', handleKeyDown);

    return () => {
      dialog.removeEventListener('keydown', handleKeyDown);
      returnTo?.isConnected && returnTo.focus?.({ preventScroll: true });
    };
  }, [active, opener]);

  return ref;
}
