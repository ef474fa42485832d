/** The data of the button that marks the notices of a message as read. Pure. */

/** The most notices of one message: as many as one command marks. */
export const mostInBundle = 200

/** The range of positions of a message's notices: `after` is excluded, `upTo` included. */
export interface ReadPress {
  readonly after: number
  readonly upTo: number
}

export const readPressData = ({ after, upTo }: ReadPress): string => `n.${after.toString(36)}.${upTo.toString(36)}`

/** The tables have positions as integers of 32 bits, and refuse a question about a larger one as if they were down. */
export const mostPosition = 2 ** 31 - 1

/** Null for the data of another button, and for a range that no message has. A hostile client may send any text. */
export const readPressOf = (data: string): ReadPress | null => {
  const [, after, upTo] = /^n\.([a-z0-9]{1,10})\.([a-z0-9]{1,10})$/u.exec(data) ?? []
  if (after === undefined || upTo === undefined) return null
  const range = { after: Number.parseInt(after, 36), upTo: Number.parseInt(upTo, 36) }
  return range.after < range.upTo && range.upTo <= mostPosition ? range : null
}
