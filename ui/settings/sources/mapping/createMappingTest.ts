/**
 * Tests a typed mapping with its sample after each change. The server has the rules. One request runs at a time, and what is typed
 * meanwhile is tested after it.
 */
import { createEffect, createSignal, on } from "solid-js"
import type { SourceMapping } from "../../../../domain/source/mapping.ts"
import { sentenceOf } from "../../../words/sentenceOf.ts"
import { type TypedMapping, mappingOf } from "./typedMapping.ts"

/** The words of the sample, or the reason why it has none. */
export interface MappingResult {
  readonly text: string
  readonly isGood: boolean
}

interface Tried {
  readonly title: string
  readonly text: string
  readonly link: string | null
}

export const createMappingTest = (
  typed: () => TypedMapping,
  ask: (mapping: SourceMapping, sample: string) => Promise<Tried>
) => {
  const [result, setResult] = createSignal<MappingResult | null>(null)
  let isTesting = false
  let waiting: TypedMapping | null = null
  const test = async ({ sample, ...fields }: TypedMapping): Promise<MappingResult | null> => {
    if (fields.title.trim() === "" || sample.trim() === "") return null
    try {
      const { title, text, link } = await ask(mappingOf(fields), sample)
      return { text: [title, text, link ?? ""].filter((line) => line !== "").join("\n"), isGood: true }
    } catch (error) {
      return { text: sentenceOf(error), isGood: false }
    }
  }
  const testAll = async (first: TypedMapping) => {
    waiting = first
    if (isTesting) return
    isTesting = true
    while (waiting !== null) {
      const now: TypedMapping = waiting
      waiting = null
      const tested = await test(now)
      if (waiting === null) setResult(tested)
    }
    isTesting = false
  }
  createEffect(on(typed, (now) => void testAll(now)))
  return result
}
