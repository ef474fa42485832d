/** The data of the button that marks the notices of a message as read. Pure. */

/** The most notices of one message: as many as one command marks. */
export const mostInBundle = 200

/** The range of positions of a message's notices: `after` is excluded, `upTo` included. */
export interface ReadPress {
  readonly after: number
  readonly upTo: number
}

export const readPressData = ({ after, upTo }: ReadPress): string => `n.${after.toString(36)}.${upTo.toString(36)}`

/** Null for the data of another button. */
export const readPressOf = (data: string): ReadPress | null => {
  const [, after, upTo] = /^n\.([a-z0-9]{1,10})\.([a-z0-9]{1,10})$/u.exec(data) ?? []
  if (after === undefined || upTo === undefined) return null
  return { after: Number.parseInt(after, 36), upTo: Number.parseInt(upTo, 36) }
}
