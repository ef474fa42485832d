/** Finds the known items that the messages of a window end, replace or deny. */
import type { ItemStatus } from "../../../../domain/values.ts"
import {
  type AtomRelation,
  type ExtractedAtom,
  type ExtractInput,
  type KnownItem,
  type ModelQuote,
  openItem
} from "../../../distillation.ts"
import { plain } from "../../../language/words.ts"
import { mapInSlices, type Sliced } from "../../../slices/slices.ts"
import { reportOf } from "../status/report.ts"
import { sentencesIn } from "../status/sentencesIn.ts"
import { denialOf } from "./denial.ts"
import { endingOf } from "./ending.ts"
import { matterOverlap, type MatterWords, matterWordsOf } from "./sameMatter.ts"

interface Matter {
  readonly item: KnownItem
  readonly index: number
  readonly subject: MatterWords
}

/** A report is a proposal of this score: the comparison is strict. 0 to 1. */
const scoreOfReport = 0.6
/** Code points. A shorter quote is not located. */
const shortestQuote = 8

/**
 * The atoms with their links. A report that ends a known item, and that is no part of an atom, becomes an atom that is
 * done itself, so that a person approves it as knowledge and the known item ends with it.
 *
 * @param notMeant the quotes of jokes, of sarcasm, and of other people's words
 */
export function* linkedInSlices(
  input: ExtractInput,
  atoms: ReadonlyArray<ExtractedAtom>,
  notMeant: ReadonlyArray<ModelQuote>
): Sliced<ReadonlyArray<ExtractedAtom>> {
  const names = input.people.flatMap(({ name }) => plain(name).match(/\p{L}{2,}/gu) ?? [])
  const known = yield* mapInSlices(input.atoms, (item, index): Matter => ({
    item,
    index,
    subject: matterWordsOf(item.text, names)
  }))
  const open = known.filter(({ item }) => item.status === "open")
  if (open.length === 0) return atoms
  const stated = yield* mapInSlices(atoms, (atom): ExtractedAtom => {
    const at = input.messages[atom.evidence[0]?.message ?? -1]?.at
    const links = at === undefined ? [] : denialOf(atom, matterWordsOf(atom.text, names), earlierThan(open, at))
    return { ...atom, links }
  })
  const taken = new Set(stated.flatMap(({ links }) => links.map(({ to }) => to)))
  const linked = [...stated]
  for (const report of yield* reportsIn(input, open, names)) {
    if (taken.has(report.to) || isIn(notMeant, report.quote)) continue
    taken.add(report.to)
    const link: AtomRelation = { relation: "closes", to: report.to }
    const own = linked.findIndex(({ evidence }) => isIn(evidence, report.quote))
    const atom = linked[own]
    if (atom === undefined) linked.push(atomOf(report, link))
    // A statement that repeats the item is not the report of its end, unless it is done itself.
    else if (atom.status !== "open" || atom.type !== "requirement")
      linked[own] = { ...atom, links: [...atom.links, link] }
  }
  return linked
}

interface Report {
  readonly quote: ModelQuote
  readonly to: number
  readonly status: ItemStatus
  readonly type: ExtractedAtom["type"]
}

/** The reports that end exactly one known item. Two items that fit equally well are none. */
function* reportsIn(input: ExtractInput, open: ReadonlyArray<Matter>, names: ReadonlyArray<string>) {
  const found = yield* mapInSlices(input.messages, (message, at): ReadonlyArray<Report> => {
    const earlier = message.context ? [] : earlierThan(open, message.at)
    if (earlier.length === 0) return []
    return sentencesIn(message.text).flatMap((sentence) => {
      const report = reportOf(at, message.author, sentence)
      if (report.says === null || [...sentence].length < shortestQuote) return []
      const said = matterWordsOf(sentence, names)
      const ended = earlier.flatMap(({ item, index, subject }) => {
        const status = endingOf(item, subject, report, said, message.at)
        const { shared } = matterOverlap(subject, said)
        return status === null ? [] : [{ item, index, status, shared }]
      })
      const most = Math.max(0, ...ended.map(({ shared }) => shared))
      const [best, other] = ended.filter(({ shared }) => shared === most)
      if (best === undefined || other !== undefined) return []
      const type = isTrouble.test(best.item.type) ? "solution" : "insight"
      return [{ quote: { message: at, quote: sentence }, to: best.index, status: best.status, type }]
    })
  })
  return found.flat()
}

const isTrouble = /^(?:problem|blocker|risk)$/u

const atomOf = ({ quote, status, type }: Report, link: AtomRelation): ExtractedAtom => ({
  type,
  text: quote.quote,
  topic: null,
  evidence: [quote],
  tags: [],
  score: scoreOfReport,
  ...openItem,
  status,
  closedBy: quote,
  links: [link]
})

const earlierThan = (matters: ReadonlyArray<Matter>, at: string) => matters.filter(({ item }) => item.at < at)

const isIn = (quotes: ReadonlyArray<ModelQuote>, { message, quote }: ModelQuote) =>
  quotes.some((each) => each.message === message && (each.quote.includes(quote) || quote.includes(each.quote)))
