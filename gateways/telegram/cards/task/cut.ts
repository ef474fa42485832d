/** UTF-16 units. Source: core.telegram.org/bots/api#sendmessage */
export const mostText = 4096

/** Cuts to `most` UTF-16 units, never inside a character. An ellipsis marks the missing rest. */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`
