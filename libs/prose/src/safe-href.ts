const allowed = /^(?:https?:\/\/[^\s/]|mailto:[^\s])/i;
const unseen = /[\u0000-\u0020\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/;

/**
 * The address if a link may lead there (http, https and mailto, complete and without invisible
 * characters), otherwise null. Every link that is drawn has passed here.
 */
export function safeHref(href: string): string | null {
  const address = href.trim();
  return allowed.test(address) && !unseen.test(address) && URL.canParse(address) ? address : null;
}
