/** The language and the time zone that the person chose, kept in this browser so that pages begin with them. */
import { type Language, languages } from "../../domain/vocabulary.ts"

const stored = (place: string) => (typeof localStorage === "undefined" ? null : localStorage.getItem(place))

/** Null: the browser's own language. */
export const chosenLanguage = (): Language | null => languages.find((each) => each === stored("language")) ?? null

/** The first of these languages that the product has, or English. */
export const pageLanguageOf = (wanted: ReadonlyArray<string>): Language =>
  wanted
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .flatMap((tag) => languages.filter((each) => each === tag))
    .at(0) ?? "en"

/** The language of the program that shows the page, such as the Telegram app. */
let asked: ReadonlyArray<string> = []

/** Prefers this language to those of the browser. Call before the words are loaded. */
export const askLanguage = (tag: string): void => {
  asked = [tag]
}

/** The languages of the browser, the preferred one first. */
export const browserLanguages = (): ReadonlyArray<string> =>
  typeof navigator === "undefined" ? asked : [...asked, ...navigator.languages]

/** The language of the page. */
export const pageLanguage = (): Language => chosenLanguage() ?? pageLanguageOf(browserLanguages())

/** Left out: the browser's own zone. */
export const chosenZone = (): string | undefined => {
  const zone = stored("zone")
  return zone !== null && isZone(zone) ? zone : undefined
}

/** The time zone of the page: the chosen one, else that of the browser. */
export const pageZone = (): string => chosenZone() ?? browserZone()
export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

export const keepChosen = ({ language, zone }: { readonly language: Language; readonly zone: string }) => {
  localStorage.setItem("language", language)
  localStorage.setItem("zone", zone)
}

/** Another version of the browser may not know the zone, and formatting would throw. */
const isZone = (zone: string) => {
  try {
    Intl.DateTimeFormat("en", { timeZone: zone })
    return true
  } catch {
    return false
  }
}
