/** Splits sentences into clauses, so that each asks at most one person: "Dan sews the flags, Mira irons them". */
import { oneLine } from "../../../../../domain/text/clean.ts"
import { plain } from "../../../../language/words.ts"
import { greeting, isOpener } from "../../sentence/address.ts"
import { type Marker, markedText } from "../../sentence/markers.ts"
import type { Sentence } from "../../sentence/sentence.ts"
import { laysOnName } from "./assigning.ts"
import type { NamesIn } from "./names.ts"
import { hasForm } from "../verbs/forms.ts"

export interface Clause {
  /** Index into the messages. */
  readonly message: number
  /** The exact words of the message. */
  readonly quote: string
  /** The clause without bullet, marker and greeting. */
  readonly stated: string
  /** The same without address and interjections. */
  readonly body: string
  readonly marker: Marker | null
  /** The person whom the clause addresses by name: index into the people. */
  readonly to: number | null
  /** Whether it addresses a person by name, also one who does not write here. */
  readonly named: boolean
  /** The person who is its subject: "Dan sends it". Index into the people. */
  readonly subject: number | null
  /** The person to whom a list gives work: "posters for the hall — Nina". */
  readonly listed: { readonly person: number; readonly work: string } | null
}

/** The day or night of a person in a rota. */
const onDuty =
  /(?<!\p{L})(?:дежур[ия]т|чергу[єю]|на зміні|на смене|on call|on duty|takes the (?:night|day|early|late|morning|evening) shift)(?!\p{L})/u

/** Code points. `locate` rejects shorter quotes. */
const shortestQuote = 8

export const clausesOf = (sentence: Sentence, namesIn: NamesIn): ReadonlyArray<Clause> => {
  const { quote, marker, message } = sentence
  return piecesOf(quote, namesIn).map((piece, i): Clause => {
    const stated = (i === 0 ? withoutMarker(sentence, piece) : piece).replace(bullet, "").replace(greeting, "")
    const { body, to, named } = withoutAddressee(stated, namesIn)
    const [first] = namesIn(body.slice(0, 60))
    const all = namesIn(body)
    const last =
      all.find(({ start }) => /\S\s[—–-]\s$/u.test(body.slice(0, start))) ??
      (onDuty.test(plain(body)) ? all[0] : undefined)
    const listed = lineOf(piece, body, to, namesIn) ?? listedLast(body, last)
    const leading = /^(?:(?:хай|нехай|пусть) )?/u.exec(plain(body))?.[0].length
    const subject = first !== undefined && first.start === leading && !named ? first.person : null
    return { message, quote: piece, stated, body, marker: i === 0 ? marker : null, to, named, subject, listed }
  })
}

/** "Posters for the hall — Nina" */
const listedLast = (body: string, last: ReturnType<NamesIn>[number] | undefined) =>
  last === undefined ? null : { person: last.person, work: body.slice(0, last.start).replace(/[\s—–-]+$/u, "") || body }

/** A line of a list that begins with a name: "– Nina: two cakes". A line of a report has a verb, and is none. */
const lineOf = (piece: string, body: string, to: number | null, namesIn: NamesIn): Clause["listed"] => {
  const found = listLine.exec(piece)
  const { name = "", work = "" } = found?.groups ?? {}
  const person = to ?? namesIn(name)[0]?.person ?? null
  if (found === null || person === null || namesIn(name)[0]?.person !== person) return null
  const words = plain(work).match(/[\p{L}'-]+/gu) ?? []
  const reports = words.some((word) => hasForm(word, "past", "passive", "first", "third")) || says.test(plain(work))
  return reports ? null : { person, work: body.endsWith(work) ? work : body }
}
const listLine = /^\s*[>*•–—-]\s+(?<name>\p{Lu}\S{1,20}(?: \p{Lu}\S{1,20})?) ?(?::|\s[—–-])\s(?<work>[^?]{4,80})$/u
/** Words of an answer, of an absence or of a remark. */
const says =
  /^(?:yes|no|ok|\+1|ні|так|нет|да)(?!\p{L})|(?<!\p{L})(?:is|are|was|am|has|have|sick|away|off|vacation|absent|nothing|none|відпустк\p{L}*|хвор\p{L}*|отпуск\p{L}*|бол\p{L}+|нема|нет|немає|нічого|ничего)(?!\p{L})/u

const withoutMarker = ({ marker }: Sentence, piece: string) =>
  marker === null ? piece : (markedText(oneLine(piece))?.rest ?? piece)

const separator =
  /(?:^|[,.;:!?…—–)]|(?<!\p{L})(?:and|so|then|but|і|й|и|а|та|але|но|ну|one|two|three|по-перше|по-друге|по-третє|во-первых|во-вторых|в-третьих))\s*$/u
/** Words before a name that make it part of their clause: "ask Ann", "від Олега". */
const governs =
  /(?<!\p{L})(?:let|ask|tell|for|to|from|by|with|of|and|or|than|as|at|on|про|для|від|до|з|із|у|в|від|на|і|й|та|щоб|хай|нехай|попроси|скажи|для|от|до|с|со|у|на|и|чтобы|пусть|если|якщо|if|when|коли|когда|що|что)\s*$/u

/** The pieces of a sentence: it is cut before each name that begins a request or an assignment. */
const piecesOf = (quote: string, namesIn: NamesIn): ReadonlyArray<string> => {
  const cuts = namesIn(quote).flatMap(({ start, end }) => {
    const before = plain(quote.slice(0, start))
    // A piece with only a marker or a bullet is not a clause.
    if (markedText(`${quote.slice(0, start)}x x`)?.rest === "x x" || !/\p{L}{2}/u.test(before)) return []
    const after = plain(quote.slice(end, end + 60))
    const begins =
      !/[—–-]\s*$/u.test(before) && separator.test(before) && (/^(?:,|:)? ?$|^[,:] /u.test(after) || laysOnName(after))
    const spoken = !governs.test(before) && laysOnName(after)
    return start > 0 && (begins || spoken) ? [start] : []
  })
  const from = [0, ...cuts, quote.length]
  return from
    .slice(1)
    .map((to, i) => quote.slice(from[i], to).replace(/(?:[\s,;—–-]|\s(?:and|so|then|і|й|и|а|та|two|one))+$/u, ""))
    .map((piece) => piece.trim())
    .filter((piece) => [...piece].length >= shortestQuote)
}

const bullet =
  /^(?:[\s>*•–—-]|\d{1,2}[.)]\s|[\p{Extended_Pictographic}\ufe0f\u200d]|#[\p{L}\p{N}_]+\s|\([^)]{0,30}\)\s){1,6}/u
/** Words that begin a sentence and say nothing of its work. */
const interjection =
  /^(?:ok|okay|k|so|and|but|also|well|right|yes|yeah|yep|yup|sure|no|now|then|thanks|thx|great|good|cool|seriously|alright|anyway|btw|oh|ah|hm+|hey|hi|hello|guys|folks|sorry|fine|perfect|agreed|approved|works|first|second|finally|um|так|тоді|тогда|ну|а|і|й|и|та|але|но|ок|окей|добре|гаразд|ясно|ага|угу|да|ладно|хорошо|ой|ого|слухай|слушай|слухайте|слушайте|колеги|коллеги|ребята|народ|друзі|друзья|всі|все|отже|значит|значить|кстати|до речі|також|также|ще|еще|звісно|конечно|згоден|согласен|спасибо|дякую|по-перше|по-друге|по-третє|во-первых|во-вторых|прошу)(?:[,.:!;—–-]+\s*|\s+(?!\?))/u

const withoutAddressee = (piece: string, namesIn: NamesIn) => {
  let body = piece.replace(bullet, "")
  let to: number | null = null
  let named = false
  for (let i = 0; i < 6; i++) {
    const stripped = body.replace(bullet, "")
    const opening = interjection.exec(plain(stripped))
    const rest = opening === null ? stripped : stripped.slice(opening[0].length)
    const [first] = named ? [] : namesIn(rest.slice(0, 60))
    if (first?.start === 0 && addresses(plain(rest.slice(first.end)))) {
      to = first.person
      named = true
      body = rest.slice(first.end).replace(/^[\s,:—–-]+/u, "")
      continue
    }
    const unknown = named || first?.start === 0 ? null : strangerIn(rest)
    if (unknown !== null) {
      named = true
      body = unknown
      continue
    }
    if (rest === body) break
    body = rest
  }
  const last = namesIn(body).at(-1)
  const closing = last === undefined ? null : /^[\s.!?…)]*$/u.exec(body.slice(last.end))
  if (last !== undefined && closing !== null && to === null && /(?:^|[,.!?])\s*$/u.test(body.slice(0, last.start)))
    return { body: body.slice(0, last.start).replace(/[\s,]+$/u, "") + closing[0].trim(), to: last.person, named: true }
  return { body: body.trim(), to, named }
}

/** A name is an address before a comma or a colon, or before a request. "Dan sends it" speaks about Imran. */
const addresses = (after: string) =>
  /^\s?[,:](?!\S)|^ [—–-] |^$/u.test(after) ||
  (laysOnName(after) && !/^ (?:\p{L}+(?:s|ить|їть|ит|е|є|ет)|хай|нехай|to)(?![\p{L}'])/u.test(after))

/** The text after the address of a person who does not write here: "Maya, can you …". */
const strangerIn = (text: string): string | null => {
  const found = /^@?(?<name>\p{L}[\p{L}\p{N}_|.-]{1,29}) ?(?<mark>[,:]) (?=\S)/u.exec(text)
  const name = found?.groups?.["name"] ?? ""
  if (found === null || isOpener(name) || hasForm(plain(name), "imperative", "first", "past", "infinitive")) return null
  const rest = text.slice(found[0].length)
  const asked = laysOnName(`, ${plain(rest)}`)
  return text.startsWith("@") || (asked && /^\p{Lu}\p{Ll}+$/u.test(name)) ? rest : null
}
