/** Tests a typed mapping with its sample after each change. The server has the rules. */
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
  let latest = 0
  const test = async ({ sample, ...fields }: TypedMapping) => {
    const mine = ++latest
    if (fields.title.trim() === "" || sample.trim() === "") return void setResult(null)
    try {
      const { title, text, link } = await ask(mappingOf(fields), sample)
      const lines = [title, text, link ?? ""].filter((line) => line !== "")
      if (mine === latest) setResult({ text: lines.join("\n"), isGood: true })
    } catch (error) {
      if (mine === latest) setResult({ text: sentenceOf(error), isGood: false })
    }
  }
  createEffect(on(typed, (now) => void test(now)))
  return result
}
