/** Matches proposals with labelled items: by words, by type, and one to one. The rules are those of the data's guidelines. */
import type { Item, Trap } from "../data.ts"
import { leastPart, sharedPart, type Span, spansOf } from "./spans.ts"

/** A proposal as the scorer reads it. The fields are those of the data's proposals files. */
export interface Proposed {
  readonly kind: "atom" | "task" | "topic"
  readonly type: string
  readonly text: string
  readonly evidence: ReadonlyArray<{ readonly message: number; readonly quote: string }>
  readonly status?: string
  readonly owner?: string | null
  readonly due?: string | null
  readonly score?: number
}

/** A quote's places in its message. */
export interface Spot {
  readonly message: number
  readonly spans: ReadonlyArray<Span>
}

/** Located evidence only. */
export const spotsOf = (
  evidence: ReadonlyArray<{ readonly message: number; readonly quote: string }>,
  texts: ReadonlyMap<number, string>
): ReadonlyArray<Spot> =>
  evidence
    .map(({ message, quote }) => ({ message, spans: spansOf(texts.get(message) ?? "", quote) }))
    .filter(({ spans }) => spans.length > 0)

/** The largest shared part of two lists of quotes. */
export const overlapOf = (label: ReadonlyArray<Spot>, proposed: ReadonlyArray<Spot>): number =>
  Math.max(
    0,
    ...label.flatMap((one) =>
      proposed
        .filter(({ message }) => message === one.message)
        .flatMap(({ spans }) => one.spans.flatMap((a) => spans.map((b) => sharedPart(a, b))))
    )
  )

export const typeOf = ({ kind, type }: Pick<Proposed, "kind" | "type">): string => (kind === "task" ? "task" : type)

/** The types that also count as correct, the closest first. */
const neighbours: Readonly<Record<Item["type"], ReadonlyArray<string>>> = {
  task: ["requirement"],
  requirement: ["task", "decision"],
  decision: [],
  problem: ["blocker", "risk"],
  blocker: ["problem", "risk"],
  risk: ["problem", "blocker"],
  question: [],
  insight: ["solution"],
  solution: ["insight"],
  idea: []
}

/** 0 for the same type, more for a neighbour; null if the type does not fit. */
export const typeDistance = (
  label: { readonly type: Item["type"]; readonly also?: ReadonlyArray<string> },
  type: string
): number | null => {
  if (type === label.type) return 0
  if (label.also?.includes(type) === true) return 1
  const place = neighbours[label.type].indexOf(type)
  return place < 0 ? null : 2 + place
}

export interface Label extends Item {
  readonly spots: ReadonlyArray<Spot>
}
export interface Candidate {
  readonly proposed: Proposed
  readonly spots: ReadonlyArray<Spot>
}

export interface Fit {
  readonly distance: number
  readonly overlap: number
}
/** How a proposal fits an item by type and words; null if it does not. */
export const fitOf = (label: Label, { proposed, spots }: Candidate): Fit | null => {
  const distance = typeDistance(label, typeOf(proposed))
  if (distance === null) return null
  const overlap = overlapOf(label.spots, spots)
  return overlap < leastPart ? null : { distance, overlap }
}

/** The closest type first, then the larger overlap. */
const byFit = (a: Fit | undefined, b: Fit | undefined) =>
  (a?.distance ?? 9) - (b?.distance ?? 9) || (b?.overlap ?? 0) - (a?.overlap ?? 0)

/**
 * The largest one-to-one matching of items and proposals; `must` items come first. An item that loses its proposal takes
 * another one if it can (augmenting paths). Source: Kuhn, The Hungarian Method for the assignment problem, 1955.
 */
export const matched = (
  labels: ReadonlyArray<Label>,
  candidates: ReadonlyArray<Candidate>
): ReadonlyMap<Candidate, Label> => {
  const options = new Map(
    labels.map((label) => [
      label,
      candidates
        .flatMap((candidate) => {
          const fit = fitOf(label, candidate)
          return fit === null ? [] : [{ candidate, fit }]
        })
        .toSorted((a, b) => byFit(a.fit, b.fit))
    ])
  )
  const taken = new Map<Candidate, Label>()
  const place = (label: Label, tried: Set<Candidate>): boolean => {
    for (const { candidate } of options.get(label) ?? []) {
      if (tried.has(candidate)) continue
      tried.add(candidate)
      const holder = taken.get(candidate)
      if (holder !== undefined && !place(holder, tried)) continue
      taken.set(candidate, label)
      return true
    }
    return false
  }
  const best = (label: Label) => options.get(label)?.[0]?.fit
  const order = labels.toSorted(
    (a, b) => Number(b.weight === "must") - Number(a.weight === "must") || byFit(best(a), best(b))
  )
  for (const label of order) place(label, new Set())
  return taken
}

/**
 * The trap whose words and apparent type a proposal has. A proposal with the status `done` does not hit a trap of work that
 * was already done.
 */
export const trapOf = (
  traps: ReadonlyArray<Trap & { readonly spots: ReadonlyArray<Spot> }>,
  { proposed, spots }: Candidate
): Trap | undefined =>
  traps.find(
    (trap) =>
      typeDistance({ type: trap.looksLike }, typeOf(proposed)) !== null &&
      overlapOf(trap.spots, spots) >= leastPart &&
      !(trap.trap === "already-done" && proposed.status === "done")
  )
