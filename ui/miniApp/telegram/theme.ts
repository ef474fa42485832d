/**
 * Maps the colours of the person's Telegram to ours. People choose any colours there, and Telegram's own hint grey and link blue
 * are hard to read, so each colour of a text is lightened or darkened until its contrast with every ground (background colour)
 * is enough.
 */
import { black, type Colour, colourIn, contrastOf, hexOf, mixed, readable, white } from "./colour.ts"

/** The colours of Telegram by their names, such as `bg_color`. */
export type ThemeParams = Readonly<Record<string, unknown>>

export interface AppTheme {
  readonly scheme: "light" | "dark"
  /** Values of the custom properties of class `tg` in `tokens.css`; null keeps our own colours. */
  readonly colours: Readonly<Record<`--tg-${string}`, string>> | null
}

/** Contrast of texts. Source: WCAG 2.2, 1.4.3. */
const leastContrast = 4.5
/**
 * The least contrast of a ground with black or white at which our colours of states (good, late, failed) can be read. A ground
 * with less is replaced by our own.
 */
const leastOfGround = { light: 15, dark: 12 }
/** The most contrast of another ground with the main one. With more, no text could be read on both, so the main one is used. */
const mostBetweenGrounds = 1.6
const mutedShare = 0.66
const softShare = 0.13
const hoverShare = 0.06

export const themeOf = (params: ThemeParams): AppTheme => {
  const ground = colourIn(params["bg_color"])
  if (ground === null) return { scheme: "light", colours: null }
  const scheme = contrastOf(ground, white) > contrastOf(ground, black) ? "dark" : "light"
  const pole = scheme === "dark" ? white : black
  const colours = contrastOf(ground, pole) < leastOfGround[scheme] ? null : coloursOn(ground, pole, params)
  return { scheme, colours }
}

const coloursOn = (ground: Colour, pole: Colour, params: ThemeParams) => {
  const near = (name: string) => {
    const found = colourIn(params[name])
    return found !== null && contrastOf(found, ground) <= mostBetweenGrounds ? found : ground
  }
  const [back, raised] = [near("secondary_bg_color"), near("section_bg_color")]
  const wanted = colourIn(params["text_color"]) ?? pole
  const button = colourIn(params["button_color"]) ?? wanted
  const [soft, hover] = [mixed(button, ground, softShare), mixed(wanted, ground, hoverShare)]
  const grounds = [ground, back, raised, soft, hover]
  const text = readable(wanted, grounds, pole, leastContrast)
  const link = colourIn(params["link_color"]) ?? button
  return {
    "--tg-ground": hexOf(ground),
    "--tg-back": hexOf(back),
    "--tg-raised": hexOf(raised),
    "--tg-text": hexOf(text),
    "--tg-muted": hexOf(readable(mixed(text, ground, mutedShare), grounds, pole, leastContrast)),
    "--tg-accent": hexOf(readable(link, grounds, pole, leastContrast)),
    "--tg-soft": hexOf(soft),
    "--tg-hover": hexOf(hover)
  } as const
}
