/**
 * The origin for links in messages of the bot; null when Telegram cannot open it. Telegram refuses a button whose address has no
 * domain, such as `http://localhost`.
 */
export const linkableOrigin = (origin: string | null): string | null =>
  origin !== null && new URL(origin).hostname.includes(".") ? origin : null
