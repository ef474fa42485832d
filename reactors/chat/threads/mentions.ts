/** Finds the people whom a message addresses: "persia: …", "Олеже, …", "@ann …". */
import type { ActorId } from "../../../domain/ids.ts"
import { firstToken, nameForms, waysToWrite } from "../../../models/language/people/nameForms.ts"
import { plain } from "../../../models/language/words.ts"

/** Only names in this much of a text are found. UTF-16 units. */
const beginning = 160
/** Only this much of a longer name is matched. UTF-16 units. */
const mostOfName = 80
const mostNames = 20
/** Only this many mentions of a text are compared with the names. */
const mostHandles = 8

interface Form {
  readonly actor: ActorId
  /** The text must begin with it. Compared first, because each pattern has to be compiled. Empty for a Cyrillic name. */
  readonly literal: string
  readonly pattern: RegExp
}
/** Names by their first letter, so that the search stays fast in a chat of thousands. */
export type NameIndex = ReadonlyMap<string, ReadonlyArray<Form>>

export const nameIndex = (names: ReadonlyMap<ActorId, ReadonlyArray<string>>): NameIndex => {
  const index = new Map<string, Array<Form>>()
  for (const [actor, known] of names)
    for (const name of waysToWrite(known.slice(0, mostNames).map((each) => each.slice(0, mostOfName)))) {
      const form = nameForms(name)
      const first = firstLetter(plain(name.normalize("NFKC")).replace(/^@/u, ""))
      if (form === null || first === undefined) continue
      const forms = index.get(first) ?? []
      const token = firstToken(name)
      const literal = /^\p{Script=Cyrillic}/u.test(token) ? "" : token
      forms.push({ actor, literal, pattern: new RegExp(String.raw`${form}(?![\p{L}\p{N}_])`, "uy") })
      index.set(first, forms)
    }
  return index
}

const greeting = /^(?:(?:hey|hi|hello|ok|okay|yes|no|привіт|привет|слухай|слушай|так|да|ні|нет|ок)[, ]{1,3})?@?/u
// "timebox thanks" addresses timebox; "Kate is ill" and "Kate and I" only mention Kate.
const ofThem = String.raw`is|was|has|had|will|would|did|does|said|says|told|can|could|should|and|or|to|at|in|on|of|from|for|with|'s|сказа\p{L}*|каже|говор\p{L}*|буде|будет|був|була|был|была|має|може|может|і|й|та|и|або|или|в|у|на|з|с|до|не|вже|уже|зараз|сейчас`
const spokenTo = new RegExp(String.raw`^ ?(?:$|[,:;!?>—–]|-[ >]|(?<= )(?!(?:${ofThem})(?![\p{L}\p{N}_]))\p{L})`, "u")
// "bo@example.org" is not a mention.
const handle = /(?<![\p{L}\p{N}_.])@(?=[\p{L}\p{N}_])/gu

/** The person whom a text addresses at its beginning, else after an `@`. Several if they have the same name. */
export const addressedIn = (text: string, index: NameIndex): ReadonlyArray<ActorId> => {
  const read = plain(text.slice(0, beginning).normalize("NFC")).trimStart().replaceAll(/\s+/gu, " ")
  // A nick may be equal to a greeting.
  for (const start of new Set([greeting.exec(read)?.[0].length ?? 0, read.startsWith("@") ? 1 : 0])) {
    const found = longestAt(read, start, index)
    if (found.actors.length > 0 && (read[start - 1] === "@" || spokenTo.test(read.slice(found.end))))
      return found.actors
  }
  for (const match of [...read.matchAll(handle)].slice(0, mostHandles)) {
    const { actors } = longestAt(read, match.index + 1, index)
    if (actors.length > 0) return actors
  }
  return []
}

/** The longest name at an offset wins: "cody-somerville" is not "cody". */
const longestAt = (text: string, start: number, index: NameIndex) => {
  let end = start
  let actors: Array<ActorId> = []
  for (const { actor, literal, pattern } of index.get(firstLetter(text.slice(start)) ?? "") ?? []) {
    if (!text.startsWith(literal, start)) continue
    pattern.lastIndex = start
    const length = pattern.exec(text)?.[0].length ?? 0
    if (length === 0 || start + length < end) continue
    if (start + length > end) actors = []
    end = start + length
    if (!actors.includes(actor)) actors.push(actor)
  }
  return { actors, end }
}

const firstLetter = (text: string): string | undefined => {
  const code = text.codePointAt(0)
  return code === undefined ? undefined : String.fromCodePoint(code)
}
