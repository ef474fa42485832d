/** The inflected forms of a name: "Ганна" is also "Ганно", "Ганні", "Ганну". */
import { escape } from "effect/RegExp"
import { plain } from "../words.ts"

const endings = String.raw`(?:а|я|у|ю|і|и|е|є|ї|й|ь|о|ою|ею|єю|ом|ем|єм|ові|еві|єві|ой|ей|ьо|ию|ии|ия|ій|ію|ія|ії|іє|ією|ием)?`
const softened: Readonly<Record<string, string>> = { г: "[гзж]", к: "[кцч]", х: "[хсш]" }

/**
 * A pattern that matches a name in `plain` text, in any grammatical case of Ukrainian or Russian. Latin names have one
 * form. Null for a name that is too short to be distinct from other words.
 */
export const nameForms = (name: string): string | null => {
  const tokens = tokensOf(name)
  if (tokens.join("").length < 2) return null
  return tokens.map(tokenForms).join(String.raw`\s+`)
}

/** Only this much of a longer name is matched. UTF-16 units. */
const mostOfName = 300

const tokensOf = (name: string) =>
  plain(name.slice(0, mostOfName).normalize("NFKC")).replace(/^@/u, "").trim().split(/\s+/u)

/** The first word of a name as `nameForms` reads it. A name that is not Cyrillic has no other form of it. */
export const firstToken = (name: string): string => tokensOf(name)[0] ?? ""

const tokenForms = (token: string) => {
  if (!/^\p{Script=Cyrillic}[\p{Script=Cyrillic}'-]{2,}$/u.test(token)) return escape(token)
  const stem = token.replace(/(?:ія|ий|ій|[аяоеиіїєйьую])$/u, "")
  if (stem.length < 2) return escape(token)
  const last = stem.slice(-1)
  return escape(stem.slice(0, -1)) + (softened[last] ?? escape(last)) + endings
}

/** Every way to write a person's names, also the first names alone. */
export const waysToWrite = (names: ReadonlyArray<string>): ReadonlyArray<string> =>
  [...new Set(names.flatMap((name) => [name, ...firstName(name)]))].filter((name) => name.trim() !== "")

const firstName = (name: string) => (name.startsWith("@") ? [] : name.trim().split(/\s+/u).slice(0, 1))
