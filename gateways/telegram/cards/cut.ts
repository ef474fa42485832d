/** Cuts to `most` UTF-16 units, never through a character, and shows by an ellipsis that something is missing. */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`
