/** Finds the person whom a text asks for work, from mentions and names in the text. It never guesses. */
import type { KnownPerson } from "../../model.ts"
import { allAtOnce, mapInSlices, type Sliced } from "../../slices/slices.ts"
import { plain } from "../words.ts"
import { otherNamesOf } from "./diminutives.ts"
import { firstToken, nameForms, waysToWrite } from "./nameForms.ts"

/** Only this much of a longer text is read. UTF-16 units. */
const mostRead = 8_000
/** Only this much of a longer quote is read. UTF-16 units. */
const mostOfQuote = 600

/**
 * The person whom a text asks: the first one mentioned with `@`, else the one who is addressed or assigned by name.
 * Null if there is none, or if a name fits two people.
 */
export const addressee = (text: string, people: ReadonlyArray<KnownPerson>): string | null =>
  allAtOnce(addresseeInSlices(text, people))

/** A slice for each person whose name may be in the text. */
export function* addresseeInSlices(text: string, people: ReadonlyArray<KnownPerson>): Sliced<string | null> {
  // Each run of blanks becomes one, so that the expressions below stay linear.
  const read = plain(text.slice(0, mostRead).normalize("NFC"))
    .replace(/[^\S\n]+/gu, " ")
    .replace(/ ?\n[ \n]*/gu, "\n")
  const mentioned = mentions(read).find((handle) => bearers(handle, people).length > 0)
  if (mentioned !== undefined) return only(bearers(mentioned, people))
  const asked = yield* mapInSlices(writtenIn(read, people), (person) =>
    forms(person).some((name) => asks(name).test(read)) ? [person.id] : []
  )
  if (asked.some((found) => found.length > 0)) return only(asked.flat())
  // No name fits as it is written, so a short form may.
  const called = people.map(({ id, names }) => ({ id, names: shortForms(names) }))
  const short = yield* mapInSlices(writtenIn(read, called), (person) =>
    forms(person).some((name) => asks(name).test(read)) ? [person.id] : []
  )
  return only(short.flat())
}

/** The person whom a short quote names, in any form of the name. Null if it names no person, or two. */
export const personNamed = (quote: string, people: ReadonlyArray<KnownPerson>): string | null => {
  const read = plain(quote.slice(0, mostOfQuote).normalize("NFC"))
  const named = writtenIn(read, people).filter((person) =>
    forms(person).some((name) => new RegExp(whole(name), "u").test(read))
  )
  if (named.length > 0) return only(named.map(({ id }) => id))
  const called = people.map(({ id, names }) => ({ id, names: shortForms(names) }))
  return only(
    writtenIn(read, called)
      .filter((person) => forms(person).some((name) => new RegExp(whole(name), "u").test(read)))
      .map(({ id }) => id)
  )
}

/** Other first names of a person: of "Олександр Коваль" these are "Саша", "Alex" and others. */
const shortForms = (names: ReadonlyArray<string>) => [
  ...new Set(names.filter((name) => !name.startsWith("@")).flatMap((name) => otherNamesOf(firstToken(name))))
]

/** The people whose first name may be in the text: each of them costs several searches of the whole text. */
const writtenIn = (read: string, people: ReadonlyArray<KnownPerson>) => {
  const beginnings = new Set<string>()
  for (const { index } of read.matchAll(/(?<![\p{L}\p{N}_])\p{Script=Cyrillic}/gu))
    for (let length = 1; length <= longestBeginning; length++) beginnings.add(read.slice(index, index + length))
  const isWritten = (name: string) => {
    const first = firstToken(name)
    return /^\p{Script=Cyrillic}/u.test(first) ? beginnings.has(beginningOf(first)) : read.includes(first)
  }
  return people.filter(({ names }) => waysToWrite(names).some(isWritten))
}

/** The letters of a Cyrillic name that are the same in every case: up to two letters are an ending, and one may soften. */
const beginningOf = (token: string) => token.slice(0, Math.min(longestBeginning, Math.max(1, token.length - 3)))
const longestBeginning = 3

// "cc @bo" informs Bo, but asks for nothing. "bo@example.org" is not a mention.
const mention = /(?<![\p{L}\p{N}_.])(?<cc>cc:? (?:@[\p{L}\p{N}_]+,? )*)?@(?<handle>[\p{L}\p{N}_]{2,40})/gu

const mentions = (text: string) =>
  [...text.matchAll(mention)].flatMap(({ groups }) => (groups?.["cc"] === undefined ? [groups?.["handle"] ?? ""] : []))

const bearers = (handle: string, people: ReadonlyArray<KnownPerson>) =>
  people
    .filter(({ names }) =>
      waysToWrite(names).some((name) => plain(name.normalize("NFKC")).replace(/^@/u, "") === handle)
    )
    .map(({ id }) => id)

const forms = ({ names }: KnownPerson) =>
  waysToWrite(names)
    .map(nameForms)
    .filter((name) => name !== null)

const whole = (name: string) => String.raw`(?<![\p{L}\p{N}_])@?${name}(?![\p{L}\p{N}_])`

const greeting = String.raw`(?:(?:hey|hi|hello|ok|please|привіт|привет|слухай|слушай|пан[еі]?),? )?`
const request = String.raw`please|pls|can you|could you|would you|will|to (?=\p{L})|should|must|будь ласка|прошу|глянь|подивись|зроби|зробить|перевір|можеш|може|має|візьми|візьме|пожалуйста|посмотри|сделай|сделает|проверь|можешь|может|должен|должна|возьми|возьмет`
const assigning = String.raw`assign(?:ed|ing)?(?: (?:it|this|that))? to|assignee|owner|responsible|ask|delegate to|відповідальн\p{L}*|виконав\p{L}*|признач\p{L}*(?: на)?|доруч\p{L}*|нехай|хай|попрос\p{L}*|ответственн\p{L}*|исполнител\p{L}*|назнач\p{L}*(?: на)?|поруч\p{L}*|пусть`

/** The name is addressed ("Ann, …", "…, Ann?"), asked ("Ann please …") or assigned ("ask Ann"). */
const asks = (name: string) =>
  new RegExp(
    [
      String.raw`(?:^|[.!?\n] ?)${greeting}${whole(name)}(?: ?[,:—–]| -|,? (?:${request}))`,
      String.raw`, ?${whole(name)} ?[.!?)]{0,5} ?$`,
      // "Ask Ben for the key" gives Ben no task.
      String.raw`(?<!\p{L})(?:${assigning}):? ${whole(name)}(?! (?:for|about|if|whether|why|what|when|where|how|про|чи|ли|почему|чому)(?!\p{L}))`
    ].join("|"),
    "u"
  )

const only = (ids: ReadonlyArray<string>) => (new Set(ids).size === 1 ? (ids[0] ?? null) : null)
