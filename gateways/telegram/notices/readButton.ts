/** The button that marks the notices of a message as read: its data. Pure. */

/** The most notices of one message: as many as one mark has. */
export const mostInBundle = 200

/** The range of the log that a message tells about: after the first position, up to the second one. */
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
