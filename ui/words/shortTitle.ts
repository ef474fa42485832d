/** Titles inside a sentence. Pure. */

/** The most UTF-16 units of a title in a message. */
const titleRoom = 60

/** A title that fits in a message. A letter of two units is never cut in half. */
export const shortTitle = (title: string) =>
  title.length <= titleRoom ? title : `${title.slice(0, titleRoom).replace(/[\ud800-\udbff]$/, "")}…`

/** A person's text with marks around it, so that its direction does not change the sentence. */
export const isolated = (text: string) => `\u2068${text}\u2069`
