/** Colours as Telegram states them, `#rrggbb`, and their contrast. Source: WCAG 2.2, "relative luminance" and "contrast ratio". */

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number]

export const white: Colour = [255, 255, 255]
export const black: Colour = [0, 0, 0]

/** Null for any other text than six hexadecimal digits. */
export const colourIn = (text: unknown): Colour | null => {
  const [, r, g, b] = (typeof text === "string" ? /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text) : null) ?? []
  if (r === undefined || g === undefined || b === undefined) return null
  return [Number.parseInt(r, 16), Number.parseInt(g, 16), Number.parseInt(b, 16)]
}

export const hexOf = (colour: Colour): string => `#${colour.map((part) => part.toString(16).padStart(2, "0")).join("")}`

const linear = (part: number) => {
  const share = part / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}
const luminanceOf = ([r, g, b]: Colour) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)

/** From 1, the same, to 21, black on white. */
export const contrastOf = (one: Colour, other: Colour): number => {
  const [a, b] = [luminanceOf(one), luminanceOf(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** `share`: of the first colour, 0 to 1. */
export const mixed = (one: Colour, other: Colour, share: number): Colour => {
  const part = (at: 0 | 1 | 2) => Math.round(one[at] * share + other[at] * (1 - share))
  return [part(0), part(1), part(2)]
}

/** The steps in which a colour is mixed with the pole, which is black or white. */
const steps = 20

/** The colour, mixed with the pole as little as a contrast with each ground needs; the pole itself when no mix is enough. */
export const readable = (colour: Colour, grounds: ReadonlyArray<Colour>, pole: Colour, least: number): Colour => {
  for (let step = 0; step < steps; step++) {
    const moved = mixed(pole, colour, step / steps)
    if (grounds.every((ground) => contrastOf(moved, ground) >= least)) return moved
  }
  return pole
}
