/** Drafts tasks from approved knowledge, by rules alone. Questions, insights and ideas never become tasks. */
import type { AtomType, Category, Priority } from "../../../domain/values.ts"
import { dueDate } from "../../language/dates/dueDate.ts"
import type { Analysis, AnalyseInput, KnownAtom, Precedent, DistilledTask } from "../../distillation.ts"
import { allAtOnce, mapInSlices, type Sliced } from "../../slices/slices.ts"
import { plain } from "../../language/words.ts"
import { categoryOf } from "../classify/category.ts"
import { akin, plainWords } from "../extract/tasks/words/akin.ts"
import { markedText } from "../extract/sentence/markers.ts"
import { rateSentence } from "../extract/candidates/rate.ts"
import { likenessOf, portrait, type Portrait, sameThing } from "../../language/text/likeness.ts"
import { oneLine } from "../../../domain/text/clean.ts"
import { shortened } from "../../language/text/tidy.ts"
import { priorityOf } from "../classify/priority.ts"
import { assigneePhrase } from "./assignee.ts"
import { taskWeight } from "./needsTask.ts"
import { titleOf } from "./title.ts"

/** As many as the atoms of a batch, because each may be the promise of another person. */
const mostTasks = 20
const longestDescription = 2_000
/** Only this many statements are described: a description has no room for more. */
const mostDescribed = 60
const longestPhrase = 120
/** Only this many quotes of an atom are read for its title. */
const mostTitled = 8

const ranks: ReadonlyArray<Priority> = ["low", "medium", "high", "critical"]
/** The lowest priority for a type of atom. */
const leastOf: Partial<Record<AtomType, Priority>> = { blocker: "high" }

/** From this likeness on, a draft is a duplicate of an existing task. */
const sameTask = 0.6
/** From this likeness on, an earlier decision counts. */
const alike = 0.75
const rejectedFactor = 0.5
const approvedBonus = 0.15
/** Each further atom for the same task raises its score. */
const joinedBonus = 0.05

export type CategoryOf = (title: string, description: string) => { readonly category: Category }

export const analyseByRules = (input: AnalyseInput, categoryFor: CategoryOf = categoryOf): Analysis =>
  allAtOnce(analyseInSlices(input, categoryFor))

/** A slice for each text that is compared, and for each rule that reads an atom or the quotes of a draft. */
export function* analyseInSlices(input: AnalyseInput, categoryFor: CategoryOf = categoryOf): Sliced<Analysis> {
  const context: Context = {
    topic: input.topic,
    tasks: yield* mapInSlices(input.tasks, portrait),
    precedents: yield* mapInSlices(input.precedents, ({ became, text, verdict }) => ({
      verdict,
      portrait: portrait(became ?? text)
    })),
    categoryFor
  }
  const drafts: Array<DistilledTask> = []
  for (const members of yield* joined(input.atoms)) drafts.push(yield* draftOf(members, context))
  return {
    tasks: drafts.toSorted((a, b) => b.score - a.score || (a.atoms[0] ?? 0) - (b.atoms[0] ?? 0)).slice(0, mostTasks)
  }
}

interface Comparable {
  readonly verdict: Precedent["verdict"]
  readonly portrait: Portrait
}
interface Context {
  readonly topic: string | null
  readonly tasks: ReadonlyArray<Portrait>
  readonly precedents: ReadonlyArray<Comparable>
  readonly categoryFor: CategoryOf
}

interface Work {
  readonly index: number
  readonly atom: KnownAtom
  readonly title: string
  readonly weight: number
  readonly portrait: Portrait
  /** The content words of its title. */
  readonly words: ReadonlyArray<string>
}
type Members = readonly [Work, ...ReadonlyArray<Work>]

/** Groups of atoms that need the same task. The atom with the largest weight is first. */
function* joined(atoms: ReadonlyArray<KnownAtom>): Sliced<ReadonlyArray<Members>> {
  const works: Array<Work> = []
  for (const [index, atom] of atoms.entries()) {
    const work = yield* workOf(atom, index)
    if (work !== null) works.push(work)
  }
  const groups: Array<[Work, ...Array<Work>]> = []
  for (const work of works.sort((a, b) => b.weight - a.weight || a.index - b.index)) {
    const same = groups.find(([first]) => samePiece(first, work))
    if (same === undefined) groups.push([work])
    else same.push(work)
  }
  return groups
}

/** Two statements about the same piece of work: almost the same words, or most of the stems and the same owner. */
const samePiece = (a: Work, b: Work) => {
  if (likenessOf(a.portrait, b.portrait) >= sameThing) return true
  if (a.atom.owner === undefined || a.atom.owner !== b.atom.owner) return false
  const shared = akin(a.words, b.words)
  return shared >= leastStems && shared * 2 >= Math.min(a.words.length, b.words.length)
}
const leastStems = 2

/** Null when the atom needs no work. */
function* workOf(atom: KnownAtom, index: number): Sliced<Work | null> {
  yield
  const weight = yield* taskWeight(atom)
  yield
  const quotes = atom.quotes.slice(0, mostTitled).map(({ text }) => text)
  const title = weight === null ? null : titleOf(atom.text, atom.type, quotes)
  if (weight === null || title === null || title === "") return null
  const marked = yield* mapInSlices(atom.quotes, ({ text }) => markedText(text) !== null)
  const worth = marked.includes(true)
    ? 1
    : (rateSentence({ text: atom.text, marker: null, addressed: false })?.score ?? 0)
  yield
  return {
    index,
    atom,
    title,
    weight: weight * 0.8 + worth * 0.2,
    portrait: portrait(atom.text),
    words: plainWords(title)
  }
}

function* draftOf(members: Members, { topic, tasks, precedents, categoryFor }: Context): Sliced<DistilledTask> {
  const [{ title, weight }] = members
  const quotes = members.flatMap(({ atom }) => atom.quotes)
  const description = describe(title, topic, members)
  const own = portrait(title)
  const near = tasks
    .map((task, index) => ({ index, near: likenessOf(own, task) }))
    .filter(({ near }) => near >= sameTask)
    .sort((a, b) => b.near - a.near)[0]
  const raised = Math.min(0.95, weight + joinedBonus * (members.length - 1))
  yield
  const { category } = categoryFor(title, quotes.map(({ text }) => text).join("\n"))
  const due = yield* firstOf(quotes, dueOf)
  const priority = yield* priorityFor(members)
  return {
    title,
    description,
    atoms: members.map(({ index }) => index),
    duplicateOf: near?.index ?? null,
    category,
    priority: priority === "medium" && due?.isNear === true ? "high" : priority,
    duePhrase: due?.phrase ?? null,
    assigneePhrase: yield* firstOf(quotes, ({ text }) => short(assigneePhrase(text))),
    score: Math.round(asDecidedBefore(raised, own, precedents) * 1000) / 1000
  }
}

/** The topic and every statement that the title does not contain, each once. */
const describe = (title: string, topic: string | null, members: Members) => {
  const said = members.flatMap(({ atom }) => [atom.text, ...atom.quotes.map(({ text }) => text)])
  const statements = said.slice(0, mostDescribed).map((text) => oneLine(text.slice(0, longestDescription)))
  const lines = [...new Map(statements.map((line) => [plain(line), line])).values()].filter(
    (line) => line !== title && !statements.some((other) => other !== line && other.includes(line))
  )
  const under = topic === null ? [] : [oneLine(topic)]
  return shortenedLines([...under, ...lines.map((line) => `“${line}”`)])
}

const shortenedLines = (lines: ReadonlyArray<string>) => {
  let length = -1
  const kept = lines.filter((line) => (length += line.length + 1) <= longestDescription)
  return kept.length > 0 ? kept.join("\n") : shortened(lines[0] ?? "", longestDescription)
}

function* priorityFor(members: Members): Sliced<Priority> {
  yield
  const rated = yield* mapInSlices(members, ({ atom }) => [
    priorityOf([atom.text, ...atom.quotes.map(({ text }) => text)].join("\n")),
    leastOf[atom.type] ?? "low"
  ])
  const all = rated.flat()
  return all.reduce((most, priority) => (ranks.indexOf(priority) > ranks.indexOf(most) ? priority : most))
}

function* firstOf<A, B>(all: ReadonlyArray<A>, read: (one: A) => B | null): Sliced<B | null> {
  for (const one of all) {
    const found = read(one)
    yield
    if (found !== null) return found
  }
  return null
}

const short = (phrase: string | null) => (phrase !== null && phrase.length <= longestPhrase ? phrase : null)

/** A deadline within two days is near: other work has to wait. Milliseconds. */
const near = 2 * 86_400_000

/** The words of a due date, and whether it is near. The zone does not matter for a distance of days. */
const dueOf = ({ text, at }: KnownAtom["quotes"][number]) => {
  const found = dueDate(text, { at, zone: "UTC" })
  if (found === null || short(found.phrase) === null) return null
  return { phrase: found.phrase, isNear: Date.parse(found.due) - Date.parse(at) <= near }
}

const asDecidedBefore = (score: number, own: Portrait, precedents: ReadonlyArray<Comparable>) => {
  const near = precedents
    .map((precedent) => ({ precedent, near: likenessOf(own, precedent.portrait) }))
    .filter(({ near }) => near >= alike)
    .sort((a, b) => b.near - a.near)[0]
  if (near === undefined) return score
  return near.precedent.verdict === "rejected" ? score * rejectedFactor : Math.min(0.97, score + approvedBonus)
}
