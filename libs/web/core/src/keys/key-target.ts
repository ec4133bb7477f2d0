/** Where a key was pressed. */
export interface KeyTarget {
  readonly isTyping: boolean;
  readonly isControl: boolean;
  readonly isInDialog: boolean;
}

/** What the element is where a key was pressed. */
export function keyTarget(target: EventTarget | null): KeyTarget {
  const isIn = (selector: string) => target instanceof Element && target.closest(selector) !== null;
  return {
    isTyping: isIn('input, textarea, select, [contenteditable]'),
    isControl: isIn('a, button, summary, [role="menuitem"]'),
    isInDialog: isIn('[role="dialog"], [role="alertdialog"], [role="menu"], [popover]'),
  };
}
